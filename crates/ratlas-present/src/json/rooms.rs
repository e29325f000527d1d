//! Sittings, bodies and topics as JSON: `ratlas/meeting/1`, `ratlas/body/1`, `ratlas/person/1`,
//! `ratlas/topic/1`.

use ratlas_library::{BodyEntry, BodyName, BodyPerson, MeetingEntry, PersonYear, TopicCount};
use ratlas_model::{Openness, PersonRole};
use serde::Serialize;
use utoipa::ToSchema;

use super::trace::PaperPart;

/// A sitting.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingLine<'a> {
    schema: &'static str,
    city: &'a str,
    body: &'a str,
    /// The body through all its names; unique in its city.
    body_key: &'a str,
    body_kind: Option<&'a str>,
    date: &'a str,
    /// `true`, `false` or `mixed`.
    #[schema(value_type = Option<Value>)]
    public: Option<Openness>,
    /// Items of its agenda; null without one.
    items: Option<u64>,
    votes: u64,
    present: Option<u64>,
    excused: Option<u64>,
    absent: Option<u64>,
    /// How many papers it has.
    n_papers: u64,
    /// Minutes first; 20 at most.
    papers: Vec<PaperPart<'a>>,
}

impl<'a> MeetingLine<'a> {
    /// The line of a sitting.
    pub fn new(of: &'a MeetingEntry) -> MeetingLine<'a> {
        MeetingLine {
            schema: "ratlas/meeting/1",
            city: &of.city,
            body: &of.body,
            body_key: &of.body_key,
            body_kind: of.kind.as_deref(),
            date: &of.date,
            public: of.public,
            items: of.items,
            votes: of.votes,
            present: of.present,
            excused: of.excused,
            absent: of.absent,
            n_papers: of.n_papers,
            papers: of.papers.iter().map(PaperPart::new).collect(),
        }
    }
}

/// A body.
#[derive(Debug, Serialize, ToSchema)]
pub struct BodyLine<'a> {
    schema: &'static str,
    city: &'a str,
    /// What it is known by through all its names; unique in its city.
    key: &'a str,
    kind: Option<&'a str>,
    /// The names papers print, the newest first.
    names: Vec<NamePart<'a>>,
    meetings: u64,
    papers: u64,
}

/// A name of a body.
#[derive(Debug, Serialize, ToSchema)]
struct NamePart<'a> {
    name: &'a str,
    /// The day of the first and the last paper with it.
    first: Option<&'a str>,
    last: Option<&'a str>,
    papers: u64,
}

impl<'a> BodyLine<'a> {
    /// The line of a body.
    pub fn new(of: &'a BodyEntry) -> BodyLine<'a> {
        BodyLine {
            schema: "ratlas/body/1",
            city: &of.city,
            key: &of.key,
            kind: of.kind.as_deref(),
            names: of.names.iter().map(NamePart::new).collect(),
            meetings: of.meetings,
            papers: of.papers,
        }
    }
}

impl<'a> NamePart<'a> {
    fn new(of: &'a BodyName) -> NamePart<'a> {
        NamePart {
            name: &of.name,
            first: of.first.as_deref(),
            last: of.last.as_deref(),
            papers: of.papers,
        }
    }
}

/// Who sat in a body.
#[derive(Debug, Serialize, ToSchema)]
pub struct BodyPersonLine<'a> {
    schema: &'static str,
    name: &'a str,
    #[schema(value_type = String)]
    role: PersonRole,
    function: Option<&'a str>,
    faction: Option<&'a str>,
    /// The day of the first and the last sitting.
    first: &'a str,
    last: &'a str,
    /// In how many sittings the person is told.
    sittings: u64,
    years: Vec<YearPart>,
}

/// Sittings of a person in a year.
#[derive(Debug, Serialize, ToSchema)]
struct YearPart {
    year: i64,
    present: u64,
    excused: u64,
    absent: u64,
    /// In place of somebody else.
    substitute: u64,
}

impl<'a> BodyPersonLine<'a> {
    /// The line of a person.
    pub fn new(of: &'a BodyPerson) -> BodyPersonLine<'a> {
        BodyPersonLine {
            schema: "ratlas/person/1",
            name: &of.name,
            role: of.role,
            function: of.function.as_deref(),
            faction: of.faction.as_deref(),
            first: &of.first,
            last: &of.last,
            sittings: of.sittings,
            years: of.years.iter().map(YearPart::new).collect(),
        }
    }
}

impl YearPart {
    fn new(of: &PersonYear) -> YearPart {
        let PersonYear { year, present, excused, absent, substitute } = *of;
        YearPart { year, present, excused, absent, substitute }
    }
}

/// How many papers are about a topic.
#[derive(Debug, Serialize, ToSchema)]
pub struct TopicLine<'a> {
    schema: &'static str,
    topic: &'a str,
    papers: u64,
    /// The day of the newest paper.
    newest: Option<&'a str>,
    years: Vec<YearCount>,
    cities: Vec<CityCount<'a>>,
}

#[derive(Debug, Serialize, ToSchema)]
struct YearCount {
    year: i64,
    papers: u64,
}

#[derive(Debug, Serialize, ToSchema)]
struct CityCount<'a> {
    city: &'a str,
    papers: u64,
}

impl<'a> TopicLine<'a> {
    /// The line of a topic.
    pub fn new(of: &'a TopicCount) -> TopicLine<'a> {
        let year = |(year, papers): &(i64, u64)| YearCount { year: *year, papers: *papers };
        let city = |(city, papers): &'a (String, u64)| CityCount { city, papers: *papers };
        TopicLine {
            schema: "ratlas/topic/1",
            topic: &of.topic,
            papers: of.papers,
            newest: of.newest.as_deref(),
            years: of.years.iter().map(year).collect(),
            cities: of.cities.iter().map(city).collect(),
        }
    }
}
