//! The sequence of changes, which the search index follows.
//!
//! Every change that the index must learn of has the next number: a paper that was added or became
//! findable (`papers.seq`), a paper that was removed (`removals.seq`).

use rusqlite::Connection;

use crate::store::{int, unsigned};

/// One change the index must make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// Its place in the sequence.
    pub(crate) seq: u64,
    /// The paper's id.
    pub(crate) id: String,
    /// The paper's key; `None` if it was removed.
    pub(crate) paper: Option<i64>,
}

/// The number of the last change, 0 in an empty store.
pub(crate) fn last_seq(connection: &Connection) -> rusqlite::Result<u64> {
    // Of all papers, also those that are withheld: the index holds them, too.
    let sql = "SELECT max(coalesce((SELECT max(seq) FROM main.papers), 0), \
               coalesce((SELECT max(seq) FROM removals), 0))";
    connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).map(unsigned)
}

/// What is another one after each change: the number of the last, the last run and whether it ended, and
/// how far links are made, which no number follows.
pub(crate) fn state(connection: &Connection) -> rusqlite::Result<String> {
    // Of all papers: to tell whether each may be told would take longer than all else.
    let sql = "SELECT coalesce((SELECT max(seq) FROM main.papers), 0) || ' ' || \
               coalesce((SELECT max(seq) FROM removals), 0) || ' ' || \
               coalesce((SELECT run || ' ' || coalesce(ended, '') FROM runs \
               ORDER BY run DESC LIMIT 1), '') || ' ' || \
               coalesce((SELECT what || ' ' || value FROM link_work ORDER BY what, value LIMIT 1), '')";
    connection.prepare_cached(sql)?.query_row([], |row| row.get(0))
}

/// The next changes after `seq`, in order, at most `limit`. Duplicates are none: they are not
/// indexed.
pub(crate) fn changes(
    connection: &Connection,
    seq: u64,
    limit: u32,
) -> rusqlite::Result<Vec<Change>> {
    let sql = "SELECT seq, id, paper FROM papers WHERE seq > ?1 AND duplicate_of IS NULL \
               UNION ALL SELECT seq, id, NULL FROM removals WHERE seq > ?1 \
               ORDER BY seq LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let changes = statement.query_map((int(seq), limit), |row| {
        Ok(Change { seq: unsigned(row.get(0)?), id: row.get(1)?, paper: row.get(2)? })
    })?;
    changes.collect()
}

/// Notes that a paper was removed.
pub(crate) fn insert_removal(connection: &Connection, seq: u64, id: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO removals (seq, id) VALUES (?1, ?2)")?
        .execute((int(seq), id))?;
    Ok(())
}
