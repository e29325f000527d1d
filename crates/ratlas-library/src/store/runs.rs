//! Runs: when the library was brought up to date, and what came of it.

use rusqlite::{Connection, named_params};

use crate::ingest::IngestReport;
use crate::store::int;

/// Notes the start of a run; gives its key. A killed run keeps this row without an end.
pub(crate) fn begin(connection: &Connection, started: &str) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("INSERT INTO runs (program, started) VALUES (?1, ?2)")?
        .insert((concat!("ratlas ", env!("CARGO_PKG_VERSION")), started))
}

/// Notes the end of a run and its counts.
pub(crate) fn end(
    connection: &Connection,
    run: i64,
    ended: &str,
    report: &IngestReport,
) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE runs SET ended = :ended, interrupted = :interrupted, found = :found,
         read = :read, with_findings = :with_findings, refused = :refused,
         unchanged = :unchanged, linked = :linked, duplicates = :duplicates,
         ignored = :ignored, vanished = :vanished,
         archives = :archives WHERE run = :run",
        named_params! {
            ":run": run,
            ":ended": ended,
            ":interrupted": report.interrupted,
            ":found": int(report.found),
            ":read": int(report.read),
            ":with_findings": int(report.with_findings),
            ":refused": int(report.n_refused()),
            ":unchanged": int(report.unchanged),
            ":linked": int(report.linked),
            ":duplicates": int(report.duplicates),
            ":ignored": int(report.ignored),
            ":vanished": int(report.vanished),
            ":archives": int(report.archives),
        },
    )?;
    Ok(())
}
