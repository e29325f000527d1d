//! Copies of the store, and where they are.

use std::path::Path;

use rusqlite::Connection;

use crate::store::int;

/// Copies the store as it is at this moment into a new file, without gaps.
pub(crate) fn copy(connection: &Connection, target: &Path) -> rusqlite::Result<()> {
    connection.execute("VACUUM INTO ?1", [target.to_string_lossy()]).map(drop)
}

/// The version of the tables.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Notes where a copy is.
pub(crate) fn note(
    connection: &Connection,
    path: &str,
    made: &str,
    seq: u64,
) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO backups (path, made, seq) VALUES (?1, ?2, ?3)";
    connection.execute(sql, (path, made, int(seq))).map(drop)
}

/// All copies, oldest first: folder, time, last change.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<(String, String, u64)>> {
    let mut statement =
        connection.prepare("SELECT path, made, seq FROM backups ORDER BY made, path")?;
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, super::unsigned(row.get(2)?))))?;
    rows.collect()
}
