//! The words of a page that answer a question, with a little text around them.

use std::collections::BTreeSet;
use std::ops::Range;

use ratlas_german::{each_word, reference_key};

use crate::marks::{Mark, MarkedPhrase, Marks};
use crate::prepared::stems;

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The words as printed, on one line: line breaks are blanks, words cut at a line end joined.
    pub text: String,
    /// The words that answer the question, as bytes of `text`; ascending.
    pub marks: Vec<Range<usize>>,
    /// The part of the page, as bytes of the page's text.
    pub span: Range<usize>,
}

/// A word of the page.
struct PageWord {
    span: Range<usize>,
    /// Whether it is shown as an answer.
    is_marked: bool,
    /// Which parts of the question it answers.
    answers: BTreeSet<usize>,
}

impl PageWord {
    fn answer(&mut self, part: usize) {
        self.is_marked = true;
        self.answers.insert(part);
    }
}

/// See [`crate::PaperIndex::snippet`].
pub(crate) fn snippet(marks: &Marks, page_text: &str, max_chars: usize) -> Snippet {
    let words = marks.words(page_text);
    let span = window(page_text, &words, max_chars);
    let (text, marks) = flat(page_text, span.clone(), &words);
    Snippet { text, marks, span }
}

impl Marks {
    /// The words of a page with what they answer.
    fn words(&self, page_text: &str) -> Vec<PageWord> {
        let mut words: Vec<PageWord> = Vec::new();
        let mut printed: Vec<Vec<String>> = Vec::new();
        each_word(page_text, |word| {
            let mut found: BTreeSet<Mark> = BTreeSet::new();
            found.extend(stems(&word).filter_map(|it| self.stems.get(it)));
            found.extend(word.exact.iter().filter_map(|it| self.printed.get(it)));
            let begins = |it: &str| word.exact.iter().any(|word| word.starts_with(it));
            found.extend(self.beginnings.iter().filter(|it| begins(&it.0)).map(|it| it.1));
            let is_marked = !found.is_empty();
            let answers = found.iter().filter(|it| !it.weak).map(|it| it.part).collect();
            words.push(PageWord { span: word.span, is_marked, answers });
            if !self.phrases.is_empty() {
                printed.push(word.exact.to_vec());
            }
        });
        for (phrase, mark) in &self.phrases {
            mark_phrase(&mut words, &printed, phrase, mark.part);
        }
        if !self.numbers.is_empty() {
            self.mark_numbers(&mut words, page_text);
        }
        words
    }

    fn mark_numbers(&self, words: &mut [PageWord], page_text: &str) {
        for first in 0..words.len() {
            let last = (first..words.len().min(first + MAX_NUMBER_WORDS)).rev().find(|last| {
                let span = words[first].span.start..words[*last].span.end;
                span.len() <= MAX_NUMBER_BYTES
                    && self.numbers.contains(&reference_key(&page_text[span]))
            });
            if let Some(last) = last {
                words[first..=last].iter_mut().for_each(|it| it.answer(0));
            }
        }
    }
}

/// A number as printed has no more words: `20-26 / B 01322` has four.
const MAX_NUMBER_WORDS: usize = 7;

/// A number as printed is not longer.
const MAX_NUMBER_BYTES: usize = 48;

/// Marks the words of a phrase, with at most so many others between as it allows.
fn mark_phrase(
    words: &mut [PageWord],
    printed: &[Vec<String>],
    phrase: &MarkedPhrase,
    part: usize,
) {
    for start in 0..printed.len() {
        if let Some(found) = phrase_at(&printed[start..], phrase) {
            found.into_iter().for_each(|it| words[start + it].answer(part));
        }
    }
}

/// The words of a phrase that begins with the first of some words.
fn phrase_at(printed: &[Vec<String>], phrase: &MarkedPhrase) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    let mut slop = phrase.slop as usize;
    let mut at = 0;
    for forms in &phrase.words {
        let is_here =
            |it: &Vec<String>| forms.is_empty() || forms.iter().any(|form| it.contains(form));
        let skipped = printed.get(at..)?.iter().take(slop + 1).position(is_here)?;
        if at == 0 && skipped > 0 {
            return None;
        }
        slop -= skipped;
        at += skipped + 1;
        if !forms.is_empty() {
            found.push(at - 1);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The part of the page that answers most of the question, the earliest of equal ones.
fn window(page_text: &str, words: &[PageWord], max_chars: usize) -> Range<usize> {
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

/// Writes a part of the page on one line, with the places of its marked words.
fn flat(page_text: &str, span: Range<usize>, words: &[PageWord]) -> (String, Vec<Range<usize>>) {
    let mut res = String::with_capacity(span.len());
    let mut marks = Vec::new();
    let mut at = span.start;
    let inside = words.iter().filter(|it| it.span.start >= span.start && it.span.end <= span.end);
    for word in inside {
        push_between(&mut res, &page_text[at..word.span.start]);
        let start = res.len();
        push_word(&mut res, &page_text[word.span.clone()]);
        if word.is_marked {
            marks.push(start..res.len());
        }
        at = word.span.end;
    }
    push_between(&mut res, &page_text[at.max(span.start)..span.end.max(at)]);
    res.truncate(res.trim_end().len());
    (res, marks)
}

/// Adds what stands between words, every run of blanks as one.
fn push_between(res: &mut String, between: &str) {
    for it in between.chars() {
        if !it.is_whitespace() {
            res.push(it);
        } else if !res.is_empty() && !res.ends_with(' ') {
            res.push(' ');
        }
    }
}

/// A word without the line end and the soft hyphens it may hold.
pub(crate) fn on_one_line(word: &str) -> String {
    let mut res = String::new();
    push_word(&mut res, word);
    res
}

/// Adds a word without the line end and the soft hyphens it may hold.
fn push_word(res: &mut String, word: &str) {
    for (idx, line) in word.split('\n').map(str::trim).enumerate() {
        let joined = idx > 0 && line.starts_with(char::is_lowercase);
        if joined && res.ends_with(['-', '\u{2010}', '\u{2011}']) {
            res.pop();
        }
        res.extend(line.chars().filter(|it| *it != '\u{AD}'));
    }
}
