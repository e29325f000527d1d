//! The index against the store.

use std::ops::ControlFlow;
use std::path::Path;

use rusqlite::Connection;

use ratlas_index::{
    HeldPaper, IndexError, Inspection, PaperIndex, damaged_files, guarded, stray_files,
};

use super::{Check, PAPERS, described};
use crate::error::{In, LibraryError};
use crate::replay;
use crate::store::checks::{self, CheckedPaper};
use crate::store::{int, unsigned};

/// The index as it was when the check began, with the last change it knows.
pub(super) type Opened = Result<(Inspection, u64), IndexError>;

/// Opens the index for a look at what it holds.
pub(super) fn open(dir: &Path) -> Opened {
    guarded(|| {
        let index = PaperIndex::open(&replay::index_dir(dir))?;
        // The commit on disk may be newer than what was opened, never older.
        let seq = index.committed_seq()?;
        index.refresh()?;
        Ok((index.inspect()?, seq))
    })
}

impl Check<'_, '_> {
    /// Whether the index knows every paper as it is, once, and no other.
    pub(super) fn index(&mut self, opened: Opened, quick: bool) -> Result<(), LibraryError> {
        let dir = replay::index_dir(self.dir);
        self.leftovers(&dir);
        let (inspection, seq) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                self.unusable(&error);
                return Ok(());
            }
        };
        self.findings.verified.documents = inspection.documents();
        if seq > self.last_seq {
            let detail = format!("{seq} > {}", self.last_seq);
            self.findings.problem("index/ahead", "index", detail, None);
            return Ok(());
        }
        if seq < self.last_seq {
            let detail = format!("{seq} < {}", self.last_seq);
            self.findings.waiting("wait/index", "index", detail);
        }
        if !quick && !self.files_are_whole(&dir) || self.is_forgetting {
            return Ok(());
        }
        let compared = guarded(|| match self.compare(&inspection, int(seq)) {
            // An error of the store goes on as it is.
            Err(LibraryError::Index { source, .. }) => Err(source),
            result => Ok(result),
        });
        compared.unwrap_or_else(|error| {
            self.unusable(&error);
            Ok(())
        })
    }

    fn unusable(&mut self, error: &IndexError) {
        let (code, may_wait) = match error {
            IndexError::Missing { .. } => ("index/missing", true),
            IndexError::Version { .. } => ("index/version", false),
            _ => ("index/damaged", false),
        };
        let is_waiting = may_wait && (self.last_seq == 0 || self.is_unfinished);
        if is_waiting {
            self.findings.waiting("wait/index", "index", described(error));
        } else {
            self.findings.problem(code, "index", described(error), None);
        }
    }

    /// Files that a process that was killed left behind.
    fn leftovers(&mut self, dir: &Path) {
        // A folder that cannot be read is told when the index is.
        for path in stray_files(dir).unwrap_or_default() {
            self.findings.waiting("wait/stray", &path.display().to_string(), String::new());
        }
        for path in replay::leftovers(self.dir) {
            self.findings.waiting("wait/stray", &path.display().to_string(), String::new());
        }
    }

    fn files_are_whole(&mut self, dir: &Path) -> bool {
        match damaged_files(dir) {
            Ok(files) => {
                for file in &files {
                    let place = format!("index/{}", file.display());
                    self.findings.problem("index/damaged", &place, String::new(), None);
                }
                files.is_empty()
            }
            Err(error) => {
                self.unusable(&error);
                false
            }
        }
    }

    fn compare(&mut self, inspection: &Inspection, seq: i64) -> Result<(), LibraryError> {
        let connection = &self.store.connection;
        let mut after = i64::MIN;
        loop {
            let papers = checks::papers_after(connection, after, PAPERS).within(self.dir)?;
            let Some(last) = papers.last() else { break };
            after = last.paper;
            // What came later is not in the index yet.
            for paper in papers.iter().filter(|it| it.seq <= seq) {
                self.compare_paper(inspection, paper)?;
            }
        }
        let mut failed = Ok(());
        let told = inspection.each_paper(|id| match is_known(connection, id, seq) {
            Ok(true) => ControlFlow::Continue(()),
            Ok(false) => {
                self.findings.problem("index/stranger", id, String::new(), None);
                ControlFlow::Continue(())
            }
            Err(error) => {
                failed = Err(error);
                ControlFlow::Break(())
            }
        });
        told.within(self.dir)?;
        failed.within(self.dir)
    }

    fn compare_paper(
        &mut self,
        inspection: &Inspection,
        paper: &CheckedPaper,
    ) -> Result<(), LibraryError> {
        if !paper.is_original {
            return Ok(());
        }
        let held = inspection.held(&paper.id).within(self.dir)?;
        let (pages, items) =
            checks::n_documents(&self.store.connection, paper.paper).within(self.dir)?;
        let expected = HeldPaper { papers: 1, seq: unsigned(paper.seq), pages, items };
        if held != expected {
            let detail = format!("{held:?}, expected {expected:?}");
            self.findings.problem("index/paper", &paper.id, detail, Some(paper.paper));
        }
        Ok(())
    }
}

/// Whether a paper that the index holds should be there, or changed after the index was committed.
fn is_known(connection: &Connection, id: &str, seq: i64) -> rusqlite::Result<bool> {
    Ok(checks::findable(connection, id)?.is_some() || checks::has_changed(connection, id, seq)?)
}
