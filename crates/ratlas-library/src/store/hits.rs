//! What a hit shows of a paper.

use ratlas_model::{Basis, Genre, Place};
use rusqlite::{Connection, OptionalExtension, Row};

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
}

/// Where an agenda item stands.
#[derive(Debug, Clone)]
pub(crate) struct ItemPlace {
    /// As printed.
    pub(crate) number: Option<String>,
    /// Page and byte of its first word.
    pub(crate) begins: (u32, usize),
    /// The page it ends on.
    pub(crate) page_to: Option<u32>,
}

/// The paper with this id.
pub(crate) fn row(connection: &Connection, id: &str) -> rusqlite::Result<Option<HitRow>> {
    let sql = "SELECT paper, city, genre, best_date, date_basis, number, title, source_path \
               FROM papers WHERE id = ?1";
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
    })
}

fn basis(name: &str) -> Basis {
    match name {
        "explicit" => Basis::Explicit,
        "derived" => Basis::Derived,
        _ => Basis::Inferred,
    }
}

/// The agenda items of a paper whose place is known.
pub(crate) fn items(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<ItemPlace>> {
    let sql = "SELECT number, page_from, page_to, at FROM agenda_items WHERE paper = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let items = statement.query_map([paper], |row| {
        let at: String = row.get(3)?;
        let begins = begins(row.get(1)?, &at);
        let (number, page_to) = (row.get(0)?, row.get(2)?);
        Ok(begins.map(|begins| ItemPlace { number, begins, page_to }))
    })?;
    items.filter_map(Result::transpose).collect()
}

/// The first of an item's places; where it has none, the top of its first page.
fn begins(page_from: Option<u32>, at: &str) -> Option<(u32, usize)> {
    let places: Vec<Place> = serde_json::from_str(at).unwrap_or_default();
    let first = places.iter().map(|it| (it.page, it.span[0])).min();
    first.or(page_from.map(|page| (page, 0)))
}
