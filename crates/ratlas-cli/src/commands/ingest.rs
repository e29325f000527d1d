//! `ratlas ingest`: folders and files into the library.

use std::path::PathBuf;

use anyhow::Result;
use ratlas_library::{IngestOptions, IngestReport, Library, LibraryError};

use crate::args::Ingest;
use crate::commands::file_list::FileList;
use crate::commands::{ocr, stopping, worker, written_report};
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::json::ReportLine;
use crate::print::progress::Progress;
use crate::print::report;
use crate::session::Session;

/// Brings the library up to date with what is there, and reports what came of it.
pub(crate) fn run(ingest: Ingest, session: &mut Session) -> Result<Exit> {
    let paths = existing(&ingest.paths, session)?;
    let are_missing = paths.len() < ingest.paths.len();
    if paths.is_empty() && ingest.files_from.is_none() {
        return Ok(Exit::Failed);
    }
    written_report::check(ingest.report.as_deref(), session)?;
    let list = ingest.files_from.as_ref().map(|it| FileList::open(it, ingest.null));
    let list = list.transpose().map_err(|source| LibraryError::List { source })?;
    let progress = Progress::new(session.lang, session.quiet);
    let stop = stopping::flag(progress.announcer(), session.lang)?;
    let mut library = Library::open_writable(&session.library)?;
    let options = options(&ingest, session)?;
    let done = match list {
        Some(mut list) => library.ingest_list(&mut list, &options, &progress, &stop),
        None => library.ingest(&paths, &options, &progress, &stop),
    };
    progress.finish();
    let done = done?;
    drop(library);
    print(&done, ingest.json, session)?;
    written_report::write(ingest.report.as_deref(), &done, session)?;
    Ok(exit(&done, are_missing, options.prune))
}

fn options(ingest: &Ingest, session: &mut Session) -> Result<IngestOptions> {
    let recognition = ocr::recognition(&ingest.ocr, session)?;
    let isolation = worker::isolation(&ingest.isolated, &ingest.ocr, &recognition)?;
    Ok(IngestOptions {
        workers: ingest.workers.map_or(0, usize::from),
        retry_refused: ingest.retry,
        reread: ingest.reread,
        prune: ingest.prune,
        prune_all: ingest.prune_all,
        recognition,
        isolation,
        ..IngestOptions::default()
    })
}

/// The paths that are there; of the others it is told that they are not.
fn existing(paths: &[PathBuf], session: &mut Session) -> Result<Vec<PathBuf>> {
    let mut res = Vec::new();
    for path in paths {
        if path.symlink_metadata().is_ok() {
            res.push(path.clone());
        } else {
            let reason = session.lang.say(Msg::NoPath);
            session.file_error(&path.display().to_string(), reason)?;
        }
    }
    Ok(res)
}

fn print(done: &IngestReport, json: bool, session: &mut Session) -> Result<()> {
    let (lang, style) = (session.lang, session.style);
    if json {
        session.print_json(&ReportLine::new(done, &session.library.clone()))?;
    } else if !session.quiet {
        session.print(&report::report(done, lang, style))?;
    } else {
        let problems = report::problems(done, lang, style);
        if !problems.is_empty() {
            session.message(problems.trim())?;
        }
    }
    session.flush()?;
    Ok(())
}

fn exit(done: &IngestReport, are_missing: bool, prunes: bool) -> Exit {
    let is_kept_back = prunes && !done.emptied.is_empty();
    let is_unread = done.n_refused() > 0 || !done.unreadable.is_empty();
    if done.interrupted {
        Exit::Interrupted
    } else if are_missing || done.missing > 0 || is_unread || is_kept_back {
        Exit::Failed
    } else if done.found == 0 {
        Exit::Nothing
    } else {
        Exit::Done
    }
}
