//! Concepts of the field, counted.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::document::Document;
use crate::lexicon::{column, rows};

/// A concept and where a paper names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TopicCount {
    pub(crate) id: &'static str,
    pub(crate) spans: Vec<Range<usize>>,
}

/// Counts the concepts of the thesaurus in a paper, most frequent first, then by id.
///
/// A term counts with its inflected endings and at the beginning or end of a compound
/// (`Migrationsbeirates`, `Sprachkursangebote`). Rule: `topic/term`.
///
/// # Source
///
/// `lexicon/topics.tsv`.
pub(crate) fn topics(document: &Document) -> Vec<TopicCount> {
    let folded = document.lower.replace(['\n', '\t'], " ");
    let mut spans: BTreeMap<&'static str, Vec<Range<usize>>> = BTreeMap::new();
    for found in TERMS.0.find_iter(&folded) {
        let id = TERMS.1[found.pattern().as_usize()];
        if is_word(&folded, found.range()) {
            spans.entry(id).or_default().push(found.range());
        }
    }
    let mut res: Vec<TopicCount> =
        spans.into_iter().map(|(id, spans)| TopicCount { id, spans }).collect();
    res.sort_by(|a, b| b.spans.len().cmp(&a.spans.len()).then(a.id.cmp(b.id)));
    res
}

/// Whether a term stands as a word of its own, with an ending.
fn is_word(text: &str, span: Range<usize>) -> bool {
    const ENDINGS: &[&str] =
        &["", "e", "en", "er", "ern", "es", "n", "s", "in", "innen", "*innen", ":innen"];
    let before = text[..span.start].chars().next_back();
    let rest = text[span.end..]
        .find(|it: char| !it.is_alphabetic() && it != '*' && it != ':')
        .unwrap_or(text.len() - span.end);
    let ending = text[span.end..span.end + rest].trim_end_matches([':', '*']);
    !before.is_some_and(char::is_alphanumeric) && ENDINGS.contains(&ending)
}

/// The terms in lower case, and the concept of each.
static TERMS: LazyLock<(AhoCorasick, Vec<&'static str>)> = LazyLock::new(|| {
    let mut terms: Vec<(String, &'static str)> = Vec::new();
    for row in rows(include_str!("../../lexicon/topics.tsv")) {
        let id = column(&row, 0);
        for term in row[2..].iter().flat_map(|it| it.split(',')) {
            // Abbreviations and short words are ordinary letters elsewhere.
            if term.chars().count() > 4 && !term.chars().all(char::is_uppercase) {
                terms.push((term.to_lowercase(), id));
            }
        }
    }
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(terms.iter().map(|it| it.0.as_str()))
        .expect("the terms are few");
    (automaton, terms.into_iter().map(|it| it.1).collect())
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_terms_with_their_endings() {
        let document = Document::of(
            "Der Migrationsbeirat und die Migrationsbeiräte; des Migrationsbeirates, ein Runder Tisch",
        );
        let got: Vec<(&str, usize)> =
            topics(&document).iter().map(|it| (it.id, it.spans.len())).collect();
        assert_eq!(got, [("integrationsgremium", 2), ("runder_tisch", 1)]);
        assert!(topics(&Document::of("Systemintegration, Datenmigration")).is_empty());
    }
}
