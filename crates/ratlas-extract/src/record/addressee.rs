//! To whom a paper is addressed.

use ratlas_model::{Basis, Genre, Party, Record, ReferenceRole};

use super::dates;
use crate::document::Document;
use crate::facts::Facts;
use crate::facts::addressee::Addressee;
use crate::facts::name::Name;

/// Who is named in the address; in a letter without one, who brought in what it answers.
pub(crate) fn addressee(document: &Document, facts: &Facts, record: &Record) -> Option<Party> {
    /// A letter greets before it names many others.
    const GREETED_FIRST: usize = 4;
    if dates::has_meeting(record.genre) {
        return None;
    }
    if let Some(it) = &facts.addressee {
        let (name, function) = match &it.value {
            Addressee::Person(it) => (it.name.clone(), it.function.clone()),
            Addressee::Body(it) => (it.clone(), None),
        };
        return Some(Party { name, unit: None, function, evidence: it.evidence(document) });
    }
    let answered = record.references.iter().find(|it| it.role == ReferenceRole::Answered);
    let answered = answered.filter(|_| record.genre == Genre::Reply);
    if let Some((reference, name)) = answered.and_then(|it| Some((it, it.originator.clone()?))) {
        let mut evidence = reference.evidence.clone();
        evidence.rule = "addressee/originator".into();
        evidence.basis = Basis::Inferred;
        return Some(Party { name, unit: None, function: None, evidence });
    }
    let mut greeted = facts.people.iter().take(GREETED_FIRST);
    let greeted = greeted.find(|it| it.rule == "person/salutation")?;
    let Name { name, function, .. } = greeted.value.name.clone();
    Some(Party { name, unit: None, function, evidence: greeted.evidence(document) })
}
