//! What a motion asks for, what an inquiry asks, what the administration says to them, and money.
//! Each flattens its [`Evidence`]: `at`, `rule` and `basis` in JSON.

use serde::{Deserialize, Serialize};

use crate::{ApplicantKind, Evidence, Frequency, Stance};

/// Who brings in a motion or an inquiry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Applicant {
    /// As printed: a faction, a person without title and function, a body.
    pub name: String,
    /// Which of them.
    pub kind: ApplicantKind,
    /// The key of the faction, of a person their faction's.
    pub faction: Option<String>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// What a paper asks a body to decide: the text of a motion, a Beschlussvorschlag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[doc(alias = "Beschlussvorschlag")]
pub struct Request {
    /// The whole text as printed, on one line.
    pub text: String,
    /// Its numbered points in order; empty if it has none.
    pub points: Vec<Passage>,
    /// The reasons, as printed, on one line.
    #[doc(alias = "Begründung")]
    pub reasons: Option<Passage>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A piece of text with the number before it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Passage {
    /// As printed, without the mark behind it: `2`, `a`, `III`.
    pub number: Option<String>,
    /// As printed, on one line.
    pub text: String,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A question of an inquiry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// As printed, without the mark behind it.
    pub number: Option<String>,
    /// As printed, on one line.
    pub text: String,
    /// The answer to it, where the paper gives one.
    pub answer: Option<Passage>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// What the administration says to a motion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// What it says, if its words are plain.
    pub stance: Option<Stance>,
    /// The sentence that says it, on one line.
    pub text: String,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}

/// A sum of money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Money {
    /// Decimal, a point before the cents: `250000`, `1250.50`.
    pub amount: String,
    /// ISO 4217: `EUR`, `DEM`.
    pub currency: String,
    /// As printed, with the unit.
    pub raw: String,
    /// What for, as printed.
    #[serde(rename = "for")]
    pub subject: Option<String>,
    /// How often.
    pub frequency: Option<Frequency>,
    /// The budget year or years, EDTF.
    pub year: Option<String>,
    #[serde(flatten)]
    #[doc = "Where, by which rule."]
    pub evidence: Evidence,
}
