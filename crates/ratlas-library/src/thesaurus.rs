//! The words for the same thing that a library is searched with.

use ratlas_index::{Thesaurus, builtin_concepts};

/// The concepts that come with the program.
pub(crate) fn thesaurus() -> Thesaurus {
    Thesaurus::new(builtin_concepts())
}
