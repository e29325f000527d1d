//! What a register begins with.

use ratlas_model::Genre;
use rusqlite::Connection;

/// A paper that may stand in a register.
#[derive(Debug)]
pub(crate) struct HeadRow {
    pub(crate) paper: i64,
    pub(crate) genre: Genre,
    pub(crate) city: Option<String>,
    pub(crate) official_name: Option<String>,
    pub(crate) ags: Option<String>,
    pub(crate) date: Option<String>,
}

/// The papers that are brought in, without copies and without files whose parts are papers.
pub(crate) fn heads(connection: &Connection) -> rusqlite::Result<Vec<HeadRow>> {
    let sql = "SELECT paper, genre, city, official_name, ags, best_date FROM papers \
               WHERE genre IN ('motion', 'inquiry', 'proposal', 'amendment', 'information') \
               AND duplicate_of IS NULL AND NOT EXISTS \
               (SELECT 1 FROM papers AS parts WHERE parts.part_of = papers.id) ORDER BY paper";
    let mut statement = connection.prepare_cached(sql)?;
    let heads = statement.query_map([], |row| {
        let genre: String = row.get(1)?;
        Ok(HeadRow {
            paper: row.get(0)?,
            genre: genre.parse().unwrap_or(Genre::Other),
            city: row.get(2)?,
            official_name: row.get(3)?,
            ags: row.get(4)?,
            date: row.get(5)?,
        })
    })?;
    heads.collect()
}

/// The newest day that a paper or a sitting is dated with.
pub(crate) fn newest_day(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT max(day) FROM (SELECT date AS day FROM papers WHERE length(date) = 10 \
               UNION ALL SELECT meeting_date FROM papers \
               WHERE length(meeting_date) = 10 AND genre IN ('minutes', 'resolution_extract'))";
    connection.prepare_cached(sql)?.query_row([], |row| row.get(0))
}

/// Papers whose title begins with some words, by the id: those that begin a life first.
pub(crate) fn titles(
    connection: &Connection,
    is_meant: impl Fn(&str) -> bool,
) -> rusqlite::Result<Vec<(String, Genre)>> {
    let sql = "SELECT id, genre, title FROM papers \
               WHERE title IS NOT NULL AND duplicate_of IS NULL ORDER BY best_date, id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut res = Vec::new();
    while let Some(row) = rows.next()? {
        if is_meant(row.get_ref(2)?.as_str().unwrap_or_default()) {
            let genre: String = row.get(1)?;
            res.push((row.get(0)?, genre.parse().unwrap_or(Genre::Other)));
        }
    }
    Ok(res)
}
