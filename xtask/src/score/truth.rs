//! What a person found in a sample: `corpus-samples/truth/<city>/<id>.toml`.
//!
//! A key left out is not judged. An empty string, or an empty list, says that the paper states
//! none and that null is right. Where two names of a closed list are both right, they are written
//! `event|mentioned`.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use anyhow::ensure;
use ratlas_model::{
    ApplicantKind, CitationKind, DateRole, DepartmentRole, Frequency, Genre, Outcome, PersonRole,
    Presence, ReferenceKind, ReferenceRole, Stance, VoteChoice, VoteMode,
};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::edtf;
use crate::workspace::read_text;

/// The first line of every truth file: whoever writes one, promises it.
pub(super) const PROMISE: &str =
    "# Read by a person from the rendered paper; no program writes this file.";

/// The truth about one paper.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Truth {
    pub(super) genre: Option<OneOf<Genre>>,
    pub(super) title: Option<String>,
    pub(super) ags: Option<String>,
    pub(super) place: Option<String>,
    pub(super) date: Option<Edtf>,
    pub(super) reference: Option<String>,
    pub(super) public: Option<Open>,
    pub(super) signatory: Option<String>,
    pub(super) addressee: Option<String>,
    pub(super) laws: Option<Vec<String>>,
    pub(super) urls: Option<Vec<String>>,
    pub(super) meeting: Option<Meeting>,
    pub(super) references: Option<Vec<Reference>>,
    pub(super) dates: Option<Vec<Dated>>,
    pub(super) consultations: Option<Vec<Consultation>>,
    pub(super) people: Option<Vec<Person>>,
    pub(super) agenda: Option<Vec<Item>>,
    pub(super) resolutions: Option<Vec<Resolution>>,
    pub(super) proposals: Option<Vec<Proposal>>,
    pub(super) deadlines: Option<Vec<Deadline>>,
    pub(super) applicants: Option<Vec<Applicant>>,
    pub(super) request: Option<Request>,
    pub(super) questions: Option<Vec<Question>>,
    pub(super) position: Option<Position>,
    pub(super) measures: Option<Vec<Measure>>,
    pub(super) goals: Option<Vec<String>>,
    pub(super) money: Option<Vec<Money>>,
    pub(super) sources: Option<Vec<Source>>,
    pub(super) departments: Option<Vec<Department>>,
    pub(super) topics: Option<Vec<String>>,
    pub(super) languages: Option<Vec<String>>,
    #[serde(default)]
    pub(super) must_not: MustNot,
}

/// The head of a sitting.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meeting {
    pub(super) body: Option<String>,
    pub(super) number: Option<u32>,
    pub(super) date: Option<Edtf>,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) place: Option<String>,
    pub(super) public: Option<Open>,
    pub(super) chair: Option<String>,
    pub(super) minutes_by: Option<String>,
    pub(super) previous: Option<Edtf>,
    pub(super) voting_present: Option<u32>,
}

/// A number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reference {
    pub(super) number: String,
    pub(super) role: Option<OneOf<ReferenceRole>>,
    pub(super) kind: Option<OneOf<ReferenceKind>>,
}

/// A date.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dated {
    pub(super) value: Edtf,
    pub(super) role: Option<OneOf<DateRole>>,
}

/// A station on a paper's way.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Consultation {
    pub(super) body: String,
    pub(super) date: Option<Edtf>,
    pub(super) public: Option<Open>,
    pub(super) role: Option<String>,
}

/// A person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) role: Option<OneOf<PersonRole>>,
    pub(super) presence: Option<OneOf<Presence>>,
    pub(super) faction: Option<String>,
    pub(super) substitute_for: Option<String>,
    pub(super) represented_by: Option<String>,
}

/// An item of the agenda.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) outcome: Option<OneOf<Outcome>>,
    pub(super) public: Option<Open>,
}

/// A decision. Counts that are not printed are left out, and have to be null.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Resolution {
    pub(super) agenda_item: Option<String>,
    pub(super) outcome: Option<OneOf<Outcome>>,
    pub(super) mode: Option<OneOf<VoteMode>>,
    pub(super) yes: Option<u32>,
    pub(super) no: Option<u32>,
    pub(super) abstain: Option<u32>,
    pub(super) biased: Option<u32>,
    pub(super) number: Option<String>,
    pub(super) target: Option<String>,
    pub(super) text: Option<String>,
    #[serde(default)]
    pub(super) by_faction: Vec<FactionVote>,
    #[serde(default)]
    pub(super) parts: Vec<PartVote>,
}

/// How a faction voted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactionVote {
    pub(super) of: String,
    pub(super) choice: OneOf<VoteChoice>,
}

/// What became of a part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartVote {
    pub(super) of: String,
    pub(super) outcome: Option<OneOf<Outcome>>,
    pub(super) yes: Option<u32>,
    pub(super) no: Option<u32>,
}

/// Who brings in a motion or an inquiry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Applicant {
    pub(super) name: String,
    pub(super) kind: Option<OneOf<ApplicantKind>>,
}

/// What a paper asks for: the first words of each, and how many points. Empty for none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    pub(super) text: String,
    pub(super) points: Option<usize>,
    pub(super) reasons: Option<String>,
}

/// A question and its answer, the first words of each.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub(super) number: Option<String>,
    pub(super) text: String,
    pub(super) answer: Option<String>,
}

/// What the administration says, and words of the sentence that says it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Position {
    pub(super) stance: OneOf<Stance>,
    pub(super) text: Option<String>,
}

/// A measure outside of blocks: words of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    pub(super) text: String,
    pub(super) responsible: Option<String>,
    pub(super) due: Option<Edtf>,
}

/// A sum.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Money {
    pub(super) amount: String,
    pub(super) frequency: Option<OneOf<Frequency>>,
}

/// A report, concept, project or paper without a number that is cited.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) title: String,
    pub(super) kind: Option<OneOf<CitationKind>>,
}

/// An office.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Department {
    pub(super) name: String,
    pub(super) role: Option<OneOf<DepartmentRole>>,
    pub(super) code: Option<String>,
}

/// A block of goal, reason and measures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Proposal {
    pub(super) number: Option<String>,
    pub(super) goal: String,
    pub(super) measures: Option<usize>,
}

/// Something is due.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Deadline {
    pub(super) raw: String,
}

/// Values that must not appear. `*` is any value, `abc*` any that begins so.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MustNot {
    pub(super) date: Vec<String>,
    pub(super) reference: Vec<String>,
    pub(super) references: Vec<String>,
    pub(super) people: Vec<String>,
    pub(super) genre: Vec<String>,
    pub(super) place: Vec<String>,
    pub(super) agenda: Vec<String>,
}

/// Names of a closed list, any of which is right; none of them if the paper states none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OneOf<T>(pub(super) Vec<T>);

impl<'de, T: FromStr> Deserialize<'de> for OneOf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OneOf<T>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let names = text.split('|').filter(|it| !it.is_empty());
        let one = |name: &str| {
            name.parse()
                .map_err(|_| D::Error::custom(format!("`{name}` is not in the closed list")))
        };
        names.map(one).collect::<Result<_, _>>().map(OneOf)
    }
}

impl<T: Copy + PartialEq + fmt::Display> OneOf<T> {
    /// Whether a value is one of them.
    pub(super) fn allows(&self, value: T) -> bool {
        self.0.contains(&value)
    }

    /// The alternatives as written.
    pub(super) fn text(&self) -> Option<String> {
        let names: Vec<String> = self.0.iter().map(T::to_string).collect();
        (!names.is_empty()).then(|| names.join("|"))
    }
}

/// A date in EDTF, or empty for none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edtf(pub(super) String);

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Edtf, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() || edtf::is_valid(&text) {
            Ok(Edtf(text))
        } else {
            Err(D::Error::custom(format!("`{text}` is not an EDTF date")))
        }
    }
}

/// `true`, `false`, `mixed`, or empty for none; TOML's own booleans too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open(pub(super) String);

impl<'de> Deserialize<'de> for Open {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Open, D::Error> {
        let text = match toml::Value::deserialize(deserializer)? {
            toml::Value::Boolean(it) => it.to_string(),
            toml::Value::String(it) => it,
            other => other.to_string(),
        };
        match text.as_str() {
            "true" | "false" | "mixed" | "" => Ok(Open(text)),
            _ => {
                Err(D::Error::custom(format!("`{text}` is not `true`, `false`, `mixed` or empty")))
            }
        }
    }
}

/// Reads a truth file.
///
/// # Errors
///
/// It is not UTF-8 or TOML, has an unknown key or value, or lacks the promise.
pub(super) fn load(path: &Path) -> anyhow::Result<Truth> {
    parse(&read_text(path)?)
}

/// The truth a text tells.
///
/// # Errors
///
/// As [`load`].
pub(super) fn parse(text: &str) -> anyhow::Result<Truth> {
    ensure!(text.starts_with(PROMISE), "the first line is not `{PROMISE}`");
    Ok(toml::from_str(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(body: &str) -> String {
        parse(&format!("{PROMISE}\n{body}")).unwrap_err().to_string()
    }

    #[test]
    fn reads_alternatives_and_none() {
        let truth =
            parse(&format!("{PROMISE}\ngenre = \"motion|amendment\"\ndate = \"\"\n")).unwrap();
        assert_eq!(truth.genre, Some(OneOf(vec![Genre::Motion, Genre::Amendment])));
        assert_eq!(truth.date, Some(Edtf(String::new())));
        assert!(truth.people.is_none());
    }

    #[test]
    fn err_unknown_key() {
        assert!(error("tittle = \"a\"").contains("unknown field `tittle`"));
        assert!(error("[meeting]\nroom = \"a\"").contains("unknown field `room`"));
        assert!(error("[must_not]\ntitle = [\"a\"]").contains("unknown field `title`"));
    }

    #[test]
    fn err_unknown_value() {
        assert!(error("genre = \"antrag\"").contains("`antrag` is not in the closed list"));
        assert!(error("date = \"12.03.2024\"").contains("`12.03.2024` is not an EDTF date"));
        assert!(error("public = \"ja\"").contains("`ja` is not"));
    }

    #[test]
    fn err_without_promise() {
        let text = parse("genre = \"motion\"").unwrap_err().to_string();
        assert!(text.starts_with("the first line is not"));
    }
}
