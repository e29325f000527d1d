//! The record: what one paper becomes. Schema `ratlas/record/1`.
//!
//! Field names and types are a contract: fields may be added, none may be renamed.

mod business;
mod evidence_of;
mod facts;
mod openness;
mod source;

use serde::{Deserialize, Serialize};

pub use self::business::{Applicant, Money, Passage, Position, Question, Request};
pub use self::facts::{
    AgendaItem, Citation, Consultation, Dated, Deadline, Department, Measure, Meeting, Party,
    Person, Proposal, Reference, Resolution, Statement, TextSpan, Title, Topic, Vote, VotePart,
    VotingMembers, Where,
};
pub use self::openness::Openness;
pub use self::source::{Language, PageText, Source, SourcePart};
use crate::{Finding, Genre, Place};

/// The name and version of the record's outer form.
pub const RECORD_SCHEMA: &str = "ratlas/record/1";

/// Everything one paper says, each value with the place it was read from.
///
/// # Invariants
///
/// The same bytes give the same record on every machine. What the paper does not say is `None` or
/// empty, never a guess.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Always [`RECORD_SCHEMA`].
    pub schema: String,
    /// BLAKE3 of the file's bytes, in hex.
    pub id: String,
    /// The file.
    pub source: Source,
    /// The languages of the text, largest share first.
    pub languages: Vec<Language>,
    /// What kind of paper it is.
    pub genre: Genre,
    /// The genre as printed, or as it is usually called.
    pub genre_label: Option<String>,
    /// The words that told the genre.
    pub genre_at: Vec<Place>,
    /// The rule that told the genre.
    #[serde(default)]
    pub genre_rule: Option<crate::RuleId>,
    /// The title.
    #[doc(alias = "Betreff")]
    pub title: Option<Title>,
    /// The municipality.
    pub place: Option<Where>,
    /// Who issued the paper.
    pub issuer: Option<Party>,
    /// To whom it is addressed.
    pub addressee: Option<Party>,
    /// Whether it belongs to a public sitting.
    #[doc(alias = "öffentlich")]
    pub public: Option<Openness>,
    /// The words that told whether it is public.
    #[serde(default)]
    pub public_at: Vec<Place>,
    /// The paper's own number.
    #[doc(alias = "Vorlagennummer")]
    pub reference: Option<Reference>,
    /// Every number in the paper, the own one included.
    pub references: Vec<Reference>,
    /// The paper's own date.
    pub date: Option<Dated>,
    /// Every date in the paper.
    pub dates: Vec<Dated>,
    /// The sitting the paper belongs to.
    #[doc(alias = "Sitzung")]
    pub meeting: Option<Meeting>,
    /// The way through the bodies.
    #[doc(alias = "Beratungsfolge")]
    pub consultations: Vec<Consultation>,
    /// People, each once.
    pub people: Vec<Person>,
    /// The agenda.
    #[doc(alias = "Tagesordnung")]
    pub agenda: Vec<AgendaItem>,
    /// What a body decided.
    #[doc(alias = "Beschluss")]
    pub resolutions: Vec<Resolution>,
    /// Who brings in a motion or an inquiry.
    #[serde(default)]
    pub applicants: Vec<Applicant>,
    /// What the paper asks a body to decide; never what a body decided.
    #[serde(default)]
    #[doc(alias = "Antrag")]
    pub request: Option<Request>,
    /// The questions of an inquiry, with the answers a reply gives.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// What the administration says to a motion.
    #[serde(default)]
    #[doc(alias = "Stellungnahme")]
    pub position: Option<Position>,
    /// Blocks of goal, reason and measures.
    pub proposals: Vec<Proposal>,
    /// Goals outside such blocks.
    pub goals: Vec<Statement>,
    /// Measures outside such blocks.
    pub measures: Vec<Measure>,
    /// What is due, and when.
    pub deadlines: Vec<Deadline>,
    /// Sums of money.
    #[serde(default)]
    pub money: Vec<Money>,
    /// Laws, reports, addresses and projects the paper names.
    pub citations: Vec<Citation>,
    /// Offices of the administration.
    pub departments: Vec<Department>,
    /// Who signed.
    pub signatory: Option<Party>,
    /// Concepts of the thesaurus, most frequent first.
    pub topics: Vec<String>,
    /// The same concepts with their counts and places.
    #[serde(default)]
    pub topic_counts: Vec<Topic>,
    /// What a reader should be told.
    pub findings: Vec<Finding>,
    /// The page texts, only on request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<Vec<PageText>>,
}

impl Record {
    /// The record of a paper of which nothing is known but its file.
    pub fn new(id: String, source: Source) -> Record {
        Record {
            schema: RECORD_SCHEMA.to_owned(),
            id,
            source,
            languages: Vec::new(),
            genre: Genre::Other,
            genre_label: None,
            genre_at: Vec::new(),
            genre_rule: None,
            title: None,
            place: None,
            issuer: None,
            addressee: None,
            public: None,
            public_at: Vec::new(),
            reference: None,
            references: Vec::new(),
            date: None,
            dates: Vec::new(),
            meeting: None,
            consultations: Vec::new(),
            people: Vec::new(),
            agenda: Vec::new(),
            resolutions: Vec::new(),
            applicants: Vec::new(),
            request: None,
            questions: Vec::new(),
            position: None,
            proposals: Vec::new(),
            goals: Vec::new(),
            measures: Vec::new(),
            deadlines: Vec::new(),
            money: Vec::new(),
            citations: Vec::new(),
            departments: Vec::new(),
            signatory: None,
            topics: Vec::new(),
            topic_counts: Vec::new(),
            findings: Vec::new(),
            pages: None,
        }
    }
}
