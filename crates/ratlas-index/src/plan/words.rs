//! A word as it stands, and its parts.

use ratlas_german::{Word, each_word};

use super::{Asked, Need, PhraseWord, PrintedTerm, Way, WayKind};
use crate::ranking::Weights;

/// The analysis of one word of a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Analysed {
    /// As typed.
    pub(crate) text: String,
    pub(crate) stem: String,
    pub(crate) printed: String,
    /// Stems of the smallest parts; none if it is no compound.
    pub(crate) leaves: Vec<String>,
}

/// The words of a text.
pub(crate) fn analysed(text: &str) -> Vec<Analysed> {
    let mut res = Vec::new();
    each_word(text, |word| {
        let last = |terms: &[String]| terms.last().cloned().unwrap_or_default();
        res.push(Analysed {
            text: text[word.span.clone()].to_owned(),
            stem: last(word.stemmed),
            printed: last(word.exact),
            leaves: leaves(&word),
        });
    });
    res
}

/// The smallest parts: of the analysis, else those between hyphens.
fn leaves(word: &Word<'_>) -> Vec<String> {
    let hyphened = || &word.stemmed[..word.stemmed.len().saturating_sub(1)];
    let leaves = if word.leaves.is_empty() { hyphened() } else { word.leaves };
    let mut res = Vec::new();
    for leaf in leaves {
        if !res.contains(leaf) && word.stemmed.last() != Some(leaf) {
            res.push(leaf.clone());
        }
    }
    res
}

impl Analysed {
    pub(crate) fn printed_term(&self) -> PrintedTerm {
        PrintedTerm { term: self.printed.clone(), stem: self.stem.clone() }
    }

    /// The word in any form, its parts, and a little for the form as typed.
    pub(crate) fn ways(&self, weights: &Weights) -> Vec<Way> {
        let way = |kind, need, weight| Way { kind, found: self.text.clone(), need, weight };
        let mut res = vec![way(WayKind::Whole, Need::Stem(self.stem.clone()), 1.0)];
        if self.leaves.len() > 1 {
            let weight = parts_weight(self.leaves.len(), weights);
            let found = parts_of(&self.text, &self.leaves);
            res.push(Way { kind: WayKind::Parts, found, need: self.all_parts(), weight });
        }
        let printed = Need::Printed(self.printed_term());
        res.push(way(WayKind::Printed, printed, weights.printed));
        res
    }

    pub(crate) fn all_parts(&self) -> Need {
        Need::All(self.leaves.iter().cloned().map(Need::Stem).collect())
    }

    /// Only the word as typed.
    pub(crate) fn as_typed(&self) -> Way {
        let need = Need::Printed(self.printed_term());
        Way { kind: WayKind::Whole, found: self.text.clone(), need, weight: 1.0 }
    }

    pub(crate) fn asked(&self, ways: Vec<Way>) -> Asked {
        Asked { text: self.text.clone(), ways, place: None, optional: true }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a word has few parts")]
fn parts_weight(n_parts: usize, weights: &Weights) -> f32 {
    weights.parts / n_parts as f32 + weights.part
}

/// The parts of a compound for people: `Integration … Beirat`.
fn parts_of(text: &str, leaves: &[String]) -> String {
    let letters: Vec<char> = text.chars().collect();
    // As in stems: lower case, umlauts without their marks, a letter for a letter.
    let plain: Vec<char> = letters.iter().map(|it| plain(*it)).collect();
    let mut parts = Vec::new();
    let mut at = 0;
    for leaf in leaves {
        let stem: Vec<char> = leaf.chars().collect();
        let found = (at..plain.len()).find(|it| plain[*it..].starts_with(&stem));
        let part = match found {
            Some(start) => {
                at = start + stem.len();
                letters[start..at].iter().collect()
            }
            None => leaf.clone(),
        };
        parts.push(capitalised(&part));
    }
    parts.join(" … ")
}

fn plain(it: char) -> char {
    match it {
        'ä' | 'Ä' => 'a',
        'ö' | 'Ö' => 'o',
        'ü' | 'Ü' => 'u',
        other => other.to_ascii_lowercase(),
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first: String = chars.next().map(|it| it.to_uppercase().collect()).unwrap_or_default();
    first + &chars.as_str().to_lowercase()
}

/// Words in their order, as printed.
pub(crate) fn phrase(text: &str) -> Vec<PhraseWord> {
    let word = |(offset, it): (usize, Analysed)| PhraseWord {
        offset,
        forms: vec![it.printed],
        stem: it.stem,
    };
    analysed(text).into_iter().enumerate().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_as_they_were_typed() {
        let shown = |text: &str, leaves: &[&str]| {
            parts_of(text, &leaves.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>())
        };
        let board = shown("Integrationsbeirat", &["integration", "beirat"]);
        assert_eq!(board, "Integration … Beirat");
        assert_eq!(shown("AUSLÄNDERBEIRAT", &["auslander", "beirat"]), "Ausländer … Beirat");
        assert_eq!(shown("Häuserbau", &["haus", "bau"]), "Häus … Bau");
        assert_eq!(shown("ab", &["xyz", "ab"]), "Xyz … Ab");
    }
}
