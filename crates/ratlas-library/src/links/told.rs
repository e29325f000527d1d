//! The links of a library, for those who use it.

use ratlas_model::{Basis, Place};

use super::LinkKind;
use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::links;

/// A link between two papers of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperLink {
    /// The id of the paper that says it.
    pub paper: String,
    /// The id of the paper it says it about.
    pub target: String,
    /// What it is to it.
    pub kind: LinkKind,
    /// The number of the agenda item of `paper` that is about `target`.
    pub item: Option<String>,
    /// Whether `paper` prints the number of `target`; else title, city and date say so.
    pub basis: Basis,
    /// By which rule.
    pub rule: String,
    /// The words of `paper` that say it: the number, or the title.
    pub at: Vec<Place>,
}

impl Library {
    /// All links, in the order of the ids.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn links(&self) -> Result<Vec<PaperLink>, LibraryError> {
        links::all(&self.store.connection).within(self.dir())
    }
}
