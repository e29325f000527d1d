//! What can be wrong with a library.

use crate::error::LibraryError;

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The next run settles it; nothing is wrong.
    Waiting,
    /// Something is not as it should be.
    Problem,
}

impl Level {
    /// The written name.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Waiting => "waiting",
            Level::Problem => "problem",
        }
    }
}

/// Something that is not as it should be, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub level: Level,
    /// What it is: a stable name such as `paper/record`.
    pub code: &'static str,
    /// Where it is: the id of a paper, the path of a file, the name of a table.
    pub place: String,
    /// What exactly, for those who look closer.
    pub detail: String,
    /// The paper in this library.
    pub(crate) paper: Option<i64>,
}

/// Is told what a check finds while it goes on.
pub trait VerifyObserver {
    /// Something was found.
    fn problem(&self, problem: &Problem);

    /// So many papers of so many are checked.
    fn checked(&self, done: u64, total: u64) {
        let _ = (done, total);
    }
}

/// Nobody looks on.
impl VerifyObserver for () {
    fn problem(&self, _: &Problem) {}
}

/// What a check came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// Papers in the library.
    pub papers: u64,
    /// Pages of text that were unpacked.
    pub pages: u64,
    /// Documents in the index.
    pub documents: u64,
    /// Things that are not as they should be.
    pub problems: u64,
    /// Things that wait for the next run.
    pub waiting: u64,
}

impl Verified {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.problems == 0
    }
}

/// Whether an error says that the store itself is damaged, and not that the disk is full or the like.
pub(crate) fn is_damage(error: &LibraryError) -> bool {
    match error {
        LibraryError::Damaged { .. } => true,
        LibraryError::Store { source, .. } => is_wrong_value(source),
        _ => false,
    }
}

/// Whether a value of a row cannot be what was written.
pub(crate) fn is_wrong_value(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
        || matches!(
            error,
            rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..)
                | rusqlite::Error::QueryReturnedNoRows
        )
}
