//! A store whose file is damaged: everything that can still be read goes into a new one.
//!
//! Every paper is written again from its record and texts, so that no table is copied that could be
//! damaged. The new file is whole before the old one is moved aside.

use std::fs;
use std::path::{Path, PathBuf};

use super::durable::{free_name, part_of, remove, rename, sync_file, sync_folder};
use crate::clock::compact_stamp;
use crate::error::{In, LibraryError};
use crate::fingerprint::content_hash;
use crate::ingest;
use crate::store::papers::{self, PackedPaper};
use crate::store::salvage::{self as rows, Wreck};
use crate::store::{STORE_FILE, Store};

/// A new store that is whole and waits to take the place of the damaged one.
const SALVAGED: &str = "ratlas.sqlite.salvaged";

/// Papers in one transaction.
const GROUP_PAPERS: u64 = 256;

/// Whether a new store waits for its place: the process that made it was killed.
pub(crate) fn is_waiting(dir: &Path) -> bool {
    dir.join(SALVAGED).is_file()
}

/// Puts a new store that waits in its place; gives where the damaged one is then.
pub(crate) fn finish(dir: &Path) -> Result<Option<PathBuf>, LibraryError> {
    is_waiting(dir).then(|| put(dir)).transpose()
}

/// Makes a new store of what can be read in the damaged one; gives where that is then.
pub(crate) fn salvage(dir: &Path) -> Result<PathBuf, LibraryError> {
    let salvaged = dir.join(SALVAGED);
    let part = part_of(&salvaged);
    remove(&part).within(&part)?;
    let wreck = Wreck::open(&dir.join(STORE_FILE)).within(dir)?;
    let mut store = Store::create(&part).within(dir)?;
    fill(&wreck, &mut store).within(dir)?;
    store.connection.execute_batch("PRAGMA journal_mode = delete").within(dir)?;
    drop(store);
    sync_file(&part).within(&part)?;
    rename(&part, &salvaged).within(&salvaged)?;
    put(dir)
}

fn fill(wreck: &Wreck, store: &mut Store) -> rusqlite::Result<()> {
    let run = rows::copy_runs(wreck, &store.connection)?;
    rows::copy_notes(wreck, &store.connection)?;
    let mut seq = 0;
    let last = wreck.last_paper();
    for paper in 1..=last {
        if seq % GROUP_PAPERS == 0 && store.connection.is_autocommit() {
            store.connection.execute_batch("BEGIN")?;
        }
        if let Some(again) = read(wreck, store, paper) {
            // One that is there already, under another key, is not worth a second one.
            if papers::insert(&store.connection, Some(paper), &again, seq + 1).is_ok() {
                seq += 1;
                rows::copy_age(wreck, &store.connection, paper)?;
            }
            if seq % GROUP_PAPERS == 0 {
                store.connection.execute_batch("COMMIT")?;
            }
        }
    }
    if !store.connection.is_autocommit() {
        store.connection.execute_batch("COMMIT")?;
    }
    rows::copy_files(wreck, &store.connection, run)?;
    ingest::settle_relations(store)
}

/// A paper, if it is what was written.
fn read(wreck: &Wreck, store: &Store, paper: i64) -> Option<PackedPaper> {
    let (record, pages) = wreck.paper(paper)?;
    let is_whole = match wreck.content_hash(paper) {
        Some(expected) => expected == content_hash(&record, &pages),
        None => pages.len() as u64 == u64::from(record.source.pages),
    };
    if !is_whole {
        return None;
    }
    Some(PackedPaper::new(record, &pages, &store.packer))
}

/// Moves the damaged store aside, with its log, and puts the new one in its place.
fn put(dir: &Path) -> Result<PathBuf, LibraryError> {
    let store = dir.join(STORE_FILE);
    let kept = free_name(dir, &format!("{STORE_FILE}.damaged-{}", compact_stamp()));
    if store.exists() {
        // A second name, so that there is a store at every moment.
        fs::hard_link(&store, &kept)
            .or_else(|_| fs::copy(&store, &kept).map(drop))
            .within(&kept)?;
    }
    // A log that stayed would be taken for one of the new store.
    for suffix in ["-wal", "-shm"] {
        let log = dir.join(format!("{STORE_FILE}{suffix}"));
        if log.exists() {
            let mut name = kept.clone().into_os_string();
            name.push(suffix);
            fs::rename(&log, &name).within(&log)?;
        }
    }
    sync_folder(dir).within(dir)?;
    rename(&dir.join(SALVAGED), &store).within(&store)?;
    Ok(kept)
}
