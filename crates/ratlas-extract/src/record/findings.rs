//! Contradictions of a paper, for its reader.

use std::sync::LazyLock;

use ratlas_german::Precision;
use ratlas_model::{Finding, Person, PersonRole, Presence, Record, Severity};
use regex::Regex;

use super::dates::has_meeting;
use crate::document::Document;
use crate::facts::Facts;
use crate::facts::deadline::sentence;
use crate::facts::pattern;

/// Everything about a paper that its reader should be told.
pub(crate) fn findings(document: &Document, facts: &Facts, record: &Record) -> Vec<Finding> {
    let mut res = Vec::new();
    ambiguous_place(document, facts, &mut res);
    reported_before_it_happened(document, facts, record, &mut res);
    more_votes_than_members(record, &mut res);
    stated_and_counted_members(record, &mut res);
    agenda_gaps(record, &mut res);
    before_the_motion(record, &mut res);
    res
}

fn warning(code: &'static str, message: String, at: Vec<ratlas_model::Place>) -> Finding {
    Finding { code: code.into(), severity: Severity::Warning, message, at }
}

fn ambiguous_place(document: &Document, facts: &Facts, res: &mut Vec<Finding>) {
    if let Some(it) = &facts.place.ambiguous {
        let names: Vec<String> =
            it.candidates.iter().take(6).map(|it| format!("{} ({})", it.name, it.state)).collect();
        let message = format!("the place may be {}", names.join(", "));
        res.push(warning("place/ambiguous", message, document.places(it.span.clone())));
    }
}

/// A paper for a sitting that reports of a later day as past.
fn reported_before_it_happened(
    document: &Document,
    facts: &Facts,
    record: &Record,
    res: &mut Vec<Finding>,
) {
    static PAST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?:hat|haben|wurden?|fand|war|waren|tagte|traf)\b"));
    let Some(meeting) = record.meeting.as_ref().and_then(|it| it.date.as_deref()) else { return };
    if !has_meeting(record.genre) {
        return;
    }
    for day in
        facts.dates.iter().filter(|it| it.precision == Precision::Day && it.edtf.as_str() > meeting)
    {
        if PAST.is_match(&document.text[sentence(document, day.span.start)]) {
            let message =
                format!("reports of {} as past, after the meeting of {meeting}", day.edtf);
            res.push(warning("date/after-meeting", message, document.places(day.span.clone())));
        }
    }
}

fn more_votes_than_members(record: &Record, res: &mut Vec<Finding>) {
    let members = record.meeting.as_ref().and_then(|it| it.voting_members_present);
    let Some(present) = members.and_then(|it| it.stated.or(it.counted)) else { return };
    for resolution in &record.resolutions {
        let Some(vote) = &resolution.vote else { continue };
        let votes: u32 = [vote.yes, vote.no, vote.abstain].into_iter().flatten().sum();
        if votes > present {
            let message = format!("{votes} votes, but {present} voting members present");
            res.push(warning("vote/over-attendance", message, resolution.evidence.at.clone()));
        }
    }
}

fn stated_and_counted_members(record: &Record, res: &mut Vec<Finding>) {
    let members = record.meeting.as_ref().and_then(|it| it.voting_members_present);
    // Who came late or left early may be counted or not.
    let partial = |it: &&Person| it.presence == Some(Presence::Partial);
    let partial = record.people.iter().filter(partial).count();
    if let Some((stated, counted)) = members.and_then(|it| it.stated.zip(it.counted))
        && (stated > counted || (stated as usize) + partial < counted as usize)
    {
        let message = format!("{stated} voting members stated, {counted} on the attendance list");
        let at = record
            .meeting
            .as_ref()
            .and_then(|it| it.parts_at.get("voting_members_present").cloned());
        res.push(warning("people/voting-members", message, at.unwrap_or_default()));
    }
}

/// Top-level numbers that skip one.
fn agenda_gaps(record: &Record, res: &mut Vec<Finding>) {
    let number = |it: &str| it.trim_start_matches(['Ö', 'N', ' ']).parse::<u32>().ok();
    let mut last: Option<u32> = None;
    for item in &record.agenda {
        let Some(this) = item.number.as_deref().and_then(number) else { continue };
        if let Some(last) = last.filter(|it| this > it + 1) {
            let message = format!("the agenda skips from {last} to {this}");
            res.push(warning("agenda/gap", message, item.evidence.at.clone()));
        }
        last = Some(this);
    }
}

/// A paper dated before the motion it answers.
fn before_the_motion(record: &Record, res: &mut Vec<Finding>) {
    let Some(date) = record.date.as_ref().filter(|it| it.value.len() == 10) else { return };
    for reference in &record.references {
        let answered = reference.role == ratlas_model::ReferenceRole::Answered;
        if let Some(motion) =
            reference.date.as_deref().filter(|it| answered && *it > date.value.as_str())
        {
            let message = format!("dated {}, before the motion of {motion} it answers", date.value);
            res.push(warning("date/before-motion", message, date.evidence.at.clone()));
        }
    }
}

/// Members who may vote and were there, by the attendance list.
pub(crate) fn counted_members(record: &Record) -> Option<u32> {
    let votes = |it: &Person| match it.role {
        PersonRole::Member => it.voting == Some(true),
        // The chair stands apart from the members, a substitute may vote for one.
        PersonRole::Chair => it.voting != Some(false),
        PersonRole::Deputy => it.substitute_for.is_some() && it.voting != Some(false),
        _ => false,
    };
    let members = record.people.iter().any(|it| it.voting == Some(true));
    let there = |it: &&Person| matches!(it.presence, Some(Presence::Present | Presence::Partial));
    let present = record.people.iter().filter(|it| votes(it)).filter(there).count();
    members.then(|| u32::try_from(present).unwrap_or(u32::MAX))
}
