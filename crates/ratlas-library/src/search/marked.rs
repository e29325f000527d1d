//! The words of texts that answer a question.

use std::ops::Range;

use ratlas_index::{Marks, SearchQuery};

use crate::Library;
use crate::error::{In, LibraryError};

/// What to mark in texts for a question.
#[derive(Debug)]
pub struct QueryMarks(Marks);

impl QueryMarks {
    /// The words of a text that answer the question, as bytes of it; ascending.
    pub fn spans(&self, text: &str) -> Vec<Range<usize>> {
        self.0.spans(text)
    }
}

impl Library {
    /// What to mark in texts for a question; nothing where it asks for no words.
    ///
    /// # Errors
    ///
    /// As [`Library::search`].
    pub fn query_marks(&self, query: &SearchQuery) -> Result<QueryMarks, LibraryError> {
        Ok(QueryMarks(self.index()?.marks(query).within(self.dir())?))
    }
}
