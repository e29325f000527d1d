//! Watching folders: what came, changed or went is brought into the library.
//!
//! Threads that listen leave what they heard in the *inbox*; its *agenda* decides what is due when;
//! one thread works. The library is open only while it works, so that others can write between.

mod agenda;
mod inbox;
mod listen;
mod roots;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use self::agenda::{Due, Pace};
use self::inbox::Inbox;
use self::listen::Listener;
use self::roots::{Root, Turn};
use crate::error::{In, LibraryError};
use crate::ingest::{FileState, IngestObserver, IngestOptions, IngestReport, Places};
use crate::library::Library;

/// How soon a raised stop flag is seen.
const TICK: Duration = Duration::from_millis(200);

/// How many ticks pass between two looks whether the watched folders are there.
const TICKS_PER_LOOK: u32 = 5;

/// How long is waited after a failure: a full disk is rarely made empty at once.
const WAIT_AFTER_FAILURE: Duration = Duration::from_secs(60);

/// How folders are watched.
#[derive(Debug, Clone)]
pub struct WatchOptions {
    /// How each run reads. Its `rest` is set by the one below.
    pub ingest: IngestOptions,
    /// How long a file has to be unchanged before it is read.
    pub rest: Duration,
    /// The time from one walk through everything to the next: events may be lost.
    pub full: Duration,
    /// Looks through the folders this often instead of asking the system to tell; also without it
    /// where the system cannot.
    pub poll: Option<Duration>,
    /// How long is waited while another process writes to the library.
    pub patience: Duration,
}

impl Default for WatchOptions {
    fn default() -> WatchOptions {
        WatchOptions {
            ingest: IngestOptions::default(),
            rest: Duration::from_secs(5),
            full: Duration::from_hours(24),
            poll: None,
            patience: Duration::from_secs(5),
        }
    }
}

/// How a folder is listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listening {
    /// The system tells of each change.
    Events,
    /// It is looked through now and then.
    Polling {
        /// The time between.
        every: Duration,
    },
}

/// What happens while folders are watched.
#[derive(Debug)]
#[non_exhaustive]
pub enum WatchEvent<'a> {
    /// A folder is there and is listened to.
    Listens {
        /// The path as given.
        folder: &'a Path,
        /// In which way.
        how: Listening,
    },
    /// A folder is not there and is waited for. Its papers stay.
    FolderGone {
        /// The path as given.
        folder: &'a Path,
    },
    /// Another process writes to the library; it is waited for. Told once.
    WaitsForWriter,
    /// A run is over.
    Ended {
        /// What came of it.
        report: &'a IngestReport,
        /// Whether all folders were walked, rather than what has changed.
        everything: bool,
    },
    /// A run failed, and is tried again.
    Failed {
        /// Why.
        error: &'a LibraryError,
        /// How long until then.
        again_in: Duration,
    },
}

/// Hears how watching gets on. Called on the thread that called [`Library::watch`].
pub trait WatchObserver: IngestObserver {
    /// Something happened.
    fn event(&self, event: WatchEvent<'_>) {
        let _ = event;
    }
}

impl WatchObserver for () {}

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

/// Hears which files are left for later, and passes all else on.
struct Ear<'a> {
    observer: &'a dyn WatchObserver,
    inbox: &'a Inbox,
}

impl IngestObserver for Ear<'_> {
    fn found(&self, total: u64) {
        self.observer.found(total);
    }

    fn resting(&self, path: &Path) {
        self.inbox.look_again(path);
        self.observer.resting(path);
    }

    fn grown(&self, total: u64) {
        self.observer.grown(total);
    }

    fn unchanged(&self, count: u64) {
        self.observer.unchanged(count);
    }

    fn file_done(&self, path: &str, state: FileState) {
        self.observer.file_done(path, state);
    }
}
