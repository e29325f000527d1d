//! What is killed: commands, each with the library before and after.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use rusqlite::Connection;

use super::Torture;
use super::content::{Content, papers_in};
use crate::papers::{first_day, own_word, second_day};
use crate::program::Program;

/// The kinds of work that are disturbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A folder into a library that is not there yet.
    Ingest,
    /// A folder of which files changed, moved, vanished and came.
    Changes,
    /// All files again.
    Reread,
    /// A library of many small commits, whose index is merged with the next.
    Merges,
    /// A library of an older version.
    Migrate,
    /// The index anew.
    Rebuild,
    /// A copy of the library.
    Backup,
    /// A library with damaged rows and a damaged index.
    Repair,
    /// A paper is taken out for good.
    Forget,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 9] = [
        Kind::Ingest,
        Kind::Changes,
        Kind::Reread,
        Kind::Merges,
        Kind::Migrate,
        Kind::Rebuild,
        Kind::Backup,
        Kind::Repair,
        Kind::Forget,
    ];

    /// Whether doing it twice gives changes other numbers.
    fn is_counted_again(self) -> bool {
        !matches!(self, Kind::Ingest | Kind::Changes | Kind::Merges | Kind::Migrate | Kind::Rebuild)
    }

    /// Whether the library is sound before it begins and at every moment of it.
    pub(super) fn is_sound(self) -> bool {
        self != Kind::Repair
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Kind::Ingest => "first ingest",
            Kind::Changes => "ingest of changes",
            Kind::Reread => "reading again",
            Kind::Merges => "merging the index",
            Kind::Migrate => "migration",
            Kind::Rebuild => "rebuilding the index",
            Kind::Backup => "backup",
            Kind::Repair => "repair",
            Kind::Forget => "forgetting a paper",
        })
    }
}

/// One of them, prepared.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) kind: Kind,
    /// How long it takes undisturbed.
    pub(super) duration: Duration,
    /// What it leaves undisturbed.
    pub(super) expected: Content,
    /// The library it starts from; none where it makes one.
    before: Option<PathBuf>,
    args: Vec<String>,
    /// The words that are searched for to compare.
    words: Vec<String>,
}

/// Commits of one paper before the merge: the index merges from eight of a size on.
const SMALL_COMMITS: usize = 9;

/// Makes the libraries that the jobs start from, and those they end with.
pub(super) fn prepare(torture: &Torture, dir: &Path) -> anyhow::Result<Vec<Job>> {
    let (program, n_papers) = (&torture.program, torture.n_papers);
    let papers = dir.join("papers");
    let folder = papers.to_str().context("a folder of UTF-8")?.to_owned();
    let library = |name: &str| dir.join(name);
    first_day(&papers, n_papers, torture.n_samples)?;
    program.succeed(&library("first"), &["ingest", &folder])?;
    second_day(&papers, n_papers)?;
    let mut words: Vec<String> = (0..n_papers).map(own_word).collect();
    words.push("Sprachkurse".to_owned());

    let ingest = ["ingest", &folder];
    let backups = library("backups");
    let backups = backups.to_str().context("a folder of UTF-8")?;
    let mut jobs = Vec::new();
    for kind in &torture.kinds {
        let (before, args) = match kind {
            Kind::Ingest => (None, ingest.to_vec()),
            Kind::Changes => (Some(library("first")), vec!["ingest", "--prune", &folder]),
            Kind::Reread => {
                (Some(second(program, dir, &folder)?), vec!["ingest", "--reread", &folder])
            }
            Kind::Rebuild => (Some(second(program, dir, &folder)?), vec!["rebuild"]),
            Kind::Backup => (Some(second(program, dir, &folder)?), vec!["backup", backups]),
            Kind::Repair => {
                let second = second(program, dir, &folder)?;
                (Some(damaged(&second, &library("damaged"))?), vec!["verify", "--repair"])
            }
            Kind::Forget => {
                (Some(second(program, dir, &folder)?), vec!["forget", FORGOTTEN, "--yes"])
            }
            Kind::Merges => (Some(many_commits(program, dir, &papers)?), ingest.to_vec()),
            Kind::Migrate => {
                let second = second(program, dir, &folder)?;
                (Some(older(&second, &library("older"))?), ingest.to_vec())
            }
        };
        let args = args.into_iter().map(str::to_owned).collect();
        jobs.push(Job::new(*kind, before, args, words.clone(), program, dir)?);
    }
    Ok(jobs)
}

/// The number of the paper that is forgotten: one that is the same on both days.
const FORGOTTEN: &str = "0007/2021";

/// Copies a library to `to` and damages the copy: columns that do not say what the records say, and
/// an index with other bytes.
///
/// # Errors
///
/// If there is nothing to damage.
pub(crate) fn damaged(from: &Path, to: &Path) -> anyhow::Result<PathBuf> {
    copy_folder(from, to)?;
    let store = Connection::open(to.join("ratlas.sqlite"))?;
    let n_rows = store.execute("UPDATE papers SET city = NULL WHERE city = 'Trier'", [])?;
    ensure!(n_rows > 0, "no paper to damage");
    for file in fs::read_dir(to.join("index"))? {
        let path = file?.path();
        if path.extension().is_some_and(|it| it == "store" || it == "term") {
            let mut bytes = fs::read(&path)?;
            let half = bytes.len() / 2;
            bytes[half..].fill(0x5a);
            fs::write(&path, bytes)?;
        }
    }
    Ok(to.to_owned())
}

/// The library of the second day.
fn second(program: &Program, dir: &Path, folder: &str) -> anyhow::Result<PathBuf> {
    let library = dir.join("second");
    if !library.exists() {
        copy_folder(&dir.join("first"), &library)?;
        program.succeed(&library, &["ingest", folder])?;
    }
    Ok(library)
}

/// A library whose papers came one by one.
fn many_commits(program: &Program, dir: &Path, papers: &Path) -> anyhow::Result<PathBuf> {
    let library = dir.join("commits");
    let mut files: Vec<PathBuf> = Vec::new();
    for file in fs::read_dir(papers.join("00"))? {
        files.push(file?.path());
    }
    files.sort();
    for file in files.iter().take(SMALL_COMMITS) {
        program.succeed(&library, &["ingest", file.to_str().context("a path of UTF-8")?])?;
    }
    Ok(library)
}

/// Copies a library to `to` as the version before the last made it; gives the place.
///
/// # Errors
///
/// If the version is one whose way back is not known here.
pub(crate) fn older(from: &Path, to: &Path) -> anyhow::Result<PathBuf> {
    copy_folder(from, to)?;
    let store = Connection::open(to.join("ratlas.sqlite"))?;
    let version: i64 = store.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let step = include_str!("../../../crates/ratlas-library/src/store/rooms.sql");
    ensure!(version == LAST_STEP, "version {version} of the store needs another way back");
    for kind in ["TRIGGER", "INDEX", "TABLE"] {
        for created in step.split(&format!("CREATE {kind} ")).skip(1) {
            let name = created.split([' ', '(', '\n']).next().unwrap_or_default();
            store.execute_batch(&format!("DROP {kind} {name}"))?;
        }
    }
    store.execute_batch("ALTER TABLE papers DROP COLUMN meeting_body_slug")?;
    store.pragma_update(None, "user_version", version - 1)?;
    Ok(to.to_owned())
}

/// The version whose step [`older`] takes back.
const LAST_STEP: i64 = 7;

impl Job {
    fn new(
        kind: Kind,
        before: Option<PathBuf>,
        args: Vec<String>,
        words: Vec<String>,
        program: &Program,
        dir: &Path,
    ) -> anyhow::Result<Job> {
        let expected = Content { dump: String::new(), ids: [].into(), found: Vec::new() };
        let duration = Duration::ZERO;
        let mut job = Job { kind, duration, expected, before, args, words };
        let undisturbed = dir.join("undisturbed");
        job.set_up(&undisturbed)?;
        let begin = Instant::now();
        program.succeed(&undisturbed, &job.args())?;
        job.duration = begin.elapsed();
        job.expected = job.content(&undisturbed)?;
        Ok(job)
    }

    /// The arguments of the program.
    pub(super) fn args(&self) -> Vec<&str> {
        self.args.iter().map(String::as_str).collect()
    }

    /// Puts the library to start from at a place.
    pub(super) fn set_up(&self, library: &Path) -> anyhow::Result<()> {
        if library.exists() {
            fs::remove_dir_all(library)?;
        }
        match &self.before {
            Some(before) => copy_folder(before, library),
            None => Ok(()),
        }
    }

    /// Lets the command run again to its end and compares what it leaves with what it should.
    pub(super) fn complete(&self, program: &Program, library: &Path) -> anyhow::Result<()> {
        if self.kind == Kind::Forget {
            // What is forgotten already is not found.
            let ran = program.run(library, &self.args())?;
            ensure!(matches!(ran.code, Some(0 | 1)), "forgetting ended with {ran:?}");
        } else {
            program.succeed(library, &self.args())?;
        }
        if self.kind == Kind::Backup {
            self.bring_back(program, library)?;
        }
        let found = self.content(library)?;
        if let Some(difference) = self.expected.difference(&found) {
            anyhow::bail!("completed to another library:\n{difference}");
        }
        self.check_copy(library)
    }

    /// Puts the newest copy in the place of the library, after all that a kill left beside it.
    fn bring_back(&self, program: &Program, library: &Path) -> anyhow::Result<()> {
        let backups = self.args.last().context("the place of the copies")?;
        let copies = fs::read_dir(backups)?.map(|it| Ok(it?.path()));
        let mut copies: Vec<PathBuf> = copies.collect::<anyhow::Result<_>>()?;
        copies.retain(|it| it.extension().is_none_or(|it| it != "part"));
        copies.sort();
        let copy = copies.last().and_then(|it| it.to_str()).context("there is no copy")?;
        fs::remove_dir_all(library)?;
        program.succeed(library, &["restore", copy])?;
        fs::remove_dir_all(backups)?;
        Ok(())
    }

    /// A migration leaves a copy of what was; a copy that is not whole is none.
    fn check_copy(&self, library: &Path) -> anyhow::Result<()> {
        let (Kind::Migrate, Some(before)) = (self.kind, &self.before) else { return Ok(()) };
        check_copy(before, library)
    }

    fn content(&self, library: &Path) -> anyhow::Result<Content> {
        let content = Content::of(library, &self.words)?;
        Ok(if self.kind.is_counted_again() { content.without_numbers() } else { content })
    }
}

/// Whether the copy that a migration keeps is whole.
///
/// # Errors
///
/// If it is not there, damaged or has fewer papers.
pub(crate) fn check_copy(before: &Path, library: &Path) -> anyhow::Result<()> {
    let copy = library.join(format!("ratlas.sqlite.v{}", LAST_STEP - 1));
    let expected = papers_in(&before.join("ratlas.sqlite"))?;
    let found = papers_in(&copy).context("the copy from before the migration")?;
    ensure!(found == expected, "the copy has {found} papers of {expected}");
    Ok(())
}

/// Copies a folder with all that is in it.
///
/// # Errors
///
/// If the disk refuses.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
