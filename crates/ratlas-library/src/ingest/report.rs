//! What an ingest is asked to do, what it tells while it works, and what came of it.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ratlas_read::{ReadOptions, Recogniser};

use crate::worker::Isolation;

/// What an ingest does beyond reading what is new or changed.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct IngestOptions {
    /// How many papers are read at a time; 0 for one on each core.
    pub workers: usize,
    /// Whether files are tried again that were refused before and have not changed.
    pub retry_refused: bool,
    /// Whether all files are read again, even unchanged ones, and their papers replaced: for a
    /// program that reads better than the one before.
    pub reread: bool,
    /// Whether files that are gone are forgotten, and the papers that only they held.
    pub prune: bool,
    /// Whether that holds for folders, too, of which all of ten or more files are gone at once: a
    /// share that is not connected looks the same.
    pub prune_all: bool,
    /// Files that changed within this time may still be being written: they are left for a later
    /// run. Zero for none.
    pub rest: Duration,
    /// Whether and how pages that are pictures are recognised. Papers that were read without are
    /// read again when there is something to recognise them.
    pub recognition: Recognition,
    /// Where papers are read.
    pub isolation: Isolation,
}

/// Whether and how pages without readable text are recognised.
#[derive(Clone, Default)]
pub struct Recognition {
    /// What recognises; `None` if nothing does.
    pub recogniser: Option<Arc<dyn Recogniser>>,
    /// Whether scans that come with recognised text are recognised again.
    pub renew: bool,
}

impl Recognition {
    /// The same for a reader.
    pub fn read_options(&self) -> ReadOptions<'_> {
        ReadOptions { recogniser: self.recogniser.as_deref(), renew: self.renew }
    }
}

impl fmt::Debug for Recognition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.read_options().fmt(f)
    }
}

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileState {
    /// Read.
    Read,
    /// Read, and the record has findings.
    ReadWithFindings,
    /// Cannot be read.
    Refused,
    /// An archive: no paper itself, its members follow.
    Archive,
}

impl FileState {
    /// The written name, as in the library's tables.
    pub fn as_str(self) -> &'static str {
        match self {
            FileState::Read => "read",
            FileState::ReadWithFindings => "read_with_findings",
            FileState::Refused => "refused",
            FileState::Archive => "archive",
        }
    }
}

/// Hears how an ingest gets on. Called on the thread that called ingest.
pub trait IngestObserver {
    /// The folders were walked: so many files are there.
    fn found(&self, total: u64) {
        let _ = total;
    }

    /// A file, by its absolute path, is left for later.
    fn resting(&self, path: &Path) {
        let _ = path;
    }

    /// So many files are there by now: archives and mails hold some that the walk did not see.
    fn grown(&self, total: u64) {
        let _ = total;
    }

    /// So many of them need not be opened.
    fn unchanged(&self, count: u64) {
        let _ = count;
    }

    /// A file is done, and what it turned out to be is safe in the library.
    fn file_done(&self, path: &str, state: FileState) {
        let _ = (path, state);
    }
}

/// Hears nothing.
impl IngestObserver for () {}

/// What came of an ingest.
///
/// # Invariants
///
/// Unless interrupted, every file found is counted once in `read`, `linked`, `refused`,
/// `unchanged` or `archives`. A member of an archive, mail or PDF is a file like others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IngestReport {
    /// Files in the folders, and files inside of them.
    pub found: u64,
    /// Archives that were opened; they are no papers themselves.
    pub archives: u64,
    /// Files read for the first time, or again because their content changed or because all are
    /// read again.
    pub read: u64,
    /// How many of those have findings.
    pub with_findings: u64,
    /// How many papers have a finding, by its code.
    pub findings: BTreeMap<String, u64>,
    /// Files that could not be read, in the order of their paths; [`IngestReport::MAX_NAMED`] at most.
    pub refused: Vec<RefusedFile>,
    /// How many more files could not be read.
    pub refused_more: u64,
    /// Files whose content is as it was.
    pub unchanged: u64,
    /// Files whose content is known from another file, so that they were not read: moved files and
    /// copies.
    pub linked: u64,
    /// Files with the bytes or the text of another file that is still there.
    pub duplicates: u64,
    /// Files and folders left out: hidden ones, locks of office programs, what is no file,
    /// pictures and signatures that came with mails.
    pub ignored: u64,
    /// Files known under the given folders that are gone; forgotten only when asked to prune.
    pub vanished: u64,
    /// Their paths as given, the first [`IngestReport::MAX_VANISHED`] of them.
    pub vanished_paths: Vec<String>,
    /// Folders of which all of ten or more known files are gone. They do not count as vanished, and
    /// are not pruned unless that is asked for ([`IngestOptions::prune_all`]).
    pub emptied: Vec<EmptiedFolder>,
    /// Folders that could not be read; [`IngestReport::MAX_NAMED`] at most. Nothing in them counts as
    /// vanished.
    pub unreadable: Vec<UnreadableFolder>,
    /// How many more folders could not be read.
    pub unreadable_more: u64,
    /// Paths of a list at which nothing is.
    pub missing: u64,
    /// The first [`IngestReport::MAX_NAMED`] of them.
    pub missing_paths: Vec<String>,
    /// Files that are left for later because they may still be being written.
    pub resting: u64,
    /// Whether it was stopped before it was done.
    pub interrupted: bool,
    /// When it began and ended: UTC, to the second, e.g. `2024-05-03T02:00:00Z`.
    pub started: String,
    /// The end.
    pub ended: String,
    /// How long it took.
    pub seconds: f64,
}

impl IngestReport {
    /// How many files, folders and paths are named, each: memory does not grow with what is wrong.
    /// The library has all files that could not be read.
    pub const MAX_NAMED: usize = 10_000;

    /// How many vanished files are named.
    pub const MAX_VANISHED: usize = 1_000;

    /// How many files could not be read.
    pub fn n_refused(&self) -> u64 {
        self.refused.len() as u64 + self.refused_more
    }

    /// Adds a file that could not be read.
    pub(crate) fn add_refused(&mut self, file: RefusedFile) {
        push_or_count(&mut self.refused, file, &mut self.refused_more);
    }

    /// Adds a folder that could not be read.
    pub(crate) fn add_unreadable(&mut self, path: &Path, error: &io::Error) {
        let path = path.to_string_lossy().into_owned();
        let folder = UnreadableFolder { path, reason: error.to_string() };
        push_or_count(&mut self.unreadable, folder, &mut self.unreadable_more);
    }

    /// Adds a path at which nothing is.
    pub(crate) fn add_missing(&mut self, path: &Path) {
        self.missing += 1;
        if self.missing_paths.len() < IngestReport::MAX_NAMED {
            self.missing_paths.push(path.to_string_lossy().into_owned());
        }
    }
}

fn push_or_count<T>(named: &mut Vec<T>, item: T, more: &mut u64) {
    if named.len() < IngestReport::MAX_NAMED {
        named.push(item);
    } else {
        *more += 1;
    }
}

/// A folder all of whose files are gone at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmptiedFolder {
    /// The path as given.
    pub path: String,
    /// How many files are known in it.
    pub files: u64,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFile {
    /// The path as given.
    pub path: String,
    /// Stable name of the reason, e.g. `read/encrypted`.
    pub code: String,
    /// The reason, for people.
    pub reason: String,
}

/// A folder that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableFolder {
    /// The path as given.
    pub path: String,
    /// What the system says.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_counted_and_named_in_bounds() {
        let mut report = IngestReport::default();
        let file = RefusedFile { path: "a".to_owned(), code: String::new(), reason: String::new() };
        for _ in 0..IngestReport::MAX_NAMED + 5 {
            report.add_refused(file.clone());
            report.add_missing(Path::new("b"));
            report.add_unreadable(Path::new("c"), &io::Error::other("d"));
        }
        assert_eq!((report.n_refused(), report.refused.len()), (10_005, 10_000));
        assert_eq!((report.missing, report.missing_paths.len()), (10_005, 10_000));
        assert_eq!((report.unreadable_more, report.unreadable.len()), (5, 10_000));
    }
}
