//! Words that say nothing of a matter, and how common others are in council papers.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ratlas_german::each_word;

/// Stems of words without a matter: function words, greetings, the genre, parties.
static NO_MATTER: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = rows(include_str!("../../lexicon/no_matter.tsv")).map(|it| it.0);
    words.flat_map(stems).collect()
});

/// The share of council papers that hold a common noun, by stem; of several forms the largest.
static SHARES: LazyLock<HashMap<String, f32>> = LazyLock::new(|| {
    let mut res: HashMap<String, f32> = HashMap::new();
    for (word, papers) in rows(include_str!("../../lexicon/frequent_nouns.tsv")) {
        let share = papers.parse::<f32>().unwrap_or_default() / PAPERS;
        for stem in stems(word) {
            let known = res.entry(stem).or_default();
            *known = known.max(share);
        }
    }
    res
});

/// The list counts papers of so many.
const PAPERS: f32 = 10_000.0;

/// The share of a word that is not on the list: the list ends at three of a hundred, and most words
/// are far rarer.
const RARE: f32 = 0.002;

/// Whether a stem says nothing of any matter.
pub(super) fn is_silent(stem: &str) -> bool {
    stem.chars().count() < MIN_LETTERS
        || stem.contains(|it: char| it.is_ascii_digit())
        || NO_MATTER.contains(stem)
}

/// Shorter stems are abbreviations and pieces.
const MIN_LETTERS: usize = 3;

/// The share of council papers, of any city and on any matter, that hold a stem.
pub(super) fn usual_share(stem: &str) -> f32 {
    SHARES.get(stem).copied().unwrap_or(RARE)
}

/// The stems of a word and of the parts a hyphen joins.
pub(super) fn stems(text: &str) -> Vec<String> {
    let mut res = Vec::new();
    each_word(text, |word| res.extend(word.stemmed.last().cloned()));
    res
}

fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|it| !it.starts_with('#')).filter_map(|it| it.split_once('\t'))
}
