//! The store: one SQLite file, the truth of the library.
//!
//! Everything that speaks SQL is in this folder. Errors are SQLite's; the folder's name is added at
//! the border of the crate. Tables and columns: `docs/formats/library.md`.

pub(crate) mod backups;
pub(crate) mod checks;
pub(crate) mod coverage;
pub(crate) mod disclosed;
pub(crate) mod dump;
pub(crate) mod export;
pub(crate) mod facts;
pub(crate) mod families;
pub(crate) mod files;
pub(crate) mod forgotten;
pub(crate) mod hits;
pub(crate) mod likeness;
pub(crate) mod links;
pub(crate) mod log;
pub(crate) mod mend;
pub(crate) mod originals;
mod pack;
pub(crate) mod papers;
pub(crate) mod path_text;
pub(crate) mod reading;
pub(crate) mod rooms;
pub(crate) mod runs;
pub(crate) mod salvage;
pub(crate) mod saved;
pub(crate) mod schema;
pub(crate) mod twin;
pub(crate) mod waiting;
pub(crate) mod walked;

#[cfg(test)]
mod tests;

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction};

use crate::error::{In, LibraryError};
use crate::privacy::Disclosure;

use self::disclosed::told::KeptTold;
pub(crate) use self::pack::{Packer, dictionaries};

/// The file of the store within the library's folder.
pub(crate) const STORE_FILE: &str = "ratlas.sqlite";

/// How many prepared statements are kept: one for each table and query of a paper.
const STATEMENTS: usize = 96;

/// Packed pages and records are one or two thousand bytes; in pages of SQLite's usual 4,096 a fifth
/// of the file would be gaps between them.
const PAGE_BYTES: i64 = 8_192;

/// Readers see so many bytes of the file as memory, which they share with each other and with the system:
/// lists over all papers copy no page. More SQLite does not map.
const MAPPED_BYTES: i64 = 0x7fff_0000;

/// KiB of the pages beyond, as SQLite writes it.
const CACHED_KIB: i64 = -16_384;

/// A connection to the store.
pub(crate) struct Store {
    /// The connection, statements cached.
    pub(crate) connection: Connection,
    /// Reads and writes what is compressed.
    pub(crate) packer: Packer,
    /// How much it tells; see [`Store::disclose`].
    pub(crate) disclosure: Disclosure,
    /// Whether it tells of files no more than their names: folders are the owner's.
    pub(crate) names_only: bool,
    told_papers: KeptTold,
}

impl Store {
    /// Opens the store for writing; makes it or brings it up to date where needed.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Newer`] and [`LibraryError::Foreign`] before anything is changed.
    pub(crate) fn open_writable(dir: &Path) -> Result<Store, LibraryError> {
        let mut connection = Connection::open(dir.join(STORE_FILE)).within(dir)?;
        schema::check(&connection, dir)?;
        writable_pragmas(&connection).within(dir)?;
        schema::migrate(&mut connection, dir)?;
        Store::new(connection).within(dir)
    }

    /// Makes a store in a new file, in one piece: without a log beside it.
    pub(crate) fn create(path: &Path) -> rusqlite::Result<Store> {
        let mut connection = Connection::open(path)?;
        connection.pragma_update(None, "page_size", PAGE_BYTES)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        schema::create(&mut connection)?;
        Store::new(connection)
    }

    /// Opens the store for reading.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NotFound`] if there is none, and as [`Store::open_writable`].
    pub(crate) fn open(dir: &Path) -> Result<Store, LibraryError> {
        if !dir.join(STORE_FILE).is_file() {
            return Err(LibraryError::NotFound { dir: dir.to_owned() });
        }
        let connection = open_for_reading(&dir.join(STORE_FILE)).within(dir)?;
        schema::check_current(&connection, dir)?;
        connection.pragma_update(None, "mmap_size", MAPPED_BYTES).within(dir)?;
        connection.pragma_update(None, "cache_size", CACHED_KIB).within(dir)?;
        Store::new(connection).within(dir)
    }

    /// A store of its own in memory, for one paper at a time.
    pub(crate) fn in_memory() -> Result<Store, LibraryError> {
        let dir = Path::new(":memory:");
        let mut connection = Connection::open_in_memory().within(dir)?;
        schema::migrate(&mut connection, dir)?;
        // Links are written without the papers they are about.
        connection.pragma_update(None, "foreign_keys", false).within(dir)?;
        Store::new(connection).within(dir)
    }

    /// Opens an existing store to write what belongs to the user and not to the papers, while another
    /// process may write those.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub(crate) fn open_for_notes(dir: &Path) -> Result<Connection, LibraryError> {
        let read_only = || LibraryError::ReadOnly { dir: dir.to_owned() };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(dir.join(STORE_FILE), flags).map_err(|_| read_only())?;
        schema::check_current(&connection, dir)?;
        connection.pragma_update(None, "foreign_keys", true).within(dir)?;
        Ok(connection)
    }

    /// As long as the value lives all that is read is of one state, and reading takes no locks of its own
    /// for each statement. Within another it is none.
    pub(crate) fn snapshot(&self) -> rusqlite::Result<Option<Transaction<'_>>> {
        self.connection.is_autocommit().then(|| self.connection.unchecked_transaction()).transpose()
    }

    fn new(connection: Connection) -> rusqlite::Result<Store> {
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // Plans do not depend on the values that are asked for: else each new value of a kept statement
        // has it planned anew, which takes longer than most of them run.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        let packer = Packer::load(&connection)?;
        Ok(Store {
            connection,
            packer,
            disclosure: disclosed::EVERYTHING,
            names_only: false,
            told_papers: KeptTold::default(),
        })
    }
}

/// Opens a store that may lie in a folder nobody can write to.
///
/// Reading a write-ahead log needs a shared-memory file beside it. Where that cannot be made, nobody
/// writes either, and the file may be read as it is.
fn open_for_reading(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    match connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
    {
        Err(rusqlite::Error::SqliteFailure(error, _))
            if matches!(
                error.code,
                rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly
            ) =>
        {
            Connection::open_with_flags(immutable_uri(path), flags | OpenFlags::SQLITE_OPEN_URI)
        }
        _ => Ok(connection),
    }
}

/// The name of a file that does not change, as SQLite's URI.
fn immutable_uri(path: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            byte => path_text::push_escape(&mut uri, *byte),
        }
    }
    uri + "?immutable=1"
}

/// Readers go on while one writes, and a commit survives a power cut: the index must never be ahead
/// of the store.
fn writable_pragmas(connection: &Connection) -> rusqlite::Result<()> {
    // Takes effect in a new file only.
    connection.pragma_update(None, "page_size", PAGE_BYTES)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)
}

/// An unsigned number as SQLite keeps it.
pub(crate) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number from the store that cannot be negative.
pub(crate) fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
