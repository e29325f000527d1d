//! Hits of the index, with what the store knows of them.

use std::ops::Range;

use ratlas_index::{Facet, IndexHit, Marks, Matching, SearchAnswer, SearchQuery, Snippet, Why};
use ratlas_model::{Basis, Genre};

use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::hits::{self, HitRow, ItemPlace};
use crate::store::{Store, reading};

/// The length of a snippet: three lines of print.
const SNIPPET_CHARACTERS: usize = 240;

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryAnswer {
    /// How many papers match.
    pub total: usize,
    /// The papers of the page that was asked for, in order.
    pub hits: Vec<PaperHit>,
    /// Counts over all that match.
    pub facets: Vec<Facet>,
    /// Whether the papers hold all words that were asked for.
    pub matching: Matching,
    /// The question as it may have been meant; most likely first.
    pub suggestions: Vec<String>,
}

/// A paper that matches, and its best place.
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
    /// The page of the best place, from 1.
    pub page: Option<u32>,
    /// The number of the agenda item that the best place is in.
    pub item: Option<String>,
    /// The words around the best place.
    pub snippet: HitSnippet,
    /// Why it matches, and what it lacks.
    pub why: Vec<Why>,
    /// The path of a file that holds the paper, as given.
    pub path: String,
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
        let mut answer = self.index()?.search(query).within(self.dir())?;
        let mut hits = Vec::with_capacity(answer.hits.len());
        for hit in std::mem::take(&mut answer.hits) {
            hits.extend(self.hit(&answer.marks, hit)?);
        }
        let SearchAnswer { total, facets, matching, suggestions, .. } = answer;
        Ok(LibraryAnswer { total, hits, facets, matching, suggestions })
    }

    /// A hit with what the store knows; `None` if the paper was removed a moment ago.
    fn hit(&self, marks: &Marks, hit: IndexHit) -> Result<Option<PaperHit>, LibraryError> {
        let connection = &self.store.connection;
        let Some(row) = hits::row(connection, &hit.id).within(self.dir())? else {
            return Ok(None);
        };
        let snippet = self.snippet(marks, row.paper, hit.page)?;
        let item = match hit.page {
            Some(page) => self.item(row.paper, page, &snippet)?,
            None => None,
        };
        let path = self.path_of(row.paper)?;
        let HitRow { paper: _, city, genre, date, date_basis, number, title, source_path } = row;
        let snippet = HitSnippet { text: snippet.text, marks: snippet.marks };
        let IndexHit { id, score, page, why } = hit;
        let path = path.unwrap_or(source_path);
        Ok(Some(PaperHit {
            id,
            score,
            city,
            genre,
            date,
            date_basis,
            number,
            title,
            page,
            item,
            snippet,
            why,
            path,
        }))
    }

    /// The words around the best place: of one page, the only one that is unpacked.
    fn snippet(
        &self,
        marks: &Marks,
        paper: i64,
        page: Option<u32>,
    ) -> Result<Snippet, LibraryError> {
        let text = self.text_of_page(paper, page)?;
        Ok(self.index()?.snippet(marks, &text, SNIPPET_CHARACTERS))
    }

    /// The text of a page, of the first if none is named; empty if there is none.
    pub(crate) fn text_of_page(
        &self,
        paper: i64,
        page: Option<u32>,
    ) -> Result<String, LibraryError> {
        let Store { connection, packer } = &self.store;
        let text = reading::page_text(connection, packer, paper, page.unwrap_or(1));
        Ok(text.within(self.dir())?.unwrap_or_default())
    }

    /// The path of a file that holds a paper, as given.
    pub(crate) fn path_of(&self, paper: i64) -> Result<Option<String>, LibraryError> {
        let paths = reading::paths(&self.store.connection, paper).within(self.dir())?;
        Ok(paths.into_iter().next())
    }

    /// The agenda item whose text holds the snippet's first match.
    pub(crate) fn item(
        &self,
        paper: i64,
        page: u32,
        snippet: &Snippet,
    ) -> Result<Option<String>, LibraryError> {
        let items = hits::items(&self.store.connection, paper).within(self.dir())?;
        let mark = snippet.marks.first().map_or(0, |it| it.start);
        let byte = (snippet.span.start + mark).min(snippet.span.end);
        Ok(item_at(items, page, byte))
    }
}

/// The number of the item that a place is in: the last one that begins before it, if its text
/// reaches that far.
fn item_at(items: Vec<ItemPlace>, page: u32, byte: usize) -> Option<String> {
    let before = items.into_iter().filter(|it| it.begins <= (page, byte));
    let last = before.max_by_key(|it| it.begins)?;
    if last.page_to.is_some_and(|it| it < page) { None } else { last.number }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: &str, begins: (u32, usize), page_to: u32) -> ItemPlace {
        ItemPlace { number: Some(number.to_owned()), begins, page_to: Some(page_to) }
    }

    #[test]
    fn items_of_places() {
        let items = [item("1", (1, 100), 1), item("2", (1, 400), 3), item("3", (3, 50), 3)];
        for (page, byte, expected) in [
            (1, 20, None),
            (1, 100, Some("1")),
            (1, 500, Some("2")),
            (2, 0, Some("2")),
            (3, 49, Some("2")),
            (3, 70, Some("3")),
            (4, 0, None),
        ] {
            assert_eq!(item_at(items.to_vec(), page, byte).as_deref(), expected, "{page}, {byte}");
        }
    }
}
