//! What was read of the question: mistakes with their place, chosen filters.

use ratlas_library::{QueryMistake, SearchQuery};
use ratlas_present::{Lang, mistakes};

use crate::state::names::{Asks, NAMES};
use crate::state::search::{Unread, without_page, without_value};
use crate::state::values::{filter_values, values};

/// Something to tell about a question, with its place in what was typed.
#[derive(Debug)]
pub(crate) struct Told {
    /// The name in the address; empty for the words.
    pub(crate) name: String,
    /// What is wrong.
    pub(crate) sentence: String,
    /// What to do.
    pub(crate) hint: Option<String>,
    /// What was probably meant.
    pub(crate) near: Vec<String>,
    /// What was typed: before the place, at it, behind it.
    pub(crate) typed: [String; 3],
    /// Blanks and carets under the place.
    pub(crate) caret: String,
}

impl Told {
    /// A value of the address that cannot be read.
    pub(crate) fn unread(lang: Lang, unread: &Unread) -> Told {
        Told::new(lang, unread.name.clone(), &unread.value, &unread.mistake)
    }

    /// A mistake in the words.
    pub(crate) fn of_query(lang: Lang, text: &str, mistake: &QueryMistake) -> Told {
        Told::new(lang, String::new(), text, mistake)
    }

    /// A mistake in a filter that only the index sees.
    pub(crate) fn of_filter(lang: Lang, name: &str, value: &str, mistake: &QueryMistake) -> Told {
        Told::new(lang, name.to_owned(), value, mistake)
    }

    fn new(lang: Lang, name: String, typed: &str, mistake: &QueryMistake) -> Told {
        let placed = mistakes::placed(lang, typed, mistake);
        let (before, rest) = typed.split_at(placed.span.start);
        let (at, behind) = rest.split_at(placed.span.len());
        // Whatever is typed stands on one line, so that the caret is under its place.
        let line = |it: &str| it.replace(char::is_whitespace, " ");
        let caret = " ".repeat(before.chars().count()) + &"^".repeat(at.chars().count().max(1));
        Told {
            name,
            sentence: placed.sentence,
            hint: placed.hint,
            near: mistake.near.clone(),
            typed: [line(before), line(at), line(behind)],
            caret,
        }
    }
}

/// A value of a filter that is chosen.
#[derive(Debug)]
pub(crate) struct Chip {
    /// The name of the filter in the address.
    pub(crate) name: &'static str,
    /// Its field, which is the list of words for its values.
    pub(crate) field: &'static str,
    /// The value.
    pub(crate) value: String,
    /// The address without it.
    pub(crate) without: String,
}

/// Everything that narrows a search, in the order of addresses.
pub(crate) fn chips(query: &SearchQuery) -> Vec<Chip> {
    let mut res = Vec::new();
    for (name, _, asks) in NAMES {
        match asks {
            Asks::Filter(field) => {
                for value in filter_values(&query.filters, field) {
                    let without = without_value(query, field, &value).to_string();
                    res.push(Chip { name, field, value, without });
                }
            }
            Asks::Items | Asks::Versions | Asks::Exact | Asks::NoThesaurus => {
                for value in values(query, asks) {
                    let mut without = without_page(query);
                    without.pairs.retain(|it| it.0 != name);
                    res.push(Chip { name, field: "", value, without: without.to_string() });
                }
            }
            Asks::Text | Asks::Sort | Asks::Page => {}
        }
    }
    res
}

/// Filters that have a field of their own on the page.
const WITH_FIELD: [&str; 11] = [
    "city", "state", "genre", "body", "year", "outcome", "faction", "topic", "language", "from",
    "to",
];

/// Names and values that the form keeps although nobody sees them in it.
pub(crate) fn hidden(query: &SearchQuery) -> Vec<(String, String)> {
    let mut res = without_page(query).pairs;
    res.retain(|(name, _)| {
        let asks = NAMES.iter().find(|it| it.0 == name).map(|it| it.2);
        match asks {
            Some(Asks::Filter(field)) => !WITH_FIELD.contains(&field),
            Some(Asks::Sort) => true,
            _ => false,
        }
    });
    res
}
