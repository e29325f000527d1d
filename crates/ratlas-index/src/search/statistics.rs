//! What the ranking counts: papers among papers, items among items.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::schema::Fields;

/// Counts of one unit; the engine's own are of all documents, pages and items among them.
pub(crate) struct UnitStatistics<'a> {
    searcher: &'a Searcher,
    n_docs: u64,
}

impl<'a> UnitStatistics<'a> {
    pub(crate) fn new(
        searcher: &'a Searcher,
        fields: &Fields,
    ) -> tantivy::Result<UnitStatistics<'a>> {
        let unit = Term::from_field_text(fields.kind, fields.unit.kind());
        Ok(UnitStatistics { searcher, n_docs: searcher.doc_freq(&unit)? })
    }
}

impl Bm25StatisticsProvider for UnitStatistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        // Never 0: the average length of a text is divided by it.
        Ok(self.n_docs.max(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        // A term of another unit's field would be more frequent than there are documents.
        Ok(self.searcher.doc_freq(term)?.min(self.n_docs))
    }
}
