//! Papers that are versions of each other, and what tells which are worth comparing.
//!
//! `signatures` has a row for each paper with enough text, `bands` one for each of its bands. A
//! paper is unsettled until it was compared with the papers in its bands.

use ratlas_model::Genre;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::ingest::{Head, Signature};
use crate::store::int;

/// In a band with more papers, which only forms have, those with the same number and date are
/// compared, and no others.
const MAX_BAND: u32 = 64;

/// A paper as its family needs to know it.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) paper: i64,
    pub(crate) id: String,
    pub(crate) family: Option<String>,
    /// Whether the index holds it.
    pub(crate) is_original: bool,
    /// Whether it is a file that holds several papers.
    pub(crate) is_whole: bool,
    /// The day it is filed under.
    pub(crate) best_date: Option<String>,
    pub(crate) head: Head,
    /// `None` for one that an older program wrote.
    pub(crate) signature: Option<Signature>,
}

/// The family of a paper, and that of the file it is a part of.
pub(crate) fn of(
    connection: &Connection,
    paper: i64,
) -> rusqlite::Result<(Option<String>, Option<String>)> {
    let sql = "SELECT family, (SELECT coalesce(file.family, file.id) FROM papers AS file \
               WHERE file.id = papers.part_of) FROM papers WHERE paper = ?1";
    connection.prepare_cached(sql)?.query_row([paper], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Notes what a paper, just written, is to be compared by.
pub(crate) fn insert(
    connection: &Connection,
    paper: i64,
    signature: &Signature,
) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO signatures (paper, numbers, settled) VALUES (?1, ?2, 0)";
    connection.prepare_cached(sql)?.execute((paper, signature.bytes()))?;
    let head = head_key(connection, paper)?;
    let sql = "INSERT OR IGNORE INTO bands (band, head, paper) VALUES (?1, ?2, ?3)";
    let mut bands = connection.prepare_cached(sql)?;
    for band in signature.bands() {
        bands.execute((band, head, paper))?;
    }
    Ok(())
}

/// The same for papers of the same number and date.
fn head_key(connection: &Connection, paper: i64) -> rusqlite::Result<i64> {
    let sql = "SELECT coalesce(number_key, '') || ' ' || coalesce(date, '') FROM papers \
               WHERE paper = ?1";
    let head: String = connection.prepare_cached(sql)?.query_row([paper], |row| row.get(0))?;
    let hash = blake3::hash(head.as_bytes());
    let first = hash.as_bytes().first_chunk().copied().unwrap_or_default();
    Ok(i64::from_le_bytes(first))
}

/// Has the papers that a paper was compared with, and itself, compared again.
pub(crate) fn unsettle(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE signatures SET settled = 0 WHERE paper = ?1 OR paper IN \
               (SELECT paper FROM papers WHERE family = \
               (SELECT family FROM papers WHERE paper = ?1))";
    connection.prepare_cached(sql)?.execute([paper])?;
    let Some(signature) = signature(connection, paper)? else { return Ok(()) };
    for mate in mates(connection, paper, &signature)? {
        connection
            .prepare_cached("UPDATE signatures SET settled = 0 WHERE paper = ?1")?
            .execute([mate])?;
    }
    Ok(())
}

/// Forgets a paper that is about to be deleted.
pub(crate) fn forget(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    unsettle(connection, paper)?;
    let Some(signature) = signature(connection, paper)? else { return Ok(()) };
    let head = head_key(connection, paper)?;
    let sql = "DELETE FROM bands WHERE band = ?1 AND head = ?2 AND paper = ?3";
    for band in signature.bands() {
        connection.prepare_cached(sql)?.execute((band, head, paper))?;
    }
    Ok(())
}

fn signature(connection: &Connection, paper: i64) -> rusqlite::Result<Option<Signature>> {
    let bytes: Option<Vec<u8>> = connection
        .prepare_cached("SELECT numbers FROM signatures WHERE paper = ?1")?
        .query_row([paper], |row| row.get(0))
        .optional()?;
    Ok(bytes.and_then(|it| Signature::from_bytes(&it)))
}

/// Papers that are to be compared, oldest first.
pub(crate) fn unsettled(connection: &Connection, limit: u32) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM signatures WHERE settled = 0 ORDER BY paper LIMIT ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let keys = statement.query_map([limit], |row| row.get(0))?;
    keys.collect()
}

/// The papers that share a band with one, in the order of their keys.
pub(crate) fn mates(
    connection: &Connection,
    paper: i64,
    signature: &Signature,
) -> rusqlite::Result<Vec<i64>> {
    let mut res = Vec::new();
    let mut all = connection.prepare_cached("SELECT paper FROM bands WHERE band = ?1 LIMIT ?2")?;
    let mut same_head = connection.prepare_cached(
        "SELECT paper FROM bands WHERE band = ?1 AND head = ?3 ORDER BY paper LIMIT ?2",
    )?;
    let head = head_key(connection, paper)?;
    for band in signature.bands() {
        let found: Vec<i64> =
            all.query_map((band, MAX_BAND + 1), |row| row.get(0))?.collect::<Result<_, _>>()?;
        if found.len() <= MAX_BAND as usize {
            res.extend(found);
        } else {
            let found = same_head.query_map((band, MAX_BAND, head), |row| row.get(0))?;
            res.extend(found.collect::<rusqlite::Result<Vec<i64>>>()?);
        }
    }
    res.sort_unstable();
    res.dedup();
    res.retain(|it| *it != paper);
    Ok(res)
}

/// A paper as its family needs to know it.
pub(crate) fn member(connection: &Connection, paper: i64) -> rusqlite::Result<Member> {
    let sql = "SELECT paper, id, family, duplicate_of IS NULL, EXISTS (SELECT 1 FROM papers AS part \
               WHERE part.part_of = papers.id), best_date, genre, coalesce(ags, city), \
               number_key, date, title, numbers FROM papers JOIN signatures USING (paper) \
               WHERE paper = ?1";
    connection.prepare_cached(sql)?.query_row([paper], member_row)
}

fn member_row(row: &Row<'_>) -> rusqlite::Result<Member> {
    let genre: String = row.get(6)?;
    let numbers: Vec<u8> = row.get(11)?;
    Ok(Member {
        paper: row.get(0)?,
        id: row.get(1)?,
        family: row.get(2)?,
        is_original: row.get(3)?,
        is_whole: row.get(4)?,
        best_date: row.get(5)?,
        head: Head {
            genre: genre.parse().unwrap_or(Genre::Other),
            city: row.get(7)?,
            number: row.get(8)?,
            date: row.get(9)?,
            title: row.get(10)?,
        },
        signature: Signature::from_bytes(&numbers),
    })
}

/// Notes that a paper was compared.
pub(crate) fn settle(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE signatures SET settled = 1 WHERE paper = ?1";
    connection.prepare_cached(sql)?.execute([paper])?;
    Ok(())
}

/// Notes the family of a paper, a change that the index follows.
pub(crate) fn set(
    connection: &Connection,
    paper: i64,
    family: Option<&str>,
    seq: u64,
) -> rusqlite::Result<()> {
    let sql = "UPDATE papers SET family = ?2, seq = ?3 WHERE paper = ?1";
    connection.prepare_cached(sql)?.execute((paper, family, int(seq)))?;
    Ok(())
}

/// The keys of the papers that a file holds.
pub(crate) fn parts(connection: &Connection, id: &str) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM papers WHERE part_of = ?1 AND duplicate_of IS NULL ORDER BY paper";
    let mut statement = connection.prepare_cached(sql)?;
    let keys = statement.query_map([id], |row| row.get(0))?;
    keys.collect()
}

/// Has the index learn again of a paper.
pub(crate) fn touch(connection: &Connection, paper: i64, seq: u64) -> rusqlite::Result<()> {
    let sql = "UPDATE papers SET seq = ?2 WHERE paper = ?1";
    connection.prepare_cached(sql)?.execute((paper, int(seq)))?;
    Ok(())
}
