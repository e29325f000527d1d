//! Labelled values: `Betreff: …`, `Kurztitel` with the value on the next line or in the next cell.

use std::ops::Range;

use crate::document::{Document, trimmed};
use crate::pattern::Pattern;

/// The words behind a label, and the label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// The label with its colon.
    pub(crate) label: Range<usize>,
    /// The value on the line or in the cell of the label, or else on the next line.
    pub(crate) value: Range<usize>,
}

/// A pattern of labels, compiled once: `labels!("Ort|Raum")` matches a label whole.
macro_rules! labels {
    ($pattern:expr) => {{
        static LABELS: std::sync::LazyLock<Pattern> =
            std::sync::LazyLock::new(|| crate::pattern::pattern(&format!("^(?:{})$", $pattern)));
        &*LABELS
    }};
}
pub(crate) use labels;

/// The values of these labels, which stand at the beginning of a line or a cell, with a colon or
/// in a cell of their own.
pub(crate) fn labelled<'d>(
    document: &'d Document,
    labels: &'static Pattern,
) -> impl Iterator<Item = Labelled> + 'd {
    marked(document, labels, false)
}

/// Labels that may also stand alone on their line, without any mark.
pub(crate) fn headed<'d>(
    document: &'d Document,
    labels: &'static Pattern,
) -> impl Iterator<Item = Labelled> + 'd {
    marked(document, labels, true)
}

fn marked<'d>(
    document: &'d Document,
    labels: &'static Pattern,
    may_stand_alone: bool,
) -> impl Iterator<Item = Labelled> + 'd {
    let text = &document.text;
    let leads = document.leads.iter().filter(move |it| it.marked || may_stand_alone);
    leads.filter(|it| labels.is_match(&text[it.words.clone()])).filter_map(|it| {
        let end = it.words.end;
        let mark = text[end..].find([':', '\t', '\n']).map_or(text.len(), |it| end + it);
        let label_end = if text[mark..].starts_with('\n') { mark } else { mark + 1 };
        let value = value_behind(document, label_end.min(text.len()))?;
        Some(Labelled { label: it.words.start..label_end, value })
    })
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
        let values: Vec<String> = headed(&document, labels!("Betreff|Thema"))
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
