//! How folders are watched, and what is told meanwhile.

use std::path::Path;
use std::time::Duration;

use crate::error::LibraryError;
use crate::ingest::{FileState, IngestObserver, IngestOptions, IngestReport};
use crate::watch::inbox::Inbox;

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

/// Hears how watching gets on. Called on the thread that called [`Library::watch`](crate::Library::watch).
pub trait WatchObserver: IngestObserver {
    /// Something happened.
    fn event(&self, event: WatchEvent<'_>) {
        let _ = event;
    }
}

impl WatchObserver for () {}

/// Hears which files are left for later, and passes all else on.
pub(super) struct Ear<'a> {
    pub(super) observer: &'a dyn WatchObserver,
    pub(super) inbox: &'a Inbox,
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
