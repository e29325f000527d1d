//! Removing papers that no file holds any more.

use rusqlite::Transaction;

use crate::store::{Packer, Store, files, log, papers, reading};

/// Removes them, oldest first, a few in each transaction.
///
/// Where an original goes, its oldest duplicate becomes the original. The index learns of both
/// through the sequence of changes.
pub(super) fn sweep(store: &mut Store) -> rusqlite::Result<()> {
    let Store { connection, packer } = store;
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

fn remove(
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
