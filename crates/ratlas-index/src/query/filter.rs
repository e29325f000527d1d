//! Filters as queries of the engine.

use std::ops::Bound;

use ratlas_german::{Word, each_word, fold, reference_key};
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::IndexError;
use crate::date::days;
use crate::query::Filters;
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
    res.extend(names("body", fields.body_words, &filters.body, |it| it.stemmed.to_vec())?);
    res.extend(names("person", fields.person, &filters.person, |it| it.exact.to_vec())?);
    res.extend(dates(filters, fields)?);
    let mut res: Vec<Box<dyn Query>> = res.into_iter().map(unscored).collect();
    if let Some(number) = &filters.number {
        let key = reference_key(number);
        if key.is_empty() {
            return Err(fail("number", number, "a letter or a digit is expected"));
        }
        res.push(self::number(&key, fields, &WEIGHTS));
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
    let code = value.trim().to_uppercase();
    if code.starts_with("DE-") { code } else { format!("DE-{code}") }
}

fn openness(public: Option<bool>) -> Vec<String> {
    match public {
        None => Vec::new(),
        Some(public) => vec![public.to_string(), "mixed".to_owned()],
    }
}

/// Names of which one must hold all words of one of the values.
fn names(
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
            return Err(fail(filter, value, "a word is expected"));
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

fn dates(filters: &Filters, fields: &Fields) -> Result<Option<Box<dyn Query>>, IndexError> {
    let day = |name, value: &Option<String>| match value {
        None => Ok(None),
        Some(value) => match days(value) {
            Some(found) => Ok(Some(found)),
            None => Err(fail(name, value, "a date like 2020, 2020-12 or 2020-12-03 is expected")),
        },
    };
    let (from, to) = (day("from", &filters.from)?, day("to", &filters.to)?);
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let bound = |day: Option<i64>| match day {
        Some(day) => Bound::Included(Term::from_field_i64(fields.date, day)),
        None => Bound::Unbounded,
    };
    // An open end still asks for a date: a bound without papers beyond it.
    let first = bound(Some(from.map_or(0, |it| *it.start())));
    let last = bound(to.map(|it| *it.end()));
    Ok(Some(Box::new(RangeQuery::new(first, last))))
}

/// All conditions, none of which must fail.
pub(crate) fn all_of(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::new(queries.into_iter().map(|it| (Occur::Must, it)).collect()))
}

fn fail(name: &'static str, value: &str, reason: &str) -> IndexError {
    IndexError::Filter { name, value: value.to_owned(), reason: reason.to_owned() }
}
