//! Cells that papers are counted into.

use std::collections::BTreeMap;

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use super::Cell;
use crate::IndexError;

/// What makes papers one hit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Relation {
    family: u64,
    /// The family of the file that a paper is a part of.
    whole: Option<u64>,
}

/// The columns that tell what is one hit; none where every paper counts.
pub(super) struct Relations {
    columns: Option<(Column<u64>, Column<u64>)>,
    segment: u64,
}

impl Relations {
    pub(super) fn open(
        reader: &SegmentReader,
        segment: usize,
        fold: bool,
    ) -> Result<Relations, IndexError> {
        let fast = reader.fast_fields();
        let columns = match (fast.column_opt("family")?, fast.column_opt("whole")?) {
            (Some(families), Some(wholes)) if fold => Some((families, wholes)),
            _ => None,
        };
        Ok(Relations { columns, segment: segment as u64 })
    }

    /// What a paper is the same as, if anything.
    pub(super) fn of(&self, doc: DocId) -> Option<Relation> {
        let (families, wholes) = self.columns.as_ref()?;
        let (family, whole) = (families.first(doc), wholes.first(doc));
        if family.is_none() && whole.is_none() {
            return None;
        }
        // A part without versions is a family of its own; its place is as good as a name.
        let family = family.unwrap_or(self.segment << 32 | u64::from(doc));
        Some(Relation { family, whole })
    }
}

/// One question's cells while they are counted.
pub(super) struct Cells {
    widths: Vec<usize>,
    cells: Vec<Counted>,
}

#[derive(Debug, Clone, Default)]
struct Counted {
    alone: Cell,
    /// By family: the most mentions of a version, and the file it is a part of.
    families: BTreeMap<u64, (u64, Option<u64>)>,
}

impl Cells {
    pub(super) fn new(widths: &[usize]) -> Cells {
        let n_cells = widths.iter().map(|it| it + 1).product();
        Cells { widths: widths.to_vec(), cells: vec![Counted::default(); n_cells] }
    }

    /// Counts a paper into the cells of its values, and into those of any value.
    pub(super) fn add(&mut self, values: &[Vec<u32>], relation: Option<Relation>, mentions: u64) {
        let mut places = vec![0];
        for (width, own) in self.widths.iter().zip(values) {
            let indexes = || std::iter::once(0).chain(own.iter().map(|it| *it as usize + 1));
            let below = places.iter().flat_map(|at| indexes().map(move |it| at * (width + 1) + it));
            places = below.collect();
        }
        for place in places {
            self.cells[place].add(relation, mentions);
        }
    }

    pub(super) fn finish(self) -> Vec<Cell> {
        self.cells.into_iter().map(Counted::finish).collect()
    }
}

impl Counted {
    fn add(&mut self, relation: Option<Relation>, mentions: u64) {
        let Some(Relation { family, whole }) = relation else {
            self.alone.papers += 1;
            self.alone.mentions += mentions;
            return;
        };
        let known = self.families.entry(family).or_insert((0, None));
        known.0 = known.0.max(mentions);
        known.1 = known.1.or(whole);
    }

    /// A file that holds several papers counts only where none of them does.
    fn finish(mut self) -> Cell {
        let wholes: Vec<u64> = self
            .families
            .iter()
            .filter_map(|(family, (_, whole))| whole.filter(|it| it != family))
            .collect();
        for whole in wholes {
            if self.families.get(&whole).is_some_and(|it| it.1.is_none()) {
                self.families.remove(&whole);
            }
        }
        let mentions: u64 = self.families.values().map(|it| it.0).sum();
        Cell {
            papers: self.alone.papers + self.families.len() as u64,
            mentions: self.alone.mentions + mentions,
        }
    }
}
