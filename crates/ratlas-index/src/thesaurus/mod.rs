//! Other words for the same thing, searched beside what was typed.
//!
//! Only questions are widened, never the index: another thesaurus needs no other index.

use std::ops::Range;

/// A thing with the names it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Stable, unique within its source.
    pub id: String,
    /// The name shown to people.
    pub label: String,
    /// Where it comes from: `ratlas`, `user`, `skos`, or `boards` for the names of one body.
    pub source: String,
    /// Its names.
    pub terms: Vec<ConceptTerm>,
}

/// A name of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConceptTerm {
    /// As printed: a word, or several.
    pub text: String,
    /// How it stands to the thing.
    pub relation: Relation,
    /// Only in these cities; everywhere if there are none. Usual names.
    pub cities: Vec<String>,
    /// The years of its use, where they are known.
    pub from: Option<i16>,
    /// See `from`.
    pub to: Option<i16>,
    /// The name means the thing only where one of these words stands too; e.g. `KI` beside
    /// `Integrationszentrum`.
    pub context: Vec<String>,
}

/// How a name stands to its thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Can be used for it.
    Same,
    /// Was used for it.
    Historic,
    /// An abbreviation: only in upper case as printed, and only with its context.
    Abbreviation,
    /// A kind of it.
    Narrower,
    /// Something close to it; never searched unless asked for.
    Near,
}

/// Concepts to widen questions with.
#[derive(Debug, Clone, Default)]
pub struct Thesaurus {
    concepts: Vec<Concept>,
}

/// Another name for some words of a question.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expansion {
    /// The words of the question it stands for, by their place among the words given.
    pub(crate) words: Range<usize>,
    /// The other name, as printed.
    pub(crate) text: String,
    /// What it counts, in proportion to the words typed.
    pub(crate) weight: f32,
    pub(crate) relation: Relation,
    /// The label of the concept.
    pub(crate) label: String,
    /// See [`Concept::source`].
    pub(crate) source: String,
    /// Words of which one must stand beside it; none for most.
    pub(crate) context: Vec<String>,
}

impl Thesaurus {
    /// A thesaurus of these concepts.
    pub fn new(concepts: Vec<Concept>) -> Thesaurus {
        Thesaurus { concepts }
    }

    /// Its concepts.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// Other names for words that stand next to each other in a question; longest matches first.
    pub(crate) fn expansions(&self, words: &[&str]) -> Vec<Expansion> {
        let _ = words;
        Vec::new()
    }
}
