//! Records to a tantivy index, queries to hits.
//!
//! The only crate that knows the engine. In the order of the data: `schema` names the fields,
//! `document` turns a paper into documents, `write` keeps them on disk, `query` reads what
//! somebody typed, `search` finds hits, `snippet` shows them. The index holds no texts: it can
//! be deleted and made anew from the library at any time.

mod date;
mod document;
mod error;
mod prepared;
mod query;
mod read_only;
mod schema;
mod search;
mod similar;
mod snippet;
mod thesaurus;
mod write;

pub use crate::error::IndexError;
pub use crate::query::{Filters, SearchQuery, Sort};
pub use crate::search::{Facet, IndexHit, PaperIndex, SearchAnswer};
pub use crate::similar::{Held, LikePaper, LikeQuery, Matter, MatterPart, MatterTerm, MatterTerms};
pub use crate::snippet::Snippet;
pub use crate::thesaurus::{Concept, ConceptTerm, Relation, Thesaurus};
pub use crate::write::{IndexWriter, IndexedPaper};

#[cfg(test)]
mod tests;
