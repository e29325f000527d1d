//! The words everyone speaks: the record of a council paper, its evidence and its findings.
//!
//! Every type here is a value with public fields. Nothing in this crate reads a file, matches a
//! pattern or knows the index. The serialised form of [`Record`] is the contract
//! `ratlas/record/1` between extractor, library, search, exports and scorers.

mod evidence;
mod finding;
mod record;
mod vocabulary;

pub use crate::evidence::{Basis, Evidence, Place, RuleId};
pub use crate::finding::{Finding, Severity};
pub use crate::record::{
    AgendaItem, Applicant, Citation, Consultation, Dated, Deadline, Department, Language, Measure,
    Meeting, Money, Openness, PageText, Party, Passage, Person, Position, Proposal, Question,
    RECORD_SCHEMA, Record, Reference, Request, Resolution, Source, SourcePart, Statement, TextSpan,
    Title, Topic, Vote, VotePart, VotingMembers, Where,
};
pub use crate::vocabulary::{
    ApplicantKind, CitationKind, DateRole, DepartmentRole, Frequency, Genre, Outcome, PersonRole,
    Presence, ReferenceKind, ReferenceRole, Stance, TextLayer, VoteChoice, VoteMode,
};
