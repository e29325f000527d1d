//! Which files hold a paper, and which papers are in its file.

use rusqlite::Connection;

use crate::store::files::WalkedFile;
use crate::store::unsigned;

/// Copies of a file that are tried: more are kept only where something is odd, and each may be slow to
/// be found gone.
const MAX_COPIES: u32 = 8;

/// The keys of the papers in a file: of the whole, of its parts, and of what is attached to it. Those that
/// may not be told are among them: the file shows them.
pub(crate) fn papers(connection: &Connection, whole: &str) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM main.papers WHERE id = ?1 OR part_of = ?1 \
               UNION SELECT inside.paper FROM main.papers JOIN main.files AS own USING (paper) \
               JOIN main.files AS inside ON inside.container = coalesce(own.container, own.path) \
               WHERE papers.id = ?1 AND inside.paper IS NOT NULL \
               AND substr(inside.path, 1, length(own.path) + 1) = own.path || '/'";
    let mut statement = connection.prepare_cached(sql)?;
    let keys = statement.query_map([whole], |row| row.get(0))?;
    keys.collect()
}

/// Whether something in the file, or beside it in its archive, has this reason for not being read.
pub(crate) fn holds_refused(
    connection: &Connection,
    whole: &str,
    code: &str,
) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM papers JOIN files AS own USING (paper) \
               JOIN files AS inside ON inside.container = coalesce(own.container, own.path) \
               WHERE papers.id = ?1 AND inside.reason_code = ?2)";
    connection.prepare_cached(sql)?.query_row((whole, code), |row| row.get(0))
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
