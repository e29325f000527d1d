//! Goals outside of blocks.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Genre;

use super::sentences::sentences;
use super::{Context, headed, in_order, tables};
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// Finds goals outside of blocks, in reading order.
///
/// # Shapes
///
/// | seen                                                                | rule            |
/// |---------------------------------------------------------------------|-----------------|
/// | `Ziel der Aktivität war es, … zu …`, `Ziel ist die Stärkung der …`  | `goal/sentence` |
/// | `Die Ziele sind eine Förderung …, ein Aufbau …`                     | `goal/sentence` |
/// | `… zu schaffen, ist ein weiteres Ziel`, `mit dem Ziel, … zu …`      | `goal/sentence` |
/// | `Damit soll … gestärkt werden`                                      | `goal/shall`    |
/// | `um die Teilhabe … zu stärken`                                      | `goal/purpose`  |
/// | `Der Verein wollte … schaffen`, in a report                         | `goal/wanted`   |
/// | a list below `Ziele:`, `Leitziele`                                  | `goal/list`     |
/// | `Leitziel 2: Alle Kinder …`                                         | `goal/label`    |
/// | the column `Ziel` of a table of measures                            | `goal/table`    |
#[doc(alias = "Ziel")]
pub(crate) fn goals(document: &Document, context: Context<'_>) -> Vec<Found<()>> {
    let mut res = tables::goals(document);
    res.extend(headed::goals(document));
    let report = context.genre == Some(Genre::Report);
    for sentence in sentences(document) {
        res.extend(said(document, sentence, report));
    }
    in_order(document, res, context.blocks)
}

struct Shape {
    pattern: Pattern,
    rule: &'static str,
    reports_only: bool,
}

static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let shape = |it: &str, rule| Shape { pattern: pattern(it), rule, reports_only: false };
    let strong = r"(?:stärken|verbessern|fördern|erleichtern|ermöglichen|erreichen|unterstützen|gewährleisten|sichern|schaffen|erhöhen|verringern|abzubauen|auszubauen|verankern|vermeiden|beseitigen)";
    let strengthened = r"(?:erreicht|gestärkt|verbessert|gefördert|erleichtert|ermöglicht|abgebaut|erhöht|verringert|gesenkt|verankert|gesichert|ausgebaut|intensiviert|verstärkt|erarbeitet)";
    vec![
        shape(
            r"(?-u:\b)Ziel(?:\s(?:der|des|dieser|dieses|unserer|unseres|von)\s(?:\p{L}+\s){0,3}?\p{Lu}\S+)?\s(?:ist|war|soll\ssein|bleibt)(?:\s(?:es|dabei|hierbei|damit|weiterhin|vor\sallem)){0,2},\s(?<goal>[^.]+)",
            "goal/sentence",
        ),
        shape(
            r"(?-u:\b)Ziel(?:\s(?:der|des|dieser|dieses|unserer|unseres)\s(?:\p{L}+\s){0,3}?\p{Lu}\S+)?\s(?:ist|war|bleibt)\s(?:(?:dabei|hierbei|damit|weiterhin|vor\sallem)\s)?(?<goal>(?:die|der|das|eine?)\s[^.]+)",
            "goal/sentence",
        ),
        shape(
            r"(?-u:\b)Ziele\s(?:\S+\s){0,4}?(?:sind|waren)\s(?:(?:dabei|hierbei)\s)?(?<goals>[^.]+)",
            "goal/sentence",
        ),
        shape(
            r"^(?<goal>[^.]+),\sist\s(?:dabei\s|hierbei\s|damit\s)?(?:ein|das|unser)\s(?:\p{Ll}+e[sn]?\s){0,2}(?:Ziel|Anliegen)(?-u:\b)",
            "goal/sentence",
        ),
        shape(
            r"(?:mit\sdem\sZiel|(?:hat|haben|hatte)\s(?:sich\s)?zum\sZiel(?:\sgesetzt)?|verfolgt\sdas\sZiel|setzt\ssich\s(?:das\s|zum\s)Ziel|zielt(?:e|en)?\sdarauf\sab|mit\sder\sZielsetzung),\s(?<goal>[^.]+)",
            "goal/sentence",
        ),
        shape(
            &format!(
                r"^(?<goal>(?:Damit|Dadurch|Hierdurch|Langfristig|Künftig|Es|Hiermit|So)\s(?:soll|sollen)\s[^.?]*?(?-u:\b){strengthened}(?:\s(?:und|sowie)\s\p{{Ll}}+)?\swerden)(?-u:\b)"
            ),
            "goal/shall",
        ),
        shape(
            &format!(
                r"(?:^|,\s|\s)[Uu]m\s(?<goal>(?:die|den|das|der|eine?n?|mehr|Menschen|\p{{Lu}})[^.,;]*?\szu\s{strong})(?-u:\b)"
            ),
            "goal/purpose",
        ),
        Shape { reports_only: true, ..shape(r"(?-u:\b)wollten?\s(?<goal>[^.]+)", "goal/wanted") },
    ]
});

/// Every sentence with a goal has one of these.
static HINT: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"Ziel|Anliegen|soll|zielt|wollte|[Uu]m\s"));
/// What is asked, asked for or denied is no goal of the paper.
static OTHERS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\?$|(?-u:\b)(?:nicht|verfehlt|Antragsteller|abgelehnt|beauftragt)(?-u:\b)")
});

/// Fewer bytes say no goal.
const LEAST_BYTES: usize = 15;

/// The goals of a sentence.
fn said(document: &Document, span: Range<usize>, report: bool) -> Vec<Found<()>> {
    let words = &document.text[span.clone()];
    if !HINT.is_match(words) || OTHERS.is_match(words) {
        return Vec::new();
    }
    for shape in SHAPES.iter().filter(|it| report || !it.reports_only) {
        let Some(found) = shape.pattern.captures(words) else { continue };
        let parts = match (found.name("goal"), found.name("goals")) {
            (Some(it), _) => vec![it.range()],
            (_, Some(it)) => listed(words, it.range()),
            _ => continue,
        };
        let parts = parts
            .into_iter()
            .filter_map(|it| document.trimmed(span.start + it.start..span.start + it.end));
        let parts = parts.filter(|it| it.len() >= LEAST_BYTES);
        return parts.map(|it| Found::new((), it, shape.rule)).collect();
    }
    Vec::new()
}

/// `eine Förderung …, ein Aufbau …, des Weiteren eine Vernetzung …`: each a goal.
fn listed(words: &str, part: Range<usize>) -> Vec<Range<usize>> {
    static JOINT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:,\s(?:(?:sowie|und|des\sWeiteren|ferner|außerdem|schließlich)\s)?|\s(?:und|sowie)\s)(?<next>(?:eine?|die|der|das)\s)",
        )
    });
    let mut res = Vec::new();
    let mut start = part.start;
    for found in JOINT.captures_iter(&words[part.clone()]) {
        let (Some(whole), Some(next)) = (found.get(0), found.name("next")) else { continue };
        res.push(start..part.start + whole.start());
        start = part.start + next.start();
    }
    res.push(start..part.end);
    res
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    const NONE: Context<'static> = Context { genre: None, dates: &[], blocks: &[] };

    fn read(document: &Document) -> Vec<Found<()>> {
        goals(document, NONE)
    }

    fact_contract!(
        read,
        [
            "Ziel der Arbeit ist es, die Teilhabe aller zu stärken.",
            "Leitziel 1: Alle kommen an.\n",
            "Ziele:\n- Teilhabe für alle\n"
        ]
    );

    #[track_caller]
    fn check_goals(text: &str, expected: Expect) {
        check(text, read, |()| "goal".to_owned(), expected);
    }

    #[test]
    fn sentences() {
        check_goals(
            "Ziel der Aktivität war es, die Teilhabe in Adorf zu stärken. Ziel ist die Stärkung der Vereine. Die Ziele dabei sind eine Förderung der Beteiligung, ein Aufbau neuer Formen, des Weiteren eine Vernetzung der Vereine. Einen Ort für den Austausch zu schaffen, ist dabei ein weiteres Ziel. Dadurch soll die Beteiligung verbessert werden. Die Stadt hilft, um den Zugang zu Kursen zu erleichtern. Ist das Ziel die Teilhabe? Er bat um Ruhe.",
            expect![[r#"
                goal  "die Teilhabe in Adorf zu stärken"  goal/sentence
                goal  "die Stärkung der Vereine"  goal/sentence
                goal  "eine Förderung der Beteiligung"  goal/sentence
                goal  "ein Aufbau neuer Formen"  goal/sentence
                goal  "eine Vernetzung der Vereine"  goal/sentence
                goal  "Einen Ort für den Austausch zu schaffen"  goal/sentence
                goal  "Dadurch soll die Beteiligung verbessert werden"  goal/shall
                goal  "den Zugang zu Kursen zu erleichtern"  goal/purpose
            "#]],
        );
    }

    #[test]
    fn lists_labels_and_columns() {
        check_goals(
            "Leitziele\n1. Alle kommen an.\n2. Alle nehmen teil.\n\nTeilziel 2.1: Die Beratung ist in fünf Sprachen möglich.\nZiel: Berlin\n\nZiel\tMaßnahme\tTermin\nMehr Sprachmittlung\tDolmetscherpool\t2024\n",
            expect![[r#"
                goal  "Alle kommen an."  goal/list
                goal  "Alle nehmen teil."  goal/list
                goal  "Die Beratung ist in fünf Sprachen möglich."  goal/label
                goal  "Mehr Sprachmittlung"  goal/table
            "#]],
        );
    }
}
