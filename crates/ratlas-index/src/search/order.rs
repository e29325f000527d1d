//! The order of hits.

use std::sync::Arc;

use ratlas_german::fold;
use tantivy::columnar::StrColumn;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal};

use crate::Sort;
use crate::schema::{Unit, column};
use crate::search::columns::{Dates, Numbers, SegmentColumns, Words};

/// Where a hit stands in an order: the smaller, the earlier. No two hits have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    /// What is sorted by.
    by: u64,
    /// The id, among equals.
    id: u64,
}

impl Rank {
    /// The id as a number.
    pub(crate) fn id(self) -> u64 {
        self.id
    }
}

/// A document with its place in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ranked {
    pub(crate) rank: Rank,
    pub(crate) at: DocAddress,
}

/// An order of the documents of an index.
pub(crate) struct Order {
    sort: Sort,
    unit: Unit,
    /// For each segment, the rank of each of its cities among all.
    cities: Vec<Arc<[u32]>>,
}

impl Order {
    pub(crate) fn new(searcher: &Searcher, sort: Sort, unit: Unit) -> tantivy::Result<Order> {
        let cities = if sort == Sort::City { cities(searcher, unit)? } else { Vec::new() };
        Ok(Order { sort, unit, cities })
    }

    /// Whether it asks for scores.
    pub(crate) fn is_scored(&self) -> bool {
        self.sort == Sort::Relevance
    }

    /// The score of a hit; 0 if it was not asked for.
    pub(crate) fn score(&self, rank: Rank) -> Score {
        match (self.is_scored(), u32::try_from(rank.by)) {
            (true, Ok(inverted)) => Score::from_bits(u32::MAX - inverted),
            _ => 0.0,
        }
    }

    /// The order within a segment.
    pub(crate) fn of_segment(
        &self,
        segment: SegmentOrdinal,
        columns: &SegmentColumns<'_>,
    ) -> tantivy::Result<SegmentOrder> {
        let cities = self.cities.get(segment as usize).cloned().unwrap_or_default();
        Ok(SegmentOrder {
            sort: self.sort,
            ids: columns.numbers(column::ORDER)?,
            dates: columns.dates(self.unit)?,
            city: columns.words(&self.unit.field(column::CITY))?,
            cities,
        })
    }
}

/// The columns that a segment is ordered by.
pub(crate) struct SegmentOrder {
    sort: Sort,
    ids: Numbers,
    dates: Dates,
    city: Option<Words>,
    cities: Arc<[u32]>,
}

/// Behind every value: what has none comes last.
const LAST: u32 = u32::MAX;

impl SegmentOrder {
    /// Which of several versions is shown, the smallest: score, where there is one, then date, then
    /// id.
    pub(crate) fn merit(&self, doc: DocId, rank: Rank) -> (u64, u32, u64) {
        let score = if self.sort == Sort::Relevance { rank.by } else { 0 };
        (score, self.newest_first(doc), rank.id)
    }

    /// The place of a document.
    pub(crate) fn rank(&self, doc: DocId, score: Score) -> Rank {
        let by = match self.sort {
            Sort::Relevance => u64::from(u32::MAX - score.max(0.0).to_bits()),
            Sort::DateDescending => self.newest_first(doc).into(),
            Sort::DateAscending => self.dates.of(doc).unwrap_or(LAST).into(),
            Sort::City => (u64::from(self.city(doc)) << 32) | u64::from(self.newest_first(doc)),
        };
        Rank { by, id: self.ids.of(doc).unwrap_or(u64::MAX) }
    }

    /// The date of a document so that later ones come first.
    fn newest_first(&self, doc: DocId) -> u32 {
        self.dates.of(doc).map_or(LAST, |it| LAST - 1 - it.min(LAST - 1))
    }

    fn city(&self, doc: DocId) -> u32 {
        let city = self.city.as_ref().and_then(|it| it.first(doc));
        let rank = city.and_then(|it| self.cities.get(it));
        rank.copied().unwrap_or(LAST)
    }
}

/// The ranks of the cities of each segment, by their names as people sort them.
fn cities(searcher: &Searcher, unit: Unit) -> tantivy::Result<Vec<Arc<[u32]>>> {
    let mut of_segments = Vec::new();
    for segment in searcher.segment_readers() {
        let column = segment.fast_fields().str(&unit.field(column::CITY))?;
        of_segments.push(column.as_ref().map_or_else(|| Ok(Vec::new()), values)?);
    }
    let sorted = |name: &String| (fold(name), name.clone());
    let mut all: Vec<(String, String)> = of_segments.iter().flatten().map(sorted).collect();
    all.sort();
    all.dedup();
    let rank = |name: &String| {
        let found = all.binary_search(&sorted(name)).unwrap_or(all.len());
        u32::try_from(found).unwrap_or(LAST)
    };
    Ok(of_segments.iter().map(|it| it.iter().map(rank).collect()).collect())
}

/// All values of a column, in the order of their numbers.
pub(crate) fn values(column: &StrColumn) -> tantivy::Result<Vec<String>> {
    let mut res = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        res.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    Ok(res)
}

/// The first hits of an order, of any number of hits.
#[derive(Debug, Default)]
pub(crate) struct Best {
    keep: usize,
    hits: Vec<Ranked>,
    /// Nothing from here on is kept.
    bound: Option<Rank>,
}

impl Best {
    /// Keeps so many.
    pub(crate) fn new(keep: usize) -> Best {
        Best { keep, ..Best::default() }
    }

    pub(crate) fn push(&mut self, hit: Ranked) {
        if self.keep == 0 || self.bound.is_some_and(|it| hit.rank >= it) {
            return;
        }
        self.hits.push(hit);
        // Twice as many are held, so that each is looked at a few times only.
        if self.hits.len() >= self.keep.saturating_mul(2) {
            self.shrink();
        }
    }

    fn shrink(&mut self) {
        if self.hits.len() > self.keep {
            let (_, last, _) = self.hits.select_nth_unstable(self.keep - 1);
            self.bound = Some(last.rank);
            self.hits.truncate(self.keep);
        }
    }

    /// Those kept, in no order.
    pub(crate) fn into_hits(mut self) -> Vec<Ranked> {
        self.shrink();
        self.hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_many() {
        for keep in [0, 1, 2, 5, 100] {
            let mut best = Best::new(keep);
            for it in 0..50_u64 {
                let rank = Rank { by: (it * 37) % 50, id: it };
                best.push(Ranked { rank, at: DocAddress::new(0, 0) });
            }
            let mut found: Vec<u64> = best.into_hits().iter().map(|it| it.rank.by).collect();
            found.sort_unstable();
            assert_eq!(found, (0..50.min(keep as u64)).collect::<Vec<u64>>(), "{keep}");
        }
    }
}
