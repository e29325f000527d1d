//! `ratlas ingest`: folders and files into the library.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use ratlas_library::{IngestOptions, IngestReport, Library};

use crate::args::Ingest;
use crate::commands::{ocr, worker};
use crate::exit::Exit;
use crate::messages::{Lang, Msg};
use crate::print::json::ReportLine;
use crate::print::progress::Progress;
use crate::print::report;
use crate::session::Session;

/// Brings the library up to date with what is there, and reports what came of it.
pub(crate) fn run(ingest: Ingest, session: &mut Session) -> Result<Exit> {
    let paths = existing(&ingest.paths, session)?;
    let are_missing = paths.len() < ingest.paths.len();
    if paths.is_empty() {
        return Ok(Exit::Failed);
    }
    let progress = Progress::new(session.lang, session.quiet);
    let stop = stopped_by_ctrl_c(&progress, session.lang)?;
    let mut library = Library::open_writable(&session.library)?;
    let recognition = ocr::recognition(&ingest.ocr, session)?;
    let isolation = worker::isolation(&ingest.isolated, &ingest.ocr, &recognition)?;
    let options = IngestOptions {
        workers: ingest.workers.map_or(0, usize::from),
        retry_refused: ingest.retry,
        reread: ingest.reread,
        prune: ingest.prune,
        recognition,
        isolation,
    };
    let done = library.ingest(&paths, &options, &progress, &stop);
    progress.finish();
    let done = done?;
    print(&done, ingest.json, session)?;
    Ok(exit(&done, are_missing))
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

/// A flag that the first Ctrl-C raises. The second one ends the program: the library survives that.
fn stopped_by_ctrl_c(progress: &Progress, lang: Lang) -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&stop);
    let announce = progress.announcer();
    ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            Exit::Interrupted.at_once();
        }
        announce(lang.say(Msg::IngestStopping));
    })
    .context("Ctrl-C")?;
    Ok(stop)
}

fn print(done: &IngestReport, json: bool, session: &mut Session) -> Result<()> {
    let (lang, style) = (session.lang, session.style);
    if json {
        session.print_json(&ReportLine::new(done))?;
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

fn exit(done: &IngestReport, are_missing: bool) -> Exit {
    if done.interrupted {
        Exit::Interrupted
    } else if are_missing || !done.refused.is_empty() || !done.unreadable.is_empty() {
        Exit::Failed
    } else if done.found == 0 {
        Exit::Nothing
    } else {
        Exit::Done
    }
}
