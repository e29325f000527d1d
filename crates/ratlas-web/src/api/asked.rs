//! What a program asks.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use ratlas_library::SearchQuery;

use super::answer::{Answer, bad_question, bad_value, known};
use crate::app::App;
use crate::reader::Reader;
use crate::state::address::Address;
use crate::state::search::SearchState;

/// Entries of a list, unless told otherwise.
const LIMIT: usize = 20;

/// Nobody reads more of a list at a time.
const MAX_LIMIT: usize = 200;

/// The last page of a list.
const MAX_PAGE: usize = 10_000;

/// A question.
#[derive(Debug)]
pub(super) struct Asked {
    /// In which language, under which address.
    pub(super) reader: Reader,
    /// Tags of answers the program has.
    pub(super) known: Vec<String>,
}

/// A part of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) limit: usize,
    pub(super) page: usize,
}

impl Part {
    /// How many entries are before it.
    pub(super) fn offset(self) -> usize {
        self.limit * (self.page - 1)
    }

    /// The address of the next part of a list of `total` entries; `None` behind the last.
    pub(super) fn next(self, address: &Address, total: usize) -> Option<String> {
        let is_last = self.offset() + self.limit >= total || self.page >= MAX_PAGE;
        (!is_last).then(|| address.with("page", &(self.page + 1).to_string()))
    }
}

impl FromRequestParts<App> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Asked, Infallible> {
        let reader = Reader::from_request_parts(parts, app).await?;
        Ok(Asked { reader, known: known(&parts.headers) })
    }
}

impl Asked {
    /// The value of a name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.reader.address.value(name).map(str::trim).filter(|it| !it.is_empty())
    }

    /// One of a few values; the first if none is asked for.
    pub(super) fn one_of<T: Copy>(&self, name: &str, known: &[(&str, T)]) -> Result<T, Answer> {
        let Some(value) = self.value(name) else { return Ok(known[0].1) };
        let found = known.iter().find(|it| it.0 == value);
        let names = || known.iter().map(|it| it.0).collect::<Vec<&str>>().join(", ");
        found.map(|it| it.1).ok_or_else(|| bad_value(name, &names()))
    }

    /// Whether something is asked for that goes not without saying.
    pub(super) fn is_set(&self, name: &str) -> Result<bool, Answer> {
        let known = [("false", false), ("0", false), ("true", true), ("1", true)];
        self.one_of(name, &known)
    }

    /// A number of a range; `usual` if none is asked for.
    pub(super) fn number(&self, name: &str, usual: usize, max: usize) -> Result<usize, Answer> {
        let Some(value) = self.value(name) else { return Ok(usual) };
        let number = value.parse().ok().filter(|it| (1..=max).contains(it));
        number.ok_or_else(|| bad_value(name, &format!("1 to {max}")))
    }

    /// The part of a list.
    pub(super) fn part(&self) -> Result<Part, Answer> {
        let limit = self.number("limit", LIMIT, MAX_LIMIT)?;
        Ok(Part { limit, page: self.number("page", 1, MAX_PAGE)? })
    }

    /// The search of a question; names that belong to the operation itself are no part of it.
    pub(super) fn query(&self, own: &[&str]) -> Result<SearchQuery, Answer> {
        let is_own = |name: &str| own.contains(&name) || ["limit", "page", "lang"].contains(&name);
        let mut address = Address::new(&self.reader.address.path);
        let pairs = self.reader.address.pairs.iter().filter(|it| !is_own(&it.0));
        address.pairs = pairs.cloned().collect();
        let state = SearchState::of(&address);
        let mut error = bad_question();
        for it in state.mistakes.iter().chain(&state.unknown) {
            error = error.with_mistake(&it.name, &it.value, &it.mistake, self.reader.lang);
        }
        if state.mistakes.is_empty() && state.unknown.is_empty() {
            return Ok(state.query);
        }
        Err(Answer::Error(StatusCode::BAD_REQUEST, Box::new(error)))
    }
}
