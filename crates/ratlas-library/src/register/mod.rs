//! The register: what was brought in, who answered it and when, what is still open.

mod state;

use std::collections::BTreeMap;

use ratlas_german::fold;
use ratlas_model::Genre;

pub use self::state::{RegisterState, default_terms};
use self::state::{due, state};
use crate::Library;
use crate::error::{In, LibraryError};
use crate::links::days_between;
use crate::store::links::register::{self, HeadRow};
use crate::trace::{Life, LifeAnswer, LifeOutcome, LifePaper, StepKind};

/// What the register is to show. Empty lists restrict nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterQuery {
    /// Names of cities, or their keys.
    pub city: Vec<String>,
    /// A body that brought it in or dealt with it; a part of its name will do.
    pub body: Vec<String>,
    /// A faction or person that brought it in; a part of the name will do.
    pub applicant: Vec<String>,
    /// Motions and inquiries if empty.
    pub genre: Vec<Genre>,
    /// Only in these states.
    pub state: Vec<RegisterState>,
    /// Not before; EDTF, also a month or a year.
    pub from: Option<String>,
    /// Not after; EDTF, also a month or a year.
    pub to: Option<String>,
    /// Days within which each genre is to be answered; [`default_terms`] for those not named.
    pub terms: BTreeMap<Genre, i64>,
    /// The day at which open matters are looked at; else the newest day in the library.
    pub as_of: Option<String>,
    /// The order.
    pub sort: RegisterSort,
}

/// The order of a register. What is equal stands by date, city and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RegisterSort {
    /// Oldest first.
    #[default]
    Date,
    /// By city, then by date.
    City,
    /// By number.
    Number,
    /// What took longest first; what is open counts until the day of the register.
    Days,
    /// Overdue first, then open, answered, decided, withdrawn.
    State,
}

/// One row of a register.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterEntry {
    /// The motion or inquiry.
    pub paper: LifePaper,
    /// Who brought it in.
    pub applicants: Vec<String>,
    /// The answer, else the statement of the administration.
    pub answer: Option<LifeAnswer>,
    /// Days from the motion to the answer.
    pub days_to_answer: Option<i64>,
    /// What was finally decided.
    pub outcome: Option<LifeOutcome>,
    /// How it stands at the day of the register.
    pub state: RegisterState,
    /// Until when it is to be answered, by the term of its genre.
    pub due: Option<String>,
    /// Days it has been open, if it is.
    pub days_open: Option<i64>,
}

/// A register, and what it comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Register {
    /// The day it is made for; `None` in a library without dates.
    pub as_of: Option<String>,
    /// The rows, in order.
    pub entries: Vec<RegisterEntry>,
    /// How many of them are answered.
    pub answered: usize,
    /// The median of the days to answer: the lower of two.
    pub median_days: Option<i64>,
}

impl Library {
    /// What was brought in, and how it stands.
    ///
    /// The same library and query give the same register: no clock is asked.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn register(&self, query: &RegisterQuery) -> Result<Register, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let connection = &self.store.connection;
        let newest = register::newest_day(connection).within(self.dir())?;
        let as_of = query.as_of.clone().or(newest);
        let mut entries = Vec::new();
        for head in register::heads(connection).within(self.dir())? {
            if query.wants(&head) {
                let life = self.life_of(head.paper)?;
                entries.extend(entry(query, as_of.as_deref(), life));
            }
        }
        query.sort.sort(&mut entries);
        Ok(totals(as_of, entries))
    }
}

impl RegisterQuery {
    /// Whether a row can be in the register, by what is known before its life is.
    fn wants(&self, head: &HeadRow) -> bool {
        let genres: &[Genre] =
            if self.genre.is_empty() { &[Genre::Motion, Genre::Inquiry] } else { &self.genre };
        genres.contains(&head.genre)
            && (self.city.is_empty() || self.city.iter().any(|it| is_city(it, head)))
            && is_within(head.date.as_deref(), self.from.as_deref(), self.to.as_deref())
    }

    /// Whether a life is to be shown.
    fn wants_life(&self, life: &Life, applicants: &[String]) -> bool {
        let bodies = || life.steps.iter().filter_map(|it| it.body.as_ref()).chain(applicants);
        (self.body.is_empty() || self.body.iter().any(|it| is_among(it, bodies())))
            && (self.applicant.is_empty()
                || self.applicant.iter().any(|it| is_among(it, applicants.iter())))
    }
}

fn is_city(typed: &str, head: &HeadRow) -> bool {
    let is = |it: &String| fold(it) == fold(typed);
    head.city.as_ref().is_some_and(is)
        || head.official_name.as_ref().is_some_and(is)
        || head.ags.as_deref() == Some(typed)
}

fn is_among<'a>(typed: &str, mut names: impl Iterator<Item = &'a String>) -> bool {
    let typed = fold(typed);
    names.any(|it| fold(it).contains(&typed))
}

/// Whether a date lies within bounds that may be a day, a month or a year.
fn is_within(date: Option<&str>, from: Option<&str>, to: Option<&str>) -> bool {
    let Some(date) = date else { return from.is_none() && to.is_none() };
    let cut = |bound: &str| date.get(..bound.len()).unwrap_or(date).to_owned();
    from.is_none_or(|it| cut(it).as_str() >= it) && to.is_none_or(|it| cut(it).as_str() <= it)
}

fn entry(query: &RegisterQuery, as_of: Option<&str>, life: Life) -> Option<RegisterEntry> {
    let submitted = life.steps.iter().find(|it| it.kind == StepKind::Submitted);
    let applicants = submitted.map_or_else(Vec::new, |it| it.by.clone());
    if !query.wants_life(&life, &applicants) {
        return None;
    }
    let (answer, outcome) = (life.answer(), life.outcome());
    let paper = life.head?;
    let default = default_terms();
    let term = query.terms.get(&paper.genre).or_else(|| default.get(&paper.genre)).copied();
    let due = due(paper.date.as_deref(), term);
    let state = state(answer.as_ref(), outcome.as_ref(), due.as_deref(), as_of);
    if !query.state.is_empty() && !query.state.contains(&state) {
        return None;
    }
    let days = |to: Option<&str>| days_between(paper.date.as_deref()?, to?);
    let is_open = matches!(state, RegisterState::Open | RegisterState::Overdue);
    Some(RegisterEntry {
        days_to_answer: days(answer.as_ref().and_then(|it| it.date.as_deref())),
        days_open: if is_open { days(as_of).filter(|it| *it >= 0) } else { None },
        paper,
        applicants,
        answer,
        outcome,
        state,
        due,
    })
}

impl RegisterSort {
    fn sort(self, entries: &mut [RegisterEntry]) {
        let base = |it: &RegisterEntry| {
            (it.paper.date.clone(), it.paper.city.clone(), it.paper.id.clone())
        };
        entries.sort_by_cached_key(base);
        match self {
            RegisterSort::Date => {}
            RegisterSort::City => entries.sort_by_cached_key(|it| it.paper.city.clone()),
            RegisterSort::Number => entries.sort_by_cached_key(|it| it.paper.number.clone()),
            RegisterSort::Days => {
                let days = |it: &RegisterEntry| it.days_to_answer.or(it.days_open).unwrap_or(-1);
                entries.sort_by_key(|it| std::cmp::Reverse(days(it)));
            }
            RegisterSort::State => entries.sort_by_key(|it| it.state),
        }
    }
}

fn totals(as_of: Option<String>, entries: Vec<RegisterEntry>) -> Register {
    let answered = entries.iter().filter(|it| it.answer.is_some()).count();
    let mut days: Vec<i64> = entries.iter().filter_map(|it| it.days_to_answer).collect();
    days.sort_unstable();
    let median_days = days.get(days.len().saturating_sub(1) / 2).copied();
    Register { as_of, entries, answered, median_days }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_any_precision() {
        let within = |date, from, to| is_within(Some(date), from, to);
        assert!(within("2021-05-03", Some("2021"), Some("2021-05")));
        assert!(!within("2021-05", Some("2021-05-03"), None));
        assert!(!within("2021-05-03", Some("2021-06"), None));
        assert!(!within("2021-05-03", None, Some("2021-05-02")));
        assert!(is_within(None, None, None) && !is_within(None, Some("2021"), None));
    }
}
