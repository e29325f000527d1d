//! Where the text of a question ends and its answer begins.

use std::ops::Range;
use std::sync::LazyLock;

use super::answer::{Answer, Reply};
use super::entry::paragraph_end;
use super::question::Question;
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// A question from the text that begins with it: what stands behind it is its answer, if
/// `split` says that the paper answers.
pub(crate) fn asked(
    document: &Document,
    number: Option<String>,
    block: Range<usize>,
    replies: &[Answer],
    split: bool,
    rule: &'static str,
) -> Option<Found<Question>> {
    let within = |it: &&Answer| it.label.start > block.start && it.label.start < block.end;
    let own = replies.iter().find(within);
    let numbered = number.as_deref().and_then(|it| replies.iter().find(|reply| reply.answers(it)));
    let end = own.map_or(block.end, |it| it.label.start);
    let whole = document.trimmed(block.start..end)?;
    if let Some(reply) = numbered.or(own.filter(|it| it.numbers.is_empty())) {
        let end = if own.is_some() { whole.end } else { question_end(document, &whole) };
        let mut reply = reply.clone();
        if within(&&reply) {
            reply.body.end = reply.body.end.min(block.end);
        }
        let answer = Some(reply.found(document, number.clone()));
        let span = document.trimmed(whole.start..end)?;
        return Some(Found::new(Question { number, answer }, span, rule));
    }
    if !split {
        return Some(Found::new(Question { number, answer: None }, whole, rule));
    }
    let end = question_end(document, &whole);
    let answer = document
        .trimmed(end..whole.end)
        .map(|it| Found::new(Reply { number: number.clone() }, it, "answer/below"));
    let span = document.trimmed(whole.start..end)?;
    Some(Found::new(Question { number, answer }, span, rule))
}

/// Where the question ends that a text begins with: at its last question mark before a sentence
/// that asks nothing; without one, at the first empty line.
fn question_end(document: &Document, span: &Range<usize>) -> usize {
    static STATES: LazyLock<Pattern> = LazyLock::new(|| pattern(r"[.!]\s+\p{Lu}|\n\s*\n\s*\p{Lu}"));
    static GOES_ON: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^[ \t]*(?:\n?[ \t]*)(?:[–(-]\s?|(?:Bitte|Wenn|Falls)\s)[^\n?]{0,160}(?:\n[^\n?]{1,100}){0,2}?[.)]?[ \t]*(?:\n|$)",
        )
    });
    let text = &document.text[span.clone()];
    let Some(first) = text.find('?') else {
        return paragraph_end(document, span.start, span.end);
    };
    let mut end = first + 1;
    while let Some(next) = text[end..].find('?') {
        // "… ? a) Wie viele? b) Seit wann?" goes on; an answer in between does not.
        if next > 400 || STATES.is_match(&text[end..end + next]) && !is_part(&text[end..end + next])
        {
            break;
        }
        end += next + 1;
    }
    if let Some(found) = GOES_ON.find(&text[end..]) {
        end += found.end();
    }
    span.start + end
}

/// Whether these words begin a part of the question: "b) …".
fn is_part(words: &str) -> bool {
    let words = words.trim_start();
    let mut chars = words.chars();
    let first = chars.next().is_some_and(|it| it.is_ascii_lowercase() || "-–•(".contains(it));
    first && chars.next().is_some_and(|it| ") .".contains(it)) && !words.contains(". ")
}

/// The question that stands behind the label of its answer, with the answer behind it.
pub(crate) fn repeated(document: &Document, reply: &Answer) -> Option<Found<Question>> {
    /// A question fits in.
    const QUESTION_BYTES: usize = 400;
    let block = document.trimmed(reply.body.clone())?;
    let head = block.start
        ..document.text.floor_char_boundary((block.start + QUESTION_BYTES).min(block.end));
    let first = document.text[head].find(['?', '.', '!'])?;
    if !document.text[block.start + first..].starts_with('?') {
        return None;
    }
    let number = reply.numbers.first().cloned();
    asked(document, number, block, &[], true, "question/label")
}
