//! Bodies, as the sittings of papers name them.

use rusqlite::{Connection, params_from_iter};

use crate::store::rooms::{COUNTED, COUNTED_ROWS, OF_SITTING, marks};
use crate::store::unsigned;

/// A name of a body, and what papers print it.
#[derive(Debug, Clone)]
pub(crate) struct NameRow {
    pub(crate) city: String,
    pub(crate) body: String,
    pub(crate) name: String,
    pub(crate) kind: Option<String>,
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
    pub(crate) papers: u64,
}

/// The names of all bodies of some cities, or of one of them, by city and body.
pub(crate) fn names(
    connection: &Connection,
    cities: Option<&[String]>,
    body: Option<&str>,
) -> rusqlite::Result<Vec<NameRow>> {
    let (condition, parameters) = condition(cities, body);
    let sql = format!(
        "SELECT city, meeting_body_slug, meeting_body, max(meeting_kind), min(meeting_date), \
         max(meeting_date), count(*) FROM papers WHERE {condition} GROUP BY 1, 2, 3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(parameters), |row| {
        Ok(NameRow {
            city: row.get(0)?,
            body: row.get(1)?,
            name: row.get(2)?,
            kind: row.get(3)?,
            first: row.get(4)?,
            last: row.get(5)?,
            papers: row.get(6).map(unsigned)?,
        })
    })?;
    rows.collect()
}

/// How many sittings each body had, by city and body as [`names`] has them.
pub(crate) fn sittings(
    connection: &Connection,
    cities: Option<&[String]>,
    body: Option<&str>,
) -> rusqlite::Result<Vec<((String, String), u64)>> {
    let (condition, parameters) = condition(cities, body);
    let sql = format!(
        "SELECT city, meeting_body_slug, count(DISTINCT meeting_date) FROM papers \
         WHERE {condition} GROUP BY 1, 2"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(parameters), |row| {
        Ok(((row.get(0)?, row.get(1)?), row.get(2).map(unsigned)?))
    })?;
    rows.collect()
}

fn condition<'a>(cities: Option<&'a [String]>, body: Option<&'a str>) -> (String, Vec<&'a str>) {
    let mut sql = format!("{COUNTED} AND {OF_SITTING}");
    let mut parameters: Vec<&str> = Vec::new();
    if let Some(cities) = cities {
        sql.extend([" AND city IN (", &marks(cities.len()), ")"]);
        parameters.extend(cities.iter().map(String::as_str));
    }
    if let Some(body) = body {
        sql += " AND meeting_body_slug = ?";
        parameters.push(body);
    }
    (sql, parameters)
}

/// The key of the municipality that papers of a city have.
pub(crate) fn ags(connection: &Connection, city: &str) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT max(ags) FROM (SELECT ags FROM papers WHERE city = ?1 LIMIT 100)";
    connection.prepare_cached(sql)?.query_row([city], |row| row.get(0))
}

/// A day on which a body sat.
#[derive(Debug, Clone)]
pub(crate) struct DayRow {
    pub(crate) date: String,
    pub(crate) public: Option<String>,
    pub(crate) papers: u64,
}

/// The days on which a body sat, newest first, at most `limit`.
pub(crate) fn days(
    connection: &Connection,
    city: &str,
    body: &str,
    limit: usize,
) -> rusqlite::Result<Vec<DayRow>> {
    let sql = format!(
        "SELECT meeting_date, max(meeting_public), count(*) FROM papers WHERE {COUNTED_ROWS} \
         AND city = ?1 AND meeting_body_slug = ?2 AND meeting_date IS NOT NULL \
         GROUP BY meeting_date ORDER BY meeting_date DESC LIMIT ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let limit = crate::store::int(limit as u64);
    let rows = statement.query_map((city, body, limit), |row| {
        Ok(DayRow { date: row.get(0)?, public: row.get(1)?, papers: row.get(2).map(unsigned)? })
    })?;
    rows.collect()
}
