//! What stands before the colon of `field:value`, and what values mean.

use std::str::FromStr;

use crate::query::filters::{CountRange, Filters};
use crate::query::mistake::{MistakeKind, QueryMistake};
use crate::query::names;
use crate::query::node::{Count, Node, Place};
use crate::query::time;

/// A field whose values are filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    Applicant,
    Body,
    City,
    Date,
    Faction,
    Genre,
    Language,
    Law,
    Number,
    Office,
    Outcome,
    Person,
    Public,
    Stance,
    State,
    Topic,
    Year,
}

/// What a name before a colon says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// A filter.
    Value(Name),
    /// A range of numbers.
    Count(Count),
    /// Words in one place.
    Place(Place),
    /// Words as printed.
    Exact,
}

/// The fields by their own names.
const FIELDS: [(&str, Said); 24] = [
    ("abstain", Said::Count(Count::Abstain)),
    ("applicant", Said::Value(Name::Applicant)),
    ("body", Said::Value(Name::Body)),
    ("city", Said::Value(Name::City)),
    ("date", Said::Value(Name::Date)),
    ("exact", Said::Exact),
    ("faction", Said::Value(Name::Faction)),
    ("genre", Said::Value(Name::Genre)),
    ("language", Said::Value(Name::Language)),
    ("law", Said::Value(Name::Law)),
    ("no", Said::Count(Count::No)),
    ("number", Said::Value(Name::Number)),
    ("office", Said::Value(Name::Office)),
    ("outcome", Said::Value(Name::Outcome)),
    ("pages", Said::Count(Count::Pages)),
    ("person", Said::Value(Name::Person)),
    ("public", Said::Value(Name::Public)),
    ("stance", Said::Value(Name::Stance)),
    ("state", Said::Value(Name::State)),
    ("text", Said::Place(Place::Text)),
    ("title", Said::Place(Place::Title)),
    ("topic", Said::Value(Name::Topic)),
    ("year", Said::Value(Name::Year)),
    ("yes", Said::Count(Count::Yes)),
];

/// What a name in any of its spellings says.
pub(crate) fn said(name: &str) -> Option<Said> {
    let own = names::value("field", name)?;
    FIELDS.iter().find(|(field, _)| *field == own).map(|(_, said)| *said)
}

/// The German name of a field, as it is shown.
pub(crate) fn shown(said: Said) -> &'static str {
    let field = FIELDS.iter().find(|(_, it)| *it == said);
    field.map_or("", |(own, _)| names::shown("field", own))
}

/// The condition that a field with one value stands for.
///
/// # Errors
///
/// A [`QueryMistake`] whose span is bytes of the value.
pub(crate) fn condition(said: Said, value: &str) -> Result<Node, QueryMistake> {
    match said {
        Said::Count(count) => {
            let CountRange { count, from, to } = count_range(count, value)?;
            Ok(Node::Range(count, from, to))
        }
        Said::Value(name) => {
            filters(name, value)?;
            Ok(Node::Field(name, value.to_owned()))
        }
        Said::Place(place) => Ok(Node::In(place, Box::new(Node::Word(value.to_owned())))),
        Said::Exact => Ok(Node::Exact(value.to_owned())),
    }
}

/// The filter that a field with one value stands for.
///
/// # Errors
///
/// A [`QueryMistake`] whose span is bytes of the value.
pub(crate) fn filters(name: Name, value: &str) -> Result<Filters, QueryMistake> {
    let mut res = Filters::default();
    no_star(Said::Value(name), value)?;
    if !value.contains(char::is_alphanumeric) {
        let field = shown(Said::Value(name));
        return Err(QueryMistake::new(MistakeKind::EmptyValue, 0..value.len(), &[field]));
    }
    let values = vec![value.trim().to_owned()];
    match name {
        Name::Applicant => res.applicant = values,
        Name::Body => res.body = values,
        Name::City => res.city = values,
        Name::Faction => res.faction = values,
        Name::Law => res.law = values,
        Name::Number => res.number = values,
        Name::Office => res.office = values,
        Name::Person => res.person = values,
        Name::Topic => res.topic = values,
        Name::Genre => res.genre = vec![of_list("genre", value)?],
        Name::Outcome => res.outcome = vec![of_list("outcome", value)?],
        Name::Stance => res.stance = vec![of_list("stance", value)?],
        Name::State => res.state = vec![of_list("state", value)?],
        Name::Public => res.public = Some(of_list("public", value)?),
        Name::Language => res.language = vec![language(value)?],
        Name::Date => (res.from, res.to) = time::bounds(value)?,
        Name::Year => {
            time::bounds(value).map_err(|it| year_mistake(it, value))?;
            res.year = values;
        }
    }
    Ok(res)
}

/// Values are whole: `*` behind one is a mistake. That of a gendered form is a part of it.
fn no_star(said: Said, value: &str) -> Result<(), QueryMistake> {
    let ends_word = |at: &usize| !value[at + 1..].starts_with(char::is_alphanumeric);
    match value.match_indices('*').map(|(at, _)| at).find(ends_word) {
        Some(at) => Err(QueryMistake::new(MistakeKind::StarInField, at..at + 1, &[shown(said)])),
        None => Ok(()),
    }
}

/// A mistake in a year keeps what it is, but says that a year is expected.
fn year_mistake(mistake: QueryMistake, value: &str) -> QueryMistake {
    match mistake.kind {
        MistakeKind::BadDate => {
            let said = QueryMistake::new(MistakeKind::BadYear, 0..value.len(), &[value]);
            said.meant(mistake.near)
        }
        _ => mistake,
    }
}

/// A value of a closed list, by any of its names.
fn of_list<T: FromStr>(kind: &'static str, value: &str) -> Result<T, QueryMistake> {
    let found = names::value(kind, value).and_then(|it| it.parse().ok());
    found.ok_or_else(|| unknown(kind, value))
}

fn unknown(kind: &'static str, value: &str) -> QueryMistake {
    let values = [value, names::shown("field", kind)];
    QueryMistake::new(MistakeKind::UnknownValue, 0..value.len(), &values)
        .meant(names::nearest(kind, value))
        .possible(names::all(kind))
}

/// A language by its name or code; codes of languages without a name are taken as they are.
fn language(value: &str) -> Result<String, QueryMistake> {
    let code = value.trim().to_lowercase();
    let is_code = matches!(code.len(), 2 | 3) && code.bytes().all(|it| it.is_ascii_lowercase());
    match names::value("language", value) {
        Some(known) => Ok(known.to_owned()),
        None if is_code => Ok(code),
        None => Err(unknown("language", value)),
    }
}

/// A number, or numbers between bounds: `20`, `>20`, `>=20`, `<20`, `<=20`, `10..20`, `10..`, `..20`.
///
/// # Errors
///
/// [`MistakeKind::BadCount`], [`MistakeKind::ReversedRange`].
pub(crate) fn count_range(count: Count, value: &str) -> Result<CountRange, QueryMistake> {
    no_star(Said::Count(count), value)?;
    let bad = || QueryMistake::new(MistakeKind::BadCount, 0..value.len(), &[value.trim()]);
    let number = |it: &str| it.trim().parse::<u64>().map_err(|_| bad());
    let text = value.trim();
    let (from, to) = if let Some(rest) = text.strip_prefix(">=") {
        (Some(number(rest)?), None)
    } else if let Some(rest) = text.strip_prefix("<=") {
        (None, Some(number(rest)?))
    } else if let Some(rest) = text.strip_prefix('>') {
        (Some(number(rest)?.checked_add(1).ok_or_else(bad)?), None)
    } else if let Some(rest) = text.strip_prefix('<') {
        (None, Some(number(rest)?.checked_sub(1).ok_or_else(bad)?))
    } else if let Some((from, to)) = time::range(text) {
        let end = |it: &str| if it.is_empty() { Ok(None) } else { number(it).map(Some) };
        (end(from)?, end(to)?)
    } else {
        let only = number(text.strip_prefix('=').unwrap_or(text)).map_err(|it| {
            let ends = text.split_once(['-', '–']);
            let ends = ends.filter(|(from, to)| number(from).is_ok() && number(to).is_ok());
            it.meant(
                ends.map(|(from, to)| format!("{}..{}", from.trim(), to.trim()))
                    .into_iter()
                    .collect(),
            )
        })?;
        (Some(only), Some(only))
    };
    match (from, to) {
        (None, None) => Err(bad()),
        (Some(first), Some(last)) if first > last => {
            let values = [first.to_string(), last.to_string()];
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            let mistake = QueryMistake::new(MistakeKind::ReversedRange, 0..value.len(), &values);
            Err(mistake.meant(vec![format!("{last}..{first}")]))
        }
        _ => Ok(CountRange { count, from, to }),
    }
}

#[cfg(test)]
mod tests {
    use ratlas_model::{Genre, Outcome};

    use super::*;

    #[test]
    fn every_field_has_names() {
        for (own, field) in FIELDS {
            assert_eq!(said(own), Some(field));
            assert_eq!(said(shown(field)), Some(field));
        }
        assert_eq!(names::all("field").len(), FIELDS.len());
    }

    /// Every value of the closed lists of the record has a name.
    #[test]
    fn every_value_of_the_lists_is_one() {
        for genre in Genre::ALL {
            assert_eq!(of_list("genre", genre.as_str()), Ok(*genre));
        }
        for outcome in Outcome::ALL {
            assert_eq!(of_list("outcome", outcome.as_str()), Ok(*outcome));
        }
        for stance in ratlas_model::Stance::ALL {
            assert_eq!(of_list("stance", stance.as_str()), Ok(*stance));
        }
    }

    #[test]
    fn counts() {
        let range = |value| count_range(Count::Yes, value).map(|it| (it.from, it.to));
        assert_eq!(range(">20"), Ok((Some(21), None)));
        assert_eq!(range(">= 20"), Ok((Some(20), None)));
        assert_eq!(range("<20"), Ok((None, Some(19))));
        assert_eq!(range("<=20"), Ok((None, Some(20))));
        assert_eq!(range("10..20"), Ok((Some(10), Some(20))));
        assert_eq!(range("10.."), Ok((Some(10), None)));
        assert_eq!(range("0"), Ok((Some(0), Some(0))));
        for (value, kind, meant) in [
            ("viele", MistakeKind::BadCount, ""),
            ("<0", MistakeKind::BadCount, ""),
            (">18446744073709551615", MistakeKind::BadCount, ""),
            ("99999999999999999999", MistakeKind::BadCount, ""),
            ("..", MistakeKind::BadCount, ""),
            ("10-20", MistakeKind::BadCount, "10..20"),
            ("20..10", MistakeKind::ReversedRange, "10..20"),
        ] {
            let mistake = count_range(Count::Yes, value).unwrap_err();
            assert_eq!((mistake.kind, mistake.near.concat().as_str()), (kind, meant), "{value}");
        }
    }

    #[test]
    fn languages() {
        assert_eq!(language("Türkisch"), Ok("tr".to_owned()));
        assert_eq!(language("TR"), Ok("tr".to_owned()));
        assert_eq!(language("xx"), Ok("xx".to_owned()));
        assert_eq!(language("Türkish").unwrap_err().near[0], "Türkisch");
    }
}
