//! One pass over everything that matches.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::Query;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use crate::schema::column;
use crate::search::columns::{ColumnMemory, Numbers, SegmentColumns};
use crate::search::facets::{Counts, FacetColumn, FacetValues, Facets};
use crate::search::fold::{Hit, Related, families};
use crate::search::order::{Best, Order, Ranked, SegmentOrder};
use crate::search::statistics::UnitStatistics;
use crate::{IndexError, schema};

/// What to gather.
pub(crate) struct Gather<'a> {
    pub(crate) searcher: &'a Searcher,
    pub(crate) fields: &'a schema::Fields,
    pub(crate) order: &'a Order,
    /// How many hits are wanted.
    pub(crate) keep: usize,
    /// Whether versions of a paper are one hit.
    pub(crate) fold: bool,
    /// Holds columns, if any are.
    pub(crate) memory: Option<&'a ColumnMemory>,
    pub(crate) values: &'a FacetValues,
    /// What is counted.
    pub(crate) facets: &'a Facets,
}

/// What was gathered.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// The first hits, in order.
    pub(crate) hits: Vec<Hit>,
    /// How many there are.
    pub(crate) total: usize,
    pub(crate) counts: Counts,
}

impl Gather<'_> {
    /// Gathers what a query finds.
    pub(crate) fn run(&self, query: &dyn Query) -> Result<Gathered, IndexError> {
        let statistics = UnitStatistics::new(self.searcher, self.fields)?;
        let found = self.searcher.search_with_statistics_provider(query, self, &statistics)?;
        let Found { alone, n_alone, related, mut counts } = found;
        let folded = families(related);
        let total = n_alone + folded.len();
        if !self.facets.is_empty() && !folded.is_empty() {
            counts.fold(&folded, &self.columns()?);
        }
        let mut hits: Vec<Hit> = alone.into_iter().map(Hit::alone).chain(folded).collect();
        if self.keep < hits.len() {
            hits.select_nth_unstable_by_key(self.keep, Hit::rank);
            hits.truncate(self.keep);
        }
        hits.sort_unstable_by_key(Hit::rank);
        Ok(Gathered { hits, total, counts })
    }

    /// The columns of the facets in all segments.
    fn columns(&self) -> tantivy::Result<Vec<Vec<FacetColumn>>> {
        let segments = 0..self.searcher.segment_readers().len();
        let columns = segments.map(|it| {
            let segment = SegmentOrdinal::try_from(it).unwrap_or(SegmentOrdinal::MAX);
            let reader = self.searcher.segment_reader(segment);
            let columns = SegmentColumns::of(self.searcher, reader, self.memory)?;
            self.values.columns(segment, &columns, self.facets)
        });
        columns.collect()
    }
}

/// What was found in some segments.
pub(crate) struct Found {
    /// The first of those that are no version of others.
    alone: Vec<Ranked>,
    n_alone: usize,
    related: Vec<Related>,
    counts: Counts,
}

/// What is gathered in one segment.
pub(crate) struct SegmentGather {
    segment: SegmentOrdinal,
    order: SegmentOrder,
    alone: Best,
    n_alone: usize,
    /// The columns of families and of wholes, if they are looked at.
    relations: Option<(Numbers, Numbers)>,
    related: Vec<Related>,
    columns: Vec<FacetColumn>,
    counts: Counts,
}

impl Collector for Gather<'_> {
    type Fruit = Found;
    type Child = SegmentGather;

    fn for_segment(
        &self,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentGather> {
        let columns = SegmentColumns::of(self.searcher, reader, self.memory)?;
        let relations = || Ok((columns.numbers(column::FAMILY)?, columns.numbers(column::WHOLE)?));
        Ok(SegmentGather {
            segment,
            order: self.order.of_segment(segment, &columns)?,
            alone: Best::new(self.keep),
            n_alone: 0,
            relations: self
                .fold
                .then(relations)
                .transpose()
                .map_err(|it: tantivy::TantivyError| it)?,
            related: Vec::new(),
            columns: self.values.columns(segment, &columns, self.facets)?,
            counts: Counts::new(self.values, self.facets),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.order.is_scored() && self.keep > 0
    }

    fn merge_fruits(&self, segments: Vec<Found>) -> tantivy::Result<Found> {
        let mut alone = Best::new(self.keep);
        let mut res = Found {
            alone: Vec::new(),
            n_alone: 0,
            related: Vec::new(),
            counts: Counts::new(self.values, self.facets),
        };
        for segment in segments {
            segment.alone.into_iter().for_each(|it| alone.push(it));
            res.n_alone += segment.n_alone;
            res.related.extend(segment.related);
            res.counts.merge(&segment.counts);
        }
        res.alone = alone.into_hits();
        Ok(res)
    }
}

impl SegmentCollector for SegmentGather {
    type Fruit = Found;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.counts.add(&self.columns, doc);
        let at = DocAddress::new(self.segment, doc);
        let ranked = Ranked { rank: self.order.rank(doc, score), at };
        if let Some(related) = self.relation(doc, ranked) {
            self.related.push(related);
        } else {
            self.n_alone += 1;
            self.alone.push(ranked);
        }
    }

    fn harvest(self) -> Found {
        let SegmentGather { alone, n_alone, related, counts, .. } = self;
        Found { alone: alone.into_hits(), n_alone, related, counts }
    }
}

impl SegmentGather {
    /// What a document is the same as, if anything.
    fn relation(&self, doc: DocId, ranked: Ranked) -> Option<Related> {
        let (families, wholes) = self.relations.as_ref()?;
        let (family, whole) = (families.of(doc), wholes.of(doc));
        if family.is_none() && whole.is_none() {
            return None;
        }
        let rank = ranked.rank;
        let merit = self.order.merit(doc, rank);
        Some(Related { family: family.unwrap_or(rank.id()), whole, merit, ranked })
    }
}
