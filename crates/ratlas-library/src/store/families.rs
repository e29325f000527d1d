//! Papers that are versions of each other.

use rusqlite::Connection;

/// The family of a paper, and that of the file it is a part of.
pub(crate) fn of(
    connection: &Connection,
    paper: i64,
) -> rusqlite::Result<(Option<String>, Option<String>)> {
    let sql = "SELECT family, (SELECT coalesce(file.family, file.id) FROM papers AS file \
               WHERE file.id = papers.part_of) FROM papers WHERE paper = ?1";
    connection.prepare_cached(sql)?.query_row([paper], |row| Ok((row.get(0)?, row.get(1)?)))
}
