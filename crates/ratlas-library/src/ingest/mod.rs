//! Folders to papers in the store and the index.
//!
//! Order of the stages: walk (which files are there) → plan (which must be opened) → read (on all
//! cores) → write (by one thread, in the order of the paths) → sweep (papers no file holds). What a
//! library holds does not depend on the number of workers or on how often it was killed: every
//! number is given by the writer, in the order of the paths.

mod families;
mod likeness;
mod members;
mod pipeline;
mod read_file;
mod report;
mod sweep;
mod text_hash;
mod walk;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use ratlas_index::IndexWriter;
use rusqlite::Connection;

use self::pipeline::Pipeline;
use self::read_file::{KnownPapers, Reading};
use self::walk::Walk;
use self::writer::{PaperWriter, Run};
use crate::clock::{Clock, stamp};
use crate::error::{In, LibraryError};
use crate::houses::houses;
use crate::links;
use crate::replay;
use crate::store::files::{self, WalkedFile};
use crate::store::waiting::Waiting;
use crate::store::{Store, runs};

pub(crate) use self::likeness::{Head, Signature};
pub(crate) use self::read_file::{Outcome, ReadPaper};
pub use self::report::{
    FileState, IngestObserver, IngestOptions, IngestReport, Recognition, RefusedFile,
    UnreadableFolder,
};
pub(crate) use self::sweep::remove as remove_paper;
pub(crate) use self::text_hash::text_hash;

/// How many planned files are fetched at a time.
const PLAN_ROWS: u32 = 256;

/// Removes papers no file holds and settles what depends on them: copies, versions, links. The index
/// learns of it through the sequence of changes.
pub(crate) fn settle(store: &mut Store) -> rusqlite::Result<()> {
    sweep::sweep(store)?;
    settle_relations(store)
}

/// Settles what papers are to each other: copies, versions, links.
pub(crate) fn settle_relations(store: &mut Store) -> rusqlite::Result<()> {
    sweep::settle_strays(store)?;
    families::settle(store)?;
    links::update(store)
}

/// What one ingest works with.
pub(crate) struct Ingest<'a> {
    pub(crate) dir: &'a Path,
    pub(crate) store: &'a mut Store,
    pub(crate) index: &'a mut IndexWriter,
    pub(crate) options: &'a IngestOptions,
    pub(crate) observer: &'a dyn IngestObserver,
    pub(crate) stop: &'a AtomicBool,
}

impl Ingest<'_> {
    /// Brings the library up to date with the files at `paths`.
    pub(crate) fn run(mut self, paths: &[PathBuf]) -> Result<IngestReport, LibraryError> {
        let clock = Clock::start();
        let mut report = IngestReport::default();
        let run = runs::begin(&self.store.connection, &stamp()).within(self.dir)?;

        // Which files are there, and which of them must be opened.
        let n_planned = self.plan(paths, run, &mut report)?;

        // Reading on all cores, writing here.
        let is_walked = !self.is_stopped();
        let is_complete = is_walked && self.read(run, n_planned, &mut report)?;

        // Papers of the files that changed or are gone; only now, since a file may have moved.
        if is_complete {
            self.sweep(&mut report)?;
        }
        // What belongs together; a run that was stopped leaves it to the next.
        if !self.is_stopped() {
            links::update(self.store).within(self.dir)?;
        }
        report.interrupted = !is_complete;
        report.seconds = clock.seconds();
        runs::end(&self.store.connection, run, &stamp(), &report).within(self.dir)?;
        Ok(report)
    }

    /// Walks the folders and compares them with what is known; gives the number of files to open.
    fn plan(
        &mut self,
        paths: &[PathBuf],
        run: i64,
        report: &mut IngestReport,
    ) -> Result<u64, LibraryError> {
        let dir = self.dir;
        files::begin_walk(&self.store.connection).within(dir)?;
        let transaction = self.store.connection.transaction().within(dir)?;
        Walk::new(&transaction, dir, self.stop, report).walk(paths).within(dir)?;
        if self.stop.load(Ordering::Relaxed) {
            // Half a walk says nothing about files that are gone.
            return Ok(0);
        }
        files::mark(&transaction, run).within(dir)?;
        let n_planned = files::plan(&transaction, self.options).within(dir)?;
        let n_members = files::unopened_members(&transaction).within(dir)?;
        report.found = files::walked(&transaction).within(dir)? + n_members;
        transaction.commit().within(dir)?;
        report.unchanged = report.found - n_planned;
        self.observer.found(report.found);
        self.observer.unchanged(report.unchanged);
        Ok(n_planned)
    }

    /// Reads and writes the planned files; gives whether all of them are done.
    fn read(
        &mut self,
        run: i64,
        n_planned: u64,
        report: &mut IngestReport,
    ) -> Result<bool, LibraryError> {
        if n_planned == 0 {
            return Ok(true);
        }
        let waiting = Waiting::of(self.options);
        let known = KnownPapers::open(self.dir, waiting.clone())?;
        let houses = houses(self.dir)?;
        let reread = self.options.reread;
        let reading = Reading {
            known: (!reread).then_some(&known),
            packer: &self.store.packer,
            houses: &houses,
            recognition: &self.options.recognition,
        };
        let pipeline = Pipeline::new(self.options.workers, self.stop).within(self.dir)?;
        let mut planned = Planned::new(&self.store.connection);
        let run = Run {
            dir: self.dir,
            store: self.store,
            observer: self.observer,
            run,
            reread,
            waiting: &waiting,
        };
        let mut writer = PaperWriter::new(run, self.index, report)?;
        let is_complete = pipeline.run(
            || planned.next().within(self.dir),
            |file, bytes| reading.read(file, bytes),
            &mut writer,
        )?;
        writer.finish()?;
        Ok(is_complete)
    }

    fn sweep(&mut self, report: &mut IngestReport) -> Result<(), LibraryError> {
        report.vanished = files::vanished(&self.store.connection).within(self.dir)?;
        if self.options.prune {
            files::prune(&self.store.connection).within(self.dir)?;
        }
        sweep::sweep(self.store).within(self.dir)?;
        sweep::settle_strays(self.store).within(self.dir)?;
        // Versions of each other; only now, so that the order of the papers does not matter.
        families::settle(self.store).within(self.dir)?;
        replay::replay(self.dir, self.store, self.index)
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// The planned files, fetched a few at a time.
struct Planned<'a> {
    connection: &'a Connection,
    fetched: std::vec::IntoIter<(i64, WalkedFile)>,
    position: i64,
}

impl<'a> Planned<'a> {
    fn new(connection: &'a Connection) -> Planned<'a> {
        Planned { connection, fetched: Vec::new().into_iter(), position: 0 }
    }

    fn next(&mut self) -> rusqlite::Result<Option<WalkedFile>> {
        if self.fetched.len() == 0 {
            self.fetched = files::planned(self.connection, self.position, PLAN_ROWS)?.into_iter();
        }
        let Some((position, file)) = self.fetched.next() else { return Ok(None) };
        self.position = position;
        Ok(Some(file))
    }
}
