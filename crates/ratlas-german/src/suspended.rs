//! Compounds that share a part: `Migrations- und Integrationsbeirat`, `Vorstandsmitglieder und
//! -vertreter`.

use std::ops::Range;

use crate::forms::{Forms, parts, shared};
use crate::lists::AFTER_HYPHEN;
use crate::words::next_word;

/// So many words on, the compound that gives the ending must have come: `Kultur-, Sport-, Schul-
/// und Sozialausschuss`.
const MAX_WORDS: usize = 8;

/// The terms of the word at `span` of a normalised text if it shares a part with a compound near
/// it; `before` is the word before it and the one before that.
pub(crate) fn sharing(
    text: &str,
    span: &Range<usize>,
    before: &[Range<usize>; 2],
) -> Option<Forms> {
    let bytes = text.as_bytes();
    if bytes.get(span.end) == Some(&b'-') {
        let head = shared_ending(text, span.end + 1)?;
        let ending = without_first(&text[head])?;
        return Some(shared(&text[span.clone()], &form(&text[span.clone()]), &ending));
    }
    if span.start > 0 && bytes.get(span.start - 1) == Some(&b'-') {
        let head = shared_beginning(text, span, before)?;
        let beginning = without_last(&text[head])?;
        return Some(shared(&text[span.clone()], &beginning, &form(&text[span.clone()])));
    }
    None
}

/// The compound that gives the word before `from` its ending.
fn shared_ending(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    let mut joined = false;
    for _ in 0..MAX_WORDS {
        let word = next_word(text, at).filter(|it| is_gap(&text[at..it.start]))?;
        joined |= text[at..word.start].contains(['/', '&']);
        if AFTER_HYPHEN.contains(&text[word.clone()]) {
            joined = true;
        } else if text.as_bytes().get(word.end) != Some(&b'-') {
            return joined.then_some(word);
        }
        let is_cut = text.as_bytes().get(word.end) == Some(&b'-');
        at = word.end + usize::from(is_cut);
    }
    None
}

/// The compound that gives the word at `span` its beginning, if only a joining word stands between.
fn shared_beginning(
    text: &str,
    span: &Range<usize>,
    before: &[Range<usize>; 2],
) -> Option<Range<usize>> {
    let [near, far] = before;
    let gap = text[near.end..span.start].strip_suffix('-')?;
    if !gap.starts_with(char::is_whitespace) || !is_gap(gap) {
        return None;
    }
    let joins = AFTER_HYPHEN.contains(&text[near.clone()]) && !far.is_empty();
    (joins && is_gap(&text[far.end..near.start])).then(|| far.clone())
}

/// What may stand between words that share a part.
fn is_gap(text: &str) -> bool {
    text.len() <= 8 && text.chars().all(|it| it.is_whitespace() || ",./&()".contains(it))
}

/// A word without its gender suffixes, folded.
fn form(word: &str) -> String {
    parts(word).into_iter().map(|it| it.form).collect()
}

fn without_first(word: &str) -> Option<String> {
    let parts = parts(word);
    let (first, others) = parts.split_first()?;
    if others.is_empty() {
        return first.compound.as_ref().map(|it| it.without_first().to_owned());
    }
    Some(others.iter().map(|it| it.form.as_str()).collect())
}

fn without_last(word: &str) -> Option<String> {
    let parts = parts(word);
    let (last, others) = parts.split_last()?;
    if others.is_empty() {
        return last.compound.as_ref().map(|it| it.without_last().to_owned());
    }
    Some(others.iter().map(|it| it.form.as_str()).collect())
}
