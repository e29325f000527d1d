//! What is printed as JSON: types of its own, so that changes inside do not reach those who read it.

pub(crate) mod care;
pub(crate) mod trace;

use std::collections::BTreeMap;

use ratlas_library::{IngestReport, LibraryAnswer, PaperHit, Stats};
use ratlas_model::{Basis, Openness, Outcome, Vote, VoteMode};
use serde::Serialize;

use super::report::papers_per_second;
use super::searched::matching;
use super::why::reason;
use crate::messages::Lang;

/// One hit.
#[derive(Debug, Serialize)]
pub(crate) struct HitLine<'a> {
    schema: &'static str,
    id: &'a str,
    score: f32,
    city: Option<&'a str>,
    genre: &'a str,
    date: Option<&'a str>,
    /// Whether the paper states the date; that of its meeting is inferred.
    date_basis: Option<Basis>,
    number: Option<&'a str>,
    title: Option<&'a str>,
    /// Whether the paper or its sitting is public: `true`, `false` or `mixed`.
    public: Option<Openness>,
    page: Option<u32>,
    item: Option<&'a str>,
    item_title: Option<&'a str>,
    /// The place of the item in its agenda; where items were asked for.
    position: Option<usize>,
    /// What became of the item.
    outcome: Option<&'static str>,
    vote: Option<VoteLine<'a>>,
    snippet: &'a str,
    /// The matched words: start and end in bytes of `snippet`.
    marks: Vec<[usize; 2]>,
    /// Short sentences in the language of the program.
    why: Vec<String>,
    path: &'a str,
    /// How many papers the hit stands for, itself included, and the ids of the others.
    versions: usize,
    folded: &'a [String],
}

/// The vote on an item; what is not printed is null.
#[derive(Debug, Serialize)]
struct VoteLine<'a> {
    mode: Option<&'static str>,
    yes: Option<u32>,
    no: Option<u32>,
    abstain: Option<u32>,
    biased: Option<u32>,
    raw: &'a str,
}

impl<'a> VoteLine<'a> {
    fn new(vote: &'a Vote) -> VoteLine<'a> {
        VoteLine {
            mode: vote.mode.map(VoteMode::as_str),
            yes: vote.yes,
            no: vote.no,
            abstain: vote.abstain,
            biased: vote.biased,
            raw: &vote.raw,
        }
    }
}

impl<'a> HitLine<'a> {
    pub(crate) fn new(hit: &'a PaperHit, lang: Lang) -> HitLine<'a> {
        HitLine {
            schema: "ratlas/hit/1",
            id: &hit.id,
            score: hit.score,
            city: hit.city.as_deref(),
            genre: hit.genre.as_str(),
            date: hit.date.as_deref(),
            date_basis: hit.date_basis,
            number: hit.number.as_deref(),
            title: hit.title.as_deref(),
            public: hit.public,
            page: hit.page,
            item: hit.item.as_deref(),
            item_title: hit.item_title.as_deref(),
            position: hit.position,
            outcome: hit.outcome.map(Outcome::as_str),
            vote: hit.vote.as_ref().map(VoteLine::new),
            snippet: &hit.snippet.text,
            marks: hit.snippet.marks.iter().map(|it| [it.start, it.end]).collect(),
            why: hit.why.iter().map(|it| reason(it, lang)).collect(),
            path: &hit.path,
            versions: hit.folded.len() + 1,
            folded: &hit.folded,
        }
    }

    /// The same under another schema.
    pub(crate) fn of(self, schema: &'static str) -> HitLine<'a> {
        HitLine { schema, ..self }
    }
}

/// The distribution of all hits; the last line of a search that asks for it.
#[derive(Debug, Serialize)]
pub(crate) struct FacetsLine<'a> {
    schema: &'static str,
    total: usize,
    /// `all`, `some` or `sentence`: whether the hits hold all words.
    matching: &'static str,
    /// The query as it may have been meant.
    suggestions: &'a [String],
    facets: BTreeMap<&'a str, Vec<Count<'a>>>,
}

/// How many hits have a value.
#[derive(Debug, Serialize)]
struct Count<'a> {
    value: &'a str,
    count: u64,
}

impl<'a> FacetsLine<'a> {
    pub(crate) fn new(answer: &'a LibraryAnswer) -> FacetsLine<'a> {
        let facets = answer.facets.iter().map(|it| (it.name, counts(&it.counts)));
        FacetsLine {
            schema: "ratlas/facets/1",
            total: answer.total,
            matching: matching(answer.matching),
            suggestions: &answer.suggestions,
            facets: facets.collect(),
        }
    }
}

/// The report of an ingest.
#[derive(Debug, Serialize)]
pub(crate) struct ReportLine<'a> {
    schema: &'static str,
    found: u64,
    archives: u64,
    read: u64,
    with_findings: u64,
    findings: &'a BTreeMap<String, u64>,
    refused: Vec<RefusedLine<'a>>,
    unchanged: u64,
    linked: u64,
    duplicates: u64,
    ignored: u64,
    vanished: u64,
    unreadable_folders: Vec<&'a str>,
    interrupted: bool,
    seconds: f64,
    papers_per_second: f64,
}

#[derive(Debug, Serialize)]
struct RefusedLine<'a> {
    path: &'a str,
    code: &'a str,
    reason: &'a str,
}

impl<'a> ReportLine<'a> {
    pub(crate) fn new(report: &'a IngestReport) -> ReportLine<'a> {
        let refused = report.refused.iter();
        ReportLine {
            schema: "ratlas/report/1",
            found: report.found,
            archives: report.archives,
            read: report.read,
            with_findings: report.with_findings,
            findings: &report.findings,
            refused: refused
                .map(|it| RefusedLine { path: &it.path, code: &it.code, reason: &it.reason })
                .collect(),
            unchanged: report.unchanged,
            linked: report.linked,
            duplicates: report.duplicates,
            ignored: report.ignored,
            vanished: report.vanished,
            unreadable_folders: report.unreadable.iter().map(|it| it.path.as_str()).collect(),
            interrupted: report.interrupted,
            seconds: report.seconds,
            papers_per_second: papers_per_second(report),
        }
    }
}

/// What is in a library.
#[derive(Debug, Serialize)]
pub(crate) struct StatsLine<'a> {
    schema: &'static str,
    /// The state of the library.
    library: &'a str,
    papers: u64,
    duplicates: u64,
    pages: u64,
    files: Vec<Count<'a>>,
    vanished: u64,
    refused: Vec<Count<'a>>,
    cities: Vec<Count<'a>>,
    genres: Vec<Count<'a>>,
    years: Vec<Count<'a>>,
}

impl<'a> StatsLine<'a> {
    pub(crate) fn new(stats: &'a Stats, library: &'a str) -> StatsLine<'a> {
        StatsLine {
            schema: "ratlas/stats/1",
            library,
            papers: stats.papers,
            duplicates: stats.duplicates,
            pages: stats.pages,
            files: counts(&stats.files),
            vanished: stats.vanished,
            refused: counts(&stats.refused),
            cities: counts(&stats.cities),
            genres: counts(&stats.genres),
            years: counts(&stats.years),
        }
    }
}

fn counts(counts: &[(String, u64)]) -> Vec<Count<'_>> {
    counts.iter().map(|(value, count)| Count { value, count: *count }).collect()
}
