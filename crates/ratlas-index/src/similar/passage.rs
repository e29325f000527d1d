//! How much of a matter a text holds, and where.

use std::collections::{BTreeSet, HashMap};

use ratlas_german::{Word, each_word};

use super::terms::MatterTerms;
use crate::snippet::{self, PageWord, Snippet};

/// The words of a matter that a text holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Held {
    /// The part of the matter's weight, 0 to 1.
    pub share: f32,
    /// The words as the text prints them, weightiest first, each stem once.
    pub words: Vec<String>,
}

impl MatterTerms {
    /// How much of the matter a text holds.
    pub fn held(&self, text: &str) -> Held {
        let places = self.places();
        let mut found: Vec<Option<String>> = vec![None; self.terms.len()];
        each_word(text, |word| {
            for place in answered(&places, &word) {
                let known = &mut found[place];
                if known.is_none() {
                    *known = Some(snippet::on_one_line(&text[word.span.clone()]));
                }
            }
        });
        let total: f32 = self.terms.iter().map(|it| it.weight).sum();
        let held = self.terms.iter().zip(&found).filter(|it| it.1.is_some());
        let held: f32 = held.map(|it| it.0.weight).sum();
        let mut words: Vec<String> = Vec::new();
        for word in found.into_iter().flatten() {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Held { share: if total > 0.0 { held / total } else { 0.0 }, words }
    }

    /// The part of a page with most of the matter, its words marked.
    pub fn passage(&self, page_text: &str, max_chars: usize) -> Snippet {
        let places = self.places();
        let mut words = Vec::new();
        each_word(page_text, |word| {
            let answers: BTreeSet<usize> = answered(&places, &word).collect();
            words.push(PageWord { span: word.span, answers });
        });
        snippet::around(page_text, &words, max_chars)
    }

    fn places(&self) -> HashMap<&str, usize> {
        self.terms.iter().enumerate().map(|(place, it)| (it.stem.as_str(), place)).collect()
    }
}

/// The terms of the matter that a word holds.
fn answered<'a>(
    places: &'a HashMap<&str, usize>,
    word: &'a Word<'_>,
) -> impl Iterator<Item = usize> + 'a {
    let terms = word.stemmed.iter().chain(word.leaves).chain(word.inner);
    terms.filter_map(|it| places.get(it.as_str()).copied())
}
