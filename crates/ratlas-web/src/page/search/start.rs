//! What the page shows before anything is searched for.

use ratlas_library::{Library, NewPaper, SearchQuery};

use crate::failure::Failure;
use crate::kept::{Keepable, bytes_of};
use crate::state::links;
use crate::state::search::{with_value, without_page};

/// Papers that came last.
const NEWEST: usize = 6;

/// Cities to begin with.
const CITIES: usize = 12;

/// What the library holds, and how to ask it.
#[derive(Debug)]
pub(crate) struct Start {
    /// How many papers.
    pub(crate) papers: u64,
    /// How many pages.
    pub(crate) pages: u64,
    /// The cities with most papers, and how many cities there are.
    pub(crate) cities: Vec<(String, u64, String)>,
    pub(crate) n_cities: usize,
    /// The first and the last year.
    pub(crate) years: Option<(String, String)>,
    /// The papers that came last, with their addresses.
    pub(crate) newest: Vec<(NewPaper, String)>,
    /// Questions that show what can be asked: what they show, the words, their address.
    pub(crate) examples: Vec<Example>,
}

/// A question to try.
#[derive(Debug)]
pub(crate) struct Example {
    /// What it shows: a key of the template.
    pub(crate) shows: &'static str,
    /// The question.
    pub(crate) text: String,
    /// Its address.
    pub(crate) href: String,
}

impl Keepable for Start {
    fn bytes(&self) -> Option<usize> {
        Some(bytes_of(&self.cities) + bytes_of(&self.newest) + bytes_of(&self.examples))
    }
}

impl Start {
    /// Looks at a library.
    pub(crate) fn of(library: &Library) -> Result<Start, Failure> {
        let stats = library.stats()?;
        let newest = library.newest(&SearchQuery::default(), NEWEST, None)?;
        let mut years: Vec<String> = stats.years.iter().map(|it| it.0.clone()).collect();
        years.sort_unstable();
        let ends = years.first().cloned().zip(years.last().cloned());
        let city = stats.cities.first().map(|it| it.0.as_str());
        let number = newest.iter().find_map(|it| it.paper.number.as_deref());
        Ok(Start {
            papers: stats.papers,
            pages: stats.pages,
            n_cities: stats.cities.len(),
            cities: stats.cities.iter().take(CITIES).map(|it| city_link(&it.0, it.1)).collect(),
            examples: examples(city, number),
            newest: newest
                .into_iter()
                .map(|it| {
                    let href = links::new_paper(&it).to_string();
                    (it, href)
                })
                .collect(),
            years: ends,
        })
    }
}

fn city_link(city: &str, count: u64) -> (String, u64, String) {
    let href = with_value(&SearchQuery::default(), "city", city).to_string();
    (city.to_owned(), count, href)
}

/// What each shows, and its words; `{}` is a city or a number of the library.
const EXAMPLES: &str = include_str!("../../../lexicon/examples.tsv");

fn examples(city: Option<&str>, number: Option<&str>) -> Vec<Example> {
    let rows = EXAMPLES.lines().filter(|it| !it.starts_with('#'));
    let rows = rows.filter_map(|it| it.split_once('\t'));
    let example = |(shows, text): (&'static str, &str)| {
        let value = if shows == "number" { number } else { city };
        let text = match value {
            _ if !text.contains("{}") => text.to_owned(),
            Some(value) if value.contains(['"', '\\']) => return None,
            Some(value) => text.replace("{}", value),
            None => return None,
        };
        let query = SearchQuery { text: text.clone(), ..SearchQuery::default() };
        Some(Example { shows, text, href: without_page(&query).to_string() })
    };
    rows.filter_map(example).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_can_be_read() {
        for example in examples(Some("Bad Homburg"), Some("20-26 / B 01322")) {
            let query = SearchQuery { text: example.text, ..SearchQuery::default() };
            assert!(query.to_query_text().is_ok(), "{query:?}");
        }
        let without = examples(None, None);
        assert!(without.iter().all(|it| !it.text.contains("{}") && it.shows != "number"));
    }
}
