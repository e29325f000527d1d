//! Paragraphs and tables to pages of lines.

use ratlas_model::{Finding, TextLayer};
use unicode_normalization::UnicodeNormalization;

use super::draft::{Block, Cell, PAGE_END, Paragraph, Style, Table};
use crate::quality::quality;
use crate::{Line, LineKind, Page, Pages, ReadError, told};

/// Space between two paragraphs, in points, that a reader sees as an empty line: a third of a line
/// of usual print.
const GAP: f32 = 4.0;

/// A paragraph of more letters runs over several lines of print and stands apart even without
/// space around it; shorter ones are lines, as those of an address.
const LONG_PARAGRAPH: usize = 110;

/// What stands before a tab and is at most so long is the number of a clause, not a cell.
const MARK_LETTERS: usize = 5;

/// Pages of one document, as many as of a PDF.
const MAX_PAGES: usize = 5_000;

/// Makes pages of a document's blocks.
///
/// # Errors
///
/// [`ReadError::Empty`] if there is no text.
pub(super) fn pages(
    blocks: &[Block],
    media_type: &'static str,
    encoding: Option<String>,
    mut findings: Vec<Finding>,
) -> Result<Pages, ReadError> {
    let mut writer = Writer::default();
    writer.blocks(blocks);
    let mut pages = writer.finish();
    for page in &mut pages {
        page.quality = quality(&page.text);
    }
    if pages.iter().all(|it| it.text.trim().is_empty()) {
        return Err(ReadError::Empty);
    }
    findings.extend(told::about(&pages));
    let text_layer = TextLayer::Native;
    Ok(Pages { media_type, encoding, text_layer, pages, findings, recogniser: None })
}

/// Writes lines, page by page.
#[derive(Default)]
struct Writer {
    pages: Vec<Page>,
    page: Page,
    /// Whether an empty line is due before the next line.
    is_apart: bool,
    /// The paragraph before, and whether it was long.
    before: Option<(Style, bool)>,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if paragraph.text.trim_matches(|it: char| it.is_whitespace() && it != PAGE_END).is_empty() {
            self.is_apart = true;
            return;
        }
        let is_long = paragraph.text.chars().count() > LONG_PARAGRAPH;
        self.is_apart |= match self.before {
            Some((style, was_long)) => are_apart(&style, &paragraph.style, was_long || is_long),
            None => true,
        };
        for (idx, part) in paragraph.text.split(PAGE_END).enumerate() {
            if idx > 0 {
                self.end_page();
            }
            for line in part.split('\n') {
                self.line(line, paragraph.style.is_furniture);
            }
        }
        self.before = Some((paragraph.style, is_long));
    }

    /// A line of a paragraph: tabs in it part it into cells.
    fn line(&mut self, line: &str, is_furniture: bool) {
        let parts: Vec<String> = line.split('\t').map(one_line).collect();
        // Tabs before the text indent it, several move it further right; one at the end of a row
        // is an empty cell.
        let mut cells: Vec<&str> =
            parts.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        if cells.len() > 1 && parts.last().is_some_and(String::is_empty) {
            cells.push("");
        }
        let joined;
        if cells.len() > 1 && is_mark(cells[0]) {
            joined = format!("{} {}", cells[0], cells[1]);
            cells.splice(..2, [joined.as_str()]);
        }
        let kind = match cells.len() {
            0 => return,
            _ if is_furniture => LineKind::Furniture,
            1 => LineKind::Text,
            _ => LineKind::Row,
        };
        self.write(&cells.join("\t"), kind);
    }

    /// A table: rows, unless it only arranges text on the page.
    fn table(&mut self, table: &Table) {
        self.is_apart = true;
        if is_layout(table) {
            for cell in table.rows.iter().flatten() {
                self.is_apart = true;
                self.before = None;
                self.blocks(&cell.blocks);
            }
        } else {
            for row in &table.rows {
                self.row(row);
            }
        }
        self.is_apart = true;
        self.before = None;
    }

    fn row(&mut self, row: &[Cell]) {
        let mut cells: Vec<String> = Vec::new();
        for cell in row {
            cells.push(cell_text(cell));
            // The columns a wide cell covers stay as empty cells.
            cells.extend(std::iter::repeat_n(String::new(), cell.span.saturating_sub(1)));
        }
        if cells.iter().any(|it| it.contains(PAGE_END)) {
            self.end_page();
        }
        let cells: Vec<String> = cells.iter().map(|it| one_line(it)).collect();
        if cells.iter().any(|it| !it.is_empty()) {
            let kind = if cells.len() > 1 { LineKind::Row } else { LineKind::Text };
            self.write(&cells.join("\t"), kind);
        }
    }

    fn write(&mut self, line: &str, kind: LineKind) {
        let page = &mut self.page;
        if !page.text.is_empty() {
            page.text.push('\n');
            if self.is_apart {
                let end = page.text.len();
                page.lines.push(Line { span: end..end, kind: LineKind::Text, font_size: 0.0 });
                page.text.push('\n');
            }
        }
        self.is_apart = false;
        let start = page.text.len();
        page.text.extend(line.nfc());
        page.lines.push(Line { span: start..page.text.len(), kind, font_size: 0.0 });
    }

    /// Ends a page, unless nothing stands on it: breaks are often marked twice.
    fn end_page(&mut self) {
        let has_text = self.page.lines.iter().any(|it| it.kind != LineKind::Furniture);
        if has_text && self.pages.len() + 1 < MAX_PAGES {
            self.pages.push(std::mem::take(&mut self.page));
            self.before = None;
        }
    }

    fn finish(mut self) -> Vec<Page> {
        if self.pages.is_empty() || !self.page.text.is_empty() {
            self.pages.push(self.page);
        }
        for (page, number) in self.pages.iter_mut().zip(1..) {
            page.number = number;
        }
        self.pages
    }
}

/// The paragraphs of a running head or foot: a row of a table that arranges it is a line.
pub(super) fn mark_furniture(block: &Block, res: &mut Vec<Block>) {
    let style = Style { is_furniture: true, ..Style::default() };
    match block {
        Block::Paragraph(it) => {
            let text = it.text.replace(PAGE_END, " ");
            res.push(Block::Paragraph(Paragraph { text, style }));
        }
        Block::Table(table) => {
            for row in &table.rows {
                let cells: Vec<String> = row.iter().map(|it| one_line(&cell_text(it))).collect();
                res.push(Block::Paragraph(Paragraph { text: cells.join("\t"), style }));
            }
        }
    }
}

/// Whether an empty line stands between two paragraphs.
fn are_apart(one: &Style, other: &Style, is_long: bool) -> bool {
    if one.is_item && other.is_item {
        return false;
    }
    let gap = one.space[1].max(other.space[0]);
    gap > GAP
        || is_long
        || one.is_heading != other.is_heading
        || one.is_item != other.is_item
        || one.is_furniture != other.is_furniture
}

/// Whether a table only arranges text: a frame around it, or tables and headings in its cells.
fn is_layout(table: &Table) -> bool {
    let is_frame = table.rows.iter().all(|row| row.len() <= 1);
    let holds_blocks = |it: &Block| match it {
        Block::Paragraph(paragraph) => paragraph.style.is_heading,
        Block::Table(inner) => inner.rows.iter().any(|row| row.len() > 1),
    };
    is_frame || table.rows.iter().flatten().flat_map(|cell| &cell.blocks).any(holds_blocks)
}

/// What a cell says, parts of it joined by blanks.
fn cell_text(cell: &Cell) -> String {
    let mut res = String::new();
    for block in &cell.blocks {
        match block {
            Block::Paragraph(paragraph) => res.push_str(&paragraph.text),
            Block::Table(table) => {
                for inner in table.rows.iter().flatten() {
                    res.push_str(&cell_text(inner));
                    res.push(' ');
                }
            }
        }
        res.push(' ');
    }
    res
}

/// Without blanks at the ends, one where there are several, tabs and line ends as blanks.
fn one_line(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace).filter(|it| !it.is_empty()) {
        if !res.is_empty() {
            res.push(' ');
        }
        res.push_str(word);
    }
    res
}

/// The number or sign before a clause: `1.`, `(2)`, `a)`, `§ 3`, `-`.
fn is_mark(text: &str) -> bool {
    let n_letters = text.chars().filter(|it| it.is_alphanumeric()).count();
    let n_chars = text.chars().count();
    let is_sign = |it: char| matches!(it, '.' | ')' | '(' | '§' | '-' | '–' | '•' | '·' | '▪');
    n_chars <= MARK_LETTERS + 2
        && n_letters <= MARK_LETTERS
        && text.contains(is_sign)
        && !text.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_marks_from_cells() {
        for mark in ["1.", "(2)", "a)", "§ 3", "-", "1.2.1", "IV."] {
            assert!(is_mark(mark), "{mark}");
        }
        for cell in ["Nr.:", "Muster", "17:00", "SPD", "12"] {
            assert!(!is_mark(cell), "{cell}");
        }
    }
}
