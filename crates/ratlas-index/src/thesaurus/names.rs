//! When two names are the same words.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::{each_word, fold};

/// A word of a question or a name that counts: small words do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content<'t> {
    /// What must be equal.
    pub(crate) stem: String,
    /// As typed.
    pub(crate) typed: &'t str,
    /// The words of the question it stands for, by their place among the words given.
    pub(crate) words: Range<usize>,
}

/// Words that names may be written with or without, folded.
static LOOSE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let list = include_str!("../../lexicon/loose_words.tsv");
    list.lines().filter(|it| !it.starts_with('#')).collect()
});

/// The words that count. The two forms of `Migrantinnen und Migranten` count as one.
pub(crate) fn content<'t>(words: &[&'t str]) -> Vec<Content<'t>> {
    let mut res: Vec<Content<'t>> = Vec::new();
    for (idx, text) in words.iter().enumerate() {
        each_word(text, |word| {
            let (Some(stem), Some(exact)) = (word.stemmed.last(), word.exact.last()) else {
                return;
            };
            match res.last_mut() {
                _ if LOOSE.contains(exact.as_str()) => {}
                Some(last) if last.stem == *stem => last.words.end = idx + 1,
                _ => res.push(Content {
                    stem: stem.clone(),
                    typed: &text[word.span],
                    words: idx..idx + 1,
                }),
            }
        });
    }
    res
}

/// The stems of a name that count.
pub(crate) fn stems(name: &str) -> Vec<String> {
    content(&[name]).into_iter().map(|it| it.stem).collect()
}

/// How many letters all forms of a word share: `Rat` and `Räte` no more than these.
const SHARED_LETTERS: usize = 3;

/// The letters all forms of a word begin with, in any spelling of umlauts.
///
/// Cheap: it tells which names need not be looked at.
pub(crate) fn beginning(word: &str) -> String {
    let mut res = String::new();
    let mut n_letters = 0;
    let mut after_vowel = false;
    let letters = word.chars().flat_map(char::to_lowercase).filter(|it| it.is_alphanumeric());
    for letter in letters {
        let plain = match letter {
            'e' if after_vowel => continue,
            'ä' => 'a',
            'ö' => 'o',
            'ü' => 'u',
            'ß' => 's',
            other => other,
        };
        after_vowel = matches!(plain, 'a' | 'o' | 'u');
        res.push(plain);
        n_letters += 1;
        if n_letters == SHARED_LETTERS {
            break;
        }
    }
    res
}

/// The beginning of the first word of a name that counts; empty if none does.
pub(crate) fn first_beginning(name: &str) -> String {
    let words = name.split_whitespace().map(|it| it.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut counting = words.filter(|it| !it.is_empty() && !LOOSE.contains(fold(it).as_str()));
    counting.next().map(beginning).unwrap_or_default()
}

/// Whether a name is written in capitals alone, so that it is one only when typed in capitals.
pub(crate) fn is_capitals(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}
