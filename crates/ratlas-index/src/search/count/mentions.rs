//! How often the words of a question stand in a paper.

use std::collections::HashMap;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, SegmentReader, Term};

use crate::IndexError;

/// What is counted: each is a thing that can stand in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Wanted {
    /// A term.
    Term(Field, String),
    /// Terms that begin so.
    Beginning(Field, String),
    /// Terms at distances from the first, each in any of some forms, with at most so many others
    /// between.
    Phrase(Field, Vec<(usize, Vec<String>)>, u32),
}

/// What is counted in one segment.
pub(super) struct SegmentMentions {
    terms: Vec<SegmentPostings>,
    /// By paper; for beginnings, whose terms may be thousands.
    counted: HashMap<DocId, u64>,
    phrases: Vec<SegmentPhrase>,
}

struct SegmentPhrase {
    /// The distance of a word and its forms.
    words: Vec<(usize, Vec<SegmentPostings>)>,
    slop: u32,
    places: Vec<Vec<u32>>,
}

/// Opens the postings of what is counted.
pub(super) fn in_segment(
    wanted: &[Wanted],
    reader: &SegmentReader,
) -> Result<SegmentMentions, IndexError> {
    let mut res =
        SegmentMentions { terms: Vec::new(), counted: HashMap::new(), phrases: Vec::new() };
    for it in wanted {
        match it {
            Wanted::Term(field, term) => {
                res.terms.extend(postings(reader, *field, term, IndexRecordOption::WithFreqs)?);
            }
            Wanted::Beginning(field, beginning) => {
                count_beginning(reader, *field, beginning, &mut res.counted)?;
            }
            Wanted::Phrase(field, words, slop) => {
                let mut phrase = Vec::new();
                for (offset, forms) in words {
                    let mut opened = Vec::new();
                    for form in forms {
                        let positions = IndexRecordOption::WithFreqsAndPositions;
                        opened.extend(postings(reader, *field, form, positions)?);
                    }
                    phrase.push((*offset, opened));
                }
                let places = vec![Vec::new(); phrase.len()];
                res.phrases.push(SegmentPhrase { words: phrase, slop: *slop, places });
            }
        }
    }
    Ok(res)
}

fn postings(
    reader: &SegmentReader,
    field: Field,
    term: &str,
    option: IndexRecordOption,
) -> Result<Option<SegmentPostings>, IndexError> {
    let term = Term::from_field_text(field, term);
    let found = reader.inverted_index(field)?.read_postings(&term, option);
    Ok(found.map_err(tantivy::TantivyError::from)?)
}

/// Adds up the frequencies of all terms with a beginning, paper by paper.
fn count_beginning(
    reader: &SegmentReader,
    field: Field,
    beginning: &str,
    counted: &mut HashMap<DocId, u64>,
) -> Result<(), IndexError> {
    let index = reader.inverted_index(field)?;
    let failed = tantivy::TantivyError::from;
    let mut terms = index.terms().range().ge(beginning).into_stream().map_err(failed)?;
    while terms.advance() && terms.key().starts_with(beginning.as_bytes()) {
        let info = terms.value();
        let mut found = index
            .read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)
            .map_err(failed)?;
        while found.doc() != tantivy::TERMINATED {
            *counted.entry(found.doc()).or_default() += u64::from(found.term_freq());
            found.advance();
        }
    }
    Ok(())
}

impl SegmentMentions {
    /// How often what is counted stands in a paper. Papers come in ascending order.
    pub(super) fn in_document(&mut self, doc: DocId) -> u64 {
        let frequency = |it: &mut SegmentPostings| if is_in(it, doc) { it.term_freq() } else { 0 };
        let terms: u64 = self.terms.iter_mut().map(|it| u64::from(frequency(it))).sum();
        let phrases: u64 = self.phrases.iter_mut().map(|it| it.in_document(doc)).sum();
        terms + phrases + self.counted.get(&doc).copied().unwrap_or(0)
    }
}

/// Moves to a paper, unless the postings are beyond it already.
fn is_in(postings: &mut SegmentPostings, doc: DocId) -> bool {
    if postings.doc() < doc {
        postings.seek(doc);
    }
    postings.doc() == doc
}

impl SegmentPhrase {
    fn in_document(&mut self, doc: DocId) -> u64 {
        let mut places = Vec::new();
        for ((_, forms), all) in self.words.iter_mut().zip(&mut self.places) {
            all.clear();
            for form in forms {
                if is_in(form, doc) {
                    form.positions(&mut places);
                    all.append(&mut places);
                }
            }
            if all.is_empty() {
                return 0;
            }
            all.sort_unstable();
        }
        let offsets: Vec<usize> = self.words.iter().map(|it| it.0).collect();
        phrases(&offsets, &self.places, self.slop)
    }
}

/// How many places of the first word begin a phrase: the others follow in their order, each as near
/// as it goes, with at most `slop` words more between than the phrase has.
fn phrases(offsets: &[usize], places: &[Vec<u32>], slop: u32) -> u64 {
    let Some((first, others)) = places.split_first() else { return 0 };
    let begins = |start: &&u32| {
        let (mut at, mut spare) = (**start, slop);
        others.iter().zip(offsets.windows(2)).all(|(places, offset)| {
            let distance = u32::try_from(offset[1] - offset[0]).unwrap_or(u32::MAX);
            let due = at.saturating_add(distance);
            let next = places[places.partition_point(|it| *it < due)..].first();
            let Some(next) = next.filter(|it| **it - due <= spare) else { return false };
            spare -= next - due;
            at = *next;
            true
        })
    };
    first.iter().filter(begins).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_by_place() {
        let count = |places: &[&[u32]], slop| {
            let places: Vec<Vec<u32>> = places.iter().map(|it| it.to_vec()).collect();
            let offsets: Vec<usize> = (0..places.len()).collect();
            phrases(&offsets, &places, slop)
        };
        assert_eq!(count(&[&[1, 5, 9], &[2, 7, 10]], 0), 2);
        assert_eq!(count(&[&[1, 5, 9], &[2, 7, 10]], 1), 3);
        assert_eq!(count(&[&[1], &[3], &[5]], 1), 0);
        assert_eq!(count(&[&[1], &[3], &[5]], 2), 1);
        assert_eq!(count(&[&[4], &[2]], 5), 0);
        assert_eq!(count(&[], 0), 0);
        // The third word of a phrase whose second one stands everywhere.
        assert_eq!(phrases(&[0, 2], &[vec![3], vec![5]], 0), 1);
    }
}
