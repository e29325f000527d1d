//! What was forgotten on request, and what is left to do for it.

use std::time::Duration;

use rusqlite::{Connection, Row};

use crate::privacy::{Forgotten, ForgottenKind};

/// How long is waited for those who read before the log is emptied, and for everything else.
const SHORT_WAIT: Duration = Duration::from_millis(500);
const USUAL_WAIT: Duration = Duration::from_secs(5);

/// What is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ForgetStep {
    /// Take it out of the papers.
    Apply,
    /// Take it out of what no table needs any more, and of the index.
    Purge,
}

impl ForgetStep {
    fn as_str(self) -> &'static str {
        match self {
            ForgetStep::Apply => "apply",
            ForgetStep::Purge => "purge",
        }
    }
}

/// Everything that was forgotten, oldest first.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<Forgotten>> {
    let sql = "SELECT what, hash, given_letters, family_letters, forgotten FROM forgotten \
               ORDER BY forgotten, what, hash";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let what: String = row.get(0)?;
        let what = if what == "paper" { ForgottenKind::Paper } else { ForgottenKind::Person };
        Ok(Forgotten {
            what,
            hash: row.get(1)?,
            given_letters: row.get(2)?,
            family_letters: row.get(3)?,
            forgotten: row.get(4)?,
        })
    })?;
    rows.collect()
}

/// Notes what is to be forgotten and that all is still to do, in one transaction.
pub(crate) fn begin(connection: &mut Connection, forgotten: &[Forgotten]) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    let sql = "INSERT OR IGNORE INTO forgotten \
               (what, hash, given_letters, family_letters, forgotten) VALUES (?1, ?2, ?3, ?4, ?5)";
    for it in forgotten {
        let Forgotten { what, hash, given_letters, family_letters, forgotten } = it;
        transaction
            .execute(sql, (what.as_str(), hash, given_letters, family_letters, forgotten))?;
    }
    for step in [ForgetStep::Apply, ForgetStep::Purge] {
        transaction.execute("INSERT OR IGNORE INTO forget_work VALUES (?1)", [step.as_str()])?;
    }
    transaction.commit()
}

/// Lets something come back; whether it was forgotten.
pub(crate) fn remove(
    connection: &Connection,
    what: ForgottenKind,
    hash: &str,
) -> rusqlite::Result<bool> {
    let sql = "DELETE FROM forgotten WHERE what = ?1 AND hash = ?2";
    Ok(connection.execute(sql, (what.as_str(), hash))? > 0)
}

/// The next step that is to be done.
pub(crate) fn next_step(connection: &Connection) -> rusqlite::Result<Option<ForgetStep>> {
    let sql = "SELECT step FROM forget_work ORDER BY step";
    let mut statement = connection.prepare(sql)?;
    let steps: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(steps.first().map(|it| if it == "apply" { ForgetStep::Apply } else { ForgetStep::Purge }))
}

/// Notes that a step is done.
pub(crate) fn done(connection: &Connection, step: ForgetStep) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM forget_work WHERE step = ?1", [step.as_str()]).map(drop)
}

/// A paper, as far as forgetting needs to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PaperRow {
    pub(crate) paper: i64,
    pub(crate) id: String,
    /// The id of the file it is a part of.
    pub(crate) part_of: Option<String>,
    pub(crate) number: Option<String>,
    pub(crate) title: Option<String>,
}

/// The papers after a key, at most `limit`.
pub(crate) fn papers(
    connection: &Connection,
    after: i64,
    limit: u32,
) -> rusqlite::Result<Vec<PaperRow>> {
    let sql = "SELECT paper, id, part_of, number, title FROM papers WHERE paper > ?1 \
               ORDER BY paper LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map((after, limit), paper_row)?;
    rows.collect()
}

/// The papers of a file as a whole, its parts, and those of exactly the same text.
pub(crate) fn together(connection: &Connection, id: &str) -> rusqlite::Result<Vec<PaperRow>> {
    let sql = "WITH file AS (SELECT coalesce(part_of, id) AS id FROM papers WHERE id = ?1), \
               same AS (SELECT id FROM file UNION SELECT coalesce(papers.part_of, papers.id) \
               FROM papers WHERE text_hash = (SELECT text_hash FROM papers, file \
               WHERE papers.id = file.id)) \
               SELECT paper, id, part_of, number, title FROM papers \
               WHERE id IN (SELECT id FROM same) OR part_of IN (SELECT id FROM same) ORDER BY paper";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([id], paper_row)?;
    rows.collect()
}

fn paper_row(row: &Row<'_>) -> rusqlite::Result<PaperRow> {
    Ok(PaperRow {
        paper: row.get(0)?,
        id: row.get(1)?,
        part_of: row.get(2)?,
        number: row.get(3)?,
        title: row.get(4)?,
    })
}

/// The absolute paths of the files on disk that hold a paper or have held it.
pub(crate) fn files_on_disk(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT DISTINCT coalesce(container, path) FROM files WHERE paper = ?1 ORDER BY 1";
    texts(connection, sql, [paper])
}

/// Takes the files of a paper away, so that nothing holds it any more.
pub(crate) fn release(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM files WHERE paper = ?1")?.execute([paper]).map(drop)
}

/// Every id of a paper that is kept outside of `papers`.
pub(crate) fn noted_ids(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    texts(connection, "SELECT id FROM removals UNION SELECT id FROM saved_hits ORDER BY 1", [])
}

/// Takes an id out of everything but `papers`; the index followed it under another name.
pub(crate) fn hide_id(connection: &Connection, id: &str, hash: &str) -> rusqlite::Result<()> {
    connection.execute("UPDATE removals SET id = ?2 WHERE id = ?1", [id, hash])?;
    connection.execute("DELETE FROM saved_hits WHERE id = ?1", [id]).map(drop)
}

/// The names of all cities.
pub(crate) fn cities(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    texts(connection, "SELECT DISTINCT city FROM papers WHERE city IS NOT NULL ORDER BY 1", [])
}

/// The paths of all files: absolute, as given, and of the file they are inside of.
pub(crate) fn each_path(
    connection: &Connection,
    mut see: impl FnMut([Option<String>; 3]),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("SELECT path, given_path, container FROM files")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        see([row.get(0)?, row.get(1)?, row.get(2)?]);
    }
    Ok(())
}

/// Gives a file other paths.
pub(crate) fn rename(
    connection: &Connection,
    path: &str,
    to: &[Option<String>; 3],
) -> rusqlite::Result<()> {
    let sql =
        "UPDATE OR REPLACE files SET path = ?2, given_path = ?3, container = ?4 WHERE path = ?1";
    connection.execute(sql, (path, &to[0], &to[1], &to[2])).map(drop)
}

/// The names of all kept questions, each with its question.
pub(crate) fn questions(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement =
        connection.prepare("SELECT name, query FROM saved_queries ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Has everything overwritten that is deleted from here on.
pub(crate) fn overwrite_deleted(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "secure_delete", true)
}

/// Writes the file anew without what is deleted, and empties the log; whether nobody who reads held it.
pub(crate) fn vacuum(connection: &Connection) -> rusqlite::Result<bool> {
    connection.execute_batch("VACUUM")?;
    empty_log(connection)
}

/// Writes the log into the file and empties it; whether nobody who reads held it.
pub(crate) fn empty_log(connection: &Connection) -> rusqlite::Result<bool> {
    // Who reads may do so for long; the next process that writes tries again.
    connection.busy_timeout(SHORT_WAIT)?;
    let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    connection.busy_timeout(USUAL_WAIT)?;
    let busy: i64 = busy?;
    Ok(busy == 0)
}

/// Leaves the store as one file, without a log that is written to.
pub(crate) fn without_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "delete")
}

fn texts(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, |row| row.get(0))?;
    rows.collect()
}
