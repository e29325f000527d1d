//! What is asked for, asked, answered, and said to it by the administration.

use ratlas_model::{Applicant, Basis, Passage, Position, Question, Request};

use crate::document::Document;
use crate::facts::Facts;
use crate::facts::answer::Reply;
use crate::facts::entry::Entry;
use crate::found::{Found, evidence};
use crate::lexicon::factions::key_in_place;

/// Who brings the paper in.
pub(super) fn applicants(document: &Document, facts: &Facts) -> Vec<Applicant> {
    let applicant = |it: &Found<crate::facts::originator::Originator>| Applicant {
        name: it.value.name.clone(),
        kind: it.value.kind,
        faction: it.value.faction.as_deref().and_then(key_in_place),
        evidence: it.evidence(document),
    };
    facts.applicants.iter().map(applicant).collect()
}

/// What the paper asks a body to decide.
pub(super) fn request(document: &Document, facts: &Facts) -> Option<Request> {
    let found = facts.request.as_ref()?;
    let point = |it: &Entry| Passage {
        number: it.number.clone(),
        text: document.words(it.span.clone()),
        evidence: evidence(document, [it.span.clone()], "request/point", Basis::Explicit),
    };
    let reasons = found.value.reasons.as_ref().map(|it| Passage {
        number: None,
        text: document.words(it.span.clone()),
        evidence: it.evidence(document),
    });
    Some(Request {
        text: document.words(found.span.clone()),
        points: found.value.points.iter().map(point).collect(),
        reasons,
        evidence: found.evidence(document),
    })
}

/// The questions, with the answers the paper gives.
pub(super) fn questions(document: &Document, facts: &Facts) -> Vec<Question> {
    let answer = |it: &Found<Reply>| Passage {
        number: it.value.number.clone(),
        text: document.words(it.span.clone()),
        evidence: it.evidence(document),
    };
    let question = |it: &Found<crate::facts::question::Question>| Question {
        number: it.value.number.clone(),
        text: document.words(it.span.clone()),
        answer: it.value.answer.as_ref().map(answer),
        evidence: it.evidence(document),
    };
    facts.questions.iter().map(question).collect()
}

/// What the administration says to the motion.
pub(super) fn position(document: &Document, facts: &Facts) -> Option<Position> {
    facts.position.as_ref().map(|it| Position {
        stance: Some(it.value),
        text: document.words(it.span.clone()),
        evidence: it.evidence(document),
    })
}
