//! The beginnings of lines and cells: what may be a label.

use std::ops::Range;

use super::DocumentLine;

/// No label is longer.
const LONGEST_LABEL: usize = 90;

/// The words a line or a cell begins with, up to a colon or to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lead {
    /// Bytes of the document's text, without blanks and bullets round them.
    pub(crate) words: Range<usize>,
    /// Whether a colon or another cell follows.
    pub(crate) marked: bool,
}

/// The leads of all lines, in order.
pub(super) fn leads(text: &str, lines: &[DocumentLine]) -> Vec<Lead> {
    let mut res = Vec::new();
    for line in lines {
        let mut start = line.span.start;
        for cell in text[line.span.clone()].split('\t') {
            let is_last = start + cell.len() == line.span.end;
            res.extend(lead(cell, start, !is_last));
            start += cell.len() + 1;
        }
    }
    res
}

fn lead(cell: &str, start: usize, cell_follows: bool) -> Option<Lead> {
    let colon = cell.find(':');
    let words = &cell[..colon.unwrap_or(cell.len())];
    let bare = words.trim_end_matches(' ').trim_start_matches([' ', '-', '•']);
    let from = start + words.trim_end_matches(' ').len() - bare.len();
    let may_be_label = !bare.is_empty() && bare.len() <= LONGEST_LABEL;
    let marked = colon.is_some() || cell_follows;
    may_be_label.then(|| Lead { words: from..from + bare.len(), marked })
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    #[test]
    fn beginnings_of_lines_and_cells() {
        let document = Document::of("- Ort : Rathaus: Saal\tRaum\n\nTermin\n");
        let got: Vec<(&str, bool)> =
            document.leads.iter().map(|it| (&document.text[it.words.clone()], it.marked)).collect();
        assert_eq!(got, [("Ort", true), ("Raum", false), ("Termin", false)]);
    }
}
