//! Finds papers.

mod facets;
mod held;
pub(crate) mod order;
pub(crate) mod pages;
mod question;
mod why;

use std::path::Path;

use ratlas_german::reference_key;
use tantivy::query::Query;
use tantivy::{DocAddress, Index, IndexReader, ReloadPolicy, Searcher, Term};

pub use self::question::Matching;
pub use self::why::{Why, WhyKind};
use crate::marks::Marks;
use crate::plan::{Plan, Planner};
use crate::query::compile::Compiler;
use crate::query::filter::{all_of, conditions};
use crate::query::parse::parse;
use crate::ranking::{Ranked, WEIGHTS};
use crate::schema::{Fields, PAPER, schema};
use crate::search::facets::FacetCollector;
use crate::search::order::Found;
use crate::search::question::Question;
use crate::snippet::{self, Snippet};
use crate::vocabulary::Vocabulary;
use crate::write::{committed_seq, open_index};
use crate::{IndexError, SearchQuery, Thesaurus};

/// An index opened for reading: a snapshot of the last commit when it was opened or refreshed.
pub struct PaperIndex {
    index: Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    thesaurus: Thesaurus,
}

/// What a question finds.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchAnswer {
    /// How many papers there are, beyond the ones returned.
    pub total: usize,
    /// The papers asked for, in order.
    pub hits: Vec<IndexHit>,
    /// How all the papers found spread over cities, years and so on.
    pub facets: Vec<Facet>,
    /// Whether the papers hold all words of the question.
    pub matching: Matching,
    /// The question as it may have been meant; most likely first, none for most questions.
    pub suggestions: Vec<String>,
    /// What to mark in the texts of the papers.
    pub marks: Marks,
}

/// A paper that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexHit {
    /// The id of the paper.
    pub id: String,
    /// How good it is; only to be compared within one answer. 0 unless sorted by relevance.
    pub score: f32,
    /// The page to look at first, from 1; `None` if no page holds the words.
    pub page: Option<u32>,
    /// Why it was found, and what it lacks.
    pub why: Vec<Why>,
}

/// How the papers found spread over the values of one property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// `city`, `state`, `genre`, `body`, `year`, `outcome` or `faction`.
    pub name: &'static str,
    /// The number of papers with each value, most first, equal ones by name.
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
        let index = open_index(dir)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (_, fields) = schema();
        Ok(PaperIndex { index, reader, fields, thesaurus: Thesaurus::default() })
    }

    /// Uses these words for the same thing; without, no others are searched.
    #[must_use]
    pub fn with_thesaurus(mut self, thesaurus: Thesaurus) -> PaperIndex {
        self.thesaurus = thesaurus;
        self
    }

    /// The words for the same thing in use.
    pub fn thesaurus(&self) -> &Thesaurus {
        &self.thesaurus
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
        let found = self.found(&searcher, query)?;
        let Question { plan, matching, suggestions } = found.question;
        let pages = pages::best(&searcher, &self.fields, &plan, query, &found.papers)?;
        let addresses: Vec<DocAddress> = found.papers.iter().map(|it| it.address).collect();
        let whys = why::whys(&searcher, self.compiler(), &plan, query, &addresses)?;
        let hits = found.papers.into_iter().zip(pages).zip(whys);
        let hit = |((paper, page), why): ((Found, Option<u32>), Vec<Why>)| IndexHit {
            id: paper.id,
            score: paper.score,
            page,
            why,
        };
        Ok(SearchAnswer {
            total: found.tally.total,
            matching,
            suggestions,
            hits: hits.map(hit).collect(),
            facets: found.tally.facets,
            marks: marks(&plan, query),
        })
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

    /// The papers of a question: with all of its words, or if there are none with some.
    fn found(&self, searcher: &Searcher, query: &SearchQuery) -> Result<Answer, IndexError> {
        let mut question = self.question(searcher, query)?;
        let (mut papers, mut tally) = self.ranked(searcher, &question.plan, query)?;
        if tally.total == 0 && question.matching == Matching::All {
            question = question.relaxed();
            if question.matching == Matching::Some {
                (papers, tally) = self.ranked(searcher, &question.plan, query)?;
            }
        }
        Ok(Answer { question, papers, tally })
    }

    fn question(&self, searcher: &Searcher, query: &SearchQuery) -> Result<Question, IndexError> {
        let node = parse(&query.text)?;
        let vocabulary = Vocabulary { searcher };
        let thesaurus = query.thesaurus.then_some(&self.thesaurus);
        let planner = Planner::new(&self.fields, vocabulary, thesaurus, &WEIGHTS, query.exact);
        Ok(Question::new(planner.plan(&node)?, &node, &query.text))
    }

    fn compiler(&self) -> Compiler<'_> {
        Compiler { fields: &self.fields, weights: &WEIGHTS }
    }

    fn ranked(
        &self,
        searcher: &Searcher,
        plan: &Plan,
        query: &SearchQuery,
    ) -> Result<(Vec<Found>, facets::Tally), IndexError> {
        let mut all = vec![self.compiler().plan(plan)];
        all.extend(conditions(&query.filters, &self.fields)?);
        let found = if all.len() == 1 { all.remove(0) } else { all_of(all) };
        let papers = Term::from_field_text(self.fields.kind, PAPER);
        ranked(searcher, &Ranked::new(found, papers, &WEIGHTS), query)
    }
}

/// What was found, before it is shown.
struct Answer {
    question: Question,
    papers: Vec<Found>,
    tally: facets::Tally,
}

/// What to mark in the texts of the papers found.
fn marks(plan: &Plan, query: &SearchQuery) -> Marks {
    let mut res = plan.marks();
    res.numbers.extend(query.filters.number.iter().map(|it| reference_key(it)));
    res
}

/// The papers of the answer in order, and what is counted over all that were found.
fn ranked(
    searcher: &Searcher,
    found: &dyn Query,
    query: &SearchQuery,
) -> Result<(Vec<Found>, facets::Tally), IndexError> {
    // More than there are documents would only ask for memory.
    let n_docs = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    let limit = query.limit.min(n_docs);
    if limit == 0 || query.offset >= n_docs {
        return Ok((Vec::new(), searcher.search(found, &FacetCollector)?));
    }
    let range = query.offset..query.offset.saturating_add(limit).min(n_docs);
    order::ordered(searcher, found, query.sort, range)
}
