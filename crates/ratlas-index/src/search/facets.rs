//! How what was found spreads over cities, years and so on.

use std::sync::Arc;

use tantivy::{DocId, Searcher, SegmentOrdinal};

use crate::Filters;
use crate::schema::{Unit, column};
use crate::search::Facet;
use crate::search::columns::{Dates, SegmentColumns, Words};
use crate::search::fold::Hit;
use crate::search::order::values;

/// The name of each facet with its column, in the order in which they are returned.
const FACETS: [(&str, &str); 9] = [
    ("city", column::CITY),
    ("state", column::STATE),
    ("genre", column::GENRE),
    ("body", column::BODY),
    ("year", column::DATE),
    ("outcome", column::OUTCOME),
    ("faction", column::FACTION),
    ("topic", column::TOPIC),
    ("language", column::LANGUAGE),
];

/// A date's year is its value, from 0.
const N_YEARS: usize = 10_000;

/// Some facets, by their place among all.
pub(crate) type Facets = Vec<usize>;

/// The facets that no filter is set on.
pub(crate) fn unfiltered(filters: &Filters) -> Facets {
    (0..FACETS.len()).filter(|it| without(filters, *it).is_none()).collect()
}

/// The facets with a filter of their own, each with all filters but that.
pub(crate) fn filtered(filters: &Filters) -> Vec<(usize, Filters)> {
    let facets = 0..FACETS.len();
    facets.filter_map(|it| Some((it, without(filters, it)?))).collect()
}

/// The filters without that on a facet; `None` if there is none on it.
fn without(filters: &Filters, facet: usize) -> Option<Filters> {
    let mut res = filters.clone();
    match FACETS[facet].0 {
        "city" => res.city.clear(),
        "state" => res.state.clear(),
        "genre" => res.genre.clear(),
        "body" => res.body.clear(),
        "year" => (res.from, res.to, res.year) = (None, None, Vec::new()),
        "outcome" => res.outcome.clear(),
        "faction" => res.faction.clear(),
        "topic" => res.topic.clear(),
        "language" => res.language.clear(),
        _ => {}
    }
    (res != *filters).then_some(res)
}

/// The values of the facets, with one number each through all segments. The default is for
/// counting none.
#[derive(Default)]
pub(crate) struct FacetValues {
    unit: Unit,
    /// For each facet its values, sorted; none for years.
    names: Vec<Vec<String>>,
    /// For each segment and facet, the numbers of the segment's values.
    of_segments: Vec<Vec<Arc<[u32]>>>,
}

impl FacetValues {
    pub(crate) fn new(searcher: &Searcher, unit: Unit) -> tantivy::Result<FacetValues> {
        let mut names = vec![Vec::new(); FACETS.len()];
        let none: Vec<Arc<[u32]>> = vec![Arc::default(); FACETS.len()];
        let mut of_segments = vec![none; searcher.segment_readers().len()];
        for (facet, (_, column)) in FACETS.iter().enumerate().filter(|it| it.1.1 != column::DATE) {
            let mut found = Vec::new();
            for segment in searcher.segment_readers() {
                let column = segment.fast_fields().str(&unit.field(column))?;
                found.push(column.as_ref().map_or_else(|| Ok(Vec::new()), values)?);
            }
            let mut all: Vec<String> = found.iter().flatten().cloned().collect();
            all.sort_unstable();
            all.dedup();
            for (segment, values) in of_segments.iter_mut().zip(found) {
                segment[facet] = values.iter().map(|it| number_of(&all, it)).collect();
            }
            names[facet] = all;
        }
        Ok(FacetValues { unit, names, of_segments })
    }

    fn n_values(&self, facet: usize) -> usize {
        if FACETS[facet].1 == column::DATE { N_YEARS } else { self.names[facet].len() }
    }

    /// The columns of some facets in a segment.
    pub(crate) fn columns(
        &self,
        segment: SegmentOrdinal,
        columns: &SegmentColumns<'_>,
        facets: &Facets,
    ) -> tantivy::Result<Vec<FacetColumn>> {
        let mut res = Vec::with_capacity(facets.len());
        for facet in facets {
            let name = self.unit.field(FACETS[*facet].1);
            let numbers = Arc::clone(&self.of_segments[segment as usize][*facet]);
            res.push(if FACETS[*facet].1 == column::DATE {
                FacetColumn::Years(columns.dates(self.unit)?)
            } else {
                let words = columns.words(&name)?;
                words.map_or(FacetColumn::Empty, |it| FacetColumn::Words(it, numbers))
            });
        }
        Ok(res)
    }
}

fn number_of(all: &[String], value: &String) -> u32 {
    let found = all.binary_search(value).unwrap_or(all.len());
    u32::try_from(found).unwrap_or(u32::MAX)
}

/// A facet in one segment.
pub(crate) enum FacetColumn {
    /// With the number of each of its values.
    Words(Words, Arc<[u32]>),
    Years(Dates),
    Empty,
}

impl FacetColumn {
    /// Calls `see` with each value of a document, by its number.
    fn each(&self, doc: DocId, mut see: impl FnMut(usize)) {
        match self {
            FacetColumn::Words(words, numbers) => {
                words.each(doc, |word| {
                    if let Some(it) = numbers.get(word) {
                        see(*it as usize);
                    }
                });
            }
            FacetColumn::Years(dates) => {
                dates.of(doc).into_iter().for_each(|it| see(it as usize / 10_000));
            }
            FacetColumn::Empty => {}
        }
    }
}

/// How many have each value, for some facets.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counts(Vec<Vec<u64>>);

impl Counts {
    pub(crate) fn new(values: &FacetValues, facets: &Facets) -> Counts {
        Counts(facets.iter().map(|it| vec![0; values.n_values(*it)]).collect())
    }

    /// Counts a document of a segment with these columns.
    pub(crate) fn add(&mut self, columns: &[FacetColumn], doc: DocId) {
        for (counts, column) in self.0.iter_mut().zip(columns) {
            column.each(doc, |value| {
                if let Some(count) = counts.get_mut(value) {
                    *count += 1;
                }
            });
        }
    }

    /// Adds the counts of another segment.
    pub(crate) fn merge(&mut self, other: &Counts) {
        for (counts, others) in self.0.iter_mut().zip(&other.0) {
            for (count, other) in counts.iter_mut().zip(others) {
                *count += other;
            }
        }
    }

    /// Counts each hit once where all the documents it stands for have been counted; `columns` are
    /// those of all segments.
    pub(crate) fn fold(&mut self, hits: &[Hit], columns: &[Vec<FacetColumn>]) {
        for (facet, counts) in self.0.iter_mut().enumerate() {
            // The hit that each value was last seen in.
            let mut seen_in = vec![usize::MAX; counts.len()];
            let mut see = |hit: usize, value: usize| {
                let (Some(count), Some(last)) = (counts.get_mut(value), seen_in.get_mut(value))
                else {
                    return;
                };
                if *last == hit {
                    *count = count.saturating_sub(1);
                }
                *last = hit;
            };
            for (idx, hit) in hits.iter().enumerate().filter(|it| !it.1.folded.is_empty()) {
                for at in hit.members() {
                    let column = columns.get(at.segment_ord as usize).and_then(|it| it.get(facet));
                    if let Some(column) = column {
                        column.each(at.doc_id, |value| see(idx, value));
                    }
                }
            }
        }
    }

    /// The facets with their place among all, most frequent values first, equal ones by name.
    pub(crate) fn named(&self, values: &FacetValues, facets: &Facets) -> Vec<(usize, Facet)> {
        let named = facets.iter().zip(&self.0).map(|(facet, counts)| {
            let found = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            let name = |value: usize| match values.names[*facet].get(value) {
                Some(name) => name.clone(),
                None => format!("{value:04}"),
            };
            let mut counts: Vec<(String, u64)> =
                found.map(|(value, count)| (name(value), *count)).collect();
            counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
            (*facet, Facet { name: FACETS[*facet].0, counts })
        });
        named.collect()
    }
}
