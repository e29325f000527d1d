//! Today's walk: which files and folders it met, which known files it should have met and did not.
//!
//! A walk is kept in temporary tables, so that comparing it with the files known is a join and
//! memory does not grow with the number of files. A folder is a range of paths: those below
//! `folder` are between `folder/` and `folder0`, as `0` follows `/`.

use rusqlite::Connection;

use crate::ingest::EmptiedFolder;
use crate::store::files::WalkedFile;
use crate::store::{int, unsigned};

/// A folder with so many known files that holds none any more is rather a share that is not there
/// than a folder that somebody has emptied.
const MIN_FILES_OF_SHARE: u32 = 10;

/// What a walk says about the files of a folder, or about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// All that is in the folder is in the walk.
    Walked,
    /// The folder cannot be read; nothing is said about what is in it.
    Closed,
    /// The folder has no entries at all.
    Empty,
    /// The file or folder is not there.
    Gone,
    /// The file is there, but is left for later.
    Resting,
}

/// Makes empty tables for one walk.
pub(crate) fn begin(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DROP TABLE IF EXISTS temp.walk;
         DROP TABLE IF EXISTS temp.plan;
         DROP TABLE IF EXISTS temp.opened;
         DROP TABLE IF EXISTS temp.closed;
         DROP TABLE IF EXISTS temp.emptied;
         DROP TABLE IF EXISTS temp.gone;
         DROP TABLE IF EXISTS temp.reread;
         CREATE TEMP TABLE walk (
             path TEXT PRIMARY KEY, given_path TEXT, bytes INTEGER, modified INTEGER
         ) WITHOUT ROWID;
         CREATE TEMP TABLE plan (
             position INTEGER PRIMARY KEY, path TEXT, given_path TEXT, bytes INTEGER,
             modified INTEGER
         );
         CREATE TEMP TABLE opened (lower TEXT PRIMARY KEY, upper TEXT) WITHOUT ROWID;
         CREATE TEMP TABLE closed (lower TEXT PRIMARY KEY, upper TEXT) WITHOUT ROWID;
         CREATE TEMP TABLE emptied (
             lower TEXT PRIMARY KEY, upper TEXT, given_path TEXT
         ) WITHOUT ROWID;
         CREATE TEMP TABLE gone (path TEXT PRIMARY KEY) WITHOUT ROWID;
         CREATE TEMP TABLE reread (paper INTEGER PRIMARY KEY);",
    )
}

/// Adds a file to the walk; the first way to it counts.
pub(crate) fn insert(connection: &Connection, file: &WalkedFile) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO temp.walk VALUES (?1, ?2, ?3, ?4)")?
        .execute((&file.path, &file.given_path, int(file.bytes), file.modified))?;
    Ok(())
}

/// Says what a walk can tell of a folder and all below it, or of a file.
pub(crate) fn note(
    connection: &Connection,
    path: &str,
    given_path: &str,
    ground: Ground,
) -> rusqlite::Result<()> {
    let stem = path.trim_end_matches('/');
    let below = (format!("{stem}/"), format!("{stem}0"));
    let itself = (stem.to_owned(), format!("{stem}\u{1}"));
    match ground {
        Ground::Walked => {
            insert_range(connection, "opened", &below)?;
            insert_emptied(connection, &below, given_path)
        }
        Ground::Closed => insert_range(connection, "closed", &below),
        Ground::Empty => insert_emptied(connection, &below, given_path),
        Ground::Gone => {
            insert_range(connection, "opened", &itself)?;
            insert_range(connection, "opened", &below)
        }
        Ground::Resting => {
            insert_range(connection, "closed", &itself)?;
            insert_range(connection, "closed", &below)
        }
    }
}

fn insert_range(
    connection: &Connection,
    table: &str,
    range: &(String, String),
) -> rusqlite::Result<()> {
    let sql = format!("INSERT OR IGNORE INTO temp.{table} VALUES (?1, ?2)");
    connection.prepare_cached(&sql)?.execute((&range.0, &range.1))?;
    Ok(())
}

fn insert_emptied(
    connection: &Connection,
    range: &(String, String),
    given_path: &str,
) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO temp.emptied VALUES (?1, ?2, ?3)";
    connection.prepare_cached(sql)?.execute((&range.0, &range.1, given_path))?;
    Ok(())
}

/// The number of files in the walk.
pub(crate) fn count(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row("SELECT count(*) FROM temp.walk", [], |row| row.get(0)).map(unsigned)
}

/// Marks the files in the walk as seen, and those that should be in it but are not as vanished.
pub(crate) fn mark(connection: &Connection, run: i64) -> rusqlite::Result<()> {
    drop_nested(connection, "closed")?;
    connection.execute(
        "UPDATE files SET vanished = 0, last_seen = ?1
         WHERE path IN (SELECT path FROM temp.walk)",
        [run],
    )?;
    // Members come back with their container; those of its last version have its time.
    connection.execute(
        "UPDATE files AS member SET vanished = 0, last_seen = ?1
         WHERE container IN (SELECT path FROM temp.walk) AND modified =
         (SELECT modified FROM files WHERE files.path = member.container)",
        [run],
    )?;
    let sql = format!(
        "UPDATE files SET vanished = 1 WHERE path IN (
         SELECT files.path FROM temp.opened CROSS JOIN files
         WHERE files.path >= opened.lower AND files.path < opened.upper AND files.vanished = 0
         AND coalesce(files.container, files.path) NOT IN (SELECT path FROM temp.walk)
         AND NOT {})",
        is_within("closed")
    );
    connection.execute(&sql, [])?;
    Ok(())
}

/// An SQL condition: whether a path is in one of the ranges of a table, none of which is within
/// another one.
fn is_within(table: &str) -> String {
    format!(
        "coalesce((SELECT upper FROM temp.{table} WHERE lower <= files.path
          ORDER BY lower DESC LIMIT 1) > files.path, 0)"
    )
}

/// Takes out the ranges within others.
fn drop_nested(connection: &Connection, table: &str) -> rusqlite::Result<()> {
    let mut ranges =
        connection.prepare(&format!("SELECT lower, upper FROM temp.{table} ORDER BY lower"))?;
    let mut drop = connection.prepare(&format!("DELETE FROM temp.{table} WHERE lower = ?1"))?;
    let (mut nested, mut outer) = (Vec::new(), String::new());
    let mut rows = ranges.query([])?;
    while let Some(row) = rows.next()? {
        let (lower, upper): (String, String) = (row.get(0)?, row.get(1)?);
        if upper <= outer {
            nested.push(lower);
        } else {
            outer = upper;
        }
    }
    nested.into_iter().try_for_each(|it| drop.execute([it]).map(|_| ()))
}

/// Finds the vanished files in the folders of the walk, wherever the folder could be read; gives
/// their number.
///
/// Files of folders that seem to be shares that are not there are none, unless `all` are meant.
/// Called when moved files have been found again.
pub(crate) fn find_vanished(
    connection: &Connection,
    all: bool,
) -> rusqlite::Result<(u64, Vec<EmptiedFolder>)> {
    let guarded = guard(connection, all)?;
    let sql = format!(
        "INSERT OR IGNORE INTO temp.gone
         SELECT files.path FROM temp.opened CROSS JOIN files
         WHERE files.path >= opened.lower AND files.path < opened.upper AND files.vanished = 1
         AND NOT {closed} AND NOT {emptied}
         UNION SELECT files.path FROM files
         WHERE files.vanished = 1 AND files.container IN (SELECT path FROM temp.walk)",
        closed = is_within("closed"),
        emptied = is_within("emptied"),
    );
    let n_vanished = connection.execute(&sql, [])?;
    Ok((n_vanished as u64, guarded))
}

/// Leaves in `emptied` the folders that are guarded.
fn guard(connection: &Connection, all: bool) -> rusqlite::Result<Vec<EmptiedFolder>> {
    if all {
        connection.execute("DELETE FROM temp.emptied", [])?;
        return Ok(Vec::new());
    }
    connection.execute(
        "DELETE FROM temp.emptied WHERE
         EXISTS (SELECT 1 FROM temp.walk WHERE path >= lower AND path < upper)
         OR EXISTS (SELECT 1 FROM temp.closed AS shut
                    WHERE shut.lower >= emptied.lower AND shut.lower < emptied.upper)
         OR (SELECT count(*) FROM (SELECT 1 FROM files WHERE path >= lower AND path < upper
             AND container IS NULL LIMIT ?1)) < ?1",
        [MIN_FILES_OF_SHARE],
    )?;
    drop_nested(connection, "emptied")?;
    let sql = "SELECT given_path, (SELECT count(*) FROM files WHERE path >= lower AND path < upper
               AND container IS NULL) FROM temp.emptied ORDER BY lower";
    let mut statement = connection.prepare(sql)?;
    let guarded = statement.query_map([], |row| {
        Ok(EmptiedFolder { path: row.get(0)?, files: unsigned(row.get(1)?) })
    })?;
    guarded.collect()
}

/// The paths of vanished files as they were given, in order, at most `limit`.
pub(crate) fn vanished_paths(
    connection: &Connection,
    limit: usize,
) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT given_path FROM temp.gone JOIN files USING (path) ORDER BY path LIMIT ?1";
    let mut statement = connection.prepare(sql)?;
    let paths = statement.query_map([int(limit as u64)], |row| row.get(0))?;
    paths.collect()
}

/// Forgets the vanished files that were found.
pub(crate) fn prune(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM files WHERE path IN (SELECT path FROM temp.gone)", [])?;
    Ok(())
}
