//! The part of a huge page that is worth analysing.

use std::collections::BTreeSet;
use std::ops::Range;

use ratlas_german::fold;

use crate::marks::Marks;

/// Pages of print are shorter; texts without pages are one page, however long.
const MAX_ANALYSED_BYTES: usize = 32_000;

/// A part of a huge page that is looked at as a whole, and how far it reaches into the next one, so
/// that no snippet is cut.
const PART_BYTES: usize = 16_000;
const OVERLAP_BYTES: usize = 2_000;

/// Of longer questions the first words choose the part.
const MAX_TERMS: usize = 64;

/// Words of other inflections begin alike.
const MAX_LETTERS: usize = 5;

/// The whole page, or of a huge one the part in which most parts of the question begin somewhere,
/// the first of equal ones. That costs a fraction of an analysis.
pub(super) fn promising(marks: &Marks, page_text: &str) -> Range<usize> {
    if page_text.len() <= MAX_ANALYSED_BYTES {
        return 0..page_text.len();
    }
    let beginnings = beginnings(marks);
    let mut best = (0, 0..boundary(page_text, PART_BYTES + OVERLAP_BYTES));
    for start in (0..page_text.len()).step_by(PART_BYTES) {
        let start = boundary(page_text, start);
        let part = start..boundary(page_text, start + PART_BYTES + OVERLAP_BYTES);
        let folded = fold(&page_text[part.clone()]);
        let found = beginnings.iter().filter(|(text, _)| folded.contains(text.as_str()));
        let n_found = found.map(|it| it.1).collect::<BTreeSet<usize>>().len();
        if n_found > best.0 {
            best = (n_found, part);
        }
    }
    best.1
}

/// How the words begin that are looked for, each with the part of the question it answers.
fn beginnings(marks: &Marks) -> Vec<(String, usize)> {
    let words = marks.stems.iter().chain(&marks.printed).filter(|(_, mark)| !mark.weak);
    let words = words.map(|(word, mark)| (word, mark.part));
    let begun = marks.beginnings.iter().map(|(word, mark)| (word, mark.part));
    let phrases = marks
        .phrases
        .iter()
        .flat_map(|(phrase, mark)| phrase.words.iter().flatten().map(|word| (word, mark.part)));
    let all = words.chain(begun).chain(phrases);
    let all = all.map(|(word, part)| (word.chars().take(MAX_LETTERS).collect(), part));
    // Of a key the last part is printed as it is, perhaps behind zeros.
    let last = |key: &String| key.rsplit('.').next().unwrap_or_default().to_owned();
    let numbers = marks.numbers.iter().map(|it| (last(it), 0));
    numbers.chain(all).take(MAX_TERMS).collect()
}

/// The nearest place at or before a byte where a character begins.
fn boundary(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte.min(text.len()))
}
