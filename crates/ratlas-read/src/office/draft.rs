//! What an office document says, in order: paragraphs and tables, written by the formats' readers.

use crate::ReadError;

/// Tables nest this deep; deeper ones are read as text of the cell they stand in.
const MAX_TABLES: usize = 24;

/// Paragraphs and cells of a document; each costs much more memory than its bytes. The thickest
/// budget has 200,000 cells.
const MAX_BLOCKS: usize = 1_000_000;

/// Text of a document, as of a text file.
const MAX_TEXT_BYTES: usize = 16 << 20;

/// A cell that claims to be wider is a mistake, or made to fill memory.
const MAX_SPAN: usize = 100;

/// The mark of a page's end within text.
pub(super) const PAGE_END: char = '\u{c}';

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    /// Running text.
    Paragraph(Paragraph),
    /// Rows of cells.
    Table(Table),
}

/// A paragraph: `\n` where its line is broken by hand, a tab where one is set, [`PAGE_END`] where a
/// page ends in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Paragraph {
    /// The text.
    pub(super) text: String,
    /// How it stands among others.
    pub(super) style: Style,
}

/// How a paragraph stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Style {
    /// A heading, apart from what is around it.
    pub(super) is_heading: bool,
    /// An item of a list: items follow each other without an empty line.
    pub(super) is_item: bool,
    /// The space above and below, in points.
    pub(super) space: [f32; 2],
    /// A running head or foot.
    pub(super) is_furniture: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Table {
    /// The rows, top down.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Cell {
    /// What stands in it.
    pub(super) blocks: Vec<Block>,
    /// How many columns it covers.
    pub(super) span: usize,
    /// How many of them were met as covered cells; some formats write these too.
    pub(super) n_covered: usize,
}

/// Takes down a document.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Blocks of the document and of each open cell.
    levels: Vec<Vec<Block>>,
    tables: Vec<Table>,
    /// Tables open beyond the deepest that is kept.
    n_too_deep: usize,
    /// The open paragraphs: a text box stands within one.
    open: Vec<String>,
    n_blocks: usize,
    n_bytes: usize,
}

impl Draft {
    /// An empty draft.
    pub(super) fn new() -> Draft {
        Draft { levels: vec![Vec::new()], open: vec![String::new()], ..Draft::default() }
    }

    /// Adds text to the open paragraph.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            let is_kept =
                |it: &char| !it.is_control() && !matches!(it, '\u{feff}' | '\u{200b}' | '\u{2060}');
            let start = open.len();
            open.extend(text.chars().map(|it| if it == '\n' { ' ' } else { it }).filter(is_kept));
            self.n_bytes += open.len() - start;
        }
    }

    /// Adds a tab, a line's end or a page's end.
    pub(super) fn mark(&mut self, mark: char) {
        if let Some(open) = self.open.last_mut() {
            open.push(mark);
            self.n_bytes += 1;
        }
    }

    /// Whether the open paragraph has no text yet.
    pub(super) fn is_at_start(&self) -> bool {
        self.open.last().is_none_or(|it| it.chars().all(char::is_whitespace))
    }

    /// Puts a mark, e.g. the number of a list's item, before the open paragraph.
    pub(super) fn prefix(&mut self, prefix: &str) {
        if let Some(open) = self.open.last_mut() {
            let at = open.len() - open.trim_start_matches([PAGE_END, '\n']).len();
            open.insert_str(at, prefix);
        }
    }

    /// Changes the last character of the open paragraph that is `one` into `other`.
    pub(super) fn replace_last(&mut self, one: char, other: char) {
        if let Some(open) = self.open.last_mut()
            && let Some(at) = open.rfind(one)
        {
            open.replace_range(at..at + one.len_utf8(), other.encode_utf8(&mut [0; 4]));
        }
    }

    /// Adds a note: its mark, then its blocks.
    pub(super) fn note(&mut self, mark: &str, blocks: &[Block]) {
        for (idx, block) in blocks.iter().enumerate() {
            let mut block = block.clone();
            if let (0, Block::Paragraph(it)) = (idx, &mut block) {
                it.text = format!("{mark} {}", it.text.trim_start());
                it.style = Style { space: [f32::MAX; 2], ..Style::default() };
            }
            self.n_bytes += match &block {
                Block::Paragraph(it) => it.text.len(),
                Block::Table(_) => 0,
            };
            self.push(block);
        }
    }

    /// Ends the open paragraph; the next begins.
    pub(super) fn end_paragraph(&mut self, style: Style) {
        let text = std::mem::take(self.open.last_mut().expect("one paragraph is always open"));
        self.push(Block::Paragraph(Paragraph { text, style }));
    }

    /// Begins a text box: what is said until its end stands before the open paragraph.
    pub(super) fn begin_box(&mut self) {
        self.open.push(String::new());
    }

    /// Ends a text box.
    pub(super) fn end_box(&mut self) {
        if self.open.len() > 1 {
            self.end_loose_text();
            self.open.pop();
        }
    }

    /// Begins a table.
    pub(super) fn begin_table(&mut self) {
        self.end_loose_text();
        if self.tables.len() >= MAX_TABLES || self.n_too_deep > 0 {
            self.n_too_deep += 1;
        } else {
            self.tables.push(Table::default());
        }
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.table() {
            table.rows.push(Vec::new());
        }
    }

    /// Forgets the row that is open.
    pub(super) fn drop_row(&mut self) {
        if let Some(table) = self.table() {
            table.rows.pop();
        }
    }

    /// Begins a cell.
    pub(super) fn begin_cell(&mut self) {
        self.end_loose_text();
        if self.table().is_some() {
            self.levels.push(Vec::new());
        }
    }

    /// Ends a cell that covers `span` columns.
    pub(super) fn end_cell(&mut self, span: usize) {
        self.end_loose_text();
        if self.n_too_deep > 0 || self.tables.is_empty() || self.levels.len() <= 1 {
            return;
        }
        let blocks = self.levels.pop().unwrap_or_default();
        self.push_cell(Cell { blocks, span: span.clamp(1, MAX_SPAN), n_covered: 0 });
    }

    /// Ends a cell; one that the cell before it covers already (`span` 0) adds no column.
    pub(super) fn end_cell_in_row(&mut self, span: usize) {
        let is_covered = span == 0
            && self.table().and_then(|it| it.rows.last_mut()).is_some_and(|row| {
                row.last_mut().is_some_and(|cell| {
                    let is_wide = cell.n_covered + 1 < cell.span;
                    cell.n_covered += usize::from(is_wide);
                    is_wide
                })
            });
        self.end_cell(span.max(1));
        if is_covered && let Some(row) = self.table().and_then(|it| it.rows.last_mut()) {
            row.pop();
        }
    }

    /// Adds an empty cell.
    pub(super) fn empty_cell(&mut self) {
        self.push_cell(Cell { span: 1, ..Cell::default() });
    }

    /// Tells how many columns the cells of the open table's rows cover; rows of another number of
    /// cells are left as they are.
    pub(super) fn set_spans(&mut self, spans: &[Vec<usize>]) {
        let Some(table) = self.table() else { return };
        for (row, spans) in table.rows.iter_mut().zip(spans) {
            if row.len() == spans.len() {
                for (cell, span) in row.iter_mut().zip(spans) {
                    cell.span = (*span).clamp(1, MAX_SPAN);
                }
            }
        }
    }

    /// Adds blocks that were read elsewhere.
    pub(super) fn blocks(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            self.push(block);
        }
    }

    /// Ends a table.
    pub(super) fn end_table(&mut self) {
        self.end_loose_text();
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
        } else if let Some(table) = self.tables.pop() {
            self.push(Block::Table(table));
        }
    }

    /// The whole document, in order.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while self.open.len() > 1 {
            self.end_box();
        }
        while !self.tables.is_empty() {
            if self.levels.len() > self.tables.len() {
                self.end_cell(1);
            }
            self.n_too_deep = 0;
            self.end_table();
        }
        self.end_loose_text();
        self.levels.pop().unwrap_or_default()
    }

    /// Whether the document has grown beyond what a paper has.
    ///
    /// # Errors
    ///
    /// [`ReadError::TooLarge`].
    pub(super) fn check_size(&self) -> Result<(), ReadError> {
        if self.n_blocks > MAX_BLOCKS {
            return Err(ReadError::TooLarge {
                what: "number of paragraphs",
                limit: MAX_BLOCKS as u64,
            });
        }
        if self.n_bytes > MAX_TEXT_BYTES {
            return Err(ReadError::TooLarge { what: "text", limit: MAX_TEXT_BYTES as u64 });
        }
        Ok(())
    }

    /// Text that no paragraph holds, as broken documents have it.
    fn end_loose_text(&mut self) {
        if self.open.last().is_some_and(|it| !it.trim().is_empty()) {
            self.end_paragraph(Style::default());
        }
    }

    /// The open table, unless one too deep to be kept is open.
    fn table(&mut self) -> Option<&mut Table> {
        if self.n_too_deep > 0 { None } else { self.tables.last_mut() }
    }

    fn push(&mut self, block: Block) {
        self.n_blocks += 1;
        self.levels.last_mut().expect("the document's own blocks stay").push(block);
    }

    fn push_cell(&mut self, cell: Cell) {
        self.n_blocks += cell.span;
        let Some(table) = self.table() else { return };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        table.rows.last_mut().expect("there is a row").push(cell);
    }
}
