//! The word lists of the analysis, compiled in; see `lexicon/README.md`.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::fold::fold;

/// Words that never continue a word cut at a line end.
pub(crate) static AFTER_HYPHEN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/after_hyphen.tsv")).map(|it| it.0).collect());

/// What stands before `-in`, `-innen` in nouns for people, folded.
pub(crate) static FEMININE_BASES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/feminine_bases.tsv")).map(|it| fold(it.0)).collect()
});

/// Words in `-innen` that are no feminine plural, folded.
pub(crate) static INNEN_EXCEPTIONS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/innen_exceptions.tsv")).map(|it| Pattern::new(it.0)).collect()
});

/// Endings the stemmer fails on with the stem to use, longest first.
pub(crate) static STEM_OVERRIDES: LazyLock<Vec<(Pattern, &'static str)>> = LazyLock::new(|| {
    let mut res: Vec<_> = rows(include_str!("../lexicon/stem_overrides.tsv"))
        .map(|(form, rest)| (Pattern::new(form), rest.split('\t').next().unwrap_or_default()))
        .collect();
    res.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.ending.len()));
    res
});

/// Endings of words that are never taken apart, folded.
pub(crate) static ENDINGS_OF_WHOLE: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let forms = rows(include_str!("../lexicon/whole.tsv")).map(|it| it.0);
    forms.filter(|it| it.starts_with('*')).map(Pattern::new).collect()
});

/// A word, or every word with an ending.
pub(crate) struct Pattern {
    ending: &'static str,
    whole: bool,
}

impl Pattern {
    fn new(form: &'static str) -> Pattern {
        match form.strip_prefix('*') {
            Some(ending) => Pattern { ending, whole: false },
            None => Pattern { ending: form, whole: true },
        }
    }

    /// What stands before the ending, if the word matches.
    pub(crate) fn beginning<'w>(&self, word: &'w str) -> Option<&'w str> {
        word.strip_suffix(self.ending).filter(|it| !self.whole || it.is_empty())
    }
}

/// The rows of a list: first column and the rest.
fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|it| !it.starts_with('#')).filter_map(|it| it.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        for list in [
            include_str!("../lexicon/after_hyphen.tsv"),
            include_str!("../lexicon/feminine_bases.tsv"),
            include_str!("../lexicon/innen_exceptions.tsv"),
            include_str!("../lexicon/stem_overrides.tsv"),
        ] {
            let words: Vec<&str> = rows(list).map(|it| it.0).collect();
            assert!(!words.is_empty());
            assert!(words.is_sorted_by(|a, b| a < b), "{words:?}");
        }
    }

    #[test]
    fn patterns_are_folded() {
        for (pattern, stem) in STEM_OVERRIDES.iter() {
            assert_eq!(fold(pattern.ending), pattern.ending);
            assert_eq!(fold(stem), *stem);
        }
    }
}
