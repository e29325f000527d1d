//! The values of dimensions, and which papers have them.

use std::collections::BTreeMap;

use tantivy::DocId;
use tantivy::columnar::{Column, StrColumn};

use super::{CountRequest, Dimension};
use crate::schema::column;
use crate::search::PaperIndex;
use crate::{IndexError, SearchQuery};

/// The values of each dimension with their papers.
pub(super) struct Values {
    pub(super) names: Vec<Vec<String>>,
    pub(super) left_out: Vec<usize>,
    /// By dimension and segment: papers in order, each with the index of a value.
    papers: Vec<Vec<Vec<(DocId, u32)>>>,
}

impl Values {
    /// The values that papers of a question have.
    pub(super) fn gather(
        index: &PaperIndex,
        everything: &SearchQuery,
        request: &CountRequest<'_>,
    ) -> Result<Values, IndexError> {
        let n_segments = index.reader.searcher().segment_readers().len();
        let mut res = Values { names: Vec::new(), left_out: Vec::new(), papers: Vec::new() };
        for dimension in request.by {
            let mut names = names(index, everything, *dimension)?;
            let kept = if dimension.is_open() { request.top.min(names.len()) } else { names.len() };
            res.left_out.push(names.len() - kept);
            names.truncate(kept);
            let mut papers = vec![Vec::new(); n_segments];
            for (value, name) in (0..).zip(&names) {
                let narrowed = dimension.narrowed(everything, name);
                let found = papers_of(index, &narrowed, n_segments)?;
                for (all, own) in papers.iter_mut().zip(found) {
                    all.extend(own.into_iter().map(|doc| (doc, value)));
                }
            }
            for it in &mut papers {
                it.sort_unstable();
            }
            res.names.push(names);
            res.papers.push(papers);
        }
        Ok(res)
    }

    /// The values of papers in one segment.
    pub(super) fn in_segment(&self, ordinal: usize) -> SegmentValues<'_> {
        let papers = self.papers.iter().map(|it| it[ordinal].as_slice());
        SegmentValues { papers: papers.collect() }
    }
}

/// The values of papers in one segment, by dimension.
pub(super) struct SegmentValues<'a> {
    papers: Vec<&'a [(DocId, u32)]>,
}

impl SegmentValues<'_> {
    /// The values of a paper, by dimension.
    pub(super) fn of(&self, doc: DocId) -> Vec<Vec<u32>> {
        let own = |papers: &&[(DocId, u32)]| {
            let from = papers.partition_point(|it| it.0 < doc);
            papers[from..].iter().take_while(|it| it.0 == doc).map(|it| it.1).collect()
        };
        self.papers.iter().map(own).collect()
    }
}

fn papers_of(
    index: &PaperIndex,
    query: &SearchQuery,
    n_segments: usize,
) -> Result<Vec<Vec<DocId>>, IndexError> {
    let mut res = vec![Vec::new(); n_segments];
    index.each_segment(query, &mut |ordinal, _, docs| {
        res[ordinal] = docs.collect();
        Ok(())
    })?;
    Ok(res)
}

/// The values that papers have, in the order they are shown in.
fn names(
    index: &PaperIndex,
    everything: &SearchQuery,
    dimension: Dimension,
) -> Result<Vec<String>, IndexError> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    index.each_segment(everything, &mut |_, reader, docs| {
        if dimension == Dimension::Year {
            years(&reader.fast_fields().i64(column::DATE)?, docs, &mut counts);
        } else if let Some(column) = reader.fast_fields().str(dimension.column())? {
            count(&column, docs, &mut counts)?;
        }
        Ok(())
    })?;
    let mut res: Vec<(String, u64)> = counts.into_iter().collect();
    if dimension != Dimension::Year {
        res.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    }
    Ok(res.into_iter().map(|(name, _)| name).collect())
}

fn years(
    dates: &Column<i64>,
    docs: &mut dyn Iterator<Item = DocId>,
    counts: &mut BTreeMap<String, u64>,
) {
    for year in docs.filter_map(|it| dates.first(it)) {
        *counts.entry(format!("{:04}", year / 10_000)).or_default() += 1;
    }
}

fn count(
    column: &StrColumn,
    docs: &mut dyn Iterator<Item = DocId>,
    counts: &mut BTreeMap<String, u64>,
) -> Result<(), IndexError> {
    let mut by_ord: BTreeMap<u64, u64> = BTreeMap::new();
    for ord in docs.flat_map(|it| column.term_ords(it)) {
        *by_ord.entry(ord).or_default() += 1;
    }
    for (ord, n_papers) in by_ord {
        let mut name = String::new();
        column.ord_to_str(ord, &mut name).map_err(tantivy::TantivyError::from)?;
        *counts.entry(name).or_default() += n_papers;
    }
    Ok(())
}
