//! Removing papers that no file holds any more, and settling what had the text of another.

use rusqlite::Transaction;

use crate::store::{Packer, Store, files, log, papers, reading};

/// Removes them, oldest first, a few in each transaction.
///
/// Where an original goes, its oldest duplicate becomes the original. The index learns of both
/// through the sequence of changes.
pub(super) fn sweep(store: &mut Store) -> rusqlite::Result<()> {
    let Store { connection, packer, .. } = store;
    loop {
        let transaction = connection.transaction()?;
        let orphans = files::orphans(&transaction)?;
        if orphans.is_empty() {
            return Ok(());
        }
        for (paper, id) in orphans {
            remove(&transaction, packer, paper, &id)?;
        }
        transaction.commit()?;
    }
}

/// Gives duplicates whose original was read again, and is none now or has another text, their new
/// place: another original of their text, or one of their own.
pub(super) fn settle_strays(store: &mut Store) -> rusqlite::Result<()> {
    let Store { connection, packer, .. } = store;
    loop {
        let transaction = connection.transaction()?;
        let strays = papers::stray_duplicates(&transaction)?;
        if strays.is_empty() {
            return Ok(());
        }
        for stray in strays {
            settle(&transaction, packer, stray)?;
        }
        transaction.commit()?;
    }
}

fn settle(transaction: &Transaction<'_>, packer: &Packer, stray: i64) -> rusqlite::Result<()> {
    let seq = log::last_seq(transaction)? + 1;
    let mut record = reading::record(transaction, packer, stray)?;
    record.source.duplicate_of = papers::original_of(transaction, stray)?;
    papers::relink(transaction, packer, stray, &record, seq)
}

/// Removes a paper; its oldest duplicate takes its place.
pub(crate) fn remove(
    transaction: &Transaction<'_>,
    packer: &Packer,
    paper: i64,
    id: &str,
) -> rusqlite::Result<()> {
    let duplicates = reading::keys_of_duplicates(transaction, id)?;
    let mut seq = log::last_seq(transaction)? + 1;
    log::insert_removal(transaction, seq, id)?;
    papers::delete(transaction, paper)?;
    let mut original = None;
    for duplicate in duplicates {
        seq += 1;
        let mut record = reading::record(transaction, packer, duplicate)?;
        record.source.duplicate_of.clone_from(&original);
        papers::relink(transaction, packer, duplicate, &record, seq)?;
        original = original.or(Some(record.id));
    }
    Ok(())
}
