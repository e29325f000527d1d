//! Reports, concepts, projects and papers that a paper names by their titles.

mod kind;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use ratlas_model::CitationKind;

use self::kind::{kind_before, kind_behind, kind_within};
use super::window::windows;
use crate::document::Document;
use crate::found::{Found, Taken};
use crate::pattern::{Pattern, pattern};

/// A cited work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) kind: CitationKind,
    /// As it is called, in the nominative as far as that is sure.
    pub(crate) title: String,
}

/// Finds reports, concepts, projects and papers that a paper names, in reading order, each once.
///
/// # Shapes
///
/// | written                                                               | rule              |
/// |-----------------------------------------------------------------------|-------------------|
/// | `Studie „Engagiert vor Ort“`, `„Vor Ort“ (Projekt)`, `»…«-Programm`   | `source/quoted`   |
/// | `„Konzeption zum Aufbau eines Netzwerkes …“`                          | `source/quoted`   |
/// | `im Interkulturellen Integrationsbericht 2017 der Landeshauptstadt …` | `source/report`   |
/// | `des Integrationskonzeptes 2.0`, `Integrationskonzept der Stadt X ab 2022` | `source/concept` |
/// | `im Rahmen des Projektes BePart – Teilhabe beginnt vor Ort!`           | `source/project`  |
/// | `Ein Handbuch zur Arbeit der Kommunen wird … herausgegeben`           | `source/published` |
/// | `¹ Gemeinsame Vereinbarung des Landes …, 2017`                        | `source/footnote` |
///
/// A title in quotation marks is a source only beside a word that says what it is, or with such a
/// word in it; other quoted words are names, mottos and irony.
pub(crate) fn sources(document: &Document) -> Vec<Found<Source>> {
    /// A title with what stands before and behind the word that tells it.
    const BEFORE: usize = 120;
    const BEHIND: usize = 360;
    let mut found = quoted(document);
    for shape in SHAPES.iter() {
        for window in windows(&document.text, &shape.hints, BEFORE, BEHIND) {
            found.extend(shape.find(document, window));
        }
    }
    let mut res: Vec<Found<Source>> = Vec::new();
    let mut taken = Taken::default();
    // A source named again begins with the same words.
    let mut known = BTreeSet::new();
    for it in found {
        let title = it.value.title.trim_start_matches(['„', '"', '»']).to_lowercase();
        let lead = title.split(' ').take(3).collect::<Vec<_>>().join(" ");
        if !taken.touches(&it.span) && known.insert(lead) {
            taken.cover(&it.span);
            res.push(it);
        }
    }
    res.sort_by_key(|it| it.span.start);
    res
}

/// Titles in quotation marks, beside or with a word that says what they are.
fn quoted(document: &Document) -> Vec<Found<Source>> {
    static QUOTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"[„»](?<title>[^„“”«»\x22]{3,220})[“”«\x22]|(?<straight>\x22[^\x22\n„“]{3,120}\x22|“[^“”\n]{3,120}”)",
        )
    });
    let text = &document.text;
    let mut res = Vec::new();
    for found in QUOTED.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let (span, sure) = match (found.name("title"), found.name("straight")) {
            (Some(it), _) => (it.range(), true),
            (_, Some(it)) => {
                let inner = it.range();
                let len = it.as_str().chars().next_back().map_or(0, char::len_utf8);
                (
                    inner.start + it.as_str().chars().next().map_or(0, char::len_utf8)
                        ..inner.end - len,
                    false,
                )
            }
            _ => continue,
        };
        let Some(span) = document.trimmed(span) else { continue };
        let title = document.words(span.clone());
        let beside = kind_before(text, whole.start()).or_else(|| kind_behind(text, whole.end()));
        let within = kind_within(&title).filter(|_| sure);
        // A heading or a sentence in quotation marks is no title.
        if !title.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit()) {
            continue;
        }
        if let Some(kind) = beside.or(within) {
            let title = title.trim_end_matches([',', '.']).to_owned();
            res.push(Found::new(Source { kind, title }, span, "source/quoted"));
        }
    }
    res
}

struct Shape {
    /// Every match has one of these.
    hints: AhoCorasick,
    pattern: Pattern,
    kind: CitationKind,
    rule: &'static str,
}

impl Shape {
    /// The titles in a part of the text.
    fn find(&self, document: &Document, window: Range<usize>) -> Vec<Found<Source>> {
        let title = |found: regex::Captures<'_>| {
            let found = found.name("title")?;
            let span = window.start + found.start()..window.start + found.end();
            let span = document.trimmed(span)?;
            let title = nominative(&document.words(span.clone()));
            Some(Found::new(Source { kind: self.kind, title }, span, self.rule))
        };
        self.pattern.captures_iter(&document.text[window.clone()]).filter_map(title).collect()
    }
}

static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let shape = |hints: &[&str], it: &str, kind, rule| Shape {
        hints: AhoCorasick::new(hints).expect("the words are few"),
        pattern: pattern(it),
        kind,
        rule,
    };
    let city = r"(?:Landeshauptstadt|Hansestadt|Universitätsstadt|Kreisstadt|Stadt|Gemeinde|Landkreises|Kreises)\s+\p{Lu}[\p{L}-]+";
    let of = format!(
        r"(?:\s+(?:der|des)\s+(?:{city}|Landes(?:\s+\p{{Lu}}[\p{{L}}-]+)?|Bundesregierung))?"
    );
    let edition =
        r"(?:2\.0|3\.0|20[0-9]{2}(?:\s?[-–/]\s?20[0-9]{2}|\+)?|(?:ab|bis|von)\s+20[0-9]{2})";
    let concept = r"(?:(?:\p{Lu}\p{Ll}+(?:en|es|er|e)|[Ll]okale[nrs]?|[Kk]ommunale[nrs]?)\s+)?(?:Integrations|Migrations|Diversitäts|Teilhabe|Gesamt|Aktions|Handlungs|Partizipations|Antidiskriminierungs|Gleichstellungs|Inklusions|Sprachförder|Bildungs|Sozial|Vielfalts)(?:konzept(?:e?s)?|strategie|plan(?:e?s)?|programms?|aktionsplan(?:e?s)?|leitlinien|leitbild(?:e?s)?)";
    vec![
        shape(
            &[
                "bericht ",
                "bericht\n",
                "berichts ",
                "berichtes ",
                "monitoring ",
                "statistik ",
                "gutachten ",
                "studie ",
            ],
            &format!(
                r"(?:^|[^\p{{L}}])(?:[Ii]m|[Vv]om|[Zz]um|[Aa]m|[Dd]er|[Dd]en|[Dd]em|[Dd]es|[Dd]ie|[Dd]as|[Ee]in(?:e[mnr])?|[Ll]aut|[Ss]iehe|[Vv]gl\.)\s+(?P<title>(?:\p{{Lu}}\p{{L}}+en\s+)?\p{{Lu}}\p{{L}}*(?:bericht|monitoring|statistik|gutachten|studie)e?s?\s+(?:19|20)[0-9]{{2}}(?:/(?:19|20)?[0-9]{{2}})?{of})"
            ),
            CitationKind::Report,
            "source/report",
        ),
        shape(
            &["konzept", "strategie", "plan", "programm", "leitlinien", "leitbild"],
            &format!(
                r"\b(?P<title>{concept}\s+(?:{edition}(?:\s+(?:der|des)\s+{city})?|(?:der|des)\s+{city}(?:\s+{edition})?))"
            ),
            CitationKind::Concept,
            "source/concept",
        ),
        shape(
            &["Rahmen"],
            r"\bim\s+Rahmen\s+des\s+(?:Projekte?s|Programms|Bundesprogramms|Modellprojekte?s|Landesprogramms)\s+(?P<title>\p{Lu}[\p{L}\d-]*(?:\s+[–-]\s+[^.\n]{3,80}?[!?])|\p{Lu}[\p{L}\d-]{2,40})",
            CitationKind::Project,
            "source/project",
        ),
        shape(
            &["programm", "projekt"],
            r"\b(?:Bundes|Landes|Förder|Modell)(?:programm|projekt)(?:e?s)?\s+(?P<title>[A-ZÄÖÜ][A-ZÄÖÜ-]{2,}(?:\s[A-Z]{2,})?\b|\p{Lu}[\p{L}-]+(?:\s\p{L}+){0,3}!)",
            CitationKind::Project,
            "source/project",
        ),
        shape(
            &[
                "Handbuch",
                "Leitfaden",
                "Studie",
                "Broschüre",
                "Arbeitshilfe",
                "Expertise",
                "Gutachten",
                "Handreichung",
                "Dokumentation",
            ],
            r"\b(?:[Ee]in(?:e[nr]?)?|[Dd](?:ie|as|er))\s+(?P<title>(?:Handbuch|Leitfaden|Studie|Broschüre|Arbeitshilfe|Expertise|Gutachten|Handreichung|Dokumentation)\s+(?:zur|zum|für|über)\s[^.,;:\n]{8,120}?)\s(?:wird|wurde|ist|erscheint|erschien)\b[^.\n]{0,160}?(?:herausgegeben|veröffentlicht|erschienen|erscheint)",
            CitationKind::Report,
            "source/published",
        ),
        shape(
            &["¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"],
            r"(?m)^\s*[¹²³⁴⁵⁶⁷⁸⁹]\s?(?:Vgl\.\s|Siehe\s|s\.\s)?(?P<title>\p{Lu}[^\n;]{10,160}?(?:\n[^\n;¹²³⁴⁵⁶⁷⁸⁹]{4,120}?)?),\s(?:Stand\s|(?:\p{Lu}\p{Ll}+\s))?(?:19|20)[0-9]{2}\b",
            CitationKind::Report,
            "source/footnote",
        ),
    ]
});

/// `Interkulturellen Integrationsbericht` is `Interkultureller Integrationsbericht`,
/// `Integrationskonzeptes 2.0` is `Integrationskonzept 2.0`.
fn nominative(words: &str) -> String {
    static DATIVE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(\p{Lu}\p{L}+e)n?\s(\p{Lu}\p{L}*(?:bericht|plan))(?:e?s)?\b"));
    static GENITIVE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^((?:\p{L}+\s)?\p{Lu}\p{L}*(?:konzept|plan|programm|leitbild|bericht|gutachten|monitoring))e?s\b",
        )
    });
    let bare = words.trim_matches(['„', '“', '”', '"']);
    let bare = DATIVE.replace(bare, "${1}r $2");
    GENITIVE.replace(&bare, "$1").into_owned()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(
        sources,
        [
            "im Interkulturellen Integrationsbericht 2017",
            "im Rahmen des Projektes BePart – Teilhabe vor Ort!",
            "Integrationskonzeptes 2.0",
            "Studie „Engagiert vor Ort“"
        ]
    );

    #[track_caller]
    fn check_sources(text: &str, expected: Expect) {
        check(text, sources, |it| format!("{} {}", it.kind, it.title), expected);
    }

    #[test]
    fn reports_projects_and_concepts() {
        check_sources(
            "finden Sie im Interkulturellen \nIntegrationsbericht 2017 der Landeshauptstadt München (S. 3). fand im Rahmen des Projektes BePart – Teilhabe beginnt vor Ort! statt. Der Entwurf „Konzeption zum Aufbau eines Netzwerkes“ liegt vor.",
            expect![[r#"
                report Interkultureller Integrationsbericht 2017 der Landeshauptstadt München  "Interkulturellen \nIntegrationsbericht 2017 der Landeshauptstadt München"  source/report
                project BePart – Teilhabe beginnt vor Ort!  "BePart – Teilhabe beginnt vor Ort!"  source/project
                concept Konzeption zum Aufbau eines Netzwerkes  "Konzeption zum Aufbau eines Netzwerkes"  source/quoted
            "#]],
        );
    }

    #[test]
    fn quoted_titles_beside_their_kind() {
        check_sources(
            "Die Studie „Engagiert vor Ort“, das Bundesprogramm „Demokratie leben!“, der Antrag »Rederecht im Ausschuss«, das „Brücken bauen“-Projekt, im Bericht \"Ankommen 2020\" und der Broschüre „Willkommen“; die „sogenannte Willkommenskultur“, das Café „Klatsch“, AG „Ankommen“, „Gemeinsam stark“.",
            expect![[r#"
                report Engagiert vor Ort  "Engagiert vor Ort"  source/quoted
                project Demokratie leben!  "Demokratie leben!"  source/quoted
                paper Rederecht im Ausschuss  "Rederecht im Ausschuss"  source/quoted
                project Brücken bauen  "Brücken bauen"  source/quoted
                report Ankommen 2020  "Ankommen 2020"  source/quoted
                report Willkommen  "Willkommen"  source/quoted
            "#]],
        );
    }

    #[test]
    fn concepts_with_their_editions_and_what_was_published() {
        check_sources(
            "zur Umsetzung des Integrationskonzeptes ab 2022 der Landeshauptstadt Adorf und des Lokalen Integrationsplanes 2.0; das Integrationskonzept wird fortgeschrieben.\n\n¹ Ein Handbuch zur Arbeit der Kommunen wird voraussichtlich im Mai 2004 von der Stelle herausgegeben.\n² Gemeinsame Vereinbarung des Landes und der Verbände, 2017; fortgeführt",
            expect![[r#"
                concept Integrationskonzept ab 2022 der Landeshauptstadt Adorf  "Integrationskonzeptes ab 2022 der Landeshauptstadt Adorf"  source/concept
                concept Lokaler Integrationsplan 2.0  "Lokalen Integrationsplanes 2.0"  source/concept
                report Handbuch zur Arbeit der Kommunen  "Handbuch zur Arbeit der Kommunen"  source/published
                report Gemeinsame Vereinbarung des Landes und der Verbände  "Gemeinsame Vereinbarung des Landes und der Verbände"  source/footnote
            "#]],
        );
    }
}
