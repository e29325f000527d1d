//! What the ranking counts: papers among papers, items among items.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::schema::{Fields, Unit};

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

    /// Counts of pages: of what is neither paper nor item.
    pub(crate) fn of_pages(
        searcher: &'a Searcher,
        fields: &Fields,
    ) -> tantivy::Result<UnitStatistics<'a>> {
        let mut n_docs: u64 =
            searcher.segment_readers().iter().map(|it| u64::from(it.max_doc())).sum();
        for unit in [Unit::Paper, Unit::Item] {
            let unit = Term::from_field_text(fields.kind, unit.kind());
            n_docs = n_docs.saturating_sub(searcher.doc_freq(&unit)?);
        }
        Ok(UnitStatistics { searcher, n_docs })
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
