//! The result that words state, and how results that belong together become one.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Outcome, Vote};

use super::Result;
use super::words::{first_phrase, target};
use crate::document::Document;
use crate::facts::vote::vote;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// The result that words state. `bare` words count without a verb: "einstimmig".
pub(super) fn result(
    document: &Document,
    span: Range<usize>,
    decided: Option<Range<usize>>,
    rule: &'static str,
    bare: bool,
) -> Option<Found<Result>> {
    let hit = first_phrase(document, span.clone());
    let vote = vote(document, span.clone()).filter(|_| bare || hit.is_some());
    let outcome = hit.as_ref().map(|it| it.0).or_else(|| {
        // "einstimmig" alone, or counts alone, below a label: the item passed or fell.
        let vote = &vote.as_ref()?.value;
        match (vote.yes, vote.no) {
            (Some(yes), Some(no)) if yes <= no => Some(Outcome::Rejected),
            _ if bare && vote.parts.len() < 2 => Some(Outcome::Approved),
            _ => None,
        }
    });
    let in_parts = vote.as_ref().is_some_and(|it| it.value.parts.len() >= 2);
    let outcome = if in_parts { by_parts(vote.as_ref()) } else { Some(outcome?) };
    let at = match (&hit, &vote) {
        (Some((_, it)), _) if !in_parts => span.start + it.start..span.start + it.end,
        (_, Some(it)) => it.span.clone(),
        _ => return None,
    };
    let at = document.trimmed(at)?;
    let target =
        (outcome == Some(Outcome::Referred)).then(|| target(document, at.clone())).flatten();
    let value = Result {
        outcome,
        raw: document.words(at.clone()),
        by_vote: hit.is_none(),
        vote,
        text: decided,
        target,
        item: None,
        of_amendment: of_amendment(&document.text[span.clone()]),
        of_motion: of_motion(&document.text[span]),
    };
    Some(Found::new(value, at, rule))
}

/// The outcome of a motion voted on in parts: theirs, if all ended alike.
fn by_parts(vote: Option<&Found<Vote>>) -> Option<Outcome> {
    let parts = &vote?.value.parts;
    let first = parts.first()?.outcome;
    first.filter(|_| parts.iter().all(|it| it.outcome == first))
}

/// Whether a sentence tells what became of a motion, not of an amendment to it.
fn of_motion(words: &str) -> bool {
    static MOTION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:Der|Dem|Die|Den)\s(?:so\s)?(?:(?:geänderte|ergänzte|ursprüngliche)[nmr]?\s)?(?:Haupt|Ursprungs)?(?:[Aa]ntrag|Vorlage)\b",
        )
    });
    MOTION.is_match(words)
}

/// Whether a sentence tells what became of an amendment.
fn of_amendment(words: &str) -> bool {
    static AMENDMENT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^Dieser Antrag\b|\b(?:Der|Dem|Den|den|dem|der)\s(?:\S+\s){0,2}(?:Änderungs|Ergänzungs|Zusatz)-?(?:/Ergänzungs)?antrag",
        )
    });
    AMENDMENT.is_match(words)
}

/// Adds a result. A vote alone belongs to the result before it, printed or told.
pub(super) fn add(
    res: &mut Vec<Found<Result>>,
    mut it: Found<Result>,
    told: Option<Found<Result>>,
) {
    if it.value.by_vote
        && told.is_none()
        && let Some(last) = res.last_mut().filter(|it| it.value.vote.is_none())
        && last.value.outcome != Some(Outcome::NoVote)
        && fits(last.value.outcome, it.value.vote.as_ref())
    {
        last.value.vote = it.value.vote;
        return;
    }
    if let Some(told) = told.filter(|told| fits(told.value.outcome, it.value.vote.as_ref())) {
        it.value.outcome = told.value.outcome;
        it.value.raw = told.value.raw;
        it.value.target = it.value.target.or(told.value.target);
        it.span = told.span.start..it.span.end.max(told.span.end);
    }
    res.push(it);
}

/// Whether a vote may have ended so: who asks to reject a motion may vote on it or on rejecting.
pub(super) fn fits(outcome: Option<Outcome>, vote: Option<&Found<Vote>>) -> bool {
    let fell = vote.is_some_and(
        |it| matches!((it.value.yes, it.value.no), (Some(yes), Some(no)) if yes <= no),
    );
    !fell || outcome == Some(Outcome::NotRecommended)
}
