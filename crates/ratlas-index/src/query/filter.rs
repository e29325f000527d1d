//! Filters as queries of the engine.

use std::collections::HashMap;
use std::ops::{Bound, RangeInclusive};
use std::sync::LazyLock;

use ratlas_german::{Word, each_word, fold, reference_key};
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::IndexError;
use crate::builtin_concepts;
use crate::date::days;
use crate::query::compile::count_range;
use crate::query::{Filters, MistakeKind, QueryMistake, names, time};
use crate::ranking::{WEIGHTS, Weights};
use crate::schema::Fields;

/// The conditions of filters, each of which must hold.
///
/// # Errors
///
/// [`IndexError::Filter`] for a date that is none and a name or number without letters and digits.
pub(crate) fn conditions(
    filters: &Filters,
    fields: &Fields,
) -> Result<Vec<Box<dyn Query>>, IndexError> {
    let mut res = Vec::new();
    let mut keys = |field: Field, values: Vec<String>| {
        if !values.is_empty() {
            res.push(any_of(values.iter().map(|it| key(field, it)).collect()));
        }
    };
    keys(fields.city_key, filters.city.iter().map(|it| fold(it.trim())).collect());
    keys(fields.genre, filters.genre.iter().map(ToString::to_string).collect());
    keys(fields.outcome, filters.outcome.iter().map(ToString::to_string).collect());
    keys(fields.state, filters.state.iter().map(|it| state(it)).collect());
    keys(fields.faction_key, filters.faction.iter().map(|it| fold(it.trim())).collect());
    keys(fields.language, filters.language.iter().map(|it| fold(it.trim())).collect());
    keys(fields.public, openness(filters.public));
    keys(fields.stance, filters.stance.iter().map(ToString::to_string).collect());
    keys(fields.topic, filters.topic.iter().map(|it| topic(it)).collect());
    res.extend(in_names("body", fields.body_words, &filters.body, |it| it.stemmed.to_vec())?);
    let printed: [(_, _, &[String]); 3] = [
        ("person", fields.person, &filters.person),
        ("applicant", fields.applicant, &filters.applicant),
        ("law", fields.law, &filters.law),
    ];
    for (filter, field, values) in printed {
        res.extend(in_names(filter, field, values, |it| it.exact.to_vec())?);
    }
    res.extend(in_names("office", fields.office, &filters.office, |it| it.stemmed.to_vec())?);
    res.extend(dates(filters, fields)?);
    res.extend(filters.counts.iter().map(|it| count_range(it.count, it.from, it.to, fields)));
    let mut res: Vec<Box<dyn Query>> = res.into_iter().map(unscored).collect();
    let numbers: Vec<Box<dyn Query>> = filters
        .number
        .iter()
        .map(|it| match reference_key(it) {
            key if key.is_empty() => Err(empty("number", it)),
            key => Ok(self::number(&key, fields, &WEIGHTS)),
        })
        .collect::<Result<_, _>>()?;
    if !numbers.is_empty() {
        res.push(any_of(numbers));
    }
    Ok(res)
}

/// A number by its key, the paper's own number first.
pub(crate) fn number(number: &str, fields: &Fields, weights: &Weights) -> Box<dyn Query> {
    let scored = |field, score| -> Box<dyn Query> {
        Box::new(ConstScoreQuery::new(key(field, number), score))
    };
    any_of(vec![
        scored(fields.own_number, weights.own_number),
        scored(fields.number, weights.number),
    ])
}

/// A whole value.
pub(crate) fn key(field: Field, value: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic))
}

/// Alternatives, whose scores add up.
pub(crate) fn any_of(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.pop() {
        Some(only) if queries.is_empty() => only,
        last => {
            queries.extend(last);
            Box::new(BooleanQuery::union(queries))
        }
    }
}

/// A condition that says nothing about how good a hit is.
pub(crate) fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

fn state(value: &str) -> String {
    names::value("state", value).map_or_else(|| value.trim().to_uppercase(), str::to_owned)
}

/// The id of a concept from its id or any of its names.
pub(crate) fn topic(value: &str) -> String {
    let known = TOPICS.get(&names::key(value)).cloned();
    known.unwrap_or_else(|| fold(value.trim()).replace(' ', "_"))
}

/// The concepts papers are marked with, by their names; ids before labels before other names.
static TOPICS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let concepts = builtin_concepts();
    let ids = concepts.iter().map(|it| (&it.id, it));
    let labels = concepts.iter().map(|it| (&it.label, it));
    let terms = concepts.iter().flat_map(|it| it.terms.iter().map(move |term| (&term.text, it)));
    let mut res = HashMap::new();
    for (name, concept) in ids.chain(labels).chain(terms) {
        res.entry(names::key(name)).or_insert_with(|| concept.id.clone());
    }
    res
});

fn openness(public: Option<bool>) -> Vec<String> {
    match public {
        None => Vec::new(),
        Some(public) => vec![public.to_string(), "mixed".to_owned()],
    }
}

/// Names of which one must hold all words of one of the values.
fn in_names(
    filter: &'static str,
    field: Field,
    values: &[String],
    terms_of: fn(Word<'_>) -> Vec<String>,
) -> Result<Option<Box<dyn Query>>, IndexError> {
    let mut alternatives = Vec::new();
    for value in values {
        let (mut wholes, mut parts) = (Vec::new(), Vec::new());
        each_word(value, |word| {
            let mut terms = terms_of(word);
            let whole = terms.pop();
            // A word with a hyphen is found as one word and as its parts.
            if terms.is_empty() {
                parts.extend(whole.clone());
            }
            parts.append(&mut terms);
            wholes.extend(whole);
        });
        if wholes.is_empty() {
            return Err(empty(filter, value));
        }
        alternatives.push(one_name(field, wholes.clone()));
        if parts != wholes {
            alternatives.push(one_name(field, parts));
        }
    }
    Ok((!alternatives.is_empty()).then(|| any_of(alternatives)))
}

/// Words of one name: they share a position.
fn one_name(field: Field, mut words: Vec<String>) -> Box<dyn Query> {
    words.sort();
    words.dedup();
    if let [word] = words.as_slice() {
        return key(field, word);
    }
    let terms = words.iter().map(|it| (0, Term::from_field_text(field, it)));
    Box::new(PhraseQuery::new_with_offset(terms.collect()))
}

/// From the first to the last day, and in one of the times.
fn dates(filters: &Filters, fields: &Fields) -> Result<Vec<Box<dyn Query>>, IndexError> {
    let day = |name, value: &Option<String>| match value {
        None => Ok(None),
        Some(value) => {
            let found = time::moment(value).and_then(|it| days(&it));
            found.map(Some).ok_or_else(|| fail(name, value, MistakeKind::BadDate))
        }
    };
    let mut res = Vec::new();
    let (from, to) = (day("from", &filters.from)?, day("to", &filters.to)?);
    if from.is_some() || to.is_some() {
        res.push(between(from, to, fields));
    }
    let mut years = Vec::new();
    for value in &filters.year {
        let mistake =
            |it| IndexError::Filter { name: "year", value: value.clone(), mistake: Box::new(it) };
        let (from, to) = time::bounds(value).map_err(mistake)?;
        let day = |it: Option<String>| it.and_then(|it| days(&it));
        years.push(between(day(from), day(to), fields));
    }
    if !years.is_empty() {
        res.push(any_of(years));
    }
    Ok(res)
}

/// Papers with a date from the first day of one time to the last of another.
fn between(
    from: Option<RangeInclusive<i64>>,
    to: Option<RangeInclusive<i64>>,
    fields: &Fields,
) -> Box<dyn Query> {
    let bound = |day: i64| Bound::Included(Term::from_field_i64(fields.date, day));
    // An open end still asks for a date: a bound without papers beyond it.
    let first = bound(from.map_or(0, |it| *it.start()));
    let last = to.map_or(Bound::Unbounded, |it| bound(*it.end()));
    Box::new(RangeQuery::new(first, last))
}

/// All conditions, none of which must fail.
pub(crate) fn all_of(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::new(queries.into_iter().map(|it| (Occur::Must, it)).collect()))
}

fn empty(name: &'static str, value: &str) -> IndexError {
    fail(name, value, MistakeKind::EmptyValue)
}

fn fail(name: &'static str, value: &str, kind: MistakeKind) -> IndexError {
    let values = [if kind == MistakeKind::EmptyValue { name } else { value }];
    let mistake = QueryMistake::new(kind, 0..value.len(), &values);
    IndexError::Filter { name, value: value.to_owned(), mistake: Box::new(mistake) }
}
