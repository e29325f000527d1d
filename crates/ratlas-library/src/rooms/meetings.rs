//! Sittings of bodies: what the papers of one city, body and day say together.

use ratlas_model::{Genre, Openness};

use super::Span;
use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::rooms::brief;
use crate::store::rooms::meetings::{self, SittingKey, SittingPaper, Wanted};
use crate::trace::LifePaper;

/// Which sittings are wanted. Empty lists and `None` restrict nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingQuery {
    /// Names of cities or their parts of addresses ([`city_slug`](crate::city_slug)).
    pub cities: Vec<String>,
    /// The body, by [`BodyEntry::key`](crate::BodyEntry::key).
    pub body: Option<String>,
    /// Not before: a day, a month or a year.
    pub from: Option<String>,
    /// Not after, likewise; the whole month or year counts.
    pub to: Option<String>,
    /// How many to return.
    pub limit: usize,
    /// How many to leave out before.
    pub offset: usize,
}

impl Default for MeetingQuery {
    fn default() -> MeetingQuery {
        MeetingQuery { cities: Vec::new(), body: None, from: None, to: None, limit: 50, offset: 0 }
    }
}

/// Sittings, newest first; those of one day by city and body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meetings {
    /// How many there are, beyond the ones returned.
    pub total: u64,
    /// The ones asked for.
    pub entries: Vec<MeetingEntry>,
}

/// A sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingEntry {
    /// The usual name of the city.
    pub city: String,
    /// The body, as the paper that tells most of the sitting prints it.
    pub body: String,
    /// The body through all its names, a part of addresses; unique in its city.
    pub body_key: String,
    /// The kind of the body, e.g. `committee`.
    pub kind: Option<String>,
    /// The day, EDTF.
    pub date: String,
    /// Whether it is public, by the first paper that says so.
    pub public: Option<Openness>,
    /// Items of the agenda, of several papers each once; `None` without an agenda.
    pub items: Option<u64>,
    /// Items of which a vote is told.
    pub votes: u64,
    /// Members and whoever else votes that were there, of the longest list; `None` without a list.
    pub present: Option<u64>,
    /// Those who were excused, or represented by somebody else.
    pub excused: Option<u64>,
    /// Those who were not there without an excuse.
    pub absent: Option<u64>,
    /// Its papers: minutes, agendas, invitations, extracts of resolutions, then what was brought before
    /// it. In a list of sittings 20 at most.
    pub papers: Vec<LifePaper>,
    /// How many papers it has.
    pub n_papers: u64,
}

/// Papers of a sitting that a list of sittings shows.
const LISTED_PAPERS: usize = 20;

/// Papers of a sitting that its own page shows.
const ALL_PAPERS: usize = 1_000;

/// Papers of a sitting of which the lists are counted: more are versions of each other.
const READ_PAPERS: usize = 100;

impl Library {
    /// The sittings that papers tell of, by city, body and day. Papers that lack one of the three, and
    /// copies of others, tell of none.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn meetings(&self, query: &MeetingQuery) -> Result<Meetings, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let cities = self.meant_cities(&query.cities)?;
        let wanted = Wanted {
            cities: cities.as_deref(),
            body: query.body.as_deref(),
            span: Span::new(query.from.as_deref(), query.to.as_deref()),
        };
        let connection = &self.store.connection;
        let total = meetings::count(connection, &wanted).within(self.dir())?;
        let page = meetings::page(connection, &wanted, query.limit, query.offset);
        let mut entries = Vec::new();
        for sitting in page.within(self.dir())? {
            entries.extend(self.sitting(sitting, LISTED_PAPERS).within(self.dir())?);
        }
        Ok(Meetings { total, entries })
    }

    /// One sitting with its papers, a thousand at most; `None` if no paper tells of it. `city` is a name
    /// or a part of an address, `body` a [`BodyEntry::key`](crate::BodyEntry::key), `date` as in
    /// [`MeetingEntry::date`].
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn meeting(
        &self,
        city: &str,
        body: &str,
        date: &str,
    ) -> Result<Option<MeetingEntry>, LibraryError> {
        for city in self.meant_cities(&[city.to_owned()])?.unwrap_or_default() {
            let sitting = SittingKey { date: date.to_owned(), city, body: body.to_owned() };
            let found = self.sitting(sitting, ALL_PAPERS).within(self.dir())?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn sitting(&self, sitting: SittingKey, limit: usize) -> rusqlite::Result<Option<MeetingEntry>> {
        let connection = &self.store.connection;
        let found = meetings::papers(connection, &sitting, limit.max(READ_PAPERS))?;
        let Some(first) = found.first().cloned() else { return Ok(None) };
        let n_papers = meetings::n_papers(connection, &sitting)?;
        let read = &found[..found.len().min(READ_PAPERS)];
        let (items, votes) = self.agenda(read)?;
        let attendance = self.attendance(read)?;
        let of = |idx: usize| attendance.map(|it| it[idx]);
        let public = found.iter().find_map(|it| openness(it.public.as_deref()));
        let mut papers = Vec::new();
        for paper in found.iter().take(limit) {
            papers.extend(brief(&self.store, paper.paper)?);
        }
        Ok(Some(MeetingEntry {
            body: first.body,
            kind: first.kind,
            public,
            items,
            votes,
            present: of(0),
            excused: of(1),
            absent: of(2),
            papers,
            n_papers,
            city: sitting.city,
            body_key: sitting.body,
            date: sitting.date,
        }))
    }

    /// The items of the papers that tell most, and how many were voted on.
    fn agenda(&self, papers: &[SittingPaper]) -> rusqlite::Result<(Option<u64>, u64)> {
        let connection = &self.store.connection;
        let mut res = (None, 0);
        for genre in [Genre::Minutes, Genre::Agenda, Genre::Invitation] {
            let these = of_genre(papers, genre);
            let (items, votes) = meetings::items(connection, &these)?;
            if items > 0 {
                res = (Some(items), votes);
                break;
            }
        }
        let extracts = of_genre(papers, Genre::ResolutionExtract);
        res.1 = res.1.max(meetings::resolutions(connection, &extracts)?);
        Ok(res)
    }

    /// Present, excused and absent, as the longest list of attendance has it.
    fn attendance(&self, papers: &[SittingPaper]) -> rusqlite::Result<Option<[u64; 3]>> {
        let mut longest = [0; 3];
        for paper in of_genre(papers, Genre::Minutes) {
            let counts = meetings::attendance(&self.store.connection, paper)?;
            if counts.iter().sum::<u64>() > longest.iter().sum() {
                longest = counts;
            }
        }
        Ok((longest != [0; 3]).then_some(longest))
    }
}

fn of_genre(papers: &[SittingPaper], genre: Genre) -> Vec<i64> {
    let these = papers.iter().filter(|it| it.genre == genre.as_str());
    these.map(|it| it.paper).collect()
}

/// The value of a written form.
pub(super) fn openness(written: Option<&str>) -> Option<Openness> {
    let all = [Openness::Public, Openness::Closed, Openness::Mixed];
    all.into_iter().find(|it| Some(it.as_str()) == written)
}
