//! `ratlas watch`: folders into the library, whenever something in them changes.

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, bail};
use ratlas_library::{
    IngestObserver, IngestOptions, IngestReport, Library, WatchEvent, WatchObserver, WatchOptions,
};

use crate::args::Watch;
use crate::commands::{ocr, stopping, worker, written_report};
use crate::exit::Exit;
use crate::failure;
use crate::messages::Msg;
use crate::print::json::ReportLine;
use crate::print::watch;
use crate::session::{Session, complain};

/// Watches until it is ended. That is how it is meant to end, so it is no interruption.
pub(crate) fn run(watch: Watch, session: &mut Session) -> Result<Exit> {
    check(&watch, session)?;
    written_report::check(watch.report.as_deref(), session)?;
    let stop = stopping::flag(complain, session.lang)?;
    let seconds = |it: u32| Duration::from_secs(it.into());
    let recognition = ocr::recognition(&watch.ocr, session)?;
    let isolation = worker::isolation(&watch.isolated, &watch.ocr, &recognition)?;
    let options = WatchOptions {
        ingest: IngestOptions {
            workers: watch.workers.map_or(0, usize::from),
            prune: watch.prune,
            recognition,
            isolation,
            ..IngestOptions::default()
        },
        rest: seconds(watch.rest),
        full: seconds(watch.full) * 3600,
        poll: watch.poll.map(seconds),
        ..WatchOptions::default()
    };
    let dir = session.library.clone();
    let teller = Teller { watch: &watch, session: RefCell::new(session) };
    Library::watch(&dir, &watch.folders, &options, &teller, &stop)?;
    Ok(Exit::Done)
}

/// A folder need not be there yet, but what is there has to be one. A report in a watched folder
/// would be news each time it is written.
fn check(watch: &Watch, session: &mut Session) -> Result<()> {
    for folder in &watch.folders {
        if folder.exists() && !folder.is_dir() {
            bail!(session.lang.fill(Msg::WatchNoFolder, &[&folder.display()]));
        }
        if watch.report.as_ref().is_some_and(|it| is_within(it, folder)) {
            bail!(session.lang.say(Msg::WatchReportWithin));
        }
    }
    Ok(())
}

fn is_within(file: &Path, folder: &Path) -> bool {
    let real = |it: &Path| it.canonicalize().or_else(|_| std::path::absolute(it)).ok();
    let parent = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    real(parent).zip(real(folder)).is_some_and(|(parent, folder)| parent.starts_with(folder))
}

/// Tells what happens, each time in a line or a few.
struct Teller<'a> {
    watch: &'a Watch,
    session: RefCell<&'a mut Session>,
}

impl IngestObserver for Teller<'_> {}

impl WatchObserver for Teller<'_> {
    fn event(&self, event: WatchEvent<'_>) {
        let mut session = self.session.borrow_mut();
        let session: &mut Session = &mut session;
        let told = match &event {
            WatchEvent::Ended { report, .. } => self.ended(report, session),
            WatchEvent::Failed { error, again_in } => {
                complain(&failure::repeated(error, *again_in, session.lang));
                Ok(())
            }
            _ => Ok(()),
        };
        // A full disk under the report, or nobody who reads the output, is no reason to stop reading.
        if let Err(error) = told {
            complain(&session.lang.fill(Msg::Error, &[&format!("{error:#}")]));
        }
        if let Some(line) = watch::line(&event, session.quiet, session.lang) {
            complain(&line);
        }
    }
}

impl Teller<'_> {
    fn ended(&self, report: &IngestReport, session: &mut Session) -> Result<()> {
        if self.watch.json {
            session.print_json(&ReportLine::new(report, &session.library.clone()))?;
            session.flush()?;
        }
        written_report::write(self.watch.report.as_deref(), report, session)
    }
}
