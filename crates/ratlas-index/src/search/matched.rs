//! The papers a question finds, to be asked for one by one.

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, TantivyError, Term};

use crate::schema::column;
use crate::search::PaperIndex;
use crate::{IndexError, SearchQuery};

/// The papers that hold all words of a question, in a state of the index that does not change meanwhile.
pub struct Matched {
    segments: Vec<(SegmentReader, Vec<DocId>)>,
    id: Field,
}

impl PaperIndex {
    /// The papers a question finds, versions of each other included. Limit, offset and order of the
    /// question are not used, and neither is whether it asks for items.
    ///
    /// # Errors
    ///
    /// As [`PaperIndex::search`].
    pub fn matched(&self, query: &SearchQuery) -> Result<Matched, IndexError> {
        let mut segments = Vec::new();
        self.each_segment(query, &mut |_, reader, papers| {
            segments.push((reader.clone(), papers.collect()));
            Ok(())
        })?;
        Ok(Matched { segments, id: self.fields.id })
    }
}

impl Matched {
    /// How many papers there are.
    pub fn len(&self) -> u64 {
        self.segments.iter().map(|(_, found)| found.len() as u64).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the paper with this id is among them.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if a file is damaged.
    pub fn holds(&self, id: &str) -> Result<bool, IndexError> {
        let term = Term::from_field_text(self.id, id);
        for (segment, found) in self.segments.iter().filter(|it| !it.1.is_empty()) {
            let index = segment.inverted_index(self.id)?;
            let postings = index.read_postings(&term, IndexRecordOption::Basic);
            let Some(mut postings) = postings.map_err(TantivyError::from)? else { continue };
            // Its pages and items have the id, too.
            while postings.doc() != TERMINATED {
                if found.binary_search(&postings.doc()).is_ok() {
                    return Ok(true);
                }
                postings.advance();
            }
        }
        Ok(false)
    }

    /// Their ids, in no order.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if a file is damaged.
    pub fn ids(&self) -> Result<Vec<String>, IndexError> {
        let mut res = Vec::new();
        for (segment, found) in &self.segments {
            let Some(ids) = segment.fast_fields().str(column::ID)? else { continue };
            for ord in found.iter().filter_map(|it| ids.ords().first(*it)) {
                let mut id = String::new();
                ids.ord_to_str(ord, &mut id).map_err(TantivyError::from)?;
                res.push(id);
            }
        }
        Ok(res)
    }
}
