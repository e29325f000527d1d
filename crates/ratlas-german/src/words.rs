//! Words: runs of letters and digits, with gender suffixes and hyphens inside.

use std::ops::Range;

use crate::gender::{Element, element, run_end};

/// More parts than any word has; a longer chain is a line of dashes and is cut into words.
const MAX_PARTS: usize = 8;

/// The span of the first word at or after `from` in a normalised text.
pub(crate) fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text[from..].find(char::is_alphanumeric)?;
    Some(start..read(text, start, |_| ()))
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
