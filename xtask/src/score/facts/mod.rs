//! A record against the truth, fact by fact.

mod business;
#[cfg(test)]
mod tests;

use ratlas_model::{
    AgendaItem, Citation, CitationKind, Consultation, Dated, Openness, Party, Person, PersonRole,
    Presence, Proposal, Record, Reference, Resolution, VotePart,
};

use super::board::{Board, Judge};
use super::same;
use super::truth::{self, OneOf, Truth};

/// So many characters of a goal tell it from any other; the truth may give its first words only.
const GOAL_CHARS_COMPARED: usize = 60;

/// Holds a record against the truth about its paper.
pub(super) fn score(truth: &Truth, record: &Record, board: &mut Board) {
    head(truth, record, board);
    if let Some(meeting) = &truth.meeting {
        sitting(meeting, record, board);
    }
    numbers(truth.references.as_deref(), &record.references, board);
    dates(truth.dates.as_deref(), &record.dates, board);
    consultations(truth.consultations.as_deref(), &record.consultations, board);
    people(truth.people.as_deref(), &record.people, board);
    agenda(truth.agenda.as_deref(), &record.agenda, board);
    resolutions(truth.resolutions.as_deref(), &record.resolutions, board);
    proposals(truth.proposals.as_deref(), &record.proposals, board);
    citations(truth, &record.citations, board);
    deadlines(truth.deadlines.as_deref(), record, board);
    business::score(truth, record, board);
    forbidden(&truth.must_not, record, board);
}

fn head(truth: &Truth, record: &Record, board: &mut Board) {
    let genre = truth.genre.as_ref().map(|it| it.text().unwrap_or_default());
    let place = record.place.as_ref();
    let got_date = record.date.as_ref().map(|it| it.value.as_str());
    let number = record.reference.as_ref().map(|it| it.number.as_str());
    let genre_rule = record.genre_rule.as_deref().unwrap_or("genre/none");
    board.ruled("genre", genre.as_deref(), Some((record.genre.as_str(), genre_rule)), same::one_of);
    let title = record.title.as_ref().map(|it| (it.text.as_str(), &*it.evidence.rule));
    board.ruled("title", truth.title.as_deref(), title, same::close);
    let name = place.map(|it| (it.name.as_str(), &*it.evidence.rule));
    board.ruled("place", truth.place.as_deref(), name, same::same_place);
    let ags = place.and_then(|it| it.ags.as_deref());
    board.one("place.ags", truth.ags.as_deref(), ags, same::equal);
    board.one("date", truth.date.as_ref().map(|it| it.0.as_str()), got_date, same::equal);
    board.one("reference", truth.reference.as_deref(), number, same_number);
    let public = record.public.map(Openness::as_str);
    board.one("public", truth.public.as_ref().map(|it| it.0.as_str()), public, same::equal);
    let party =
        |it: &Option<Party>| it.as_ref().map(|it| (it.name.clone(), it.evidence.rule.clone()));
    let (signatory, addressee) = (party(&record.signatory), party(&record.addressee));
    let signatory = signatory.as_ref().map(|it| (it.0.as_str(), &*it.1));
    board.ruled("signatory", truth.signatory.as_deref(), signatory, same::same_person);
    let addressee = addressee.as_ref().map(|it| (it.0.as_str(), &*it.1));
    board.ruled("addressee", truth.addressee.as_deref(), addressee, same::same_body);
}

fn same_number(got: &str, want: &str) -> bool {
    same::number(got) == same::number(want)
}

fn sitting(truth: &truth::Meeting, record: &Record, board: &mut Board) {
    let empty = ratlas_model::Meeting::default();
    let got = record.meeting.as_ref().unwrap_or(&empty);
    let wanted_date = truth.date.as_ref().map(|it| it.0.as_str());
    let wanted_previous = truth.previous.as_ref().map(|it| it.0.as_str());
    let wanted_public = truth.public.as_ref().map(|it| it.0.as_str());
    board.one("meeting.body", truth.body.as_deref(), got.body.as_deref(), same::same_body);
    count("meeting.number", truth.number, got.number, board);
    board.one("meeting.date", wanted_date, got.date.as_deref(), same::equal);
    board.one("meeting.start", truth.start.as_deref(), got.start.as_deref(), same::equal);
    board.one("meeting.end", truth.end.as_deref(), got.end.as_deref(), same::equal);
    board.one("meeting.place", truth.place.as_deref(), got.place.as_deref(), same::close);
    let public = got.public.map(Openness::as_str);
    board.one("meeting.public", wanted_public, public, same::equal);
    board.one("meeting.chair", truth.chair.as_deref(), got.chair.as_deref(), same::same_person);
    let minutes_by = got.minutes_by.as_deref();
    board.one("meeting.minutes_by", truth.minutes_by.as_deref(), minutes_by, same::same_person);
    board.one("meeting.previous", wanted_previous, got.previous.as_deref(), same::equal);
    let present = got.voting_members_present.and_then(|it| it.stated.or(it.counted));
    count("meeting.voting_present", truth.voting_present, present, board);
}

fn count(fact: &'static str, want: Option<u32>, got: Option<u32>, board: &mut Board) {
    let (want, got) = (want.map(|it| it.to_string()), got.map(|it| it.to_string()));
    board.one(fact, want.as_deref(), got.as_deref(), same::equal);
}

fn numbers(wants: Option<&[truth::Reference]>, gots: &[Reference], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &|got: &Reference, want: &truth::Reference| {
            same_number(&got.number, &want.number)
                && want.role.as_ref().is_none_or(|it| it.allows(got.role))
        },
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| format!("{} {}", it.number, with_role(it.role.as_ref())),
        show_got: &|it| format!("{} {}", it.number, it.role),
    };
    for (want, got) in board.many("references", wants, gots, &judge) {
        listed("references.kind", wants[want].kind.as_ref(), Some(gots[got].kind), board);
    }
}

/// The roles the truth allows, for people.
fn with_role<T: Copy + PartialEq + std::fmt::Display>(role: Option<&OneOf<T>>) -> String {
    role.and_then(OneOf::text).unwrap_or_default()
}

/// A value of a closed list that is judged only where the truth states it.
fn listed<T>(fact: &'static str, want: Option<&OneOf<T>>, got: Option<T>, board: &mut Board)
where
    T: Copy + PartialEq + std::fmt::Display,
{
    let want = want.map(|it| it.text().unwrap_or_default());
    board.one(fact, want.as_deref(), got.map(|it| it.to_string()).as_deref(), same::one_of);
}

fn dates(wants: Option<&[truth::Dated]>, gots: &[Dated], board: &mut Board) {
    let Some(wants) = wants else { return };
    // A date may stand on several pages; the truth names it once.
    let mut once: Vec<&Dated> = Vec::new();
    for got in gots {
        if once.iter().all(|it| (&it.value, it.role) != (&got.value, got.role)) {
            once.push(got);
        }
    }
    let judge = Judge {
        same: &|got: &&Dated, want: &truth::Dated| {
            got.value == want.value.0 && want.role.as_ref().is_none_or(|it| it.allows(got.role))
        },
        // Bare years are not in the truth, so they are not judged.
        counts: &|got| got.value.len() > "2024".len(),
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| format!("{} {}", it.value.0, with_role(it.role.as_ref())),
        show_got: &|it| format!("{} {}", it.value, it.role),
    };
    board.many("dates", wants, &once, &judge);
}

fn consultations(wants: Option<&[truth::Consultation]>, gots: &[Consultation], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &same_consultation,
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| {
            let date = it.date.as_ref().map_or("", |date| date.0.as_str());
            format!("{} {date}", it.body)
        },
        show_got: &|it| format!("{} {}", it.body, it.date.as_deref().unwrap_or_default()),
    };
    board.many("consultations", wants, gots, &judge);
}

fn same_consultation(got: &Consultation, want: &truth::Consultation) -> bool {
    let public = got.public.map(|it| it.to_string()).unwrap_or_default();
    let date = got.date.as_deref().unwrap_or_default();
    let role = got.role.as_deref().unwrap_or_default();
    same::equal(&got.body, &want.body)
        && want.date.as_ref().is_none_or(|it| it.0 == date)
        && want.public.as_ref().is_none_or(|it| it.0 == public)
        && want.role.as_ref().is_none_or(|it| same::equal(role, it))
}

fn people(wants: Option<&[truth::Person]>, gots: &[Person], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &|got: &Person, want: &truth::Person| same::same_person(&got.name, &want.name),
        // The truth need not name everybody who is only spoken of.
        counts: &|got| !matches!(got.role, PersonRole::Mentioned | PersonRole::Speaker),
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| it.name.clone(),
        show_got: &|it| format!("{} {}", it.name, it.role),
    };
    for (want, got) in board.many("people", wants, gots, &judge) {
        person(&wants[want], &gots[got], board);
    }
}

fn person(want: &truth::Person, got: &Person, board: &mut Board) {
    listed("people.role", want.role.as_ref(), Some(got.role), board);
    // An empty cell is unknown, and so is no attendance at all.
    let presence = got.presence.unwrap_or(Presence::Unknown);
    listed("people.presence", want.presence.as_ref(), Some(presence), board);
    let faction = got.faction.as_deref();
    board.one("people.faction", want.faction.as_deref(), faction, same::equal);
    let (for_whom, by_whom) = (got.substitute_for.as_deref(), got.represented_by.as_deref());
    let fact = "people.substitute";
    board.one(fact, want.substitute_for.as_deref(), for_whom, same::same_person);
    board.one(fact, want.represented_by.as_deref(), by_whom, same::same_person);
}

fn agenda(wants: Option<&[truth::Item]>, gots: &[AgendaItem], board: &mut Board) {
    let Some(wants) = wants else { return };
    let number = |it: Option<&str>| it.unwrap_or_default().trim_end_matches('.').to_owned();
    let judge = Judge {
        same: &|got: &AgendaItem, want: &truth::Item| {
            number(got.number.as_deref()) == number(Some(&want.number))
                && same::close(&got.title, &want.title)
        },
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| format!("{} {}", it.number, it.title),
        show_got: &|it| format!("{} {}", it.number.as_deref().unwrap_or_default(), it.title),
    };
    for (want, got) in board.many("agenda", wants, gots, &judge) {
        listed("agenda.outcome", wants[want].outcome.as_ref(), gots[got].outcome, board);
        let public = wants[want].public.as_ref().map(|it| it.0.as_str());
        let got_public = gots[got].public.map(|it| it.to_string());
        board.one("agenda.public", public, got_public.as_deref(), same::equal);
    }
}

fn resolutions(wants: Option<&[truth::Resolution]>, gots: &[Resolution], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &same_resolution,
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| {
            let outcome = it.outcome.as_ref().and_then(OneOf::text).unwrap_or_default();
            format!("{} {outcome}", it.agenda_item.as_deref().unwrap_or_default())
        },
        show_got: &|it| {
            let outcome = it.outcome.map(|it| it.to_string()).unwrap_or_default();
            format!("{} {outcome}", it.agenda_item.as_deref().unwrap_or_default())
        },
    };
    for (want, got) in board.many("resolutions", wants, gots, &judge) {
        vote(&wants[want], &gots[got], board);
        decided(&wants[want], &gots[got], board);
    }
}

fn same_resolution(got: &Resolution, want: &truth::Resolution) -> bool {
    let item = got.agenda_item.as_deref().unwrap_or_default();
    let outcome = |it: &OneOf<_>| match got.outcome {
        Some(got) => it.0.contains(&got),
        None => it.0.is_empty(),
    };
    want.agenda_item.as_ref().is_none_or(|it| same::equal(item, it.trim_end_matches('.')))
        && want.outcome.as_ref().is_none_or(outcome)
}

/// What a decision says beside its outcome.
fn decided(want: &truth::Resolution, got: &Resolution, board: &mut Board) {
    let (text, target) = (got.text.as_deref(), got.target.as_deref());
    board.one("resolutions.number", want.number.as_deref(), got.number.as_deref(), same_number);
    board.one("resolutions.text", want.text.as_deref(), text, same::begins);
    board.one("resolutions.target", want.target.as_deref(), target, same::same_body);
    let empty = ratlas_model::Vote::default();
    let vote = got.vote.as_ref().unwrap_or(&empty);
    let judge = Judge {
        same: &|got: &VotePart, want: &truth::FactionVote| {
            same::same_body(&got.of, &want.of)
                && got.choice.is_some_and(|it| want.choice.allows(it))
        },
        counts: &|_| !want.by_faction.is_empty(),
        rule: &|_| None,
        show_want: &|it| format!("{} {}", it.of, it.choice.text().unwrap_or_default()),
        show_got: &|it| format!("{} {}", it.of, it.raw),
    };
    board.many("votes.by_faction", &want.by_faction, &vote.by_faction, &judge);
    let judge = Judge {
        same: &|got: &VotePart, want: &truth::PartVote| {
            same::same_body(&got.of, &want.of)
                && want
                    .outcome
                    .as_ref()
                    .is_none_or(|it| got.outcome.is_some_and(|got| it.allows(got)))
                && (want.yes.is_none() || want.yes == got.yes)
                && (want.no.is_none() || want.no == got.no)
        },
        counts: &|_| !want.parts.is_empty(),
        rule: &|_| None,
        show_want: &|it| it.of.clone(),
        show_got: &|it| format!("{} {}", it.of, it.raw),
    };
    board.many("votes.parts", &want.parts, &vote.parts, &judge);
}

fn vote(want: &truth::Resolution, got: &Resolution, board: &mut Board) {
    let vote = got.vote.as_ref();
    listed("votes", want.mode.as_ref(), vote.and_then(|it| it.mode), board);
    let counts = [
        ("yes", want.yes, vote.and_then(|it| it.yes)),
        ("no", want.no, vote.and_then(|it| it.no)),
        ("abstain", want.abstain, vote.and_then(|it| it.abstain)),
        ("biased", want.biased, vote.and_then(|it| it.biased)),
    ];
    for (name, want, got) in counts {
        match (want, got) {
            (None, None) => {}
            (None, Some(got)) => board.false_value("votes", &format!("{name} {got}")),
            (Some(want), Some(got)) if want == got => board.hit("votes"),
            (Some(want), got) => {
                let got = got.map(|it| it.to_string());
                board.missed("votes", &format!("{name} {want}"), got.as_deref());
            }
        }
    }
}

fn proposals(wants: Option<&[truth::Proposal]>, gots: &[Proposal], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &same_proposal,
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| it.goal.clone(),
        show_got: &|it| it.goal.clone().unwrap_or_default(),
    };
    for (want, got) in board.many("proposals", wants, gots, &judge) {
        let want = wants[want].measures.and_then(|it| u32::try_from(it).ok());
        let got = u32::try_from(gots[got].measures.len()).ok();
        count("proposals.measures", want, got, board);
    }
}

fn same_proposal(got: &Proposal, want: &truth::Proposal) -> bool {
    let start: String = same::norm(&want.goal).chars().take(GOAL_CHARS_COMPARED).collect();
    let number = got.number.as_deref().unwrap_or_default().trim_end_matches('.');
    let goal = got.goal.as_deref().map(same::norm).unwrap_or_default();
    want.number.as_ref().is_none_or(|it| same::equal(number, it.trim_end_matches('.')))
        && goal.contains(start.trim_end_matches([' ', '…', '.']))
}

fn citations(truth: &Truth, gots: &[Citation], board: &mut Board) {
    type Same = fn(&str, &str) -> bool;
    let kinds: [(_, _, _, Same); 2] = [
        ("laws", CitationKind::Law, &truth.laws, same::equal),
        ("urls", CitationKind::Url, &truth.urls, same::same_url),
    ];
    for (fact, kind, wants, same) in kinds {
        let Some(wants) = wants else { continue };
        let of_kind = gots.iter().filter(|it| it.kind == kind);
        let text = |it: &'_ Citation| it.normalized.clone().unwrap_or_else(|| it.text.clone());
        let mut gots: Vec<(String, &str)> =
            of_kind.map(|it| (text(it), &*it.evidence.rule)).collect();
        // A law may be cited on several pages; the truth names it once.
        gots.sort_unstable();
        gots.dedup_by(|one, other| one.0 == other.0);
        let judge = Judge {
            same: &|got: &(String, &str), want: &String| same(&got.0, want),
            counts: &|_| true,
            rule: &|it| Some(it.1),
            show_want: &String::clone,
            show_got: &|it| it.0.clone(),
        };
        board.many(fact, wants, &gots, &judge);
    }
}

fn deadlines(wants: Option<&[truth::Deadline]>, record: &Record, board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &|got: &ratlas_model::Deadline, want: &truth::Deadline| {
            same::norm(&got.raw).contains(&same::norm(&want.raw))
        },
        // What is due is a matter of reading; the truth names what nobody would dispute. A paper
        // of which it says that nothing is due has none.
        counts: &|_| wants.is_empty(),
        // Of a list that is not complete nothing says what is false.
        rule: &|_| None,
        show_want: &|it| it.raw.clone(),
        show_got: &|it| it.raw.clone(),
    };
    board.many("deadlines", wants, &record.deadlines, &judge);
}

fn forbidden(must_not: &truth::MustNot, record: &Record, board: &mut Board) {
    let people = record.people.iter();
    let attending =
        people.filter(|it| !matches!(it.role, PersonRole::Mentioned | PersonRole::Speaker));
    let fields: [(&str, &[String], Vec<&str>); 7] = [
        ("date", &must_not.date, record.date.iter().map(|it| it.value.as_str()).collect()),
        (
            "reference",
            &must_not.reference,
            record.reference.iter().map(|it| it.number.as_str()).collect(),
        ),
        (
            "references",
            &must_not.references,
            record.references.iter().map(|it| it.number.as_str()).collect(),
        ),
        ("people", &must_not.people, attending.map(|it| it.name.as_str()).collect()),
        ("genre", &must_not.genre, vec![record.genre.as_str()]),
        ("place", &must_not.place, record.place.iter().map(|it| it.name.as_str()).collect()),
        ("agenda", &must_not.agenda, record.agenda.iter().map(|it| it.title.as_str()).collect()),
    ];
    for (field, patterns, gots) in fields {
        for pattern in patterns {
            match gots.iter().find(|it| same::forbidden(it, pattern)) {
                Some(got) => board.false_value("must_not", &format!("{field}: {got}")),
                None => board.hit("must_not"),
            }
        }
    }
}
