//! The elements of an HTML page as lines of text.

use markup5ever_rcdom::{Handle, NodeData};

use super::outline::{Outline, attribute, is_heading, is_skipped, name, walk};

/// A cell that claims to be wider than this is a mistake, or made to fill memory.
const MAX_COLSPAN: usize = 100;

/// Elements that stand on lines of their own, a blank line before and after.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "legend",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
    "menu",
];

/// The content of a page as text: blocks apart by an empty line, rows with tabs.
pub(super) fn text(outline: &Outline) -> String {
    let mut writer = Writer::default();
    walk(&outline.root, |node, is_start| match &node.data {
        NodeData::Text { contents } => {
            if is_start {
                writer.text(&contents.borrow());
            }
            true
        }
        NodeData::Element { .. } => {
            let name = name(node);
            if is_start && is_skipped(node, name) {
                return false;
            }
            let is_layout = || outline.is_layout(node);
            if is_start {
                writer.start(node, name, is_layout);
            } else {
                writer.end(name);
            }
            true
        }
        NodeData::Document => true,
        _ => false,
    });
    writer.line_end();
    writer.res
}

/// Writes lines.
#[derive(Default)]
struct Writer {
    res: String,
    /// The line being written.
    line: String,
    /// What stands before the next text: the mark of a list's item.
    mark: String,
    /// Whether an empty line is due before the next line.
    is_block: bool,
    /// Open lists: the number of the next item, if they have numbers.
    lists: Vec<Option<usize>>,
    /// Open tables: whether they hold data.
    tables: Vec<bool>,
    /// Cells of the row being written.
    cells: Option<Vec<String>>,
    /// The cell being written.
    open_cell: Option<usize>,
    n_preformatted: usize,
}

impl Writer {
    fn text(&mut self, text: &str) {
        for it in text.chars() {
            if it == '\n' && self.n_preformatted > 0 && self.cells.is_none() {
                self.line_end();
            } else if it.is_whitespace() {
                if !self.line.is_empty() && !self.line.ends_with(' ') {
                    self.line.push(' ');
                }
            } else if !it.is_control() && it != '\u{feff}' && it != '\u{200b}' {
                if self.line.is_empty() {
                    self.line.push_str(&std::mem::take(&mut self.mark));
                }
                self.line.push(it);
            }
        }
    }

    fn start(&mut self, node: &Handle, name: &str, is_layout: impl Fn() -> bool) {
        match name {
            "br" => self.line_end(),
            "pre" => self.n_preformatted += 1,
            "ul" | "menu" => {
                self.block();
                self.lists.push(None);
            }
            "ol" => {
                self.block();
                let start = attribute(node, "start").and_then(|it| it.trim().parse().ok());
                self.lists.push(Some(start.unwrap_or(1)));
            }
            "table" => self.tables.push(!is_layout()),
            _ => {}
        }
        if is_block(name) {
            self.block();
        }
        match name {
            "li" => self.item(node),
            "dt" | "dd" => self.line_end(),
            "tr" if self.is_data() => {
                self.line_end();
                self.cells = Some(Vec::new());
            }
            "td" | "th" => self.cell(node),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "pre" => self.n_preformatted = self.n_preformatted.saturating_sub(1),
            "ul" | "ol" | "menu" => drop(self.lists.pop()),
            "table" => {
                self.row_end();
                self.tables.pop();
            }
            "tr" => self.row_end(),
            "td" | "th" => self.cell_end(),
            "li" | "dt" | "dd" => {
                self.line_end();
                self.mark.clear();
            }
            _ => {}
        }
        if is_block(name) {
            self.block();
        }
    }

    fn is_data(&self) -> bool {
        self.tables.last().copied().unwrap_or(false)
    }

    fn item(&mut self, node: &Handle) {
        self.line_end();
        let value = attribute(node, "value").and_then(|it| it.trim().parse().ok());
        self.mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                let this = value.unwrap_or(*number);
                *number = this.saturating_add(1);
                format!("{this}. ")
            }
            _ => "- ".to_owned(),
        };
    }

    fn cell(&mut self, node: &Handle) {
        if !self.is_data() {
            self.block();
            return;
        }
        self.cell_end();
        let span = attribute(node, "colspan").and_then(|it| it.trim().parse().ok());
        let span = usize::clamp(span.unwrap_or(1), 1, MAX_COLSPAN);
        let cells = self.cells.get_or_insert_default();
        self.open_cell = Some(cells.len());
        // The columns a wide cell covers stay as empty cells.
        cells.extend(std::iter::repeat_n(String::new(), span));
    }

    fn cell_end(&mut self) {
        if let (Some(cell), Some(cells)) = (self.open_cell.take(), &mut self.cells) {
            cells[cell].push_str(std::mem::take(&mut self.line).trim_end());
        }
    }

    fn row_end(&mut self) {
        self.cell_end();
        if let Some(cells) = self.cells.take()
            && cells.iter().any(|it| !it.is_empty())
        {
            self.write(&cells.join("\t"));
        }
    }

    /// Ends a line; in a cell that is a blank, for a row is one line.
    fn line_end(&mut self) {
        if self.cells.is_some() {
            self.text(" ");
            return;
        }
        let line = std::mem::take(&mut self.line);
        if !line.trim_end().is_empty() {
            self.write(line.trim_end());
        }
    }

    /// Ends a line, with an empty line before the next; items of a list stay together.
    fn block(&mut self) {
        self.line_end();
        if self.cells.is_none() && self.lists.is_empty() {
            self.is_block = true;
        }
    }

    fn write(&mut self, line: &str) {
        if !self.res.is_empty() {
            self.res.push_str(if self.is_block { "\n\n" } else { "\n" });
        }
        self.is_block = false;
        self.res.push_str(line);
    }
}

fn is_block(name: &str) -> bool {
    is_heading(name) || BLOCKS.contains(&name)
}
