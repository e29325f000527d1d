//! Files: what became of each, and which of today's walk (`walked`) must be opened.

use rusqlite::{Connection, OptionalExtension, params};

use crate::ingest::IngestOptions;
use crate::store::waiting::Waiting;
use crate::store::{int, unsigned};

/// The name of the reason for which a file is tried again each time: the cause lies outside of it.
pub(crate) const IO_CODE: &str = "read/io";

/// A file as a walk meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WalkedFile {
    /// Absolute path, as text.
    pub(crate) path: String,
    /// The path as given, for display.
    pub(crate) given_path: String,
    /// The path of the file on disk that it is inside of; `None` for a file on disk.
    pub(crate) container: Option<String>,
    /// Size in bytes.
    pub(crate) bytes: u64,
    /// Time of the last change: nanoseconds since 1970.
    pub(crate) modified: i64,
}

impl WalkedFile {
    /// One of several papers in the file, as a file inside of it.
    pub(crate) fn part(&self, number: u32) -> WalkedFile {
        let name = ratlas_extract::part_name(number);
        WalkedFile {
            path: format!("{}/{name}", self.path),
            given_path: format!("{}/{name}", self.given_path),
            container: Some(self.container.clone().unwrap_or_else(|| self.path.clone())),
            bytes: self.bytes,
            modified: self.modified,
        }
    }
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// The paper with this key.
    Paper {
        /// The key.
        paper: i64,
        /// Whether its record has findings.
        has_findings: bool,
    },
    /// No paper, but a file that may hold some.
    Archive,
    /// Nothing that can be read.
    Refused {
        /// Stable name of the reason.
        code: String,
        /// The reason, for people.
        reason: String,
    },
}

/// What is known of a file before this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownFile {
    /// Its paper, if it was read.
    pub(crate) paper: Option<i64>,
    /// Whether it was an archive.
    pub(crate) is_archive: bool,
}

/// Plans which files to open, in the order of their paths; gives their number.
pub(crate) fn plan(connection: &Connection, options: &IngestOptions) -> rusqlite::Result<u64> {
    let waiting = Waiting::of(options);
    let waiting = waiting.sql();
    connection.execute(
        &format!(
            "INSERT INTO temp.plan (path, given_path, bytes, modified)
         SELECT walk.path, walk.given_path, walk.bytes, walk.modified
         FROM temp.walk LEFT JOIN files ON files.path = walk.path
         WHERE files.path IS NULL OR files.bytes <> walk.bytes
            OR files.modified <> walk.modified
            OR (files.state = 'refused' AND (?1 OR files.reason_code = ?2))
            OR (?1 AND EXISTS (SELECT 1 FROM files AS member
                               WHERE member.container = walk.path AND member.state = 'refused'
                               AND member.vanished = 0))
            OR ?3
            OR EXISTS (SELECT 1 FROM papers WHERE papers.paper = files.paper AND ({waiting}))
         ORDER BY walk.path",
        ),
        (options.retry_refused, IO_CODE, options.reread),
    )?;
    connection.query_row("SELECT count(*) FROM temp.plan", [], |row| row.get(0)).map(unsigned)
}

/// The planned files after a position, at most `limit`, each with its position.
pub(crate) fn planned(
    connection: &Connection,
    after: i64,
    limit: u32,
) -> rusqlite::Result<Vec<(i64, WalkedFile)>> {
    let sql = "SELECT position, path, given_path, bytes, modified FROM temp.plan \
               WHERE position > ?1 ORDER BY position LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let files = statement.query_map((after, limit), |row| {
        let (path, given_path) = (row.get(1)?, row.get(2)?);
        let (bytes, modified) = (unsigned(row.get(3)?), row.get(4)?);
        let container = None;
        Ok((row.get(0)?, WalkedFile { path, given_path, container, bytes, modified }))
    })?;
    files.collect()
}

/// Notes that a paper was read again in this run; gives whether it was not before.
pub(crate) fn note_reread(connection: &Connection, paper: i64) -> rusqlite::Result<bool> {
    let n_rows = connection
        .prepare_cached("INSERT OR IGNORE INTO temp.reread VALUES (?1)")?
        .execute([paper])?;
    Ok(n_rows > 0)
}

/// Tells all files of a paper whether it has findings, after it was read again.
pub(crate) fn set_state(
    connection: &Connection,
    paper: i64,
    has_findings: bool,
) -> rusqlite::Result<()> {
    let state = if has_findings { "read_with_findings" } else { "read" };
    connection
        .prepare_cached("UPDATE files SET state = ?2 WHERE paper = ?1")?
        .execute((paper, state))?;
    Ok(())
}

/// What is known of a file.
pub(crate) fn known(connection: &Connection, path: &str) -> rusqlite::Result<Option<KnownFile>> {
    connection
        .prepare_cached("SELECT paper, state = 'archive' FROM files WHERE path = ?1")?
        .query_row([path], |row| Ok(KnownFile { paper: row.get(0)?, is_archive: row.get(1)? }))
        .optional()
}

/// Writes what a file turned out to be.
pub(crate) fn write(
    connection: &Connection,
    file: &WalkedFile,
    content: &Content,
    run: i64,
) -> rusqlite::Result<()> {
    let (paper, state, code, reason) = match content {
        Content::Paper { paper, has_findings: false } => (Some(paper), "read", None, None),
        Content::Paper { paper, .. } => (Some(paper), "read_with_findings", None, None),
        Content::Archive => (None, "archive", None, None),
        Content::Refused { code, reason } => (None, "refused", Some(code), Some(reason)),
    };
    connection
        .prepare_cached(
            "INSERT INTO files (path, given_path, bytes, modified, paper, state, reason_code,
             reason, first_seen, last_seen, vanished, container)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, 0, ?10)
             ON CONFLICT (path) DO UPDATE SET given_path = ?2, bytes = ?3, modified = ?4,
             paper = ?5, state = ?6, reason_code = ?7, reason = ?8, last_seen = ?9, vanished = 0,
             container = ?10",
        )?
        .execute(params![
            file.path,
            file.given_path,
            int(file.bytes),
            file.modified,
            paper,
            state,
            code,
            reason,
            run,
            file.container
        ])?;
    Ok(())
}

/// The time of a file whose members are not all written yet: no file on disk has it, so that such
/// a file is opened again by the next run.
pub(crate) const UNFINISHED: i64 = i64::MIN;

/// Takes the members of a file for gone, until they are met again in what it holds now.
pub(crate) fn begin_members(connection: &Connection, container: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE files SET vanished = 1, modified = ?2 WHERE container = ?1")?
        .execute((container, UNFINISHED))?;
    Ok(())
}

/// Gives a file its time: all of its members are written.
pub(crate) fn end_members(connection: &Connection, file: &WalkedFile) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE files SET modified = ?2 WHERE path = ?1")?
        .execute((&file.path, file.modified))?;
    forget_moved_archive(connection, file)
}

/// Forgets a vanished archive of which all that is still known is at the same place in `file`: it
/// was moved, also where its members have copies elsewhere.
fn forget_moved_archive(connection: &Connection, file: &WalkedFile) -> rusqlite::Result<()> {
    let sql = "SELECT path FROM files AS old \
               WHERE state = 'archive' AND vanished = 1 AND bytes = ?1 AND NOT EXISTS \
               (SELECT 1 FROM files AS member WHERE member.container = old.path AND NOT EXISTS \
                (SELECT 1 FROM files AS same WHERE same.vanished = 0 \
                 AND same.path = ?2 || substr(member.path, length(old.path) + 1) \
                 AND same.paper IS member.paper)) \
               ORDER BY path LIMIT 1";
    let old: Option<String> = connection
        .prepare_cached(sql)?
        .query_row((int(file.bytes), &file.path), |row| row.get(0))
        .optional()?;
    if let Some(old) = old {
        connection
            .prepare_cached("DELETE FROM files WHERE path = ?1 OR container = ?1")?
            .execute([old])?;
    }
    Ok(())
}

/// The number of members of files in the walk that need not be opened.
pub(crate) fn unopened_members(connection: &Connection) -> rusqlite::Result<u64> {
    let sql = "SELECT count(*) FROM files WHERE vanished = 0 \
               AND container IN (SELECT path FROM temp.walk) \
               AND container NOT IN (SELECT path FROM temp.plan)";
    connection.query_row(sql, [], |row| row.get(0)).map(unsigned)
}

/// Whether a file that is still there holds a paper.
pub(crate) fn is_held(connection: &Connection, paper: i64) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM files WHERE paper = ?1 AND vanished = 0)";
    connection.prepare_cached(sql)?.query_row([paper], |row| row.get(0))
}

/// Forgets one vanished file of a paper: it was moved, and its new path takes its place.
pub(crate) fn forget_moved(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM files WHERE path =
             (SELECT min(path) FROM files WHERE paper = ?1 AND vanished = 1)",
        )?
        .execute([paper])?;
    Ok(())
}

/// The keys and ids of papers that no file holds any more, oldest first, a few at a time.
pub(crate) fn orphans(connection: &Connection) -> rusqlite::Result<Vec<(i64, String)>> {
    let sql = "SELECT paper, id FROM papers \
               WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.paper = papers.paper) \
               ORDER BY paper LIMIT 500";
    let mut statement = connection.prepare_cached(sql)?;
    let orphans = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    orphans.collect()
}
