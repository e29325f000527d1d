//! The columns that every search reads of every hit: in the index, or held in memory.
//!
//! Most documents are pages and have no such values: in the index each look for one is a search of its own.
//! Held, it is a look into an array. Segments never change, so that each column is read once.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::columnar::{Cardinality, Column, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader};

use crate::schema::{Unit, column};

/// Holds columns of an index in memory, for those who ask it many times. What is held is shared by all
/// clones, whichever [`PaperIndex`](crate::PaperIndex) of the same folder they are given to.
///
/// # Units
///
/// About 100 bytes for each paper and item, and 4 for each page.
#[derive(Debug, Clone, Default)]
pub struct ColumnMemory(Arc<Mutex<HashMap<SegmentId, Arc<Held>>>>);

/// What is held of a segment.
#[derive(Debug)]
struct Held {
    /// For each document its row; pages have none.
    rows: Rows,
    /// The columns that were asked for, by name.
    columns: Mutex<HashMap<String, HeldColumn>>,
}

type Rows = Arc<[u32]>;

#[derive(Debug, Clone)]
enum HeldColumn {
    Numbers(Arc<[u64]>),
    Dates(Arc<[u32]>),
    Words(Arc<HeldWords>),
}

/// The words of each row, by their place among all of the segment.
#[derive(Debug)]
pub(crate) enum HeldWords {
    /// Each row has one at most.
    One(Vec<u32>),
    Many {
        /// Where those of each row begin; one more at the end.
        starts: Vec<u32>,
        words: Vec<u32>,
    },
}

/// No row, no date, no word.
const NONE: u32 = u32::MAX;

/// No number: hashes hardly ever have all bits set.
const NO_NUMBER: u64 = u64::MAX;

impl ColumnMemory {
    /// What is held of a segment. What is held of segments that are no more goes once it is more than what
    /// is held of others: while an index is written some still ask it as it was.
    fn of(&self, searcher: &Searcher, segment: &SegmentReader) -> tantivy::Result<Arc<Held>> {
        let mut held = lock(&self.0);
        if let Some(found) = held.get(&segment.segment_id()) {
            return Ok(Arc::clone(found));
        }
        let living = searcher.segment_readers().iter().map(SegmentReader::segment_id);
        let living: HashSet<SegmentId> = living.collect();
        if held.len() > 2 * living.len() {
            held.retain(|it, _| living.contains(it));
        }
        let new = Arc::new(Held { rows: rows(segment)?, columns: Mutex::default() });
        held.insert(segment.segment_id(), Arc::clone(&new));
        Ok(new)
    }
}

/// The columns of one segment.
pub(crate) struct SegmentColumns<'a> {
    segment: &'a SegmentReader,
    held: Option<Arc<Held>>,
}

impl<'a> SegmentColumns<'a> {
    /// Those of a segment of the searcher; held in memory, if there is one.
    pub(crate) fn of(
        searcher: &Searcher,
        segment: &'a SegmentReader,
        memory: Option<&ColumnMemory>,
    ) -> tantivy::Result<SegmentColumns<'a>> {
        let held = memory.map(|it| it.of(searcher, segment)).transpose()?;
        Ok(SegmentColumns { segment, held })
    }

    /// A column of numbers below the largest there is.
    pub(crate) fn numbers(&self, name: &str) -> tantivy::Result<Numbers> {
        let column = self.segment.fast_fields().u64(name)?;
        let Some(held) = &self.held else { return Ok(Numbers::Read(column)) };
        let read = |doc| column.first(doc).unwrap_or(NO_NUMBER);
        let kept = held.column(name, |rows| HeldColumn::Numbers(each_row(rows, read)));
        Ok(match kept {
            HeldColumn::Numbers(numbers) => Numbers::Held(Arc::clone(&held.rows), numbers),
            _ => Numbers::Read(column),
        })
    }

    /// The dates of a unit, written `yyyymmdd`.
    pub(crate) fn dates(&self, unit: Unit) -> tantivy::Result<Dates> {
        let name = unit.field(column::DATE);
        let column = self.segment.fast_fields().i64(&name)?;
        let Some(held) = &self.held else { return Ok(Dates::Read(column)) };
        let read = |doc| day(&column, doc).unwrap_or(NONE);
        let kept = held.column(&name, |rows| HeldColumn::Dates(each_row(rows, read)));
        Ok(match kept {
            HeldColumn::Dates(dates) => Dates::Held(Arc::clone(&held.rows), dates),
            _ => Dates::Read(column),
        })
    }

    /// A column of words; `None` if no document has any.
    pub(crate) fn words(&self, name: &str) -> tantivy::Result<Option<Words>> {
        let Some(column) = self.segment.fast_fields().str(name)? else { return Ok(None) };
        let Some(held) = &self.held else { return Ok(Some(Words::Read(column))) };
        let kept = held.column(name, |rows| HeldColumn::Words(Arc::new(words(&column, rows))));
        Ok(Some(match kept {
            HeldColumn::Words(words) => Words::Held(Arc::clone(&held.rows), words),
            _ => Words::Read(column),
        }))
    }
}

impl Held {
    /// The column of a name, read if it is asked for the first time.
    fn column(&self, name: &str, read: impl FnOnce(&Rows) -> HeldColumn) -> HeldColumn {
        let mut columns = lock(&self.columns);
        match columns.get(name) {
            Some(known) => known.clone(),
            None => columns.entry(name.to_owned()).or_insert(read(&self.rows)).clone(),
        }
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Papers and items are what has a place in the order.
fn rows(segment: &SegmentReader) -> tantivy::Result<Rows> {
    let order = segment.fast_fields().u64(column::ORDER)?;
    let mut n_rows = 0;
    let row = |doc: DocId| {
        if order.first(doc).is_none() {
            return NONE;
        }
        n_rows += 1;
        n_rows - 1
    };
    Ok((0..segment.max_doc()).map(row).collect())
}

/// The documents that have a row, in order.
fn docs(rows: &Rows) -> impl Iterator<Item = DocId> {
    (0..).zip(rows.iter()).filter(|it| *it.1 != NONE).map(|it| it.0)
}

fn each_row<T>(rows: &Rows, read: impl Fn(DocId) -> T) -> Arc<[T]> {
    docs(rows).map(read).collect()
}

fn words(column: &StrColumn, rows: &Rows) -> HeldWords {
    let word = |ord: u64| u32::try_from(ord).unwrap_or(NONE);
    if column.ords().get_cardinality() != Cardinality::Multivalued {
        let first = |doc| column.ords().first(doc).map_or(NONE, word);
        return HeldWords::One(docs(rows).map(first).collect());
    }
    let (mut starts, mut words) = (vec![0], Vec::new());
    for doc in docs(rows) {
        words.extend(column.term_ords(doc).map(word));
        starts.push(u32::try_from(words.len()).unwrap_or(NONE));
    }
    HeldWords::Many { starts, words }
}

/// The row of a document, as an index.
fn row(rows: &Rows, doc: DocId) -> Option<usize> {
    rows.get(doc as usize).filter(|it| **it != NONE).map(|it| *it as usize)
}

fn day(column: &Column<i64>, doc: DocId) -> Option<u32> {
    column.first(doc).and_then(|it| u32::try_from(it).ok())
}

/// A column with one number at most for each document.
pub(crate) enum Numbers {
    Read(Column<u64>),
    Held(Rows, Arc<[u64]>),
}

impl Numbers {
    /// The number of a document.
    pub(crate) fn of(&self, doc: DocId) -> Option<u64> {
        match self {
            Numbers::Read(column) => column.first(doc),
            Numbers::Held(rows, numbers) => {
                numbers.get(row(rows, doc)?).copied().filter(|it| *it != NO_NUMBER)
            }
        }
    }
}

/// A column of dates written `yyyymmdd`.
pub(crate) enum Dates {
    Read(Column<i64>),
    Held(Rows, Arc<[u32]>),
}

impl Dates {
    /// The date of a document; those before year 0 are none.
    pub(crate) fn of(&self, doc: DocId) -> Option<u32> {
        match self {
            Dates::Read(column) => day(column, doc),
            Dates::Held(rows, dates) => {
                dates.get(row(rows, doc)?).copied().filter(|it| *it != NONE)
            }
        }
    }
}

/// A column of words.
pub(crate) enum Words {
    Read(StrColumn),
    Held(Rows, Arc<HeldWords>),
}

impl Words {
    /// The first word of a document, by its place among all of the segment.
    pub(crate) fn first(&self, doc: DocId) -> Option<usize> {
        let mut res = None;
        self.each(doc, |word| res = res.or(Some(word)));
        res
    }

    /// Calls `see` with each word of a document.
    pub(crate) fn each(&self, doc: DocId, mut see: impl FnMut(usize)) {
        match self {
            Words::Read(column) => {
                column.term_ords(doc).filter_map(|it| usize::try_from(it).ok()).for_each(see);
            }
            Words::Held(rows, held) => {
                let Some(row) = row(rows, doc) else { return };
                let words = match &**held {
                    HeldWords::One(words) => words.get(row..=row),
                    HeldWords::Many { starts, words } => match starts.get(row..row + 2) {
                        Some([from, to]) => words.get(*from as usize..*to as usize),
                        _ => None,
                    },
                };
                for word in words.unwrap_or_default().iter().filter(|it| **it != NONE) {
                    see(*word as usize);
                }
            }
        }
    }
}
