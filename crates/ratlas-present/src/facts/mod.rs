//! The facts of a paper with their labels and places, in the order of the record.
//!
//! `paper.rs`, `meeting.rs`, `decisions.rs` and `business.rs` turn parts of the record into [`Fact`]s.

mod business;
mod decisions;
mod meeting;
mod notes;
mod paper;

pub use self::notes::{FIELDS, Note, notes};
pub use self::paper::head_line;

use ratlas_model::{Basis, Evidence, Place, Record};

use crate::{Lang, Wording, word};

/// Facts of one kind.
#[derive(Debug, Clone)]
pub struct Section<'a> {
    /// What kind.
    pub heading: Wording,
    /// In the order of the record; may be empty.
    pub facts: Vec<Fact<'a>>,
}

impl Section<'_> {
    /// The field of the record that a fact of this section stands for, one of [`FIELDS`]; what is said
    /// of the file has none.
    pub fn field(&self, fact: &Fact<'_>) -> Option<&'static str> {
        notes::field(self.heading, fact.label)
    }
}

/// One value with what it was read from.
#[derive(Debug, Clone)]
pub struct Fact<'a> {
    /// Which part of its section it is; `None` for one of a list.
    pub label: Option<Wording>,
    /// The value in words, as the paper has them: to be escaped where it is shown.
    pub value: String,
    /// The words it was read from; may be empty.
    pub at: &'a [Place],
    /// The rule that read it; may be empty.
    pub rule: &'a str,
    /// Whether the paper states it.
    pub basis: Basis,
    /// The measured precision of the rule, 0 to 1; `None` if it was never measured.
    pub confidence: Option<f32>,
}

impl<'a> Fact<'a> {
    /// A value that is not read from the words of the paper.
    fn known(label: Wording, value: impl Into<String>) -> Fact<'a> {
        Fact { label: Some(label), ..Fact::placed(value, &[]) }
    }

    /// A value with its evidence, under a label.
    fn labelled(label: Wording, value: impl Into<String>, evidence: &'a Evidence) -> Fact<'a> {
        Fact { label: Some(label), ..Fact::listed(value, evidence) }
    }

    /// A value with its evidence, one of a list.
    pub fn listed(value: impl Into<String>, evidence: &'a Evidence) -> Fact<'a> {
        let Evidence { at, rule, basis, confidence } = evidence;
        let (basis, confidence) = (*basis, *confidence);
        Fact { label: None, value: value.into(), at, rule, basis, confidence }
    }

    /// A value of which only the places are known.
    pub fn placed(value: impl Into<String>, at: &'a [Place]) -> Fact<'a> {
        let (label, value, rule) = (None, value.into(), "");
        Fact { label, value, at, rule, basis: Basis::Explicit, confidence: None }
    }
}

/// Everything a record says, in its order.
pub fn sections(record: &Record, lang: Lang) -> Vec<Section<'_>> {
    vec![
        Section { heading: Wording::SectionFile, facts: paper::file(record, lang) },
        Section { heading: Wording::SectionPaper, facts: paper::paper(record, lang) },
        Section { heading: Wording::SectionReferences, facts: paper::references(record, lang) },
        Section { heading: Wording::SectionDates, facts: paper::dates(record, lang) },
        Section { heading: Wording::SectionMeeting, facts: meeting::meeting(record, lang) },
        Section {
            heading: Wording::SectionConsultations,
            facts: meeting::consultations(record, lang),
        },
        Section { heading: Wording::SectionPeople, facts: meeting::people(record, lang) },
        Section { heading: Wording::SectionAgenda, facts: meeting::agenda(record, lang) },
        Section {
            heading: Wording::SectionResolutions,
            facts: decisions::resolutions(record, lang),
        },
        Section { heading: Wording::SectionApplicants, facts: business::applicants(record, lang) },
        Section { heading: Wording::SectionRequest, facts: business::request(record, lang) },
        Section { heading: Wording::SectionQuestions, facts: business::questions(record, lang) },
        Section { heading: Wording::SectionPosition, facts: business::position(record, lang) },
        Section { heading: Wording::SectionProposals, facts: decisions::proposals(record, lang) },
        Section { heading: Wording::SectionGoals, facts: decisions::statements(&record.goals) },
        Section { heading: Wording::SectionMeasures, facts: decisions::measures(record, lang) },
        Section { heading: Wording::SectionDeadlines, facts: decisions::deadlines(record, lang) },
        Section { heading: Wording::SectionMoney, facts: decisions::money(record, lang) },
        Section { heading: Wording::SectionCitations, facts: decisions::citations(record, lang) },
        Section {
            heading: Wording::SectionDepartments,
            facts: decisions::departments(record, lang),
        },
        Section { heading: Wording::SectionSignatory, facts: decisions::signatory(record) },
        Section { heading: Wording::SectionTopics, facts: decisions::topics(record, lang) },
        Section { heading: Wording::SectionFindings, facts: decisions::findings(record, lang) },
    ]
}

/// Whether the paper states a value, in a word.
pub fn basis(lang: Lang, basis: Basis) -> &'static str {
    match basis {
        Basis::Explicit => word(lang, "basis", "explicit"),
        Basis::Inferred => word(lang, "basis", "inferred"),
        Basis::Derived => word(lang, "basis", "derived"),
    }
}

/// Joins what is there.
fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<String>>().join(" · ")
}
