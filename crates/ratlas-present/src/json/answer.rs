//! Counts of all hits and of a library as JSON, `ratlas/facets/1` and `ratlas/stats/1`.

use std::collections::BTreeMap;

use ratlas_library::{LibraryAnswer, Matching, Stats};
use serde::Serialize;
use utoipa::ToSchema;

/// The distribution of all hits; the last line of a search that asks for it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetsLine<'a> {
    schema: &'static str,
    total: usize,
    /// `all`, `some` or `sentence`: whether the hits hold all words.
    matching: &'static str,
    /// The query as it may have been meant.
    suggestions: &'a [String],
    facets: BTreeMap<&'a str, Vec<Count<'a>>>,
}

/// How many hits have a value.
#[derive(Debug, Serialize, ToSchema)]
struct Count<'a> {
    value: &'a str,
    count: u64,
}

impl<'a> FacetsLine<'a> {
    /// The line of an answer.
    pub fn new(answer: &'a LibraryAnswer) -> FacetsLine<'a> {
        let facets = answer.facets.iter().map(|it| (it.name, counts(&it.counts)));
        FacetsLine {
            schema: "ratlas/facets/1",
            total: answer.total,
            matching: matching(answer.matching),
            suggestions: &answer.suggestions,
            facets: facets.collect(),
        }
    }
}

/// What is in a library.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatsLine<'a> {
    schema: &'static str,
    /// The state of the library.
    library: &'a str,
    papers: u64,
    duplicates: u64,
    pages: u64,
    files: Vec<Count<'a>>,
    vanished: u64,
    refused: Vec<Count<'a>>,
    cities: Vec<Count<'a>>,
    genres: Vec<Count<'a>>,
    years: Vec<Count<'a>>,
}

impl<'a> StatsLine<'a> {
    /// The line of a library in the state `library`.
    pub fn new(stats: &'a Stats, library: &'a str) -> StatsLine<'a> {
        StatsLine {
            schema: "ratlas/stats/1",
            library,
            papers: stats.papers,
            duplicates: stats.duplicates,
            pages: stats.pages,
            files: counts(&stats.files),
            vanished: stats.vanished,
            refused: counts(&stats.refused),
            cities: counts(&stats.cities),
            genres: counts(&stats.genres),
            years: counts(&stats.years),
        }
    }
}

fn counts(counts: &[(String, u64)]) -> Vec<Count<'_>> {
    counts.iter().map(|(value, count)| Count { value, count: *count }).collect()
}

/// The name in data.
pub(super) fn matching(it: Matching) -> &'static str {
    match it {
        Matching::All => "all",
        Matching::Some => "some",
        Matching::Sentence => "sentence",
    }
}
