//! By what papers are counted.

use serde::{Deserialize, Serialize};

use crate::schema::column;
use crate::{Filters, SearchQuery};

/// A property of papers whose values head the rows or columns of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The usual name of the city.
    City,
    /// ISO 3166-2 code.
    State,
    /// The year of the date a paper is found by.
    Year,
    /// What kind of paper.
    Genre,
    /// The name of a body.
    Body,
    /// The faction of people or applicants.
    Faction,
    /// What became of it.
    Outcome,
    /// A concept of the thesaurus.
    Topic,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Dimension; 8] = [
        Dimension::City,
        Dimension::State,
        Dimension::Year,
        Dimension::Genre,
        Dimension::Body,
        Dimension::Faction,
        Dimension::Outcome,
        Dimension::Topic,
    ];

    /// Its name, which facets and fields of queries share.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Dimension::City => "city",
            Dimension::State => "state",
            Dimension::Year => "year",
            Dimension::Genre => "genre",
            Dimension::Body => "body",
            Dimension::Faction => "faction",
            Dimension::Outcome => "outcome",
            Dimension::Topic => "topic",
        }
    }

    /// Whether anything can be a value, so that there may be thousands.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Dimension::Body | Dimension::Faction | Dimension::Topic)
    }

    /// The column with the values; the year is made from the date.
    pub(super) fn column(self) -> &'static str {
        match self {
            Dimension::City => column::CITY,
            Dimension::State => column::STATE,
            Dimension::Year => column::DATE,
            Dimension::Genre => column::GENRE,
            Dimension::Body => column::BODY,
            Dimension::Faction => column::FACTION,
            Dimension::Outcome => column::OUTCOME,
            Dimension::Topic => "topic",
        }
    }

    /// The question whose papers also have a value.
    ///
    /// The value becomes a filter; where there is one of the kind already, both must hold, and the
    /// value becomes a field of the query's text.
    #[must_use]
    pub fn narrowed(self, query: &SearchQuery, value: &str) -> SearchQuery {
        let mut res = query.clone();
        if !self.set(&mut res.filters, value) {
            let text = match query.text.trim() {
                "" | "*" => String::new(),
                text => format!("({text}) "),
            };
            res.text = format!("{text}{}:\"{}\"", self.as_str(), value.replace('"', " "));
        }
        res
    }

    /// Sets a filter that is not set yet; whether that could be done.
    fn set(self, filters: &mut Filters, value: &str) -> bool {
        let put = |list: &mut Vec<String>| {
            let is_free = list.is_empty();
            if is_free {
                list.push(value.to_owned());
            }
            is_free
        };
        match self {
            Dimension::City => put(&mut filters.city),
            Dimension::State => put(&mut filters.state),
            Dimension::Body => put(&mut filters.body),
            Dimension::Faction => put(&mut filters.faction),
            Dimension::Year => put(&mut filters.year),
            Dimension::Genre => one(&mut filters.genre, value),
            Dimension::Outcome => one(&mut filters.outcome, value),
            Dimension::Topic => put(&mut filters.topic),
        }
    }
}

fn one<T: std::str::FromStr>(list: &mut Vec<T>, value: &str) -> bool {
    let value = value.parse().ok().filter(|_| list.is_empty());
    let is_set = value.is_some();
    list.extend(value);
    is_set
}
