//! Forgetting papers and names: what it would take, and doing it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::Library;
use crate::clock::stamp;
use crate::error::{In, LibraryError};
use crate::ingest;
use crate::privacy::guard::Guard;
use crate::privacy::letters::letters;
use crate::privacy::name::{Forgotten, ForgottenKind, PersonName, paper_hash};
use crate::privacy::purge::{self, leftovers};
use crate::store::forgotten::{self as rows, ForgetStep, PaperRow};
use crate::store::papers::{self, PackedPaper};
use crate::store::{Store, log, path_text, reading, saved};

/// Papers looked through at a time.
const PAPERS: u32 = 128;

/// What is to be forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForgetRequest {
    /// Papers by their whole ids. With each goes the file it stands in, and every paper of exactly the
    /// same text.
    Papers(Vec<String>),
    /// The name of a person.
    Person {
        /// The name.
        name: PersonName,
        /// Only in papers of this city, by its usual name.
        city: Option<String>,
    },
}

/// A paper that forgetting concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPaper {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// How often a name is covered on its pages; 0 of a paper that goes as a whole.
    pub places: u64,
}

/// What forgetting takes, or took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForgetReport {
    /// What is kept of it.
    pub forgotten: Vec<Forgotten>,
    /// The papers that go, or in which the name is covered.
    pub papers: Vec<NamedPaper>,
    /// Kept questions that hold the name and go.
    pub questions: Vec<String>,
    /// The files on disk that still hold it and that Ratlas never touches.
    pub files: Vec<String>,
    /// What is deleted in the library's folder: copies of older versions, remains of an index.
    pub leftovers: Vec<String>,
    /// Whether some other program reads the library just now, so that old bytes are still in its files;
    /// the next one that writes finishes it.
    pub is_pending: bool,
}

impl Library {
    /// What [`Library::forget`] would do, without doing it.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn would_forget(&self, request: &ForgetRequest) -> Result<ForgetReport, LibraryError> {
        let mut report = match request {
            ForgetRequest::Papers(ids) => of_papers(&self.store, ids).within(self.dir())?,
            ForgetRequest::Person { name, city } => {
                of_person(&self.store, name, city.as_deref()).within(self.dir())?
            }
        };
        report.files.retain(|it| path_text::path(it).exists());
        report.leftovers = leftovers(self.dir());
        Ok(report)
    }

    /// Takes papers or a name out of everything the library has on disk, and keeps them from coming
    /// back. Killed at any moment, the next process that opens the library for writing finishes it.
    ///
    /// Nothing is done where no paper is concerned, but a name is kept from coming.
    ///
    /// # Errors
    ///
    /// [`LibraryError::ReadOnly`] if it is open for reading; else as [`Library::ingest`].
    pub fn forget(&mut self, request: &ForgetRequest) -> Result<ForgetReport, LibraryError> {
        let mut report = self.would_forget(request)?;
        report.is_pending = self.forget_all(&report.forgotten)?;
        Ok(report)
    }

    /// Forgets what another library, or this one at another time, was to forget: after a copy was put
    /// back. What is forgotten already costs nothing.
    ///
    /// # Errors
    ///
    /// As [`Library::forget`].
    pub fn apply_forgotten(&mut self, forgotten: &[Forgotten]) -> Result<(), LibraryError> {
        let known: BTreeSet<String> = self.forgotten()?.into_iter().map(|it| it.hash).collect();
        let new: Vec<Forgotten> =
            forgotten.iter().filter(|it| !known.contains(&it.hash)).cloned().collect();
        if new.is_empty() { Ok(()) } else { self.forget_all(&new).map(drop) }
    }

    /// What was forgotten, oldest first.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn forgotten(&self) -> Result<Vec<Forgotten>, LibraryError> {
        rows::all(&self.store.connection).within(self.dir())
    }

    /// Lets a forgotten paper come back with the next ingest; whether it was forgotten. `id` is whole.
    ///
    /// # Errors
    ///
    /// [`LibraryError::ReadOnly`] if it is open for reading, [`LibraryError::Store`].
    pub fn remember(&mut self, id: &str) -> Result<bool, LibraryError> {
        self.check_writable()?;
        rows::remove(&self.store.connection, ForgottenKind::Paper, &paper_hash(id))
            .within(self.dir())
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_forgotten_for_good(&self) -> Result<bool, LibraryError> {
        rows::next_step(&self.store.connection).map(|it| it.is_none()).within(self.dir())
    }

    /// Fingerprint, number of the last change and number of papers.
    pub(crate) fn state_for_manifest(&self) -> Result<(String, u64, u64), LibraryError> {
        let seq = log::last_seq(&self.store.connection).within(self.dir())?;
        Ok((self.fingerprint()?, seq, self.n_papers()?))
    }

    fn forget_all(&mut self, forgotten: &[Forgotten]) -> Result<bool, LibraryError> {
        self.check_writable()?;
        let dir = self.dir().to_owned();
        rows::begin(&mut self.store.connection, forgotten).within(&dir)?;
        self.close_index();
        finish(&dir, &mut self.store)
    }
}

/// Does what is left to do; gives whether something is left because others read.
///
/// # Errors
///
/// As [`Library::forget`].
pub(crate) fn finish(dir: &std::path::Path, store: &mut Store) -> Result<bool, LibraryError> {
    while let Some(step) = rows::next_step(&store.connection).within(dir)? {
        rows::overwrite_deleted(&store.connection).within(dir)?;
        match step {
            ForgetStep::Apply => apply(store).within(dir)?,
            ForgetStep::Purge if !purge::purge(dir, store)? => return Ok(true),
            ForgetStep::Purge => {}
        }
        rows::done(&store.connection, step).within(dir)?;
    }
    Ok(false)
}

/// The papers that go with these ids.
fn of_papers(store: &Store, ids: &[String]) -> rusqlite::Result<ForgetReport> {
    let mut papers: BTreeMap<i64, PaperRow> = BTreeMap::new();
    for id in ids {
        let together = rows::together(&store.connection, id)?;
        papers.extend(together.into_iter().map(|it| (it.paper, it)));
    }
    let mut report = ForgetReport::default();
    let mut files = BTreeSet::new();
    for row in papers.into_values() {
        files.extend(rows::files_on_disk(&store.connection, row.paper)?);
        report.forgotten.push(Forgotten::paper(&row.id, stamp()));
        report.papers.push(named(row, 0));
    }
    report.files = files.into_iter().collect();
    Ok(report)
}

/// The papers that name a person.
fn of_person(
    store: &Store,
    name: &PersonName,
    city: Option<&str>,
) -> rusqlite::Result<ForgetReport> {
    let forgotten = vec![Forgotten::person(name, city, stamp())];
    let guard = Guard::with(&forgotten, city.map(letters));
    let mut report = ForgetReport { forgotten, ..ForgetReport::default() };
    let mut files = BTreeSet::new();
    each_paper(&store.connection, |row| {
        let mut record = reading::record(&store.connection, &store.packer, row.paper)?;
        let mut pages = reading::page_texts(&store.connection, &store.packer, row.paper)?;
        if let Some(places) = guard.cover_in(&mut record, &mut pages) {
            files.extend(rows::files_on_disk(&store.connection, row.paper)?);
            report.papers.push(named(row, places));
        }
        Ok(())
    })?;
    report.questions = telling_questions(&store.connection, &guard)?;
    report.files = files.into_iter().collect();
    Ok(report)
}

fn named(row: PaperRow, places: u64) -> NamedPaper {
    NamedPaper { id: row.id, number: row.number, title: row.title, places }
}

fn each_paper(
    connection: &Connection,
    mut see: impl FnMut(PaperRow) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut after = 0;
    loop {
        let papers = rows::papers(connection, after, PAPERS)?;
        let Some(last) = papers.last() else { return Ok(()) };
        after = last.paper;
        papers.into_iter().try_for_each(&mut see)?;
    }
}

fn telling_questions(connection: &Connection, guard: &Guard) -> rusqlite::Result<Vec<String>> {
    let questions = rows::questions(connection)?.into_iter();
    let telling =
        questions.filter(|(name, query)| guard.is_telling(name) || guard.is_telling(query));
    Ok(telling.map(|it| it.0).collect())
}

/// Takes everything that is forgotten out of all tables. Done twice it does nothing more.
fn apply(store: &mut Store) -> rusqlite::Result<()> {
    let guard = Guard::of(store)?;
    release_papers(store, &guard)?;
    if !guard.names.is_empty() {
        cover_names(store, &guard)?;
        hide_elsewhere(&mut store.connection, &guard)?;
    }
    // Papers no file holds, copies and versions of them, links to them.
    ingest::settle(store)?;
    hide_ids(&mut store.connection, &guard)
}

fn release_papers(store: &mut Store, guard: &Guard) -> rusqlite::Result<()> {
    let mut forgotten = Vec::new();
    each_paper(&store.connection, |row| {
        let is_part = row.part_of.as_ref().is_some_and(|it| guard.paper(it).is_some());
        if is_part || guard.paper(&row.id).is_some() {
            forgotten.push(row.paper);
        }
        Ok(())
    })?;
    let transaction = store.connection.transaction()?;
    forgotten.into_iter().try_for_each(|it| rows::release(&transaction, it))?;
    transaction.commit()
}

/// Writes every paper anew that names somebody, under its old key.
fn cover_names(store: &mut Store, guard: &Guard) -> rusqlite::Result<()> {
    let mut after = 0;
    loop {
        let papers = rows::papers(&store.connection, after, PAPERS)?;
        let Some(last) = papers.last() else { return Ok(()) };
        after = last.paper;
        let transaction = store.connection.transaction()?;
        for row in papers {
            let mut record = reading::record(&transaction, &store.packer, row.paper)?;
            let mut pages = reading::page_texts(&transaction, &store.packer, row.paper)?;
            if guard.cover_in(&mut record, &mut pages).is_some() {
                let paper = PackedPaper::new(record, &pages, &store.packer);
                papers::rewrite(&transaction, row.paper, &paper)?;
            }
        }
        transaction.commit()?;
    }
}

/// Takes names out of the paths of files and out of kept questions.
fn hide_elsewhere(connection: &mut Connection, guard: &Guard) -> rusqlite::Result<()> {
    let mut telling = Vec::new();
    rows::each_path(connection, |paths| {
        if paths.iter().flatten().any(|it| guard.is_telling(it)) {
            telling.push(paths);
        }
    })?;
    let transaction = connection.transaction()?;
    for paths in telling {
        let hidden = paths.clone().map(|it| it.map(|it| guard.path(&it)));
        rows::rename(&transaction, paths[0].as_deref().unwrap_or_default(), &hidden)?;
    }
    for name in telling_questions(&transaction, guard)? {
        saved::remove(&transaction, &name)?;
    }
    transaction.commit()
}

/// Ids tell which paper it was; the sequence of changes only needs a number.
fn hide_ids(connection: &mut Connection, guard: &Guard) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    for id in rows::noted_ids(&transaction)? {
        if let Some(hash) = guard.paper(&id) {
            rows::hide_id(&transaction, &id, &hash)?;
        }
    }
    transaction.commit()
}
