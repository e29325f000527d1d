//! How much of a matter a text holds, and where.

use std::collections::HashMap;

use ratlas_german::each_word;

use super::terms::MatterTerms;
use crate::marks::{Mark, Marks};
use crate::prepared;
use crate::snippet::{self, Snippet};

/// The words of a matter that a text holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Held {
    /// The part of the matter's weight, 0 to 1.
    pub share: f32,
    /// How many of its words.
    pub n_words: usize,
    /// The words as the text prints them, weightiest first, each once; without those that weigh least.
    pub words: Vec<String>,
}

/// A word of a smaller part of the weight of the weightiest one counts, but tells nobody why.
const TELLING: f32 = 0.15;

impl MatterTerms {
    /// How much of the matter a text holds.
    #[must_use]
    pub fn held(&self, text: &str) -> Held {
        let places: HashMap<&str, usize> =
            self.terms.iter().enumerate().map(|(place, it)| (it.stem.as_str(), place)).collect();
        let mut found: Vec<Option<String>> = vec![None; self.terms.len()];
        each_word(text, |word| {
            for stem in prepared::stems(&word) {
                if let Some(place) = places.get(stem.as_str())
                    && found[*place].is_none()
                {
                    found[*place] = Some(snippet::on_one_line(&text[word.span.clone()]));
                }
            }
        });
        let total: f32 = self.terms.iter().map(|it| it.weight).sum();
        let held = self.terms.iter().zip(&found).filter(|it| it.1.is_some());
        let held: f32 = held.map(|it| it.0.weight).sum();
        let n_words = found.iter().flatten().count();
        let least = self.terms.first().map_or(0.0, |it| it.weight) * TELLING;
        let telling = self.terms.iter().zip(found).filter(|it| it.0.weight >= least);
        let mut words: Vec<String> = Vec::new();
        for word in telling.filter_map(|it| it.1) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Held { share: if total > 0.0 { held / total } else { 0.0 }, n_words, words }
    }

    /// The part of a page with most of the matter, its words marked.
    #[must_use]
    pub fn passage(&self, page_text: &str, max_chars: usize) -> Snippet {
        let mut marks = Marks { n_parts: self.terms.len(), ..Marks::default() };
        for (idx, term) in self.terms.iter().enumerate() {
            marks.add_stem(&term.stem, Mark { part: idx + 1, weak: term.is_part });
        }
        snippet::snippet(&marks, page_text, max_chars)
    }
}
