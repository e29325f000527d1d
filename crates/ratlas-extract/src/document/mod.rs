//! One text per paper in reading order, and the way back from it to the pages.
//!
//! [`document`] takes what is not the paper's words out of the page texts: running heads, soft
//! hyphens, marks of emphasis; words broken at a line end are joined. Every byte that is left knows
//! its page, so that a span of the text becomes places on pages again. After this stage the text is
//! never changed, only marked.

mod build;
mod emphasis;
mod furniture;
mod hyphen;
mod lead;
mod table;

use std::ops::Range;

use ratlas_model::{PageText, Place};
use ratlas_read::Page;

pub(crate) use self::build::document;
pub(crate) use self::hyphen::{Hyphen, hyphen};
pub(crate) use self::lead::Lead;
pub(crate) use self::table::{Cell, Table, cells, tables};

/// A paper in reading order.
///
/// # Invariants
///
/// `lines` cover `text` in order, without the `\n` that ends each; `pieces` are ascending.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The text, lines separated by `\n`, cells of a row by tabs.
    pub(crate) text: String,
    /// The text in lower case; its bytes stand where those of `text` do.
    pub(crate) lower: String,
    /// The lines of the text.
    pub(crate) lines: Vec<DocumentLine>,
    /// The beginnings of lines and cells that may be labels.
    pub(crate) leads: Vec<Lead>,
    pieces: Vec<Piece>,
    pages: Vec<Page>,
}

/// One line of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DocumentLine {
    /// Bytes of the document's text.
    pub(crate) span: Range<usize>,
    /// The page it stands on, counted from 1.
    pub(crate) page: u32,
    /// Whether it is a row of a table: cells separated by tabs.
    pub(crate) row: bool,
    /// The size of its print in points; 0 if unknown.
    pub(crate) font_size: f32,
}

/// A run of bytes taken unchanged from a page.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    page_idx: usize,
    page_start: usize,
    len: usize,
}

impl Document {
    /// The words of a line.
    pub(crate) fn line(&self, line_idx: usize) -> &str {
        self.lines.get(line_idx).map_or("", |it| &self.text[it.span.clone()])
    }

    /// The index of the line a byte stands in.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|it| it.span.end < offset)
    }

    /// The page a byte stands on, counted from 1.
    pub(crate) fn page_at(&self, offset: usize) -> u32 {
        self.lines.get(self.line_at(offset)).or(self.lines.last()).map_or(1, |it| it.page)
    }

    /// The span without white space at its ends; `None` if nothing is left.
    pub(crate) fn trimmed(&self, span: Range<usize>) -> Option<Range<usize>> {
        trimmed(&self.text, span)
    }

    /// The words of a span on one line: every run of white space is one blank.
    pub(crate) fn words(&self, span: Range<usize>) -> String {
        one_line(&self.text[span])
    }

    /// The words of a span as the pages print them: with the hyphens at line ends and the marks that
    /// this stage takes out.
    pub(crate) fn printed(&self, span: Range<usize>) -> String {
        let page = |it: &Place| self.pages.iter().find(|page| page.number == it.page);
        let words = |it: Place| Some(page(&it)?.text.get(it.span[0]..it.span[1])?.to_owned());
        self.places(span).into_iter().filter_map(words).collect()
    }

    /// The places on the pages where the words of a span stand.
    pub(crate) fn places(&self, span: Range<usize>) -> Vec<Place> {
        let first = self.pieces.partition_point(|it| it.start + it.len <= span.start);
        let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
        for piece in self.pieces[first..].iter().take_while(|it| it.start < span.end) {
            let start = piece.page_start + span.start.saturating_sub(piece.start);
            let end = piece.page_start + piece.len.min(span.end - piece.start);
            match runs.last_mut() {
                Some((page_idx, run))
                    if *page_idx == piece.page_idx
                        && self.is_seam(piece.page_idx, run.end..start) =>
                {
                    run.end = end;
                }
                _ => runs.push((piece.page_idx, start..end)),
            }
        }
        runs.into_iter().filter_map(|(page_idx, run)| self.place(page_idx, run)).collect()
    }

    fn place(&self, page_idx: usize, run: Range<usize>) -> Option<Place> {
        let page = &self.pages[page_idx];
        // A no-break space is one byte here and two on its page.
        let run = page.text.floor_char_boundary(run.start)..page.text.ceil_char_boundary(run.end);
        trimmed(&page.text, run).map(|it| page.place(it))
    }

    /// Whether the bytes between two pieces are only what this stage takes out of running text.
    fn is_seam(&self, page_idx: usize, between: Range<usize>) -> bool {
        let text = &self.pages[page_idx].text;
        let gap = text.floor_char_boundary(between.start)..between.end;
        text.get(gap).is_some_and(|gap| {
            gap.chars().all(|it| it.is_whitespace() || "*_#-\u{ad}\u{2010}".contains(it))
        })
    }

    /// The texts of the pages, as the spans of the record count in them.
    pub(crate) fn page_texts(&self) -> Vec<PageText> {
        self.pages.iter().map(|it| it.clone().into_text()).collect()
    }

    /// A document of one page holding this text; for tests of single facts.
    #[cfg(test)]
    pub(crate) fn of(text: &str) -> Document {
        use ratlas_model::TextLayer;
        let page = Page { number: 1, text: text.to_owned(), ..Page::default() };
        document(&ratlas_read::Pages {
            media_type: "text/plain",
            encoding: None,
            text_layer: TextLayer::Native,
            pages: vec![page],
            recogniser: None,
            findings: Vec::new(),
        })
    }
}

/// A span of a text without white space at its ends; `None` if nothing is left.
pub(crate) fn trimmed(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(span.clone())?;
    let start = span.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    (start < end).then_some(start..end)
}

/// Lower case where that keeps the number of bytes, so that spans stay those of the text.
fn lower(text: &str) -> String {
    let lower = |it: char| {
        let mut forms = it.to_lowercase();
        match (forms.next(), forms.next()) {
            (Some(one), None) if one.len_utf8() == it.len_utf8() => one,
            _ => it,
        }
    };
    text.chars().map(lower).collect()
}

/// Text on one line: every run of white space is one blank.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_over_a_broken_word_is_one_place() {
        let document = Document::of("Die Integra-\ntion im **Beirat** der Stadt\n");
        assert_eq!(document.text, "Die Integration\nim Beirat der Stadt\n");
        let start = document.text.find("Integration").unwrap();
        let places = document.places(start..start + "Integration\nim Beirat".len());
        assert_eq!(places.len(), 1);
        let [from, to] = places[0].span;
        assert_eq!(&document.page_texts()[0].text[from..to], "Integra-\ntion im **Beirat");
    }

    #[test]
    fn trimmed_spans_hold_words() {
        assert_eq!(trimmed("  a b ", 0..6), Some(2..5));
        assert_eq!(trimmed("   ", 0..3), None);
    }
}
