//! What a hit shows of a paper.

use ratlas_model::{Basis, Genre, Openness, Outcome, Place, Vote};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::store::int;

/// The columns of a paper that a hit shows.
#[derive(Debug, Clone)]
pub(crate) struct HitRow {
    pub(crate) paper: i64,
    pub(crate) city: Option<String>,
    pub(crate) genre: Genre,
    pub(crate) date: Option<String>,
    pub(crate) date_basis: Option<Basis>,
    pub(crate) number: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) source_path: String,
    pub(crate) public: Option<Openness>,
}

/// An agenda item.
#[derive(Debug, Clone, Default)]
pub(crate) struct ItemRow {
    /// As printed.
    pub(crate) number: Option<String>,
    pub(crate) title: String,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) vote: Option<Vote>,
    /// The first page of its text and the last.
    pub(crate) pages: Option<(u32, u32)>,
    /// Where its number and title stand.
    pub(crate) at: Vec<Place>,
    /// Where its text stands.
    pub(crate) text_at: Vec<Place>,
}

impl ItemRow {
    /// Page and byte of its first word; where it has no place, the top of its first page.
    pub(crate) fn begins(&self) -> Option<(u32, usize)> {
        let first = self.at.iter().map(|it| (it.page, it.span[0])).min();
        first.or(self.pages.map(|(from, _)| (from, 0)))
    }
}

/// The paper with this id.
pub(crate) fn row(connection: &Connection, id: &str) -> rusqlite::Result<Option<HitRow>> {
    let sql = "SELECT paper, city, genre, best_date, date_basis, number, title, source_path, \
               coalesce(public, meeting_public) FROM papers WHERE id = ?1";
    connection.prepare_cached(sql)?.query_row([id], hit_row).optional()
}

fn hit_row(row: &Row<'_>) -> rusqlite::Result<HitRow> {
    let genre: String = row.get(2)?;
    let date: Option<String> = row.get(3)?;
    let own_basis: Option<String> = row.get(4)?;
    Ok(HitRow {
        paper: row.get(0)?,
        city: row.get(1)?,
        genre: genre.parse().unwrap_or(Genre::Other),
        // A date that is not the paper's own follows from its meeting or its consultations.
        date_basis: date.as_ref().map(|_| own_basis.map_or(Basis::Inferred, |it| basis(&it))),
        date,
        number: row.get(5)?,
        title: row.get(6)?,
        source_path: row.get(7)?,
        public: row.get::<_, Option<String>>(8)?.as_deref().and_then(openness),
    })
}

fn openness(name: &str) -> Option<Openness> {
    [Openness::Public, Openness::Closed, Openness::Mixed].into_iter().find(|it| it.as_str() == name)
}

fn basis(name: &str) -> Basis {
    match name {
        "explicit" => Basis::Explicit,
        "derived" => Basis::Derived,
        _ => Basis::Inferred,
    }
}

/// The ids of the papers with exactly the text of an original, which the index does not hold.
pub(crate) fn copies(connection: &Connection, id: &str) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT id FROM papers WHERE duplicate_of = ?1 \
               AND text_hash = (SELECT text_hash FROM papers WHERE id = ?1) ORDER BY paper";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([id], |row| row.get(0))?;
    ids.collect()
}

/// The columns of an item, in the order in which [`item_row`] reads them.
const ITEM: &str = "SELECT number, title, outcome, vote_mode, vote_yes, vote_no, vote_abstain, \
                    vote_biased, vote_raw, page_from, page_to, at, text_at FROM agenda_items";

/// The agenda items of a paper, in their order.
pub(crate) fn items(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<ItemRow>> {
    let sql = format!("{ITEM} WHERE paper = ?1 ORDER BY position");
    let mut statement = connection.prepare_cached(&sql)?;
    let items = statement.query_map([paper], item_row)?;
    items.collect()
}

/// One agenda item of a paper.
pub(crate) fn item(
    connection: &Connection,
    paper: i64,
    position: usize,
) -> rusqlite::Result<Option<ItemRow>> {
    let sql = format!("{ITEM} WHERE paper = ?1 AND position = ?2");
    connection.prepare_cached(&sql)?.query_row((paper, int(position as u64)), item_row).optional()
}

fn item_row(row: &Row<'_>) -> rusqlite::Result<ItemRow> {
    let (from, to): (Option<u32>, Option<u32>) = (row.get(9)?, row.get(10)?);
    let outcome: Option<String> = row.get(2)?;
    Ok(ItemRow {
        number: row.get(0)?,
        title: row.get(1)?,
        outcome: outcome.and_then(|it| it.parse().ok()),
        vote: vote(row)?,
        pages: from.map(|it| (it, to.unwrap_or(it))),
        at: places(row.get(11)?),
        text_at: places(row.get(12)?),
    })
}

fn vote(row: &Row<'_>) -> rusqlite::Result<Option<Vote>> {
    let Some(raw) = row.get(8)? else { return Ok(None) };
    let mode: Option<String> = row.get(3)?;
    Ok(Some(Vote {
        mode: mode.and_then(|it| it.parse().ok()),
        yes: row.get(4)?,
        no: row.get(5)?,
        abstain: row.get(6)?,
        biased: row.get(7)?,
        raw,
        ..Vote::default()
    }))
}

/// Places without their boxes.
fn places(at: Option<String>) -> Vec<Place> {
    at.and_then(|it| serde_json::from_str(&it).ok()).unwrap_or_default()
}
