//! What was deleted, out of the files: no byte of it stays in the store, its log or the index.

use std::fs;
use std::path::Path;

use crate::care::durable;
use crate::error::{In, LibraryError};
use crate::replay;
use crate::store::{STORE_FILE, Store, forgotten};

/// Files beside the store that belong to it as it is.
const OWN: &[&str] =
    &["ratlas.sqlite", "ratlas.sqlite-wal", "ratlas.sqlite-shm", "ratlas.sqlite-journal"];

/// Writes the store anew, deletes what is left of older ones, and makes the index anew; gives whether
/// all is gone. It is not while somebody reads the old bytes.
pub(crate) fn purge(dir: &Path, store: &Store) -> Result<bool, LibraryError> {
    for it in leftovers(dir) {
        let path = dir.join(it);
        durable::remove(&path).within(&path)?;
    }
    let is_free = forgotten::vacuum(&store.connection).within(dir)?;
    // Beside the old one: it is searched meanwhile, and a killed process leaves one.
    replay::remake(dir, store)?;
    Ok(is_free && forgotten::empty_log(&store.connection).within(dir)?)
}

/// The names of what older versions left in the folder: copies of the store made before it was brought
/// up to date, an index that was being made.
pub(crate) fn leftovers(dir: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(dir) else { return Vec::new() };
    let names = entries.filter_map(|it| it.ok()?.file_name().into_string().ok());
    let mut res: Vec<String> = names.filter(|it| is_leftover(it)).collect();
    res.sort();
    res
}

fn is_leftover(name: &str) -> bool {
    (name.starts_with(STORE_FILE) && !OWN.contains(&name))
        || name.starts_with("index.")
        || name.starts_with("index-")
}
