//! A paper as far as links need it: few columns, nothing unpacked.

use ratlas_german::reference_key;
use ratlas_model::{Genre, ReferenceKind, ReferenceRole};
use rusqlite::{Connection, OptionalExtension, Row};

/// What links are made from.
#[derive(Debug, Clone)]
pub(crate) struct LinkPaper {
    pub(crate) paper: i64,
    pub(crate) id: String,
    pub(crate) genre: Genre,
    pub(crate) title: Option<String>,
    /// Where the title stands, as the column `at`.
    pub(crate) title_at: String,
    pub(crate) city: Option<String>,
    pub(crate) number_key: Option<String>,
    /// The day it is filed under; EDTF.
    pub(crate) date: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) body_key: Option<String>,
    pub(crate) meeting_date: Option<String>,
    /// Whether it is a copy of another, or a file whose parts are papers of their own.
    pub(crate) is_shadow: bool,
    pub(crate) references: Vec<CitedNumber>,
    pub(crate) items: Vec<LinkItem>,
    /// Keys of factions, else names.
    pub(crate) applicants: Vec<String>,
    /// Body and day of each consultation.
    pub(crate) consultations: Vec<(String, String)>,
    /// Days that a motion or an answer is said to be of.
    pub(crate) motion_dates: Vec<String>,
}

/// A number that a paper names.
#[derive(Debug, Clone)]
pub(crate) struct CitedNumber {
    pub(crate) key: String,
    pub(crate) kind: ReferenceKind,
    pub(crate) role: ReferenceRole,
    pub(crate) date: Option<String>,
    /// The `position` of the agenda item it stands in; 0 for none.
    pub(crate) item: i64,
    pub(crate) at: String,
}

/// An item of an agenda.
#[derive(Debug, Clone)]
pub(crate) struct LinkItem {
    pub(crate) position: i64,
    pub(crate) number: Option<String>,
    pub(crate) title: String,
    /// Keys of the numbers it names.
    pub(crate) numbers: Vec<String>,
    pub(crate) at: String,
}

/// Reads a paper; `None` if there is none of this key.
pub(crate) fn read(connection: &Connection, paper: i64) -> rusqlite::Result<Option<LinkPaper>> {
    let sql = "SELECT paper, id, genre, title, city, number_key, best_date, meeting_body, \
               meeting_body_key, meeting_date, \
               duplicate_of IS NOT NULL OR EXISTS (SELECT 1 FROM papers AS parts WHERE parts.part_of = papers.id), \
               (SELECT at FROM evidence WHERE evidence.paper = papers.paper AND field = 'title') \
               FROM papers WHERE paper = ?1";
    let found = connection.prepare_cached(sql)?.query_row([paper], head).optional()?;
    let Some(mut found) = found else { return Ok(None) };
    found.items = items(connection, paper)?;
    found.references = references(connection, paper, &found.items)?;
    found.applicants = applicants(connection, paper)?;
    found.consultations = consultations(connection, paper)?;
    found.motion_dates = motion_dates(connection, paper)?;
    Ok(Some(found))
}

fn head(row: &Row<'_>) -> rusqlite::Result<LinkPaper> {
    let genre: String = row.get(2)?;
    Ok(LinkPaper {
        paper: row.get(0)?,
        id: row.get(1)?,
        genre: genre.parse().unwrap_or(Genre::Other),
        title: row.get(3)?,
        city: row.get(4)?,
        number_key: row.get(5)?,
        date: row.get(6)?,
        body: row.get(7)?,
        body_key: row.get(8)?,
        meeting_date: row.get(9)?,
        is_shadow: row.get(10)?,
        title_at: row.get::<_, Option<String>>(11)?.unwrap_or_else(|| "[]".to_owned()),
        references: Vec::new(),
        items: Vec::new(),
        applicants: Vec::new(),
        consultations: Vec::new(),
        motion_dates: Vec::new(),
    })
}

fn items(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<LinkItem>> {
    let sql = "SELECT position, number, title, numbers, at FROM agenda_items WHERE paper = ?1 \
               ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let items = statement.query_map([paper], |row| {
        let numbers: Vec<String> =
            serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default();
        Ok(LinkItem {
            position: row.get(0)?,
            number: row.get(1)?,
            title: row.get(2)?,
            numbers: numbers.iter().map(|it| reference_key(it)).collect(),
            at: row.get(4)?,
        })
    })?;
    items.collect()
}

fn references(
    connection: &Connection,
    paper: i64,
    items: &[LinkItem],
) -> rusqlite::Result<Vec<CitedNumber>> {
    let sql = "SELECT number_key, kind, role, date, agenda_item, at FROM paper_numbers \
               WHERE paper = ?1 ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let references = statement.query_map([paper], |row| {
        let key: String = row.get(0)?;
        let (kind, role): (String, String) = (row.get(1)?, row.get(2)?);
        let item: Option<String> = row.get(4)?;
        Ok(CitedNumber {
            item: item_position(items, item.as_deref(), &key),
            key,
            kind: kind.parse().unwrap_or(ReferenceKind::Other),
            role: role.parse().unwrap_or(ReferenceRole::Cited),
            date: row.get(3)?,
            at: row.get(5)?,
        })
    })?;
    references.collect()
}

/// The position of the item a number stands in: public and closed parts may count alike, so that
/// the item that lists the number goes before the first of its number.
fn item_position(items: &[LinkItem], number: Option<&str>, key: &str) -> i64 {
    let is_named = |it: &&LinkItem| number.is_none() || it.number.as_deref() == number;
    let listed = items.iter().filter(is_named).find(|it| it.numbers.iter().any(|it| it == key));
    let numbered = || items.iter().find(|it| number.is_some() && it.number.as_deref() == number);
    listed.or_else(numbered).map_or(0, |it| it.position)
}

fn applicants(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT coalesce(faction, lower(name)) FROM applicants WHERE paper = ?1 \
               ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([paper], |row| row.get(0))?;
    names.collect()
}

fn consultations(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT coalesce(body_key, body), date FROM consultations \
               WHERE paper = ?1 AND date IS NOT NULL ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([paper], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

fn motion_dates(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<String>> {
    let sql =
        "SELECT DISTINCT value FROM dates WHERE paper = ?1 AND role = 'motion' ORDER BY value";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([paper], |row| row.get(0))?;
    rows.collect()
}
