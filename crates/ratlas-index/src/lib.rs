//! Records to a tantivy index, queries to hits.
//!
//! The only crate that knows the engine. In the order of the data: `schema` names the fields,
//! `document` turns a paper into documents, `write` keeps them on disk, `query` reads what
//! somebody typed, `plan` says what may stand for its words, `search` finds hits by the weights of
//! `ranking`, `snippet` shows them with the `marks` of the plan. The index holds no texts: it can
//! be deleted and made anew from the library at any time.

mod check;
mod date;
mod document;
mod error;
mod item;
mod marks;
mod order_key;
mod passages;
mod plan;
mod prepared;
mod query;
mod ranking;
mod read_only;
mod schema;
mod search;
mod similar;
mod snippet;
mod thesaurus;
mod vocabulary;
mod write;

pub use crate::check::{HeldPaper, Inspection, damaged_files, guarded, stray_files};
pub use crate::error::IndexError;
pub use crate::marks::Marks;
pub use crate::query::{Count, CountRange, Filters, MistakeKind, QueryMistake, SearchQuery, Sort};
pub use crate::schema::version as index_version;
pub use crate::search::{
    Cell, ColumnMemory, CountRequest, CountTable, Dimension, ExplainedHit, ExplainedPart,
    ExplainedScore, ExplainedWay, Facet, Folded, Grid, IndexHit, Matched, Matching, PaperIndex,
    SearchAnswer, SearchExplanation, Why, WhyKind,
};
pub use crate::similar::{Held, LikePaper, LikeQuery, Matter, MatterPart, MatterTerm, MatterTerms};
pub use crate::snippet::Snippet;
pub use crate::thesaurus::{
    Concept, ConceptTerm, Expansion, Relation, Thesaurus, ThesaurusMistake, ThesaurusMistakeKind,
    builtin_concepts, concepts_as_table, read_concepts,
};
pub use crate::write::{AnalysedPaper, Analyser, IndexWriter, IndexedPaper};

#[cfg(test)]
mod tests;
