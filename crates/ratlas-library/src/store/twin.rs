//! A store in memory into which a paper is written again, to compare its rows with those it has.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::store::papers::{self, PackedPaper};
use crate::store::schema;

/// What is no function of the paper alone, or is compared elsewhere.
const LEFT_OUT: &[(&str, &str)] = &[("papers", "family"), ("signatures", "settled")];

/// Tables with rows of a paper that are not written with it, or have no key to look them up by.
const OTHER_TABLES: &[&str] =
    &["records", "page_texts", "files", "links", "link_keys", "bands", "arrivals"];

/// An empty store beside the real one.
pub(crate) struct Twin {
    connection: Connection,
    /// Each table with the question for the rows of a paper.
    tables: Vec<(String, String)>,
}

impl Twin {
    /// Makes an empty store.
    pub(crate) fn new() -> rusqlite::Result<Twin> {
        let mut connection = schema::in_memory()?;
        connection.set_prepared_statement_cache_capacity(super::STATEMENTS);
        let tables = tables(&mut connection)?;
        connection.execute_batch("BEGIN")?;
        Ok(Twin { connection, tables })
    }

    /// The tables in which `store` has other rows of the paper than writing it gives.
    pub(crate) fn differing(
        &self,
        store: &Connection,
        key: i64,
        seq: u64,
        paper: &PackedPaper,
    ) -> rusqlite::Result<Vec<String>> {
        papers::insert(&self.connection, Some(key), paper, seq)?;
        let mut differing = Vec::new();
        for (table, sql) in &self.tables {
            if rows(store, sql, key)? != rows(&self.connection, sql, key)? {
                differing.push(table.clone());
            }
        }
        if !self.has_bands(store)? {
            differing.push("bands".to_owned());
        }
        self.connection.execute_batch(
            "DELETE FROM bands; DELETE FROM papers; DELETE FROM link_work; DELETE FROM arrivals;",
        )?;
        Ok(differing)
    }

    /// Whether the store has the bands of the paper: they are found by their numbers only.
    fn has_bands(&self, store: &Connection) -> rusqlite::Result<bool> {
        let mut bands = self.connection.prepare_cached("SELECT band, head, paper FROM bands")?;
        let mut rows = bands.query([])?;
        let sql =
            "SELECT EXISTS (SELECT 1 FROM bands WHERE band = ?1 AND head = ?2 AND paper = ?3)";
        let mut exists = store.prepare_cached(sql)?;
        while let Some(row) = rows.next()? {
            let key: (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if !exists.query_row(key, |row| row.get::<_, bool>(0))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The tables that are written with a paper, each with the question for its rows.
fn tables(connection: &mut Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut names = connection.prepare(
        "SELECT tables.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns \
         WHERE tables.type = 'table' AND columns.name = 'paper' ORDER BY tables.name",
    )?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let names = names.into_iter().filter(|it| !OTHER_TABLES.contains(&it.as_str()));
    names.map(|table| Ok((table.clone(), question(connection, table)?))).collect()
}

fn question(connection: &Connection, table: String) -> rusqlite::Result<String> {
    let mut columns = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let columns = columns.query_map([&table], |row| row.get(0))?;
    let columns: Vec<String> = columns.collect::<rusqlite::Result<_>>()?;
    let order: Vec<String> = (1..columns.len()).map(|it| it.to_string()).collect();
    let order = order.join(", ");
    let compared = columns
        .into_iter()
        .filter(|column| !LEFT_OUT.contains(&(table.as_str(), column.as_str())))
        .collect::<Vec<String>>()
        .join(", ");
    Ok(format!("SELECT {compared} FROM {table} WHERE paper = ?1 ORDER BY {order}"))
}

fn rows(connection: &Connection, sql: &str, paper: i64) -> rusqlite::Result<Vec<Vec<Value>>> {
    let mut statement = connection.prepare_cached(sql)?;
    let n_columns = statement.column_count();
    let rows = statement.query_map(params_from_iter([paper]), |row| {
        (0..n_columns).map(|it| row.get(it)).collect::<rusqlite::Result<Vec<Value>>>()
    })?;
    rows.collect()
}
