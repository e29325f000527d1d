//! Papers like one of the library.

use ratlas_index::Filters;
use ratlas_model::Genre;

use crate::error::In;
use crate::prior::candidates::Seeking;
use crate::prior::groups;
use crate::store::reading;
use crate::{Library, LibraryError, PriorGroup, PriorQuestion};

impl Library {
    /// Papers like one of the library, of any genre, city and time, best first, each with what both
    /// have in common; without the paper itself. `id` is whole; none are like a paper that is not
    /// there.
    ///
    /// # Errors
    ///
    /// As [`Library::prior`].
    pub fn similar(
        &self,
        id: &str,
        filters: &Filters,
        limit: usize,
    ) -> Result<Vec<PriorGroup>, LibraryError> {
        let store = &self.store;
        let Some(paper) = reading::key(&store.connection, id).within(self.dir())? else {
            return Ok(Vec::new());
        };
        let Some(record) = store.record(paper).within(self.dir())? else { return Ok(Vec::new()) };
        let pages = self.page_texts(id)?;
        let question = PriorQuestion {
            city: None,
            date: None,
            number: None,
            limit,
            ..PriorQuestion::of_paper(&record, &pages)
        };
        let terms = self.matter_terms(&question.matter)?;
        let mut filters = filters.clone();
        if filters.genre.is_empty() {
            filters.genre = Genre::ALL.to_vec();
        }
        let seeking =
            Seeking { library: self, question: &question, terms: &terms, is_grouped: false };
        let found = seeking.candidates(filters)?;
        groups::groups(&seeking, &found)
    }
}
