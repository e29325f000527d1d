//! Labelled values: `Betreff: …`, `Kurztitel` with the value on the next line or in the next cell.

use std::ops::Range;

use regex::Regex;

use crate::document::{Document, trimmed};

/// The words behind a label, and the label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// The label with its colon.
    pub(crate) label: Range<usize>,
    /// The value on the line or in the cell of the label, or else on the next line.
    pub(crate) value: Range<usize>,
}

/// The values of the labels that this pattern matches at the beginning of a line or a cell.
/// `label` is a regular expression without anchors; the colon may be left out before a tab.
pub(crate) fn labelled(document: &Document, label: &str) -> Vec<Labelled> {
    marked_by(document, label, r":|\t")
}

/// Labels that may also stand alone on their line or in their cell, without any mark.
pub(crate) fn headed(document: &Document, label: &str) -> Vec<Labelled> {
    marked_by(document, label, r":|\t|$")
}

fn marked_by(document: &Document, label: &str, mark: &str) -> Vec<Labelled> {
    let pattern = Regex::new(&format!(r"(?m)(?:^|\t)[ \-•]*(?<label>(?:{label})[ ]*(?:{mark}))"))
        .expect("labels are fixed patterns");
    let text = &document.text;
    pattern
        .captures_iter(text)
        .filter_map(|found| {
            let label = found.name("label")?.range();
            let value = value_behind(document, label.end)?;
            Some(Labelled { label, value })
        })
        .collect()
}

/// The words from a byte to the end of its cell; if there are none, the next cell or line.
fn value_behind(document: &Document, start: usize) -> Option<Range<usize>> {
    let text = &document.text;
    let mut from = start;
    for _ in 0..3 {
        let end = text[from..].find(['\n', '\t']).map_or(text.len(), |it| from + it);
        if let Some(res) = trimmed(text, from..end) {
            // A next line that is itself a label is no value.
            return (!text[res.clone()].ends_with(':') || from == start).then_some(res);
        }
        from = (end + 1).min(text.len());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::of(text);
        let values: Vec<String> = headed(&document, "Betreff|Thema")
            .into_iter()
            .map(|it| document.words(it.value))
            .collect();
        assert_eq!(values, expected, "{text:?}");
    }

    #[test]
    fn on_the_line_in_the_cell_or_on_the_next_line() {
        check("Thema: Sprachkurse\n", &["Sprachkurse"]);
        check("Betreff:\tSprachkurse\tx\n", &["Sprachkurse"]);
        check("Datum\tx\tThema: Kurse\n", &["Kurse"]);
        check("Betreff:\n\nSprachkurse\nfür alle", &["Sprachkurse"]);
    }

    #[test]
    fn leaves_words_in_a_sentence_and_labels_without_value() {
        check("das Thema: viel\n", &[]);
        check("Betreff:\nTermin:\nx", &[]);
    }
}
