//! Terms that differ from another in a few letters, as the engine's dictionary is walked.
//!
//! The engine's own automaton is built for each word, which takes longer than the walk: five
//! milliseconds for a compound. This one needs no building.

use tantivy_fst::Automaton;

/// Letters that may differ at most.
const MOST: usize = 2;

/// The cells of a row that can be reached with so many differences.
const BAND: usize = 2 * MOST + 1;

/// Matches terms that differ in at most so many letters, where two swapped ones count as one.
/// Letters beyond ASCII count by their bytes.
pub(super) struct Near<'a> {
    word: &'a [u8],
    most: u8,
}

impl Near<'_> {
    /// Terms like a word; `letters` is at most 2.
    pub(super) fn new(word: &str, letters: u8) -> Near<'_> {
        Near { word: word.as_bytes(), most: letters.min(2) }
    }

    /// More than may differ; all that is beyond counts the same.
    fn too_many(&self) -> u8 {
        self.most + 1
    }
}

/// The rows of the table of differences after some letters of a term. Cell `k` of row `n` stands
/// for the first `n + k - MOST` letters of the word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows {
    n_letters: usize,
    last: u8,
    row: [u8; BAND],
    before: [u8; BAND],
}

impl Automaton for Near<'_> {
    type State = Rows;

    fn start(&self) -> Rows {
        let mut row = [self.too_many(); BAND];
        for (cell, n_missing) in row[MOST..].iter_mut().zip(0..) {
            *cell = self.too_many().min(n_missing);
        }
        Rows { n_letters: 0, last: 0, row, before: [self.too_many(); BAND] }
    }

    fn is_match(&self, rows: &Rows) -> bool {
        let cell = (self.word.len() + MOST).checked_sub(rows.n_letters);
        cell.and_then(|it| rows.row.get(it)).is_some_and(|it| *it <= self.most)
    }

    fn can_match(&self, rows: &Rows) -> bool {
        rows.row.iter().any(|it| *it <= self.most)
    }

    fn accept(&self, rows: &Rows, letter: u8) -> Rows {
        let n_letters = rows.n_letters + 1;
        let mut row = [self.too_many(); BAND];
        for cell in 0..BAND {
            let Some(at) = (n_letters + cell).checked_sub(MOST) else { continue };
            if at > self.word.len() {
                break;
            }
            let left = if cell > 0 { row[cell - 1] } else { self.too_many() };
            row[cell] = self.too_many().min(self.cell(rows, cell, at, letter, left));
        }
        Rows { n_letters, last: letter, row, before: rows.row }
    }
}

impl Near<'_> {
    /// The differences to the first `at` letters of the word, with one letter more of the term.
    fn cell(&self, rows: &Rows, cell: usize, at: usize, letter: u8, left: u8) -> u8 {
        let more = rows.row.get(cell + 1).map_or(self.too_many(), |it| it + 1);
        let Some(expected) = at.checked_sub(1).map(|it| self.word[it]) else { return more };
        let other = rows.row[cell] + u8::from(expected != letter);
        let swapped = at >= 2 && self.word[at - 2] == letter && expected == rows.last;
        let swapped = if swapped { rows.before[cell] + 1 } else { self.too_many() };
        other.min(more).min(left + 1).min(swapped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, term: &str, differences: Option<u8>) {
        let matches = |letters: u8| {
            let near = Near::new(word, letters);
            let end = term.bytes().fold(near.start(), |rows, it| near.accept(&rows, it));
            // What ends in a match must not have been given up before.
            assert!(!near.is_match(&end) || near.can_match(&end));
            near.is_match(&end)
        };
        let found = (0..=2).find(|it| matches(*it));
        assert_eq!(found, differences, "{word} {term}");
        assert!(found.is_none_or(|it| (it..=2).all(matches)), "{word} {term}");
    }

    #[test]
    fn counts_differences() {
        check("beirat", "beirat", Some(0));
        check("beirat", "beirt", Some(1));
        check("beirat", "beiraat", Some(1));
        check("beirat", "beirut", Some(1));
        check("beirat", "beirta", Some(1));
        check("beirat", "biert", Some(2));
        check("beirat", "eirat", Some(1));
        check("beirat", "irat", Some(2));
        check("beirat", "beiratss", Some(2));
        check("beirat", "rat", None);
        check("beirat", "abeiratx", Some(2));
        check("beirat", "ebriat", Some(2));
        check("ab", "", Some(2));
        check("", "ab", Some(2));
        check("abc", "", None);
        check("abcdef", "badcfe", None);
    }
}
