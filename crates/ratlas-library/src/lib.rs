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

mod care;
mod cite;
mod clock;
mod compare;
mod coverage;
mod desk;
mod disclosed;
mod error;
mod export;
mod fingerprint;
mod houses;
mod ingest;
mod library;
mod links;
mod lock;
mod prior;
mod privacy;
mod register;
mod replay;
mod rooms;
mod saved;
mod search;
mod show;
mod similar;
mod state;
mod stats;
mod store;
mod thesaurus;
mod trace;
mod watch;
mod worker;

pub use ratlas_extract::HouseBodyName;
pub use ratlas_index::{
    Cell, ColumnMemory, Concept, ConceptTerm, Count, CountRange, CountTable, Dimension, Expansion,
    ExplainedHit, ExplainedPart, ExplainedScore, ExplainedWay, Facet, Filters, Grid, Matching,
    Matter, MatterPart, MistakeKind, QueryMistake, Relation, SearchExplanation, SearchQuery,
    Snippet, Sort, Thesaurus, ThesaurusMistake, ThesaurusMistakeKind, Why, WhyKind,
    builtin_concepts, concepts_as_table,
};
pub use ratlas_read::PagePicture;

pub use crate::care::manifest::{BackupFile, Manifest};
pub use crate::care::{
    Backup, Level, Problem, Repaired, Restored, Verified, VerifyObserver, repair, restore, verify,
};
pub use crate::cite::{
    Author, Citation, CitationWords, CitedPlace, NoSuchPlace, biblatex, bibtex, check_place,
    csl_json, ris, tell_apart,
};
pub use crate::compare::{CompareRequest, ComparedCell, Comparison, Term, rate, terms_of};
pub use crate::coverage::{Coverage, CoverageFilter, CoverageRow, ValueCoverage};
pub use crate::desk::{
    DeskError, DeskOptions, NoOriginal, OpenedOriginal, Original, OriginalContent, ReadUpload,
    ReadingDesk,
};
pub use crate::disclosed::DisclosedPaper;
pub use crate::error::LibraryError;
pub use crate::export::{ExportReport, ExportRequest, ExportTables, Exported, TableRow};
pub use crate::houses::{check_house_file, houses, write_house_file};
pub use crate::ingest::{
    EmptiedFolder, FileState, IngestObserver, IngestOptions, IngestReport, Recognition,
    RefusedFile, UnreadableFolder,
};
pub use crate::library::Library;
pub use crate::links::{LinkKind, PaperLink};
pub use crate::lock::LockHolder;
pub use crate::prior::{
    OwnCity, PriorAnswer, PriorGroup, PriorPaper, PriorQuestion, PriorRole, Shared,
};
pub use crate::privacy::{
    BackupAfter, BackupState, Disclosed, Disclosure, ForgetReport, ForgetRequest, Forgotten,
    ForgottenKind, NamedPaper, PersonName, Withheld, disclosed, is_closed, is_private,
};
pub use crate::register::{
    Register, RegisterEntry, RegisterQuery, RegisterSort, RegisterState, default_terms,
};
pub use crate::rooms::{
    Around, Body, BodyEntry, BodyMeeting, BodyName, BodyPerson, BodyQuery, LifeBrief, LinkedPaper,
    MeetingEntry, MeetingQuery, Meetings, NewPaper, Permalink, PersonYear, TopicCount, TopicQuery,
    city_slug, permalink, slug_of_meeting,
};
pub use crate::saved::{SavedChange, SavedQuery, SavedQuestion};
pub use crate::search::{HitSnippet, LibraryAnswer, PaperHit, QueryMarks};
pub use crate::show::StoredPaper;
pub use crate::state::LibraryState;
pub use crate::stats::{Stats, Verification};
pub use crate::thesaurus::{
    LoadedThesaurus, ThesaurusFile, concepts_as_turtle, load_thesaurus, read_thesaurus_file,
};
pub use crate::trace::{Life, LifeAnswer, LifeOutcome, LifePaper, Step, StepKind};
pub use crate::watch::{Listening, WatchEvent, WatchObserver, WatchOptions};
pub use crate::worker::{
    Attempt, Examined, Isolation, Sandbox, WorkerProgram, WorkerSettings, examine_worker,
    serve_worker,
};
