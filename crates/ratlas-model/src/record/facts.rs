//! The facts of a record. Each flattens its [`Evidence`]: `at`, `rule` and `basis` in JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    CitationKind, DateRole, DepartmentRole, Evidence, Openness, Outcome, PersonRole, Place,
    Presence, ReferenceKind, ReferenceRole, VoteChoice, VoteMode,
};

/// The title of a paper.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Title {
    /// On one line, misprints kept.
    pub text: String,
    /// The words as printed.
    pub raw: String,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A municipality.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Where {
    /// The usual name, e.g. `München`.
    pub name: String,
    /// With its official addition, e.g. `Landeshauptstadt München`.
    pub official_name: Option<String>,
    /// Amtlicher Gemeindeschlüssel, eight digits.
    #[doc(alias = "Gemeindeschlüssel")]
    pub ags: Option<String>,
    /// ISO 3166-2 code, e.g. `DE-BY`.
    pub state: Option<String>,
    /// The words as printed.
    pub raw: Option<String>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// An office, a body or a person that issues, receives or signs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Party {
    /// The name.
    pub name: String,
    /// A unit within it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The function of a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// The number of a paper, a resolution or a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// As the city writes it, without label.
    pub number: String,
    /// Without blanks, every dash a hyphen.
    pub normalized: String,
    /// With its label, as printed.
    pub raw: String,
    /// What it names.
    pub kind: ReferenceKind,
    /// What it is to this paper.
    pub role: ReferenceRole,
    /// The date printed with it.
    pub date: Option<String>,
    /// Who brought it in, as printed with it.
    pub originator: Option<String>,
    /// The parts the city's scheme gives it, by name.
    pub parts: BTreeMap<String, String>,
    /// The agenda item it stands in.
    pub agenda_item: Option<String>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A date, EDTF.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dated {
    /// EDTF (ISO 8601-2).
    pub value: String,
    /// What it is to this paper.
    pub role: DateRole,
    /// As printed.
    pub raw: String,
    /// `early`, `mid` or `late`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// The head of a sitting.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Meeting {
    /// The body that meets.
    #[doc(alias = "Gremium")]
    pub body: Option<String>,
    /// Its kind, e.g. `integration_board`, `council`, `committee`.
    pub kind: Option<String>,
    /// The same through all names the body had in its city, e.g. `integration_board`.
    #[serde(default)]
    pub body_key: Option<String>,
    /// The number of the sitting.
    pub number: Option<u32>,
    /// The day.
    pub date: Option<String>,
    /// `HH:MM`.
    pub start: Option<String>,
    /// `HH:MM`.
    pub end: Option<String>,
    /// Building and room.
    pub place: Option<String>,
    /// Whether it is public.
    pub public: Option<Openness>,
    /// Who chairs.
    pub chair: Option<String>,
    /// Who keeps the minutes.
    pub minutes_by: Option<String>,
    /// The day of the sitting before.
    pub previous: Option<String>,
    /// Voting members present.
    pub voting_members_present: Option<VotingMembers>,
    /// The places of each part, by the name of the part.
    #[serde(default)]
    pub parts_at: BTreeMap<String, Vec<Place>>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// The number of voting members present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VotingMembers {
    /// As the paper states it.
    pub stated: Option<u32>,
    /// As its attendance list gives it.
    pub counted: Option<u32>,
}

/// One station on a paper's way through the bodies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consultation {
    /// From 1.
    pub order: u32,
    /// The body.
    pub body: String,
    /// Its kind, e.g. `integration_board`, `council`, `committee`.
    #[serde(default)]
    pub kind: Option<String>,
    /// The same through all names the body had in its city, e.g. `integration_board`.
    #[serde(default)]
    pub body_key: Option<String>,
    /// The day.
    pub date: Option<String>,
    /// E.g. `Vorberatung`, `Entscheidung`, as printed.
    pub role: Option<String>,
    /// Whether in public.
    pub public: Option<bool>,
    /// The agenda item there.
    #[serde(default)]
    pub agenda_item: Option<String>,
    /// The outcome as printed.
    #[serde(default)]
    pub outcome_raw: Option<String>,
    /// What became of it there.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A person, in one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Given and family name, without title.
    pub name: String,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Academic title.
    pub title: Option<String>,
    /// `Frau` or `Herr`.
    pub form_of_address: Option<String>,
    /// In which part.
    pub role: PersonRole,
    /// Function as printed.
    pub function: Option<String>,
    /// The group in the attendance list.
    pub group: Option<String>,
    /// Faction as printed.
    pub faction: Option<String>,
    /// The key all spellings of the faction share, e.g. `gruene`, `spd+volt`.
    #[serde(default)]
    pub faction_key: Option<String>,
    /// Whether they attended; `None` outside attendance lists.
    pub presence: Option<Presence>,
    /// The cell or words as printed.
    pub presence_raw: Option<String>,
    /// From when, `HH:MM` or an item.
    pub from: Option<String>,
    /// Until when, `HH:MM` or an item.
    pub to: Option<String>,
    /// For whom they sit.
    pub substitute_for: Option<String>,
    /// Who sits for them.
    pub represented_by: Option<String>,
    /// Whether they may vote.
    pub voting: Option<bool>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A part of a paper's text, from one page to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSpan {
    /// First page.
    pub page_from: u32,
    /// Last page.
    pub page_to: u32,
}

/// One item of an agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// As printed, without trailing point; `None` if unnumbered.
    pub number: Option<String>,
    /// The title, on one line.
    pub title: String,
    /// Whether in public.
    pub public: Option<bool>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// The words of the outcome.
    pub outcome_raw: Option<String>,
    /// The vote.
    pub vote: Option<Vote>,
    /// Numbers of papers it deals with.
    pub references: Vec<String>,
    /// The pages of its text.
    pub text: Option<TextSpan>,
    /// Where its text stands, from behind its title up to the next item, without boxes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text_at: Vec<Place>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A decision of a body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Resolution {
    /// The item it belongs to.
    pub agenda_item: Option<String>,
    /// The number of the resolution.
    pub number: Option<String>,
    /// The text decided.
    pub text: Option<String>,
    /// What was decided.
    pub outcome: Option<Outcome>,
    /// The words of the outcome.
    pub outcome_raw: Option<String>,
    /// Where a referral goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The vote.
    pub vote: Option<Vote>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A vote. Counts that are not printed are `None`, never 0.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Vote {
    /// How it was taken.
    pub mode: Option<VoteMode>,
    /// Yes.
    pub yes: Option<u32>,
    /// No.
    pub no: Option<u32>,
    /// Abstentions.
    #[doc(alias = "Enthaltungen")]
    pub abstain: Option<u32>,
    /// Excluded as biased.
    #[doc(alias = "Befangen")]
    pub biased: Option<u32>,
    /// By faction.
    pub by_faction: Vec<VotePart>,
    /// By part of the motion.
    pub parts: Vec<VotePart>,
    /// As printed.
    pub raw: String,
}

/// A vote of one faction or on one part.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct VotePart {
    /// The faction or the part.
    pub of: String,
    /// How it voted, as printed.
    pub raw: String,
    /// How a faction voted, if it voted alike.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<VoteChoice>,
    /// What became of a part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yes: Option<u32>,
    /// No.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<u32>,
    /// Abstentions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abstain: Option<u32>,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Statement {
    /// As printed, on one line.
    pub text: String,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A block of goal, reason and measures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Proposal {
    /// As printed, e.g. `II`.
    pub number: Option<String>,
    /// Ziel.
    pub goal: Option<String>,
    /// Begründung.
    #[doc(alias = "Begründung")]
    pub rationale: Option<String>,
    /// Maßnahmen.
    pub measures: Vec<Measure>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A measure, of a proposal or outside of one.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Measure {
    /// As printed, on one line.
    pub text: String,
    /// Who is to do it.
    pub responsible: Option<String>,
    /// Until when, EDTF.
    pub due: Option<String>,
    /// `proposed`, `announced`, `done`.
    pub status: Option<String>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// Something is due.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Deadline {
    /// EDTF; `None` if relative.
    pub value: Option<String>,
    /// As printed.
    pub raw: String,
    /// What is due.
    #[serde(rename = "for")]
    pub subject: Option<String>,
    /// Whether it needs an anchor, e.g. "in der Folgesitzung".
    pub relative: bool,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A law, a report, an address, a project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// What is cited.
    pub kind: CitationKind,
    /// As printed.
    pub text: String,
    /// The normal form, e.g. `Art. 28 Abs. 2 GG`.
    pub normalized: Option<String>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// An office of the administration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Department {
    /// The name as printed.
    pub name: String,
    /// Its code, e.g. `Amt 50`.
    pub code: Option<String>,
    /// What it has to do with the paper.
    pub role: DepartmentRole,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A concept of the thesaurus and how often the paper names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// The concept's id in the thesaurus.
    pub id: String,
    /// How often.
    pub count: u32,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}
