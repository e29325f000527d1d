//! What was decided on each item.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{AgendaItem, Basis, Genre, Openness, Outcome, Place, Resolution, TextSpan};

use crate::document::Document;
use crate::facts::Facts;
use crate::facts::agenda::Item;
use crate::facts::outcome::{Result, all_results, enacted, entered_results, results};
use crate::found::{Found, beginning_in, evidence};
use crate::pattern::{Pattern, pattern};

/// The agenda with its outcomes, and the resolutions, in reading order.
///
/// Only minutes and extracts of them hold decisions of a body, and gazettes that print them; a
/// letter holds that of the administration to have dealt with a motion. Other papers ask for
/// decisions: what a body made of them stands in the results of their stations.
pub(crate) fn decisions(
    document: &Document,
    facts: &Facts,
    genre: Genre,
) -> (Vec<AgendaItem>, Vec<Resolution>) {
    let whole = 0..document.text.len();
    match genre {
        Genre::Minutes | Genre::ResolutionExtract if facts.agenda.is_empty() => {
            (Vec::new(), resolutions(document, facts, &results(document, whole)))
        }
        Genre::Minutes | Genre::ResolutionExtract => decided(document, facts),
        Genre::Reply => {
            let found = results(document, whole);
            let settled = |it: &&Found<Result>| it.value.outcome == Some(Outcome::Settled);
            let last: Vec<_> = found.iter().rfind(settled).cloned().into_iter().collect();
            (undecided(document, facts), resolutions(document, facts, &last))
        }
        Genre::Gazette => {
            let parts = proclaimed(document).into_iter();
            let mut found = enacted(document);
            found.extend(parts.flat_map(|it| all_results(document, it)));
            found.sort_by_key(|it| it.span.start);
            (undecided(document, facts), resolutions(document, facts, &found))
        }
        _ => (undecided(document, facts), at_stations(document, facts)),
    }
}

/// The agenda of a paper that holds no decisions.
fn undecided(document: &Document, facts: &Facts) -> Vec<AgendaItem> {
    facts.agenda.iter().map(|it| agenda_item(document, facts, it, &[])).collect()
}

fn resolutions(document: &Document, facts: &Facts, found: &[Found<Result>]) -> Vec<Resolution> {
    found.iter().map(|it| resolution(document, facts, it, it.value.item.clone())).collect()
}

/// The items of minutes with what became of them.
fn decided(document: &Document, facts: &Facts) -> (Vec<AgendaItem>, Vec<Resolution>) {
    let mut by_item: Vec<Vec<Found<Result>>> = vec![Vec::new(); facts.agenda.len()];
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for (idx, item) in facts.agenda.iter().enumerate() {
        if let Some(number) = &item.value.number {
            numbers.entry(number).or_insert(idx);
        }
    }
    let amendments = amendments(facts);
    let parents = parents(facts, &numbers);
    let mut resolutions = Vec::new();
    for (idx, item) in facts.agenda.iter().enumerate() {
        for found in results(document, item.value.text.clone()) {
            let named = found.value.item.as_deref().and_then(|it| numbers.get(it)).copied();
            let amendment =
                amendments.get(&idx).copied().filter(|_| found.value.of_amendment).flatten();
            let motion = parents.get(&idx).copied().filter(|_| found.value.of_motion);
            let idx = named.or(amendment).or(motion).unwrap_or(idx);
            let number = facts.agenda[idx].value.number.clone();
            resolutions.push(resolution(document, facts, &found, number));
            by_item[idx].push(found);
        }
    }
    let items = facts.agenda.iter().zip(&by_item);
    (items.map(|(item, found)| agenda_item(document, facts, item, found)).collect(), resolutions)
}

/// For each amendment the item of the motion it amends: the vote on that one may follow in the text
/// of the amendment.
fn parents(facts: &Facts, numbers: &BTreeMap<&str, usize>) -> BTreeMap<usize, usize> {
    let items = facts.agenda.iter().enumerate().filter(|it| is_amendment(&it.1.value.title));
    let parent = |(idx, item): (usize, &Found<Item>)| {
        let (above, _) = item.value.number.as_deref()?.rsplit_once('.')?;
        Some((idx, *numbers.get(above)?))
    };
    items.filter_map(parent).collect()
}

fn is_amendment(title: &str) -> bool {
    ["nderungsantrag", "rgänzungsantrag", "usatzantrag"].iter().any(|it| title.contains(it))
}

/// For each item the one item below it that is an amendment and has no text of its own: what is
/// told of the amendment in the text of the item is its result.
fn amendments(facts: &Facts) -> BTreeMap<usize, Option<usize>> {
    /// A list entry is followed by little more than the next one.
    const EMPTY_BYTES: usize = 80;
    let mut res: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    let mut above: Option<(usize, &str)> = None;
    for (idx, item) in facts.agenda.iter().enumerate() {
        let number = item.value.number.as_deref().unwrap_or_default();
        match above {
            Some((parent, stem))
                if number.strip_prefix(stem).is_some_and(|it| it.starts_with('.')) =>
            {
                if is_amendment(&item.value.title) && item.value.text.len() <= EMPTY_BYTES {
                    // Of several amendments the sentence does not say which.
                    res.entry(parent).and_modify(|it| *it = None).or_insert(Some(idx));
                }
            }
            _ => above = Some((idx, number)),
        }
    }
    res
}

/// The parts of a gazette that print what was decided.
fn proclaimed(document: &Document) -> Vec<Range<usize>> {
    static HEADS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?:(?<begin>(?:Öffentliche |Nichtöffentliche |Gefasste |Bekanntgabe (?:der|von) |Bekanntmachung (?:der|von) )?(?:in nichtöffentlicher Sitzung gefassten? )?Beschlüssen?\b.{0,70})|(?<end>Tagesordnung\b.{0,60}|gez\..{0,60}|Öffentliche (?:Bekanntmachung|Zustellung|Ausschreibung|Auslegung).{0,60}|Satzung\b.{0,60}|Stellenausschreibung.{0,40}))$",
        )
    });
    let mut res: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for found in HEADS.captures_iter(&document.text) {
        let Some(whole) = found.get(0) else { continue };
        let begins = found.name("begin").is_some();
        if let Some(last) = res.last_mut().filter(|_| open && !begins) {
            last.end = whole.start();
            open = false;
        } else if begins && !open {
            res.push(whole.end()..document.text.len());
            open = true;
        }
    }
    res
}

/// What the bodies made of a paper on its way: the results in its table of stations, or below
/// `Beratungsergebnisse`.
fn at_stations(document: &Document, facts: &Facts) -> Vec<Resolution> {
    static RESULTS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?:Beratungsergebnisse?|Beratungs- und Abstimmungsergebnisse?|Abstimmungsergebnisse)[ \t]*:?[ \t]*$",
        )
    });
    let found = match RESULTS.find(&document.text) {
        Some(head) => results(document, head.end()..document.text.len()),
        None => Vec::new(),
    };
    let found = if found.is_empty() { entered_results(document) } else { found };
    if !found.is_empty() {
        return resolutions(document, facts, &found);
    }
    let stations = facts.consultations.iter().filter(|it| it.value.outcome.is_some());
    let resolution = |it: &Found<crate::facts::consultation::Station>| Resolution {
        agenda_item: None,
        number: None,
        text: None,
        outcome: it.value.outcome,
        outcome_raw: it.value.outcome_raw.clone(),
        target: None,
        vote: None,
        evidence: it.evidence(document),
    };
    stations.map(resolution).collect()
}

fn agenda_item(
    document: &Document,
    facts: &Facts,
    item: &Found<Item>,
    results: &[Found<Result>],
) -> AgendaItem {
    let it = &item.value;
    // The vote is stated last; what was only noted before it, and amendments, give way.
    let main = || {
        results.iter().rev().filter(|it| !it.value.of_amendment || is_amendment(&item.value.title))
    };
    let result = main().find(|it| it.value.vote.is_some()).or(main().next()).or(results.last());
    let stands = document.trimmed(it.text.clone()).map_or(item.span.clone(), |_| it.text.clone());
    let mut numbers: Vec<String> = Vec::new();
    for part in parts(item) {
        for reference in beginning_in(&facts.numbers, part) {
            let number = &reference.value.number;
            if it.number.as_ref() != Some(number) && !numbers.contains(number) {
                numbers.push(number.clone());
            }
        }
    }
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
        text: Some(text_span(document, stands)),
        text_at: text_at(document, it.text.clone()),
        evidence: item.evidence(document),
    }
}

/// The head of an item and its text, which stand apart where the agenda is printed in front.
fn parts(item: &Found<Item>) -> [Range<usize>; 2] {
    let text = &item.value.text;
    let head = item.span.start..item.span.end.min(text.start.max(item.span.start));
    [head, text.clone()]
}

/// Where the text of an item stands: one place a page as a rule, without the boxes of its lines.
fn text_at(document: &Document, text: Range<usize>) -> Vec<Place> {
    let mut res = document.places(text);
    for it in &mut res {
        it.boxes.clear();
    }
    res
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
