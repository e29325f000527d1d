//! What to mark in a text that answers a question.

use std::collections::{BTreeMap, BTreeSet};

/// The words that answer a question, as they were searched: with other names, other spellings and
/// parts of compounds. Made by a search, used for its snippets.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marks {
    /// Stems of words, of their parts and of the compounds within them.
    pub(crate) stems: BTreeMap<String, Mark>,
    /// Words as printed, folded.
    pub(crate) printed: BTreeMap<String, Mark>,
    /// Beginnings of words as printed, folded.
    pub(crate) beginnings: Vec<(String, Mark)>,
    /// Words in their order.
    pub(crate) phrases: Vec<(MarkedPhrase, Mark)>,
    /// Keys of numbers; they answer part 0.
    pub(crate) numbers: BTreeSet<String>,
    /// How many parts the question has; they are counted from 1.
    pub(crate) n_parts: usize,
}

/// What a marked word answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    /// The part of the question.
    pub(crate) part: usize,
    /// Only a part of a compound that was asked for: marked, but no reason to choose a place.
    pub(crate) weak: bool,
}

/// Words in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MarkedPhrase {
    /// The printed forms each word may have, folded; none for a word that does not matter.
    pub(crate) words: Vec<Vec<String>>,
    /// So many other words may stand between.
    pub(crate) slop: u32,
}

impl Marks {
    /// Whether there is nothing to mark.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stems.is_empty()
            && self.printed.is_empty()
            && self.beginnings.is_empty()
            && self.phrases.is_empty()
            && self.numbers.is_empty()
    }

    /// Adds a stem; a strong mark stays strong.
    pub(crate) fn add_stem(&mut self, stem: &str, mark: Mark) {
        add(&mut self.stems, stem, mark);
    }

    /// Adds a word as printed; a strong mark stays strong.
    pub(crate) fn add_printed(&mut self, word: &str, mark: Mark) {
        add(&mut self.printed, word, mark);
    }
}

fn add(marks: &mut BTreeMap<String, Mark>, term: &str, mark: Mark) {
    let known = marks.entry(term.to_owned()).or_insert(mark);
    if known.weak && !mark.weak {
        *known = mark;
    }
}
