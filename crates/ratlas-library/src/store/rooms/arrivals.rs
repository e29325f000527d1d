//! In which order papers came, and when.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::store::rooms::COUNTED_ROWS;
use crate::store::{int, unsigned};

/// A paper and its place in the order in which papers came.
#[derive(Debug, Clone)]
pub(crate) struct ArrivalRow {
    pub(crate) arrival: u64,
    pub(crate) paper: i64,
    pub(crate) id: String,
    /// When the run began in which it came, UTC.
    pub(crate) added: Option<String>,
}

/// The number of the last paper that came, 0 in an empty library.
pub(crate) fn last(connection: &Connection) -> rusqlite::Result<u64> {
    let sql = "SELECT coalesce(max(arrival), 0) FROM arrivals";
    connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).map(unsigned)
}

/// How many papers came after one.
pub(crate) fn n_after(connection: &Connection, since: u64) -> rusqlite::Result<u64> {
    let sql = "SELECT count(*) FROM arrivals WHERE arrival > ?1";
    connection.prepare_cached(sql)?.query_row([int(since)], |row| row.get(0)).map(unsigned)
}

/// The columns of an arrival, in the order in which [`arrival`] reads them.
const ARRIVAL: &str = "SELECT arrival, papers.paper, id, \
                       (SELECT started FROM runs WHERE runs.run = arrivals.run) FROM ";

/// Papers that came after `since` and before `before`, the last first, at most `limit`.
pub(crate) fn between(
    connection: &Connection,
    since: u64,
    before: u64,
    limit: u32,
) -> rusqlite::Result<Vec<ArrivalRow>> {
    let sql = format!(
        "{ARRIVAL} arrivals CROSS JOIN papers USING (paper) WHERE arrival > ?1 AND arrival < ?2 \
         AND {COUNTED_ROWS} ORDER BY arrival DESC LIMIT ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map((int(since), int(before), limit), arrival)?;
    rows.collect()
}

/// When a paper that counts came.
pub(crate) fn of(connection: &Connection, id: &str) -> rusqlite::Result<Option<ArrivalRow>> {
    let sql = format!(
        "{ARRIVAL} papers CROSS JOIN arrivals USING (paper) WHERE id = ?1 AND {COUNTED_ROWS}"
    );
    connection.prepare_cached(&sql)?.query_row([id], arrival).optional()
}

/// When any paper came.
pub(crate) fn added(connection: &Connection, id: &str) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT started FROM papers JOIN arrivals USING (paper) JOIN runs USING (run) \
               WHERE id = ?1";
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
}

fn arrival(row: &Row<'_>) -> rusqlite::Result<ArrivalRow> {
    Ok(ArrivalRow {
        arrival: row.get(0).map(unsigned)?,
        paper: row.get(1)?,
        id: row.get(2)?,
        added: row.get(3)?,
    })
}
