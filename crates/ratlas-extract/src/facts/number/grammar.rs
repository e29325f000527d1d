//! How numbers of papers are written in any city.

use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::number_labels::Label;
use crate::pattern::{Pattern, pattern};

/// The number a text begins with, with its versions: `20-26 / B 01322`, `FB 56/0590/WP18`.
pub(super) fn number_at(text: &str, start: usize) -> Option<Range<usize>> {
    /// The longest number with all its versions.
    const NUMBER_BYTES: usize = 64;
    let until = text.floor_char_boundary((start + NUMBER_BYTES).min(text.len()));
    let found = NUMBER.find(&text[start..until])?;
    let words = found.as_str().trim_end_matches(['.', '-', '–', '/', ' ', '(']);
    let span = start..start + words.len();
    // "12/2021er" and a number cut in the middle are none.
    let goes_on = text[span.end..].starts_with(|it: char| it.is_alphanumeric());
    (!goes_on).then_some(span)
}

/// The number as it is compared: no blanks, every dash a hyphen.
pub(super) fn normalized(number: &str) -> String {
    number.split_whitespace().collect::<String>().replace(['–', '—', '\u{2010}', '\u{2011}'], "-")
}

/// Whether each letter stands by itself: `0 1 4 8 / V I`.
pub(super) fn is_spaced(number: &str) -> bool {
    let mut letters = number.split(' ');
    number.contains(' ') && letters.all(|it| it.chars().count() == 1)
}

/// Whether words behind a label can be the number of a paper.
pub(super) fn is_plausible(text: &str, label: &Label, span: &Range<usize>) -> bool {
    let words = &text[span.clone()];
    let n_digits = words.bytes().filter(u8::is_ascii_digit).count();
    let bare = n_digits == words.len();
    let told = label.numbered || label.colon;
    let behind = &text[span.end..];
    // "Antrag Nr. 61 der SPD-Fraktion vom 04.03.2020" is a number however short.
    if bare && label.numbered && label.kind.is_some() && OF_WHOM.is_match(behind) {
        return true;
    }
    // Three digits tell a number from an item, `Nr.` a number from a year or a count.
    n_digits >= 3
        && (!bare || (label.numbered && n_digits <= 8))
        && (label.numbered || !is_year_pair(words))
        && (told || !is_month(words))
        && !UNIT.is_match(behind)
}

/// Whether words are a number on their own strength: a serial and a year or a term.
pub(super) fn is_strong(words: &str) -> bool {
    STRONG.is_match(words) && !is_year_pair(words)
}

/// Two years that follow each other: a budget or a school year.
pub(super) fn is_year_pair(words: &str) -> bool {
    let mut years = words.split(['/', '-', '–']).map(|it| it.trim().parse::<u32>());
    match (years.next(), years.next(), years.next()) {
        (Some(Ok(first)), Some(Ok(second)), None) => {
            (1900..2100).contains(&first) && (second == first + 1 || second == (first + 1) % 100)
        }
        _ => false,
    }
}

/// `06/2020`: a month, where nothing says otherwise.
fn is_month(words: &str) -> bool {
    let Some((month, year)) = words.split_once('/') else { return false };
    let number = |it: &str| it.parse::<u32>().unwrap_or_default();
    month.len() <= 2 && (1..=12).contains(&number(month)) && (1900..2100).contains(&number(year))
}

static OF_WHOM: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^\s(?:der|des|von)\s[^\n.;:]{3,60}\svom\s\d"));

static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    let letters = r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,4}";
    // `FB 56/`, `VO/`, `StVV - AT `, `B-`, `GD `; a word and a blank alone may be anything.
    let prefix = format!(
        r"(?:{letters}\s[-–]\s[A-Z]{{1,3}}\s{{1,2}}|(?:[A-Z]{{1,3}}\s?\d{{1,2}}|{letters})(?:/|[-–])|[A-ZÄÖÜ]{{1,3}}\s|[A-Z][a-z][A-Z]{{1,2}}\s|[A-ZÄÖÜ]{{1,3}})"
    );
    let sub = r"(?:\s?/\s?|[-–]|-\s|\.)(?:\d{1,8}[A-Z]{0,2}\d{0,2}|[A-Z]{1,4}\s\d{3,6}|[A-ZÄÖÜ]{1,4}\d{0,2}|Info)\b";
    let version = r"(?:\s?\((?:neu|NEU|ÄA|SN|Neufassung|Ergänzung|[IVX]{1,5})\)(?:[0-9]{2})?|\s(?:Neufassung|Ergänzung|[NEFS][0-9])\b|\s\d{1,2}\.\s(?:Ergänzung|Neufassung)\b)";
    let shapes = [
        r"\d{2}\s?[-–]\s?\d{2}\s?/\s?[A-Z]\s?\d{3,5}".to_owned(),
        r"[IVX]{1,6}[-–][A-Za-zÄÖÜ]{1,4}[-–]\d{4,5}(?:[-–][A-Za-zÄÖÜ]{2,4}[-–]\d{1,3})*".to_owned(),
        r"\d{2}/SVV/\d{4}(?:-\d{1,2})?".to_owned(),
        r"\d{2}-[A-Z]-\d{2}-\d{4}".to_owned(),
        r"\d(?:\s\d){2,5}\s/\s(?:[IVX](?:\s[IVX]){0,4}|\d(?:\s\d){1,3})".to_owned(),
        r"[A-Za-z]{0,6}\d{1,4}-\d{1,3}\s?\([IVX]{1,6}\)\s?\d{2}".to_owned(),
        r"\d{1,5}/20\d{2}-20\d{2}(?:/\d{1,2})?".to_owned(),
        format!(r"{prefix}?(?:[IVX]{{1,6}}[-/])?\d{{1,8}}(?:{sub}){{0,4}}{version}?"),
        format!(r"[IVX]{{1,6}}/(?:[A-Z]\s?)?\d{{3,5}}{version}?"),
    ];
    pattern(&format!("^(?:{})", shapes.join("|")))
});

static STRONG: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:[A-ZÄÖÜ]{1,4}[/-])?(?:20\d{2}/\d{3,5}|\d{2}/\d{3,5}|\d{3,5}/(?:20\d{2}|\d{2})|\d{2}-\d{4,5}|\d{5}-\d{2}|\d{2}/[A-Z]{2,4}/\d{3,5}|[IVX]{1,6}/20\d{2}/\d{4,5}|[IVX]{1,6}-[A-Z]{1,4}-\d{4,5}|\d{2}-\d{2}/[A-Z]\d{5})(?:[-/.](?:\d{1,3}|[A-Z]{1,4}\d{0,2}))*$",
    )
});

/// What makes a number a count, a sum, a time or a date.
static UNIT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:[.,]\d|\s?(?:€|%|Euro\b|EUR\b|Uhr\b|Prozent\b|Mio\b|Tsd\b|Seiten?\b|Jahren?\b|Mitglieder|Personen\b|Stimmen\b|Kinder|Plätze))",
    )
});
