//! Words: runs of letters and digits, with gender suffixes and hyphens inside.

use std::ops::Range;

use crate::gender::{Element, element, run_end};

/// More parts than any word has; a longer chain is a line of dashes and is cut into words.
const MAX_PARTS: usize = 8;

/// The span of the first word at or after `from` in a normalised text.
pub(crate) fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text[from..].find(char::is_alphanumeric)?;
    let end = decimal_end(text, start).unwrap_or_else(|| read(text, start, |_| ()));
    Some(start..end)
}

/// Whether a word is a number with a comma.
pub(crate) fn is_decimal(word: &str) -> bool {
    decimal_end(word, 0) == Some(word.len())
}

/// Digits before a comma: more are no amount but a key.
const MAX_DIGITS: usize = 15;
/// Digits behind a comma: cents, tenths. Three and more would be groups of another language.
const MAX_DECIMALS: usize = 2;

/// The end of the number with a comma at `start`: `3,5`, not `3,5,7`.
fn decimal_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize, max: usize| {
        bytes[from..].iter().take(max + 1).take_while(|it| it.is_ascii_digit()).count()
    };
    let comma = start + digits(start, MAX_DIGITS);
    if comma == start || comma - start > MAX_DIGITS || bytes.get(comma) != Some(&b',') {
        return None;
    }
    let n_decimals = digits(comma + 1, MAX_DECIMALS);
    let end = comma + 1 + n_decimals;
    let listed = text[..start].ends_with(',') && text[..start - 1].ends_with(char::is_numeric);
    let mut after = text[end..].chars();
    let goes_on = match after.next() {
        Some(',' | '.') => after.next().is_some_and(char::is_alphanumeric),
        Some(it) => it.is_alphanumeric(),
        None => false,
    };
    ((1..=MAX_DECIMALS).contains(&n_decimals) && !listed && !goes_on).then_some(end)
}

/// The parts of a word: those a hyphen joins, each with its gender suffix.
pub(crate) fn elements(word: &str) -> Vec<Element> {
    let mut res = Vec::new();
    read(word, 0, |it| res.push(it));
    res
}

/// Reads the word at `start`, yields its parts and returns its end.
fn read(text: &str, start: usize, mut part: impl FnMut(Element)) -> usize {
    let mut run = start..run_end(text, start);
    for _ in 1..MAX_PARTS {
        let found = element(text, run.clone());
        let end = found.end;
        part(found);
        match hyphenated(text, &run, end) {
            Some(next) => run = next,
            None => return end,
        }
    }
    let last = element(text, run);
    let end = last.end;
    part(last);
    end
}

/// The run a hyphen at `hyphen` joins to the run before it. Two numbers are not joined: `20-26`.
fn hyphenated(text: &str, before: &Range<usize>, hyphen: usize) -> Option<Range<usize>> {
    let after = text[hyphen..].strip_prefix('-')?;
    if !after.starts_with(char::is_alphanumeric) {
        return None;
    }
    let next = hyphen + 1..run_end(text, hyphen + 1);
    let has_letter = |it: &Range<usize>| text[it.clone()].contains(char::is_alphabetic);
    (has_letter(before) || has_letter(&next)).then_some(next)
}
