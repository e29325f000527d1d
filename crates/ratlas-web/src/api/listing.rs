//! Lists.

use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Listing<T> {
    /// `ratlas/list/1`.
    schema: &'static str,
    /// How many entries the whole list has.
    total: usize,
    items: Vec<T>,
    /// The address of the next part; null behind the last.
    next: Option<String>,
}

impl<T> Listing<T> {
    /// A part of a list of `total` entries.
    pub(super) fn new(total: usize, items: Vec<T>, next: Option<String>) -> Listing<T> {
        Listing { schema: "ratlas/list/1", total, items, next }
    }

    /// A whole list.
    pub(super) fn whole(items: Vec<T>) -> Listing<T> {
        Listing::new(items.len(), items, None)
    }
}

/// Which part of a list.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `Asked::part` reads")]
pub(super) struct PartWords {
    /// Entries at a time: 1 to 200, else 20.
    #[param(minimum = 1, maximum = 200, example = 5)]
    limit: Option<u32>,
    /// The part, from 1.
    #[param(minimum = 1)]
    page: Option<u32>,
}

/// The language of sentences.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `Reader` reads")]
pub(super) struct LangWord {
    /// Language of sentences: `de` or `en`; else what the header `Accept-Language` asks for, else German.
    lang: Option<String>,
}

/// What narrows a list of papers. Each may stand several times: one of the values is enough.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `Asked::query` reads")]
pub(super) struct FilterWords {
    /// Name of a city.
    city: Option<Vec<String>>,
    /// Federal state: name or ISO 3166-2 code.
    state: Option<Vec<String>>,
    /// What kind of paper, e.g. `motion`, `minutes`.
    genre: Option<Vec<String>>,
    /// A part of the name of a body.
    body: Option<Vec<String>>,
    /// What became of it, e.g. `approved`, `rejected`.
    outcome: Option<Vec<String>>,
    /// What the administration says to it, e.g. `supports`.
    stance: Option<Vec<String>>,
    /// A part of a name.
    person: Option<Vec<String>>,
    /// A part of the name of a faction.
    faction: Option<Vec<String>>,
    /// Who brought it in.
    applicant: Option<Vec<String>>,
    /// The office that answers.
    office: Option<Vec<String>>,
    /// A concept of the thesaurus.
    topic: Option<Vec<String>>,
    /// A law it names.
    law: Option<Vec<String>>,
    /// The number, in any way of writing.
    number: Option<Vec<String>>,
    /// Not before this day, month or year, e.g. `2020`, `12.2020`, `2020-12-03`.
    from: Option<String>,
    /// Not after this day, month or year.
    to: Option<String>,
}

/// What is searched for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `Asked::query` reads")]
pub(super) struct QueryWords {
    /// The words, in the language of queries: `"runder Tisch" stadt:Ulm -Sport`. Everything without.
    #[param(example = "Integration")]
    query: Option<String>,
    /// Words as typed only.
    exact: Option<bool>,
    /// No other words for the same thing.
    #[param(rename = "no-thesaurus")]
    no_thesaurus: Option<bool>,
}
