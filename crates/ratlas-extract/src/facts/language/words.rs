//! Languages in Latin letters, told by their words of grammar.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lexicon::{column, rows};

/// What the list says of one language.
struct Language {
    code: &'static str,
    heads: Vec<String>,
    letters: &'static str,
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    rows(include_str!("../../../lexicon/languages.tsv"))
        .map(|row| Language {
            code: column(&row, 0),
            heads: column(&row, 1).split(',').map(str::to_lowercase).collect(),
            letters: row.get(3).copied().unwrap_or_default(),
        })
        .collect()
});

/// The languages that a word of grammar belongs to, by their place in the list.
static GRAMMAR: LazyLock<BTreeMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut res: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (idx, row) in rows(include_str!("../../../lexicon/languages.tsv")).enumerate() {
        for word in column(&row, 2).split(',') {
            res.entry(word).or_default().push(idx);
        }
    }
    res
});

/// The heads of passages in other scripts.
const OTHER_HEADS: &[(&str, &str)] = &[
    ("русский", "ru"),
    ("на русском", "ru"),
    ("russisch", "ru"),
    ("українська", "uk"),
    ("українською", "uk"),
    ("ukrainisch", "uk"),
    ("العربية", "ar"),
    ("عربي", "ar"),
    ("arabisch", "ar"),
    ("فارسی", "fa"),
    ("persisch", "fa"),
    ("farsi", "fa"),
    ("ελληνικά", "el"),
    ("български", "bg"),
];

/// The language that a line names as the head of a passage: `Türkçe`, `English version:`.
pub(super) fn head(line: &str) -> Option<&'static str> {
    /// No head is longer.
    const HEAD_BYTES: usize = 48;
    let line = line.trim();
    if line.len() > HEAD_BYTES || line.is_empty() {
        return None;
    }
    let bare = line.trim_matches(|it: char| !it.is_alphabetic()).to_lowercase();
    let parts = || bare.split(['/', '(', '|', '–']).map(str::trim);
    let known = |part: &str| {
        let listed = LANGUAGES.iter().find(|it| it.heads.iter().any(|it| it == part));
        let other = OTHER_HEADS.iter().find(|it| it.0 == part).map(|it| it.1);
        listed.map(|it| it.code).or(other)
    };
    parts().find_map(|it| known(it.trim_end_matches(')')))
}

/// The language most words of grammar belong to; `None` if there are few or two languages share
/// them.
pub(super) fn language(text: &str, head: Option<&'static str>) -> Option<&'static str> {
    /// Of a text at least one word in so many is one of grammar.
    const WORDS_PER_HIT: usize = 9;
    const LEAST_HITS: usize = 4;
    const LEAST_HEADED: usize = 2;
    const LONGEST_BYTES: usize = 14;
    /// So many words tell.
    const MOST_WORDS: usize = 60;
    let mut hits = vec![0_usize; LANGUAGES.len()];
    let mut n_words = 0;
    for word in
        text.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty()).take(MOST_WORDS)
    {
        n_words += 1;
        // Words of grammar are short, but for one Romanian.
        if word.len() > LONGEST_BYTES {
            continue;
        }
        for idx in GRAMMAR.get(word.to_lowercase().as_str()).into_iter().flatten() {
            hits[*idx] += 1;
        }
    }
    let best = (0..hits.len()).max_by_key(|it| (hits[*it], std::cmp::Reverse(*it)))?;
    let second = (0..hits.len()).filter(|it| *it != best).map(|it| hits[it]).max().unwrap_or(0);
    let code = LANGUAGES[best].code;
    // Letters that no other language has settle what words leave open, but names have them too.
    let own = text.chars().filter(|it| LANGUAGES[best].letters.contains(*it)).count();
    let clear = hits[best] > second + 1 || hits[best] > second && (own > 1 || head == Some(code));
    let least = if head == Some(code) || code == "de" { LEAST_HEADED } else { LEAST_HITS };
    (clear && hits[best] >= least && hits[best] * WORDS_PER_HIT >= n_words).then_some(code)
}
