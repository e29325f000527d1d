//! Patterns that stay quick in German texts.
//!
//! A border between words (`\b`) depends on letters beyond ASCII. The engine's quick automaton gives up
//! at the first umlaut of a text with such a pattern, and what takes over is ten times slower. Most
//! texts match most patterns nowhere: so a text is first held against the pattern without its borders,
//! which matches wherever the pattern does and at more places, and can be decided by the automaton.

use std::ops::Deref;

use regex::{Captures, Match, Regex};

/// A pattern of the program.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    regex: Regex,
    /// Where this matches nowhere, the pattern does not either; `None` where it has no borders.
    sieve: Option<Regex>,
}

/// A pattern of the program, which a test run compiles.
///
/// # Panics
///
/// If it is no pattern: a mistake in this crate.
pub(crate) fn pattern(pattern: &str) -> Pattern {
    let regex = Regex::new(pattern).expect("patterns of this crate are well formed");
    // Without its borders a pattern may say nothing at all, or too much; then it is used as it is.
    let sieve = without_borders(pattern).and_then(|it| Regex::new(&it).ok());
    Pattern { regex, sieve }
}

/// What a pattern is without `\b`; `None` if it has none.
fn without_borders(pattern: &str) -> Option<String> {
    let mut res = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    while let Some(ch) = chars.next() {
        match (ch, chars.clone().next()) {
            ('\\', Some('b')) => {
                chars.next();
            }
            ('\\', Some(escaped)) => {
                chars.next();
                res.extend([ch, escaped]);
            }
            _ => res.push(ch),
        }
    }
    (res.len() < pattern.len()).then_some(res)
}

impl Pattern {
    /// Whether it matches somewhere.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.may_match(text) && self.regex.is_match(text)
    }

    /// The first match.
    pub(crate) fn find<'h>(&self, text: &'h str) -> Option<Match<'h>> {
        if self.may_match(text) { self.regex.find(text) } else { None }
    }

    /// The groups of the first match.
    pub(crate) fn captures<'h>(&self, text: &'h str) -> Option<Captures<'h>> {
        if self.may_match(text) { self.regex.captures(text) } else { None }
    }

    /// All matches that do not overlap.
    pub(crate) fn find_iter<'r, 'h>(
        &'r self,
        text: &'h str,
    ) -> impl Iterator<Item = Match<'h>> + use<'r, 'h> {
        self.may_match(text).then(|| self.regex.find_iter(text)).into_iter().flatten()
    }

    /// The groups of all matches that do not overlap.
    pub(crate) fn captures_iter<'r, 'h>(
        &'r self,
        text: &'h str,
    ) -> impl Iterator<Item = Captures<'h>> + use<'r, 'h> {
        self.may_match(text).then(|| self.regex.captures_iter(text)).into_iter().flatten()
    }

    fn may_match(&self, text: &str) -> bool {
        self.sieve.as_ref().is_none_or(|it| it.is_match(text))
    }
}

/// Everything else a pattern of the engine can do, without the sieve.
impl Deref for Pattern {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        &self.regex
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_are_left_out_of_the_sieve() {
        assert_eq!(without_borders(r"\b(?:Rat|Räte)\b\s\\b").unwrap(), r"(?:Rat|Räte)\s\\b");
        assert_eq!(without_borders(r"^Rat\s"), None);
    }

    #[test]
    fn the_sieve_changes_no_match() {
        let rat = pattern(r"\b(?<body>[Rr]at)\b");
        for (text, expected) in [
            ("Der Rat tagt, der Beirat nicht.", vec![4..7]),
            ("Fahrrad", vec![]),
            ("Vorrätig ist der Vorrat", vec![]),
            ("Rat für Rat", vec![0..3, 9..12]),
        ] {
            let found: Vec<_> = rat.find_iter(text).map(|it| it.range()).collect();
            assert_eq!(found, expected, "{text}");
            let groups = rat.captures_iter(text).map(|it| it["body"].len());
            assert_eq!(groups.count(), expected.len(), "{text}");
            assert_eq!(rat.find(text).map(|it| it.range()), expected.first().cloned(), "{text}");
            assert_eq!(rat.captures(text).is_some(), !expected.is_empty(), "{text}");
            assert_eq!(rat.is_match(text), !expected.is_empty(), "{text}");
        }
    }
}
