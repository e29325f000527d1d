//! What became of an item: the words of a result, and the vote beside them.

mod ballot;
mod decision;
mod label;
mod labelled;
mod statement;
mod told;
mod words;

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Outcome, Vote};

use self::label::{Kind, Section, paragraph_end, sections};
use self::labelled::labelled;
pub(crate) use self::told::enacted;
use self::told::{told, told_in};
use self::words::{is_vote_line, sentences};
use crate::document::Document;
use crate::found::{Found, Taken};
use crate::pattern::{Pattern, pattern};

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
        Some((first, last)) => with_amendments(document, first.label.start..last.text.end, res),
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
static NAMES_AMENDMENT: LazyLock<Pattern> = LazyLock::new(|| {
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
        first.value.text =
            document.trimmed((proposal.start + label_end).min(proposal.end)..proposal.end);
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::contract::fact_contract;

    fn whole(document: &Document) -> Vec<Found<Result>> {
        results(document, 0..document.text.len())
    }

    fact_contract!(
        whole,
        [
            "Abstimmungsergebnis: einstimmig\n",
            "Der Rat nimmt den Bericht zur Kenntnis.\n",
            "Beschluss:\nDer Rat beschließt die Satzung.\n\nAbstimmung: 12:0\n",
        ]
    );

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
            &["approved \"einstimmig zugestimmt\" outcome/label"],
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
