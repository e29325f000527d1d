//! What can go wrong with a library as a whole. What is wrong with one file is in the report.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::lock::LockHolder;
use ratlas_index::{IndexError, QueryMistake};
use rusqlite::ErrorCode;

/// Why an operation on a library cannot be done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// The folder holds no library.
    #[error("no library in `{}`\nhint: make one with `ratlas ingest FOLDER`", dir.display())]
    NotFound {
        /// The folder that was to be opened.
        dir: PathBuf,
    },
    /// Another process writes to the library.
    #[error("library `{}` is being written by another process{}", dir.display(), by(holder.as_ref()))]
    Locked {
        /// The folder of the library.
        dir: PathBuf,
        /// That process, if it says who it is.
        holder: Option<LockHolder>,
    },
    /// A folder is no backup, or not whole.
    #[error("backup `{}`: {reason}", path.display())]
    Backup {
        /// The folder.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// There is something already where a library is to be put.
    #[error("there is something in `{}`", dir.display())]
    Exists {
        /// The folder.
        dir: PathBuf,
    },
    /// The search index is damaged.
    #[error(
        "the search index of library `{}` is damaged: {reason}\n\
         hint: make it anew with `ratlas rebuild`",
        dir.display()
    )]
    IndexDamaged {
        /// The folder of the library.
        dir: PathBuf,
        /// What the index says.
        reason: String,
    },
    /// The library was opened for reading and is asked to write.
    #[error("library `{}` is open for reading only", dir.display())]
    ReadOnly {
        /// The folder of the library.
        dir: PathBuf,
    },
    /// The library was written by a newer program.
    #[error(
        "library `{}` has version {found}, this program knows version {known}\n\
         hint: use a newer ratlas",
        dir.display()
    )]
    Newer {
        /// The folder of the library.
        dir: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The library was written by an older program and is opened for reading, which cannot bring it
    /// up to date.
    #[error(
        "library `{}` has version {found}, this program needs version {known}\n\
         hint: bring it up to date with `ratlas ingest`",
        dir.display()
    )]
    Older {
        /// The folder of the library.
        dir: PathBuf,
        /// Its version.
        found: i64,
        /// The version this program needs.
        known: i64,
    },
    /// The file in the place of the store is something else.
    #[error("`{}` is not a library", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file of the store has bytes in it that no program wrote there: a bad disk, a broken copy.
    #[error("the store of library `{}` is damaged", dir.display())]
    Damaged {
        /// The folder of the library.
        dir: PathBuf,
    },
    /// A user's own city profile is wrong.
    #[error("profile `{}`: {reason}", path.display())]
    House {
        /// The profile, or the folder of the profiles.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A user's own thesaurus cannot be read.
    #[error("thesaurus `{}`: {reason}", path.display())]
    Thesaurus {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, with the line where it is known.
        reason: String,
    },
    /// The search index is missing or was written by another version.
    #[error(
        "library `{}` has no usable search index\nhint: make it with `ratlas rebuild`",
        dir.display()
    )]
    IndexUnusable {
        /// The folder of the library.
        dir: PathBuf,
    },
    /// A query cannot be understood.
    #[error("{0}")]
    Query(QueryMistake),
    /// A filter's value cannot be understood.
    #[error("cannot read `{value}` as {name}: {mistake}")]
    Filter {
        /// The filter.
        name: &'static str,
        /// Its value.
        value: String,
        /// What is wrong; its span is bytes of the value.
        mistake: Box<QueryMistake>,
    },
    /// A question cannot be kept under this name.
    #[error("`{name}` is no name: one to {limit} characters on one line are expected")]
    Name {
        /// The name.
        name: String,
        /// How long it may be.
        limit: usize,
    },
    /// The store refuses: full disk, damage, no permission.
    #[error("store of library `{}`", dir.display())]
    Store {
        /// The folder of the library.
        dir: PathBuf,
        /// What SQLite says.
        #[source]
        source: rusqlite::Error,
    },
    /// The index refuses: full disk, damage, no permission.
    #[error("search index of library `{}`", dir.display())]
    Index {
        /// The folder of the library.
        dir: PathBuf,
        /// What the index says.
        #[source]
        source: IndexError,
    },
    /// A list of files cannot be read.
    #[error("cannot read the list of files")]
    List {
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// No process can be started that reads papers.
    #[error("no worker can be started\nhint: see `ratlas doctor`, or use `--isolation thread`")]
    Worker {
        /// What the system, or the program that was started, says.
        #[source]
        source: std::io::Error,
    },
    /// A file or folder of the library itself cannot be used.
    #[error("cannot use `{}`", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
}

fn by(holder: Option<&LockHolder>) -> String {
    holder.map(|it| format!(" ({it})")).unwrap_or_default()
}

/// Whether a value of a row cannot be what was written.
fn is_unreadable(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::Utf8Error(..))
}

fn is_short_read(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|it| it.extended_code);
    code == Some(rusqlite::ffi::SQLITE_IOERR_SHORT_READ)
}

impl LibraryError {
    /// Whether there is no room left on a disk, or no quota.
    pub fn is_disk_full(&self) -> bool {
        let causes = std::iter::successors(Some(self as &dyn std::error::Error), |it| it.source());
        causes.into_iter().any(|it| {
            let sqlite = it.downcast_ref::<rusqlite::Error>().and_then(|it| it.sqlite_error());
            let kind = it.downcast_ref::<io::Error>().map(io::Error::kind);
            sqlite.is_some_and(|it| {
                // The second: the index of the log, a file in shared memory, could not grow.
                it.code == ErrorCode::DiskFull
                    || it.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE
            })
                || matches!(kind, Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded))
                // The index keeps what the system said as text only.
                || it.to_string().contains(NO_SPACE)
        })
    }
}

/// How the system says that a disk is full.
const NO_SPACE: &str = "No space left on device";

/// Names the library in the errors of its parts.
pub(crate) trait In<T> {
    /// The same result, the error naming the folder `dir`.
    fn within(self, dir: &Path) -> Result<T, LibraryError>;
}

impl<T> In<T> for Result<T, rusqlite::Error> {
    fn within(self, dir: &Path) -> Result<T, LibraryError> {
        self.map_err(|source| match source.sqlite_error_code() {
            // A file that was cut off answers a read with fewer bytes than it should have.
            _ if is_short_read(&source) || is_unreadable(&source) => {
                LibraryError::Damaged { dir: dir.to_owned() }
            }
            Some(ErrorCode::DatabaseCorrupt) => LibraryError::Damaged { dir: dir.to_owned() },
            _ => LibraryError::Store { dir: dir.to_owned(), source },
        })
    }
}

impl<T> In<T> for Result<T, IndexError> {
    fn within(self, dir: &Path) -> Result<T, LibraryError> {
        self.map_err(|source| match source {
            IndexError::Query(mistake) => LibraryError::Query(mistake),
            IndexError::Filter { name, value, mistake } => {
                LibraryError::Filter { name, value, mistake }
            }
            IndexError::Missing { .. } | IndexError::Version { .. } => {
                LibraryError::IndexUnusable { dir: dir.to_owned() }
            }
            IndexError::Damaged { reason } => {
                LibraryError::IndexDamaged { dir: dir.to_owned(), reason }
            }
            source => LibraryError::Index { dir: dir.to_owned(), source },
        })
    }
}

impl<T> In<T> for Result<T, std::io::Error> {
    fn within(self, path: &Path) -> Result<T, LibraryError> {
        self.map_err(|source| LibraryError::Io { path: path.to_owned(), source })
    }
}
