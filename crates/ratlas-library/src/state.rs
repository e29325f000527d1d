//! In what state a library is, in short.

use std::fs::File;
use std::path::Path;

use crate::Library;
use crate::error::{In, LibraryError};
use crate::lock;
use crate::store::{log, reading};

/// The state of a library that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LibraryState {
    /// The version of its tables.
    pub version: i64,
    /// Papers, duplicates included.
    pub papers: u64,
    /// Whether a search finds all of them; `None` without a usable index.
    pub is_index_current: Option<bool>,
    /// Whether another process writes it just now.
    pub is_being_written: bool,
}

impl LibraryState {
    /// Looks at the library in `dir` and changes nothing.
    ///
    /// # Errors
    ///
    /// As [`Library::open`], and [`LibraryError::Store`].
    pub fn of(dir: &Path) -> Result<LibraryState, LibraryError> {
        let library = Library::open(dir)?;
        let connection = &library.store.connection;
        let papers = "SELECT '', count(*) FROM papers";
        let papers = reading::counts(connection, papers).within(dir)?;
        let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0));
        Ok(LibraryState {
            version: version.within(dir)?,
            papers: papers.first().map_or(0, |(_, n)| *n),
            is_index_current: library.is_index_behind().ok().map(|it| !it),
            is_being_written: is_locked(dir),
        })
    }
}

impl Library {
    /// A number that is another one whenever what is read from the library may be: papers came, changed
    /// or went, links between them were made, something was forgotten, the index follows. Only to be compared, best by caches;
    /// kept questions, city profiles and thesaurus do not count.
    ///
    /// That of what is searched is what [`Library::refresh`] returns.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn state_seq(&self) -> Result<u64, LibraryError> {
        let store = log::state(&self.store.connection).within(self.dir())?;
        let index = match self.index() {
            // Forgetting leaves the sequence as it is and has the index made anew.
            Ok(index) => index.committed_mark().within(self.dir())?,
            Err(_) => String::new(),
        };
        let hash = blake3::hash(format!("{store} {index}").as_bytes());
        Ok(u64::from_le_bytes(hash.as_bytes().first_chunk().copied().unwrap_or_default()))
    }
}

/// Whether someone has the writer's lock. It is shared for a moment, and not made where there is none.
fn is_locked(dir: &Path) -> bool {
    File::open(dir.join(lock::LOCK_FILE)).is_ok_and(|it| it.try_lock_shared().is_err())
}
