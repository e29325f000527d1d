//! The text of a document, a note, a head: paragraphs and rows to a draft.

use crate::ReadError;
use crate::office::draft::{Block, Draft, PAGE_END, Style};

/// Tables nest this deep; `\itap` beyond is a mistake.
const MAX_TABLES: usize = 20;

/// Text of one paragraph; laws in one paragraph have 100 kB.
const MAX_PARAGRAPH_BYTES: usize = 8 << 20;

/// Edges of columns within this distance are one, in twentieths of a point.
const SAME_EDGE: i32 = 30;

/// Units of RTF in a point.
const TWIPS: f32 = 20.0;

/// What a stream is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StreamKind {
    /// The document.
    Body,
    /// A note.
    Note,
    /// A running head.
    Head,
    /// A running foot.
    Foot,
    /// A box that floats on the page.
    TextBox,
}

/// What holds for a paragraph until `\pard`.
#[derive(Debug, Clone, Default)]
struct Paragraph {
    in_table: bool,
    depth: usize,
    style: Style,
}

/// A table that is open.
#[derive(Debug, Default)]
struct OpenTable {
    has_row: bool,
    has_cell: bool,
    /// The right edges of the cells of each row.
    edges: Vec<Vec<i32>>,
}

/// A stream of paragraphs.
pub(super) struct Stream {
    /// What it is.
    pub(super) kind: StreamKind,
    draft: Draft,
    /// The text of the open paragraph.
    text: String,
    paragraph: Paragraph,
    tables: Vec<OpenTable>,
    /// The right edges of the cells that the last row definition has.
    edges: Vec<i32>,
    /// Notes that are due after the paragraph.
    notes: Vec<(String, Vec<Block>)>,
}

impl Stream {
    /// An empty stream.
    pub(super) fn new(kind: StreamKind) -> Stream {
        Stream {
            kind,
            draft: Draft::new(),
            text: String::new(),
            paragraph: Paragraph::default(),
            tables: Vec::new(),
            edges: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds text.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a note that stands after the open paragraph.
    pub(super) fn note(&mut self, mark: String, blocks: Vec<Block>) {
        self.notes.push((mark, blocks));
    }

    /// Adds what a text box says, before the open paragraph.
    pub(super) fn text_box(&mut self, blocks: Vec<Block>) {
        self.reach_depth();
        self.draft.blocks(blocks);
    }

    /// Takes a control word of paragraphs and tables into account.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>) -> Result<(), ReadError> {
        let value = number.unwrap_or(0);
        match name {
            "par" => self.end_paragraph(),
            "sect" => {
                self.end_paragraph();
                self.text.push(PAGE_END);
            }
            "pard" => self.paragraph = Paragraph::default(),
            "intbl" => self.paragraph.in_table = number != Some(0),
            "itap" => self.paragraph.depth = usize::try_from(value).unwrap_or(0).min(MAX_TABLES),
            "sb" => self.paragraph.style.space[0] = points(value),
            "sa" => self.paragraph.style.space[1] = points(value),
            "outlinelevel" => self.paragraph.style.is_heading = (0..9).contains(&value),
            "ls" => self.paragraph.style.is_item = value > 0,
            "pagebb" if number != Some(0) => self.text.insert(0, PAGE_END),
            "trowd" => self.edges.clear(),
            "cellx" if self.edges.len() < 200 => self.edges.push(value),
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.depth().max(2)),
            "row" => self.end_row(1),
            "nestrow" => self.end_row(2),
            _ => return Ok(()),
        }
        self.check_size()
    }

    /// Whether the stream has grown beyond what a paper has.
    pub(super) fn check_size(&self) -> Result<(), ReadError> {
        if self.text.len() > MAX_PARAGRAPH_BYTES {
            let limit = MAX_PARAGRAPH_BYTES as u64;
            return Err(ReadError::TooLarge { what: "a paragraph", limit });
        }
        self.draft.check_size()
    }

    /// All blocks of the stream.
    pub(super) fn finish(mut self) -> Vec<Block> {
        if !self.text.trim().is_empty() {
            self.end_paragraph();
        }
        self.close_tables(0);
        self.draft.finish()
    }

    fn depth(&self) -> usize {
        if self.paragraph.in_table { self.paragraph.depth.max(1) } else { 0 }
    }

    fn end_paragraph(&mut self) {
        self.reach_depth();
        self.write_text();
    }

    /// Writes the open paragraph where the draft is.
    fn write_text(&mut self) {
        for part in self.text.split_inclusive(['\t', '\n', PAGE_END]) {
            let mark = part.chars().next_back().filter(|it| matches!(it, '\t' | '\n' | &PAGE_END));
            self.draft.text(part.trim_end_matches(['\t', '\n', PAGE_END]));
            if let Some(mark) = mark {
                self.draft.mark(mark);
            }
        }
        self.text.clear();
        self.draft.end_paragraph(self.paragraph.style);
        for (mark, blocks) in std::mem::take(&mut self.notes) {
            self.draft.note(&mark, &blocks);
        }
    }

    fn end_cell(&mut self, depth: usize) {
        self.close_tables(depth);
        self.open_tables(depth);
        if !self.text.is_empty() || !self.notes.is_empty() {
            self.write_text();
        }
        if let Some(table) = self.tables.last_mut() {
            table.has_cell = false;
            self.draft.end_cell(1);
        }
    }

    fn end_row(&mut self, depth: usize) {
        // A row of a nested table ends at the depth where its cells ended.
        self.close_tables(depth.max(self.tables.len().min(self.depth().max(depth))));
        let edges = self.edges.clone();
        if let Some(table) = self.tables.last_mut()
            && std::mem::take(&mut table.has_row)
        {
            if std::mem::take(&mut table.has_cell) {
                self.draft.end_cell(1);
            }
            table.edges.push(edges);
        }
    }

    fn reach_depth(&mut self) {
        let depth = self.depth();
        self.close_tables(depth);
        self.open_tables(depth);
    }

    fn close_tables(&mut self, depth: usize) {
        while self.tables.len() > depth {
            let table = self.tables.pop().unwrap_or_default();
            if table.has_cell {
                self.draft.end_cell(1);
            }
            self.draft.set_spans(&spans(&table.edges));
            self.draft.end_table();
        }
    }

    /// Begins another table where rows of one cell follow rows of several, or the other way round:
    /// nothing else parts a table from a frame of text below it.
    fn part_tables(&mut self) {
        let Some(table) = self.tables.last().filter(|it| !it.has_row) else { return };
        let is_other = |last: &Vec<i32>| (last.len() == 1) != (self.edges.len() == 1);
        if !self.edges.is_empty() && table.edges.last().is_some_and(is_other) {
            self.close_tables(self.tables.len() - 1);
            self.draft.begin_table();
            self.tables.push(OpenTable::default());
        }
    }

    /// Opens tables, and in each a row and a cell.
    fn open_tables(&mut self, depth: usize) {
        if self.tables.len() == depth {
            self.part_tables();
        }
        loop {
            if let Some(table) = self.tables.last_mut() {
                if !std::mem::replace(&mut table.has_row, true) {
                    self.draft.begin_row();
                }
                if !std::mem::replace(&mut table.has_cell, true) {
                    self.draft.begin_cell();
                }
            }
            if self.tables.len() >= depth {
                return;
            }
            self.draft.begin_table();
            self.tables.push(OpenTable::default());
        }
    }
}

fn points(twips: i32) -> f32 {
    twips as f32 / TWIPS
}

/// How many columns each cell of each row covers, from the edges of all rows.
fn spans(rows: &[Vec<i32>]) -> Vec<Vec<usize>> {
    /// Tables of more columns are drawings.
    const MAX_COLUMNS: usize = 64;
    let mut grid: Vec<i32> = rows.iter().flatten().copied().collect();
    grid.sort_unstable();
    grid.dedup_by(|later, earlier| later.saturating_sub(*earlier) <= SAME_EDGE);
    if grid.len() > MAX_COLUMNS {
        return Vec::new();
    }
    let column = |edge: i32| grid.partition_point(|it| *it < edge.saturating_sub(SAME_EDGE));
    let row_spans = |edges: &Vec<i32>| {
        let mut before = 0;
        let span = |edge: &i32| {
            let here = column(*edge) + 1;
            let res = here.saturating_sub(before).max(1);
            before = here;
            res
        };
        edges.iter().map(span).collect()
    };
    rows.iter().map(row_spans).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_by_edges() {
        let rows = [vec![1000, 2000, 3000], vec![2010, 3000], vec![3000]];
        assert_eq!(spans(&rows), [vec![1, 1, 1], vec![2, 1], vec![3]]);
    }
}
