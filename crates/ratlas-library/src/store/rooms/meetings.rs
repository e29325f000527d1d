//! Sittings: papers with the same city, body and day.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::rooms::Span;
use crate::store::rooms::{COUNTED, COUNTED_ROWS, OF_SITTING, marks};
use crate::store::{int, unsigned};

/// Which sittings are wanted.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    /// Cities as the papers have them; any if `None`.
    pub(crate) cities: Option<&'a [String]>,
    /// The body.
    pub(crate) body: Option<&'a str>,
    pub(crate) span: Span,
}

/// What tells a sitting from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SittingKey {
    pub(crate) date: String,
    pub(crate) city: String,
    pub(crate) body: String,
}

impl Wanted<'_> {
    fn condition(&self) -> (String, Vec<Value>) {
        let mut sql = format!("{COUNTED} AND {OF_SITTING} AND meeting_date IS NOT NULL");
        let mut parameters: Vec<Value> = Vec::new();
        if let Some(cities) = self.cities {
            sql.extend([" AND city IN (", &marks(cities.len()), ")"]);
            parameters.extend(cities.iter().cloned().map(Into::into));
        }
        if let Some(body) = self.body {
            sql += " AND meeting_body_slug = ?";
            parameters.push(body.to_owned().into());
        }
        if !self.span.is_all() {
            sql += " AND meeting_date >= ? AND meeting_date < ?";
            parameters.extend([self.span.from.clone().into(), self.span.before.clone().into()]);
        }
        (sql, parameters)
    }
}

/// How many sittings there are.
pub(crate) fn count(connection: &Connection, wanted: &Wanted<'_>) -> rusqlite::Result<u64> {
    let (condition, parameters) = wanted.condition();
    let sql = format!(
        "SELECT count(*) FROM (SELECT DISTINCT meeting_date, city, meeting_body_slug FROM papers \
         WHERE {condition})"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    statement.query_row(params_from_iter(parameters), |row| row.get(0)).map(unsigned)
}

/// Sittings, newest first.
pub(crate) fn page(
    connection: &Connection,
    wanted: &Wanted<'_>,
    limit: usize,
    offset: usize,
) -> rusqlite::Result<Vec<SittingKey>> {
    let (condition, mut parameters) = wanted.condition();
    parameters.extend([int(limit as u64).into(), int(offset as u64).into()]);
    let sql = format!(
        "SELECT DISTINCT meeting_date, city, meeting_body_slug FROM papers WHERE {condition} \
         ORDER BY meeting_date DESC, city, meeting_body_slug LIMIT ? OFFSET ?"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(parameters), |row| {
        Ok(SittingKey { date: row.get(0)?, city: row.get(1)?, body: row.get(2)? })
    })?;
    rows.collect()
}

/// A paper of a sitting.
#[derive(Debug, Clone)]
pub(crate) struct SittingPaper {
    pub(crate) paper: i64,
    pub(crate) genre: String,
    pub(crate) body: String,
    pub(crate) kind: Option<String>,
    pub(crate) public: Option<String>,
}

/// The papers of a sitting, at most `limit`: minutes first, then agendas, invitations and extracts, then
/// what was brought before it; in each the newest first.
pub(crate) fn papers(
    connection: &Connection,
    sitting: &SittingKey,
    limit: usize,
) -> rusqlite::Result<Vec<SittingPaper>> {
    let sql = format!(
        "SELECT paper, genre, meeting_body, meeting_kind, meeting_public FROM papers \
         WHERE {COUNTED_ROWS} AND city = ?1 AND meeting_body_slug = ?2 AND meeting_date = ?3 \
         ORDER BY CASE genre WHEN 'minutes' THEN 0 WHEN 'agenda' THEN 1 WHEN 'invitation' THEN 2 \
         WHEN 'resolution_extract' THEN 3 ELSE 4 END, paper DESC LIMIT ?4"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let SittingKey { date, city, body } = sitting;
    let rows = statement.query_map((city, body, date, int(limit as u64)), |row| {
        Ok(SittingPaper {
            paper: row.get(0)?,
            genre: row.get(1)?,
            body: row.get(2)?,
            kind: row.get(3)?,
            public: row.get(4)?,
        })
    })?;
    rows.collect()
}

/// How many papers a sitting has.
pub(crate) fn n_papers(connection: &Connection, sitting: &SittingKey) -> rusqlite::Result<u64> {
    let sql = format!(
        "SELECT count(*) FROM papers WHERE {COUNTED_ROWS} AND city = ?1 AND meeting_body_slug = ?2 \
         AND meeting_date = ?3"
    );
    let SittingKey { date, city, body } = sitting;
    connection.prepare_cached(&sql)?.query_row((city, body, date), |row| row.get(0)).map(unsigned)
}

/// The different items of the agendas of some papers, and how many of them were voted on.
pub(crate) fn items(connection: &Connection, papers: &[i64]) -> rusqlite::Result<(u64, u64)> {
    let sql = format!(
        "SELECT count(*), coalesce(sum(voted), 0) FROM (SELECT max(vote_raw IS NOT NULL) AS voted \
         FROM agenda_items WHERE paper IN ({}) GROUP BY number, title)",
        marks(papers.len())
    );
    let mut statement = connection.prepare_cached(&sql)?;
    statement.query_row(params_from_iter(papers), |row| {
        Ok((row.get(0).map(unsigned)?, row.get(1).map(unsigned)?))
    })
}

/// How many votes the decisions of some papers tell.
pub(crate) fn resolutions(connection: &Connection, papers: &[i64]) -> rusqlite::Result<u64> {
    let sql = format!(
        "SELECT count(DISTINCT coalesce(agenda_item, paper)) FROM resolutions \
         WHERE paper IN ({}) AND vote_raw IS NOT NULL",
        marks(papers.len())
    );
    let mut statement = connection.prepare_cached(&sql)?;
    statement.query_row(params_from_iter(papers), |row| row.get(0)).map(unsigned)
}

/// Who sat as a member in a paper's list of attendance: present, excused, absent.
pub(crate) fn attendance(connection: &Connection, paper: i64) -> rusqlite::Result<[u64; 3]> {
    let sql = "SELECT coalesce(sum(presence IN ('present', 'partial')), 0), \
               coalesce(sum(presence IN ('excused', 'represented')), 0), \
               coalesce(sum(presence = 'absent'), 0) FROM people \
               WHERE paper = ?1 AND (role IN ('member', 'deputy', 'chair') OR voting)";
    connection
        .prepare_cached(sql)?
        .query_row([paper], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?].map(unsigned)))
}
