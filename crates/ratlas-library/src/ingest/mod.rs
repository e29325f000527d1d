//! Folders to papers in the store and the index.
//!
//! Order of the stages: walk (which files are there) → plan (which must be opened) → read (on all
//! cores) → write (by one thread, in the order of the paths) → sweep (papers no file holds). What a
//! library holds does not depend on the number of workers or on how often it was killed: every
//! number is given by the writer, in the order of the paths.

mod families;
mod likeness;
mod members;
mod open_file;
mod pipeline;
mod places;
mod read_file;
mod reader;
mod report;
mod sweep;
mod text_hash;
mod walk;
mod writer;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use ratlas_index::IndexWriter;
use rusqlite::Connection;

use self::pipeline::Pipeline;
use self::reader::Reader;
use self::walk::{Walk, Walker};
use self::writer::{PaperWriter, Run};
use crate::clock::{Clock, stamp};
use crate::error::{In, LibraryError};
use crate::links;
use crate::replay;
use crate::store::files::{self, WalkedFile};
use crate::store::waiting::Waiting;
use crate::store::{Store, runs, walked};

pub(crate) use self::likeness::{Head, Signature};
pub(crate) use self::members::{Given, Members};
pub(crate) use self::open_file::{MAX_FILE_BYTES, open_file, refused_io, too_large, whole};
pub(crate) use self::pipeline::STACK_BYTES as READER_STACK_BYTES;
pub(crate) use self::places::{Places, Touched};
pub(crate) use self::read_file::{
    KnownPapers, Outcome, ReadFile, ReadPaper, Reading, Wanted, file_name, guarded, refused_read,
};
pub use self::report::{
    EmptiedFolder, FileState, IngestObserver, IngestOptions, IngestReport, Recognition,
    RefusedFile, UnreadableFolder,
};
pub(crate) use self::sweep::remove as remove_paper;
pub(crate) use self::text_hash::text_hash;
pub(crate) use self::walk::is_ignored;

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
    settle_versions(store)?;
    links::update(store)
}

/// Settles which papers are copies and versions of each other; when all papers are there, so that their
/// order does not matter.
fn settle_versions(store: &mut Store) -> rusqlite::Result<()> {
    sweep::settle_strays(store)?;
    families::settle(store)
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
    /// Brings the library up to date with the files in `places`.
    pub(crate) fn run(mut self, places: Places<'_>) -> Result<IngestReport, LibraryError> {
        let clock = Clock::start();
        let mut report = IngestReport { started: stamp(), ..IngestReport::default() };
        let run = runs::begin(&self.store.connection, &report.started).within(self.dir)?;

        // Which files are there, and which of them must be opened.
        let n_planned = self.plan(places, run, &mut report)?;

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
        report.ended = stamp();
        runs::end(&self.store.connection, run, &report.ended, &report).within(self.dir)?;
        Ok(report)
    }

    /// Walks the folders and compares them with what is known; gives the number of files to open.
    fn plan(
        &mut self,
        places: Places<'_>,
        run: i64,
        report: &mut IngestReport,
    ) -> Result<u64, LibraryError> {
        let dir = self.dir;
        walked::begin(&self.store.connection).within(dir)?;
        let transaction = self.store.connection.transaction().within(dir)?;
        let (stop, observer, rest) = (self.stop, self.observer, self.options.rest);
        let walker = Walker { connection: &transaction, library: dir, stop, observer, rest };
        Walk::new(walker, report).walk(places)?;
        if self.stop.load(Ordering::Relaxed) {
            // Half a walk says nothing about files that are gone.
            return Ok(0);
        }
        walked::mark(&transaction, run).within(dir)?;
        let n_planned = files::plan(&transaction, self.options).within(dir)?;
        let n_members = files::unopened_members(&transaction).within(dir)?;
        report.found = walked::count(&transaction).within(dir)? + n_members;
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
        let reread = self.options.reread;
        let not_again = (!reread).then_some(&known);
        let reader = Reader::new(self.dir, &self.store.packer, not_again, self.options)?;
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
            |file, bytes| reader.read(file, bytes),
            &mut writer,
        )?;
        writer.finish()?;
        reader.check()?;
        Ok(is_complete)
    }

    fn sweep(&mut self, report: &mut IngestReport) -> Result<(), LibraryError> {
        self.vanished(report).within(self.dir)?;
        sweep::sweep(self.store).within(self.dir)?;
        settle_versions(self.store).within(self.dir)?;
        replay::replay(self.dir, self.store, self.index)
    }

    /// Tells which files are gone, and forgets them if that is wanted.
    fn vanished(&self, report: &mut IngestReport) -> rusqlite::Result<()> {
        let connection = &self.store.connection;
        let (n_vanished, emptied) = walked::find_vanished(connection, self.options.prune_all)?;
        report.vanished = n_vanished;
        report.vanished_paths = walked::vanished_paths(connection, IngestReport::MAX_VANISHED)?;
        report.emptied = emptied;
        if self.options.prune || self.options.prune_all {
            walked::prune(connection)?;
        }
        Ok(())
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
