//! Papers of the library, one by one.

use std::ops::ControlFlow;

use ratlas_german::reference_key;
use ratlas_model::{PageText, Record};

use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::reading;

/// Shorter beginnings of an id are no ids: a library of a million papers has several for each.
const MIN_ID_PREFIX: usize = 6;

/// Papers fetched at a time when all are read.
const PAPERS: u32 = 256;

/// A paper and the files that hold it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredPaper {
    /// What the paper says; without page texts.
    pub record: Record,
    /// The files, by their paths as given; those still there first.
    pub files: Vec<String>,
}

impl Library {
    /// The papers with this id, the beginning of an id (six digits or more) or number.
    ///
    /// A number may be written in any way the cities write it. Several papers may have the same
    /// number: of several cities, or copies. Papers that only mention the number are not meant.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn papers(&self, id_or_number: &str) -> Result<Vec<StoredPaper>, LibraryError> {
        let keys = self.keys(id_or_number.trim()).within(self.dir())?;
        let papers = keys.into_iter().map(|it| self.stored_paper(it).within(self.dir()));
        papers.filter_map(Result::transpose).collect()
    }

    /// The texts of a paper's pages; empty if there is no such paper. `id` is whole.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn page_texts(&self, id: &str) -> Result<Vec<PageText>, LibraryError> {
        let connection = &self.store.connection;
        match reading::key(connection, id).within(self.dir())? {
            Some(paper) => self.store.page_texts(paper).within(self.dir()),
            None => Ok(Vec::new()),
        }
    }

    /// Calls `each` with every record in the order in which they came, until it breaks.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn each_record(
        &self,
        mut each: impl FnMut(Record) -> ControlFlow<()>,
    ) -> Result<(), LibraryError> {
        let connection = &self.store.connection;
        let mut seq = 0;
        loop {
            let keys = reading::keys_after(connection, seq, PAPERS).within(self.dir())?;
            let Some((last, _)) = keys.last() else { return Ok(()) };
            seq = *last;
            for (_, paper) in keys {
                let Some(record) = self.store.record(paper).within(self.dir())? else { continue };
                if each(record).is_break() {
                    return Ok(());
                }
            }
        }
    }

    pub(crate) fn keys(&self, id_or_number: &str) -> rusqlite::Result<Vec<i64>> {
        let connection = &self.store.connection;
        let mut keys = Vec::new();
        if is_id_prefix(id_or_number) {
            let found = reading::keys_of_prefix(connection, &id_or_number.to_ascii_lowercase())?;
            // The beginning of several ids names none.
            keys.extend(found.first().filter(|_| found.len() == 1));
        }
        let number_key = reference_key(id_or_number);
        if !number_key.is_empty() {
            let numbered = reading::keys_of_number(connection, &number_key)?;
            keys.extend(numbered.into_iter().filter(|it| !keys.contains(it)).collect::<Vec<i64>>());
        }
        Ok(keys)
    }

    fn stored_paper(&self, paper: i64) -> rusqlite::Result<Option<StoredPaper>> {
        let Some(mut record) = self.store.record(paper)? else { return Ok(None) };
        record.source.path = self.store.told_path(record.source.path);
        let files = reading::paths(&self.store.connection, paper)?;
        let files = files.into_iter().map(|it| self.store.told_path(it)).collect();
        Ok(Some(StoredPaper { record, files }))
    }
}

fn is_id_prefix(text: &str) -> bool {
    text.len() >= MIN_ID_PREFIX && text.bytes().all(|it| it.is_ascii_hexdigit())
}
