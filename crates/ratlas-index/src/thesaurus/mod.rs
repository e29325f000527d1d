//! Other words for the same thing, searched beside what was typed.
//!
//! Only questions are widened, never the index: another thesaurus needs no other index. `table`
//! reads concepts, `names` says when two names are the same words, `lookup` finds names in a
//! question, `expand` says which other names they bring.

mod builtin;
mod expand;
mod lookup;
mod names;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use self::builtin::builtin_concepts;
use self::lookup::Lookup;
pub use self::table::{ThesaurusMistake, ThesaurusMistakeKind, concepts_as_table, read_concepts};

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
    /// Whether the name says other things too, as `Sachleistungen` or `KI` do: then it stands for
    /// the thing only beside one of the words of `context` or in one of `cities`.
    pub ambiguous: bool,
    /// Only in these cities; everywhere if there are none. Usual names.
    pub cities: Vec<String>,
    /// The years of its use, where they are known.
    pub from: Option<i16>,
    /// See `from`.
    pub to: Option<i16>,
    /// Papers that hold the name speak of the thing only where one of these words stands too; e.g.
    /// `KI` beside `Integrationszentrum`.
    pub context: Vec<String>,
}

/// How a name stands to its thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Can be used for it.
    Same,
    /// Was used for it.
    Historic,
    /// An abbreviation: only in upper case as printed.
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
    include_near: bool,
    lookup: Lookup,
}

/// Another name for some words of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Expansion {
    /// The words of the question it stands for, by their place among the words given.
    pub words: Range<usize>,
    /// The other name, as printed.
    pub text: String,
    /// What it counts, in proportion to the words typed.
    pub weight: f32,
    /// How the other name stands to the thing.
    pub relation: Relation,
    /// The label of the concept.
    pub label: String,
    /// See [`Concept::source`].
    pub source: String,
    /// Words of which one must stand beside it in a paper; none for most.
    pub context: Vec<String>,
    /// Only papers of these cities use the name so; all if there are none.
    pub cities: Vec<String>,
    /// The first year of its use, where it is known.
    pub from: Option<i16>,
    /// The last year of its use, where it is known.
    pub to: Option<i16>,
}

impl Thesaurus {
    /// A thesaurus of these concepts; of equal names the one of the first concept counts.
    #[must_use]
    pub fn new(concepts: Vec<Concept>) -> Thesaurus {
        Thesaurus { concepts, ..Thesaurus::default() }
    }

    /// Widens to what is close but not the same, too.
    #[must_use]
    pub fn with_near(mut self, include_near: bool) -> Thesaurus {
        self.include_near = include_near;
        self
    }

    /// Its concepts.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// Other names for words that stand next to each other in a question; longest matches first,
    /// then in the order of the question, best first.
    ///
    /// Names match in every inflected and gendered form, with or without the small words between
    /// (`Beirat Migration Integration`). Of overlapping matches the longest is taken, then the
    /// first. A name that says no more than the words it would stand for is left out, and of names
    /// that are the same words all but the best.
    pub fn expansions(&self, words: &[&str]) -> Vec<Expansion> {
        expand::expansions(self, words)
    }
}
