//! Everything against everything: the file of the store, its tables, every record with its rows and
//! texts, the links, the index. Nothing is changed, and memory does not grow with the library.

mod index;
mod records;

use std::path::Path;

use self::records::Records;
use super::problem::{Level, Problem, Verified, VerifyObserver, is_damage};
use crate::error::{In, LibraryError};
use crate::links;
use crate::store::checks::{self, CHECKS, Unless};
use crate::store::{Store, log, schema};

/// Papers fetched at a time.
const PAPERS: u32 = 256;

/// Checks a library. It may be read and written meanwhile.
///
/// `quick` leaves out what must read every paper: records, texts, links, the files of the index.
///
/// # Errors
///
/// As [`Library::open`](crate::Library::open); a store that is so damaged that it does not open is no
/// error but a problem.
pub fn verify(
    dir: &Path,
    quick: bool,
    observer: &dyn VerifyObserver,
) -> Result<Verified, LibraryError> {
    let mut findings = Findings { observer, verified: Verified::default() };
    match Store::open(dir) {
        // The index first: what it knows is in the store by then.
        Ok(store) => {
            let index = index::open(dir);
            let mut check = Check::begin(dir, &store, &mut findings)?;
            check.all(quick, index)?;
        }
        Err(error) if is_damage(&error) => findings.damaged("ratlas.sqlite", &error),
        Err(error) => return Err(error),
    }
    Ok(findings.verified)
}

/// Counts what is found and passes it on.
struct Findings<'a> {
    observer: &'a dyn VerifyObserver,
    verified: Verified,
}

impl Findings<'_> {
    fn tell(&mut self, problem: &Problem) {
        match problem.level {
            Level::Problem => self.verified.problems += 1,
            Level::Waiting => self.verified.waiting += 1,
        }
        self.observer.problem(problem);
    }

    fn problem(&mut self, code: &'static str, place: &str, detail: String, paper: Option<i64>) {
        let place = place.to_owned();
        self.tell(&Problem { level: Level::Problem, code, place, detail, paper });
    }

    fn waiting(&mut self, code: &'static str, place: &str, detail: String) {
        let place = place.to_owned();
        self.tell(&Problem { level: Level::Waiting, code, place, detail, paper: None });
    }

    fn damaged(&mut self, place: &str, error: &LibraryError) {
        self.problem("store/damaged", place, described(error), None);
    }
}

/// An error with its causes.
fn described(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |it| it.source());
    causes.fold(error.to_string(), |res, cause| format!("{res}: {cause}"))
}

/// One check of a library: what the store held when it began.
#[expect(clippy::struct_excessive_bools, reason = "each excuses other findings")]
struct Check<'a, 'o> {
    dir: &'a Path,
    store: &'a Store,
    findings: &'a mut Findings<'o>,
    last_seq: u64,
    /// Tables, indexes or triggers are missing.
    lacks_tables: bool,
    /// The last run was not finished.
    is_unfinished: bool,
    /// Papers wait to be compared.
    is_unsettled: bool,
    /// Something is just being forgotten: the index is made anew at the end.
    is_forgetting: bool,
}

impl<'a, 'o> Check<'a, 'o> {
    fn begin(
        dir: &'a Path,
        store: &'a Store,
        findings: &'a mut Findings<'o>,
    ) -> Result<Check<'a, 'o>, LibraryError> {
        // All questions see the same state.
        store.connection.execute_batch("BEGIN").within(dir)?;
        let mut check = Check {
            dir,
            store,
            findings,
            last_seq: 0,
            lacks_tables: false,
            is_unfinished: false,
            is_unsettled: false,
            is_forgetting: false,
        };
        check.survive("ratlas.sqlite", |check| {
            check.last_seq = log::last_seq(&store.connection).within(dir)?;
            check.is_unfinished = checks::is_unfinished(&store.connection).within(dir)?;
            Ok(())
        })?;
        Ok(check)
    }

    /// Does a part of the check; damage that stops it is told, and the next part goes on.
    fn survive(
        &mut self,
        place: &str,
        part: impl FnOnce(&mut Self) -> Result<(), LibraryError>,
    ) -> Result<(), LibraryError> {
        match part(self) {
            Err(error) if is_damage(&error) => {
                self.findings.damaged(place, &error);
                Ok(())
            }
            result => result,
        }
    }

    fn all(&mut self, quick: bool, index: index::Opened) -> Result<(), LibraryError> {
        self.survive("ratlas.sqlite", |it| it.file(quick))?;
        self.survive("ratlas.sqlite", Check::tables)?;
        if self.lacks_tables {
            // What is asked next needs them.
            return Ok(());
        }
        self.survive("ratlas.sqlite", Check::waits)?;
        for question in CHECKS {
            self.survive(question.code, |it| it.ask(question))?;
        }
        if !quick {
            self.survive("records", Check::papers)?;
            self.survive("links", Check::links)?;
        }
        self.survive("index", |it| it.index(index, quick))
    }

    /// What SQLite finds wrong.
    fn file(&mut self, quick: bool) -> Result<(), LibraryError> {
        let connection = &self.store.connection;
        for line in checks::damage(connection, quick).within(self.dir)? {
            self.findings.problem("store/damaged", "ratlas.sqlite", line, None);
        }
        for (table, parent, count) in checks::lost_references(connection).within(self.dir)? {
            let detail = format!("{parent}: {count}");
            self.findings.problem("store/reference", &table, detail, None);
        }
        Ok(())
    }

    /// Tables, indexes and triggers that are not there.
    fn tables(&mut self) -> Result<(), LibraryError> {
        for (name, _) in schema::missing_objects(&self.store.connection).within(self.dir)? {
            self.findings.problem("store/table", &name, String::new(), None);
            self.lacks_tables = true;
        }
        Ok(())
    }

    /// What the next run settles.
    fn waits(&mut self) -> Result<(), LibraryError> {
        for (code, n_waiting) in checks::waiting(&self.store.connection).within(self.dir)? {
            self.is_unsettled |= code == "wait/families";
            self.is_forgetting |= code == "wait/forget";
            self.findings.waiting(code, "", n_waiting.to_string());
        }
        Ok(())
    }

    fn ask(&mut self, question: &checks::Check) -> Result<(), LibraryError> {
        let is_waiting = match question.unless {
            Unless::Never => false,
            Unless::Unfinished => self.is_unfinished,
            Unless::Unsettled => self.is_unsettled,
        };
        let (dir, findings) = (self.dir, &mut *self.findings);
        question
            .each(&self.store.connection, |found| {
                if is_waiting {
                    findings.waiting(question.code, &found.place, found.detail);
                } else {
                    findings.problem(question.code, &found.place, found.detail, found.paper);
                }
                Ok::<(), rusqlite::Error>(())
            })
            .within(dir)
    }

    /// Every paper: its record, its texts, its rows.
    fn papers(&mut self) -> Result<(), LibraryError> {
        let connection = &self.store.connection;
        let total = checks::n_papers(connection).within(self.dir)?;
        let mut records = Records::new(self.dir, self.store)?;
        let mut after = i64::MIN;
        loop {
            let papers = checks::papers_after(connection, after, PAPERS).within(self.dir)?;
            let Some(last) = papers.last() else { return Ok(()) };
            after = last.paper;
            for paper in &papers {
                records.check(paper, self.findings)?;
                self.findings.verified.papers += 1;
            }
            self.findings.observer.checked(self.findings.verified.papers, total);
        }
    }

    /// Links that are not what the papers say; while some wait to be made nothing is known.
    fn links(&mut self) -> Result<(), LibraryError> {
        let connection = &self.store.connection;
        let waiting = checks::waiting(connection).within(self.dir)?;
        if waiting.iter().any(|(code, _)| *code == "wait/links") {
            return Ok(());
        }
        let mut after = i64::MIN;
        loop {
            let papers = checks::papers_after(connection, after, PAPERS).within(self.dir)?;
            let Some(last) = papers.last() else { return Ok(()) };
            after = last.paper;
            let keys: Vec<i64> = papers.iter().map(|it| it.paper).collect();
            for stale in links::stale(connection, &keys).within(self.dir)? {
                let id = papers.iter().find(|it| it.paper == stale).map(|it| it.id.as_str());
                let id = id.unwrap_or_default();
                self.findings.problem("link/stale", id, String::new(), Some(stale));
            }
        }
    }
}
