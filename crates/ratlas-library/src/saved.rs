//! Questions kept under a name, to be asked again.
//!
//! Kept are the question, the state of the library and what was found, so that asking again tells
//! whether the library is the same, and which papers are new or gone. Keeping one needs no lock: an
//! ingest may run meanwhile.

use std::collections::BTreeSet;

use ratlas_index::{Dimension, SearchQuery};
use serde::{Deserialize, Serialize};

use crate::Library;
use crate::clock::stamp;
use crate::error::{In, LibraryError};
use crate::store::{Store, reading, saved};

/// A question that can be kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedQuestion {
    /// The question; of a comparison what all its terms share.
    pub query: SearchQuery,
    /// The terms of a comparison: label and question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<(String, String)>,
    /// By what it compares.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Dimension>,
    /// How many values of an open list have cells of their own.
    #[serde(default)]
    pub top: usize,
}

impl SavedQuestion {
    /// Whether it is a comparison.
    pub fn is_comparison(&self) -> bool {
        !self.by.is_empty()
    }

    /// What is searched for: of a comparison each term.
    fn queries(&self) -> Vec<SearchQuery> {
        if self.terms.is_empty() {
            return vec![self.query.clone()];
        }
        let query = |text: &String| SearchQuery { text: text.clone(), ..self.query.clone() };
        self.terms.iter().map(|(_, text)| query(text)).collect()
    }
}

/// A question that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedQuery {
    /// Its name.
    pub name: String,
    /// The question.
    pub question: SavedQuestion,
    /// [`Library::fingerprint`] of then.
    pub fingerprint: String,
    /// How many papers the library had.
    pub papers: u64,
    /// How many of them it found, versions counted.
    pub hits: u64,
    /// When it was kept, UTC.
    pub saved: String,
}

/// What became of an answer since it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedChange {
    /// Whether the library is in the state of then: the answer is the same.
    pub is_same_library: bool,
    /// [`Library::fingerprint`] of now.
    pub fingerprint: String,
    /// How many papers the library has.
    pub papers: u64,
    /// The ids of papers found now and not then.
    pub new: Vec<String>,
    /// The ids of papers found then and not now.
    pub gone: Vec<String>,
}

/// Longer names are texts.
const MAX_NAME: usize = 100;

impl Library {
    /// Keeps a question under a name; another one of that name is replaced.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Name`] for a name that is none, [`LibraryError::ReadOnly`] if the library
    /// cannot be written to, [`LibraryError::Locked`] if another process writes for longer than a few
    /// seconds, and as [`Library::search`].
    pub fn save_query(
        &self,
        name: &str,
        question: &SavedQuestion,
    ) -> Result<SavedQuery, LibraryError> {
        let name = checked_name(name)?;
        let ids = self.found_by(question)?;
        let saved = SavedQuery {
            name: name.to_owned(),
            question: question.clone(),
            fingerprint: self.fingerprint()?,
            papers: self.n_papers()?,
            hits: ids.len() as u64,
            saved: stamp(),
        };
        let mut notes = Store::open_for_notes(self.dir())?;
        saved::replace(&mut notes, &saved, &ids).map_err(|it| not_written(it, self))?;
        Ok(saved)
    }

    /// Forgets a question; whether there was one.
    ///
    /// # Errors
    ///
    /// As [`Library::save_query`].
    pub fn remove_saved_query(&self, name: &str) -> Result<bool, LibraryError> {
        if self.saved_query(name)?.is_none() {
            return Ok(false);
        }
        let notes = Store::open_for_notes(self.dir())?;
        saved::remove(&notes, name.trim()).map_err(|it| not_written(it, self))
    }

    /// All kept questions, by name.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn saved_queries(&self) -> Result<Vec<SavedQuery>, LibraryError> {
        saved::all(&self.store.connection).within(self.dir())
    }

    /// The question of a name.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn saved_query(&self, name: &str) -> Result<Option<SavedQuery>, LibraryError> {
        Ok(self.saved_queries()?.into_iter().find(|it| it.name == name.trim()))
    }

    /// What became of the answer to a kept question.
    ///
    /// # Errors
    ///
    /// As [`Library::search`].
    pub fn change_of(&self, saved: &SavedQuery) -> Result<SavedChange, LibraryError> {
        let then = saved::hits(&self.store.connection, &saved.name).within(self.dir())?;
        let now = self.found_by(&saved.question)?;
        let fingerprint = self.fingerprint()?;
        Ok(SavedChange {
            is_same_library: fingerprint == saved.fingerprint,
            fingerprint,
            papers: self.n_papers()?,
            new: now.difference(&then).cloned().collect(),
            gone: then.difference(&now).cloned().collect(),
        })
    }

    /// The ids of all papers a question finds, versions of each other included.
    fn found_by(&self, question: &SavedQuestion) -> Result<BTreeSet<String>, LibraryError> {
        let mut res = BTreeSet::new();
        for query in question.queries() {
            res.extend(self.index()?.ids(&query).within(self.dir())?);
        }
        Ok(res)
    }

    /// How many papers there are.
    pub(crate) fn n_papers(&self) -> Result<u64, LibraryError> {
        let sql = "SELECT '', count(*) FROM papers";
        let counts = reading::counts(&self.store.connection, sql).within(self.dir())?;
        Ok(counts.first().map_or(0, |it| it.1))
    }
}

fn checked_name(name: &str) -> Result<&str, LibraryError> {
    let name = name.trim();
    let fits = !name.is_empty() && name.chars().count() <= MAX_NAME;
    if fits && !name.contains(char::is_control) {
        return Ok(name);
    }
    Err(LibraryError::Name { name: name.to_owned(), limit: MAX_NAME })
}

fn not_written(error: rusqlite::Error, library: &Library) -> LibraryError {
    use rusqlite::ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseLocked, PermissionDenied, ReadOnly,
    };
    let dir = library.dir().to_owned();
    match error.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => LibraryError::Locked { dir, holder: None },
        Some(ReadOnly | CannotOpen | PermissionDenied) => LibraryError::ReadOnly { dir },
        _ => LibraryError::Store { dir, source: error },
    }
}
