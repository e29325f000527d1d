//! The words of a page that answer a question, with a little text around them.

mod promising;
mod window;

use std::collections::BTreeSet;
use std::ops::Range;

use ratlas_german::{each_word, reference_key};

use crate::marks::{Mark, MarkedPhrase, Marks};
use crate::prepared::stems;
use crate::snippet::promising::promising;
use crate::snippet::window::window;

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
    // What is analysed costs time, so of a huge page it is a part.
    let Range { start, end } = promising(marks, page_text);
    let part = &page_text[start..end];
    let words = marks.words(part);
    let span = window(part, &words, max_chars);
    let (text, marks) = flat(part, span.clone(), &words);
    Snippet { text, marks, span: start + span.start..start + span.end }
}

impl Marks {
    /// Which parts of the question a text answers; parts of compounds alone answer none.
    #[must_use]
    pub fn answered_in(&self, text: &str) -> BTreeSet<usize> {
        self.words(text).into_iter().flat_map(|it| it.answers).collect()
    }

    /// The words of a text that answer the question, as bytes of it; ascending. Texts of some hundred
    /// pages take some time.
    #[must_use]
    pub fn spans(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let marked = self.words(text).into_iter().filter(|it| it.is_marked);
        marked.map(|it| it.span).collect()
    }

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
            for it in found {
                words[start + it].answer(part);
            }
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
