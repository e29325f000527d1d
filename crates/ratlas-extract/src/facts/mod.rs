//! The facts we read from a paper, one per file, in the order a reader meets them.

pub(crate) mod addressee;
pub(crate) mod agenda;
pub(crate) mod answer;
pub(crate) mod applicant;
pub(crate) mod attendance;
pub(crate) mod body;
mod columns;
pub(crate) mod consultation;
pub(crate) mod deadline;
pub(crate) mod department;
mod entries;
pub(crate) mod entry;
pub(crate) mod form;
pub(crate) mod genre;
pub(crate) mod head;
pub(crate) mod label;
pub(crate) mod language;
pub(crate) mod law;
mod list_section;
pub(crate) mod measure;
pub(crate) mod meeting;
pub(crate) mod money;
pub(crate) mod municipality;
pub(crate) mod name;
mod name_words;
pub(crate) mod number;
pub(crate) mod openness;
pub(crate) mod originator;
pub(crate) mod outcome;
pub(crate) mod person;
pub(crate) mod position;
mod presence;
pub(crate) mod proposal;
pub(crate) mod question;
pub(crate) mod question_list;
pub(crate) mod question_text;
pub(crate) mod request;
pub(crate) mod roster;
pub(crate) mod route;
pub(crate) mod section;
pub(crate) mod signature;
pub(crate) mod source;
pub(crate) mod stations;
pub(crate) mod title;
pub(crate) mod title_of_sitting;
pub(crate) mod topic;
pub(crate) mod url;
pub(crate) mod vote;
pub(crate) mod window;

#[cfg(test)]
mod contract;
#[cfg(test)]
mod roster_tests;

use ratlas_german::WrittenDate;

use self::addressee::Addressee;
use self::agenda::Item;
use self::attendance::Attendee;
use self::consultation::Station;
use self::deadline::Term;
use self::department::Office;
use self::genre::GenreLabel;
use self::head::HeadLine;
use self::language::Passage;
use self::law::LawCitation;
use self::measure::Action;
use self::meeting::MeetingHead;
use self::money::Sum;
use self::number::Number;
use self::originator::Originator;
use self::person::Spoken;
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
    pub(crate) people: Vec<Found<Spoken>>,
    pub(crate) chairs: Vec<Found<String>>,
    pub(crate) addressee: Option<Found<Addressee>>,
    pub(crate) signatures: Vec<Found<Signature>>,
    pub(crate) agenda: Vec<Found<Item>>,
    pub(crate) applicants: Vec<Found<Originator>>,
    pub(crate) request: Option<Found<Request>>,
    pub(crate) questions: Vec<Found<Question>>,
    pub(crate) position: Option<Found<ratlas_model::Stance>>,
    pub(crate) proposals: Vec<Found<Block>>,
    pub(crate) measures: Vec<Found<Action>>,
    pub(crate) goals: Vec<Found<()>>,
    pub(crate) deadlines: Vec<Found<Term>>,
    pub(crate) money: Vec<Found<Sum>>,
    pub(crate) laws: Vec<Found<LawCitation>>,
    pub(crate) urls: Vec<Found<String>>,
    pub(crate) sources: Vec<Found<Source>>,
    pub(crate) departments: Vec<Found<Office>>,
    pub(crate) speaking_office: Option<Found<(String, String)>>,
    pub(crate) topics: Vec<TopicCount>,
    pub(crate) passages: Vec<Found<Passage>>,
    pub(crate) easy: Vec<Found<()>>,
}

impl Facts {
    /// Where the label of the genre stands, if a label told it.
    pub(crate) fn genre_label(&self) -> Option<std::ops::Range<usize>> {
        let genre = self.genre.as_ref().filter(|it| it.rule == "genre/label")?;
        Some(genre.span.clone())
    }
}

/// Reads everything a paper states; `whole` is the key of the place of the file it is a part of.
pub(crate) fn facts(document: &Document, houses: &Houses, whole: Option<&str>) -> Facts {
    let head = head::head(document);
    let dates = ratlas_german::dates(&document.text);
    let genre = genre::genre(document, &head);
    let kind = genre.as_ref().map(|it| it.value.genre);
    let label = genre.as_ref().filter(|it| it.rule == "genre/label").map(|it| &it.span);
    let title = title::title(document, &head, kind, label);
    let place = place::place(document, houses).or_of_whole(whole);
    let sitting = kind.is_some_and(has_agenda);
    let mut attendance = attendance::attendance(document);
    let people = person::people(document);
    if kind.is_none_or(has_roster) {
        let listed = roster::roster(document, &attendance);
        attendance.extend(listed);
        attendance.sort_by_key(|it| it.span.start);
    }
    // Minutes and invitations are of a sitting, and on no way to one.
    let consultations = consultation::consultations(document, &dates, !sitting);
    let signatures = signature::signatures(document, kind.is_some());
    let heading = heading(genre.as_ref(), title.as_ref(), &consultations);
    let sections = section::sections(document);
    let questions = question::questions(document, &heading, &sections);
    let proposals = proposal::proposals(document);
    let plan = measure::Context { genre: kind, dates: &dates, blocks: &proposals };
    Facts {
        applicants: applicant::applicants(document, &heading, &head, &signatures, &sections),
        request: request::request(document, &heading, &sections),
        // What answers questions takes no position on a motion.
        position: position::position(document, &heading).filter(|_| questions.is_empty()),
        questions,
        numbers: number::numbers(document, &dates, &known_houses(&place, houses)),
        meeting: meeting::meeting(document, &head, &dates),
        consultations,
        addressee: addressee::addressee(document, &head, kind),
        attendance,
        chairs: person::chairs(document, &people),
        people,
        signatures,
        agenda: if sitting { agenda::agenda(document, title.as_ref()) } else { Vec::new() },
        measures: measure::measures(document, plan),
        goals: measure::goals(document, plan),
        proposals,
        deadlines: deadline::deadlines(document, &dates),
        money: money::money(document),
        laws: law::laws(document),
        urls: url::urls(document),
        sources: source::sources(document),
        departments: department::departments(document, &head),
        speaking_office: department::speaking(document),
        topics: topic::topics(document),
        passages: language::passages(document),
        easy: language::easy(document),
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

/// Whether papers of a genre list who attended.
fn has_roster(genre: ratlas_model::Genre) -> bool {
    use ratlas_model::Genre;
    matches!(genre, Genre::Minutes | Genre::ResolutionExtract | Genre::Other)
}

/// The profile of the paper's city; of every city where the place is open.
fn known_houses<'h>(place: &Place, houses: &'h Houses) -> Vec<&'h House> {
    match &place.chosen {
        Some(chosen) => houses.by_ags(chosen.municipality.ags).into_iter().collect(),
        None => Vec::new(),
    }
}
