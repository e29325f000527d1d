//! The parts of a paper: where a request, its reasons, questions and answers begin, and where such
//! a part ends.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Document;
use crate::pattern::{Pattern, pattern};

/// What begins at a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// `Beschlussvorschlag`, `Antragstext`, `II. Antrag der Referentin`.
    Request,
    /// `Antrag`, `Beschluss`: also what the paper or a decision is called.
    MaybeRequest,
    /// `Begründung`, `Sachverhalt`.
    Reasons,
    /// `Fragen:`, `Fragestellung`.
    Questions,
    /// `Antwort:`, `Die Anfrage wird wie folgt beantwortet:`.
    Answers,
    /// Money, annexes, closing formulas, signatures, stations: nothing of the above.
    End,
}

/// A heading: a label alone on its line or with its text behind a colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) part: Part,
    /// The words of the heading.
    pub(crate) label: Range<usize>,
    /// Where its text begins.
    pub(crate) body: usize,
}

/// The headings of a paper, in reading order.
pub(crate) fn sections(document: &Document) -> Vec<Section> {
    let mut res = Vec::new();
    for line in &document.lines {
        let Some(span) = document.trimmed(line.span.clone()) else { continue };
        res.extend(section(document, span));
    }
    res
}

/// The first heading behind a byte that `accept` takes.
pub(crate) fn next(
    sections: &[Section],
    at: usize,
    accept: impl Fn(Part) -> bool,
) -> Option<&Section> {
    let first = sections.partition_point(|it| it.label.start < at);
    sections[first..].iter().find(|it| accept(it.part))
}

fn section(document: &Document, span: Range<usize>) -> Option<Section> {
    /// Longer lines are sentences.
    const LONGEST_HEADING: usize = 110;
    let words = &document.text[span.clone()];
    if END.is_match(words) || DATED.is_match(words) {
        return Some(Section { part: Part::End, label: span.clone(), body: span.end });
    }
    let heading = &words[..words.floor_char_boundary(LONGEST_HEADING)];
    let found = HEADING.captures(heading)?;
    let whole = found.get(0)?;
    // A heading without colon stands alone on its line.
    if !whole.as_str().ends_with([':', '\t']) && whole.end() < words.len() {
        return None;
    }
    let parts = [
        ("request", Part::Request),
        ("maybe", Part::MaybeRequest),
        ("reasons", Part::Reasons),
        ("questions", Part::Questions),
        ("answers", Part::Answers),
    ];
    let (_, part) = parts.into_iter().find(|(name, _)| found.name(name).is_some())?;
    let body = span.start + whole.end();
    Some(Section { part, label: span.start..body, body })
}

static HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?xi)^ (?: (?: [IVX]{1,4} | [A-H] | \d{1,2} ) [.)] \s+ )? (?:
          (?<request>
              (?: formulierter\s )? Beschlu(?:ss|ß) (?: vorschlag | vorschläge | entwurf | antrag | empfehlung | formulierung )
                  (?: \s (?:der|des|für|zum|an) \s [^:\n]{2,60} )?
            | Beschlu(?:ss|ß) \s? / \s? Antrag | Antrag \s? / \s? Beschlu(?:ss|ß)
            | Antragstext | Wortlaut \s des \s Antrag(?:s|es) | Petitum (?: \s? / \s? Beschlu(?:ss|ß) )?
            | Empfehlungsvorschlag | Entscheidungsvorschlag | Vorschlag \s zum \s Beschlu(?:ss|ß)
            | Antrag \s (?: de[rs] \s (?:Referent(?:in|en)|Verwaltung|Magistrats) | an \s (?:den|die|das) \s [^:\n]{3,60} )
          )
        | (?<maybe> Antr[aä]ge? | Beschlu(?:ss|ß) | (?: Änderungs | Ergänzungs | Änderungs-?\s?/\s?Ergänzungs | Zusatz ) antrag | Anregung | Ersuchen )
        | (?<reasons>
              (?: Sachverhalt | (?: Kurz | Antrags )? Begründung (?:en)? | Sachdarstellung | Sachstand | Sach-\sund\sRechtslage | Hintergrund
                | Erläuterung(?:en)? | Problem(?:beschreibung|stellung|darstellung) | Ausgangslage | Anlass
                | Vortrag \s de[rs] \s Referent(?:in|en) )
              (?: \s? (?: / | und | & | , ) \s? (?: Begründung | Sachverhalt | Erläuterung(?:en)? | Problem\p{L}* | Ziel\p{L}* ) )?
              (?: \s (?:zum|des|der) \s (?:\p{L}+)?antrag(?:s|es)? )?
          )
        | (?<questions> (?: Die\s | Meine\s | Unsere\s )? (?: Fragen? | Fragestellung(?:en)? | Fragenkatalog | Anfragetext | Wortlaut\sder\sAnfrage )
              (?: \s an \s [^:\n]{3,40} )? )
        | (?<answers> (?: Antwort(?:en)? | Beantwortung (?:\sder\s(?:Anfrage|Fragen))? | Stellungnahme )
              (?: \s (?:der|des) \s [^:\n]{3,60} )?
            | (?: Die | Ihre | Zu\s(?:den|Ihren) | Auf\s(?:die|Ihre) | Zur ) \s (?:\S+\s){0,6}? (?:An)?[Ff]ragen? (?-u:\b) [^.:?]{0,60} (?-u:\b) (?: wie\sfolgt | Folgendes | folgendes | folgendermaßen ) [^.:?]{0,40}
            | [^.:?]{0,50} (?-u:\b) beantwort[^.:?]{0,60} (?-u:\b) wie \s folgt [^.:?]{0,20}
            | [^.:?]{0,60} (?-u:\b) wie \s folgt \s (?: Stellung | geantwortet | beantwortet ) [^.:?]{0,20} )
        ) \s* (?: : | \t | $ )",
    )
});

/// Lines that no request, reasons, question or answer goes beyond.
static END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)^ (?: (?: [IVX]{1,4} | [A-H] | \d{1,2} ) [.)] \s+ )? (?:
          Mit\s(?:freundliche|beste|kollegial|herzlich|vorzüglich) | Freundliche\sGrüße | Hochachtungsvoll | gez\. | i\.\s?[AV]\.\s
        | [Uu]nterzeichnet | Unterschrift | F\.\s?d\.\s?R | Für\sdie\sRichtigkeit
        | (?: ANLAGEN? | Anlagen? ) (?: \s?/n | \(n\) )? \s* (?: : | $ ) | Anlagenverzeichnis
        | Finanzielle\s(?:Auswirkung|Folge) | FINANZIELLE | Haushaltsrechtliche | Deckungsvorschlag | Finanzierung\s*(?::|$) | Kosten\s*(?::|$)
        | (?:Klima|Nachhaltigkeits)(?:relevanz|auswirkung|wirkung|check) | Auswirkungen\sauf\sdas\sKlima | Rechtliche\sKonsequenzen
        | Verteiler\s*: | Vertraulichkeit\s*: | Beratungs(?:folge|ergebnis) | Abstimmungs?ergebnis | Abstimmung\s*:
        | Antragstell(?:er|erin|ende)\S*(?:\sPerson\S*)?\s*: | Einreicher\S*\s*: | Zuständige\sAussch | Beschlussausfertigung | Nebenvorlage
        | Impressum | IQ-relevant | Anhörung\sOrtschaftsrat | ISEK | [☐☒]
        | III\.\s+Beschlu(?:ss|ß) | Zusatzfrage | \(Zusatzfrage | Nachfrage\sde[rs]\s
        )",
    )
});

/// `Musterstadt, den 12.03.2024`
static DATED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\p{Lu}[\p{L} .()/-]{2,40},\s(?:den\s|am\s)?\d{1,2}\.\s?(?:\d{1,2}\.|\p{Lu}\p{L}+)\s?\d{2,4}$",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<Part>) {
        let got = sections(&Document::of(line));
        assert_eq!(got.first().map(|it| it.part), expected, "{line}");
    }

    #[test]
    fn headings() {
        for line in ["Beschlussvorschlag:", "II. Antrag der Referentin", "Antrag an den Rat"] {
            check(line, Some(Part::Request));
        }
        check("Sachverhalt / Begründung: Es fehlt", Some(Part::Reasons));
        check("I. Vortrag des Referenten", Some(Part::Reasons));
        check("Fragen an die Verwaltung:", Some(Part::Questions));
        check("Antwort der Verwaltung:", Some(Part::Answers));
        check("Die Verwaltung beantwortet die Anfrage wie folgt:", Some(Part::Answers));
        check("Mit freundlichen Grüßen", Some(Part::End));
        check("Adorf, den 12.03.2024", Some(Part::End));
    }

    #[test]
    fn sentences_are_none() {
        check("Begründung und Ziel liegen bei den Ämtern", None);
        check("Antrag der Fraktion SPD", None);
        check("Anlagen zum Sport werden saniert", None);
    }
}
