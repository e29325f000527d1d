//! The sitting, the way through the bodies, the people and the agenda.

use ratlas_model::{AgendaItem, Consultation, Meeting, Person, Place, Record};

use super::{Fact, joined};
use crate::{Lang, Wording, date, vote, word};

/// The head of a sitting: each of its parts with the words it was read from.
pub(super) fn meeting(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    let Some(meeting) = &record.meeting else { return Vec::new() };
    let parts = [
        ("body", Wording::LabelBody, meeting.body.clone()),
        ("kind", Wording::LabelBodyKind, meeting.kind.as_deref().map(|it| kind(it, lang))),
        ("number", Wording::LabelMeetingNumber, meeting.number.map(|it| it.to_string())),
        ("date", Wording::LabelDate, meeting.date.as_deref().map(|it| date(lang, it))),
        ("start", Wording::LabelStart, meeting.start.clone()),
        ("end", Wording::LabelEnd, meeting.end.clone()),
        ("place", Wording::LabelMeetingPlace, meeting.place.clone()),
        ("public", Wording::LabelPublic, openness(meeting, lang)),
        ("chair", Wording::LabelChair, meeting.chair.clone()),
        ("minutes_by", Wording::LabelMinutesBy, meeting.minutes_by.clone()),
        ("previous", Wording::LabelPrevious, meeting.previous.as_deref().map(|it| date(lang, it))),
        ("voting_members_present", Wording::LabelVoting, voting_members(meeting, lang)),
    ];
    let facts = parts.into_iter().filter_map(|(part, label, value)| {
        let (at, evidence) = (part_at(meeting, part), &meeting.evidence);
        Some(Fact { at, ..Fact::labelled(label, value?, evidence) })
    });
    facts.chain(evidence_of_the_whole(meeting)).collect()
}

fn kind(kind: &str, lang: Lang) -> String {
    word(lang, "body_kind", kind).to_owned()
}

fn openness(meeting: &Meeting, lang: Lang) -> Option<String> {
    meeting.public.map(|it| word(lang, "openness", it.as_str()).to_owned())
}

fn voting_members(meeting: &Meeting, lang: Lang) -> Option<String> {
    let present = meeting.voting_members_present?;
    let parts = [
        present.stated.map(|it| lang.fill(Wording::Stated, &[&it])),
        present.counted.map(|it| lang.fill(Wording::Counted, &[&it])),
    ];
    Some(joined(parts)).filter(|it| !it.is_empty())
}

fn part_at<'a>(meeting: &'a Meeting, part: &str) -> &'a [Place] {
    meeting.parts_at.get(part).map_or(&[], Vec::as_slice)
}

/// The words the sitting as such was read from, where its parts have none of their own.
fn evidence_of_the_whole(meeting: &Meeting) -> Option<Fact<'_>> {
    let is_told = meeting.parts_at.is_empty() && !meeting.evidence.at.is_empty();
    is_told.then(|| Fact::labelled(Wording::LabelReadFrom, "", &meeting.evidence))
}

/// The way through the bodies.
pub(super) fn consultations(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    let facts = record.consultations.iter();
    facts.map(|it| Fact::listed(consultation(it, lang), &it.evidence)).collect()
}

fn consultation(consultation: &Consultation, lang: Lang) -> String {
    joined([
        Some(format!("{}. {}", consultation.order, consultation.body)),
        consultation.date.as_deref().map(|it| date(lang, it)),
        consultation.role.clone(),
        consultation.public.map(|it| public(it, lang)),
        consultation.agenda_item.as_deref().map(|it| lang.fill(Wording::Item, &[&it])),
        consultation.outcome.map(|it| word(lang, "outcome", it.as_str()).to_owned()),
    ])
}

fn public(public: bool, lang: Lang) -> String {
    word(lang, "openness", if public { "true" } else { "false" }).to_owned()
}

/// The people.
pub(super) fn people(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.people.iter().map(|it| Fact::listed(person(it, lang), &it.evidence)).collect()
}

fn person(person: &Person, lang: Lang) -> String {
    let name = [&person.form_of_address, &person.title].into_iter().flatten();
    let name: Vec<&str> = name.map(String::as_str).chain([person.name.as_str()]).collect();
    let role = word(lang, "person_role", person.role.as_str());
    // A list of the administration calls each of them so.
    let is_new = |it: &String| it.to_lowercase() != role.to_lowercase();
    joined([
        Some(name.join(" ")),
        Some(role.to_owned()),
        person.function.clone().filter(is_new),
        person.faction.clone(),
        person.presence.map(|it| word(lang, "presence", it.as_str()).to_owned()),
        person.from.as_deref().map(|it| lang.fill(Wording::From, &[&it])),
        person.to.as_deref().map(|it| lang.fill(Wording::Until, &[&it])),
        person.substitute_for.as_deref().map(|it| lang.fill(Wording::SubstituteFor, &[&it])),
        person.represented_by.as_deref().map(|it| lang.fill(Wording::RepresentedBy, &[&it])),
        person
            .voting
            .map(|it| lang.say(if it { Wording::Voting } else { Wording::NotVoting }).to_owned()),
    ])
}

/// The agenda.
pub(super) fn agenda(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.agenda.iter().map(|it| Fact::listed(item(it, lang), &it.evidence)).collect()
}

fn item(item: &AgendaItem, lang: Lang) -> String {
    let title = match item.number.as_deref() {
        Some(number) => format!("{} {}", lang.fill(Wording::Item, &[&number]), item.title),
        None => item.title.clone(),
    };
    joined([
        Some(title),
        item.public.map(|it| public(it, lang)),
        item.outcome.map(|it| word(lang, "outcome", it.as_str()).to_owned()),
        item.vote.as_ref().map(|it| vote(it, lang)),
        Some(item.references.join(", ")),
    ])
}
