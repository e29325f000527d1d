//! Patterns that stay quick in German texts.
//!
//! A border between words (`\b`) depends on letters beyond ASCII. The engine's quick automaton gives up
//! at the first umlaut of a text with such a pattern, and what takes over is ten times slower. Most
//! texts match most patterns nowhere: so a text is first held against the pattern without its borders,
//! which matches wherever the pattern does and at more places, and can be decided by the automaton.
//!
//! They stay small, too: `\p{L}` knows the letters of all scripts, which take hundreds of states each
//! time. Papers are read for Latin ones; with these alone all patterns take a third of the memory.

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
    let pattern = latin(pattern);
    let regex = Regex::new(&pattern).expect("patterns of this crate are well formed");
    // Without its borders a pattern may say nothing at all, or too much; then it is used as it is.
    let sieve = without_borders(&pattern).and_then(|it| Regex::new(&it).ok());
    Pattern { regex, sieve }
}

/// What is meant by letters: those of Latin scripts, up to the second and the additional extension.
const LATIN: &str = r"[\x00-\u{24F}\u{1E00}-\u{1EFF}]";

/// A pattern whose letters are those of Latin scripts, and whose digits are ASCII.
pub(crate) fn latin(pattern: &str) -> String {
    rewritten(pattern, |escaped, rest| match escaped {
        'p' if rest.starts_with("{L") => {
            let end = rest.find('}')? + 1;
            Some((format!(r"[\p{}&&{LATIN}]", &rest[..end]), end))
        }
        'w' => Some((format!(r"[\w&&{LATIN}]"), 0)),
        'd' => Some(("[0-9]".to_owned(), 0)),
        _ => None,
    })
}

/// What a pattern is without `\b`; `None` if it has none.
fn without_borders(pattern: &str) -> Option<String> {
    let res = rewritten(pattern, |escaped, _| (escaped == 'b').then(|| (String::new(), 0)));
    (res.len() < pattern.len()).then_some(res)
}

/// A pattern with other words for some escapes: `replace` is given the letter behind the backslash and
/// what follows, and gives the new words and how many bytes of what follows they stand for.
fn rewritten(pattern: &str, replace: impl Fn(char, &str) -> Option<(String, usize)>) -> String {
    let mut res = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find('\\') {
        res.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let Some(escaped) = behind.chars().next() else { break };
        let behind = &behind[escaped.len_utf8()..];
        let (words, len) = replace(escaped, behind).unwrap_or_else(|| (format!("\\{escaped}"), 0));
        res.push_str(&words);
        rest = &behind[len..];
    }
    res.push_str(rest);
    res
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
    fn classes_are_latin() {
        let name = pattern(r"^[\p{Lu}\d]\p{Ll}+(?:[^\p{L}]|$)");
        for (text, expected) in
            [("Şahin", true), ("Ödön ", true), ("1a-", true), ("Иван", false), ("٣a", false)]
        {
            assert_eq!(name.is_match(text), expected, "{text}");
        }
        assert_eq!(latin(r"\\p{L}\("), r"\\p{L}\(");
    }

    #[test]
    fn the_sieve_changes_no_match() {
        let rat = pattern(r"\b(?<body>[Rr]at)\b");
        for (text, expected) in [
            ("Der Rat tagt, der Beirat nicht.", vec![4]),
            ("Fahrrad", vec![]),
            ("Vorrätig ist der Vorrat", vec![]),
            ("Rat für Rat", vec![0, 9]),
        ] {
            let found: Vec<_> = rat.find_iter(text).map(|it| it.start()).collect();
            assert_eq!(found, expected, "{text}");
            let groups = rat.captures_iter(text).map(|it| it["body"].len());
            assert_eq!(groups.count(), expected.len(), "{text}");
            assert_eq!(rat.find(text).map(|it| it.start()), expected.first().copied(), "{text}");
            assert_eq!(rat.captures(text).is_some(), !expected.is_empty(), "{text}");
            assert_eq!(rat.is_match(text), !expected.is_empty(), "{text}");
        }
    }
}
