//! Contradictions of a paper, for its reader.

use std::sync::LazyLock;

use ratlas_german::Precision;
use ratlas_model::{
    Finding, Genre, Outcome, Person, PersonRole, Presence, Record, Severity, VoteMode,
};

use super::dates::has_meeting;
use crate::document::Document;
use crate::facts::Facts;
use crate::facts::deadline::sentence;
use crate::pattern::{Pattern, pattern};

/// Everything about a paper that its reader should be told.
pub(crate) fn findings(document: &Document, facts: &Facts, record: &Record) -> Vec<Finding> {
    let mut res = Vec::new();
    ambiguous_place(document, facts, &mut res);
    reported_before_it_happened(document, facts, record, &mut res);
    votes_and_members(record, &mut res);
    votes_and_outcomes(record, &mut res);
    stated_and_counted_members(record, &mut res);
    agenda_gaps(record, &mut res);
    before_the_motion(record, &mut res);
    impossible_days(document, &mut res);
    wrong_weekdays(document, facts, &mut res);
    out_of_order(record, &mut res);
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
    static PAST: LazyLock<Pattern> =
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

/// Votes against those who may vote and were there. Fewer votes are worth a look only where all
/// counts are printed: members leave and come.
fn votes_and_members(record: &Record, res: &mut Vec<Finding>) {
    let members = record.meeting.as_ref().and_then(|it| it.voting_members_present);
    let Some(present) = members.and_then(|it| it.stated.or(it.counted)) else { return };
    for resolution in &record.resolutions {
        let Some(vote) = &resolution.vote else { continue };
        let at = || resolution.evidence.at.clone();
        let votes = |it: [Option<u32>; 3]| it.into_iter().flatten().fold(0, u32::saturating_add);
        let cast = votes([vote.yes, vote.no, vote.abstain]);
        let in_parts = vote.parts.iter().map(|it| votes([it.yes, it.no, it.abstain])).max();
        let most = cast.max(in_parts.unwrap_or(0));
        let complete = vote.yes.is_some() && vote.no.is_some() && vote.abstain.is_some();
        let biased = vote.biased.unwrap_or(0);
        if most > present {
            let message = format!("{most} votes, but {present} voting members present");
            res.push(warning("vote/over-attendance", message, at()));
        } else if complete && cast.saturating_add(biased) < present {
            let message = format!("{cast} votes of {present} voting members present");
            let code = "vote/under-attendance".into();
            res.push(Finding { code, severity: Severity::Info, message, at: at() });
        }
    }
}

/// Votes that contradict what is said to have come of them. A rejection with more yes than no is
/// none: the vote may have been on rejecting.
fn votes_and_outcomes(record: &Record, res: &mut Vec<Finding>) {
    for resolution in &record.resolutions {
        let Some(vote) = &resolution.vote else { continue };
        let at = || resolution.evidence.at.clone();
        let passed = matches!(
            resolution.outcome,
            Some(Outcome::Approved | Outcome::ApprovedAmended | Outcome::Recommended)
        );
        if let (true, Some((yes, no))) = (passed, vote.yes.zip(vote.no).filter(|it| it.0 < it.1)) {
            let message = format!("said to have passed with {yes} yes and {no} no");
            res.push(warning("vote/against-outcome", message, at()));
        }
        if let (Some(VoteMode::Unanimous), Some(no)) = (vote.mode, vote.no.filter(|it| *it > 0)) {
            let message = format!("said to be unanimous with {no} no");
            res.push(warning("vote/unanimous-with-no", message, at()));
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

/// Days that no calendar has: kept as printed.
fn impossible_days(document: &Document, res: &mut Vec<Finding>) {
    for span in ratlas_german::impossible_dates(&document.text) {
        let message = format!("no calendar has the day `{}`", document.words(span.clone()));
        res.push(warning("date/impossible", message, document.places(span)));
    }
}

/// A weekday that its day did not have.
fn wrong_weekdays(document: &Document, facts: &Facts, res: &mut Vec<Finding>) {
    static WEEKDAY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?<day>Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)[.,]{0,2}\s+(?:de[nm]\s+)?$",
        )
    });
    const WEEK: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
    /// The longest weekday with "den" and a line end.
    const LEAD_BYTES: usize = 24;
    for date in facts.dates.iter().filter(|it| it.precision == Precision::Day) {
        let from = document.text.floor_char_boundary(date.span.start.saturating_sub(LEAD_BYTES));
        let Some(found) = WEEKDAY.captures(&document.text[from..date.span.start]) else { continue };
        let written = match &found["day"] {
            "Sonnabend" => Some(5),
            day => WEEK.iter().position(|it| day.starts_with(it)),
        };
        if written != ratlas_german::weekday(&date.edtf) {
            let message = format!("{} was no {}", date.edtf, &found["day"]);
            res.push(warning("date/weekday", message, document.places(date.span.clone())));
        }
    }
}

/// Days of a paper that cannot follow each other: what it is for lies before it was written.
fn out_of_order(record: &Record, res: &mut Vec<Finding>) {
    let Some(own) = record.date.as_ref().filter(|it| it.value.len() == 10) else { return };
    let at = || own.evidence.at.clone();
    let meeting = record.meeting.as_ref().and_then(|it| it.date.as_deref());
    let ahead = matches!(record.genre, Genre::Invitation | Genre::Agenda);
    if let Some(day) = meeting.filter(|it| ahead && *it < own.value.as_str()) {
        let message = format!("dated {}, after the meeting of {day} it is for", own.value);
        res.push(warning("date/after-its-meeting", message, at()));
    }
    if let Some(day) =
        meeting.filter(|it| record.genre == Genre::Minutes && own.value.as_str() < *it)
    {
        let message = format!("dated {}, before the meeting of {day} it reports of", own.value);
        res.push(warning("date/before-its-meeting", message, at()));
    }
    let stations = record.consultations.iter().filter_map(|it| it.date.as_deref());
    if let Some(day) = stations.min().filter(|it| *it < own.value.as_str()) {
        let message = format!("dated {}, after its consultation of {day}", own.value);
        res.push(warning("date/after-consultation", message, at()));
    }
    // Other papers also tell of terms that were kept.
    let asks = matches!(record.genre, Genre::Motion | Genre::Amendment | Genre::Proposal);
    let early = |it: &&ratlas_model::Deadline| {
        let day = it.value.as_deref().filter(|it| it.len() == 10);
        asks && day.is_some_and(|it| it < own.value.as_str())
    };
    for deadline in record.deadlines.iter().filter(early) {
        let day = deadline.value.as_deref().unwrap_or_default();
        let message =
            format!("the deadline {day} had passed when the paper was dated {}", own.value);
        res.push(warning("date/deadline-passed", message, deadline.evidence.at.clone()));
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

#[cfg(test)]
mod tests {
    use ratlas_model::TextLayer;
    use ratlas_read::{Page, Pages};

    use crate::houses::Houses;
    use crate::{Origin, extract};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let page = Page { number: 1, text: text.to_owned(), ..Page::default() };
        let pages = Pages {
            media_type: "text/plain",
            encoding: None,
            text_layer: TextLayer::Native,
            pages: vec![page],
            recogniser: None,
            findings: Vec::new(),
        };
        let record = extract(&pages, Houses::builtin(), Origin::default());
        let codes: Vec<&str> = record.findings.iter().map(|it| it.code.as_ref()).collect();
        assert_eq!(codes, expected, "{text}");
    }

    #[test]
    fn days_that_cannot_be() {
        check(
            "Bericht\n\nAm 31.02.2024 und am Montag, dem 4. Mai 2021, war ein Fest.\n",
            &["date/impossible", "date/weekday"],
        );
        check("Bericht\n\nAm Dienstag, dem 4. Mai 2021, war ein Fest.\n", &[]);
    }

    #[test]
    fn days_that_cannot_follow_each_other() {
        let station = "Gremium\tTermin\nRat\t01.03.2021\n";
        check(
            &format!("Beschlussvorlage\nDatum: 03.05.2021\nBetreff: Kurse\n{station}"),
            &["date/after-consultation"],
        );
        check(&format!("Beschlussvorlage\nDatum: 03.02.2021\nBetreff: Kurse\n{station}"), &[]);
        check(
            "Beschlussvorlage\nDatum: 03.05.2021\nBetreff: Kurse\n\nDie Verwaltung soll bis zum 30.04.2021 ein Konzept vorlegen.\n",
            &["date/deadline-passed"],
        );
        check(
            "Einladung zur 3. Sitzung des Beirates am 01.02.2021\n\nAdorf, den 03.02.2021\n",
            &["date/after-its-meeting"],
        );
    }
}
