//! Who asks for what, with which reasons; questions with their answers; what the administration
//! says to it.

use ratlas_model::{Applicant, Passage, Position, Question, Record};

use super::{Fact, joined};
use crate::{Lang, Wording, word};

/// Who brings the paper in.
pub(super) fn applicants(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.applicants.iter().map(|it| Fact::listed(applicant(it, lang), &it.evidence)).collect()
}

fn applicant(applicant: &Applicant, lang: Lang) -> String {
    // Of a faction the name is enough.
    let faction = applicant.faction.clone().filter(|it| *it != applicant.name);
    let kind = word(lang, "applicant_kind", applicant.kind.as_str()).to_owned();
    joined([Some(applicant.name.clone()), Some(kind), faction])
}

/// What it asks for: the points, or the text where it has none, and the reasons.
pub(super) fn request(record: &Record, _: Lang) -> Vec<Fact<'_>> {
    let Some(request) = &record.request else { return Vec::new() };
    let mut res = Vec::new();
    if request.points.is_empty() {
        res.push(Fact::labelled(Wording::LabelRequest, &request.text, &request.evidence));
    } else {
        let before = lead(&request.text, &request.points[0]);
        res.push(Fact::labelled(Wording::LabelRequest, before, &request.evidence));
        res.extend(request.points.iter().map(point));
    }
    let reasons = request.reasons.as_ref();
    res.extend(reasons.map(|it| Fact::labelled(Wording::LabelReasons, &it.text, &it.evidence)));
    res
}

/// The words of a request before its first point.
fn lead(text: &str, first: &Passage) -> String {
    let before = text.find(&first.text).map_or(text, |it| &text[..it]);
    let number = first.number.as_deref().unwrap_or_default();
    let bare = before.trim_end_matches(|it: char| !it.is_alphanumeric());
    let bare = bare.strip_suffix(number).unwrap_or(bare).trim_end_matches(['(', '„', ' ']);
    if bare.is_empty() { "…".to_owned() } else { format!("{bare} …") }
}

fn point(point: &Passage) -> Fact<'_> {
    Fact::labelled(
        Wording::LabelPoint,
        numbered(point.number.as_deref(), &point.text),
        &point.evidence,
    )
}

fn numbered(number: Option<&str>, text: &str) -> String {
    match number {
        Some(number) => format!("{number}. {text}"),
        None => text.to_owned(),
    }
}

/// Each question, with its answer below it.
pub(super) fn questions(record: &Record, _: Lang) -> Vec<Fact<'_>> {
    record.questions.iter().flat_map(question).collect()
}

fn question(question: &Question) -> Vec<Fact<'_>> {
    let asked = numbered(question.number.as_deref(), &question.text);
    let mut res = vec![Fact::labelled(Wording::LabelQuestion, asked, &question.evidence)];
    let answer = question.answer.as_ref();
    res.extend(answer.map(|it| Fact::labelled(Wording::LabelAnswer, &it.text, &it.evidence)));
    res
}

/// What the administration says to the motion.
pub(super) fn position(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.position.iter().map(|it| Fact::listed(stance(it, lang), &it.evidence)).collect()
}

fn stance(position: &Position, lang: Lang) -> String {
    let stance = position.stance.map(|it| word(lang, "stance", it.as_str()).to_owned());
    joined([stance, Some(position.text.clone())])
}
