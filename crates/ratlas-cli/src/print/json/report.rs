//! The report of an ingest, `ratlas/report/1`: `docs/formats/report.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ratlas_library::IngestReport;
use serde::Serialize;

use crate::print::report::papers_per_second;

/// The report of an ingest.
#[derive(Debug, Serialize)]
pub(crate) struct ReportLine<'a> {
    schema: &'static str,
    program: &'static str,
    library: String,
    started: &'a str,
    ended: &'a str,
    found: u64,
    archives: u64,
    read: u64,
    with_findings: u64,
    findings: &'a BTreeMap<String, u64>,
    refused: Vec<RefusedLine<'a>>,
    refused_total: u64,
    unchanged: u64,
    linked: u64,
    duplicates: u64,
    ignored: u64,
    resting: u64,
    vanished: u64,
    vanished_paths: &'a [String],
    emptied_folders: Vec<EmptiedLine<'a>>,
    unreadable_folders: Vec<&'a str>,
    unreadable_total: u64,
    missing: u64,
    missing_paths: &'a [String],
    interrupted: bool,
    seconds: f64,
    papers_per_second: f64,
    /// Of this process, in bytes; null where the system does not tell.
    peak_memory: Option<u64>,
}

#[derive(Debug, Serialize)]
struct RefusedLine<'a> {
    path: &'a str,
    code: &'a str,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct EmptiedLine<'a> {
    path: &'a str,
    files: u64,
}

impl<'a> ReportLine<'a> {
    pub(crate) fn new(report: &'a IngestReport, library: &Path) -> ReportLine<'a> {
        let refused = report.refused.iter();
        let emptied = report.emptied.iter();
        ReportLine {
            schema: "ratlas/report/1",
            program: concat!("ratlas ", env!("CARGO_PKG_VERSION")),
            library: library.to_string_lossy().into_owned(),
            started: &report.started,
            ended: &report.ended,
            found: report.found,
            archives: report.archives,
            read: report.read,
            with_findings: report.with_findings,
            findings: &report.findings,
            refused: refused
                .map(|it| RefusedLine { path: &it.path, code: &it.code, reason: &it.reason })
                .collect(),
            refused_total: report.n_refused(),
            unchanged: report.unchanged,
            linked: report.linked,
            duplicates: report.duplicates,
            ignored: report.ignored,
            resting: report.resting,
            vanished: report.vanished,
            vanished_paths: &report.vanished_paths,
            emptied_folders: emptied
                .map(|it| EmptiedLine { path: &it.path, files: it.files })
                .collect(),
            unreadable_folders: report.unreadable.iter().map(|it| it.path.as_str()).collect(),
            unreadable_total: report.unreadable.len() as u64 + report.unreadable_more,
            missing: report.missing,
            missing_paths: &report.missing_paths,
            interrupted: report.interrupted,
            seconds: report.seconds,
            papers_per_second: papers_per_second(report),
            peak_memory: peak_memory(),
        }
    }
}

/// The most memory this process had at once, where the system tells it in a file.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
