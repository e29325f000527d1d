//! Versions of the store: which this program knows, and how an older one becomes the newest.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use crate::care::durable;
use crate::error::{In, LibraryError};
use crate::store::{STORE_FILE, backups, pack, rooms};

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
    include_str!("rooms.sql"),
];

/// The newest version this program knows.
pub(crate) fn known() -> i64 {
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
        keep_copy(connection, dir, found)?;
    }
    for (version, step) in (1..).zip(STEPS).filter(|(version, _)| *version > found) {
        apply(connection, version, step).within(dir)?;
    }
    Ok(())
}

/// Keeps a copy of a store of an older version, which has its name once it is whole. One that is there
/// already is enough if it is the same; another one keeps its name.
fn keep_copy(connection: &Connection, dir: &Path, found: i64) -> Result<(), LibraryError> {
    let name = format!("{STORE_FILE}.v{found}");
    let part = durable::part_of(&dir.join(&name));
    if part.exists() {
        fs::remove_file(&part).within(&part)?;
    }
    let copied = backups::copy(connection, &part).within(dir);
    copied.and_then(|()| durable::sync_file(&part).within(&part)).inspect_err(|_| {
        // What could not be finished takes room that may be what is missing.
        let _ = fs::remove_file(&part);
    })?;
    let numbered = (2..).map(|it| format!("{name}.{it}"));
    for copy in std::iter::once(name.clone()).chain(numbered).map(|it| dir.join(it)) {
        if !copy.exists() {
            return durable::rename(&part, &copy).within(&copy);
        }
        if durable::are_same(&part, &copy).within(&copy)? {
            return fs::remove_file(&part).within(&part);
        }
    }
    Ok(())
}

/// An empty store of the newest version in memory.
pub(super) fn in_memory() -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "foreign_keys", true)?;
    create(&mut connection)?;
    Ok(connection)
}

/// Makes the tables of the newest version in an empty file.
pub(super) fn create(connection: &mut Connection) -> rusqlite::Result<()> {
    (1..).zip(STEPS).try_for_each(|(version, step)| apply(connection, version, step))
}

/// What every store of the newest version has: tables, indexes and triggers by name, each with its
/// definition.
fn objects(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
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
    if version == 7 {
        rooms::fill_slugs(&transaction)?;
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
