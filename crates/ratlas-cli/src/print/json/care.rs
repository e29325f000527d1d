//! Lines of `verify`, `backup` and `restore`.

use std::path::Path;

use ratlas_library::{Backup, Manifest, Problem, Repaired, Restored, Verified};
use ratlas_present::{Lang, meaning};
use serde::Serialize;

/// Something that is not as it should be.
#[derive(Serialize)]
pub(crate) struct ProblemLine<'a> {
    level: &'static str,
    code: &'static str,
    place: &'a str,
    detail: &'a str,
    /// What it means, in the language of the program.
    meaning: &'static str,
    /// What to do.
    remedy: &'static str,
}

impl<'a> ProblemLine<'a> {
    /// The line of a problem.
    pub(crate) fn new(problem: &'a Problem, lang: Lang) -> ProblemLine<'a> {
        let known = meaning(lang, problem.code);
        ProblemLine {
            level: problem.level.as_str(),
            code: problem.code,
            place: &problem.place,
            detail: &problem.detail,
            meaning: known.map_or("", |it| it.sentence),
            remedy: known.map_or("", |it| it.remedy),
        }
    }
}

/// What a check came to.
#[derive(Serialize)]
pub(crate) struct VerifiedLine {
    clean: bool,
    problems: u64,
    waiting: u64,
    papers: u64,
    pages: u64,
    documents: u64,
}

impl VerifiedLine {
    /// The line of a check.
    pub(crate) fn new(verified: &Verified) -> VerifiedLine {
        VerifiedLine {
            clean: verified.is_clean(),
            problems: verified.problems,
            waiting: verified.waiting,
            papers: verified.papers,
            pages: verified.pages,
            documents: verified.documents,
        }
    }
}

/// What a repair came to.
#[derive(Serialize)]
pub(crate) struct RepairedLine<'a> {
    rewritten: u64,
    to_read: u64,
    files: &'a [String],
    kept: Option<String>,
    after: VerifiedLine,
}

impl<'a> RepairedLine<'a> {
    /// The line of a repair.
    pub(crate) fn new(repaired: &'a Repaired) -> RepairedLine<'a> {
        RepairedLine {
            rewritten: repaired.rewritten,
            to_read: repaired.to_read,
            files: &repaired.files,
            kept: repaired.kept.as_ref().map(|it| it.display().to_string()),
            after: VerifiedLine::new(&repaired.after),
        }
    }
}

/// A backup that was made.
#[derive(Serialize)]
pub(crate) struct BackupLine<'a> {
    folder: String,
    index: bool,
    noted: bool,
    manifest: &'a Manifest,
}

impl<'a> BackupLine<'a> {
    /// The line of a backup.
    pub(crate) fn new(backup: &'a Backup) -> BackupLine<'a> {
        let Backup { folder, manifest, has_index, is_noted } = backup;
        let folder = folder.display().to_string();
        BackupLine { folder, index: *has_index, noted: *is_noted, manifest }
    }
}

/// What restoring came to.
#[derive(Serialize)]
pub(crate) struct RestoredLine {
    library: String,
    papers: u64,
    kept: Option<String>,
    forgotten: u64,
}

impl RestoredLine {
    /// The line of a library that was brought back.
    pub(crate) fn new(restored: &Restored, to: &Path) -> RestoredLine {
        let Restored { papers, kept, forgotten } = restored;
        let kept = kept.as_ref().map(|it| it.display().to_string());
        RestoredLine {
            library: to.display().to_string(),
            papers: *papers,
            kept,
            forgotten: *forgotten,
        }
    }
}
