//! What the life of a motion shows of each paper in it.

use ratlas_german::reference_key;
use ratlas_model::{Basis, Genre, Outcome, Place, ReferenceRole, Stance, Vote, VoteMode};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::links::{Link, kind_of_missing};
use crate::store::links::places;

/// The columns of a paper that a life shows.
#[derive(Debug, Clone)]
pub(crate) struct LifeRow {
    pub(crate) paper: i64,
    pub(crate) id: String,
    pub(crate) genre: Genre,
    pub(crate) number: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) body_kind: Option<String>,
    pub(crate) stance: Option<Stance>,
}

const COLUMNS: &str = "paper, id, genre, number, title, city, coalesce(meeting_date, best_date), \
                       issuer, meeting_body, meeting_kind, stance, best_date";

/// The paper with this key.
pub(crate) fn row(connection: &Connection, paper: i64) -> rusqlite::Result<Option<LifeRow>> {
    let sql = format!("SELECT {COLUMNS} FROM papers WHERE paper = ?1");
    connection.prepare_cached(&sql)?.query_row([paper], life_row).optional()
}

fn life_row(row: &Row<'_>) -> rusqlite::Result<LifeRow> {
    let genre: String = row.get(2)?;
    let genre = genre.parse().unwrap_or(Genre::Other);
    let stance: Option<String> = row.get(10)?;
    // Only what records a sitting is of the day of the sitting.
    let is_of_sitting = matches!(
        genre,
        Genre::Minutes | Genre::ResolutionExtract | Genre::Invitation | Genre::Agenda
    );
    Ok(LifeRow {
        paper: row.get(0)?,
        id: row.get(1)?,
        genre,
        number: row.get(3)?,
        title: row.get(4)?,
        city: row.get(5)?,
        date: row.get(if is_of_sitting { 6 } else { 11 })?,
        issuer: row.get(7)?,
        body: row.get(8)?,
        body_kind: row.get(9)?,
        stance: stance.and_then(|it| it.parse().ok()),
    })
}

/// The names of those who bring in a paper, in order.
pub(crate) fn applicants(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name FROM applicants WHERE paper = ?1 ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([paper], |row| row.get(0))?;
    names.collect()
}

/// The bodies that bring in a paper, by their names and the offices of those who sign for them;
/// nothing for what a faction brings in.
pub(crate) fn bodies(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name FROM applicants WHERE paper = ?1 AND kind = 'body' \
               UNION SELECT signatory_function FROM papers \
               WHERE paper = ?1 AND signatory_function IS NOT NULL \
               AND EXISTS (SELECT 1 FROM applicants WHERE applicants.paper = papers.paper) \
               AND NOT EXISTS (SELECT 1 FROM applicants WHERE applicants.paper = papers.paper \
               AND (kind = 'faction' OR faction IS NOT NULL))";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([paper], |row| row.get(0))?;
    names.collect()
}

/// What a body did, as minutes or a list of consultations have it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Done {
    pub(crate) item: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) outcome_raw: Option<String>,
    pub(crate) vote: Option<Vote>,
    pub(crate) at: Vec<Place>,
}

/// What minutes say of one of their items.
pub(crate) fn item(
    connection: &Connection,
    paper: i64,
    position: i64,
) -> rusqlite::Result<Option<Done>> {
    let sql = "SELECT number, title, outcome, outcome_raw, vote_mode, vote_yes, vote_no, \
               vote_abstain, vote_biased, vote_raw, at FROM agenda_items \
               WHERE paper = ?1 AND position = ?2";
    let done = |row: &Row<'_>| Ok(Done { item: row.get(0)?, title: row.get(1)?, ..done(row)? });
    connection.prepare_cached(sql)?.query_row([paper, position], done).optional()
}

/// The last decision of a paper, in an item if one is named.
pub(crate) fn resolution(
    connection: &Connection,
    paper: i64,
    item: Option<&str>,
) -> rusqlite::Result<Option<Done>> {
    let sql = "SELECT agenda_item, NULL, outcome, outcome_raw, vote_mode, vote_yes, vote_no, \
               vote_abstain, vote_biased, vote_raw, at FROM resolutions \
               WHERE paper = ?1 AND (?2 IS NULL OR agenda_item = ?2) AND outcome IS NOT NULL \
               ORDER BY position DESC LIMIT 1";
    let done = |row: &Row<'_>| Ok(Done { item: row.get(0)?, ..done(row)? });
    connection.prepare_cached(sql)?.query_row((paper, item), done).optional()
}

fn done(row: &Row<'_>) -> rusqlite::Result<Done> {
    let outcome: Option<String> = row.get(2)?;
    let mode: Option<String> = row.get(4)?;
    let raw: Option<String> = row.get(9)?;
    let vote = Vote {
        mode: mode.and_then(|it| it.parse::<VoteMode>().ok()),
        yes: row.get(5)?,
        no: row.get(6)?,
        abstain: row.get(7)?,
        biased: row.get(8)?,
        raw: raw.clone().unwrap_or_default(),
        ..Vote::default()
    };
    let is_vote = raw.is_some() || vote.mode.is_some() || vote.yes.is_some();
    Ok(Done {
        outcome: outcome.and_then(|it| it.parse().ok()),
        outcome_raw: row.get(3)?,
        vote: is_vote.then_some(vote),
        at: places(&row.get::<_, String>(10)?),
        ..Done::default()
    })
}

/// A station that a paper prints for itself.
#[derive(Debug, Clone)]
pub(crate) struct Station {
    pub(crate) body: String,
    pub(crate) body_kind: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) done: Done,
    pub(crate) rule: String,
}

/// The stations of a paper, in order.
pub(crate) fn stations(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<Station>> {
    let sql = "SELECT agenda_item, body, outcome, outcome_raw, NULL, NULL, NULL, NULL, NULL, NULL, \
               at, body_kind, date, role, rule FROM consultations \
               WHERE paper = ?1 ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let stations = statement.query_map([paper], |row| {
        Ok(Station {
            body: row.get(1)?,
            body_kind: row.get(11)?,
            date: row.get(12)?,
            role: row.get(13)?,
            rule: row.get(14)?,
            done: Done { item: row.get(0)?, ..done(row)? },
        })
    })?;
    stations.collect()
}

/// A number that a paper names though no paper of the library has it.
#[derive(Debug, Clone)]
pub(crate) struct Missing {
    pub(crate) number: String,
    pub(crate) kind: String,
    pub(crate) role: String,
    pub(crate) date: Option<String>,
    pub(crate) at: Vec<Place>,
    pub(crate) rule: String,
}

/// The numbers a paper is about that no paper has; of minutes those of one item.
pub(crate) fn missing(
    connection: &Connection,
    paper: i64,
    item: Option<i64>,
) -> rusqlite::Result<Vec<Missing>> {
    let sql = "SELECT number, kind, role, date, at, rule, number_key FROM paper_numbers AS cited \
               WHERE paper = ?1 AND role IN ('answered', 'amends', 'subject', 'mandate') \
               AND NOT EXISTS (SELECT 1 FROM papers WHERE papers.number_key = cited.number_key) \
               ORDER BY position";
    let listed = match item {
        Some(item) => item_numbers(connection, paper, item)?,
        None => Vec::new(),
    };
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([paper], |row| {
        let missing = Missing {
            number: row.get(0)?,
            kind: row.get(1)?,
            role: row.get(2)?,
            date: row.get(3)?,
            at: places(&row.get::<_, String>(4)?),
            rule: row.get(5)?,
        };
        Ok((row.get::<_, String>(6)?, missing))
    })?;
    let rows: Vec<(String, Missing)> = rows.collect::<rusqlite::Result<_>>()?;
    let is_wanted = |key: &String| item.is_none() || listed.contains(key);
    Ok(rows.into_iter().filter(|(key, _)| is_wanted(key)).map(|(_, it)| it).collect())
}

fn item_numbers(connection: &Connection, paper: i64, item: i64) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT numbers FROM agenda_items WHERE paper = ?1 AND position = ?2";
    let numbers: Option<String> =
        connection.prepare_cached(sql)?.query_row([paper, item], |row| row.get(0)).optional()?;
    let numbers: Vec<String> =
        numbers.and_then(|it| serde_json::from_str(&it).ok()).unwrap_or_default();
    Ok(numbers.iter().map(|it| reference_key(it)).collect())
}

/// The positions of the items of minutes with a number.
pub(crate) fn positions(
    connection: &Connection,
    paper: i64,
    number: &str,
) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT position FROM agenda_items WHERE paper = ?1 AND number = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let positions = statement.query_map((paper, number), |row| row.get(0))?;
    positions.collect()
}

/// The number of the one motion or inquiry that a paper is about and no paper has: its key, and as
/// printed.
pub(crate) fn missing_head(
    connection: &Connection,
    paper: i64,
) -> rusqlite::Result<Option<(String, String)>> {
    let sql = "SELECT DISTINCT number_key, number FROM paper_numbers AS cited WHERE paper = ?1 \
               AND role IN ('answered', 'amends') AND kind IN ('motion', 'inquiry', 'other') \
               AND NOT EXISTS (SELECT 1 FROM papers WHERE papers.number_key = cited.number_key) \
               GROUP BY number_key ORDER BY position LIMIT 2";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([paper], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut found: Vec<(String, String)> = found.collect::<rusqlite::Result<_>>()?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// A paper that names a number.
#[derive(Debug, Clone)]
pub(crate) struct Citing {
    /// As if the paper of the number were there; its target is 0.
    pub(crate) link: Link,
    /// The number as printed.
    pub(crate) number: String,
}

/// More papers about one number are not told.
const MAX_CITING: u32 = 500;

/// The papers that are about a number, each with the item of minutes that is.
pub(crate) fn citing(connection: &Connection, key: &str) -> rusqlite::Result<Vec<Citing>> {
    let sql = "SELECT paper_numbers.paper, role, paper_numbers.number, paper_numbers.at, genre, \
               coalesce((SELECT position FROM agenda_items WHERE agenda_items.paper = papers.paper \
               AND agenda_items.number = paper_numbers.agenda_item ORDER BY position LIMIT 1), 0) \
               FROM paper_numbers JOIN papers USING (paper) WHERE paper_numbers.number_key = ?1 \
               AND role IN ('answered', 'amends', 'subject', 'mandate') AND duplicate_of IS NULL \
               GROUP BY 1, 6 ORDER BY 1 LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map((key, MAX_CITING), |row| {
        let (role, genre): (String, String) = (row.get(1)?, row.get(4)?);
        let genre = genre.parse().unwrap_or(Genre::Other);
        let role = role.parse().unwrap_or(ReferenceRole::Cited);
        let link = Link {
            paper: row.get(0)?,
            target: 0,
            kind: kind_of_missing(genre, role),
            agenda_item: row.get(5)?,
            basis: Basis::Explicit,
            rule: format!("number/{}", role.as_str()).into(),
            at: row.get(3)?,
        };
        Ok(Citing { link, number: row.get(2)? })
    })?;
    found.collect()
}
