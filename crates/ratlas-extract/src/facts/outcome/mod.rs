//! What became of an item: the words of a result, and the vote beside them.

mod label;
mod told;
mod words;

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Outcome, Vote};
use regex::Regex;

use self::label::{Kind, Section, decided_end, paragraph_end, sections};
pub(crate) use self::told::enacted;
use self::told::{told, told_in};
use self::words::{first_phrase, is_vote_line, sentences, target};
use super::pattern;
use super::vote::{parts::begins_part, vote};
use crate::document::Document;
use crate::found::{Found, Taken};

/// A result with the vote that belongs to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Result {
    pub(crate) outcome: Option<Outcome>,
    /// The words of the outcome, or of the vote where only that is printed.
    pub(crate) raw: String,
    pub(crate) vote: Option<Found<Vote>>,
    /// Whether only the vote tells the outcome.
    pub(crate) by_vote: bool,
    /// The text decided, where a label sets it off.
    pub(crate) text: Option<Range<usize>>,
    pub(crate) target: Option<Range<usize>>,
    /// The item it names itself: `TOP 18.1: …`.
    pub(crate) item: Option<String>,
    /// Whether it is told of an amendment.
    pub(crate) of_amendment: bool,
    /// Whether it is told of the motion itself.
    pub(crate) of_motion: bool,
}

/// Finds the results in a part of a paper, in reading order.
///
/// # Shapes
///
/// | seen                                                        | rule              |
/// |-------------------------------------------------------------|-------------------|
/// | words behind `Abstimmungsergebnis:`, `Beschluss:`, …        | `outcome/label`   |
/// | a phrase of `lexicon/outcomes.tsv` in a sentence of minutes | `outcome/phrase`  |
/// | a line that is only a vote: `(12:0)`, `einstimmig`          | `outcome/vote`    |
///
/// The text below `Beschluss:` and the vote behind it are one result. What somebody recommends,
/// asks for or quotes is none: a Beschlussvorschlag, "empfiehlt, … abzulehnen".
pub(crate) fn results(document: &Document, part: Range<usize>) -> Vec<Found<Result>> {
    let mut res = all_results(document, part);
    if res.iter().all(|it| it.rule == "outcome/label") {
        return res;
    }
    let mut plain = 0;
    res.retain(|it| {
        plain += usize::from(it.value.vote.is_none());
        it.value.vote.is_some() || plain <= MOST_PHRASES
    });
    res
}

/// The same of a part that holds nothing but what was decided.
pub(crate) fn all_results(document: &Document, part: Range<usize>) -> Vec<Found<Result>> {
    let sections = sections(document, part.clone());
    let decided = sections.iter().any(|it| matches!(it.kind, Kind::Decision | Kind::Vote));
    let labelled = if decided { labelled(document, &part, &sections) } else { Vec::new() };
    if !labelled.is_empty() {
        return with_amendments(document, part, labelled);
    }
    let proposals: Vec<Range<usize>> = sections
        .iter()
        .filter(|it| it.kind == Kind::Proposal)
        .map(|it| it.label.start..proposal_end(document, it))
        .collect();
    told_outside(document, part, &proposals)
}

/// The results in a paper that is not a sitting's: labelled ones with a vote, as a paper prints
/// them that has been through the bodies.
pub(crate) fn entered_results(document: &Document) -> Vec<Found<Result>> {
    let whole = 0..document.text.len();
    let sections = sections(document, whole.clone());
    let voted = |it: &Section| {
        let numbered = it.kind == Kind::Decision && document.text[it.label.clone()].contains("Nr.");
        it.kind == Kind::Vote || numbered
    };
    let proposal = sections.iter().find(|it| it.kind == Kind::Proposal);
    let proposed =
        proposal.and_then(|it| document.trimmed(it.text.start..proposal_end(document, it)));
    let mut entered: Vec<Section> = sections.into_iter().filter(voted).collect();
    for it in &mut entered {
        it.text.end = paragraph_end(&document.text, it.text.start, it.text.end);
    }
    let mut res = Vec::new();
    for section in &entered {
        let near = section.label.start..section.text.end;
        let mut found = labelled(document, &near, std::slice::from_ref(section));
        found.retain(|it| it.value.vote.is_some());
        for it in &mut found {
            it.value.text = it.value.text.take().or(proposed.clone());
        }
        res.extend(found);
    }
    let stations = entered.first().zip(entered.last()).filter(|_| !res.is_empty());
    match stations {
        Some((first, last)) => {
            with_amendments(document, first.label.start..last.text.end, res)
        }
        None => res,
    }
}

/// The labelled results, and those of amendments that are told beside them with their votes.
fn with_amendments(
    document: &Document,
    part: Range<usize>,
    labelled: Vec<Found<Result>>,
) -> Vec<Found<Result>> {
    if !NAMES_AMENDMENT.is_match(&document.text[part.clone()]) {
        return labelled;
    }
    let mut taken = Taken::default();
    for it in &labelled {
        let spans = [Some(&it.span), it.value.vote.as_ref().map(|it| &it.span)];
        spans.into_iter().flatten().chain(&it.value.text).for_each(|it| taken.cover(it));
    }
    let mut res = labelled;
    for sentence in sentences(&document.text, part) {
        let Some(sentence) = document.trimmed(sentence) else { continue };
        let words = &document.text[sentence.clone()];
        if !NAMES_AMENDMENT.is_match(words) || taken.touches(&sentence) || words.contains(" ich ") {
            continue;
        }
        let told = told_in(document, sentence);
        res.extend(told.filter(|it| it.value.of_amendment && it.value.vote.is_some()));
    }
    res.sort_by_key(|it| it.span.start);
    res
}

/// Words without which no sentence tells of an amendment.
static NAMES_AMENDMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:Änderungs|Ergänzungs|Zusatz)-?(?:/Ergänzungs)?antr[aä]g|\bDieser Antrag\b")
});

/// More phrases in one item are debate.
const MOST_PHRASES: usize = 3;

/// Where a proposal ends if no label does: behind its last point or paragraph.
fn proposal_end(document: &Document, section: &Section) -> usize {
    let text = &document.text;
    let mut end = paragraph_end(text, section.text.start, section.text.end);
    loop {
        let next = text[end..section.text.end].trim_start();
        let is_point = next.starts_with(|it: char| it.is_ascii_digit() || it == '-' || it == '•');
        if !is_point || is_vote_line(next.lines().next().unwrap_or_default()) {
            return end;
        }
        end = paragraph_end(text, end, section.text.end);
    }
}

/// The results told between the proposals.
fn told_outside(
    document: &Document,
    part: Range<usize>,
    proposals: &[Range<usize>],
) -> Vec<Found<Result>> {
    let mut res = Vec::new();
    let mut from = part.start;
    for proposal in proposals {
        res.extend(told(document, from..proposal.start.max(from)));
        from = proposal.end.max(from);
    }
    res.extend(told(document, from..part.end.max(from)));
    // A proposal holds no vote: one told there stands in the debate behind it.
    let inside = proposals.iter().flat_map(|it| told(document, it.clone()));
    res.extend(inside.filter(|it| it.value.vote.is_some() && !it.value.by_vote));
    res.sort_by_key(|it| it.span.start);
    if let (Some(first), Some(proposal)) = (res.first_mut(), proposals.first())
        && first.value.text.is_none()
        && first.value.outcome == Some(Outcome::Approved)
        && first.span.start > proposal.end
    {
        // "Dem Beschlussvorschlag wird einstimmig zugestimmt."
        let label_end = document.text[proposal.clone()].find([':', '\n']).unwrap_or(0) + 1;
        first.value.text = document.trimmed((proposal.start + label_end).min(proposal.end)..proposal.end);
    }
    res
}

/// What the sections so far leave to the next one.
#[derive(Debug, Default)]
struct Open {
    /// The text decided or proposed.
    text: Option<Range<usize>>,
    /// What the text itself says became of it.
    stated: Option<Found<Result>>,
    /// The item the label names.
    item: Option<String>,
}

fn labelled(document: &Document, part: &Range<usize>, sections: &[Section]) -> Vec<Found<Result>> {
    let mut res = Vec::new();
    let mut open = Open::default();
    for section in sections {
        match section.kind {
            Kind::Other => {}
            Kind::Proposal => {
                res.extend(open.stated.take());
                open.text = document.trimmed(section.text.start..proposal_end(document, section));
            }
            Kind::Decision => {
                res.extend(open.stated.take());
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
    static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\s*(?:Der|Die|Das)\s\p{Lu}[^.:\n]{2,90}\s(?:beschließt|beschließen|empfiehlt|beauftragt|wählt|stimmt)\b")
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

/// A section below `Beschluss:`: the text decided with the vote at its end, or the result itself.
fn decision(document: &Document, section: &Section, open: &mut Open, res: &mut Vec<Found<Result>>) {
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
    let said = if section.announced { section.label.clone() } else { sentence.clone() };
    // "nimmt … zur Kenntnis und beschließt" is more than noting.
    let also = |it: &Found<Result>| {
        it.value.outcome == Some(Outcome::Noted) && text[said.clone()].contains("beschließt")
    };
    let mut stated = result(document, said.clone(), open.text.clone(), "outcome/label", false)
        .filter(|it| !also(it))
        .or_else(|| section.announced.then(|| announced(document, &said, &sentence)).flatten())
        .or_else(|| decided(document, said.clone(), open.text.clone()));
    if let Some(it) = &mut stated {
        it.value.text = open.text.clone();
    }
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

/// "Es ergeht mit sechs Stimmen folgender Beschluss:" and what it says then.
fn announced(
    document: &Document,
    label: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Found<Result>> {
    let mut res = result(document, sentence.clone(), None, "outcome/label", false)
        .or_else(|| decided(document, sentence.clone(), None))?;
    res.value.vote = filled(res.value.vote.take(), vote(document, label.clone()));
    Some(res)
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

/// `fasst bei Zustimmung: SPD, Ablehnung: CDU den` before `Beschluss`, or a table of the groups:
/// the vote stands in front.
fn voted_before(document: &Document, section: &Section) -> Option<Found<Vote>> {
    // `Beschluss (einstimmig):`
    if let Some(it) = vote(document, section.label.end..section.text.start) {
        return Some(it);
    }
    const NEAR_BYTES: usize = 900;
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
    static DECIDED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:(?:wird|werden)\s[^.]{0,160}?(?:beauftragt|gebeten|ermächtigt|aufgefordert|erlassen|bereitgestellt|bewilligt|aufgestellt|berufen|bestellt)|beschließt|beauftragt|bittet|fordert)\b")
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

/// The results below the label of a vote: one, or one per item or sentence.
fn votes(document: &Document, section: &Section) -> Vec<Found<Result>> {
    let (start, until) = (section.text.start, section.text.end);
    // Names stand below the counts of a roll call.
    let by_name = document.text[section.label.clone()].starts_with("Namentlich");
    let end = if by_name {
        paragraph_end(&document.text, start, until)
    } else {
        votes_end(document, start, until)
    };
    let Some(span) = document.trimmed(start..end) else { return Vec::new() };
    let statements = statements(document, span);
    statements.into_iter().filter_map(|(span, item)| statement(document, span, item)).collect()
}

/// The end of the words that tell a vote: the line behind the label, and those that go on.
fn votes_end(document: &Document, start: usize, until: usize) -> usize {
    /// A result is short; what follows is the debate.
    const RESULT_BYTES: usize = 420;
    let text = &document.text;
    let near = until.min(text.floor_char_boundary(start + RESULT_BYTES));
    let lead = text[start..near].len() - text[start..near].trim_start().len();
    let line_end = |from: usize| text[from..until].find('\n').map_or(until, |it| from + it);
    let mut end = line_end(start + lead);
    while end < until {
        let next_end = line_end(end + 1);
        let next = &text[end + 1..next_end];
        let listed = begins_part(next) || next.contains('\t') || is_vote_line(next);
        let so_far = document.trimmed(start..end);
        let open = text[..end].trim_end().ends_with([',', ';', ':', '-', '–'])
            || next.trim_start().starts_with(|it: char| it.is_lowercase() || "(–-".contains(it));
        let told = end >= near || so_far.is_some_and(|it| {
            first_phrase(document, it.clone()).is_some() || vote(document, it).is_some()
        });
        let goes_on = !next.trim().is_empty() && end < near && (open || !told);
        // Each sentence may tell a vote of its own, or what came of this one.
        let speech = next.trim_start();
        let speech = speech.starts_with("Der Vorsitz") || speech.starts_with("Die Vorsitz");
        let sentence =
            end < near && told && !speech && told_in(document, end + 1..next_end).is_some();
        if !(listed || goes_on || sentence) || (next.trim().is_empty() && told) {
            return end;
        }
        end = next_end;
    }
    end
}

fn statement(
    document: &Document,
    span: Range<usize>,
    item: Option<String>,
) -> Option<Found<Result>> {
    let words = &document.text[span.clone()];
    let changed = words.lines().next().is_some_and(|it| it.contains("(geändert)"));
    let mut res = result(document, span, None, "outcome/label", true)?;
    if changed && res.value.outcome == Some(Outcome::Approved) {
        res.value.outcome = Some(Outcome::ApprovedAmended);
    }
    res.value.item = item;
    Some(res)
}

/// The parts of the words below a label that each state a result: lines that name an item,
/// sentences of which each states one.
fn statements(document: &Document, span: Range<usize>) -> Vec<(Range<usize>, Option<String>)> {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?m)^[ \t–-]*TOP\s(?<item>\d{1,3}(?:\.\d{1,3})*)(?:\s\([^)\n]{2,20}\))?\s?:")
    });
    let text = &document.text[span.clone()];
    let items: Vec<_> = ITEM.captures_iter(text).filter_map(|it| it.get(0).zip(it.name("item"))).collect();
    if !items.is_empty() {
        let ends = items.iter().skip(1).map(|it| it.0.start()).chain([text.len()]);
        let at = |(whole, end): (regex::Match<'_>, usize)| span.start + whole.start()..span.start + end;
        return items
            .iter()
            .zip(ends)
            .map(|((whole, item), end)| (at((*whole, end)), Some(item.as_str().to_owned())))
            .collect();
    }
    if vote(document, span.clone()).is_some_and(|it| it.value.parts.len() >= 2) {
        return vec![(span, None)];
    }
    let strong: Vec<Range<usize>> = sentences(&document.text, span.clone())
        .into_iter()
        .filter(|it| told_in(document, it.clone()).is_some_and(|it| !it.value.by_vote))
        .collect();
    if strong.len() >= 2 && strong.iter().filter(|it| vote(document, (*it).clone()).is_some()).count() >= 2 {
        return strong.into_iter().map(|it| (it, None)).collect();
    }
    vec![(span, None)]
}

/// Puts the result of a vote together with the text it was taken on.
fn put(
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
        Some(stated) if !names_item && outweighs(&stated.value, &it.value) => {
            Some(stated)
        }
        Some(_) => None,
        None => told_before(document, before, &it.value),
    };
    add(res, it, told);
}

/// The text before a vote that no label sets off: from "Der Rat beschließt, …" on.
fn decided_before(document: &Document, before: &Range<usize>) -> Option<Range<usize>> {
    /// A text decided without a label is short.
    const BEFORE_BYTES: usize = 1500;
    static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?m)^[ \t]*(?:Der|Die|Das)\s\p{Lu}[^.:\n]{2,90}\s(?:beschließt|beschließen|empfiehlt|beauftragt|wählt|fordert|stimmt|bittet)\b")
    });
    let text = &document.text;
    let from = text.ceil_char_boundary(before.end.saturating_sub(BEFORE_BYTES)).max(before.start);
    let found = DECIDES.find_iter(text.get(from..before.end)?).last()?;
    document.trimmed(from + found.start()..before.end)
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

/// Adds a result. A vote alone belongs to the result before it, printed or told.
fn add(res: &mut Vec<Found<Result>>, mut it: Found<Result>, told: Option<Found<Result>>) {
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
fn fits(outcome: Option<Outcome>, vote: Option<&Found<Vote>>) -> bool {
    let fell = vote.is_some_and(
        |it| matches!((it.value.yes, it.value.no), (Some(yes), Some(no)) if yes <= no),
    );
    !fell || outcome == Some(Outcome::NotRecommended)
}

/// What the sentence right before a labelled vote says was voted on: "Der Ausschuss empfiehlt …".
fn told_before(document: &Document, before: Range<usize>, it: &Result) -> Option<Found<Result>> {
    /// The sentence and an empty line fit in.
    const BEFORE_BYTES: usize = 420;
    let plain = it.by_vote
        || matches!(it.outcome, Some(Outcome::Approved | Outcome::ApprovedAmended));
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

/// Whether words behind `Beschluss:` are the result rather than the text decided.
fn is_short_result(words: &str) -> bool {
    words.len() <= 110 && !words.contains("beschließt") && !words.contains("beauftragt")
}

/// The result that words state. `bare` words count without a verb: "einstimmig".
fn result(
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
    let target = (outcome == Some(Outcome::Referred)).then(|| target(document, at.clone())).flatten();
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
    static MOTION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\s*(?:Der|Dem|Die|Den)\s(?:so\s)?(?:(?:geänderte|ergänzte|ursprüngliche)[nmr]?\s)?(?:Haupt|Ursprungs)?(?:[Aa]ntrag|Vorlage)\b")
    });
    MOTION.is_match(words)
}

/// Whether a sentence tells what became of an amendment.
fn of_amendment(words: &str) -> bool {
    static AMENDMENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^Dieser Antrag\b|\b(?:Der|Dem|Den|den|dem|der)\s(?:\S+\s){0,2}(?:Änderungs|Ergänzungs|Zusatz)-?(?:/Ergänzungs)?antrag")
    });
    AMENDMENT.is_match(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::of(text);
        let got: Vec<String> = results(&document, 0..document.text.len())
            .into_iter()
            .map(|it| {
                format!(
                    "{} {:?} {}",
                    it.value.outcome.map_or("-", Outcome::as_str),
                    it.value.raw,
                    it.rule
                )
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn told_in_sentences() {
        check(
            "Die Mitglieder nehmen die Tagesordnung ohne Änderung an.",
            &["confirmed \"nehmen die Tagesordnung ohne Änderung an\" outcome/phrase"],
        );
        check(
            "Das Ergebnisprotokoll der Beiratssitzung am 18.01.2023 wird, wie vorgelegt, bestätigt.",
            &["confirmed \"wird, wie vorgelegt, bestätigt\" outcome/phrase"],
        );
        check(
            "Die Beiratsmitglieder nehmen den Kurzbericht zur Kenntnis. Danach sprechen sie weiter.",
            &["noted \"nehmen den Kurzbericht zur Kenntnis\" outcome/phrase"],
        );
    }

    #[test]
    fn below_labels() {
        check(
            "Beschluss:\nDer Rat stimmt der Satzung zu.\n\n\nAbstimmungsergebnis:\neinstimmig zugestimmt\n",
            &[
                "approved \"einstimmig zugestimmt\" outcome/label",
            ],
        );
        check(
            "Abstimmung: Ja: 3, Nein: 20, Enthaltungen: 1",
            &["rejected \"Ja: 3, Nein: 20, Enthaltungen: 1\" outcome/label"],
        );
        check(
            "Abstimmungsergebnis:\nKeine Abstimmung",
            &["no_vote \"Keine Abstimmung\" outcome/label"],
        );
    }

    #[test]
    fn leaves_what_is_no_decision() {
        check("Die Verwaltung empfiehlt, den Antrag abzulehnen.", &[]);
        check("Beschlussvorschlag: Der Rat stimmt der Satzung zu.", &[]);
        check("Der Antrag soll vertagt werden.", &[]);
        check("Zum Zeitpunkt nehmen viele die Angebote zur Kenntnis", &[]);
    }
}
