//! Results told in sentences of minutes, without a label.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Outcome;

use super::Result;
use super::statement::{add, result};
use super::words::{first_phrase, is_vote_line, sentences};
use crate::document::Document;
use crate::facts::vote::vote;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// Results told in sentences: only phrases that a body alone can say.
pub(super) fn told(document: &Document, part: Range<usize>) -> Vec<Found<Result>> {
    let mut res: Vec<Found<Result>> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for sentence in sentences(&document.text, part) {
        if let Some(mut it) = told_in(document, sentence.clone()) {
            // "5 Ja-Stimmen, 3 Nein-Stimmen. Damit ist der Antrag angenommen."
            let concludes = document.text[sentence.clone()].trim_start().starts_with("Damit ");
            if let Some(before) = before.filter(|_| concludes && it.value.vote.is_none()) {
                it.value.vote = vote(document, before);
            }
            add(&mut res, it, None);
        }
        before = Some(sentence);
    }
    res
}

/// The result a sentence tells.
pub(super) fn told_in(document: &Document, sentence: Range<usize>) -> Option<Found<Result>> {
    /// "Abgesetzt." alone is a result.
    const SHORT_RESULT: usize = 40;
    let sentence = document.trimmed(sentence)?;
    let words = &document.text[sentence.clone()];
    // What an earlier sitting or another body made of it.
    if words.starts_with("Vorgang") {
        return None;
    }
    let Some((outcome, _)) = first_phrase(document, sentence.clone()) else {
        // "(einstimmig)" below the text decided.
        let voted = is_vote_line(words);
        return voted.then(|| result(document, sentence, None, "outcome/vote", true)).flatten();
    };
    let told = matches!(
        outcome,
        Outcome::Confirmed
            | Outcome::Noted
            | Outcome::Settled
            | Outcome::Removed
            | Outcome::Postponed
            | Outcome::Withdrawn
            | Outcome::Referred
            | Outcome::Elected
    );
    // "Kenntnisnahme (Drucksache 12/2021)" names the kind of treatment.
    let short = words.len() <= SHORT_RESULT && !words.contains('(');
    let body_speaks = BODY.is_match(words);
    let decides = DECIDES.is_match(words);
    let states = told && (body_speaks || short) || decides || outcome == Outcome::Settled;
    let states = states || vote(document, sentence.clone()).is_some();
    let mut res =
        result(document, sentence.clone(), None, "outcome/phrase", false).filter(|_| states)?;
    if decides && SAYS_WHAT.is_match(words) {
        res.value.text = Some(sentence);
    }
    Some(res)
}

/// `Der Rat hat in seiner Sitzung am … folgende Satzung beschlossen`: how a gazette begins a law.
pub(crate) fn enacted(document: &Document) -> Vec<Found<Result>> {
    static ENACTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:[Rr]at|[Vv]ersammlung|[Vv]ertretung|[Kk]reistag|Bürgerschaft|[Aa]usschuss)\b[^.:]{0,90}?\shat\s(?:in|auf)\s(?:ihrer|seiner)[^:]{0,280}?\s(?<verb>beschlossen|erlassen)\b",
        )
    });
    let result = |it: regex::Captures<'_>| {
        let verb = it.name("verb")?.range();
        let value = Result {
            outcome: Some(Outcome::Approved),
            raw: document.words(verb.clone()),
            ..Result::default()
        };
        Some(Found::new(value, verb, "outcome/enacted"))
    };
    ENACTED.captures_iter(&document.text).filter_map(result).collect()
}

/// A sentence whose subject is a body that decides, or a paper that is decided on.
static DECIDES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:Damit|Somit)\s(?:ist|wird|sind|gilt)\b|^(?:[a-z]\)\s+)?(?:Der|Die|Das|Dem|Den|Dieser|Diese|Diesem)\s(?:\S+\s){0,2}?\S*(?:[Bb]eirat|[Rr]at|[Aa]usschuss|[Aa]usschuß|[Vv]ersammlung|[Vv]ertretung|[Kk]reistag|[Ss]tadtverordneten\S*|Gremium|Kommission|Bürgerschaft|BVV|[Aa]ntrag|[Aa]ntrage|[Vv]orlage|Punkt|Beschlussvorschlag|Mitglieder|Tagesordnungspunkt)\b[^.]{0,90}?\b(?:empfiehlt|empfehlen|beschließt|beschließen|beschloss|beschlossen|stimmt|stimmen|stimmte|lehnt|lehnen|lehnte|nimmt|nehmen|nahm|wählt|wählte|wird|wurde|ist)\b",
    )
});

/// A sentence that names what was decided.
static SAYS_WHAT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\b(?:beschließt|beschließen|beschloss|empfiehlt|empfehlen|beauftragt|wählt)\b")
});

/// A sentence that names a body or what it deals with.
static BODY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:[Mm]itglieder|Beir(?:at|äte)|\S*[rR]at\b|[Aa]usschuss|Gremium|Versammlung|\S*vertretung|[Pp]rotokoll|[Nn]iederschrift|Tagesordnung|TOP|[Aa]ntrag|[Aa]nträge|[Aa]nfrage|Vorlage|Bericht|Information|Anwesenden|Angelegenheit|Kreistag|Punkt|Ausführungen|Mitteilung|Sachstand|Fraktionen|so genehmigt|damit genehmigt)",
    )
});
