//! Reading papers for others, and tables row by row.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

/// The table of page texts.
pub(crate) const PAGES: &str = "page_texts";

/// Tables by which the library finds its way, and packed ones.
const OWN: &[&str] = &["records", "signatures", "bands", "link_keys", "files", PAGES];

/// Columns that only mean something inside of the library.
const OWN_COLUMNS: &[&str] = &["seq"];

/// A table that is exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
}

/// What a paper says about another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LinkRow {
    pub(crate) target: i64,
    pub(crate) target_id: String,
    pub(crate) is_target_closed: bool,
    pub(crate) kind: String,
    pub(crate) agenda_item: i64,
    pub(crate) basis: String,
    pub(crate) rule: String,
    pub(crate) at: String,
}

/// The papers whose ids follow one, at most `limit`, each with its id.
pub(crate) fn after(
    connection: &Connection,
    id: &str,
    limit: u32,
) -> rusqlite::Result<Vec<(i64, String)>> {
    let sql = "SELECT paper, id FROM papers WHERE id > ?1 ORDER BY id LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map((id, limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// What a paper says about others.
pub(crate) fn links(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<LinkRow>> {
    let sql = "SELECT target, papers.id, coalesce(papers.public, papers.meeting_public) IS 'false', \
               kind, agenda_item, basis, rule, at FROM links JOIN papers ON papers.paper = target \
               WHERE links.paper = ?1 ORDER BY target, kind, agenda_item";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([paper], link_row)?;
    rows.collect()
}

fn link_row(row: &Row<'_>) -> rusqlite::Result<LinkRow> {
    Ok(LinkRow {
        target: row.get(0)?,
        target_id: row.get(1)?,
        is_target_closed: row.get(2)?,
        kind: row.get(3)?,
        agenda_item: row.get(4)?,
        basis: row.get(5)?,
        rule: row.get(6)?,
        at: row.get(7)?,
    })
}

/// The tables of facts, by name; with that of page texts if it is wanted.
pub(crate) fn tables(connection: &Connection, pages: bool) -> rusqlite::Result<Vec<Table>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    let names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
    let mut res = Vec::new();
    for name in names.into_iter().filter(|it| !OWN.contains(&it.as_str()) || (pages && it == PAGES))
    {
        let statement = connection.prepare(&format!("SELECT * FROM {name}"))?;
        let columns = statement.column_names().filter(|it| !OWN_COLUMNS.contains(it));
        let columns: Vec<String> = columns.map(String::from).collect();
        if columns.first().is_some_and(|it| it == "paper") {
            res.push(Table { name, columns });
        }
    }
    Ok(res)
}

/// What is known of a paper beside its record.
pub(crate) fn complete(
    connection: &Connection,
    paper: i64,
    family: Option<&str>,
    links: &[LinkRow],
) -> rusqlite::Result<()> {
    let sql = "UPDATE papers SET family = ?2 WHERE paper = ?1";
    connection.prepare_cached(sql)?.execute((paper, family))?;
    let sql = "INSERT INTO links (paper, target, kind, agenda_item, basis, rule, at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let mut insert = connection.prepare_cached(sql)?;
    for link in links {
        let LinkRow { target, kind, agenda_item, basis, rule, at, .. } = link;
        insert.execute((paper, target, kind, agenda_item, basis, rule, at))?;
    }
    Ok(())
}

/// All rows of a table, in the order of its key.
pub(crate) fn values(
    connection: &Connection,
    table: &Table,
) -> rusqlite::Result<Vec<Vec<Option<String>>>> {
    let columns = table.columns.join(", ");
    // Every table's key is at its front; none has more than five columns.
    let order: Vec<String> = (1..=table.columns.len().min(5)).map(|it| it.to_string()).collect();
    let sql = format!("SELECT {columns} FROM {} ORDER BY {}", table.name, order.join(", "));
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| {
        (0..table.columns.len()).map(|it| row.get_ref(it).map(text)).collect()
    })?;
    rows.collect()
}

fn text(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
    }
}

/// Makes room for the next paper.
pub(crate) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    let mut statement = connection.prepare_cached(tables)?;
    let names = statement.query_map([], |row| row.get(0))?;
    for name in names.collect::<rusqlite::Result<Vec<String>>>()? {
        if name != "dictionaries" && !name.starts_with("sqlite_") {
            connection.prepare_cached(&format!("DELETE FROM {name}"))?.execute([])?;
        }
    }
    Ok(())
}
