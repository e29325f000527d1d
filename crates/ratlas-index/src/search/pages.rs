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
use crate::schema::{Fields, column};
use crate::search::found::Found;
use crate::search::statistics::UnitStatistics;
use crate::{IndexError, SearchQuery};

/// So many pages of a paper are told: which of them holds a phrase, its text says.
const MAX_PAGES: usize = 4;

/// The best pages of each paper, best first, in the order of the papers.
pub(crate) fn best(
    searcher: &Searcher,
    fields: &Fields,
    plan: &Plan,
    query: &SearchQuery,
    papers: &[Found],
) -> Result<Vec<Vec<u32>>, IndexError> {
    let mut any = compile::pages(plan, fields);
    let numbers = query.filters.number.iter().map(|it| reference_key(it));
    any.extend(numbers.map(|it| compile::number_on_page(&it, fields)));
    if any.is_empty() || papers.is_empty() {
        return Ok(vec![Vec::new(); papers.len()]);
    }
    let pages = all_of(vec![of_papers(fields, papers), any_of(any)]);
    let statistics = UnitStatistics::of_pages(searcher, fields)?;
    let best = searcher.search_with_statistics_provider(&pages, &BestPages, &statistics)?;
    let numbers = |it: &Found| best.get(&it.id).into_iter().flatten().map(|it| it.number).collect();
    Ok(papers.iter().map(numbers).collect())
}

/// The best page of each paper among the pages found, in the order of the papers.
pub(crate) fn best_of(
    searcher: &Searcher,
    fields: &Fields,
    pages: &dyn Query,
    papers: &[Found],
) -> Result<Vec<Option<u32>>, IndexError> {
    let statistics = UnitStatistics::of_pages(searcher, fields)?;
    let best = searcher.search_with_statistics_provider(pages, &BestPages, &statistics)?;
    let first = |it: &Found| best.get(&it.id).and_then(|pages| pages.first()).map(|it| it.number);
    Ok(papers.iter().map(first).collect())
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

/// Adds a page to the best ones: best first, of equally good ones the first.
fn add(pages: &mut Vec<Page>, page: Page) {
    let order = |it: &Page| page.score.total_cmp(&it.score).then(it.number.cmp(&page.number));
    let at = pages.iter().position(|it| order(it).is_gt()).unwrap_or(pages.len());
    if at < MAX_PAGES {
        pages.insert(at, page);
        pages.truncate(MAX_PAGES);
    }
}

/// Keeps the best pages of each paper.
struct BestPages;

struct SegmentPages {
    ids: Option<StrColumn>,
    numbers: Column<u64>,
    best: BTreeMap<u64, Vec<Page>>,
}

type Best = BTreeMap<String, Vec<Page>>;

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
            for (id, pages) in segment? {
                let best = res.entry(id).or_default();
                for it in pages {
                    add(best, it);
                }
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
            add(self.best.entry(paper).or_default(), Page { number, score });
        }
    }

    fn harvest(self) -> tantivy::Result<Best> {
        let mut res = Best::new();
        let Some(ids) = self.ids else { return Ok(res) };
        for (paper, pages) in self.best {
            let mut id = String::new();
            ids.ord_to_str(paper, &mut id)?;
            res.insert(id, pages);
        }
        Ok(res)
    }
}
