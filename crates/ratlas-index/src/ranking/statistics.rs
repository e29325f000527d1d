//! How frequent words are, among the documents of one kind.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// The statistics of an index that holds documents of several kinds.
///
/// The engine would count all of them: with three pages a paper the average paper would seem three
/// times shorter than it is, and every paper long.
pub(crate) struct Statistics<'a> {
    searcher: &'a Searcher,
    n_docs: u64,
}

impl<'a> Statistics<'a> {
    /// Counts only the documents that hold a term.
    pub(crate) fn of(searcher: &'a Searcher, kind: &Term) -> tantivy::Result<Statistics<'a>> {
        Ok(Statistics { searcher, n_docs: searcher.doc_freq(kind)?.max(1) })
    }

    /// Counts only the documents that hold none of a kind.
    pub(crate) fn but(searcher: &'a Searcher, kind: &Term) -> tantivy::Result<Statistics<'a>> {
        let all: u64 = searcher.segment_readers().iter().map(|it| u64::from(it.max_doc())).sum();
        Ok(Statistics { searcher, n_docs: all.saturating_sub(searcher.doc_freq(kind)?).max(1) })
    }
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.n_docs)
    }

    /// Terms that stand in other documents too would be more than there are.
    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        Ok(self.searcher.doc_freq(term)?.min(self.n_docs))
    }
}
