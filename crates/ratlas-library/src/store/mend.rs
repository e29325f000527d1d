//! Putting right what the tables say of each other, without reading a file again.

use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::store::files::UNFINISHED;
use crate::store::{int, log, schema};

/// Makes the tables, indexes and triggers that are missing.
pub(crate) fn missing_objects(connection: &mut Connection) -> rusqlite::Result<()> {
    let missing = schema::missing_objects(connection)?;
    let transaction = connection.transaction()?;
    // Tables before what is made on them.
    for is_table in [true, false] {
        for (_, sql) in missing.iter().filter(|it| it.1.starts_with("CREATE TABLE") == is_table) {
            transaction.execute_batch(sql)?;
        }
    }
    transaction.commit()
}

/// Tables whose rows belong to a paper and go with it.
fn tables_of_papers(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT DISTINCT tables.name FROM sqlite_schema AS tables, \
               pragma_foreign_key_list(tables.name) AS keys WHERE tables.type = 'table' \
               AND keys.\"table\" = 'papers' AND keys.on_delete = 'CASCADE'";
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}

/// Takes away or settles rows that refer to rows that are not there.
pub(crate) fn lost_references(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    for table in tables_of_papers(&transaction)? {
        let sql = format!("DELETE FROM {table} WHERE paper NOT IN (SELECT paper FROM papers)");
        transaction.execute(&sql, [])?;
    }
    transaction.execute("DELETE FROM links WHERE target NOT IN (SELECT paper FROM papers)", [])?;
    transaction
        .execute("DELETE FROM saved_hits WHERE name NOT IN (SELECT name FROM saved_queries)", [])?;
    transaction.execute(
        "INSERT OR IGNORE INTO runs (run, program, started, ended, interrupted) \
         SELECT run, '', '', '', 1 FROM (SELECT first_seen AS run FROM files \
         UNION SELECT last_seen FROM files)",
        [],
    )?;
    let lost = "SELECT DISTINCT paper FROM files \
                WHERE paper IS NOT NULL AND paper NOT IN (SELECT paper FROM papers)";
    let lost: Vec<i64> =
        transaction.prepare(lost)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for paper in lost {
        read_again(&transaction, paper)?;
    }
    transaction.commit()
}

/// Takes away what is left of papers that are gone, and the wrong states of files.
pub(crate) fn remnants(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM bands WHERE paper NOT IN (SELECT paper FROM signatures);
         DELETE FROM link_work WHERE what IN ('paper', 'links')
             AND CAST(value AS INTEGER) NOT IN (SELECT paper FROM papers);
         UPDATE files SET state = CASE WHEN EXISTS
             (SELECT 1 FROM findings WHERE findings.paper = files.paper)
             THEN 'read_with_findings' ELSE 'read' END
             WHERE paper IS NOT NULL AND (state = 'read_with_findings') <> EXISTS
             (SELECT 1 FROM findings WHERE findings.paper = files.paper);",
    )
}

/// Why a file is to be read again: the code of something that was lost.
const LOST_CODE: &str = "internal/lost";

/// Has the files of a paper read again by the next run that meets them.
pub(crate) fn read_again(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE files SET modified = ?2 WHERE path IN
             (SELECT container FROM files WHERE paper = ?1 AND container IS NOT NULL)",
        )?
        .execute((paper, UNFINISHED))?;
    // Members come back when the file they are in is opened.
    connection
        .prepare_cached("DELETE FROM files WHERE paper = ?1 AND container IS NOT NULL")?
        .execute([paper])?;
    connection
        .prepare_cached(
            "UPDATE files SET paper = NULL, state = 'refused', reason_code = ?2, reason =
             'the paper in the library was damaged', modified = ?3 WHERE paper = ?1",
        )?
        .execute((paper, LOST_CODE, UNFINISHED))?;
    Ok(())
}

/// A paper with the file it is a part of and all parts of that: they are read together.
pub(crate) fn together(
    connection: &Connection,
    paper: i64,
) -> rusqlite::Result<Vec<(i64, String)>> {
    let sql = "SELECT paper, id FROM papers, \
               (SELECT coalesce(part_of, id) AS whole FROM papers WHERE paper = ?1) \
               WHERE id = whole OR part_of = whole OR paper = ?1 \
               ORDER BY duplicate_of IS NULL, paper";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([paper], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Gives a paper without a file one that is gone: the next run that meets the paper puts the true one
/// in its place, and none takes the paper away.
pub(crate) fn give_file(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT OR IGNORE INTO files (path, given_path, bytes, modified, paper, state, first_seen,
         last_seen, vanished)
         SELECT source_path || '#' || id, source_path, bytes, ?2, paper,
         CASE WHEN EXISTS (SELECT 1 FROM findings WHERE findings.paper = papers.paper)
         THEN 'read_with_findings' ELSE 'read' END,
         (SELECT max(run) FROM runs), (SELECT max(run) FROM runs), 1
         FROM papers WHERE paper = ?1",
        (paper, UNFINISHED),
    )?;
    Ok(())
}

/// The papers of a text that several papers claim to be the original of, but for the oldest.
pub(crate) fn other_originals(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM papers AS other WHERE text_hash IS NOT NULL \
               AND duplicate_of IS NULL AND EXISTS (SELECT 1 FROM papers \
               WHERE papers.text_hash = other.text_hash AND papers.duplicate_of IS NULL \
               AND papers.paper < other.paper)";
    let mut statement = transaction.prepare(sql)?;
    let keys = statement.query_map([], |row| row.get(0))?;
    keys.collect()
}

/// The oldest original of the text of a paper.
pub(crate) fn oldest_original(
    connection: &Connection,
    paper: i64,
) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT id FROM papers WHERE duplicate_of IS NULL AND text_hash = \
               (SELECT text_hash FROM papers WHERE paper = ?1) ORDER BY paper LIMIT 1";
    connection.query_row(sql, [paper], |row| row.get(0)).optional()
}

/// Has a paper compared with its versions again.
pub(crate) fn compare_again(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE signatures SET settled = 0 WHERE paper = ?1";
    connection.execute(sql, [paper]).map(drop)
}

/// Has the links of a paper made again.
pub(crate) fn link_again(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO link_work VALUES ('paper', ?1)";
    connection.execute(sql, [paper.to_string()]).map(drop)
}

/// Gives a paper the next number in the sequence of changes.
pub(crate) fn renumber(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    let next = log::last_seq(connection)? + 1;
    let sql = "UPDATE papers SET seq = ?2 WHERE paper = ?1";
    connection.execute(sql, (paper, int(next))).map(drop)
}
