//! The page of a paper to look at first.

use std::collections::BTreeMap;

use ratlas_german::reference_key;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::{Query, TermSetQuery};
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader, Term};

use crate::plan::Plan;
use crate::query::compile;
use crate::query::filter::{all_of, any_of, unscored};
use crate::ranking::Statistics;
use crate::schema::{Fields, PAPER, column};
use crate::search::order::Found;
use crate::{IndexError, SearchQuery};

/// The best page of each paper, in the order of the papers.
pub(crate) fn best(
    searcher: &Searcher,
    fields: &Fields,
    plan: &Plan,
    query: &SearchQuery,
    papers: &[Found],
) -> Result<Vec<Option<u32>>, IndexError> {
    let mut any = compile::pages(plan, fields);
    if let Some(number) = &query.filters.number {
        any.push(compile::number_on_page(&reference_key(number), fields));
    }
    if any.is_empty() || papers.is_empty() {
        return Ok(vec![None; papers.len()]);
    }
    let pages = all_of(vec![of_papers(fields, papers), any_of(any)]);
    best_of(searcher, fields, &*pages, papers)
}

/// The best page of each paper among the pages found, in the order of the papers.
pub(crate) fn best_of(
    searcher: &Searcher,
    fields: &Fields,
    pages: &dyn Query,
    papers: &[Found],
) -> Result<Vec<Option<u32>>, IndexError> {
    let statistics = Statistics::but(searcher, &Term::from_field_text(fields.kind, PAPER))?;
    let best = searcher.search_with_statistics_provider(pages, &BestPages, &statistics)?;
    Ok(papers.iter().map(|it| best.get(&it.id).map(|page| page.number)).collect())
}

/// The documents of some papers.
pub(crate) fn of_papers(fields: &Fields, papers: &[Found]) -> Box<dyn Query> {
    let ids = papers.iter().map(|it| Term::from_field_text(fields.id, &it.id));
    unscored(Box::new(TermSetQuery::new(ids)))
}

/// A page with its score.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    number: u32,
    score: Score,
}

impl Page {
    /// The better of two pages; of equal ones the first.
    fn better(self, other: Page) -> Page {
        let order = self.score.total_cmp(&other.score).then(other.number.cmp(&self.number));
        if order.is_lt() { other } else { self }
    }
}

/// Keeps the best page of each paper.
struct BestPages;

struct SegmentPages {
    ids: Option<StrColumn>,
    numbers: Column<u64>,
    best: BTreeMap<u64, Page>,
}

type Best = BTreeMap<String, Page>;

impl Collector for BestPages {
    type Fruit = Best;
    type Child = SegmentPages;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentPages> {
        let fast = segment.fast_fields();
        let (ids, numbers) = (fast.str(column::ID)?, fast.u64(column::PAGE)?);
        Ok(SegmentPages { ids, numbers, best: BTreeMap::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Best>>) -> tantivy::Result<Best> {
        let mut res = Best::new();
        for segment in segments {
            for (id, page) in segment? {
                let best = res.entry(id).or_insert(page);
                *best = best.better(page);
            }
        }
        Ok(res)
    }
}

impl SegmentCollector for SegmentPages {
    type Fruit = tantivy::Result<Best>;

    fn collect(&mut self, doc: DocId, score: Score) {
        let paper = self.ids.as_ref().and_then(|it| it.ords().first(doc));
        let number = self.numbers.first(doc).and_then(|it| u32::try_from(it).ok());
        if let (Some(paper), Some(number)) = (paper, number) {
            let page = Page { number, score };
            let best = self.best.entry(paper).or_insert(page);
            *best = best.better(page);
        }
    }

    fn harvest(self) -> tantivy::Result<Best> {
        let mut res = Best::new();
        let Some(ids) = self.ids else { return Ok(res) };
        for (paper, page) in self.best {
            let mut id = String::new();
            ids.ord_to_str(paper, &mut id)?;
            res.insert(id, page);
        }
        Ok(res)
    }
}
