//! Reading a damaged store: each row on its own, so that one that cannot be read takes no other with
//! it.

use std::path::Path;

use ratlas_model::{PageText, Record};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::clock::stamp;
use crate::store::{Packer, mend, reading};

/// More papers than any library has: a damaged number of one must not keep us counting.
const MAX_PAPERS: i64 = 100_000_000;

/// A damaged store.
pub(crate) struct Wreck {
    connection: Connection,
    packer: Packer,
}

impl Wreck {
    /// Opens it, and leaves it as it is.
    pub(crate) fn open(path: &Path) -> rusqlite::Result<Wreck> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        // A file that was cut off is opened only like this; nothing is written.
        connection.pragma_update(None, "writable_schema", true)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        let packer = Packer::load(&connection).or_else(|_| Packer::of_new_library())?;
        Ok(Wreck { connection, packer })
    }

    /// The largest key of a paper that any table tells.
    pub(crate) fn last_paper(&self) -> i64 {
        let tables = ["papers", "records", "page_texts", "signatures", "files", "evidence"];
        let last = tables.iter().filter_map(|table| {
            let sql = format!("SELECT max(paper) FROM {table}");
            self.connection.query_row(&sql, [], |row| row.get::<_, Option<i64>>(0)).ok().flatten()
        });
        last.max().unwrap_or(0).min(MAX_PAPERS)
    }

    /// A paper whose record and texts can be read.
    pub(crate) fn paper(&self, paper: i64) -> Option<(Record, Vec<PageText>)> {
        let record = reading::record(&self.connection, &self.packer, paper).ok()?;
        let pages = reading::page_texts(&self.connection, &self.packer, paper).ok()?;
        Some((record, pages))
    }

    /// The hash of what a paper said when it was written; `None` if it is not known.
    pub(crate) fn content_hash(&self, paper: i64) -> Option<String> {
        let sql = "SELECT content_hash FROM papers WHERE paper = ?1";
        let found = self.connection.prepare_cached(sql).ok()?.query_row([paper], |row| row.get(0));
        found.ok().flatten()
    }

    fn columns(&self, table: &str) -> Option<Vec<String>> {
        let mut statement =
            self.connection.prepare("SELECT name FROM pragma_table_info(?1)").ok()?;
        let names = statement.query_map([table], |row| row.get(0)).ok()?;
        names.collect::<rusqlite::Result<_>>().ok()
    }

    /// Copies the rows of a table that can be read, walking it from both ends; those the new store
    /// does not take were damaged, too.
    fn copy(&self, table: &str, key: &str, target: &Connection) -> rusqlite::Result<()> {
        let Some(columns) = self.columns(table).filter(|it| !it.is_empty()) else { return Ok(()) };
        let columns = columns.join(", ");
        let forward = format!("SELECT {columns} FROM {table} ORDER BY {key}");
        if !self.copy_rows(&forward, table, target)? {
            self.copy_rows(&(forward + " DESC"), table, target)?;
        }
        Ok(())
    }

    /// Copies rows until one cannot be read; gives whether that was the last.
    fn copy_rows(&self, sql: &str, table: &str, target: &Connection) -> rusqlite::Result<bool> {
        let Ok(mut statement) = self.connection.prepare(sql) else { return Ok(false) };
        let columns: Vec<&str> = statement.column_names().collect();
        let columns = columns.join(", ");
        let places = vec!["?"; statement.column_count()].join(", ");
        let sql = format!("INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})");
        let mut insert = target.prepare(&sql)?;
        let n_columns = statement.column_count();
        let Ok(mut found) = statement.query([]) else { return Ok(false) };
        loop {
            match found.next() {
                Ok(Some(row)) => {
                    let values: rusqlite::Result<Vec<Value>> =
                        (0..n_columns).map(|it| row.get(it)).collect();
                    if let Ok(values) = values {
                        // Refused by a rule of the table: damaged.
                        let _ = insert.execute(params_from_iter(values));
                    }
                }
                Ok(None) => return Ok(true),
                Err(_) => return Ok(false),
            }
        }
    }
}

/// Copies the runs, and adds one that was not finished: the next one completes the library. Gives
/// its key.
pub(crate) fn copy_runs(wreck: &Wreck, target: &Connection) -> rusqlite::Result<i64> {
    wreck.copy("runs", "run", target)?;
    let now = stamp();
    target.execute(
        "INSERT INTO runs (program, started, ended, interrupted) VALUES (?1, ?2, ?2, 1)",
        (concat!("ratlas ", env!("CARGO_PKG_VERSION")), &now),
    )?;
    Ok(target.last_insert_rowid())
}

/// Copies what belongs to the user and not to the papers, and when these came.
pub(crate) fn copy_notes(wreck: &Wreck, target: &Connection) -> rusqlite::Result<()> {
    wreck.copy("saved_queries", "name", target)?;
    wreck.copy("saved_hits", "name", target)?;
    wreck.copy("forgotten", "what", target)?;
    wreck.copy("backups", "path", target)?;
    wreck.copy("arrivals", "arrival", target)
}

/// Notes of a paper that an older program wrote that it is to be read again some day.
pub(crate) fn copy_age(wreck: &Wreck, target: &Connection, paper: i64) -> rusqlite::Result<()> {
    let sql = "SELECT content_hash IS NULL FROM papers WHERE paper = ?1";
    let is_old = wreck.connection.prepare_cached(sql).ok();
    let is_old = is_old.and_then(|mut it| it.query_row([paper], |row| row.get::<_, bool>(0)).ok());
    if is_old == Some(true) {
        let sql = "UPDATE papers SET content_hash = NULL WHERE paper = ?1";
        target.execute(sql, [paper])?;
    }
    Ok(())
}

/// Copies the files. Those whose paper is lost are read again by the next run; a paper whose file is
/// lost gets one that is gone.
pub(crate) fn copy_files(wreck: &Wreck, target: &Connection, run: i64) -> rusqlite::Result<()> {
    target.pragma_update(None, "foreign_keys", false)?;
    wreck.copy("files", "path", target)?;
    copy_single_files(wreck, target)?;
    target.execute(
        "UPDATE files SET first_seen = ?1 WHERE first_seen NOT IN (SELECT run FROM runs)",
        [run],
    )?;
    target.execute(
        "UPDATE files SET last_seen = ?1 WHERE last_seen NOT IN (SELECT run FROM runs)",
        [run],
    )?;
    let lost = keys(
        target,
        "SELECT DISTINCT paper FROM files WHERE paper IS NOT NULL \
                             AND paper NOT IN (SELECT paper FROM papers)",
    )?;
    lost.into_iter().try_for_each(|it| mend::read_again(target, it))?;
    let bare = keys(
        target,
        "SELECT paper FROM papers WHERE paper NOT IN \
                             (SELECT paper FROM files WHERE paper IS NOT NULL)",
    )?;
    bare.into_iter().try_for_each(|it| mend::give_file(target, it))?;
    target.execute("DELETE FROM arrivals WHERE paper NOT IN (SELECT paper FROM papers)", [])?;
    target.pragma_update(None, "foreign_keys", true)
}

/// Copies what walking the table missed: each path is in a list of its own, too, and rows between two
/// damaged ones are found by it.
fn copy_single_files(wreck: &Wreck, target: &Connection) -> rusqlite::Result<()> {
    let list = "SELECT path FROM files INDEXED BY files_by_paper ORDER BY paper";
    let Ok(mut list) = wreck.connection.prepare(list) else { return Ok(()) };
    let Ok(mut paths) = list.query([]) else { return Ok(()) };
    let columns = wreck.columns("files").unwrap_or_default().join(", ");
    let single = format!("SELECT {columns} FROM files WHERE path = '{{}}'");
    while let Ok(Some(row)) = paths.next() {
        let Ok(path) = row.get::<_, String>(0) else { continue };
        let is_there = "SELECT EXISTS (SELECT 1 FROM files WHERE path = ?1)";
        if !target.prepare_cached(is_there)?.query_row([&path], |row| row.get::<_, bool>(0))? {
            let sql = single.replace("{}", &path.replace('\'', "''"));
            wreck.copy_rows(&sql, "files", target)?;
        }
    }
    Ok(())
}

fn keys(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare(sql)?;
    let keys = statement.query_map([], |row| row.get(0))?;
    keys.collect()
}
