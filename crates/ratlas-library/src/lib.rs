//! The library on disk: folders of papers in, records and hits out.
//!
//! A library is a folder with `ratlas.sqlite`, the truth (`docs/formats/library.md`), and `index/`,
//! which is derived from it and can be deleted. One process writes at a time, any number read
//! meanwhile. How a fact is found and how a result is shown is decided elsewhere.
//!
//! # Examples
//!
//! ```
//! use std::sync::atomic::AtomicBool;
//!
//! use ratlas_library::{IngestOptions, Library, SearchQuery};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = tempfile::tempdir()?;
//! let papers = folder.path().join("papers");
//! std::fs::create_dir(&papers)?;
//! std::fs::write(papers.join("antrag.txt"), "Antrag: Ein Runder Tisch für Integration")?;
//!
//! let mut library = Library::open_writable(&folder.path().join("library"))?;
//! let stop = AtomicBool::new(false);
//! let report = library.ingest(&[papers], &IngestOptions::default(), &(), &stop)?;
//! assert_eq!((report.found, report.read), (1, 1));
//!
//! let query = SearchQuery { text: "Integration".to_owned(), limit: 10, ..SearchQuery::default() };
//! assert_eq!(library.search(&query)?.hits.len(), 1);
//! # Ok(())
//! # }
//! ```

mod clock;
mod error;
mod houses;
mod ingest;
mod library;
mod links;
mod lock;
mod prior;
mod replay;
mod search;
mod show;
mod similar;
mod stats;
mod store;
mod thesaurus;
mod trace;

pub use ratlas_index::{
    Facet, Filters, Matching, Matter, MatterPart, SearchQuery, Snippet, Sort, Why, WhyKind,
};

pub use crate::error::LibraryError;
pub use crate::houses::{check_house_file, houses, write_house_file};
pub use crate::ingest::{
    FileState, IngestObserver, IngestOptions, IngestReport, Recognition, RefusedFile,
    UnreadableFolder,
};
pub use crate::library::Library;
pub use crate::links::LinkKind;
pub use crate::prior::{
    OwnCity, PriorAnswer, PriorGroup, PriorPaper, PriorQuestion, PriorRole, Shared,
};
pub use crate::search::{HitSnippet, LibraryAnswer, PaperHit};
pub use crate::show::StoredPaper;
pub use crate::stats::{Stats, Verification};
pub use crate::trace::{Life, LifeAnswer, LifeOutcome, LifePaper, Step, StepKind};
