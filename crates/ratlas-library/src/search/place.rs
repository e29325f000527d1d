//! The best place of a hit: page, agenda item and the words around.

use std::collections::BTreeSet;
use std::iter;

use ratlas_index::{Marks, Matching, Snippet};
use ratlas_model::{PageText, Place, Record};

use super::HitSnippet;
use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::hits::{self, HitRow, ItemRow};

/// The length of a snippet: three lines of print.
const SNIPPET_CHARACTERS: usize = 240;

/// Where to look first.
#[derive(Debug)]
pub(super) struct BestPlace {
    pub(super) page: Option<u32>,
    pub(super) item: Option<ItemRow>,
    pub(super) snippet: HitSnippet,
}

impl From<Snippet> for HitSnippet {
    fn from(snippet: Snippet) -> HitSnippet {
        HitSnippet { text: snippet.text, marks: snippet.marks }
    }
}

impl Library {
    /// The best place on the first of some pages that holds what was asked for; mostly it is the
    /// only one that is unpacked.
    pub(super) fn place_in_paper(
        &self,
        marks: &Marks,
        paper: i64,
        pages: &[u32],
    ) -> Result<BestPlace, LibraryError> {
        if self.store.is_partly_withheld(paper).within(self.dir())? {
            return self.place_in_told(marks, paper, pages);
        }
        let mut page = pages.first().copied();
        let mut snippet = self.snippet_of_page(marks, paper, page.unwrap_or(1))?;
        for other in pages.iter().skip(1) {
            if !snippet.marks.is_empty() {
                break;
            }
            let found = self.snippet_of_page(marks, paper, *other)?;
            if !found.marks.is_empty() {
                (page, snippet) = (Some(*other), found);
            }
        }
        let item = match page {
            Some(page) => self.item_of(paper, page, &snippet)?,
            None => None,
        };
        Ok(BestPlace { page, item, snippet: snippet.into() })
    }

    /// The agenda item that a snippet of a page is in.
    pub(crate) fn item_of(
        &self,
        paper: i64,
        page: u32,
        snippet: &Snippet,
    ) -> Result<Option<ItemRow>, LibraryError> {
        let items = hits::items(&self.store.connection, paper).within(self.dir())?;
        Ok(item_at(items, page, first_byte(snippet)))
    }

    fn snippet_of_page(
        &self,
        marks: &Marks,
        paper: i64,
        page: u32,
    ) -> Result<Snippet, LibraryError> {
        let text = self.text_of_page(paper, Some(page))?;
        Ok(self.index()?.snippet(marks, &text, SNIPPET_CHARACTERS))
    }

    /// The same in what may be told of a paper: the pages were found by all that is on them.
    fn place_in_told(
        &self,
        marks: &Marks,
        paper: i64,
        pages: &[u32],
    ) -> Result<BestPlace, LibraryError> {
        let told = self.store.told(paper).within(self.dir())?;
        let texts = told.disclosed.as_ref().map_or(&[][..], |it| &it.pages);
        let index = self.index()?;
        let named = pages.iter().filter_map(|page| texts.iter().find(|it| it.number == *page));
        // Where nothing is to be marked no page is better than the first.
        let others = texts.iter().filter(|it| !marks.is_empty() && !pages.contains(&it.number));
        for page in named.chain(others) {
            let snippet = index.snippet(marks, &page.text, SNIPPET_CHARACTERS);
            if !snippet.marks.is_empty() {
                let item = self.item_of(paper, page.number, &snippet)?;
                return Ok(BestPlace { page: Some(page.number), item, snippet: snippet.into() });
            }
        }
        let first = texts.first().map_or("", |it| it.text.as_str());
        let snippet = index.snippet(marks, first, SNIPPET_CHARACTERS).into();
        Ok(BestPlace { page: None, item: None, snippet })
    }

    /// Whether a paper answers a part of a question only with words that are withheld; of questions that
    /// need not be answered whole, whether it answers none with others.
    pub(super) fn is_found_by_withheld(
        &self,
        marks: &Marks,
        matching: Matching,
        row: &HitRow,
    ) -> rusqlite::Result<bool> {
        if marks.is_empty() || !self.store.is_partly_withheld(row.paper)? {
            return Ok(false);
        }
        let paper = self.store.told(row.paper)?;
        let (record, whole) = (&paper.record, &paper.pages);
        let Some(told) = &paper.disclosed else { return Ok(true) };
        let title = |of: &Record| of.title.as_ref().map_or(String::new(), |it| it.text.clone());
        let (title, told_title) = (title(record), title(&told.record));
        let pages = || whole.iter().zip(&told.pages);
        let is_covered = |it: &(&PageText, &PageText)| it.0.text != it.1.text;
        let mut hidden: BTreeSet<usize> =
            pages().filter(is_covered).flat_map(|it| marks.answered_in(&it.0.text)).collect();
        if title != told_title {
            hidden.extend(marks.answered_in(&title));
        }
        let texts = pages().filter(is_covered).chain(pages().filter(|it| !is_covered(it)));
        let mut answered = BTreeSet::new();
        for text in iter::once(told_title.as_str()).chain(texts.map(|it| it.1.text.as_str())) {
            answered.extend(marks.answered_in(text));
            if hidden.is_subset(&answered) {
                return Ok(false);
            }
        }
        Ok(matching == Matching::All || answered.is_empty())
    }

    /// The best place in an item of the agenda, which may be on several pages; where the item is no
    /// more than its title, that.
    pub(super) fn place_in_item(
        &self,
        marks: &Marks,
        paper: i64,
        position: usize,
    ) -> Result<BestPlace, LibraryError> {
        let item = hits::item(&self.store.connection, paper, position).within(self.dir())?;
        let item = item.unwrap_or_default();
        let mut text = String::new();
        let mut pages: Vec<(usize, u32)> = Vec::new();
        let is_withheld = self.store.is_partly_withheld(paper).within(self.dir())?;
        let told = is_withheld.then(|| self.store.page_texts(paper)).transpose();
        let told = told.within(self.dir())?;
        for place in &item.text_at {
            pages.push((text.len(), place.page));
            let page = match &told {
                Some(told) => {
                    told.iter().find(|it| it.number == place.page).map(|it| it.text.clone())
                }
                None => Some(self.text_of_page(paper, Some(place.page))?),
            };
            let page = page.unwrap_or_default();
            text.push_str(page.get(place.span[0]..place.span[1]).unwrap_or_default());
            text.push('\n');
        }
        let index = self.index()?;
        let mut snippet = index.snippet(marks, &text, SNIPPET_CHARACTERS);
        let mut page = item.begins().map(|(page, _)| page);
        if snippet.marks.is_empty() {
            let title = index.snippet(marks, &item.title, SNIPPET_CHARACTERS);
            if !title.marks.is_empty() || text.trim().is_empty() {
                snippet = title;
            }
        } else {
            let byte = first_byte(&snippet);
            page = pages.iter().rfind(|(start, _)| *start <= byte).map(|it| it.1).or(page);
        }
        Ok(BestPlace { page, item: Some(item), snippet: snippet.into() })
    }
}

/// About where the first match of a snippet stands in its page.
fn first_byte(snippet: &Snippet) -> usize {
    let mark = snippet.marks.first().map_or(0, |it| it.start);
    (snippet.span.start + mark).min(snippet.span.end)
}

/// The item that a place is in: the one whose text or title holds it, else the last one that begins
/// before it, if its text reaches that far.
fn item_at(mut items: Vec<ItemRow>, page: u32, byte: usize) -> Option<ItemRow> {
    let holds = |at: &Place| at.page == page && (at.span[0]..at.span[1]).contains(&byte);
    let found = items.iter().rposition(|it| it.text_at.iter().chain(&it.at).any(holds));
    if let Some(found) = found {
        return Some(items.swap_remove(found));
    }
    let before = items.into_iter().filter(|it| it.begins().is_some_and(|it| it <= (page, byte)));
    let last = before.max_by_key(ItemRow::begins)?;
    // What has a text has no other.
    let reaches = last.text_at.is_empty() && last.pages.is_none_or(|(_, to)| page <= to);
    reaches.then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(page: u32, from: usize, to: usize) -> Place {
        Place { page, span: [from, to], boxes: Vec::new() }
    }

    fn item(number: &str, page: u32, byte: usize, to: u32) -> ItemRow {
        ItemRow {
            number: Some(number.to_owned()),
            at: vec![place(page, byte, byte + 10)],
            pages: Some((page, to)),
            ..ItemRow::default()
        }
    }

    #[track_caller]
    fn check(items: &[ItemRow], page: u32, byte: usize, expected: Option<&str>) {
        let found = item_at(items.to_vec(), page, byte).and_then(|it| it.number);
        assert_eq!(found.as_deref(), expected, "{page}, {byte}");
    }

    #[test]
    fn items_without_text() {
        let items = [item("1", 1, 100, 1), item("2", 1, 400, 3), item("3", 3, 50, 3)];
        for (page, byte, expected) in [
            (1, 20, None),
            (1, 100, Some("1")),
            (1, 500, Some("2")),
            (2, 0, Some("2")),
            (3, 49, Some("2")),
            (3, 70, Some("3")),
            (4, 0, None),
        ] {
            check(&items, page, byte, expected);
        }
    }

    #[test]
    fn items_with_text() {
        // The second agenda of a file: its items stand before their texts.
        let text = |number, at: usize, text_at| ItemRow { text_at, ..item(number, 1, at, 2) };
        let items = [
            text("1", 10, vec![place(1, 500, 900), place(2, 0, 100)]),
            text("2", 40, vec![place(2, 100, 300)]),
        ];
        check(&items, 1, 45, Some("2"));
        check(&items, 1, 600, Some("1"));
        check(&items, 2, 99, Some("1"));
        check(&items, 2, 100, Some("2"));
        check(&items, 2, 400, None);
    }
}
