//! Words that every paper holds.

use std::collections::HashSet;
use std::sync::LazyLock;

static STOP_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../lexicon/stop_words.tsv").lines();
    rows.filter(|it| !it.starts_with('#') && !it.is_empty()).collect()
});

/// Whether a folded word says nothing about what a paper is about.
pub(crate) fn is_stop_word(printed: &str) -> bool {
    STOP_WORDS.contains(printed)
}

#[cfg(test)]
mod tests {
    #[test]
    fn stop_words_are_sorted_unique_and_folded() {
        let rows = include_str!("../../lexicon/stop_words.tsv").lines();
        let words: Vec<&str> = rows.filter(|it| !it.starts_with('#')).collect();
        assert!(words.is_sorted_by(|one, other| one < other));
        assert!(words.iter().all(|it| ratlas_german::fold(it) == *it));
    }
}
