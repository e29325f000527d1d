//! Writing what was read: one thread, in the order of the paths.

use std::path::Path;

use ratlas_index::{Analyser, IndexWriter, IndexedPaper};

use crate::error::{In, LibraryError};
use crate::ingest::pipeline::Sink;
use crate::ingest::read_file::{Outcome, ReadPaper};
use crate::ingest::{FileState, IngestObserver, IngestReport, RefusedFile};
use crate::privacy::guard::Guard;
use crate::store::files::{self, Content, IO_CODE, WalkedFile};
use crate::store::papers::{self, KnownPaper};
use crate::store::waiting::Waiting;
use crate::store::{Store, log};

/// Papers in one transaction: each costs a wait for the disk. What is reported as done is
/// committed.
const GROUP_PAPERS: usize = 64;

/// Papers between two commits of the index: each makes files that must be merged. What a killed
/// process leaves uncommitted is indexed again from the store.
const INDEX_COMMIT_PAPERS: u64 = 2_000;

/// The run that writes.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a> {
    /// The folder of the library.
    pub(crate) dir: &'a Path,
    /// The store.
    pub(crate) store: &'a Store,
    /// Is told of each file that is done.
    pub(crate) observer: &'a dyn IngestObserver,
    /// The key of the run in the store.
    pub(crate) run: i64,
    /// Whether papers that are known are replaced.
    pub(crate) reread: bool,
    /// Papers that are replaced in any case.
    pub(crate) waiting: &'a Waiting,
}

/// Writes to the store and the index.
pub(crate) struct PaperWriter<'a> {
    run: Run<'a>,
    index: &'a mut IndexWriter,
    analyser: Analyser,
    report: &'a mut IngestReport,
    /// Keeps out what was forgotten.
    guard: Guard,
    /// The number of the last change.
    seq: u64,
    /// Files written since the last commit of the store.
    group: Vec<(String, FileState)>,
    /// Papers written since the last commit of the index.
    n_uncommitted: u64,
}

impl<'a> PaperWriter<'a> {
    /// A writer for one run, which counts in `report`.
    pub(crate) fn new(
        run: Run<'a>,
        index: &'a mut IndexWriter,
        report: &'a mut IngestReport,
    ) -> Result<PaperWriter<'a>, LibraryError> {
        let seq = log::last_seq(&run.store.connection).within(run.dir)?;
        let analyser = Analyser::default();
        let guard = Guard::of(run.store).within(run.dir)?;
        let (group, n_uncommitted) = (Vec::new(), 0);
        Ok(PaperWriter { run, index, analyser, report, guard, seq, group, n_uncommitted })
    }

    /// Commits what was written.
    pub(crate) fn finish(mut self) -> Result<(), LibraryError> {
        self.commit()?;
        self.commit_index()
    }

    /// Writes a file and its paper within the open transaction.
    fn write(&mut self, file: &WalkedFile, outcome: Outcome) -> Result<FileState, LibraryError> {
        // What was forgotten does not come back; the report names the file as it is.
        let given = file;
        let (stored, outcome) = self.guard.passed(&self.run.store.packer, file, outcome);
        let file = stored.as_ref();
        if self.is_out_of_reach(file, &outcome)? {
            return Ok(FileState::Refused);
        }
        if file.container.is_none() {
            files::begin_members(&self.run.store.connection, &file.path).within(self.run.dir)?;
        }
        let content = match outcome {
            Outcome::Read(paper) => self.paper(file, *paper)?,
            Outcome::Known { id } => match self.known(&id)? {
                Some(known) => self.link(file, known)?,
                None => self.refuse(file, "internal/lost", "the paper was removed meanwhile"),
            },
            Outcome::Archive => {
                self.report.archives += 1;
                Content::Archive
            }
            Outcome::Refused { code, reason } => self.refuse(given, &code, &reason),
            Outcome::Stopped => self.refuse(file, "internal/stopped", "the run was stopped"),
        };
        files::write(&self.run.store.connection, file, &content, self.run.run)
            .within(self.run.dir)?;
        Ok(match content {
            Content::Paper { has_findings: false, .. } => FileState::Read,
            Content::Paper { .. } => FileState::ReadWithFindings,
            Content::Archive => FileState::Archive,
            Content::Refused { .. } => FileState::Refused,
        })
    }

    /// Whether a file that holds a paper cannot be opened just now: that says nothing about its
    /// paper, which stays as it is.
    fn is_out_of_reach(
        &mut self,
        file: &WalkedFile,
        outcome: &Outcome,
    ) -> Result<bool, LibraryError> {
        let Outcome::Refused { code, reason } = outcome else { return Ok(false) };
        let known = files::known(&self.run.store.connection, &file.path).within(self.run.dir)?;
        let is_out_of_reach =
            code == IO_CODE && known.is_some_and(|it| it.paper.is_some() || it.is_archive);
        if is_out_of_reach {
            self.refuse(file, code, reason);
        }
        Ok(is_out_of_reach)
    }

    /// Writes a paper, unless it is known: another file may have the same bytes.
    fn paper(&mut self, file: &WalkedFile, mut paper: ReadPaper) -> Result<Content, LibraryError> {
        let known = self.known(&paper.packed.record.id)?;
        let key = match known {
            Some(known) if !self.is_to_replace(known.paper)? => return self.link(file, known),
            Some(KnownPaper { paper: key, .. }) => self.replace(key, &mut paper)?,
            None => self.insert(None, &mut paper)?,
        };
        self.n_uncommitted += 1;
        self.report.read += 1;
        let record = &paper.packed.record;
        self.count_findings(record);
        Ok(Content::Paper { paper: key, has_findings: !record.findings.is_empty() })
    }

    /// Whether a known paper is to be replaced: once in a run that reads all files again, or that
    /// can recognise what was not.
    fn is_to_replace(&self, paper: i64) -> Result<bool, LibraryError> {
        let Run { dir, store, reread, waiting, .. } = self.run;
        Ok((reread || waiting.has(&store.connection, paper).within(dir)?)
            && files::note_reread(&store.connection, paper).within(dir)?)
    }

    /// Writes a paper, under its old key if it has one, and indexes it unless it is a duplicate.
    fn insert(&mut self, key: Option<i64>, paper: &mut ReadPaper) -> Result<i64, LibraryError> {
        self.note_duplicate(paper)?;
        self.seq += 1;
        let key = papers::insert(&self.run.store.connection, key, &paper.packed, self.seq)
            .within(self.run.dir)?;
        // It is as new as one that was read again.
        self.is_to_replace(key)?;
        let record = &paper.packed.record;
        if record.source.duplicate_of.is_none() {
            // Families are told when all papers are there.
            let whole = record.source.part.as_ref().map(|it| it.whole.as_str());
            let indexed = IndexedPaper { record, pages: &paper.pages, family: None, whole };
            let analysed = self.analyser.analyse(&indexed);
            self.index.add(self.seq, analysed).within(self.run.dir)?;
        }
        Ok(key)
    }

    /// Puts a paper that was read again in the place of what it was.
    ///
    /// What becomes of papers that had its text is settled by the sweep.
    fn replace(&mut self, key: i64, paper: &mut ReadPaper) -> Result<i64, LibraryError> {
        let Run { dir, store, .. } = self.run;
        let was_indexed = papers::take_out(&store.connection, key).within(dir)?;
        self.insert(Some(key), paper)?;
        let record = &paper.packed.record;
        files::set_state(&store.connection, key, !record.findings.is_empty()).within(dir)?;
        if was_indexed && record.source.duplicate_of.is_some() {
            self.seq += 1;
            log::insert_removal(&store.connection, self.seq, &record.id).within(dir)?;
            self.index.remove(&record.id).within(dir)?;
        }
        Ok(key)
    }

    /// Names the paper that has the same text, if there is one.
    fn note_duplicate(&mut self, paper: &mut ReadPaper) -> Result<(), LibraryError> {
        let Some(text_hash) = &paper.packed.text_hash else { return Ok(()) };
        let original =
            papers::original(&self.run.store.connection, text_hash).within(self.run.dir)?;
        if original.is_some() {
            self.report.duplicates += 1;
            paper.packed.record.source.duplicate_of = original;
            paper.packed.packed_record = self.run.store.packer.pack_record(&paper.packed.record);
        }
        Ok(())
    }

    fn known(&self, id: &str) -> Result<Option<KnownPaper>, LibraryError> {
        papers::known(&self.run.store.connection, id).within(self.run.dir)
    }

    /// Links a file to a paper that is there: the file is as it was, was moved, or is a copy.
    fn link(&mut self, file: &WalkedFile, known: KnownPaper) -> Result<Content, LibraryError> {
        let KnownPaper { paper, has_findings } = known;
        let connection = &self.run.store.connection;
        let before = files::known(connection, &file.path).within(self.run.dir)?;
        if before.is_some_and(|it| it.paper == Some(paper)) {
            self.report.unchanged += 1;
        } else {
            self.report.linked += 1;
            if files::is_held(connection, paper).within(self.run.dir)? {
                self.report.duplicates += 1;
            } else {
                files::forget_moved(connection, paper).within(self.run.dir)?;
            }
        }
        Ok(Content::Paper { paper, has_findings })
    }

    fn refuse(&mut self, file: &WalkedFile, code: &str, reason: &str) -> Content {
        let (code, reason) = (code.to_owned(), reason.to_owned());
        let path = file.given_path.clone();
        self.report.refused.push(RefusedFile { path, code: code.clone(), reason: reason.clone() });
        Content::Refused { code, reason }
    }

    fn count_findings(&mut self, record: &ratlas_model::Record) {
        self.report.with_findings += u64::from(!record.findings.is_empty());
        let mut codes: Vec<&str> = record.findings.iter().map(|it| it.code.as_ref()).collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            *self.report.findings.entry(code.to_owned()).or_default() += 1;
        }
    }

    /// Commits the open transaction and tells the observer.
    fn commit(&mut self) -> Result<(), LibraryError> {
        if self.group.is_empty() {
            return Ok(());
        }
        self.run.store.connection.execute_batch("COMMIT").within(self.run.dir)?;
        for (path, state) in self.group.drain(..) {
            self.run.observer.file_done(&path, state);
        }
        if self.n_uncommitted >= INDEX_COMMIT_PAPERS {
            self.commit_index()?;
        }
        Ok(())
    }

    /// Commits the index; the store is committed before, so that the index is never ahead.
    fn commit_index(&mut self) -> Result<(), LibraryError> {
        if self.n_uncommitted > 0 {
            self.index.commit(self.seq).within(self.run.dir)?;
            self.n_uncommitted = 0;
        }
        Ok(())
    }
}

impl Sink for PaperWriter<'_> {
    fn take(&mut self, file: &WalkedFile, outcome: Outcome) -> Result<(), LibraryError> {
        if self.group.is_empty() {
            self.run.store.connection.execute_batch("BEGIN IMMEDIATE").within(self.run.dir)?;
        }
        if file.container.is_some() {
            self.report.found += 1;
            self.run.observer.grown(self.report.found);
        }
        let state = self.write(file, outcome)?;
        self.group.push((file.given_path.clone(), state));
        if self.group.len() >= GROUP_PAPERS { self.commit() } else { Ok(()) }
    }

    fn skip(&mut self) {
        self.report.ignored += 1;
    }

    fn end_members(&mut self, file: &WalkedFile) -> Result<(), LibraryError> {
        let file = self.guard.stored(file);
        files::end_members(&self.run.store.connection, &file).within(self.run.dir)
    }

    fn idle(&mut self) -> Result<(), LibraryError> {
        self.commit()
    }
}

impl Drop for PaperWriter<'_> {
    /// After an error the open transaction is undone; the connection is used again.
    fn drop(&mut self) {
        if !self.run.store.connection.is_autocommit() {
            // If even this fails, closing the connection undoes it.
            let _ = self.run.store.connection.execute_batch("ROLLBACK");
        }
    }
}
