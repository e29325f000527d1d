//! The names of fields in queries, and of their values.

use std::str::FromStr;
use std::sync::LazyLock;

use ratlas_german::fold;

use crate::query::Filters;

/// What may stand before the colon of `field:value`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    Body,
    City,
    Date,
    Faction,
    Genre,
    Language,
    Number,
    Outcome,
    Person,
    State,
    Title,
}

/// The rows of the list: kind, value, names.
static ROWS: LazyLock<Vec<[&str; 3]>> = LazyLock::new(|| {
    include_str!("../../lexicon/query_names.tsv")
        .lines()
        .filter(|it| !it.starts_with('#'))
        .filter_map(|it| it.split('\t').collect::<Vec<&str>>().try_into().ok())
        .collect()
});

/// The value of a kind that has a name.
fn named(kind: &str, name: &str) -> Option<&'static str> {
    let name = fold(name);
    let row = ROWS.iter().find(|[of, value, names]| {
        *of == kind && (*value == name || names.split(',').any(|it| it == name))
    });
    row.map(|[_, value, _]| *value)
}

/// The field with a name.
pub(crate) fn field(name: &str) -> Option<Name> {
    Some(match named("field", name)? {
        "body" => Name::Body,
        "city" => Name::City,
        "date" => Name::Date,
        "faction" => Name::Faction,
        "genre" => Name::Genre,
        "language" => Name::Language,
        "number" => Name::Number,
        "outcome" => Name::Outcome,
        "person" => Name::Person,
        "state" => Name::State,
        _ => Name::Title,
    })
}

/// The names of all fields, for messages.
pub(crate) fn names() -> String {
    let fields = ROWS.iter().filter(|[kind, ..]| *kind == "field");
    fields.map(|[_, _, names]| names.replace(',', ":, ") + ":").collect::<Vec<String>>().join(", ")
}

/// The filter a field of a query stands for, or what is expected instead of its value.
///
/// [`Name::Title`] is no filter and gives an empty one.
pub(crate) fn filters(name: Name, value: &str) -> Result<Filters, String> {
    let mut res = Filters::default();
    let values = vec![value.to_owned()];
    match name {
        Name::Title => {}
        Name::Body => res.body = values,
        Name::City => res.city = values,
        Name::Faction => res.faction = values,
        Name::Language => res.language = values,
        Name::Person => res.person = values,
        Name::State => res.state = values,
        Name::Number => res.number = Some(value.to_owned()),
        Name::Genre => res.genre = vec![of_list("genre", value)?],
        Name::Outcome => res.outcome = vec![of_list("outcome", value)?],
        Name::Date => {
            let (from, to) = value.split_once("..").unwrap_or((value, value));
            let day = |it: &str| (!it.is_empty()).then(|| it.to_owned());
            (res.from, res.to) = (day(from), day(to));
        }
    }
    Ok(res)
}

/// A value of a closed list, by its own or its German name.
fn of_list<T: FromStr>(kind: &str, value: &str) -> Result<T, String> {
    let found = named(kind, value).unwrap_or(value).parse().or_else(|_| fold(value).parse());
    found.map_err(|_| {
        let values = ROWS.iter().filter(|[of, ..]| *of == kind).map(|[_, value, _]| *value);
        format!("`{value}` is none of {}", values.collect::<Vec<&str>>().join(", "))
    })
}

#[cfg(test)]
mod tests {
    use ratlas_model::{Genre, Outcome};

    use super::*;

    #[test]
    fn every_value_of_the_list_is_one() {
        for [kind, value, names] in ROWS.iter() {
            for name in names.split(',') {
                assert_eq!(fold(name), name);
                let found = match *kind {
                    "field" => field(name).is_some(),
                    "genre" => of_list::<Genre>(kind, name).is_ok(),
                    _ => of_list::<Outcome>(kind, name).is_ok(),
                };
                assert!(found, "{kind} {value} {name}");
            }
        }
    }

    #[test]
    fn reads_own_and_german_names() {
        assert_eq!(of_list("genre", "Änderungsantrag"), Ok(Genre::Amendment));
        assert_eq!(of_list("outcome", "not_recommended"), Ok(Outcome::NotRecommended));
        assert!(of_list::<Genre>("genre", "Gedicht").is_err());
        assert_eq!(field("TITEL"), Some(Name::Title));
    }
}
