//! What became of an item: the words of a result, and the vote beside them.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Outcome, Vote};
use regex::Regex;

use super::pattern;
use super::vote::vote;
use crate::document::Document;
use crate::found::Found;
use crate::lexicon::phrases::outcome_phrase;

/// A result with the vote that belongs to it.
#[derive(Debug, Clone, PartialEq)]
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
}

/// Finds the results in a part of a paper, in reading order.
///
/// # Shapes
///
/// | seen                                                        | rule              |
/// |-------------------------------------------------------------|-------------------|
/// | words behind `Abstimmungsergebnis:`, `Beschluss:`, …        | `outcome/label`   |
/// | a phrase of `lexicon/outcomes.tsv` in a sentence of minutes | `outcome/phrase`  |
///
/// What somebody recommends, asks for or quotes is no result: sentences with "empfiehlt, … abzulehnen",
/// a Beschlussvorschlag and quoted speech are left.
pub(crate) fn results(document: &Document, part: Range<usize>) -> Vec<Found<Result>> {
    let labelled = labelled(document, part.clone());
    if labelled.is_empty() {
        phrases(document, part).into_iter().take(MOST_PHRASES).collect()
    } else {
        labelled
    }
}

/// More phrases in one item are debate.
const MOST_PHRASES: usize = 3;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)(?:^|\t)[ \-•]*(?<label>Abstimmungsergebnis(?:se)?|Abstimmung(?: (?:zum|zur|über) [^:\n]{3,60})?|Beratungsergebnis|Beschlussergebnis|Ergebnis(?: der Abstimmung)?|Votum|Festlegung|Beschlussfassung|Beschluss(?: des \S+| der \S+)?|Beschluß|Entscheidung)\s*:[ \t]*",
    )
});

fn labelled(document: &Document, part: Range<usize>) -> Vec<Found<Result>> {
    /// A result is short; what follows is the debate.
    const RESULT_BYTES: usize = 320;
    let text = &document.text;
    let labels: Vec<_> = LABEL.captures_iter(&text[part.clone()]).collect();
    let mut res = Vec::new();
    let mut decided: Option<Range<usize>> = None;
    for (label_idx, found) in labels.iter().enumerate() {
        let (Some(whole), Some(label)) = (found.get(0), found.name("label")) else { continue };
        let start = part.start + whole.end();
        let next = labels
            .get(label_idx + 1)
            .and_then(|it| it.get(0))
            .map_or(part.end, |it| part.start + it.start());
        let end =
            paragraph_end(text, start, next.min(text.floor_char_boundary(start + RESULT_BYTES)));
        let Some(span) = document.trimmed(start..end) else { continue };
        let is_text =
            label.as_str().starts_with("Beschlu") && !is_short_result(&text[span.clone()]);
        if is_text {
            decided = document.trimmed(start..paragraphs_end(text, start, next));
        }
        if let Some(it) = result(document, span, decided.clone(), "outcome/label", !is_text) {
            let told = told_before(document, part.start..part.start + whole.start(), &it.value);
            add(&mut res, it, told);
        }
    }
    res
}

/// Adds a result. A vote alone belongs to the result before it, printed or told.
fn add(res: &mut Vec<Found<Result>>, mut it: Found<Result>, told: Option<Found<Result>>) {
    if it.value.by_vote
        && let Some(last) = res.last_mut().filter(|it| it.value.vote.is_none())
        && fits(last.value.outcome, it.value.vote.as_ref())
    {
        last.value.vote = it.value.vote;
        return;
    }
    if let Some(told) = told.filter(|told| fits(told.value.outcome, it.value.vote.as_ref())) {
        it.value.outcome = told.value.outcome;
        it.value.raw = told.value.raw;
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
    let plain = it.by_vote || it.outcome == Some(Outcome::Approved);
    let from = document.text.floor_char_boundary(before.end.saturating_sub(BEFORE_BYTES));
    let near = document.trimmed(from.max(before.start)..before.end).filter(|_| plain)?;
    let last = sentences(&document.text, near).pop()?;
    let told = phrases(document, last).pop()?;
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
    words.len() <= 90 && !words.contains("beschließt")
}

/// The end of the paragraph that begins at a byte.
fn paragraph_end(text: &str, start: usize, until: usize) -> usize {
    let lead = text[start..until].len() - text[start..until].trim_start().len();
    let from = start + lead;
    BLANK_LINE.find(&text[from..until]).map_or(until, |it| from + it.start())
}

/// The end of the text decided: the next label, or two blank lines.
fn paragraphs_end(text: &str, start: usize, until: usize) -> usize {
    let lead = text[start..until].len() - text[start..until].trim_start().len();
    let from = start + lead;
    text[from..until].find("\n\n\n").map_or(until, |it| from + it)
}

static BLANK_LINE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\n[ \t]*\n"));

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
            _ if bare => Some(Outcome::Approved),
            _ => None,
        }
    })?;
    let at = match (&hit, &vote) {
        (Some((_, it)), _) => span.start + it.start..span.start + it.end,
        (None, Some(it)) => it.span.clone(),
        (None, None) => return None,
    };
    let at = document.trimmed(at)?;
    let target = (outcome == Outcome::Referred).then(|| target(document, at.clone())).flatten();
    let value = Result {
        outcome: Some(outcome),
        raw: document.words(at.clone()),
        by_vote: hit.is_none(),
        vote,
        text: decided,
        target,
    };
    Some(Found::new(value, at, rule))
}

/// The first phrase that states a result, in the order of the list, with its place in the part.
fn first_phrase(document: &Document, part: Range<usize>) -> Option<(Outcome, Range<usize>)> {
    let lower = &document.lower[part];
    outcome_phrase(lower, |it| states(lower, it))
}

/// Results told in sentences: only phrases that a body alone can say.
fn phrases(document: &Document, part: Range<usize>) -> Vec<Found<Result>> {
    let mut res: Vec<Found<Result>> = Vec::new();
    for sentence in sentences(&document.text, part) {
        let words = &document.text[sentence.clone()];
        let Some((outcome, _)) = first_phrase(document, sentence.clone()) else { continue };
        let body_speaks = BODY_VERBS.is_match(words);
        let told = matches!(
            outcome,
            Outcome::Confirmed
                | Outcome::Noted
                | Outcome::Settled
                | Outcome::Removed
                | Outcome::Postponed
                | Outcome::Withdrawn
                | Outcome::Elected
        );
        let voted = vote(document, sentence.clone()).is_some();
        let short =
            words.trim().len() <= SHORT_RESULT && document.trimmed(sentence.clone()).is_some();
        let decides = DECIDES.is_match(words.trim_start());
        if (told && (body_speaks || short)) || voted || decides || outcome == Outcome::Settled {
            res.extend(result(document, sentence, None, "outcome/phrase", false));
        }
    }
    res
}

/// "Abgesetzt." alone is a result.
const SHORT_RESULT: usize = 40;

/// A sentence whose subject is a body that decides, or a paper that is decided on.
static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Der|Die|Das)\s(?:\S+\s){0,2}?\S*(?:[Bb]eirat|[Rr]at|[Aa]usschuss|[Vv]ersammlung|[Vv]ertretung|Gremium|Kommission|Bürgerschaft|[Aa]ntrag|[Vv]orlage|Punkt)\b[^.]{0,80}?\b(?:empfiehlt|beschließt|stimmt|lehnt|nimmt|wählt|wird|wurde|ist)\b",
    )
});

/// A sentence that names a body or what it deals with.
static BODY_VERBS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[Mm]itglieder|Beir(?:at|äte)|\S*[rR]at\b|[Aa]usschuss|Gremium|Versammlung|\S*vertretung|[Pp]rotokoll|[Nn]iederschrift|Tagesordnung|TOP|[Aa]ntrag|[Aa]nfrage|Vorlage|Bericht|Information|Anwesenden)",
    )
});

/// Whether a phrase states a result: not what somebody recommends, asks, or may happen.
fn states(words: &str, phrase: Range<usize>) -> bool {
    /// What governs a phrase stands in its sentence, not further away.
    const BEFORE_BYTES: usize = 400;
    let from = words.floor_char_boundary(phrase.start.saturating_sub(BEFORE_BYTES));
    let before = &words[from..phrase.start];
    let before = before.rfind(['.', ';', '\n']).map_or(before, |it| &before[it + 1..]);
    let said = [
        "empfiehlt",
        "verwaltung schlägt",
        "bittet",
        "soll ",
        "sollen ",
        "sollte",
        "möge ",
        "könnte",
        "würde",
        "wenn ",
        "falls ",
        "nicht ",
        "beantragt",
        "werden kann",
        "bitte ",
        " um ",
    ];
    let after = words[phrase.end..].chars().next();
    !said.iter().any(|it| before.contains(it)) && !after.is_some_and(char::is_alphabetic)
}

/// Where a referral goes: "in den Sozialausschuss".
fn target(document: &Document, span: Range<usize>) -> Option<Range<usize>> {
    static TARGET: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:in|an)\s(?:den|die|das)\s(?<target>\p{Lu}[^.;\n]{2,80}?)(?:\s(?:verwiesen|überwiesen)|$)",
        )
    });
    let found = TARGET.captures(&document.text[span.clone()])?.name("target")?;
    document.trimmed(span.start + found.start()..span.start + found.end())
}

/// Words before whose point no sentence ends.
const ABBREVIATIONS: &[&str] = &[
    "Abs.", "Art.", "Dr.", "Drs.", "Drucks.", "Nr.", "Prof.", "St.", "Stadtv.", "Ziff.", "bzw.",
    "ca.", "gem.", "vgl.", "z.B.",
];

/// The sentences of a part: up to a full stop before a blank and a capital, or an empty line.
fn sentences(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    static END: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[\p{Ll}\p{Nd})“\x22][.!?](?:\s+)|\n[ \t]*\n"));
    let mut res = Vec::new();
    let mut start = part.start;
    for end in END.find_iter(&text[part.clone()]) {
        let end = part.start + end.end();
        let words = text[start..end].trim_end();
        let abbreviated = ABBREVIATIONS.iter().any(|it| words.ends_with(it));
        let goes_on = words.ends_with('.') && text[end..].starts_with(char::is_lowercase);
        if !abbreviated && !goes_on {
            res.push(start..end);
            start = end;
        }
    }
    res.push(start..part.end);
    res
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
                "approved \"stimmt der Satzung zu\" outcome/label",
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
