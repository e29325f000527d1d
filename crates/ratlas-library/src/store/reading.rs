//! Reading papers back.

use ratlas_model::{PageText, Record};
use rusqlite::{Connection, OptionalExtension};

use crate::store::Packer;

/// The record of a paper.
pub(crate) fn record(
    connection: &Connection,
    packer: &Packer,
    paper: i64,
) -> rusqlite::Result<Record> {
    packer.unpack_record(&packed_record(connection, paper)?)
}

fn packed_record(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<u8>> {
    connection
        .prepare_cached("SELECT record FROM records WHERE paper = ?1")?
        .query_row([paper], |row| row.get(0))
}

/// A record and its page texts, as they are kept.
pub(crate) struct Packed {
    record: Vec<u8>,
    pages: Vec<(PageText, Vec<u8>)>,
}

impl Packed {
    /// Fetches them from the store; unpacking can happen elsewhere.
    pub(crate) fn fetch(connection: &Connection, paper: i64) -> rusqlite::Result<Packed> {
        Ok(Packed {
            record: packed_record(connection, paper)?,
            pages: packed_pages(connection, paper)?,
        })
    }

    /// Bytes that are kept.
    pub(crate) fn bytes(&self) -> usize {
        self.record.len() + self.pages.iter().map(|(_, text)| text.len()).sum::<usize>()
    }

    /// The record and the texts.
    pub(crate) fn unpack(self, packer: &Packer) -> rusqlite::Result<(Record, Vec<PageText>)> {
        let record = packer.unpack_record(&self.record)?;
        let pages = self.pages.into_iter().map(|(page, text)| unpacked(packer, page, &text));
        Ok((record, pages.collect::<rusqlite::Result<Vec<PageText>>>()?))
    }
}

/// The texts of all pages of a paper.
pub(crate) fn page_texts(
    connection: &Connection,
    packer: &Packer,
    paper: i64,
) -> rusqlite::Result<Vec<PageText>> {
    let pages = packed_pages(connection, paper)?.into_iter();
    pages.map(|(page, text)| unpacked(packer, page, &text)).collect()
}

/// Pages without their texts, and these as they are kept.
fn packed_pages(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<(PageText, Vec<u8>)>> {
    let sql = "SELECT page, ocr, text, confidence, quality FROM page_texts WHERE paper = ?1 ORDER BY page";
    let mut statement = connection.prepare_cached(sql)?;
    let pages = statement.query_map([paper], |row| {
        let (confidence, quality) = (row.get(3)?, row.get(4)?);
        let (number, ocr) = (row.get(0)?, row.get(1)?);
        Ok((PageText { number, ocr, text: String::new(), confidence, quality }, row.get(2)?))
    })?;
    pages.collect()
}

fn unpacked(packer: &Packer, page: PageText, text: &[u8]) -> rusqlite::Result<PageText> {
    Ok(PageText { text: packer.unpack(text)?, ..page })
}

/// The text of one page.
pub(crate) fn page_text(
    connection: &Connection,
    packer: &Packer,
    paper: i64,
    page: u32,
) -> rusqlite::Result<Option<String>> {
    let bytes: Option<Vec<u8>> = connection
        .prepare_cached("SELECT text FROM page_texts WHERE paper = ?1 AND page = ?2")?
        .query_row((paper, page), |row| row.get(0))
        .optional()?;
    bytes.map(|it| packer.unpack(&it)).transpose()
}

/// The key of the paper with this id.
pub(crate) fn key(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT paper FROM papers WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}

/// The keys of the papers whose id begins with `prefix`: none, one, or two of many.
pub(crate) fn keys_of_prefix(connection: &Connection, prefix: &str) -> rusqlite::Result<Vec<i64>> {
    // Ids are lower-case hexadecimal, and `g` follows `f`.
    let sql = "SELECT paper FROM papers WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id LIMIT 2";
    keys(connection, sql, prefix)
}

/// The keys of the papers whose own number has this key, oldest first.
pub(crate) fn keys_of_number(
    connection: &Connection,
    number_key: &str,
) -> rusqlite::Result<Vec<i64>> {
    keys(connection, "SELECT paper FROM papers WHERE number_key = ?1 ORDER BY seq", number_key)
}

/// The keys of the papers with the text of an original.
pub(crate) fn keys_of_duplicates(
    connection: &Connection,
    original: &str,
) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM papers WHERE text_hash = \
               (SELECT text_hash FROM papers WHERE id = ?1) \
               AND duplicate_of = ?1 ORDER BY paper";
    keys(connection, sql, original)
}

fn keys(connection: &Connection, sql: &str, parameter: &str) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let keys = statement.query_map([parameter], |row| row.get(0))?;
    keys.collect()
}

/// The keys of all papers after a place in the sequence, at most `limit`, each with its place.
pub(crate) fn keys_after(
    connection: &Connection,
    seq: i64,
    limit: u32,
) -> rusqlite::Result<Vec<(i64, i64)>> {
    let sql = "SELECT seq, paper FROM papers WHERE seq > ?1 ORDER BY seq LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let keys = statement.query_map((seq, limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
    keys.collect()
}

/// The given paths of the files that hold a paper, those still there first, in the order of their
/// paths.
pub(crate) fn paths(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT given_path FROM files WHERE paper = ?1 ORDER BY vanished, path";
    let mut statement = connection.prepare_cached(sql)?;
    let paths = statement.query_map([paper], |row| row.get(0))?;
    paths.collect()
}

/// Counts by name, most frequent first.
pub(crate) fn counts(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<(String, u64)>> {
    let mut statement = connection.prepare_cached(sql)?;
    let counts = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get::<_, i64>(1).map(crate::store::unsigned)?))
    })?;
    counts.collect()
}
