//! The concepts that come with the program.

use crate::thesaurus::{Concept, read_concepts};

/// The lists, see `lexicon/README.md`.
const LISTS: [&str; 2] = [
    include_str!("../../lexicon/thesaurus.tsv"),
    include_str!("../../lexicon/thesaurus_council.tsv"),
];

/// The concepts that come with the program: those of integration and migration, then the general
/// ones of councils. Their source is `ratlas`.
#[must_use]
pub fn builtin_concepts() -> Vec<Concept> {
    // What is wrong in them a test tells.
    LISTS.iter().flat_map(|it| read_concepts(it, "ratlas", false).0).collect()
}
