//! Why the desk gives nothing.

use std::io;
use std::time::Duration;

use crate::error::LibraryError;
use crate::ingest::Outcome;
use crate::store::files::IO_CODE;

/// Why a picture, a file or a reading cannot be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeskError {
    /// All workers are at work and stayed so: asking again later may help.
    #[error("all workers are busy")]
    Busy,
    /// It took too long.
    #[error("not done within {} seconds", limit.as_secs())]
    Timeout {
        /// How long it may take.
        limit: Duration,
    },
    /// The file does not give it, or broke its worker.
    #[error("{reason}")]
    Refused {
        /// Stable name of the reason, e.g. `read/no-such-page`, `worker/memory`.
        code: String,
        /// The reason, for people.
        reason: String,
    },
    /// No file that holds the paper can be opened any more.
    #[error("the file is gone")]
    Vanished,
    /// There are files where the paper was, with other bytes.
    #[error("the file was changed since it was read")]
    Changed,
    /// No worker can be started.
    #[error("no worker can be started")]
    Worker {
        /// What the system, or the program that was started, says.
        #[source]
        source: io::Error,
    },
}

impl DeskError {
    /// What an outcome that is no paper says to somebody who waits for one.
    pub(crate) fn of(outcome: Outcome) -> DeskError {
        match outcome {
            // It was whole when it was opened.
            Outcome::Refused { code, .. } if code == IO_CODE => DeskError::Changed,
            Outcome::Refused { code, reason } => DeskError::Refused { code, reason },
            _ => DeskError::Busy,
        }
    }
}

/// Why a paper has no original that could be given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoOriginal {
    /// There is no such paper.
    #[error("there is no such paper")]
    Unknown,
    /// The file holds what may not be given: see [`Disclosure`](crate::Disclosure).
    #[error("the file holds what is not public")]
    Withheld,
    /// The file holds a name that was forgotten on request.
    #[error("the file holds what was forgotten on request")]
    Forgotten,
    /// The library cannot be asked.
    #[error(transparent)]
    Library(#[from] LibraryError),
}
