//! A desk: a folder of invented papers and a library beside it.

use std::cell::Cell;
use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use ratlas_library::{
    FileState, IngestObserver, IngestOptions, IngestReport, Library, LibraryError, SearchQuery,
};
use tempfile::TempDir;

/// A folder of papers and libraries made of it.
pub(crate) struct Desk {
    folder: TempDir,
    /// The time of the next change, in seconds: file systems may not tell two quick ones apart.
    seconds: Cell<u64>,
}

impl Desk {
    /// An empty desk.
    pub(crate) fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("papers")).unwrap();
        Desk { folder, seconds: Cell::new(1_600_000_000) }
    }

    /// A desk with `count` papers, each of its own text.
    pub(crate) fn with_papers(count: usize) -> Desk {
        let desk = Desk::new();
        for number in 1..=count {
            desk.write(&format!("{}/antrag-{number:03}.txt", number % 3), paper(number));
        }
        desk
    }

    /// The folder of the papers.
    pub(crate) fn papers(&self) -> PathBuf {
        self.folder.path().join("papers")
    }

    /// The folder of a library.
    pub(crate) fn dir(&self, library: &str) -> PathBuf {
        self.folder.path().join(library)
    }

    /// Writes a paper, anew or over the old one.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.papers().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        self.touch(name);
    }

    /// Gives a paper another time.
    pub(crate) fn touch(&self, name: &str) {
        self.seconds.set(self.seconds.get() + 1);
        let time = UNIX_EPOCH + Duration::from_secs(self.seconds.get());
        let file = File::options().append(true).open(self.papers().join(name)).unwrap();
        file.set_modified(time).unwrap();
    }

    /// Renames a paper.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        let to = self.papers().join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(self.papers().join(from), to).unwrap();
    }

    /// Deletes a paper.
    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.papers().join(name)).unwrap();
    }

    /// Brings a library up to date.
    pub(crate) fn ingest(&self, library: &str) -> IngestReport {
        self.ingest_with(library, &IngestOptions::default())
    }

    /// Brings a library up to date in another way.
    pub(crate) fn ingest_with(&self, library: &str, options: &IngestOptions) -> IngestReport {
        let mut library = Library::open_writable(&self.dir(library)).unwrap();
        library.ingest(&[self.papers()], options, &(), &AtomicBool::new(false)).unwrap()
    }

    /// Brings a library up to date, but stops after some files.
    pub(crate) fn ingest_some(&self, library: &str, count: usize) -> IngestReport {
        let mut library = Library::open_writable(&self.dir(library)).unwrap();
        let stopper = Stopper { left: Cell::new(count), stop: AtomicBool::new(false) };
        let options = IngestOptions { workers: 1, ..IngestOptions::default() };
        library.ingest(&[self.papers()], &options, &stopper, &stopper.stop).unwrap()
    }

    /// Brings a library up to date, but the process fails after some files: what is not committed is
    /// lost.
    pub(crate) fn ingest_broken_off(&self, library: &str, count: usize) {
        let mut library = Library::open_writable(&self.dir(library)).unwrap();
        let breaker = Breaker { left: Cell::new(count) };
        let stop = AtomicBool::new(false);
        let run = AssertUnwindSafe(|| {
            library.ingest(&[self.papers()], &IngestOptions::default(), &breaker, &stop)
        });
        assert!(catch_unwind(run).is_err());
    }

    /// The library's content as text.
    pub(crate) fn dump(&self, library: &str) -> String {
        Library::open(&self.dir(library)).unwrap().dump().unwrap()
    }

    /// The ids of the papers that hold some words, in order.
    pub(crate) fn found(&self, library: &str, words: &str) -> Vec<String> {
        let library = Library::open(&self.dir(library)).unwrap();
        let mut ids: Vec<String> =
            search(&library, words).unwrap().into_iter().map(|it| it.id).collect();
        ids.sort();
        ids
    }

    /// Fails unless two libraries hold the same and find the same.
    #[track_caller]
    pub(crate) fn assert_same(&self, one: &str, other: &str) {
        let (one_dump, other_dump) = (self.dump(one), self.dump(other));
        for (line, expected) in one_dump.lines().zip(other_dump.lines()) {
            assert_eq!(line, expected);
        }
        assert_eq!(one_dump.len(), other_dump.len());
        assert_eq!(self.found(one, "*"), self.found(other, "*"));
    }

    /// Fails unless store and index agree.
    #[track_caller]
    pub(crate) fn assert_agrees(&self, library: &str) {
        let verification = Library::open(&self.dir(library)).unwrap().verify_quick().unwrap();
        assert!(verification.is_ok(), "{verification:?}");
    }
}

/// Searches for words.
pub(crate) fn search(
    library: &Library,
    words: &str,
) -> Result<Vec<ratlas_library::PaperHit>, LibraryError> {
    let query = SearchQuery { text: words.to_owned(), limit: 1000, ..SearchQuery::default() };
    Ok(library.search(&query)?.hits)
}

/// Raises the flag after some files.
struct Stopper {
    left: Cell<usize>,
    stop: AtomicBool,
}

impl IngestObserver for Stopper {
    fn file_done(&self, _: &str, _: FileState) {
        self.left.set(self.left.get().saturating_sub(1));
        self.stop.store(self.left.get() == 0, Ordering::Relaxed);
    }
}

/// Panics after some files.
struct Breaker {
    left: Cell<usize>,
}

impl IngestObserver for Breaker {
    fn file_done(&self, _: &str, _: FileState) {
        self.left.set(self.left.get() - 1);
        assert!(self.left.get() > 0, "broken off on purpose");
    }
}

/// The text of an invented paper, another for each number.
pub(crate) fn paper(number: usize) -> String {
    let words = ["Sprachmittlung", "Radwege", "Kindertagesstätten", "Bibliothek", "Wohnraum"];
    format!(
        "Stadt Neuwerda\nFraktion der Mitte\n\nAntrag A {number}/2021 vom 03.05.2021\n\n\
         Betreff: {word} im Ortsteil {number} stärken\n\n\
         Der Stadtrat möge beschließen: Die Verwaltung berichtet über {word}.\n",
        word = words[number % words.len()]
    )
}

/// The counts of a report, those that are zero left out.
pub(crate) fn counts(report: &IngestReport) -> String {
    let counts = [
        ("found", report.found),
        ("read", report.read),
        ("refused", report.refused.len() as u64),
        ("unchanged", report.unchanged),
        ("linked", report.linked),
        ("duplicates", report.duplicates),
        ("ignored", report.ignored),
        ("vanished", report.vanished),
        ("unreadable", report.unreadable.len() as u64),
        ("interrupted", u64::from(report.interrupted)),
    ];
    let shown = counts.iter().filter(|(_, count)| *count > 0);
    shown.map(|(name, count)| format!("{name} {count}")).collect::<Vec<String>>().join(", ")
}
