//! Watching folders: what came, changed or went is brought into the library.
//!
//! Threads that listen leave what they heard in the *inbox*; its *agenda* decides what is due when;
//! one thread works. The library is open only while it works, so that others can write between.

mod agenda;
mod inbox;
mod listen;
mod roots;
mod told;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use self::agenda::{Due, Pace};
use self::inbox::Inbox;
use self::listen::Listener;
use self::roots::{Root, Turn};
use self::told::Ear;
pub use self::told::{Listening, WatchEvent, WatchObserver, WatchOptions};
use crate::error::{In, LibraryError};
use crate::ingest::{IngestOptions, Places};
use crate::library::Library;

/// How soon a raised stop flag is seen.
const TICK: Duration = Duration::from_millis(200);

/// How many ticks pass between two looks whether the watched folders are there.
const TICKS_PER_LOOK: u32 = 5;

/// How long is waited after a failure: a full disk is rarely made empty at once.
const WAIT_AFTER_FAILURE: Duration = Duration::from_mins(1);

impl Library {
    /// Brings the library in `dir` up to date with `folders`, and again whenever something in them
    /// changes, until `stop` is true.
    ///
    /// A file is read once it has not changed for a while. A folder that is not there is waited for;
    /// nothing in it counts as vanished. The library is open for writing only during a run.
    ///
    /// # Errors
    ///
    /// What waiting does not mend: as [`Library::open_writable`], except [`LibraryError::Locked`],
    /// and a wrong city profile. All else is told and tried again.
    pub fn watch(
        dir: &Path,
        folders: &[PathBuf],
        options: &WatchOptions,
        observer: &dyn WatchObserver,
        stop: &AtomicBool,
    ) -> Result<(), LibraryError> {
        Watch::new(dir, folders, options, observer, stop)?.run()
    }
}

struct Watch<'a> {
    dir: &'a Path,
    options: IngestOptions,
    patience: Duration,
    observer: &'a dyn WatchObserver,
    stop: &'a AtomicBool,
    roots: Vec<Root>,
    inbox: Arc<Inbox>,
    listener: Listener,
    /// Whether it was told that another process writes.
    is_waiting: bool,
}

impl<'a> Watch<'a> {
    fn new(
        dir: &'a Path,
        folders: &[PathBuf],
        options: &WatchOptions,
        observer: &'a dyn WatchObserver,
        stop: &'a AtomicBool,
    ) -> Result<Watch<'a>, LibraryError> {
        let roots = folders.iter().map(|it| Root::new(it).within(it));
        let roots = roots.collect::<Result<Vec<Root>, LibraryError>>()?;
        fs::create_dir_all(dir).within(dir)?;
        let own = vec![std::path::absolute(dir).within(dir)?, fs::canonicalize(dir).within(dir)?];
        // A file that grows has to be met by two looks.
        let rest = options.rest.saturating_add(options.poll.unwrap_or_default());
        let pace = Pace { rest, full: options.full };
        let paths = roots.iter().map(|it| it.absolute.clone()).collect();
        let inbox = Arc::new(Inbox::new(pace, own, paths));
        let listener = Listener::new(Arc::clone(&inbox), options.poll);
        let patience = options.patience;
        let options = IngestOptions { rest: options.rest, ..options.ingest.clone() };
        let is_waiting = false;
        Ok(Watch { dir, options, patience, observer, stop, roots, inbox, listener, is_waiting })
    }

    fn run(&mut self) -> Result<(), LibraryError> {
        let mut ticks = 0_u32;
        while !self.is_stopped() {
            if ticks.is_multiple_of(TICKS_PER_LOOK) {
                self.look_for_roots();
            }
            ticks = ticks.wrapping_add(1);
            if self.inbox.take_is_full() {
                self.listener.give_up_events();
                self.listen_everywhere();
            }
            if let Some(due) = self.inbox.wait(TICK) {
                // What is due may be due because a folder is away.
                self.look_for_roots();
                self.work(due)?;
            }
        }
        Ok(())
    }

    /// Listens in folders that came, and tells of those that went.
    fn look_for_roots(&mut self) {
        for idx in 0..self.roots.len() {
            match self.roots[idx].look() {
                Turn::Same => {}
                Turn::Came => self.listen(idx),
                Turn::Went => {
                    let Root { given, absolute, .. } = &self.roots[idx];
                    self.listener.leave(absolute);
                    self.observer.event(WatchEvent::FolderGone { folder: given });
                }
            }
        }
    }

    fn listen_everywhere(&mut self) {
        for idx in 0..self.roots.len() {
            if self.roots[idx].is_there() {
                self.listen(idx);
            }
        }
    }

    /// Listens in a folder, and has everything walked: what was in it is not known.
    fn listen(&mut self, idx: usize) {
        let Root { given, absolute, .. } = &self.roots[idx];
        match self.listener.listen(absolute) {
            Ok(how) => self.observer.event(WatchEvent::Listens { folder: given, how }),
            Err(source) => {
                let error = LibraryError::Io { path: given.clone(), source };
                let again_in = WAIT_AFTER_FAILURE;
                self.observer.event(WatchEvent::Failed { error: &error, again_in });
            }
        }
        self.inbox.look_everywhere();
    }

    /// Does what is due; puts it back where it has to wait.
    fn work(&mut self, due: Due) -> Result<(), LibraryError> {
        let later = match self.ingest(&due) {
            Ok(()) => {
                self.is_waiting = false;
                return Ok(());
            }
            Err(LibraryError::Locked { .. }) => {
                if !std::mem::replace(&mut self.is_waiting, true) {
                    self.observer.event(WatchEvent::WaitsForWriter);
                }
                self.patience
            }
            Err(
                error @ (LibraryError::Store { .. }
                | LibraryError::Index { .. }
                | LibraryError::Io { .. }),
            ) => {
                let again_in = WAIT_AFTER_FAILURE;
                self.observer.event(WatchEvent::Failed { error: &error, again_in });
                again_in
            }
            Err(error) => return Err(error),
        };
        self.inbox.again(due, later);
        Ok(())
    }

    fn ingest(&self, due: &Due) -> Result<(), LibraryError> {
        let there: Vec<PathBuf> =
            self.roots.iter().filter(|it| it.is_there()).map(|it| it.given.clone()).collect();
        if there.is_empty() {
            return Ok(());
        }
        let touched = match due {
            Due::Everything => None,
            Due::Places(places) => roots::touched(places, &self.roots),
        };
        let places = touched.as_deref().map_or(Places::Folders(&there), Places::Touched);
        let mut library = Library::open_writable(self.dir)?;
        let ear = Ear { observer: self.observer, inbox: &self.inbox };
        let report = library.ingest_places(places, &self.options, &ear, self.stop)?;
        drop(library);
        let everything = touched.is_none();
        self.observer.event(WatchEvent::Ended { report: &report, everything });
        Ok(())
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
