//! What is printed as JSON: types of its own, so that changes inside do not reach those who read it.

use std::collections::BTreeMap;

use ratlas_library::{Facet, IngestReport, PaperHit, Stats};
use ratlas_model::Basis;
use serde::Serialize;

use super::report::papers_per_second;
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
    page: Option<u32>,
    item: Option<&'a str>,
    snippet: &'a str,
    /// The matched words: start and end in bytes of `snippet`.
    marks: Vec<[usize; 2]>,
    /// Short sentences in the language of the program.
    why: Vec<String>,
    path: &'a str,
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
            page: hit.page,
            item: hit.item.as_deref(),
            snippet: &hit.snippet.text,
            marks: hit.snippet.marks.iter().map(|it| [it.start, it.end]).collect(),
            why: hit.why.iter().map(|it| reason(it, lang)).collect(),
            path: &hit.path,
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
    facets: BTreeMap<&'a str, Vec<Count<'a>>>,
}

/// How many hits have a value.
#[derive(Debug, Serialize)]
struct Count<'a> {
    value: &'a str,
    count: u64,
}

impl<'a> FacetsLine<'a> {
    pub(crate) fn new(total: usize, facets: &'a [Facet]) -> FacetsLine<'a> {
        let facets = facets.iter().map(|it| (it.name, counts(&it.counts)));
        FacetsLine { schema: "ratlas/facets/1", total, facets: facets.collect() }
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
    pub(crate) fn new(stats: &'a Stats) -> StatsLine<'a> {
        StatsLine {
            schema: "ratlas/stats/1",
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
