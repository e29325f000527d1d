//! Making good what can be made good without reading a file; having the rest read again.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::problem::{Level, Problem, Verified, VerifyObserver};
use super::salvage;
use super::verify::verify;
use crate::error::{In, LibraryError};
use crate::ingest;
use crate::lock::WriterLock;
use crate::replay;
use crate::store::papers::{self, PackedPaper};
use crate::store::{STORE_FILE, Store, log, mend, reading};

/// What a repair came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repaired {
    /// The damaged file of the store, where it had to be replaced.
    pub kept: Option<PathBuf>,
    /// Papers whose rows were written anew.
    pub rewritten: u64,
    /// Papers that were damaged: their files are read again by the next run that meets them.
    pub to_read: u64,
    /// Some of those files, as they were given.
    pub files: Vec<String>,
    /// What is still not as it should be.
    pub after: Verified,
}

/// So many files that are to be read again are named.
const NAMED_FILES: usize = 20;

/// Checks a library and puts right what can be put right.
///
/// Each step is whole or not at all. A store whose file is damaged is copied row by row into a new one
/// and kept beside it; nothing is deleted that can still be read.
///
/// # Errors
///
/// [`LibraryError::Locked`] if another process writes, else as [`verify`].
pub fn repair(dir: &Path, observer: &dyn VerifyObserver) -> Result<Repaired, LibraryError> {
    if !dir.join(STORE_FILE).is_file() && !salvage::is_waiting(dir) {
        return Err(LibraryError::NotFound { dir: dir.to_owned() });
    }
    let _lock = WriterLock::take(dir)?;
    let mut repaired = Repaired { kept: salvage::finish(dir)?, ..Repaired::default() };
    let mut found = Found::new(observer);
    verify(dir, false, &found)?;
    if found.has("store/damaged") {
        repaired.kept = Some(salvage::salvage(dir)?);
        found = Found::new(&());
        verify(dir, false, &found)?;
    }
    if found.has("store/table") {
        let mut store = Store::open_writable(dir)?;
        mend::missing_objects(&mut store.connection).within(dir)?;
        drop(store);
        found = Found::new(&());
        verify(dir, false, &found)?;
    }
    let problems = found.problems.into_inner();
    Repair { dir, store: Store::open_writable(dir)?, repaired: &mut repaired }.run(&problems)?;
    repaired.after = verify(dir, false, &())?;
    Ok(repaired)
}

/// Keeps what is found.
struct Found<'a> {
    observer: &'a dyn VerifyObserver,
    problems: RefCell<BTreeSet<(&'static str, Option<i64>)>>,
}

impl<'a> Found<'a> {
    fn new(observer: &'a dyn VerifyObserver) -> Found<'a> {
        Found { observer, problems: RefCell::default() }
    }

    fn has(&self, code: &str) -> bool {
        self.problems.borrow().iter().any(|it| it.0 == code)
    }
}

impl VerifyObserver for Found<'_> {
    fn problem(&self, problem: &Problem) {
        self.observer.problem(problem);
        if problem.level == Level::Problem {
            self.problems.borrow_mut().insert((problem.code, problem.paper));
        }
    }

    fn checked(&self, done: u64, total: u64) {
        self.observer.checked(done, total);
    }
}

/// What was found, each with its paper.
type Problems = BTreeSet<(&'static str, Option<i64>)>;

struct Repair<'a> {
    dir: &'a Path,
    store: Store,
    repaired: &'a mut Repaired,
}

impl Repair<'_> {
    fn run(mut self, problems: &Problems) -> Result<(), LibraryError> {
        self.tables(problems).within(self.dir)?;
        self.papers(problems).within(self.dir)?;
        self.relations(problems).within(self.dir)?;
        ingest::settle_relations(&mut self.store).within(self.dir)?;
        self.index(problems)
    }

    /// What holds for tables as a whole.
    fn tables(&mut self, problems: &Problems) -> rusqlite::Result<()> {
        if problems.iter().any(|it| it.0 == "store/reference") {
            mend::lost_references(&mut self.store.connection)?;
        }
        mend::remnants(&self.store.connection)
    }

    /// Papers that cannot be read or whose rows are wrong.
    fn papers(&mut self, problems: &Problems) -> rusqlite::Result<()> {
        let of = |codes: &[&str]| -> BTreeSet<i64> {
            problems.iter().filter(|it| codes.contains(&it.0)).filter_map(|it| it.1).collect()
        };
        for paper in of(&["paper/rows"]) {
            self.rewrite(paper)?;
        }
        let damaged =
            ["paper/record", "paper/text", "paper/id", "paper/span", "paper/content", "part/whole"];
        let connection = &self.store.connection;
        let mut lost = BTreeSet::new();
        for paper in of(&damaged) {
            lost.extend(mend::together(connection, paper)?);
        }
        self.read_again(&lost)?;
        for paper in of(&["paper/no-file"]).into_iter().filter(|it| !has_key(&lost, *it)) {
            mend::give_file(&self.store.connection, paper)?;
        }
        Ok(())
    }

    /// Writes the rows of a paper anew from its record.
    fn rewrite(&mut self, paper: i64) -> rusqlite::Result<()> {
        let Store { connection, packer, .. } = &mut self.store;
        let transaction = connection.transaction()?;
        let record = reading::record(&transaction, packer, paper)?;
        let pages = reading::page_texts(&transaction, packer, paper)?;
        papers::rewrite(&transaction, paper, &PackedPaper::new(record, &pages, packer))?;
        transaction.commit()?;
        self.repaired.rewritten += 1;
        Ok(())
    }

    /// Takes papers out, and has their files read again.
    fn read_again(&mut self, lost: &BTreeSet<(i64, String)>) -> rusqlite::Result<()> {
        let Store { connection, packer, .. } = &mut self.store;
        let transaction = connection.transaction()?;
        // Copies first: an original hands its place to one of them.
        let mut ordered: Vec<&(i64, String)> = lost.iter().collect();
        let is_original = |it: &&(i64, String)| papers::is_original(&transaction, it.0);
        let mut originals = Vec::new();
        let mut copies = Vec::new();
        for it in ordered.drain(..) {
            if is_original(&it)? { originals.push(it) } else { copies.push(it) }
        }
        for (paper, id) in copies.into_iter().chain(originals) {
            for path in reading::paths(&transaction, *paper)? {
                if self.repaired.files.len() < NAMED_FILES {
                    self.repaired.files.push(path);
                }
            }
            mend::read_again(&transaction, *paper)?;
            ingest::remove_paper(&transaction, packer, *paper, id)?;
            self.repaired.to_read += 1;
        }
        transaction.commit()
    }

    /// What papers are to each other.
    fn relations(&mut self, problems: &Problems) -> rusqlite::Result<()> {
        let Store { connection, packer, .. } = &mut self.store;
        let transaction = connection.transaction()?;
        for paper in mend::other_originals(&transaction)? {
            let mut record = reading::record(&transaction, packer, paper)?;
            record.source.duplicate_of = mend::oldest_original(&transaction, paper)?;
            let seq = log::last_seq(&transaction)? + 1;
            papers::relink(&transaction, packer, paper, &record, seq)?;
            log::insert_removal(&transaction, seq + 1, &record.id)?;
        }
        for (code, paper) in problems.iter().filter_map(|it| Some((it.0, it.1?))) {
            match code {
                "family/name" => mend::compare_again(&transaction, paper)?,
                "link/stale" => mend::link_again(&transaction, paper)?,
                "seq/twice" | "seq/removed" => mend::renumber(&transaction, paper)?,
                _ => {}
            }
        }
        transaction.commit()
    }

    fn index(&self, problems: &Problems) -> Result<(), LibraryError> {
        let dir = replay::index_dir(self.dir);
        for path in ratlas_index::stray_files(&dir).unwrap_or_default() {
            fs::remove_file(&path).within(&path)?;
        }
        // Under a wrong id nobody finds what is to be taken out.
        if problems.iter().any(|it| it.0.starts_with("index/") || it.0 == "paper/id") {
            replay::remake(self.dir, &self.store)
        } else {
            replay::open_index(self.dir, &self.store)?.close().within(self.dir)
        }
    }
}

fn has_key(lost: &BTreeSet<(i64, String)>, paper: i64) -> bool {
    lost.range((paper, String::new())..).next().is_some_and(|it| it.0 == paper)
}
