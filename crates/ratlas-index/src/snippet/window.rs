//! The part of a page that is shown.

use std::collections::BTreeSet;
use std::ops::Range;

use super::PageWord;

/// The part of the page that answers most of the question, the earliest of equal ones.
pub(super) fn window(page_text: &str, words: &[PageWord], max_chars: usize) -> Range<usize> {
    let marked: Vec<&PageWord> = words.iter().filter(|it| it.is_marked).collect();
    let Some(best) = densest(&marked, max_chars) else {
        return 0..end_of_window(page_text, 0, max_chars);
    };
    // At the end of the page there is room for more before the mark.
    let after = page_text[best.start..].chars().take(max_chars).count();
    let before = (max_chars / CONTEXT_SHARE).max(max_chars - after);
    let mut start = back(page_text, best.start, before);
    if let Some(blank) = page_text[start..best.start].find(char::is_whitespace)
        && start > 0
    {
        start += blank;
    }
    start += page_text[start..].len() - page_text[start..].trim_start().len();
    start..end_of_window(page_text, start, max_chars)
}

/// The share of a snippet that stands before its first mark.
const CONTEXT_SHARE: usize = 4;

/// The span of marks that fits and answers most; lengths in bytes stand for characters here.
fn densest(marked: &[&PageWord], max_chars: usize) -> Option<Range<usize>> {
    let fits = max_chars - max_chars / CONTEXT_SHARE;
    let mut best: Option<((usize, usize), Range<usize>)> = None;
    for (idx, first) in marked.iter().enumerate().take(MAX_MARKS) {
        let inside = marked[idx..]
            .iter()
            .take(MAX_MARKS_IN_WINDOW)
            .take_while(|it| it.span.end <= first.span.start.saturating_add(fits));
        let mut answers: BTreeSet<usize> = BTreeSet::new();
        let mut n_marks = 0;
        let mut end = first.span.end;
        for word in inside {
            answers.extend(&word.answers);
            n_marks += 1;
            end = word.span.end;
        }
        let worth = (answers.len(), n_marks);
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, first.span.start..end));
        }
    }
    best.map(|(_, span)| span)
}

/// Marks beyond these are not looked at: a page of nothing but marks is all the same.
const MAX_MARKS: usize = 2_000;

/// More marks make a window no better.
const MAX_MARKS_IN_WINDOW: usize = 100;

/// The byte `chars` characters before `at`.
fn back(text: &str, at: usize, chars: usize) -> usize {
    text[..at].char_indices().rev().take(chars).last().map_or(at, |it| it.0)
}

/// The end of at most `max_chars` characters from `start`, at the end of a word if there is one.
fn end_of_window(text: &str, start: usize, max_chars: usize) -> usize {
    let rest = &text[start..];
    let Some((cut, _)) = rest.char_indices().nth(max_chars) else {
        return start + rest.trim_end().len();
    };
    let begins_word = rest[cut..].starts_with(char::is_whitespace);
    let words = match rest[..cut].rfind(char::is_whitespace) {
        Some(blank) if !begins_word && blank > 0 => &rest[..blank],
        _ => &rest[..cut],
    };
    start + words.trim_end().len()
}
