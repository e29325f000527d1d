//! Blocks to the text of a page, with the span and the box of every word.

use super::direction;
use super::frame::Frame;
use super::words::Word;
use crate::{Line, LineKind, Page};

/// Words nearer than this part of their size are printed as one, e.g. a footnote's mark.
const TOUCHING_EM: f32 = 0.1;

/// A line of the text: cells of words; a line of running text has one cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TextLine {
    /// Indices of words, cell by cell.
    pub(crate) cells: Vec<Vec<usize>>,
    /// Whether it is a row of a table.
    pub(crate) is_row: bool,
}

impl TextLine {
    /// A line of running text.
    pub(crate) fn text(words: Vec<usize>) -> TextLine {
        TextLine { cells: vec![words], is_row: false }
    }
}

/// Lines that belong together: a paragraph, a heading, a table.
pub(crate) type Block = Vec<TextLine>;

/// Appends blocks to a page.
pub(crate) fn append(page: &mut Page, blocks: &[Block], words: &[Word], frame: Frame) {
    for block in blocks {
        if !page.text.is_empty() {
            page.text.push_str("\n\n");
            empty_line(page);
        }
        for (idx, line) in block.iter().enumerate() {
            if idx > 0 {
                page.text.push('\n');
            }
            text_line(page, line, words, frame);
        }
    }
}

/// The empty line between two blocks, just written.
fn empty_line(page: &mut Page) {
    let at = page.text.len() - 1;
    page.lines.push(Line { span: at..at, kind: LineKind::Text, font_size: 0.0 });
}

fn text_line(page: &mut Page, line: &TextLine, words: &[Word], frame: Frame) {
    let start = page.text.len();
    let mut sizes = Vec::new();
    for (idx, cell) in line.cells.iter().enumerate() {
        if idx > 0 {
            page.text.push('\t');
        }
        let mut last: Option<&Word> = None;
        let cell = direction::in_order(words, cell);
        for word in cell.iter().map(|it| &words[*it]) {
            if last.is_some_and(|it| !is_touching(it, word)) {
                page.text.push(' ');
            }
            let from = page.text.len();
            page.text.push_str(&word.text);
            let bbox = frame.on_sheet(word.bbox());
            page.words.push(crate::Word { span: from..page.text.len(), bbox });
            sizes.extend(std::iter::repeat_n(word.size, word.text.len().min(64)));
            last = Some(word);
        }
    }
    let kind = if line.is_row { LineKind::Row } else { LineKind::Text };
    let font_size = super::geometry::median(sizes);
    page.lines.push(Line { span: start..page.text.len(), kind, font_size });
}

/// Whether two words of a line are printed without a gap; only marks off the baseline are.
fn is_touching(one: &Word, other: &Word) -> bool {
    let gap = other.x0 - one.x1;
    let is_mark = (one.y - other.y).abs() > 0.1 * one.size.max(other.size);
    is_mark && gap < TOUCHING_EM * one.size.max(other.size) && gap > -0.5 * one.size
}
