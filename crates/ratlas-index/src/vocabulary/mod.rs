//! The terms of the index: how frequent they are, and which are like another.

mod near;

use tantivy::postings::TermInfo;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use self::near::Near;
use crate::IndexError;

/// A term with the number of papers it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) term: String,
    pub(crate) n_papers: u64,
}

/// More terms than these are not looked at: two letters begin tens of thousands of words.
const MAX_LOOKED_AT: usize = 20_000;

/// Longer words are glued by a bad reading; nothing is like them.
const MAX_BYTES: usize = 64;

/// The terms of an index.
#[derive(Clone, Copy)]
pub(crate) struct Vocabulary<'a> {
    pub(crate) searcher: &'a Searcher,
}

impl Vocabulary<'_> {
    /// In how many papers a term stands.
    pub(crate) fn n_papers(self, field: Field, term: &str) -> Result<u64, IndexError> {
        Ok(self.searcher.doc_freq(&Term::from_field_text(field, term))?)
    }

    /// The most frequent terms with a beginning; equal ones by their letters.
    pub(crate) fn beginning_with(
        self,
        field: Field,
        beginning: &str,
        limit: usize,
    ) -> Result<Vec<Known>, IndexError> {
        let mut found = Found::default();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let range = index.terms().range().ge(beginning.as_bytes());
            let mut stream = range.into_stream().map_err(tantivy::TantivyError::from)?;
            let mut looked_at = 0;
            while looked_at < MAX_LOOKED_AT
                && stream.advance()
                && stream.key().starts_with(beginning.as_bytes())
            {
                found.push(stream.key(), stream.value());
                looked_at += 1;
            }
        }
        Ok(found.most_frequent(limit))
    }

    /// The most frequent terms that differ from one in at most so many letters (1 or 2), where two
    /// swapped ones count as one; the term itself is not among them.
    pub(crate) fn like(
        self,
        field: Field,
        term: &str,
        letters: u8,
        limit: usize,
    ) -> Result<Vec<Known>, IndexError> {
        let mut found = Found::default();
        if term.len() > MAX_BYTES {
            return Ok(Vec::new());
        }
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let search = index.terms().search(Near::new(term, letters));
            let mut stream = search.into_stream().map_err(tantivy::TantivyError::from)?;
            while found.0.len() < MAX_LOOKED_AT && stream.advance() {
                if stream.key() != term.as_bytes() {
                    found.push(stream.key(), stream.value());
                }
            }
        }
        Ok(found.most_frequent(limit))
    }
}

/// Terms of several segments.
#[derive(Default)]
struct Found(Vec<Known>);

impl Found {
    fn push(&mut self, key: &[u8], info: &TermInfo) {
        if let Ok(term) = std::str::from_utf8(key) {
            self.0.push(Known { term: term.to_owned(), n_papers: u64::from(info.doc_freq) });
        }
    }

    /// Each term once, with the papers of all segments.
    fn most_frequent(self, limit: usize) -> Vec<Known> {
        let mut all = self.0;
        all.sort_by(|one, other| one.term.cmp(&other.term));
        all.dedup_by(|next, kept| {
            let same = next.term == kept.term;
            if same {
                kept.n_papers += next.n_papers;
            }
            same
        });
        all.sort_by_key(|it| std::cmp::Reverse(it.n_papers));
        all.truncate(limit);
        all
    }
}
