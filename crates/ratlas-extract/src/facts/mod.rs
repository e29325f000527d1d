//! The facts we read from a paper, one per file, in the order a reader meets them.

pub(crate) mod addressee;
pub(crate) mod agenda;
pub(crate) mod answer;
pub(crate) mod applicant;
pub(crate) mod attendance;
pub(crate) mod body;
pub(crate) mod consultation;
pub(crate) mod deadline;
pub(crate) mod department;
pub(crate) mod entry;
pub(crate) mod genre;
pub(crate) mod head;
pub(crate) mod label;
pub(crate) mod law;
pub(crate) mod meeting;
pub(crate) mod municipality;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod originator;
pub(crate) mod outcome;
pub(crate) mod person;
pub(crate) mod position;
pub(crate) mod proposal;
pub(crate) mod question;
pub(crate) mod question_list;
pub(crate) mod question_text;
pub(crate) mod request;
pub(crate) mod roster;
pub(crate) mod section;
pub(crate) mod signature;
pub(crate) mod source;
pub(crate) mod title;
pub(crate) mod topic;
pub(crate) mod url;
pub(crate) mod vote;

#[cfg(test)]
mod contract;

use ratlas_german::WrittenDate;
use regex::Regex;

use self::agenda::Item;
use self::attendance::Attendee;
use self::consultation::Station;
use self::deadline::Term;
use self::department::Office;
use self::genre::GenreLabel;
use self::head::HeadLine;
use self::law::LawCitation;
use self::meeting::MeetingHead;
use self::name::Name;
use self::number::Number;
use self::originator::Originator;
use self::proposal::Block;
use self::question::Question;
use self::request::{Heading, Request};
use self::signature::Signature;
use self::source::Source;
use self::topic::TopicCount;
use crate::document::Document;
use crate::found::Found;
use crate::houses::{House, Houses};
use crate::record::place::{self, Place};

/// Everything a paper states, each with its place, before anything is chosen.
pub(crate) struct Facts {
    pub(crate) head: Vec<HeadLine>,
    pub(crate) genre: Option<Found<GenreLabel>>,
    pub(crate) title: Option<Found<String>>,
    pub(crate) place: Place,
    pub(crate) numbers: Vec<Found<Number>>,
    pub(crate) dates: Vec<WrittenDate>,
    pub(crate) meeting: MeetingHead,
    pub(crate) consultations: Vec<Found<Station>>,
    pub(crate) attendance: Vec<Found<Attendee>>,
    pub(crate) people: Vec<Found<Name>>,
    pub(crate) chairs: Vec<Found<String>>,
    pub(crate) addressee: Option<Found<Name>>,
    pub(crate) signatures: Vec<Found<Signature>>,
    pub(crate) agenda: Vec<Found<Item>>,
    pub(crate) applicants: Vec<Found<Originator>>,
    pub(crate) request: Option<Found<Request>>,
    pub(crate) questions: Vec<Found<Question>>,
    pub(crate) position: Option<Found<ratlas_model::Stance>>,
    pub(crate) proposals: Vec<Found<Block>>,
    pub(crate) measures: Vec<Found<()>>,
    pub(crate) goals: Vec<Found<()>>,
    pub(crate) deadlines: Vec<Found<Term>>,
    pub(crate) laws: Vec<Found<LawCitation>>,
    pub(crate) urls: Vec<Found<String>>,
    pub(crate) sources: Vec<Found<Source>>,
    pub(crate) departments: Vec<Found<Office>>,
    pub(crate) speaking_office: Option<Found<(String, String)>>,
    pub(crate) topics: Vec<TopicCount>,
}

/// A pattern of the program, which a test run compiles.
///
/// # Panics
///
/// If it is no pattern: a mistake in this crate.
pub(crate) fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("patterns of this crate are well formed")
}

/// Reads everything a paper states.
pub(crate) fn facts(document: &Document, houses: &Houses) -> Facts {
    let head = head::head(document);
    let dates = ratlas_german::dates(&document.text);
    let genre = genre::genre(document, &head);
    let kind = genre.as_ref().map(|it| it.value.genre);
    let label = genre.as_ref().filter(|it| it.rule == "genre/label").map(|it| &it.span);
    let title = title::title(document, &head, kind, label);
    let place = place::place(document, &dates, houses);
    let sitting = kind.is_some_and(has_agenda);
    let mut attendance = attendance::attendance(document);
    if kind == Some(ratlas_model::Genre::Minutes) {
        let listed = roster::roster(document, &attendance);
        attendance.extend(listed);
        attendance.sort_by_key(|it| it.span.start);
    }
    let consultations = consultation::consultations(document, &dates);
    let signatures = signature::signatures(document, kind.is_some());
    let heading = heading(genre.as_ref(), title.as_ref(), &consultations);
    let sections = section::sections(document);
    let questions = question::questions(document, &heading, &sections);
    Facts {
        applicants: applicant::applicants(document, &heading, &head, &signatures, &sections),
        request: request::request(document, &heading, &sections),
        // What answers questions takes no position on a motion.
        position: position::position(document, &heading).filter(|_| questions.is_empty()),
        questions,
        numbers: number::numbers(document, &dates, &known_houses(&place, houses)),
        meeting: meeting::meeting(document, &head, &dates),
        consultations,
        addressee: addressee::addressee(&head),
        attendance,
        people: person::people(document),
        chairs: person::chairs(document),
        signatures,
        agenda: if sitting { agenda::agenda(document, true) } else { Vec::new() },
        proposals: proposal::proposals(document),
        measures: proposal::measures(document),
        goals: proposal::goals(document),
        deadlines: deadline::deadlines(document, &dates),
        laws: law::laws(document),
        urls: url::urls(document),
        sources: source::sources(document),
        departments: department::departments(document, &head),
        speaking_office: department::speaking(document),
        topics: topic::topics(document),
        head,
        genre,
        title,
        place,
        dates,
    }
}

/// Where the head of a paper ends, as far as it is known.
fn heading(
    genre: Option<&Found<GenreLabel>>,
    title: Option<&Found<String>>,
    consultations: &[Found<Station>],
) -> Heading {
    /// Stations further down are those of another paper, or what became of this one.
    const NEAR_BYTES: usize = 500;
    let labelled = genre.filter(|it| it.rule == "genre/label");
    let title_end = title.map_or(0, |it| it.span.end);
    let mut stations_end = 0;
    for station in consultations {
        if station.span.start < title_end.max(stations_end) + NEAR_BYTES {
            stations_end = stations_end.max(station.span.end);
        }
    }
    Heading {
        genre: genre.map(|it| it.value.genre),
        label: labelled.map(|it| it.span.clone()),
        title_end,
        stations_end,
    }
}

/// Whether papers of a genre hold an agenda or an item of one.
fn has_agenda(genre: ratlas_model::Genre) -> bool {
    use ratlas_model::Genre;
    matches!(
        genre,
        Genre::Minutes
            | Genre::Invitation
            | Genre::Agenda
            | Genre::ResolutionExtract
            | Genre::WorkingPaper
    )
}

/// The profile of the paper's city; of every city where the place is open.
fn known_houses<'h>(place: &Place, houses: &'h Houses) -> Vec<&'h House> {
    match &place.chosen {
        Some(chosen) => houses.by_ags(chosen.municipality.ags).into_iter().collect(),
        None => Vec::new(),
    }
}
