//! What a library holds, and whether what a kill left is sound.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use ratlas_library::{Level, Library, LibraryError, Problem, SearchQuery, VerifyObserver, verify};
use rusqlite::Connection;

/// More than any test has papers.
const ALL: usize = 100_000;

/// What a kill left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing that counts as a library yet.
    NoLibrary,
    /// A library of an older version, not migrated yet.
    Older,
    /// Papers without an index; the next opening makes it.
    NoIndex,
    /// The index is behind the store; the next opening makes that good.
    IndexBehind,
    /// No paper yet.
    Empty,
    /// Damage from before that is not mended, or is already.
    Damaged,
    /// Something is forgotten, but not everywhere yet; the next opening makes that good.
    Forgetting,
    /// Store and index agree.
    Agree,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            State::NoLibrary => "no library yet",
            State::Older => "an older version",
            State::NoIndex => "no usable index",
            State::IndexBehind => "an index behind the store",
            State::Empty => "no paper yet",
            State::Damaged => "what is being mended",
            State::Forgetting => "what is being forgotten",
            State::Agree => "store and index in agreement",
        })
    }
}

/// What a library holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// All tables as text.
    pub dump: String,
    /// The ids of the papers.
    pub ids: BTreeSet<String>,
    /// What searches find, a line each.
    pub found: Vec<String>,
}

impl Content {
    /// What the library in a folder holds. `words` are searched one by one.
    ///
    /// # Errors
    ///
    /// If it cannot be opened, or its parts do not agree.
    pub fn of(dir: &Path, words: &[String]) -> anyhow::Result<Content> {
        let library = Library::open(dir)?;
        let verification = library.verify_quick()?;
        ensure!(verification.is_ok(), "store and index differ: {verification:?}");
        let mut found = Vec::new();
        for word in words.iter().map(String::as_str).chain(["*"]) {
            let mut hits = hits(&library, word)?;
            hits.sort();
            found.push(format!("{word}: {}", hits.join(" ")));
        }
        Ok(Content { dump: library.dump()?, ids: ids(dir)?, found })
    }

    /// The first place where another content differs.
    pub fn difference(&self, other: &Content) -> Option<String> {
        let pairs = self.dump.lines().zip(other.dump.lines());
        let found = self.found.iter().zip(&other.found);
        let pairs = pairs.chain(found.map(|(a, b)| (a.as_str(), b.as_str())));
        let differing = pairs.into_iter().find(|(a, b)| a != b);
        let first = differing.map(|(expected, found)| {
            let parts = expected.split(' ').zip(found.split(' ')).filter(|(a, b)| a != b);
            let parts = parts.take(5).map(|(a, b)| format!("{a} expected, {b} found"));
            format!("{} …: {}", clipped(expected), parts.collect::<Vec<_>>().join("; "))
        });
        let lengths = (self.dump.len(), other.dump.len());
        first.or_else(|| (self != other).then(|| format!("dumps of {lengths:?} bytes")))
    }

    /// Without what a command does again when it is repeated: numbers of changes, and what they
    /// removed.
    #[must_use]
    pub fn without_numbers(mut self) -> Content {
        let mut kept = String::new();
        let mut table = "";
        for line in self.dump.lines() {
            table = if line.starts_with('[') { line } else { table };
            if !matches!(table, "[removals]" | "[backups]") {
                let parts = line
                    .split(' ')
                    .filter(|it| !it.starts_with("seq=") && !it.starts_with("forgotten="));
                kept.push_str(&parts.collect::<Vec<_>>().join(" "));
                kept.push('\n');
            }
        }
        self.dump = kept;
        self
    }
}

/// The beginning of a line.
fn clipped(line: &str) -> String {
    line.chars().take(100).collect()
}

/// The ids of what a question finds.
fn hits(library: &Library, text: &str) -> anyhow::Result<Vec<String>> {
    let text = text.to_owned();
    let query = SearchQuery { text, limit: ALL, fold: false, facets: false, ..Default::default() };
    let answer = library.search(&query)?;
    let hits: Vec<String> = answer.hits.iter().map(|it| it.id.clone()).collect();
    ensure!(hits.len() == answer.total, "{} hits of {} are shown", hits.len(), answer.total);
    Ok(hits)
}

/// The ids of the papers in the store of a folder.
///
/// # Errors
///
/// If there is no store.
pub fn ids(dir: &Path) -> anyhow::Result<BTreeSet<String>> {
    // By SQL, as its users do: this must work with every version of the store.
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = Connection::open_with_flags(dir.join("ratlas.sqlite"), flags)?;
    let mut statement = connection.prepare("SELECT id FROM papers")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Looks at what a kill left: SQLite finds nothing wrong, no paper that could be `seen` and belongs
/// to the `expected` content is lost, and the index is not ahead of the store. Of a library that was
/// not `is_sound` before no more than that is expected.
///
/// # Errors
///
/// If one of that is not so.
pub fn check(
    dir: &Path,
    seen: &BTreeSet<String>,
    expected: &Content,
    is_sound: bool,
) -> anyhow::Result<State> {
    let promised: BTreeSet<&String> = seen.intersection(&expected.ids).collect();
    if dir.join("ratlas.sqlite").is_file() {
        check_store(&dir.join("ratlas.sqlite"))?;
    }
    let library = match Library::open(dir) {
        Ok(library) => library,
        Err(LibraryError::NotFound { .. }) if promised.is_empty() => return Ok(State::NoLibrary),
        Err(LibraryError::Older { .. }) => {
            check_kept(dir, &promised)?;
            return Ok(State::Older);
        }
        Err(error) => return Err(error.into()),
    };
    check_kept(dir, &promised)?;
    if !is_sound {
        return Ok(State::Damaged);
    }
    check_verified(dir)?;
    match library.verify_quick() {
        Err(LibraryError::IndexUnusable { .. }) => Ok(State::NoIndex),
        Err(error) => Err(error.into()),
        Ok(it) if it.is_forgetting => Ok(State::Forgetting),
        Ok(it) if it.index_seq > it.store_seq => bail!("the index is ahead: {it:?}"),
        Ok(it) if it.index_seq < it.store_seq => Ok(State::IndexBehind),
        Ok(it) if !it.is_ok() => bail!("store and index differ: {it:?}"),
        Ok(it) if it.store_seq == 0 => Ok(State::Empty),
        Ok(_) => Ok(State::Agree),
    }
}

fn check_kept(dir: &Path, promised: &BTreeSet<&String>) -> anyhow::Result<()> {
    let there = ids(dir)?;
    let lost: Vec<&&String> = promised.iter().filter(|it| !there.contains(**it)).collect();
    ensure!(lost.is_empty(), "papers that could be seen are lost: {lost:?}");
    Ok(())
}

/// What `ratlas verify` finds: whatever the next run settles is no problem.
fn check_verified(dir: &Path) -> anyhow::Result<()> {
    let problems = Problems::default();
    verify(dir, false, &problems)?;
    let problems = problems.told.into_inner();
    ensure!(problems.is_empty(), "verify: {}", problems.join("; "));
    Ok(())
}

/// Keeps what a check of the library finds.
#[derive(Default)]
struct Problems {
    told: RefCell<Vec<String>>,
}

impl VerifyObserver for Problems {
    fn problem(&self, problem: &Problem) {
        if problem.level == Level::Problem {
            let Problem { code, place, detail, .. } = problem;
            self.told.borrow_mut().push(format!("{code} {place} {detail}"));
        }
    }
}

/// What SQLite finds wrong with a store.
///
/// # Errors
///
/// If it finds anything.
pub fn check_store(path: &Path) -> anyhow::Result<()> {
    let connection = Connection::open(path)?;
    let told: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    ensure!(told == "ok", "`{}`: {told}", path.display());
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    let wrong = rows.next()?.map(|row| row.get::<_, String>(0)).transpose()?;
    ensure!(wrong.is_none(), "a row of `{wrong:?}` points to nothing");
    Ok(())
}

/// The number of papers in a copy of a store.
///
/// # Errors
///
/// If it is damaged or none.
pub fn papers_in(path: &Path) -> anyhow::Result<u64> {
    check_store(path)?;
    let connection = Connection::open(path)?;
    let count = connection.query_row("SELECT count(*) FROM papers", [], |row| row.get::<_, i64>(0));
    u64::try_from(count?).context("a count")
}
