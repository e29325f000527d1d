//! Finds papers.

mod facets;
pub(crate) mod order;
pub(crate) mod pages;
mod why;

use std::path::Path;

use tantivy::query::Query;
use tantivy::{Index, IndexReader, ReloadPolicy, Searcher};

use crate::query::compile::Compiler;
use crate::query::filter::{all_of, conditions};
use crate::query::parse::{Node, parse};
use crate::schema::{Fields, schema};
use crate::search::facets::FacetCollector;
use crate::search::order::Found;
use crate::snippet::{self, Snippet};
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
    /// Where it was found: `own-number`, `number`, `title`, `text`.
    pub why: Vec<String>,
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
        let node = parse(&query.text)?;
        let searcher = self.reader.searcher();
        let found = self.compile(&node, query)?;
        let (mut papers, tally) = ranked(&searcher, &*found, query)?;
        let pages = pages::best(&searcher, &self.fields, &node, query, &papers)?;
        let whys = why::whys(&searcher, &self.fields, &node, query, &papers)?;
        let hits = papers.drain(..).zip(pages).zip(whys).map(|((paper, page), why)| IndexHit {
            id: paper.id,
            score: paper.score,
            page,
            why,
        });
        Ok(SearchAnswer { total: tally.total, hits: hits.collect(), facets: tally.facets })
    }

    /// The words of a page that answer a question, with a little text around them.
    ///
    /// A question that cannot be read, or that the page does not answer, gives the beginning of the
    /// page without marks.
    ///
    /// # Units
    ///
    /// `max_chars` counts characters of [`Snippet::text`].
    pub fn snippet(&self, query: &SearchQuery, page_text: &str, max_chars: usize) -> Snippet {
        snippet::snippet(query, page_text, max_chars)
    }

    fn compile(&self, node: &Node, query: &SearchQuery) -> Result<Box<dyn Query>, IndexError> {
        let compiler = Compiler { fields: &self.fields, exact: query.exact };
        let mut all = vec![compiler.node(node)?];
        all.extend(conditions(&query.filters, &self.fields)?);
        Ok(if all.len() == 1 { all.remove(0) } else { all_of(all) })
    }
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
