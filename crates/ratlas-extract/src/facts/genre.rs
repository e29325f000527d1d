//! What kind of paper it is.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Genre;

use super::head::{HeadLine, unspaced};
use crate::document::Document;
use crate::found::Found;
use crate::lexicon::phrases::{GENRES, LabelPlace};
use crate::pattern::{Pattern, pattern};

/// A genre and its label as printed, or as it is usually called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GenreLabel {
    pub(crate) genre: Genre,
    pub(crate) label: String,
}

/// Tells the genre of a paper from its head, its labels and its structure.
///
/// # Shapes
///
/// | seen                                                      | rule                   |
/// |-----------------------------------------------------------|------------------------|
/// | salutation, closing formula and the motion answered       | `genre/answer-letter`  |
/// | a label of `lexicon/genres.tsv` in the head               | `genre/label`          |
/// | the head of a sitting and who was there                   | `genre/attendance`     |
/// | the head of a sitting and one item, nothing decided       | `genre/working-paper`  |
/// | "Für die Richtigkeit des Auszugs"                         | `genre/certified`      |
/// | "Die Anfrage wird wie folgt beantwortet"                  | `genre/answers`        |
/// | questions of a faction, and no answers                    | `genre/questions`      |
/// | a faction that requests something                         | `genre/request`        |
/// | `Beschlussvorschlag` on a line of its own                 | `genre/proposed-resolution` |
/// | a project's term and who runs it                          | `genre/project-report` |
/// | a motion's opening formula                                | `genre/formula`        |
pub(crate) fn genre(document: &Document, head: &[HeadLine]) -> Option<Found<GenreLabel>> {
    candidates(document, head).next()
}

/// What each rule takes the paper for, in the order in which they are asked.
pub(crate) fn candidates<'d>(
    document: &'d Document,
    head: &'d [HeadLine],
) -> impl Iterator<Item = Found<GenreLabel>> + 'd {
    type Rule = fn(&Document, &[HeadLine]) -> Option<Found<GenreLabel>>;
    const RULES: [Rule; 11] = [
        answer_letter,
        label,
        with_attendance,
        working_paper,
        |document, _| certified(document),
        |document, _| answered(document),
        |document, _| questions(document),
        |document, _| motion(document),
        |document, _| proposed_resolution(document),
        |document, _| project_report(document),
        |document, _| formula(document),
    ];
    RULES.iter().filter_map(move |rule| rule(document, head))
}

fn found(genre: Genre, label: &str, span: Range<usize>, rule: &'static str) -> Found<GenreLabel> {
    Found::new(GenreLabel { genre, label: label.to_owned() }, span, rule)
}

fn answer_letter(document: &Document, head: &[HeadLine]) -> Option<Found<GenreLabel>> {
    static SALUTATION: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?m)^\s*(?:Sehr\sgeehrte|Liebe[rs]?\s)"));
    static CLOSING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^\s*(?:Mit\s(?:freundlichen|besten|vorzüglicher)|Freundliche\sGrüße|Hochachtungsvoll)",
        )
    });
    static ANSWER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x)(?: o\.\s?g\. | oben\sgenannte[nm]? | vorgenannte[nm]? | genannte[nm]? | vorliegende[nm]? | Ihre[mnr]? | gestellte[nm]? | eingereichte[nm]? )\s
              (?:\S+\s){0,4}? (?:\S*[aA]ntr[aä]g|\S*[aA]nfrage|Schreiben|Empfehlung)
              | (?:in|zu|mit|auf)\sIhre[mnr]\s(?:\S+\s){0,3}?\S*(?:[aA]ntrag|[aA]nfrage|Schreiben|Brief)
              | Sie\s(?:haben|hatten)\s(?:\S+\s){0,3}?(?:beantragt|angefragt|gebeten|gefragt)
              | Sie\s(?:bitten|fragen|fordern|beantragen)\b
              | geschäftsordnungsg?e?m(?:ä|ae)ß(?:ig)?\s(?:behandelt|erledigt)
              | Erledigung\sauf\sdem\sBüroweg",
        )
    });
    static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"[Ww]ir\s(?:beantragen|fragen|bitten\sum\sBeantwortung)|[Bb]eantragen\swir|(?:ICH\sFRAGE|[Ii]ch\sfrage|[Ww]ir\sfragen)\s(?:den|die|DEN|DIE)\s|um\s(?:die\s)?Beantwortung|(?:möge|wolle)\s(?:\S+\s)?beschließen",
        )
    });
    let invited = head.iter().any(|it| it.words.starts_with("Einladung"));
    let text = &document.text;
    if invited || ASKS.is_match(text) || !SALUTATION.is_match(text) || !CLOSING.is_match(text) {
        return None;
    }
    let answer = ANSWER.find(text)?;
    Some(found(Genre::Reply, "Antwortschreiben", answer.range(), "genre/answer-letter"))
}

fn label(document: &Document, head: &[HeadLine]) -> Option<Found<GenreLabel>> {
    let mut best: Option<(usize, Found<GenreLabel>)> = None;
    for (head_idx, line) in head.iter().enumerate() {
        for (span, words) in parts(document, line) {
            let words = bare(&words);
            let hit = GENRES.iter().find(|(pattern, _, place)| {
                pattern.is_match(words) && (*place == LabelPlace::Line || plausible(words))
            });
            if let Some((pattern, genre, _)) = hit {
                let label = pattern
                    .find(words)
                    .map_or(words, |it| it.as_str())
                    .trim()
                    .trim_end_matches(':');
                let label = alone(label, *genre);
                let weight = head_idx + later(*genre, words);
                if best.as_ref().is_none_or(|it| weight < it.0) {
                    best = Some((weight, found(*genre, label, span.clone(), "genre/label")));
                }
            }
        }
    }
    best.map(|it| it.1)
}

/// The label of a motion or an inquiry without the word that goes on: `Antrag der`.
fn alone(label: &str, genre: Genre) -> &str {
    static GOES_ON: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?<label>.*?\p{L})\s(?:der|des|von|vom|gem|nach|auf|zu|zum|zur|an|Nr)\.?$")
    });
    if !matches!(genre, Genre::Motion | Genre::Inquiry) {
        return label;
    }
    GOES_ON.captures(label).and_then(|it| it.name("label")).map_or(label, |it| it.as_str())
}

/// The words without what may stand before a label: `Vorlageart: Beschlussvorlage`, `Öffentliche
/// Beschlussvorlage`.
fn bare(words: &str) -> &str {
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:Vorlagen?art|Drucksachen?-?[aA]rt|Art\sder\s(?:Vorlage|Drucksache)|Dokument(?:en)?art|Vorgangsart|Typ):?\s+)?(?:(?:Ö|ö|Nichtö|nichtö|Nicht ö|NICHTÖ|Ö)(?:ffentlich|FFENTLICH)(?:e[rs]?|ER?)\s)?",
        )
    });
    let answer = words.strip_prefix("hier: ").or_else(|| words.strip_prefix("Hier: "));
    if let Some(answer) = answer.filter(|it| it.starts_with("Antwort") || it.starts_with("Beantw"))
    {
        return answer;
    }
    BEFORE.find(words).map_or(words, |it| &words[it.end()..])
}

/// How many lines further down a label would stand that is less telling: an agenda is a part of
/// invitations and minutes, and a number names the motion that a paper deals with.
fn later(genre: Genre, words: &str) -> usize {
    static NUMBER: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:BA-)?(?:Antrags?|Anfrage)[\s-]*Nr"));
    match genre {
        Genre::Agenda | Genre::Report | Genre::WorkingPaper => 12,
        // The answer may be printed below the question.
        Genre::Reply if words.starts_with("Antwort") => 6,
        Genre::Motion | Genre::Inquiry if NUMBER.is_match(words) => 16,
        // A label of a number, or of what a paper is attached to.
        Genre::Proposal if words.starts_with("Vorlage") || words.starts_with("VORLAGE") => 16,
        _ => 0,
    }
}

/// A line; of a row, its cells.
fn parts(document: &Document, line: &HeadLine) -> Vec<(Range<usize>, String)> {
    if !document.lines[line.line_idx].row {
        return vec![(line.span.clone(), line.words.clone())];
    }
    let cells = crate::document::cells(document, line.span.clone()).into_iter();
    cells.filter(|it| !it.words.is_empty()).map(|it| (it.span, unspaced(&it.words))).collect()
}

/// A label that begins a line of running text is none: labels stand in short lines.
fn plausible(words: &str) -> bool {
    /// Heads such as "Ergebnisprotokoll der 2. öffentlichen Sitzung des Beirates …" are long.
    const LONGEST_HEAD: usize = 220;
    words.len() <= LONGEST_HEAD && !words.ends_with(',') && words.matches(". ").count() <= 3
}

fn with_attendance(document: &Document, head: &[HeadLine]) -> Option<Found<GenreLabel>> {
    static SITTING: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"[Ss]itzung\s(?:des|der|am|vom)\s"));
    static LIST: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^\s*(?:Anwesend(?:e|\ssind|\swaren)?\b|Teilnehmer(?:innen|/innen|\*innen|liste)?\b|Anwesenheitsliste|Es\sfehlten|Entschuldigt)",
        )
    });
    static CLOSED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^\s*(?:Ende|Sitzungsende|Schluss)(?:\sder\s\S*\s?Sitzung)?\s?:|(?:eröffnet|schließt|begrüßt)\s(?:\S+\s){0,3}(?:die\s)?(?:Sitzung|Anwesenden|Mitglieder)",
        )
    });
    let sitting = head.iter().take(12).find(|it| SITTING.is_match(&it.words))?;
    let took_place = LIST.is_match(&document.text) && CLOSED.is_match(&document.text);
    took_place
        .then(|| found(Genre::Minutes, "Niederschrift", sitting.span.clone(), "genre/attendance"))
}

fn certified(document: &Document) -> Option<Found<GenreLabel>> {
    static CERTIFIED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:Für\sdie\sRichtigkeit\s(?:des|der)\s(?:Auszug|Abschrift)|Für\sden\sAuszug|[Bb]eglaubigter?\s(?:Auszug|Abschrift))",
        )
    });
    let found_at = CERTIFIED.find(&document.text)?;
    Some(found(Genre::ResolutionExtract, "Beschlussauszug", found_at.range(), "genre/certified"))
}

/// A faction or members of the council speak.
static POLITICS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:[Ff]raktion|Ratsgruppe|Stadtr(?:at|ätin|äte)\s\p{Lu}\p{L}+\s\p{Lu}|Ratsherr|Ratsfrau|Ratsmitglied|Stadtverordnete|Bezirksverordnete|Gruppe\sim\sRat)",
    )
});

/// Politics in the head of a paper.
fn politics(document: &Document) -> bool {
    const HEAD_BYTES: usize = 1_200;
    POLITICS.is_match(&document.text[..document.text.floor_char_boundary(HEAD_BYTES)])
}

fn answered(document: &Document) -> Option<Found<GenreLabel>> {
    static ANSWERS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:[Aa]nfrage|[Ff]ragen)\s(?:\S+\s){0,8}?(?:wird|werden)\s(?:\S+\s){0,3}?(?:wie\sfolgt|folgendermaßen)\sbeantwortet|beantwortet\sdie\sVerwaltung\sdie|[Aa]ntwort\sder\sVerwaltung:",
        )
    });
    let answer = ANSWERS.find(&document.text)?;
    Some(found(Genre::Reply, "Antwort", answer.range(), "genre/answers"))
}

fn questions(document: &Document) -> Option<Found<GenreLabel>> {
    static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:[Ww]ir\sfragen|[Ff]ragen\swir|ich\sfrage|fragt\sdie\sVerwaltung|(?:um\s(?:die\s)?Beantwortung|bitten\s(?:wir\s)?um\sAuskunft|wird\sum\sAuskunft|Antwort\sauf\sfolgende)|folgende\sFragen\s(?:an|zu|gestellt))",
        )
    });
    let asks = ASKS.find(&document.text).filter(|_| politics(document))?;
    Some(found(Genre::Inquiry, "Anfrage", asks.range(), "genre/questions"))
}

fn motion(document: &Document) -> Option<Found<GenreLabel>> {
    static REQUESTS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:[Ww]ir\sbeantragen|[Bb]eantragen\swir|[Ff]raktion(?:en)?(?:\s\S+){0,6}?\s(?:beantragt|beantragen|stellt\sden|stellen\sden)\b|[Ss]telle[nt]?\s(?:ich\s|wir\s)?(?:hiermit\s)?(?:\S+\s){0,6}?den\s(?:folgenden\s)?Antrag)",
        )
    });
    let asks = REQUESTS.find(&document.text).filter(|_| politics(document))?;
    Some(found(Genre::Motion, "Antrag", asks.range(), "genre/request"))
}

fn working_paper(document: &Document, head: &[HeadLine]) -> Option<Found<GenreLabel>> {
    static SITTING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:\d+\.\s)?(?:(?:nicht)?\s?öffentliche[n]?\s)?Sitzung\s(?:des|der)\s")
    });
    let sitting = head.iter().take(6).find(|it| SITTING.is_match(&it.words))?;
    let item = head.iter().take(12).any(|it| it.words.starts_with("TOP"));
    let attended = document.text.contains("Anwesen") || document.text.contains("Teilnahme\n");
    (item && !attended).then(|| {
        found(Genre::WorkingPaper, "Sitzungsunterlage", sitting.span.clone(), "genre/working-paper")
    })
}

fn proposed_resolution(document: &Document) -> Option<Found<GenreLabel>> {
    static PROPOSED: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?m)^\s*Beschlussvorschlag\s*:?\s*$|^\s*Vorlage\s-\s"));
    let proposed = PROPOSED.find(&document.text)?;
    let span = document.trimmed(proposed.range())?;
    Some(found(Genre::Proposal, "Vorlage", span, "genre/proposed-resolution"))
}

fn project_report(document: &Document) -> Option<Found<GenreLabel>> {
    static TERM: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?m)^[\s|]*(?:Projektl|L)aufzeit\s*:"));
    static RUN_BY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?m)^[\s|]*(?:Organisation|Träger(?:verein)?|Projektträger|Modellkommune)\s*:")
    });
    let term = TERM.find(&document.text)?;
    let span = document.trimmed(term.range())?;
    RUN_BY
        .is_match(&document.text)
        .then(|| found(Genre::Report, "Projektbericht", span, "genre/project-report"))
}

fn formula(document: &Document) -> Option<Found<GenreLabel>> {
    static MOTION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:Der|Die)\s(?:\S+\s){1,4}?(?:möge|wolle)\s(?:Folgendes\s|folgendes\s|bitte\s)?beschließen|ICH FRAGE DEN MAGISTRAT|(?:F|f)raktion(?:\s\S+){0,4}\sbeantragt\s?:",
        )
    });
    let opening = MOTION.find(&document.text)?;
    let inquiry = opening.as_str().starts_with("ICH");
    let (genre, label) =
        if inquiry { (Genre::Inquiry, "Anfrage") } else { (Genre::Motion, "Antrag") };
    Some(found(genre, label, opening.range(), "genre/formula"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::head::head;

    #[track_caller]
    fn check(text: &str, expected: Option<(Genre, &str)>) {
        let document = Document::of(text);
        let found = genre(&document, &head(&document));
        let got = found.as_ref().map(|it| (it.value.genre, it.rule.as_ref()));
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn labels_in_the_head() {
        for (text, genre) in [
            ("STADT ADORF\nDer Oberbürgermeister\n\nANTRAG\n\nFraktion", Genre::Motion),
            ("Stadt\nSTELLUNGNAHME zum Antrag\n\nCDU", Genre::Statement),
            ("Änderungs-/Ergänzungsantrag\nVorlage Nr.: 1", Genre::Amendment),
            ("INFORMATION\n\nI0001/04", Genre::Information),
            ("Niederschrift\n12. Sitzung", Genre::Minutes),
            ("F E S T L E G U N G S P R O T O K O L L\nBeirat", Genre::Minutes),
            ("Beschlussvorlage\n\nDezernat 5", Genre::Proposal),
            ("AMTSBLATT der Stadt Adorf", Genre::Gazette),
            ("Einladung zur 3. Sitzung\nTagesordnung", Genre::Invitation),
            ("Anfrage der CDU-Fraktion\nzum Sprachkurs", Genre::Inquiry),
        ] {
            check(text, Some((genre, "genre/label")));
        }
    }

    #[test]
    fn labels_of_other_houses() {
        for (text, genre) in [
            ("INTERFRAKTIONELLER ÄNDERUNGS-ANTRAG\nFraktion", Genre::Amendment),
            ("Vorlage Nr. 1\nVorlageart: Beschlussvorlage\n", Genre::Proposal),
            ("Öffentliche Berichtsvorlage\nV/1/2026\n", Genre::Information),
            ("Tischvorlage\nzum Rat", Genre::Proposal),
            ("Vorlage\nfür die Sitzung der Deputation\nTOP 7\n", Genre::Proposal),
            ("Auskunftsersuchen nach § 24\n", Genre::Inquiry),
            ("Frage Nr.:\t1013\nBetreff: Wartezeiten\n\nAntwort des Magistrats\n", Genre::Inquiry),
            ("Betreff: Kurse\nHier: Antwort auf die Kleine Anfrage der Fraktion\n", Genre::Reply),
            ("Beantwortung der Anfrage AN/0001/2026\n", Genre::Reply),
            ("BESCHLUSS\nder Sitzung des Stadtrates vom 18.12.2019\n", Genre::ResolutionExtract),
            ("Beschlussprotokoll\nüber die 24. Sitzung\n", Genre::Minutes),
            ("Dringlichkeitsantrag der Fraktion\n", Genre::Motion),
            ("A n t r a g   N r .  04-F-03\n\nder Fraktion\n", Genre::Motion),
            ("Mitteilungsblatt der Gemeinde Adorf\n", Genre::Gazette),
            ("Diskussionspapier\nzur Klausur\n", Genre::WorkingPaper),
        ] {
            check(text, Some((genre, "genre/label")));
        }
    }

    #[test]
    fn requests_questions_answers_and_lists_of_those_present() {
        for (text, genre, rule) in [
            (
                "SPD-Fraktion\n\nKurse\n\nWir beantragen, Kurse anzubieten.\n",
                Genre::Motion,
                "genre/request",
            ),
            (
                "SPD-Fraktion\n\nKurse\n\nWir fragen die Verwaltung: Wie viele?\n",
                Genre::Inquiry,
                "genre/questions",
            ),
            (
                "Kurse\n\nDie Anfrage der Fraktion wird wie folgt beantwortet: Drei.\n",
                Genre::Reply,
                "genre/answers",
            ),
            (
                "3. Sitzung des Beirates am 1.2.2021\n\nAnwesend: A. Muster\n\nEnde der Sitzung: 19 Uhr\n",
                Genre::Minutes,
                "genre/attendance",
            ),
            (
                "Stadtrat, 3. Sitzung\n\nKurse werden gefördert.\n\nFür die Richtigkeit des Auszugs:\n",
                Genre::ResolutionExtract,
                "genre/certified",
            ),
        ] {
            check(text, Some((genre, rule)));
        }
    }

    #[test]
    fn letters_that_answer() {
        check(
            "Runder Tisch\nAntrag Nr. 20-26 / A 00001\n\nSehr geehrte Frau Muster,\n\nin dem o. g. Antrag bitten Sie …\n\nMit freundlichen Grüßen\n",
            Some((Genre::Reply, "genre/answer-letter")),
        );
    }

    #[test]
    fn structure_without_label() {
        check(
            "11. Sitzung des Beirates am 1.2.2021\n\nTOP: Bericht\n\nDie AG …",
            Some((Genre::WorkingPaper, "genre/working-paper")),
        );
        check(
            "Quer durch\n\nWas?\n\nLaufzeit: 2020\n\nOrganisation: MEPa e. V.",
            Some((Genre::Report, "genre/project-report")),
        );
        check("Der Stadtrat möge beschließen:\n1. Kurse", Some((Genre::Motion, "genre/formula")));
        check("Ein Brief über Anträge\n", None);
    }
}
