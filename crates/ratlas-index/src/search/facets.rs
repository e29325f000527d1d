//! How the papers found spread over cities, years and so on.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::schema::column;
use crate::search::Facet;

/// The name of each facet with its column; `year` is made from the date.
const FACETS: [(&str, &str); 6] = [
    ("city", column::CITY),
    ("state", column::STATE),
    ("genre", column::GENRE),
    ("body", column::BODY),
    ("outcome", column::OUTCOME),
    ("faction", column::FACTION),
];

const YEAR: &str = "year";

/// The order in which facets are returned.
const ORDER: [&str; 7] = ["city", "state", "genre", "body", YEAR, "outcome", "faction"];

/// What is counted over all papers found.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) total: usize,
    pub(crate) facets: Vec<Facet>,
}

/// Counts papers and the values of their facets.
pub(crate) struct FacetCollector;

/// The counts in one segment.
pub(crate) struct SegmentFacets {
    total: usize,
    columns: Vec<(&'static str, StrColumn, Vec<u64>)>,
    dates: Column<i64>,
    years: BTreeMap<i64, u64>,
}

/// Counts by facet and value.
type Counts = BTreeMap<(&'static str, String), u64>;

impl Collector for FacetCollector {
    type Fruit = Tally;
    type Child = SegmentFacets;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentFacets> {
        let mut columns = Vec::new();
        for (name, column) in FACETS {
            if let Some(column) = segment.fast_fields().str(column)? {
                let counts = vec![0; column.num_terms()];
                columns.push((name, column, counts));
            }
        }
        let dates = segment.fast_fields().i64(column::DATE)?;
        Ok(SegmentFacets { total: 0, columns, dates, years: BTreeMap::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(
        &self,
        segments: Vec<tantivy::Result<(usize, Counts)>>,
    ) -> tantivy::Result<Tally> {
        let mut total = 0;
        let mut counts = Counts::new();
        for segment in segments {
            let (n_papers, found) = segment?;
            total += n_papers;
            for (value, count) in found {
                *counts.entry(value).or_default() += count;
            }
        }
        Ok(Tally { total, facets: ORDER.map(|name| facet(name, &counts)).into() })
    }
}

fn facet(name: &'static str, counts: &Counts) -> Facet {
    let own = counts.iter().filter(|((of, _), _)| *of == name);
    let mut counts: Vec<(String, u64)> = own.map(|((_, it), count)| (it.clone(), *count)).collect();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    Facet { name, counts }
}

impl SegmentCollector for SegmentFacets {
    type Fruit = tantivy::Result<(usize, Counts)>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.total += 1;
        for (_, column, counts) in &mut self.columns {
            for ord in column.term_ords(doc) {
                if let Some(count) = usize::try_from(ord).ok().and_then(|it| counts.get_mut(it)) {
                    *count += 1;
                }
            }
        }
        if let Some(date) = self.dates.first(doc) {
            *self.years.entry(date / 10_000).or_default() += 1;
        }
    }

    fn harvest(self) -> tantivy::Result<(usize, Counts)> {
        let mut res = Counts::new();
        for (name, column, counts) in self.columns {
            for (ord, count) in (0_u64..).zip(counts).filter(|(_, count)| *count > 0) {
                let mut value = String::new();
                column.ord_to_str(ord, &mut value)?;
                *res.entry((name, value)).or_default() += count;
            }
        }
        res.extend(self.years.into_iter().map(|(year, n)| ((YEAR, format!("{year:04}")), n)));
        Ok((self.total, res))
    }
}
