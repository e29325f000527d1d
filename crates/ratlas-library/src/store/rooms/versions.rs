//! What else there is of a paper: versions, copies, the file it is in, the papers in it.

use rusqlite::Connection;

use crate::store::int;

/// The versions and near-duplicates of a paper, newest first, at most `limit`; without itself and
/// without copies.
pub(crate) fn versions(
    connection: &Connection,
    paper: i64,
    limit: usize,
) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM papers WHERE duplicate_of IS NULL AND paper <> ?1 \
               AND family = (SELECT family FROM papers WHERE paper = ?1) \
               ORDER BY best_date DESC, seq DESC LIMIT ?2";
    keys(connection, sql, paper, limit)
}

/// Papers with exactly its text, in the order in which they came.
pub(crate) fn copies(
    connection: &Connection,
    paper: i64,
    limit: usize,
) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM papers WHERE paper <> ?1 \
               AND text_hash = (SELECT text_hash FROM papers WHERE paper = ?1) \
               ORDER BY paper LIMIT ?2";
    keys(connection, sql, paper, limit)
}

/// The file that holds the paper beside others.
pub(crate) fn whole(connection: &Connection, paper: i64) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT paper FROM papers WHERE id = (SELECT part_of FROM papers WHERE paper = ?1) \
               LIMIT ?2";
    Ok(keys(connection, sql, paper, 1)?.pop())
}

/// The papers in a file, in their order.
pub(crate) fn parts(
    connection: &Connection,
    paper: i64,
    limit: usize,
) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM papers WHERE part_of = (SELECT id FROM papers WHERE paper = ?1) \
               ORDER BY part_number LIMIT ?2";
    keys(connection, sql, paper, limit)
}

fn keys(
    connection: &Connection,
    sql: &str,
    paper: i64,
    limit: usize,
) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let keys = statement.query_map((paper, int(limit as u64)), |row| row.get(0))?;
    keys.collect()
}
