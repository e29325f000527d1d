//! A section below `Beschluss:`: the text decided with its vote, or the result itself.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Outcome, Vote};

use super::Result;
use super::label::{Section, decided_end, paragraph_end};
use super::labelled::{Open, put};
use super::statement::result;
use super::told::told_in;
use super::words::{is_vote_line, sentences, target};
use crate::document::Document;
use crate::facts::vote::vote;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// A section below `Beschluss:`: the text decided with the vote at its end, or the result itself.
pub(super) fn decision(
    document: &Document,
    section: &Section,
    open: &mut Open,
    res: &mut Vec<Found<Result>>,
) {
    /// A result is short; what follows is the debate.
    const RESULT_BYTES: usize = 400;
    let text = &document.text;
    let (start, until) = (section.text.start, section.text.end);
    let near = until.min(text.floor_char_boundary(start + RESULT_BYTES));
    let Some(first) = document.trimmed(start..paragraph_end(text, start, near)) else {
        return;
    };
    if !section.announced && is_short_result(&text[first.clone()]) {
        open.stated = short_result(document, section, first.clone(), open);
        if open.stated.is_some() {
            return;
        }
    }
    let end = decided_end(text, start, until);
    let voted = vote_line_in(document, start..end);
    let spoken = if voted.is_none() { spoken_votes(document, start..until) } else { Vec::new() };
    let text_end = voted.as_ref().or(spoken.first()).map_or(end, |it| it.start);
    open.text = document.trimmed(start..text_end);
    let sentence = sentences(text, first.clone()).into_iter().next().unwrap_or(first.clone());
    let mut stated = stated(document, section, &sentence, open);
    let before = voted_before(document, section);
    if let Some(it) = &mut stated {
        it.value.vote = filled(it.value.vote.take(), before.clone());
    }
    open.stated = stated;
    if let Some(line) = voted
        && let Some(mut it) = result(document, line, open.text.clone(), "outcome/vote", true)
    {
        it.value.vote = filled(it.value.vote.take(), before);
        put(document, it, start..start, open, res);
        open.stated = None;
        return;
    }
    let last = spoken.len().saturating_sub(1);
    for (idx, sentence) in spoken.into_iter().enumerate() {
        let Some(mut told) = told_in(document, sentence) else { continue };
        if idx == last {
            told.value.vote = filled(told.value.vote.take(), before.clone());
        }
        put(document, told, start..start, open, res);
        open.stated = None;
    }
}

/// What the text decided, or the sentence that announces it, says became of the item.
fn stated(
    document: &Document,
    section: &Section,
    sentence: &Range<usize>,
    open: &Open,
) -> Option<Found<Result>> {
    let said = if section.announced { &section.label } else { sentence };
    // "nimmt … zur Kenntnis und beschließt" is more than noting.
    let also = |it: &Found<Result>| {
        it.value.outcome == Some(Outcome::Noted)
            && document.text[said.clone()].contains("beschließt")
    };
    let mut res = result(document, said.clone(), None, "outcome/label", false)
        .filter(|it| !also(it))
        .or_else(|| section.announced.then(|| announced(document, said, sentence)).flatten())
        .or_else(|| decided(document, said.clone(), None))?;
    res.value.text.clone_from(&open.text);
    Some(res)
}

/// The result below `Beschluss:`; a whole sentence is the text decided, too.
fn short_result(
    document: &Document,
    section: &Section,
    span: Range<usize>,
    open: &mut Open,
) -> Option<Found<Result>> {
    /// "Der Antrag wird vertagt." says no more than its result.
    const SENTENCE_BYTES: usize = 40;
    let words = &document.text[span.clone()];
    let mut res = result(document, span.clone(), open.text.clone(), "outcome/label", true)
        .or_else(|| sent_on(document, span.clone()))?;
    if words.starts_with(['D', 'E']) && words.len() > SENTENCE_BYTES {
        res.value.text = Some(span.clone());
        open.text = Some(span);
    }
    res.value.vote = filled(res.value.vote.take(), voted_before(document, section));
    Some(res)
}

/// Whether words behind `Beschluss:` are the result rather than the text decided.
fn is_short_result(words: &str) -> bool {
    words.len() <= 110 && !words.contains("beschließt") && !words.contains("beauftragt")
}

/// "Es ergeht mit sechs Stimmen folgender Beschluss:" and what it says then.
fn announced(
    document: &Document,
    label: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Found<Result>> {
    let mut res = result(document, sentence.clone(), None, "outcome/label", false)
        .or_else(|| decided(document, sentence.clone(), None))
        .or_else(|| {
            let words = document.words(label.clone());
            let decides = words.contains("beschl") || words.contains("Beschl");
            let value =
                Result { outcome: Some(Outcome::Approved), raw: words, ..Result::default() };
            decides.then(|| Found::new(value, label.clone(), "outcome/label"))
        })?;
    res.value.vote = filled(res.value.vote.take(), vote(document, label.clone()));
    Some(res)
}

/// `Beratung im Planungsausschuss am 5. Oktober`: the item goes there.
fn sent_on(document: &Document, span: Range<usize>) -> Option<Found<Result>> {
    let words = &document.text[span.clone()];
    let on = ["Beratung im ", "Beratung in ", "Weiterberatung im ", "Behandlung im "];
    if !on.iter().any(|it| words.starts_with(it)) {
        return None;
    }
    let value = Result {
        outcome: Some(Outcome::Referred),
        raw: document.words(span.clone()),
        target: target(document, span.clone()),
        ..Result::default()
    };
    Some(Found::new(value, span, "outcome/label"))
}

/// A text below `Beschluss:` that names no outcome was decided: "Die Verwaltung wird beauftragt".
fn decided(
    document: &Document,
    said: Range<usize>,
    text: Option<Range<usize>>,
) -> Option<Found<Result>> {
    static DECIDED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?:wird|werden)\s[^.]{0,160}?(?:beauftragt|gebeten|ermächtigt|aufgefordert|erlassen|bereitgestellt|bewilligt|aufgestellt|berufen|bestellt)|beschließt|beauftragt|bittet|fordert)\b",
        )
    });
    let found = DECIDED.find(&document.text[said.clone()])?;
    let at = said.start + found.start()..said.start + found.end();
    let value = Result {
        outcome: Some(Outcome::Approved),
        raw: document.words(at.clone()),
        vote: vote(document, said),
        text,
        ..Result::default()
    };
    Some(Found::new(value, at, "outcome/label"))
}

/// The sentences behind the text decided that tell the votes on it.
fn spoken_votes(document: &Document, span: Range<usize>) -> Vec<Range<usize>> {
    /// What is told further away is the debate.
    const NEAR_BYTES: usize = 4000;
    let text = &document.text;
    let near = span.start..span.end.min(text.floor_char_boundary(span.start + NEAR_BYTES));
    let votes = |it: &Range<usize>| {
        let told = told_in(document, it.clone());
        told.is_some_and(|it| it.value.vote.is_some() && !it.value.by_vote)
    };
    let all = sentences(text, near).into_iter().filter_map(|it| document.trimmed(it)).skip(1);
    all.skip_while(|it| !votes(it)).take_while(votes).collect()
}

/// The first line of a text that only tells a vote.
fn vote_line_in(document: &Document, span: Range<usize>) -> Option<Range<usize>> {
    let first = document.line_at(span.start);
    let lines = document.lines[first..].iter().take_while(|it| it.span.start < span.end);
    let mut lines = lines.filter(|it| it.span.start >= span.start).skip_while(|it| {
        let words = &document.text[it.span.clone()];
        !is_vote_line(words) || vote(document, it.span.clone()).is_none()
    });
    let start = lines.next()?.span.start;
    document.trimmed(start..paragraph_end(&document.text, start, span.end))
}

/// `fasst bei Zustimmung: SPD, Ablehnung: CDU den` before `Beschluss`, or a table of the groups:
/// the vote stands in front.
fn voted_before(document: &Document, section: &Section) -> Option<Found<Vote>> {
    /// A table with a row for each group fits in.
    const NEAR_BYTES: usize = 900;
    // `Beschluss (einstimmig):`
    if let Some(it) = vote(document, section.label.end..section.text.start) {
        return Some(it);
    }
    let text = &document.text;
    let from = text.ceil_char_boundary(section.label.start.saturating_sub(NEAR_BYTES));
    let near = &text[from..section.label.start];
    if let Some(at) = near.rfind(" fasst ")
        && near.trim_end().ends_with(['n', 's'])
    {
        return vote(document, from + at..section.label.start);
    }
    let row = near.trim_end().rsplit('\n').next().filter(|it| it.contains('\t'))?;
    let first = near.rfind("stimm").filter(|it| near.len() - it > row.len())?;
    let table = text[from + first..].find('\n').map(|it| from + first + it)?;
    vote(document, table..section.label.start).filter(|it| !it.value.by_faction.is_empty())
}

/// Fills what a vote leaves open with what the other one states.
fn filled(vote: Option<Found<Vote>>, before: Option<Found<Vote>>) -> Option<Found<Vote>> {
    let (Some(mut vote), Some(before)) = (vote.clone(), before.clone()) else {
        return vote.or(before);
    };
    if vote.value.yes.is_none() && vote.value.no.is_none() && vote.value.by_faction.is_empty() {
        let Vote { yes, no, abstain, biased, by_faction, .. } = before.value;
        vote.value = Vote { yes, no, abstain, biased, by_faction, ..vote.value };
    }
    Some(vote)
}
