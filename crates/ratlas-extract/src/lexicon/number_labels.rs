//! Labels before the numbers of papers.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::ReferenceKind;

use super::{column, rows};
use crate::document::one_line;
use crate::pattern::{Pattern, pattern};

/// A label as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// With its `Nr.` and colon.
    pub(crate) span: Range<usize>,
    /// What it says of the number behind it.
    pub(crate) kind: Option<ReferenceKind>,
    /// Whether `Nr.`, `Nummer` or the like is part of it.
    pub(crate) numbered: bool,
    /// Whether it ends with a colon.
    pub(crate) colon: bool,
    /// How far it is to be trusted.
    pub(crate) trust: Trust,
}

/// How far a label is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    /// It names papers.
    Full,
    /// A word of other meanings without `Nr.`: "Bericht", "Mitteilung".
    Weak,
    /// `Nr.` or `Nummer` without the word it belongs to.
    Bare,
}

/// What a label needs to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    /// `Nr.` behind it: the word has other meanings.
    Number,
    /// To stand at the beginning of a line or a cell.
    Line,
}

/// The labels of a text, in reading order.
pub(crate) fn labels(text: &str) -> impl Iterator<Item = Label> + '_ {
    LABEL.captures_iter(text).filter(|it| begins_word(text, it)).filter_map(|it| label(text, &it))
}

/// The label that ends right before a byte.
pub(crate) fn label_before(text: &str, start: usize) -> Option<Label> {
    /// The longest label with its marks.
    const LABEL_BYTES: usize = 72;
    let from = text.floor_char_boundary(start.saturating_sub(LABEL_BYTES));
    let found = LABEL_AT_END.captures(&text[from..start])?;
    if !begins_word(&text[from..start], &found) {
        return None;
    }
    let mut res = label(&text[from..start], &found)?;
    res.span = from + res.span.start..from + res.span.end;
    Some(res)
}

/// Whether no letter stands before a label. The pattern asks for ASCII letters only: borders of
/// words of any script cost most of the time where a text has umlauts.
fn begins_word(text: &str, found: &regex::Captures<'_>) -> bool {
    let start = found.get(0).map_or(0, |it| it.start());
    !text[..start].ends_with(|it: char| it.is_alphanumeric() || it == '_')
}

fn label(text: &str, found: &regex::Captures<'_>) -> Option<Label> {
    let form = found.name("form")?;
    let numbered = found.name("nr").is_some();
    let colon = found.name("colon").is_some();
    let end = found.name("colon").or(found.name("nr")).unwrap_or(form).end();
    // "Vorlagenerstellung" and "Antragsteller" are words of their own.
    let goes_on = text[end..].starts_with(|it: char| it.is_alphanumeric());
    if goes_on && !numbered && !colon {
        return None;
    }
    let words = one_line(form.as_str());
    let (_, kind, needs) = FORMS.iter().find(|it| it.0.is_match(&words))?;
    let before = text[..form.start()].trim_end_matches([' ', '(']);
    if *needs == Needs::Line && !(before.is_empty() || before.ends_with(['\n', '\t'])) {
        return None;
    }
    // "Nr." and "Nummer" are what others have behind them.
    let bare = *needs == Needs::Line;
    let numbered = numbered || bare || words.ends_with("nummer") || words.ends_with("nr.");
    let trust = match needs {
        Needs::Line => Trust::Bare,
        Needs::Number if !numbered => Trust::Weak,
        _ => Trust::Full,
    };
    Some(Label { span: form.start()..end, kind: *kind, numbered, colon, trust })
}

/// Forms with what they name and need; the patterns match a form whole.
static FORMS: LazyLock<Vec<(Pattern, Option<ReferenceKind>, Needs)>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/number_labels.tsv"))
        .map(|row| {
            let needs = match row.get(2).copied().unwrap_or_default() {
                "nr" => Needs::Number,
                "line" => Needs::Line,
                _ => Needs::Nothing,
            };
            let whole = format!("^(?:{})$", printed(column(&row, 0)));
            (pattern(&whole), column(&row, 1).parse().ok(), needs)
        })
        .collect()
});

/// A form with any white space, and in capitals, as heads print it.
fn printed(form: &str) -> String {
    let form = form.replace(' ', r"\s+");
    if form.contains('\\') { form } else { format!("{form}|{}", form.to_uppercase()) }
}

/// A form where a word begins; one that may begin with an umlaut has no border that ASCII knows.
fn bordered(form: &str) -> String {
    let border = if form.contains(['Ä', 'Ö', 'Ü']) { "" } else { r"(?-u:\b)" };
    format!("{border}(?:{})", printed(form))
}

fn any_label() -> String {
    let forms: Vec<String> = rows(include_str!("../../lexicon/number_labels.tsv"))
        .map(|row| bordered(column(&row, 0)))
        .collect();
    format!(
        r"(?<form>{})(?<nr>\s?-?\s?(?:N\s?[rR]n?(?-u:\b)\s?\.?|Nummern?(?-u:\b)))?(?<colon>\s?:)?",
        forms.join("|")
    )
}

static LABEL: LazyLock<Pattern> = LazyLock::new(|| pattern(&any_label()));

/// A label, then marks, perhaps a second label that shares the line.
static LABEL_AT_END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(r"{},?\s*(?:(?:GZ|Gz|TOP):\s*)?[(„]?(?:[-–]\s)?$", any_label()))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = labels(text).map(|it| &text[it.span]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn labels_are_whole_words_of_heads_and_texts() {
        check(
            "Vorlage Nr.: 12/2021, ANTRAG 3, Drucksachen-Nr. 4",
            &["Vorlage Nr.:", "ANTRAG", "Drucksachen-Nr."],
        );
        check(
            "A n t r a g N r . 04-F, AntragNr . : A0512/23",
            &["A n t r a g N r .", "AntragNr . :"],
        );
        check("Bebauungsplan Nr. 2132\nNr. 12/2021", &["Nr."]);
        check("Antragsteller, Vorlagenerstellung, Frageliste", &[]);
    }

    #[test]
    fn a_label_may_end_before_a_bracket_or_a_second_label() {
        let kind = |text: &str| label_before(text, text.len()).map(|it| it.kind);
        assert_eq!(kind("Kenntnisnahme (Drucksache Nr.: "), Some(None));
        assert_eq!(kind("Drucksache: GZ:\t"), Some(None));
        assert_eq!(kind("der Antrag ("), Some(Some(ReferenceKind::Motion)));
        assert_eq!(kind("der Antrag und "), None);
    }
}
