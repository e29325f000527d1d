//! Reports, concepts and projects that a paper names as sources.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ratlas_model::CitationKind;
use regex::Regex;

use super::pattern;
use crate::document::Document;
use crate::found::{Found, Taken};

/// A cited work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) kind: CitationKind,
    /// As it is called, in the nominative as far as that is sure.
    pub(crate) title: String,
}

/// Finds reports, concepts and projects that a paper names, in reading order, each once.
///
/// # Shapes
///
/// | written                                                            | rule             |
/// |--------------------------------------------------------------------|------------------|
/// | `im Interkulturellen Integrationsbericht 2017 der Landeshauptstadt …` | `source/report`  |
/// | `im Rahmen des Projektes BePart – Teilhabe beginnt vor Ort!`        | `source/project` |
/// | `„Konzeption zum Aufbau eines Netzwerkes …“`                        | `source/quoted`  |
pub(crate) fn sources(document: &Document) -> Vec<Found<Source>> {
    let mut res: Vec<Found<Source>> = Vec::new();
    let mut taken = Taken::default();
    // A source named again begins with the same words.
    let mut known = BTreeSet::new();
    for (pattern, kind, rule) in SHAPES.iter() {
        for found in pattern.captures_iter(&document.text).filter_map(|it| it.name("title")) {
            let Some(span) = document.trimmed(found.range()) else { continue };
            let title = nominative(&document.words(span.clone()));
            let lead = title.split(' ').take(3).collect::<Vec<_>>().join(" ");
            if !taken.touches(&span) && known.insert((kind.as_str(), lead)) {
                taken.cover(&span);
                res.push(Found::new(Source { kind: *kind, title }, span, *rule));
            }
        }
    }
    res.sort_by_key(|it| it.span.start);
    res
}

static SHAPES: LazyLock<Vec<(Regex, CitationKind, &'static str)>> = LazyLock::new(|| {
    let pattern = |it: &str| pattern(it);
    let of = r"(?:\s+(?:der|des)\s+(?:Landeshauptstadt|Stadt|Landes|Bundesregierung|Gemeinde)(?:\s+\p{Lu}[\p{L}-]+)?)?";
    vec![
        (
            pattern(&format!(
                r"\b(?:im|vom|der|den|dem|Der)\s+(?<title>(?:\p{{Lu}}\p{{L}}+en\s+)?\p{{Lu}}\p{{L}}*(?:bericht|monitoring|statistik)s?\s+(?:19|20)\d\d(?:/(?:19|20)?\d\d)?{of})"
            )),
            CitationKind::Report,
            "source/report",
        ),
        (
            pattern(
                r"\bim\s+Rahmen\s+des\s+(?:Projekte?s|Programms|Bundesprogramms|Modellprojekte?s|Landesprogramms)\s+(?<title>(?:„[^“”\x22]{3,120}[“”\x22]|\p{Lu}[\p{L}\d-]*(?:\s+[–-]\s+[^.\n]{3,80}?[!?])|\p{Lu}[\p{L}\d-]{2,40}))",
            ),
            CitationKind::Project,
            "source/project",
        ),
        (
            pattern(
                r"[„»](?<title>(?:\p{Lu}\p{L}*)?(?:[Kk]onzept|[Kk]onzeption|[Ll]eitlinien|[Ll]eitbild|[Ss]trategie|[Aa]ktionsplan|[Hh]andlungskonzept|[Rr]ichtlinie)[^“”«\x22]{3,220})[“”«\x22]",
            ),
            CitationKind::Concept,
            "source/quoted",
        ),
    ]
});

/// `Interkulturellen Integrationsbericht` is `Interkultureller Integrationsbericht`.
fn nominative(words: &str) -> String {
    static DATIVE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(\p{Lu}\p{L}+e)n\s(\p{Lu}\p{L}*bericht)\b"));
    let bare = words.trim_matches(['„', '“', '”', '"']);
    DATIVE.replace(bare, "${1}r $2").into_owned()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(
        sources,
        [
            "im Interkulturellen Integrationsbericht 2017",
            "im Rahmen des Projektes BePart – Teilhabe vor Ort!"
        ]
    );

    #[test]
    fn reports_projects_and_concepts() {
        check(
            "finden Sie im Interkulturellen \nIntegrationsbericht 2017 der Landeshauptstadt München (S. 3). fand im Rahmen des Projektes BePart – Teilhabe beginnt vor Ort! statt. Der Entwurf „Konzeption zum Aufbau eines Netzwerkes“ liegt vor.",
            sources,
            |it| format!("{} {}", it.kind, it.title),
            expect![[r#"
                report Interkultureller Integrationsbericht 2017 der Landeshauptstadt München  "Interkulturellen \nIntegrationsbericht 2017 der Landeshauptstadt München"  source/report
                project BePart – Teilhabe beginnt vor Ort!  "BePart – Teilhabe beginnt vor Ort!"  source/project
                concept Konzeption zum Aufbau eines Netzwerkes  "Konzeption zum Aufbau eines Netzwerkes"  source/quoted
            "#]],
        );
    }
}
