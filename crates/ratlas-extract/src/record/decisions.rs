//! What was decided on each item.

use std::ops::Range;

use ratlas_model::{AgendaItem, Basis, Genre, Openness, Resolution, TextSpan};

use crate::document::Document;
use crate::facts::Facts;
use crate::facts::agenda::Item;
use crate::facts::outcome::{Result, results};
use crate::found::{Found, beginning_in, evidence};

/// The agenda with its outcomes, and the resolutions, in reading order.
///
/// Only minutes and extracts of them hold decisions of a body; a letter holds that of the
/// administration to have dealt with a motion. Other papers ask for decisions.
pub(crate) fn decisions(
    document: &Document,
    facts: &Facts,
    genre: Genre,
) -> (Vec<AgendaItem>, Vec<Resolution>) {
    let decided = matches!(genre, Genre::Minutes | Genre::ResolutionExtract);
    let mut agenda = Vec::new();
    let mut resolutions = Vec::new();
    for item in &facts.agenda {
        let found = if decided { results(document, item.value.text.clone()) } else { Vec::new() };
        resolutions.extend(
            found.iter().map(|it| resolution(document, facts, it, item.value.number.clone())),
        );
        agenda.push(agenda_item(document, facts, item, &found));
    }
    if facts.agenda.is_empty() && (decided || genre == Genre::Reply) {
        let found = results(document, 0..document.text.len());
        let settled = |it: &&Found<Result>| {
            decided || it.value.outcome == Some(ratlas_model::Outcome::Settled)
        };
        let last = found.iter().rfind(settled).into_iter();
        let all = found.iter().filter(|_| decided);
        let chosen: Vec<&Found<Result>> = if decided { all.collect() } else { last.collect() };
        resolutions.extend(chosen.into_iter().map(|it| resolution(document, facts, it, None)));
    }
    (agenda, resolutions)
}

fn agenda_item(
    document: &Document,
    facts: &Facts,
    item: &Found<Item>,
    results: &[Found<Result>],
) -> AgendaItem {
    let it = &item.value;
    // The vote is stated last; what was only noted before it gives way.
    let result = results.iter().rev().find(|it| it.value.vote.is_some()).or(results.last());
    let whole = item.span.start..it.text.end;
    let references = beginning_in(&facts.numbers, whole.clone()).iter();
    let mut numbers: Vec<String> = references.map(|it| it.value.number.clone()).collect();
    numbers.dedup();
    AgendaItem {
        number: it.number.clone(),
        title: it.title.clone(),
        public: it.public.or_else(|| match facts.meeting.public.as_ref()?.value {
            Openness::Public => Some(true),
            Openness::Closed => Some(false),
            Openness::Mixed => None,
        }),
        outcome: result.and_then(|it| it.value.outcome),
        outcome_raw: result.map(|it| it.value.raw.clone()),
        vote: result.and_then(|it| it.value.vote.as_ref()).map(|it| it.value.clone()),
        references: numbers,
        text: Some(text_span(document, whole)),
        evidence: item.evidence(document),
    }
}

fn text_span(document: &Document, whole: Range<usize>) -> TextSpan {
    let last = document.trimmed(whole.clone()).map_or(whole.start, |it| it.end - 1);
    TextSpan { page_from: document.page_at(whole.start), page_to: document.page_at(last) }
}

fn resolution(
    document: &Document,
    facts: &Facts,
    found: &Found<Result>,
    agenda_item: Option<String>,
) -> Resolution {
    /// The number of a resolution stands on its own line beside the result.
    const BESIDE_BYTES: usize = 240;
    let it = &found.value;
    let at = found.span.start;
    let near = at.saturating_sub(BESIDE_BYTES - 1)..at + BESIDE_BYTES;
    let number = beginning_in(&facts.numbers, near).iter().find(|it| {
        it.value.kind == Some(ratlas_model::ReferenceKind::Resolution)
            && starts_line(document, it.span.start)
    });
    let vote = it.vote.as_ref();
    let spans = [Some(found.span.clone()), vote.map(|it| it.span.clone())];
    let spans = spans.into_iter().flatten().filter({
        let mut last = 0;
        move |it| {
            let new = it.start >= last;
            last = it.end;
            new
        }
    });
    Resolution {
        agenda_item,
        number: number.map(|it| it.value.number.clone()),
        text: it.text.clone().map(|it| document.words(it)),
        outcome: it.outcome,
        outcome_raw: Some(it.raw.clone()),
        target: it.target.clone().map(|it| document.words(it)),
        vote: vote.map(|it| it.value.clone()),
        evidence: evidence(document, spans, found.rule.clone(), Basis::Explicit),
    }
}

/// Whether only a label stands before a byte on its line.
fn starts_line(document: &Document, at: usize) -> bool {
    /// `Beschluss-Nr. des Rates: ` fits in.
    const LABEL_BYTES: usize = 32;
    let from = document.text.floor_char_boundary(at.saturating_sub(LABEL_BYTES));
    let lead = &document.text[from..at];
    let line = lead.rfind('\n').map(|it| &lead[it + 1..]).or((from == 0).then_some(lead));
    line.map(str::trim).is_some_and(|it| it.is_empty() || it.starts_with("Beschlu"))
}
