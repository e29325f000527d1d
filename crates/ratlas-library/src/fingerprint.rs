//! What tells whether a library still gives the same answers.

use ratlas_index::{Concept, index_version};
use ratlas_model::{PageText, Record};
use rusqlite::Connection;

use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::{Store, log};

/// So many digits of the hash are shown and kept.
const DIGITS: usize = 32;

/// The hash of what a paper says: the same for the same bytes read by the same program, wherever the
/// file lies.
pub(crate) fn content_hash(record: &Record, pages: &[PageText]) -> String {
    let mut of = record.clone();
    of.source.path.clear();
    of.source.url = None;
    // Kept in a column of its own, for it changes with other papers.
    of.source.duplicate_of = None;
    let mut hasher = blake3::Hasher::new();
    serde_json::to_writer(&mut hasher, &of).expect("a record is JSON, and memory takes it");
    for page in pages {
        hasher.update(page.text.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..DIGITS].to_owned()
}

impl Library {
    /// The state of the library, 32 hexadecimal digits: with the same one every search finds the same
    /// and every table has the same counts.
    ///
    /// It is made of what each paper says and of the versions of program, index, analysis and
    /// thesaurus. Neither the order in which papers came nor where the files lie matters. While the
    /// index is behind its store the state is one of its own.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn fingerprint(&self) -> Result<String, LibraryError> {
        let missing_since = self.missing_since()?;
        let concepts = self.index().map(|it| it.thesaurus().concepts()).unwrap_or_default();
        state(&self.store.connection, concepts, missing_since).within(self.dir())
    }

    /// The state that a copy of this library has once its index is made: as [`Library::fingerprint`].
    pub(crate) fn fingerprint_of(&self, copy: &Store) -> Result<String, LibraryError> {
        let concepts = self.thesaurus()?.thesaurus;
        state(&copy.connection, concepts.concepts(), None).within(self.dir())
    }

    /// Where the index stopped, if it does not know the whole store.
    fn missing_since(&self) -> Result<Option<u64>, LibraryError> {
        let last = log::last_seq(&self.store.connection).within(self.dir())?;
        let known = match self.index() {
            Ok(index) => index.committed_seq().within(self.dir())?,
            Err(_) => 0,
        };
        Ok((known < last).then_some(known))
    }
}

/// The state of a store that is searched with these concepts.
fn state(
    connection: &Connection,
    concepts: &[Concept],
    missing_since: Option<u64>,
) -> rusqlite::Result<String> {
    let mut hasher = blake3::Hasher::new();
    let mut line = |it: &str| {
        hasher.update(it.as_bytes());
        hasher.update(b"\n");
    };
    line(concat!("ratlas ", env!("CARGO_PKG_VERSION")));
    line(&index_version());
    if let Some(seq) = missing_since {
        line(&format!("index at {seq}"));
    }
    // Only compared, never read.
    for concept in concepts {
        line(&format!("{concept:?}"));
    }
    let mut papers = papers(connection)?;
    papers.sort_unstable();
    for paper in &papers {
        line(paper);
    }
    Ok(hasher.finalize().to_hex()[..DIGITS].to_owned())
}

/// A line for each paper.
fn papers(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT id || ' ' || coalesce(content_hash, '') || ' ' || coalesce(duplicate_of, '') \
               || ' ' || coalesce(family, '') FROM papers";
    let mut statement = connection.prepare_cached(sql)?;
    let papers = statement.query_map([], |row| row.get(0))?;
    papers.collect()
}
