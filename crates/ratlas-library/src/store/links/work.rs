//! The list of what changed since the links were made.

use rusqlite::Connection;

/// Something that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// A paper came, was read again, or became an original or a duplicate.
    Paper(i64),
    /// A paper that offered this key is gone.
    Key(String),
}

/// The next changes, at most `limit`: keys first, as the list is sorted.
pub(crate) fn changes(connection: &Connection, limit: u32) -> rusqlite::Result<Vec<Change>> {
    let sql = "SELECT what, value FROM link_work WHERE what IN ('key', 'paper') LIMIT ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let changes = statement.query_map([limit], |row| {
        let (what, value): (String, String) = (row.get(0)?, row.get(1)?);
        Ok(match value.parse() {
            Ok(paper) if what == "paper" => Change::Paper(paper),
            _ => Change::Key(value),
        })
    })?;
    changes.collect()
}

/// Takes a change off the list.
pub(crate) fn done(connection: &Connection, change: &Change) -> rusqlite::Result<()> {
    match change {
        Change::Paper(paper) => take_off(connection, "paper", &paper.to_string()),
        Change::Key(key) => take_off(connection, "key", key),
    }
}

/// Puts the papers that seek a key on the list of those to be linked anew.
pub(crate) fn relink_seekers(connection: &Connection, key: &str) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO link_work \
               SELECT 'links', paper FROM link_keys WHERE key = ?1 AND offers = 0";
    connection.prepare_cached(sql)?.execute([key])?;
    Ok(())
}

/// Puts a paper on the list of those to be linked anew.
pub(crate) fn relink(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO link_work VALUES ('links', ?1)";
    connection.prepare_cached(sql)?.execute([paper.to_string()])?;
    Ok(())
}

/// The next papers to be linked anew, at most `limit`.
pub(crate) fn to_relink(connection: &Connection, limit: u32) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT CAST(value AS INTEGER) FROM link_work WHERE what = 'links' LIMIT ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let papers = statement.query_map([limit], |row| row.get(0))?;
    papers.collect()
}

/// Takes a paper that was linked anew off the list.
pub(crate) fn relinked(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    take_off(connection, "links", &paper.to_string())
}

/// The keys that a paper offers.
pub(crate) fn offered(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT key FROM link_keys WHERE paper = ?1 AND offers = 1 ORDER BY key";
    let mut statement = connection.prepare_cached(sql)?;
    let keys = statement.query_map([paper], |row| row.get(0))?;
    keys.collect()
}

/// Puts the keys of a paper in the place of its old ones.
pub(crate) fn set_keys<'a>(
    connection: &Connection,
    paper: i64,
    keys: impl Iterator<Item = (&'a str, bool)>,
) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM link_keys WHERE paper = ?1")?.execute([paper])?;
    let sql = "INSERT OR IGNORE INTO link_keys (key, offers, paper) VALUES (?1, ?2, ?3)";
    let mut insert = connection.prepare_cached(sql)?;
    for (key, offers) in keys {
        insert.execute((key, offers, paper))?;
    }
    Ok(())
}

fn take_off(connection: &Connection, what: &str, value: &str) -> rusqlite::Result<()> {
    let sql = "DELETE FROM link_work WHERE what = ?1 AND value = ?2";
    connection.prepare_cached(sql)?.execute([what, value])?;
    Ok(())
}
