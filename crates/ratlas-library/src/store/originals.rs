//! Which files hold a paper, and which papers are in its file.

use rusqlite::Connection;

use crate::store::files::WalkedFile;
use crate::store::unsigned;

/// Copies of a file that are tried: more are kept only where something is odd, and each may be slow to
/// be found gone.
const MAX_COPIES: u32 = 8;

/// The keys of the papers in a file: of the whole, and of its parts.
pub(crate) fn papers(connection: &Connection, whole: &str) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM papers WHERE id = ?1 OR part_of = ?1 ORDER BY paper";
    let mut statement = connection.prepare_cached(sql)?;
    let keys = statement.query_map([whole], |row| row.get(0))?;
    keys.collect()
}

/// The files that hold the paper with this id, those still there first, files on disk before members.
pub(crate) fn files(connection: &Connection, id: &str) -> rusqlite::Result<Vec<WalkedFile>> {
    let sql = "SELECT path, given_path, container, files.bytes, modified \
               FROM files JOIN papers USING (paper) WHERE id = ?1 \
               ORDER BY vanished, container IS NOT NULL, path LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let files = statement.query_map((id, MAX_COPIES), |row| {
        Ok(WalkedFile {
            path: row.get(0)?,
            given_path: row.get(1)?,
            container: row.get(2)?,
            bytes: unsigned(row.get(3)?),
            modified: row.get(4)?,
        })
    })?;
    files.collect()
}
