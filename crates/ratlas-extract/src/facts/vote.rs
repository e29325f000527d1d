//! Votes in the notations of minutes.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Vote, VoteMode};
use regex::Regex;

use super::pattern;
use crate::document::Document;
use crate::found::Found;

/// Reads the vote these words state: labels, never positions.
///
/// # Shapes
///
/// | written                                             | read as                         |
/// |-----------------------------------------------------|---------------------------------|
/// | `Ja: 41, Nein: 0, Enthaltungen: 0, Befangen: 0`     | counts                          |
/// | `mit 51 Ja-, 0 Neinstimmen und 1 Enthaltung`        | counts                          |
/// | `Einstimmig bei 2 Enthaltungen`                     | unanimous, 2 abstentions        |
/// | `bei drei Gegenstimmen und einer Enthaltung`        | 3 no, 1 abstention              |
/// | `5/0/1`, alone behind the label of a vote           | yes, no, abstentions            |
/// | `mehrheitlich zugestimmt`                           | majority                        |
///
/// Counts that are not printed stay `None`.
#[doc(alias = "Abstimmung")]
pub(crate) fn vote(document: &Document, span: Range<usize>) -> Option<Found<Vote>> {
    let words = document.text.get(span.clone())?;
    let mut touched: Option<Range<usize>> = None;
    let mut touch = |range: Range<usize>| {
        let joined = touched
            .take()
            .map_or(range.clone(), |it| it.start.min(range.start)..it.end.max(range.end));
        touched = Some(joined);
    };
    let mut counts = [None; 4];
    for (slot, (labelled, counted)) in counts.iter_mut().zip(COUNTS.iter()) {
        // Labels first: in "Ja: 4\nNein: 1" the 4 stands before "Nein", too.
        let found = labelled
            .captures(words)
            .or_else(|| counted.captures(words))
            .and_then(|it| it.name("number").zip(it.get(0)));
        if let Some((number, whole)) = found {
            *slot = ratlas_german::number(number.as_str());
            touch(whole.range());
        }
    }
    let mode = MODE.find(words).map(|it| {
        touch(it.range());
        let unanimous = it.as_str().to_lowercase().starts_with("ein");
        if unanimous { VoteMode::Unanimous } else { VoteMode::Majority }
    });
    if let Some(found) = BARE_COUNTS.captures(words) {
        for (slot, name) in counts.iter_mut().zip(["yes", "no", "abstain"]) {
            *slot = found.name(name).and_then(|it| it.as_str().parse().ok());
        }
        touch(found.get(0).map_or(0..0, |it| it.range()));
    }
    let [yes, no, abstain, biased] = counts;
    let counted = (yes.is_some() || no.is_some()).then_some(VoteMode::Counted);
    let touched = touched?;
    let at = span.start + touched.start..span.start + touched.end;
    let raw = document.words(at.clone());
    let value = Vote { mode: mode.or(counted), yes, no, abstain, biased, raw, ..Vote::default() };
    let states_something = value.mode.is_some() || abstain.is_some();
    states_something.then(|| Found::new(value, at, "vote/labels"))
}

/// Yes, no and abstentions behind the label of the vote, which the caller has read.
static BARE_COUNTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?<yes>\d{1,3})\s?/\s?(?<no>\d{1,3})\s?/\s?(?<abstain>\d{1,3})\s*$")
});

static MODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:einstimmige?r?|einhellige?|einvernehmlich|mehrheitliche?|mit\s(?:großer\s)?(?:stimmen)?mehrheit)",
    )
});

/// For yes, no, abstentions and biased: the count behind a label, and the count before a word.
static COUNTS: LazyLock<Vec<(Regex, Regex)>> = LazyLock::new(|| {
    let number = r"(?<number>\d{1,3}|null|keine[rn]?|eine[rm]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)";
    [
        (r"(?:Ja|JA|dafür)(?:-?[Ss]timmen)?", r"(?:Ja|JA|ja)\b(?:-?\s?[Ss]timmen?)?|[Jj]astimmen?|Stimmen\s+(?:bei|gegen|dafür)|dafür"),
        (
            r"(?:Nein|NEIN|dagegen|Gegenstimmen)(?:-?[Ss]timmen)?",
            r"(?:(?:Nein|NEIN|nein)\b(?:-?\s?[Ss]timmen?)?|[Nn]einstimmen?|Gegenstimmen?|Stimmen\s+dagegen|dagegen)",
        ),
        (r"(?:Enthaltung(?:en|\(en\))?|Enth\.|Stimmenthaltungen?)", r"(?:Stimmenthaltung(?:en)?|Enthaltung(?:en|\(en\))?)"),
        (r"(?:Befangen(?:e)?|befangen)", r"(?:Befangene?|befangen)"),
    ]
    .into_iter()
    .map(|(label, word)| {
        let labelled = format!(r"\b{label}\s*[:=]\s*{number}\b");
        let counted = format!(r"(?i:\b{number})[\s-]*(?:{word})");
        let pattern = |it: &str| pattern(it);
        (pattern(&labelled), pattern(&counted))
    })
    .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = Document::of(text);
        let got = vote(&document, 0..document.text.len()).map_or("-".to_owned(), |it| {
            let it = it.value;
            let count = |it: Option<u32>| it.map_or("-".to_owned(), |it| it.to_string());
            let mode = it.mode.map_or("-", VoteMode::as_str);
            format!(
                "{mode} {} {} {} {}",
                count(it.yes),
                count(it.no),
                count(it.abstain),
                count(it.biased)
            )
        });
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn notations() {
        check("Ja: 41, Nein: 0, Enthaltungen: 0, Befangen: 0", "counted 41 0 0 0");
        check("mit 51 Ja-, 0 Neinstimmen und 1 Enthaltung:", "counted 51 0 1 -");
        check("Einstimmige Zustimmung (45 JA-Stimmen)", "unanimous 45 - - -");
        check(
            "Bei 35 Ja-Stimmen und 12 Nein-Stimmen mehrheitlich zugestimmt",
            "majority 35 12 - -",
        );
        check("Mehrheitlich abgelehnt (18 JA, 24 Nein, 1 Enthaltung)", "majority 18 24 1 -");
        check(
            "Mehrheitlich zugestimmt mit 14 Stimmen bei drei Gegenstimmen und einer Enthaltung",
            "majority 14 3 1 -",
        );
        check("13 Ja-Stimmen, 0 Enthaltungen, 0 Nein-Stimmen", "counted 13 0 0 -");
        check("einstimmig bei 2 Enthaltungen", "unanimous - - 2 -");
        check("5/0/1", "counted 5 0 1 -");
        check("Ja-Stimmen: 1\nNein-Stimmen: 5\nEnthaltung: 0", "counted 1 5 0 -");
        check("3 Stimmen dafür, 3 Stimmen dagegen, 1 Enthaltung", "counted 3 3 1 -");
        check("Einstimmig, 0 Enthaltung(en)", "unanimous - - 0 -");
        check("Die Sitzung beginnt um 17 Uhr", "-");
    }
}
