//! The sitting a paper belongs to.

use std::collections::BTreeMap;
use std::ops::Range;

use ratlas_model::{Basis, Meeting, Person, PersonRole, Place, Record, VotingMembers};

use super::{findings, people};
use crate::document::Document;
use crate::facts::Facts;
use crate::facts::body::{kind_and_key, spelled};
use crate::facts::meeting::MeetingHead;
use crate::facts::name::name;
use crate::found::{Found, evidence};
use crate::houses::House;

/// The head of the sitting; `None` if the paper names neither body nor day.
pub(crate) fn sitting(
    document: &Document,
    facts: &Facts,
    house: Option<&House>,
    record: &Record,
) -> Option<Meeting> {
    let head = &facts.meeting;
    if head.body.is_none() && head.date.is_none() {
        return None;
    }
    let chair = people::chair(facts, &record.people);
    let body = value(head.body.as_ref()).map(|it| spelled(&it, house));
    let (kind, body_key) = body.as_deref().map_or((None, None), |it| kind_and_key(it, house));
    let rule = rule(head.body.as_ref()).or_else(|| rule(head.date.as_ref()));
    let spans = [span(head.body.as_ref()), span(head.date.as_ref())].into_iter().flatten();
    let counted = findings::counted_members(record);
    let stated = value(head.voting_members.as_ref());
    Some(Meeting {
        kind,
        body_key,
        body,
        number: value(head.number.as_ref()),
        date: value(head.date.as_ref()),
        start: value(head.start.as_ref()),
        end: value(head.end.as_ref()),
        place: value(head.place.as_ref()),
        public: value(head.public.as_ref()),
        parts_at: parts_at(document, facts, chair.as_ref()),
        chair: chair.map(|it| it.value),
        minutes_by: minutes_by(facts, &record.people),
        previous: value(head.previous.as_ref()),
        voting_members_present: (stated.is_some() || counted.is_some())
            .then_some(VotingMembers { stated, counted }),
        evidence: evidence(document, spans, rule.unwrap_or_default(), Basis::Explicit),
    })
}

fn value<T: Clone>(found: Option<&Found<T>>) -> Option<T> {
    found.map(|it| it.value.clone())
}

fn span<T>(found: Option<&Found<T>>) -> Option<Range<usize>> {
    found.map(|it| it.span.clone())
}

fn rule<T>(found: Option<&Found<T>>) -> Option<ratlas_model::RuleId> {
    found.map(|it| it.rule.clone())
}

/// Where each part of the head was read.
fn parts_at(
    document: &Document,
    facts: &Facts,
    chair: Option<&Found<String>>,
) -> BTreeMap<String, Vec<Place>> {
    let MeetingHead { body, number, date, start, end, place, public, previous, .. } =
        &facts.meeting;
    let vouched = facts.signatures.iter().find(|it| it.value.for_minutes);
    let minutes_by = span(facts.meeting.minutes_by.as_ref()).or(span(vouched));
    let parts = [
        ("body", span(body.as_ref())),
        ("number", span(number.as_ref())),
        ("date", span(date.as_ref())),
        ("start", span(start.as_ref())),
        ("end", span(end.as_ref())),
        ("place", span(place.as_ref())),
        ("public", span(public.as_ref())),
        ("chair", span(chair)),
        ("minutes_by", minutes_by),
        ("previous", span(previous.as_ref())),
        ("voting_members_present", span(facts.meeting.voting_members.as_ref())),
    ];
    let known = parts.into_iter().filter_map(|(part, span)| Some((part, span?)));
    known.map(|(part, span)| (part.to_owned(), document.places(span))).collect()
}

/// Who kept the minutes: as labelled, else who vouches for them, else as the list says.
fn minutes_by(facts: &Facts, people: &[Person]) -> Option<String> {
    let listed = people.iter().find(|it| it.role == PersonRole::MinuteTaker);
    let vouched = facts.signatures.iter().find(|it| it.value.for_minutes);
    let labelled = facts.meeting.minutes_by.as_ref();
    labelled
        .map(|it| name(&it.value).map_or_else(|| it.value.clone(), |it| it.name))
        .or_else(|| vouched.map(|it| it.value.name.name.clone()))
        .or_else(|| listed.map(|it| it.name.clone()))
}
