//! What is looked for: the question with everything that may stand for its words.
//!
//! Made once for each question from what was typed, the terms of the index and the thesaurus; the
//! search, the best page, the marks in snippets, the reasons of hits and `--explain` all read it, so
//! that none of them can tell another story.

mod compounds;
mod marks;
mod names;
mod numbers;
mod reading;
mod relaxed;
mod spelling;
mod stop;
mod words;

use tantivy::query::Query;

pub(crate) use self::reading::Planner;
pub(crate) use self::relaxed::{as_sentence, is_sentence, relaxed};
use crate::query::parse::Place;

/// A part of a plan.
#[derive(Debug)]
pub(crate) enum Plan {
    /// Every paper.
    All,
    /// One word, phrase or beginning.
    Asked(Asked),
    /// Words in a row, or one of their other names.
    Named(Named),
    /// A number of a paper.
    Number(Number),
    /// A field or a count.
    Condition(Condition),
    /// Not this.
    Not(Box<Plan>),
    /// All of these.
    And(Vec<Plan>),
    /// Any of these.
    Or(Vec<Plan>),
    /// As many of the first as can be, and all of the others.
    Some(Vec<Plan>, Vec<Plan>),
    /// Makes a hit better, but is not needed for one.
    Bonus(Way),
    /// A word that everything holds; not searched.
    Stop(String),
}

/// A word, phrase or beginning.
#[derive(Debug)]
pub(crate) struct Asked {
    /// As typed.
    pub(crate) text: String,
    /// What may stand for it; the first are its own.
    pub(crate) ways: Vec<Way>,
    /// Where it must stand; anywhere if nothing is said.
    pub(crate) place: Option<Place>,
    /// Whether a paper without it may be shown where none has all words.
    pub(crate) optional: bool,
}

/// Words in a row with their other names.
#[derive(Debug)]
pub(crate) struct Named {
    /// As typed.
    pub(crate) text: String,
    pub(crate) parts: Vec<Plan>,
    pub(crate) names: Vec<Way>,
    pub(crate) place: Option<Place>,
}

/// The number of a paper.
#[derive(Debug)]
pub(crate) struct Number {
    /// As typed.
    pub(crate) text: String,
    pub(crate) key: String,
}

/// A condition that is no word.
pub(crate) struct Condition {
    /// As typed.
    pub(crate) text: String,
    pub(crate) query: Box<dyn Query>,
}

impl std::fmt::Debug for Condition {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.text)
    }
}

/// One thing that may stand for a word.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Way {
    pub(crate) kind: WayKind,
    /// For people.
    pub(crate) found: String,
    pub(crate) need: Need,
    /// What it counts, in proportion to the word itself.
    pub(crate) weight: f32,
}

/// How something stands for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WayKind {
    /// The word in any form.
    Whole,
    /// All parts of a compound.
    Parts,
    /// The word as printed: makes hits better that hold it, but finds none.
    Printed,
    /// Two words of the question as one compound.
    Compound,
    /// Another word of the index, for one that is hardly in it.
    Spelling,
    /// A name of the thesaurus.
    Thesaurus,
    /// A name of a board.
    Board,
}

impl WayKind {
    /// Whether it is the word itself; what stands for it otherwise is an alternative.
    pub(crate) fn is_own(self) -> bool {
        matches!(self, WayKind::Whole | WayKind::Parts)
    }
}

/// What a paper must hold.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Need {
    /// A stem.
    Stem(String),
    /// A word as printed, folded.
    Printed(PrintedTerm),
    /// Any word with a beginning; the frequent ones are scored.
    Beginning(String, Vec<PrintedTerm>),
    /// Words in their order.
    Phrase(Vec<PhraseWord>, u32),
    /// All of these, anywhere in the paper.
    All(Vec<Need>),
    /// Any of these.
    Any(Vec<Need>),
}

/// A word as printed, folded.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PrintedTerm {
    pub(crate) term: String,
    /// Pages know stems only.
    pub(crate) stem: String,
}

/// A word of a phrase.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PhraseWord {
    /// Its place in the phrase.
    pub(crate) offset: usize,
    /// The printed forms it may have.
    pub(crate) forms: Vec<String>,
    pub(crate) stem: String,
}
