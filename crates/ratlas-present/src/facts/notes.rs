//! The facts of a paper as short notes, each to be put on the words it was read from.

use ratlas_model::{Basis, Place, Record};

use super::{Fact, basis, joined, sections};
use crate::{Lang, Wording, on_one_line, word};

/// The fields of a record that say something about words of the paper, in its order.
pub const FIELDS: [&str; 29] = [
    "genre",
    "title",
    "place",
    "issuer",
    "addressee",
    "public",
    "reference",
    "date",
    "references",
    "dates",
    "meeting",
    "consultations",
    "people",
    "agenda",
    "resolutions",
    "applicants",
    "request",
    "questions",
    "position",
    "proposals",
    "goals",
    "measures",
    "deadlines",
    "money",
    "citations",
    "departments",
    "signatory",
    "topics",
    "findings",
];

/// One value, by the name of its field.
#[derive(Debug, Clone)]
pub struct Note<'a> {
    /// One of [`FIELDS`].
    pub field: &'static str,
    /// The field and the value in words.
    pub text: String,
    /// The words it was read from; may be empty.
    pub at: &'a [Place],
}

/// Everything a record says about the words of the paper.
pub fn notes(record: &Record, lang: Lang) -> Vec<Note<'_>> {
    let mut res = Vec::new();
    for section in sections(record, lang) {
        for fact in section.facts {
            if let Some(field) = field(section.heading, fact.label) {
                res.push(note(field, fact, lang));
            }
        }
    }
    res
}

fn note<'a>(field: &'static str, fact: Fact<'a>, lang: Lang) -> Note<'a> {
    let name = word(lang, "field", field);
    // Within these fields the label tells the part; elsewhere it repeats the field.
    let parted = matches!(field, "meeting" | "request" | "questions" | "proposals");
    let label = fact.label.filter(|_| parted);
    let head = joined([Some(name.to_owned()), label.map(|it| lang.say(it).to_owned())]);
    let is_said = fact.basis == Basis::Explicit;
    let value = joined([Some(fact.value), (!is_said).then(|| basis(lang, fact.basis).to_owned())]);
    Note { field, text: format!("{head}: {}", on_one_line(&value)), at: fact.at }
}

/// The field of the record a fact of the sheet stands for; what is said of the file has none.
pub(super) fn field(heading: Wording, label: Option<Wording>) -> Option<&'static str> {
    Some(match heading {
        Wording::SectionPaper => return of_the_paper(label?),
        Wording::SectionReferences => "references",
        Wording::SectionDates => "dates",
        Wording::SectionMeeting => "meeting",
        Wording::SectionConsultations => "consultations",
        Wording::SectionPeople => "people",
        Wording::SectionAgenda => "agenda",
        Wording::SectionResolutions => "resolutions",
        Wording::SectionApplicants => "applicants",
        Wording::SectionRequest => "request",
        Wording::SectionQuestions => "questions",
        Wording::SectionPosition => "position",
        Wording::SectionProposals => "proposals",
        Wording::SectionGoals => "goals",
        Wording::SectionMeasures => "measures",
        Wording::SectionDeadlines => "deadlines",
        Wording::SectionMoney => "money",
        Wording::SectionCitations => "citations",
        Wording::SectionDepartments => "departments",
        Wording::SectionSignatory => "signatory",
        Wording::SectionTopics => "topics",
        Wording::SectionFindings => "findings",
        _ => return None,
    })
}

fn of_the_paper(label: Wording) -> Option<&'static str> {
    Some(match label {
        Wording::LabelGenre => "genre",
        Wording::LabelTitle => "title",
        Wording::LabelPlace => "place",
        Wording::LabelIssuer => "issuer",
        Wording::LabelAddressee => "addressee",
        Wording::LabelPublic => "public",
        Wording::LabelNumber => "reference",
        Wording::LabelDate => "date",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value;
    use crate::words::values::values;

    #[test]
    fn every_field_has_a_word_of_its_own() {
        let mut fields = FIELDS.to_vec();
        fields.sort_unstable();
        assert_eq!(values("field"), fields);
        for field in FIELDS {
            for lang in [Lang::De, Lang::En] {
                assert_eq!(value("field", word(lang, "field", field)), Some(field));
            }
        }
    }
}
