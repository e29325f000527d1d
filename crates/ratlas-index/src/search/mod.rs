//! Finds papers.

pub(crate) mod columns;
mod count;
mod doubts;
mod explain;
mod facets;
mod fold;
pub(crate) mod found;
mod gather;
mod held;
mod matched;
pub(crate) mod order;
pub(crate) mod pages;
mod question;
pub(crate) mod statistics;
mod why;
mod withheld;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

pub use self::columns::ColumnMemory;
pub use self::count::{Cell, CountRequest, CountTable, Dimension, Grid};
use ratlas_german::reference_key;
use tantivy::query::Query;
use tantivy::{DocAddress, Index, IndexReader, ReloadPolicy, Searcher};

pub use self::explain::{
    ExplainedHit, ExplainedPart, ExplainedScore, ExplainedWay, SearchExplanation,
};
pub use self::matched::Matched;
pub use self::question::Matching;
pub use self::why::{Why, WhyKind};
use crate::marks::Marks;
use crate::plan::{Plan, Planner};
use crate::query::compile::Compiler;
use crate::query::filter::{all_of, conditions};
use crate::query::parse::parse;
use crate::ranking::{Ranked, WEIGHTS};
use crate::schema::{Fields, units};
use crate::search::facets::FacetValues;
use crate::search::gather::{Gather, Gathered};
use crate::search::order::Order;
use crate::search::question::Question;
use crate::search::withheld::Withheld;
use crate::snippet::{self, Snippet};
use crate::vocabulary::Vocabulary;
use crate::write::{committed_seq, open_index};
use crate::{Filters, IndexError, SearchQuery, Thesaurus};

/// The values of facets, with the state of the index they are of.
type KeptValues = Mutex<Option<(u64, Arc<FacetValues>)>>;

/// An index opened for reading: a snapshot of the last commit when it was opened or refreshed.
pub struct PaperIndex {
    index: Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    items: Fields,
    thesaurus: Thesaurus,
    /// Of papers and of items, each with the state of the index it is of.
    facet_values: [KeptValues; 2],
    /// Holds the columns that are read of every hit.
    memory: Option<ColumnMemory>,
    pub(crate) withheld: Withheld,
}

/// What a question finds.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchAnswer {
    /// How many hits there are, beyond the ones returned.
    pub total: usize,
    /// The hits asked for, in order.
    pub hits: Vec<IndexHit>,
    /// How all hits spread over cities, years and so on; empty if not asked for.
    pub facets: Vec<Facet>,
    /// Whether the hits hold all words of the question.
    pub matching: Matching,
    /// The question as it may have been meant; most likely first, none for most questions.
    pub suggestions: Vec<String>,
    /// What to mark in the texts of the hits.
    pub marks: Marks,
}

/// A paper, or an item of its agenda, that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexHit {
    /// The id of the paper.
    pub id: String,
    /// The place of the item in the paper's agenda, from 1, where items were asked for.
    pub position: Option<usize>,
    /// What else was found and is another version of the same, best first.
    pub folded: Vec<Folded>,
    /// How good it is; only to be compared within one answer. 0 unless sorted by relevance.
    pub score: f32,
    /// The pages to look at, from 1, best first and a few only; none if no page holds the words.
    /// They are told by stems: which of them holds a phrase, its text says.
    pub pages: Vec<u32>,
    /// Why it was found, and what it lacks.
    pub why: Vec<Why>,
}

/// A version or near-duplicate of a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The id of the paper.
    pub id: String,
    /// The place of the item in its agenda, where items were asked for.
    pub position: Option<usize>,
}

/// How hits spread over the values of one property.
///
/// A hit that stands for several versions counts once for each value that any of them has. Where a
/// filter is set on the property, the counts are those without that filter: they say what another
/// value would find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// `city`, `state`, `genre`, `body`, `year`, `outcome`, `faction`, `topic` or `language`.
    pub name: &'static str,
    /// The number of hits with each value, most first, equal ones by name.
    pub counts: Vec<(String, u64)>,
}

impl PaperIndex {
    /// Opens the index in a folder.
    ///
    /// # Errors
    ///
    /// [`IndexError::Missing`] if there is none, [`IndexError::Version`] if it was made by another
    /// version.
    pub fn open(dir: &Path) -> Result<PaperIndex, IndexError> {
        let mut index = open_index(dir)?;
        // Where the system gives no more threads, the one that asks looks at all segments.
        let _ = index.set_multithread_executor(threads());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (_, fields, items) = units();
        let thesaurus = Thesaurus::default();
        let facet_values = [const { Mutex::new(None) }; 2];
        let withheld = Withheld::default();
        let memory = None;
        Ok(PaperIndex { index, reader, fields, items, thesaurus, facet_values, memory, withheld })
    }

    /// Uses these words for the same thing; without, no others are searched.
    #[must_use]
    pub fn with_thesaurus(mut self, thesaurus: Thesaurus) -> PaperIndex {
        self.thesaurus = thesaurus;
        self
    }

    /// Holds in memory what every search reads of every hit: for an index that is asked many times.
    #[must_use]
    pub fn with_memory(mut self, memory: ColumnMemory) -> PaperIndex {
        self.memory = Some(memory);
        self
    }

    /// The words for the same thing in use.
    pub fn thesaurus(&self) -> &Thesaurus {
        &self.thesaurus
    }

    /// From now on answers as if what is not public were not there: papers and items of agendas that say
    /// so themselves, and everything of the papers whose ids are `others`.
    ///
    /// Told again it forgets which others there were. How frequent words are is still counted in all
    /// papers: it moves scores, and shows no paper.
    pub fn withhold_closed(&self, others: Vec<String>) {
        self.withheld.set(others);
    }

    /// Sees what was committed since.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if the index cannot be read.
    pub fn refresh(&self) -> Result<(), IndexError> {
        Ok(self.reader.reload()?)
    }

    /// The sequence number of the last commit on disk.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if the index cannot be read.
    pub fn committed_seq(&self) -> Result<u64, IndexError> {
        committed_seq(&self.index)
    }

    /// What is another text whenever the index on disk is another one, be it of the same papers. Only to
    /// be compared.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if the index cannot be read.
    pub fn committed_mark(&self) -> Result<String, IndexError> {
        let metas = self.index.load_metas()?;
        let mut segments: Vec<String> =
            metas.segments.iter().map(|it| it.id().uuid_string()).collect();
        segments.sort_unstable();
        Ok(format!("{} {}", metas.payload.unwrap_or_default(), segments.join(" ")))
    }

    /// Finds papers.
    ///
    /// The answer depends only on the question and the papers in the index: equally good hits are
    /// in the order of their ids.
    ///
    /// # Errors
    ///
    /// [`IndexError::Query`] and [`IndexError::Filter`] if the question cannot be read.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchAnswer, IndexError> {
        let searcher = self.reader.searcher();
        let fields = self.fields(query);
        let Answered { question, total, papers, facets } = self.answered(&searcher, query)?;
        let plan = &question.plan;
        let pages = if query.items {
            vec![Vec::new(); papers.len()]
        } else {
            pages::best(&searcher, fields, plan, query, &papers)?
        };
        let addresses: Vec<DocAddress> = papers.iter().map(|it| it.address).collect();
        let whys = why::whys(&searcher, self.compiler(query), plan, query, &addresses)?;
        let hits = papers.into_iter().zip(pages).zip(whys).map(|((paper, pages), why)| IndexHit {
            id: paper.id,
            position: paper.position,
            folded: paper.folded,
            score: paper.score,
            pages,
            why,
        });
        Ok(SearchAnswer {
            total,
            hits: hits.collect(),
            facets,
            matching: question.matching,
            marks: marks(plan, query),
            suggestions: question.suggestions,
        })
    }

    /// What to mark in texts of papers that a question may find.
    ///
    /// # Errors
    ///
    /// As [`PaperIndex::search`].
    pub fn marks(&self, query: &SearchQuery) -> Result<Marks, IndexError> {
        let question = self.question(&self.reader.searcher(), query)?;
        Ok(marks(&question.plan, query))
    }

    /// The words of a page that answer a question, with a little text around them.
    ///
    /// A page that holds none of the marks gives its beginning.
    ///
    /// # Units
    ///
    /// `max_chars` counts characters of [`Snippet::text`].
    pub fn snippet(&self, marks: &Marks, page_text: &str, max_chars: usize) -> Snippet {
        snippet::snippet(marks, page_text, max_chars)
    }

    /// What holds all words of a question, or if there is nothing some of them.
    fn answered(&self, searcher: &Searcher, query: &SearchQuery) -> Result<Answered, IndexError> {
        let fields = self.fields(query);
        let order = Order::new(searcher, query.sort, fields.unit)?;
        let mut question = self.question(searcher, query)?;
        let (mut gathered, mut facets) = self.gathered(searcher, &order, &question.plan, query)?;
        if gathered.total == 0 && question.matching == Matching::All {
            question = question.relaxed();
            if question.matching == Matching::Some {
                (gathered, facets) = self.gathered(searcher, &order, &question.plan, query)?;
            }
        }
        let hits = gathered.hits.iter().skip(query.offset);
        let papers = found::named(searcher, fields, &order, hits)?;
        Ok(Answered { question, total: gathered.total, papers, facets })
    }

    fn question(&self, searcher: &Searcher, query: &SearchQuery) -> Result<Question, IndexError> {
        let node = parse(&query.text)?;
        let vocabulary = Vocabulary { searcher };
        let thesaurus = query.thesaurus.then_some(&self.thesaurus);
        let fields = self.fields(query);
        let planner = Planner::new(fields, vocabulary, thesaurus, &WEIGHTS, query.exact);
        let mut plan = planner.plan(&node)?;
        if self.withheld.is_any() {
            self.forget_spellings(searcher, &mut plan, query)?;
        }
        Ok(Question::new(plan, &node, &query.text))
    }

    pub(crate) fn compiler(&self, query: &SearchQuery) -> Compiler<'_> {
        Compiler { fields: self.fields(query), weights: &WEIGHTS }
    }

    /// The fields of what is asked for.
    fn fields(&self, query: &SearchQuery) -> &Fields {
        if query.items { &self.items } else { &self.fields }
    }

    /// The first hits and the facets: one pass, and one more for each facet with a filter of its
    /// own.
    fn gathered(
        &self,
        searcher: &Searcher,
        order: &Order,
        plan: &Plan,
        query: &SearchQuery,
    ) -> Result<(Gathered, Vec<Facet>), IndexError> {
        let fields = self.fields(query);
        let values = self.facet_values(searcher, query)?;
        let (unfiltered, filtered) = if query.facets {
            (facets::unfiltered(&query.filters), facets::filtered(&query.filters))
        } else {
            (Vec::new(), Vec::new())
        };
        let gather = |keep, facets: &facets::Facets, filters: &Filters| {
            let (fold, memory) = (query.fold, self.memory.as_ref());
            let gather =
                Gather { searcher, fields, order, keep, fold, memory, values: &values, facets };
            gather.run(&*self.compile(plan, query, filters)?)
        };
        let keep = if query.limit == 0 { 0 } else { query.offset.saturating_add(query.limit) };
        let res = gather(keep, &unfiltered, &query.filters)?;
        let mut counted = res.counts.named(&values, &unfiltered);
        for (facet, others) in filtered {
            let facet = vec![facet];
            let without = gather(0, &facet, &others)?;
            counted.extend(without.counts.named(&values, &facet));
        }
        counted.sort_by_key(|(facet, _)| *facet);
        Ok((res, counted.into_iter().map(|(_, facet)| facet).collect()))
    }

    /// The values of the facets, read once for each state of the index.
    fn facet_values(
        &self,
        searcher: &Searcher,
        query: &SearchQuery,
    ) -> Result<Arc<FacetValues>, IndexError> {
        if !query.facets {
            return Ok(Arc::default());
        }
        let known = &self.facet_values[usize::from(query.items)];
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let generation = searcher.generation().generation_id();
        match &*known {
            Some((of, values)) if *of == generation => Ok(Arc::clone(values)),
            _ => {
                let values = Arc::new(FacetValues::new(searcher, self.fields(query).unit)?);
                *known = Some((generation, Arc::clone(&values)));
                Ok(values)
            }
        }
    }

    fn compile(
        &self,
        plan: &Plan,
        query: &SearchQuery,
        filters: &Filters,
    ) -> Result<Box<dyn Query>, IndexError> {
        let fields = self.fields(query);
        let mut all = vec![self.compiler(query).plan(plan)];
        all.extend(conditions(filters, fields)?);
        let found = if all.len() == 1 { all.remove(0) } else { all_of(all) };
        let found = self.withheld.left_of(found, fields);
        Ok(Box::new(Ranked::new(found, fields.unit, &WEIGHTS, self.memory.clone())))
    }
}

/// Threads that look at the segments of an index for one question; more gain little.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(4)
}

/// What was found, before it is shown.
struct Answered {
    question: Question,
    total: usize,
    papers: Vec<found::Found>,
    facets: Vec<Facet>,
}

/// What to mark in the texts of the hits.
fn marks(plan: &Plan, query: &SearchQuery) -> Marks {
    let mut res = plan.marks();
    res.numbers.extend(query.filters.number.iter().map(|it| reference_key(it)));
    res
}
