//! The head of a paper: its first lines, where it says what it is.

use std::ops::Range;

use crate::document::{Document, one_line};

/// The head ends after so many lines with words.
const HEAD_LINES: usize = 40;

/// A line of the head.
#[derive(Debug, Clone)]
pub(crate) struct HeadLine {
    /// Its index in the document.
    pub(crate) line_idx: usize,
    /// Bytes of the document's text, without white space at the ends.
    pub(crate) span: Range<usize>,
    /// Its words on one line, letter-spaced words put together.
    pub(crate) words: String,
}

/// The first lines of a paper that hold words.
pub(crate) fn head(document: &Document) -> Vec<HeadLine> {
    lines_from(document, 0).take(HEAD_LINES).collect()
}

/// The lines with words from a line on.
pub(crate) fn lines_from(document: &Document, first: usize) -> impl Iterator<Item = HeadLine> + '_ {
    document.lines.iter().enumerate().skip(first).filter_map(|(line_idx, line)| {
        let span = document.trimmed(line.span.clone())?;
        let words = unspaced(&one_line(&document.text[span.clone()]));
        Some(HeadLine { line_idx, span, words })
    })
}

/// Letter-spaced words put together: `T a g e s o r d n u n g` is `Tagesordnung`.
pub(super) fn unspaced(words: &str) -> String {
    /// Fewer single letters may be a list of initials.
    const SPACED_MIN_LETTERS: usize = 5;
    let single = |it: &str| it.chars().count() == 1;
    let letters = words.split(' ').filter(|it| single(it)).count();
    if letters >= SPACED_MIN_LETTERS && words.split(' ').all(single) {
        words.replace(' ', "")
    } else {
        words.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_spaced_letters_together() {
        assert_eq!(unspaced("P R O T O K O L L"), "PROTOKOLL");
        assert_eq!(unspaced("A B C"), "A B C");
        assert_eq!(unspaced("Ein Protokoll"), "Ein Protokoll");
    }
}
