//! Labelled sections made results: what was proposed or decided, with the vote on it.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Outcome;

use super::Result;
use super::ballot::votes;
use super::decision::decision;
use super::label::{Kind, Section, paragraph_end};
use super::proposal_end;
use super::statement::{add, result};
use super::told::told_in;
use super::words::sentences;
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// What the sections so far leave to the next one.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// The text decided or proposed.
    pub(super) text: Option<Range<usize>>,
    /// What the text itself says became of it.
    pub(super) stated: Option<Found<Result>>,
    /// What a proposal would make of it: "Der Ausschuss empfiehlt dem Rat …".
    proposed: Option<Found<Result>>,
    /// The item the label names.
    pub(super) item: Option<String>,
}

pub(super) fn labelled(
    document: &Document,
    part: &Range<usize>,
    sections: &[Section],
) -> Vec<Found<Result>> {
    let mut res = Vec::new();
    let mut open = Open::default();
    for section in sections {
        match section.kind {
            Kind::Other => {}
            Kind::Proposal => {
                res.extend(open.stated.take());
                open.text = document.trimmed(section.text.start..proposal_end(document, section));
                open.proposed = open.text.clone().and_then(|it| {
                    let first = sentences(&document.text, it).into_iter().next()?;
                    result(document, first, None, "outcome/label", false)
                });
            }
            Kind::Decision => {
                res.extend(open.stated.take());
                open.proposed = None;
                open.item.clone_from(&section.item);
                decision(document, section, &mut open, &mut res);
            }
            Kind::Vote => {
                let before = part.start..section.label.start;
                let found = votes(document, section);
                let tells = !found.is_empty();
                for it in found {
                    put(document, it, before.clone(), &mut open, &mut res);
                }
                open.stated = open.stated.filter(|_| !tells);
            }
        }
    }
    res.extend(open.stated.take());
    text_behind(document, part, &mut res);
    // Nothing voted on beside a result is no second result.
    let real = res.iter().any(|it| it.value.outcome != Some(Outcome::NoVote));
    res.retain(|it| !real || it.value.outcome != Some(Outcome::NoVote));
    res
}

/// The text that stands below the vote on it: "Der Rat beschließt …".
fn text_behind(document: &Document, part: &Range<usize>, res: &mut [Found<Result>]) {
    static DECIDES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:Der|Die|Das)\s\p{Lu}[^.:\n]{2,90}\s(?:beschließt|beschließen|empfiehlt|beauftragt|wählt|stimmt)\b",
        )
    });
    let [only] = res else { return };
    let end = only.value.vote.as_ref().map_or(only.span.end, |it| it.span.end.max(only.span.end));
    let rest = &document.text[end.min(part.end)..part.end];
    let line_end = rest.find('\n').map_or(part.end, |it| end + it);
    if only.value.text.is_none() && DECIDES.is_match(&document.text[line_end..part.end]) {
        let until = paragraph_end(&document.text, line_end, part.end);
        only.value.text = document.trimmed(line_end..until);
    }
}

/// Puts the result of a vote together with the text it was taken on.
pub(super) fn put(
    document: &Document,
    mut it: Found<Result>,
    before: Range<usize>,
    open: &mut Open,
    res: &mut Vec<Found<Result>>,
) {
    it.value.text =
        it.value.text.or(open.text.clone()).or_else(|| decided_before(document, &before));
    let names_item = it.value.item.is_some();
    it.value.item = it.value.item.or(open.item.clone());
    let stated = open.stated.take();
    if it.value.outcome == Some(Outcome::NoVote) && stated.is_some() {
        res.extend(stated);
        return;
    }
    let told = match stated {
        // A vote on an item that it names is not one on the whole text.
        Some(stated) if !names_item && outweighs(&stated.value, &it.value) => Some(stated),
        Some(_) => None,
        None if open.proposed.as_ref().is_some_and(|told| {
            told.value.outcome == Some(Outcome::Recommended) && outweighs(&told.value, &it.value)
        }) =>
        {
            open.proposed.take()
        }
        None => told_before(document, before, &it.value),
    };
    add(res, it, told);
}

/// Whether what a text says became of an item says more than the vote on it.
fn outweighs(stated: &Result, voted: &Result) -> bool {
    let firm = !matches!(
        stated.outcome,
        None | Some(Outcome::Approved | Outcome::Noted | Outcome::NoVote)
    );
    let noted = stated.outcome == Some(Outcome::Noted);
    let recommended = stated.outcome == Some(Outcome::Recommended);
    // "ungeändert beschlossen" says it in words.
    let worded = stated.outcome == Some(Outcome::Approved) && stated.text.is_none();
    voted.by_vote && (firm || noted || worded)
        || voted.outcome == Some(Outcome::Approved) && firm
        || voted.outcome == Some(Outcome::ApprovedAmended) && recommended
}

/// The text before a vote that no label sets off: from "Der Rat beschließt, …" on.
fn decided_before(document: &Document, before: &Range<usize>) -> Option<Range<usize>> {
    /// A text decided without a label is short.
    const BEFORE_BYTES: usize = 1500;
    static DECIDES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?:Der|Die|Das)\s\p{Lu}[^.:\n]{2,90}\s(?:beschließt|beschließen|empfiehlt|beauftragt|wählt|fordert|stimmt|bittet)\b",
        )
    });
    let text = &document.text;
    let from = text.ceil_char_boundary(before.end.saturating_sub(BEFORE_BYTES)).max(before.start);
    let found = DECIDES.find_iter(text.get(from..before.end)?).last()?;
    document.trimmed(from + found.start()..before.end)
}

/// What the sentence right before a labelled vote says was voted on: "Der Ausschuss empfiehlt …".
fn told_before(document: &Document, before: Range<usize>, it: &Result) -> Option<Found<Result>> {
    /// The sentence and an empty line fit in.
    const BEFORE_BYTES: usize = 420;
    let plain =
        it.by_vote || matches!(it.outcome, Some(Outcome::Approved | Outcome::ApprovedAmended));
    let from = document.text.floor_char_boundary(before.end.saturating_sub(BEFORE_BYTES));
    let near = document.trimmed(from.max(before.start)..before.end).filter(|_| plain)?;
    let last = sentences(&document.text, near).pop()?;
    let told = told_in(document, last).filter(|it| !it.value.by_vote)?;
    let firm = matches!(
        told.value.outcome,
        Some(
            Outcome::Recommended | Outcome::NotRecommended | Outcome::Confirmed | Outcome::Elected
        )
    );
    firm.then_some(told)
}
