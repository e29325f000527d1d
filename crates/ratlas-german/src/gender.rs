//! Gendered forms: `Migrant*innen`, `MigrantInnen`, `Bürger(innen)`, `Lehrerin`.
//!
//! A form is taken apart into its base, its suffix and, for inner forms, the rest
//! (`Ausländer|*innen|behörde`). What the parts become as terms is decided in [`crate::forms`].

use std::ops::Range;

use crate::fold::fold;
use crate::lists::{FEMININE_BASES, INNEN_EXCEPTIONS};

/// A run of letters and digits with the gender suffix it carries, as byte ranges of the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    /// The word without its suffix; the whole run if there is none.
    pub(crate) base: Range<usize>,
    /// The letters of the suffix, without the marker: `innen`, `in`, `r`. Empty if there is none.
    pub(crate) suffix: Range<usize>,
    /// What follows the suffix within the word.
    pub(crate) rest: Range<usize>,
    /// Where the element ends, closing bracket included.
    pub(crate) end: usize,
}

/// How far a marker is trusted to be one of gender.
#[derive(Clone, Copy, PartialEq)]
enum Trust {
    /// Nothing else is written like this.
    Sure,
    /// Told by a capital in front or a known base.
    Likely,
    /// Only behind a known base.
    Known,
}

/// Markers with the bracket that must follow the suffix; longer ones first.
const MARKERS: [(&str, &str, Trust); 11] = [
    ("*", "", Trust::Sure),
    ("_", "", Trust::Sure),
    ("·", "", Trust::Sure),
    ("•", "", Trust::Sure),
    (":", "", Trust::Likely),
    ("/-", "", Trust::Likely),
    ("-/", "", Trust::Likely),
    ("/", "", Trust::Likely),
    ("(-", ")", Trust::Likely),
    ("(", ")", Trust::Likely),
    ("-", "", Trust::Known),
];

/// The shortest base of a form: `Arzt`, `Rat` have more, `IT-in` and `a*in` are none.
const MIN_BASE_CHARS: usize = 3;

/// Reads the element that begins with the run of letters and digits at `run`.
pub(crate) fn element(text: &str, run: Range<usize>) -> Element {
    let plain = Element {
        base: run.clone(),
        suffix: run.end..run.end,
        rest: run.end..run.end,
        end: run.end,
    };
    let marked = match text.as_bytes().get(run.end) {
        Some(b'*' | b'_' | b':' | b'/' | b'(' | b'-' | 0xC2 | 0xE2) => marked(text, &run),
        _ => None,
    };
    marked.or_else(|| inner_capital(text, &run)).unwrap_or(plain)
}

/// Reads a suffix behind a marker.
fn marked(text: &str, run: &Range<usize>) -> Option<Element> {
    let (marker, closing, trust) =
        *MARKERS.iter().find(|(marker, ..)| text[run.end..].starts_with(marker))?;
    let base = &text[run.clone()];
    let start = run.end + marker.len();
    let letters = run_end(text, start);
    let length = suffix_length(base, &text[start..letters], trust)?;
    let suffix = start..start + length;
    let rest_start = match closing {
        "" => suffix.end,
        _ => suffix.end + text[suffix.end..].strip_prefix(closing).map(|_| closing.len())?,
    };
    let rest = rest_start..run_end(text, rest_start);
    // Only the plural stands inside words; `r` and `in` would be the beginning of another word.
    if !rest.is_empty() && length < "innen".len() {
        return None;
    }
    Some(Element { base: run.clone(), suffix, end: rest.end, rest })
}

/// The length of the gender suffix `letters` begin with, if the base may carry it.
fn suffix_length(base: &str, letters: &str, trust: Trust) -> Option<usize> {
    let long_enough = base.chars().nth(MIN_BASE_CHARS - 1).is_some();
    if !long_enough || !base.chars().all(char::is_alphabetic) {
        return None;
    }
    let known = || is_base(&fold(base));
    // `Außen/Innen` are two words.
    let likely = || base.starts_with(char::is_uppercase) && letters.starts_with('i');
    if letters.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("innen")) {
        let fits = trust == Trust::Sure || known() || (trust == Trust::Likely && likely());
        return fits.then_some(5);
    }
    if letters.eq_ignore_ascii_case("in") {
        return (trust == Trust::Sure || known()).then_some(2);
    }
    let article = matches!(letters, "r" | "n" | "s") && base.ends_with('e');
    (article && trust != Trust::Known).then_some(1)
}

/// Reads a suffix told by its capital: `MigrantInnen`, `BürgerIn`, `AusländerInnenbehörde`.
fn inner_capital(text: &str, run: &Range<usize>) -> Option<Element> {
    let word = &text[run.clone()];
    // Nearly no word holds a capital inside, and every word comes by here.
    let may_hold = word.len() > MIN_BASE_CHARS && word.as_bytes()[MIN_BASE_CHARS..].contains(&b'I');
    if !may_hold || word.len() > MAX_BASE_BYTES * 2 {
        return None;
    }
    let at = word.match_indices("In").map(|it| it.0).find(|at| {
        let before = word[..*at].chars().next_back();
        before.is_some_and(char::is_lowercase)
            && word[..*at].chars().nth(MIN_BASE_CHARS - 1).is_some()
    })?;
    let (base, tail) = word.split_at(at);
    let length = if tail.starts_with("Innen") { 5 } else { 2 };
    let rest_empty = tail.len() == length;
    let fits = match (length, rest_empty) {
        (5, true) => base.starts_with(char::is_uppercase) || is_base(&fold(base)),
        (5, false) | (2, true) => is_base(&fold(base)),
        _ => false,
    };
    let suffix = run.start + at..run.start + at + length;
    let base = run.start..suffix.start;
    fits.then_some(Element { base, rest: suffix.end..run.end, suffix, end: run.end })
}

/// The end of the run of letters and digits at `start`.
pub(crate) fn run_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let ascii = rest.bytes().position(|it| !it.is_ascii_alphanumeric()).unwrap_or(rest.len());
    match rest.as_bytes().get(ascii) {
        Some(byte) if !byte.is_ascii() => {
            let after = &rest[ascii..];
            start + ascii + after.find(|it| !in_word(it)).unwrap_or(after.len())
        }
        _ => start + ascii,
    }
}

fn in_word(it: char) -> bool {
    it.is_alphanumeric() || unicode_normalization::char::is_combining_mark(it)
}

/// Longer words are not looked up as bases; the longest of the list has half as many.
const MAX_BASE_BYTES: usize = 64;

/// The shortest base that counts at the end of a longer word: `Amts|ärzt` yes, `Kauf|pat` no.
const MIN_ENDING_BYTES: usize = 5;

/// Whether a folded word, or its ending, is the base of a noun for people.
pub(crate) fn is_base(word: &str) -> bool {
    if word.len() > MAX_BASE_BYTES {
        return false;
    }
    FEMININE_BASES.contains(word)
        || word
            .char_indices()
            .filter(|(at, _)| word.len() - at >= MIN_ENDING_BYTES)
            .any(|(at, _)| FEMININE_BASES.contains(&word[at..]))
}

/// The masculine base of a plain feminine form, folded on both sides: `migrantinnen` → `migrant`.
///
/// The plural is told by its ending, the singular (`in`) only by a known base: `Termin`, `Berlin`.
pub(crate) fn masculine(word: &str) -> Option<&str> {
    if let Some(base) = word.strip_suffix("innen") {
        let long_enough = base.chars().nth(MIN_BASE_CHARS - 1).is_some();
        return (long_enough && !is_gutter(base) && !is_exception(word)).then_some(base);
    }
    word.strip_suffix("in").filter(|base| is_base(base))
}

fn is_exception(word: &str) -> bool {
    INNEN_EXCEPTIONS.iter().any(|it| it.beginning(word).is_some())
}

/// Whether what stands before `innen` ends like `Dachr-innen`, not like `Autor-innen`.
fn is_gutter(base: &str) -> bool {
    let mut last = base.chars().rev();
    last.next() == Some('r')
        && !last.next().is_some_and(|it| "aeiouy".contains(it))
        && !base.ends_with("herr")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_feminine_from_other_words() {
        for (word, base) in [
            ("migrantinnen", Some("migrant")),
            ("buergerinnen", Some("buerger")),
            ("franzoesinnen", Some("franzoes")),
            ("autorinnen", Some("autor")),
            ("bauherrinnen", Some("bauherr")),
            ("projektleiterin", Some("projektleiter")),
            ("aerztin", Some("aerzt")),
            ("zurueckgewinnen", None),
            ("beginnen", None),
            ("dachrinnen", None),
            ("spurrinnen", None),
            ("drinnen", None),
            ("gerinnen", None),
            ("termin", None),
            ("berlin", None),
        ] {
            assert_eq!(masculine(word), base, "{word}");
        }
    }
}
