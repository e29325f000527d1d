//! The search page: the question as it was read, what it finds, and how that spreads.

mod facets;
mod found;
mod start;
pub(crate) mod told;
mod years;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ratlas_library::{Filters, Library, LibraryAnswer, LibraryError, QueryMistake, SearchQuery};

use self::facets::FacetView;
use self::found::Found;
use self::start::Start;
use self::told::{Chip, Told};
use self::years::Years;
use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::kept::{Keepable, bytes_of};
use crate::reader::Reader;
use crate::state::names::SORTS;
use crate::state::search::{SearchState, without_page};

#[derive(Debug, Template)]
#[template(path = "page/search.html")]
struct SearchPage {
    reader: Reader,
    query: SearchQuery,
    /// What is wrong with the question; then nothing was searched.
    mistakes: Vec<Told>,
    /// What of the address means nothing.
    unknown: Vec<Told>,
    chips: Vec<Chip>,
    /// Names and values that have no field of their own on the page.
    hidden: Vec<(String, String)>,
    facets: Vec<FacetView>,
    years: Option<Years>,
    found: Option<Found>,
    /// What stands there without a question.
    start: Option<Arc<Start>>,
    /// The address of the page, without the page of hits.
    address: String,
    /// The questions of it alone.
    asked: String,
}

/// What a library answers to a question.
#[derive(Debug)]
pub(crate) enum Answer {
    /// What was found, and what is doubtful in the question.
    Found(Box<LibraryAnswer>, Vec<QueryMistake>),
    /// The question cannot be read.
    Mistaken(QueryMistake),
    /// The value of a filter cannot be read.
    MistakenFilter(&'static str, String, QueryMistake),
}

/// Bytes of the texts of a hit.
const HIT_BYTES: usize = 1_024;

impl Keepable for Answer {
    fn bytes(&self) -> Option<usize> {
        let Answer::Found(answer, _) = self else { return None };
        let counts = answer.facets.iter().map(|it| bytes_of(&it.counts));
        Some(bytes_of(&answer.hits) + answer.hits.len() * HIT_BYTES + counts.sum::<usize>())
    }
}

/// Asks a library; that a question cannot be read is an answer.
pub(crate) fn answer(library: &Library, query: &SearchQuery) -> Result<Answer, Failure> {
    match library.search(query) {
        Ok(answer) => Ok(Answer::Found(Box::new(answer), library.doubts(query)?)),
        Err(LibraryError::Query(mistake)) => Ok(Answer::Mistaken(mistake)),
        Err(LibraryError::Filter { name, value, mistake }) => {
            Ok(Answer::MistakenFilter(name, value, *mistake))
        }
        Err(error) => Err(error.into()),
    }
}

/// `/`.
pub(crate) async fn search(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let state = SearchState::of(&reader.address);
    let mut res = SearchPage::new(reader, &state);
    if !state.is_asked() {
        res.start = Some(app.ask_kept("start", Start::of).await?);
    } else if state.mistakes.is_empty() {
        let query = state.query.clone();
        let asked = state.query.clone();
        let answer = app.ask_kept(asked, move |library| answer(library, &query)).await?;
        res.show(&answer);
    }
    Ok(page(&res))
}

impl SearchPage {
    fn new(reader: Reader, state: &SearchState) -> SearchPage {
        let query = state.query.clone();
        let address = without_page(&query);
        SearchPage {
            mistakes: state.mistakes.iter().map(|it| Told::unread(reader.lang, it)).collect(),
            unknown: state.unknown.iter().map(|it| Told::unread(reader.lang, it)).collect(),
            chips: told::chips(&query),
            hidden: told::hidden(&query),
            facets: Vec::new(),
            years: None,
            found: None,
            start: None,
            asked: address.query(),
            address: address.to_string(),
            reader,
            query,
        }
    }

    fn show(&mut self, answer: &Answer) {
        let lang = self.reader.lang;
        match answer {
            Answer::Found(answer, doubts) => {
                let whole = self.reader.address.value("alle").map(str::to_owned);
                self.years = Years::of(&answer.facets, &self.query);
                self.facets = facets::views(&answer.facets, &self.query, whole.as_deref());
                self.found = Some(Found::new(lang, &self.query, answer, doubts));
            }
            Answer::Mistaken(mistake) => {
                self.mistakes.push(Told::of_query(lang, &self.query.text, mistake));
            }
            Answer::MistakenFilter(name, value, mistake) => {
                self.mistakes.push(Told::of_filter(lang, name, value, mistake));
            }
        }
    }

    /// The orders of hits: German name, whether it is this one, its address.
    fn sorts(&self) -> impl Iterator<Item = (&'static str, bool, String)> {
        SORTS.iter().map(|(name, _, _, sort)| {
            let query = SearchQuery { sort: *sort, ..self.query.clone() };
            (*name, *sort == self.query.sort, without_page(&query).to_string())
        })
    }

    /// How many values of filters are chosen.
    fn n_chosen(&self) -> usize {
        self.chips.len()
    }

    /// The address of the words without anything that narrows them.
    fn words_alone(&self) -> String {
        let text = self.query.text.clone();
        without_page(&SearchQuery { text, ..SearchQuery::default() }).to_string()
    }

    fn is_filtered(&self) -> bool {
        self.query.filters != Filters::default()
    }
}

/// The name of a topic, as templates ask for it.
pub(crate) fn topic(id: &str) -> Option<String> {
    facets::label("topic", id)
}

/// The class of the tag for an outcome.
pub(crate) fn colour(outcome: &str) -> &'static str {
    match outcome {
        "approved" | "approved_amended" | "confirmed" | "elected" | "recommended" => "good",
        "rejected" | "not_recommended" | "removed" | "withdrawn" => "bad",
        "postponed" | "referred" | "pre_advised" => "open",
        _ => "",
    }
}
