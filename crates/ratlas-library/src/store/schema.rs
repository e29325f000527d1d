//! Versions of the store: which this program knows, and how an older one becomes the newest.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use crate::care::durable;
use crate::error::{In, LibraryError};
use crate::store::{STORE_FILE, pack};

/// Tells SQLite tools whose file this is: the letters `RATL`.
const APPLICATION_ID: i64 = 0x5241_544C;

/// The steps from an empty file to the newest version; step *n* leads to version *n*. A step, once
/// released, is never edited.
const STEPS: &[&str] = &[
    include_str!("schema.sql"),
    include_str!("schema_2.sql"),
    include_str!("members.sql"),
    include_str!("business.sql"),
    include_str!("relations.sql"),
    include_str!("care.sql"),
];

/// The newest version this program knows.
fn known() -> i64 {
    i64::try_from(STEPS.len()).expect("there are few steps")
}

/// Refuses a store this program must not touch.
///
/// # Errors
///
/// [`LibraryError::Foreign`] if it is not a library, [`LibraryError::Newer`].
pub(super) fn check(connection: &Connection, dir: &Path) -> Result<i64, LibraryError> {
    let foreign = || LibraryError::Foreign { path: dir.join(STORE_FILE) };
    let application: i64 = match pragma(connection, "application_id") {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            return Err(foreign());
        }
        application => application.within(dir)?,
    };
    let found = pragma(connection, "user_version").within(dir)?;
    if application != APPLICATION_ID && !is_empty(connection).within(dir)? {
        return Err(foreign());
    }
    if found > known() {
        return Err(LibraryError::Newer { dir: dir.to_owned(), found, known: known() });
    }
    Ok(found)
}

/// Refuses a store that this program cannot read as it is.
///
/// # Errors
///
/// As [`check`], and [`LibraryError::Older`]; [`LibraryError::NotFound`] for an empty file, which is
/// what a process killed while making a library leaves.
pub(super) fn check_current(connection: &Connection, dir: &Path) -> Result<(), LibraryError> {
    match check(connection, dir)? {
        0 => Err(LibraryError::NotFound { dir: dir.to_owned() }),
        found if found < known() => {
            Err(LibraryError::Older { dir: dir.to_owned(), found, known: known() })
        }
        _ => Ok(()),
    }
}

/// Brings the store to the newest version, each step whole or not at all.
///
/// An existing store is copied first, to `ratlas.sqlite.v1` and so on.
pub(super) fn migrate(connection: &mut Connection, dir: &Path) -> Result<(), LibraryError> {
    let found = check(connection, dir)?;
    if found > 0 && found < known() {
        let copy = dir.join(format!("{STORE_FILE}.v{found}"));
        if !copy.exists() {
            keep_copy(connection, &copy, dir)?;
        }
    }
    for (version, step) in (1..).zip(STEPS).filter(|(version, _)| *version > found) {
        apply(connection, version, step).within(dir)?;
    }
    Ok(())
}

/// Copies the store as it is. The copy has its name only once it is whole: half of one, left by a
/// killed process or on a full disk, would be taken for a copy by the next migration.
fn keep_copy(connection: &Connection, copy: &Path, dir: &Path) -> Result<(), LibraryError> {
    let part = durable::part_of(copy);
    match fs::remove_file(&part) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error).within(&part),
        _ => {}
    }
    connection.execute("VACUUM INTO ?1", [part.to_string_lossy()]).within(dir)?;
    durable::sync_file(&part).and_then(|()| durable::rename(&part, copy)).within(copy)
}

/// An empty store of the newest version in memory.
pub(super) fn in_memory() -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "foreign_keys", true)?;
    for (version, step) in (1..).zip(STEPS) {
        apply(&mut connection, version, step)?;
    }
    Ok(connection)
}

/// What every store of the newest version has: tables, indexes and triggers by name, each with its
/// definition.
pub(super) fn objects(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let objects = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    objects.collect()
}

/// What a store lacks of the newest version: names with their definitions.
pub(crate) fn missing_objects(store: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let found = objects(store)?;
    let mut expected = objects(&in_memory()?)?;
    expected.retain(|(name, _)| !found.iter().any(|(it, _)| it == name));
    Ok(expected)
}

fn apply(connection: &mut Connection, version: i64, step: &str) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction.execute_batch(step)?;
    if version == 1 {
        pack::insert_dictionaries(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", version)?;
    transaction.commit()
}

/// Whether there is nothing in it: a file just made, or left by a process killed while making it.
fn is_empty(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))
}

fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
}
