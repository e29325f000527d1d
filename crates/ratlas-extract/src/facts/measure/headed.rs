//! Measures and goals in lists below a heading or a sentence, and behind labels.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::WrittenDate;

use super::Action;
use super::terms::action;
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// The mark before an entry of a list.
static ENTRY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t]*(?:(?:\d{1,2}|[a-z])[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?|[-–•▪●○✓➢►*\u{f0b7}\u{f0a7}]|[IVX]{1,4}\.)[ \t]+",
    )
});

/// Lists of measures, and measures behind a label.
pub(super) fn measures(document: &Document, dates: &[WrittenDate]) -> Vec<Found<Action>> {
    static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:Handlungsstrategie|(?:F|f)olgende(?:n|s)?\s(?:\S+\s){0,3}?(?:Maßnahmen|Schritte|Vorgehen|Vorschläge|Aufgaben)|Maßnahmen\s(?:\S+\s){0,6}?(?:vorgesehen|geplant|vorgeschlagen|empfohlen|ergriffen|umgesetzt))[^\n]{0,120}:[ \t]*\n",
        )
    });
    static HEADING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?[ \t]+)?(?:(?:Geplante|Weitere|Konkrete|Umgesetzte|Durchgeführte|Vorgesehene|Kurzfristige|Mittelfristige|Langfristige|Laufende|Empfohlene|Aktuelle|Zentrale|Erste)[ \t])?(?:Maßnahmen|Massnahmen|Maßnahmenkatalog|Maßnahmenplan|Maßnahmenübersicht|Umsetzungsschritte|Nächste[ \t]Schritte|Arbeitsschritte|Was[ \t]wurde[ \t]gemacht\?|Was[ \t]wird[ \t]gemacht\?)(?:[ \t](?:zur|zum|der|des|für|im|in|und|20)[^\n\t.:]{0,60})?:?[ \t]*\n",
        )
    });
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?:[-–•][ \t]+)?(?:(?:Maßnahme|Massnahme)[ \t]?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}|[A-Z][0-9]{0,2}(?:\.[0-9]{1,2})?)|M[ \t]?[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})[ \t]?[:–-][ \t]*(?:\n[ \t]*)?",
        )
    });
    // `… nimmt sich vor, folgende Aktionen durchzuführen:`, `Geplant sind diese Vorhaben:`.
    static PLANS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:Maßnahmen|Aktionen|Aktivitäten|Vorhaben|Projekte|Arbeitsschwerpunkte|Schritte|Angebote)\b[^\n]*(?:\n[^\n:]*)?\b(?:vor|geplant|planen|plant|vorgesehen|um|durchzuführen|umzusetzen|durchgeführt|beabsichtigt)\b[^\n.]*:[ \t]*\n|\b(?:[Gg]eplant|[Vv]orgesehen)\s(?:sind|ist)[^\n.]{0,100}:[ \t]*\n",
        )
    });
    let text = &document.text;
    let mut res = Vec::new();
    let leads = LEAD.find_iter(text).chain(HEADING.find_iter(text)).chain(PLANS.find_iter(text));
    for lead in leads {
        let list = list_behind(document, lead.end());
        res.extend(list.into_iter().filter_map(|it| action(document, dates, it, "measure/list")));
    }
    for label in LABEL.find_iter(text) {
        let paragraph = paragraph(document, label.end());
        res.extend(action(document, dates, paragraph, "measure/label"));
    }
    res
}

/// Lists of goals, and goals behind a label.
pub(super) fn goals(document: &Document) -> Vec<Found<()>> {
    static HEADING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?[ \t]+)?(?:(?:Die|Unsere|Strategische|Operative|Übergeordnete|Zentrale)[ \t])?(?:Leitz|Teilz|Handlungsz|Oberz|Unterz|Z)iele(?:[ \t](?:der|des|für|im|in|und)[^\n\t.:]{0,60}|[ \t]sind)?:?[ \t]*\n",
        )
    });
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?:[-–•][ \t]+)?(?:(?:Leit|Teil|Handlungs|Ober|Unter|Haupt|Wirkungs)ziel|(?:Strategisches|Operatives|Übergeordnetes)[ \t]Ziel|Ziel|Zielsetzung)[ \t]?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}|[A-Z][0-9]?|[IVX]{1,4})?[ \t]?[:–][ \t]*(?:\n[ \t]*)?",
        )
    });
    let text = &document.text;
    let mut res = Vec::new();
    for heading in HEADING.find_iter(text) {
        let list = list_behind(document, heading.end());
        res.extend(list.into_iter().map(|it| Found::new((), it, "goal/list")));
    }
    for label in LABEL.find_iter(text) {
        let paragraph = paragraph(document, label.end());
        // A word or two are the value of another label: `Ziel: Berlin`.
        let words = text[paragraph.clone()].split_whitespace().count();
        if words >= LEAST_GOAL_WORDS {
            res.push(Found::new((), paragraph, "goal/label"));
        }
    }
    res
}

/// Fewer words say no goal.
const LEAST_GOAL_WORDS: usize = 3;

/// The entries of the list behind a heading, with at most one paragraph between them.
fn list_behind(document: &Document, start: usize) -> Vec<Range<usize>> {
    const LIST_WITHIN: usize = 400;
    /// No list of measures is longer.
    const MOST_ENTRIES: usize = 60;
    let text = &document.text;
    let until = text.floor_char_boundary((start + LIST_WITHIN).min(text.len()));
    let Some(first) = ENTRY.find(&text[start..until]) else { return Vec::new() };
    let mut at = start + first.start();
    let mut res = Vec::new();
    while let Some(mark) = ENTRY
        .find_at(&text[..line_end(text, next_words(text, at))], at)
        .filter(|it| text[at..it.start()].trim().is_empty())
    {
        let end = entry_end(text, mark.end());
        res.extend(document.trimmed(mark.end()..end));
        at = end;
        if res.len() >= MOST_ENTRIES {
            break;
        }
    }
    res
}

/// Where the words behind blanks begin.
fn next_words(text: &str, at: usize) -> usize {
    text[at..].find(|it: char| !it.is_whitespace()).map_or(text.len(), |it| at + it)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |it| at + it)
}

/// Where an entry ends: at the next one, at an empty line or at the end of the text.
fn entry_end(text: &str, start: usize) -> usize {
    let mut end = line_end(text, start);
    while end < text.len() {
        let next = &text[end + 1..line_end(text, end + 1)];
        if next.trim().is_empty() || ENTRY.is_match(next) {
            break;
        }
        end += 1 + next.len();
    }
    end
}

/// The paragraph that begins at a byte; an entry of a list or another label ends it.
fn paragraph(document: &Document, start: usize) -> Range<usize> {
    static LABEL: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^[ \t]*\p{Lu}[\p{L} ]{2,30}(?:[0-9.]{1,4})?:"));
    /// No goal and no measure is longer.
    const MOST_BYTES: usize = 900;
    let text = &document.text;
    let mut end = line_end(text, start);
    while end < text.len() && end - start < MOST_BYTES {
        let next = &text[end + 1..line_end(text, end + 1)];
        let is_term = next.starts_with("Verantwortlich")
            || next.starts_with("Zuständig")
            || next.starts_with("Umsetzung")
            || next.starts_with("Zeit");
        if next.trim().is_empty() || ENTRY.is_match(next) || LABEL.is_match(next) && !is_term {
            break;
        }
        end += 1 + next.len();
    }
    document.trimmed(start..end).unwrap_or(start..start)
}
