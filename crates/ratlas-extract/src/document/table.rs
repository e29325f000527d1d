//! Tables: consecutive rows of cells.

use std::ops::Range;

use super::{Document, trimmed};

/// Consecutive rows of a document.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// The index of the line of the first row.
    pub(crate) first_line: usize,
    /// The rows; each has at least two cells.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A cell: the words between two tabs.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// Bytes of the document's text; empty for an empty cell.
    pub(crate) span: Range<usize>,
    /// Its words on one line.
    pub(crate) words: String,
}

/// The tables of a document, in reading order. Empty lines do not end a table's rows if the next
/// row follows at once; lines of dashes, with which Markdown rules off a head, are left out.
pub(crate) fn tables(document: &Document) -> Vec<Table> {
    let mut res: Vec<Table> = Vec::new();
    let mut open = false;
    for (line_idx, line) in document.lines.iter().enumerate() {
        if !line.row {
            open = false;
            continue;
        }
        let row = cells(document, line.span.clone());
        if is_rule(&row) {
            continue;
        }
        match res.last_mut().filter(|_| open) {
            Some(table) => table.rows.push(row),
            None => res.push(Table { first_line: line_idx, rows: vec![row] }),
        }
        open = true;
    }
    res
}

/// The cells of a row.
pub(crate) fn cells(document: &Document, span: Range<usize>) -> Vec<Cell> {
    let mut start = span.start;
    document.text[span]
        .split('\t')
        .map(|words| {
            let whole = start..start + words.len();
            start = whole.end + 1;
            let empty = whole.start..whole.start;
            let span = trimmed(&document.text, whole).unwrap_or(empty);
            Cell { words: document.words(span.clone()), span }
        })
        .collect()
}

fn is_rule(row: &[Cell]) -> bool {
    row.iter().any(|it| !it.words.is_empty())
        && row.iter().all(|it| it.words.chars().all(|it| "-:|= ".contains(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_empty_cells_and_drops_rules() {
        let document = Document::of("Kopf\tName\tda\n---\t---\t---\nA\tB C\t\n\nText\nx\ty\n");
        let tables = tables(&document);
        assert_eq!(tables.len(), 2);
        let words: Vec<Vec<&str>> = tables[0]
            .rows
            .iter()
            .map(|row| row.iter().map(|it| it.words.as_str()).collect())
            .collect();
        assert_eq!(words, [vec!["Kopf", "Name", "da"], vec!["A", "B C", ""]]);
        assert_eq!(tables[1].first_line, 5);
    }
}
