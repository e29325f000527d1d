//! Hits of the index, with what the store knows of them.

use std::ops::Range;

use ratlas_index::{
    Facet, IndexHit, Marks, Matching, QueryMistake, SearchAnswer, SearchExplanation, SearchQuery,
    Why, guarded,
};
use ratlas_model::{Basis, Genre, Openness, Outcome, Vote};

use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::hits::{self, HitRow};
use crate::store::reading;

mod marked;
mod place;

pub use self::marked::QueryMarks;
use self::place::BestPlace;

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryAnswer {
    /// How many hits there are; versions of a paper are one, unless asked for apart.
    pub total: usize,
    /// The hits of the page that was asked for, in order.
    pub hits: Vec<PaperHit>,
    /// Counts over all hits; empty if not asked for.
    pub facets: Vec<Facet>,
    /// Whether the hits hold all words that were asked for.
    pub matching: Matching,
    /// The question as it may have been meant; most likely first.
    pub suggestions: Vec<String>,
}

/// A paper that matches, or an item of its agenda, and its best place.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperHit {
    /// The id of the paper.
    pub id: String,
    /// How well it matches; comparable within one answer.
    pub score: f32,
    /// The usual name of the city.
    pub city: Option<String>,
    /// What kind of paper it is.
    pub genre: Genre,
    /// The paper's own date, else that of its meeting, else of its first consultation. EDTF.
    pub date: Option<String>,
    /// How the date is known; that of a meeting or a consultation is inferred.
    pub date_basis: Option<Basis>,
    /// The paper's own number.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Whether the paper, or the sitting it belongs to, is public.
    pub public: Option<Openness>,
    /// The page of the best place, from 1.
    pub page: Option<u32>,
    /// The number of the agenda item that the best place is in; where items were asked for, of the
    /// item that matches.
    pub item: Option<String>,
    /// The title of that item.
    pub item_title: Option<String>,
    /// The place of that item in the agenda, from 1; only where items were asked for.
    pub position: Option<usize>,
    /// What became of that item.
    pub outcome: Option<Outcome>,
    /// The vote on it; without its parts.
    pub vote: Option<Vote>,
    /// The words around the best place.
    pub snippet: HitSnippet,
    /// Why it matches, and what it lacks.
    pub why: Vec<Why>,
    /// The path of a file that holds the paper, as given.
    pub path: String,
    /// The ids of the other papers this hit stands for: versions, near-duplicates and copies of the
    /// same text that match too.
    pub folded: Vec<String>,
}

impl PaperHit {
    /// The words that were taken from other places than the text of a page.
    pub(crate) fn texts(&mut self) -> Vec<&mut String> {
        let PaperHit { title, item_title, path, .. } = self;
        title.iter_mut().chain(item_title).chain([path]).collect()
    }
}

/// Words of a page, those that match marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HitSnippet {
    /// The words.
    pub text: String,
    /// Bytes of `text` that match, in order.
    pub marks: Vec<Range<usize>>,
}

impl Library {
    /// Searches the library.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Query`] and [`LibraryError::Filter`] if the query cannot be understood;
    /// [`LibraryError::IndexUnusable`] if there is no index of this version.
    pub fn search(&self, query: &SearchQuery) -> Result<LibraryAnswer, LibraryError> {
        let index = self.index()?;
        let answer = guarded(|| index.search(query)).within(self.dir())?;
        let SearchAnswer { total, hits: found, facets, matching, suggestions, marks } = answer;
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let mut hits = Vec::with_capacity(found.len());
        let n_found = found.len();
        for hit in found {
            hits.extend(self.hit(&marks, matching, hit)?);
        }
        let total = total.saturating_sub(n_found - hits.len());
        Ok(LibraryAnswer { total, hits, facets, matching, suggestions })
    }

    /// Explains a search; see [`ratlas_index::PaperIndex::explain`]. Of papers in which something may be
    /// withheld it tells nothing.
    ///
    /// # Errors
    ///
    /// As of [`Library::search`].
    pub fn explain(&self, query: &SearchQuery) -> Result<SearchExplanation, LibraryError> {
        let mut res = self.index()?.explain(query).within(self.dir())?;
        let mut told = Vec::with_capacity(res.hits.len());
        for hit in res.hits {
            if self.is_told_whole(&hit.id).within(self.dir())? {
                told.push(hit);
            }
        }
        res.hits = told;
        Ok(res)
    }

    fn is_told_whole(&self, id: &str) -> rusqlite::Result<bool> {
        match reading::key(&self.store.connection, id)? {
            Some(paper) => Ok(!self.store.is_partly_withheld(paper)?),
            None => Ok(false),
        }
    }

    /// What may have been meant otherwise; see [`ratlas_index::PaperIndex::doubts`].
    ///
    /// # Errors
    ///
    /// As of [`Library::search`].
    pub fn doubts(&self, query: &SearchQuery) -> Result<Vec<QueryMistake>, LibraryError> {
        self.index()?.doubts(query).within(self.dir())
    }

    /// A hit with what the store knows; `None` if the paper was removed a moment ago, or if it is found by
    /// words that are withheld.
    fn hit(
        &self,
        marks: &Marks,
        matching: Matching,
        hit: IndexHit,
    ) -> Result<Option<PaperHit>, LibraryError> {
        let connection = &self.store.connection;
        let Some(row) = hits::row(connection, &hit.id).within(self.dir())? else {
            return Ok(None);
        };
        if hit.position.is_none()
            && self.is_found_by_withheld(marks, matching, &row).within(self.dir())?
        {
            return Ok(None);
        }
        let best = match hit.position {
            Some(position) => self.place_in_item(marks, row.paper, position)?,
            None => self.place_in_paper(marks, row.paper, &hit.pages)?,
        };
        let folded = self.folded(&hit)?;
        let path = self.path_of(row.paper)?;
        let HitRow { paper, city, genre, date, date_basis, number, title, source_path, public } =
            row;
        let BestPlace { page, item, snippet } = best;
        let item = item.unwrap_or_default();
        let IndexHit { id, score, position, pages: _, folded: _, why } = hit;
        let mut res = PaperHit {
            id,
            score,
            city,
            genre,
            date,
            date_basis,
            number,
            title,
            public,
            page,
            item: item.number,
            item_title: (!item.title.is_empty()).then_some(item.title),
            position,
            outcome: item.outcome,
            vote: item.vote,
            snippet,
            why,
            path: self.store.told_path(path.unwrap_or(source_path)),
            folded,
        };
        self.store.cover(paper, &mut res.texts()).within(self.dir())?;
        Ok(Some(res))
    }

    /// The text of a page, of the first if none is named; empty if there is none.
    pub(crate) fn text_of_page(
        &self,
        paper: i64,
        page: Option<u32>,
    ) -> Result<String, LibraryError> {
        let text = self.store.page_text(paper, page.unwrap_or(1));
        Ok(text.within(self.dir())?.unwrap_or_default())
    }

    /// The path of a file that holds a paper, as given.
    pub(crate) fn path_of(&self, paper: i64) -> Result<Option<String>, LibraryError> {
        let paths = reading::paths(&self.store.connection, paper).within(self.dir())?;
        Ok(paths.into_iter().next())
    }

    /// The other papers a hit stands for: those the index found, and copies it does not hold.
    fn folded(&self, hit: &IndexHit) -> Result<Vec<String>, LibraryError> {
        let connection = &self.store.connection;
        let mut res = hits::copies(connection, &hit.id).within(self.dir())?;
        for version in &hit.folded {
            res.push(version.id.clone());
            res.extend(hits::copies(connection, &version.id).within(self.dir())?);
        }
        Ok(res)
    }
}
