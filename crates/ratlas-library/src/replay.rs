//! The index follows the store: what it missed is made good without reading a file again.

mod swap;

use std::fs;
use std::path::{Path, PathBuf};

use ratlas_index::{IndexError, IndexWriter, IndexedPaper};

use crate::error::{In, LibraryError};
use crate::store::log::{self, Change};
use crate::store::{Store, families, reading};

/// The folder of the index within the library's folder.
const INDEX_FOLDER: &str = "index";

/// Where an index is made anew.
const NEW_FOLDER: &str = "index.new";

/// Where the old one waits to be deleted, where two folders cannot change places.
const OLD_FOLDER: &str = "index.old";

/// Changes fetched at a time.
const CHANGES: u32 = 256;

/// Changes between two commits of the index while it is made anew.
const COMMIT_CHANGES: u64 = 20_000;

/// The folder of a library's index.
pub(crate) fn index_dir(dir: &Path) -> PathBuf {
    dir.join(INDEX_FOLDER)
}

/// Opens the index for writing and brings it up to date with the store.
///
/// An index that is missing, that another version wrote, that is damaged or that is ahead of its
/// store (a store copied back from elsewhere) is made anew: it holds nothing that the store has not.
pub(crate) fn open_index(dir: &Path, store: &Store) -> Result<IndexWriter, LibraryError> {
    let last_seq = log::last_seq(&store.connection).within(dir)?;
    match usable_index(dir, last_seq) {
        Ok(Some(mut index)) => {
            remove_leftovers(dir)?;
            replay(dir, store, &mut index)?;
            Ok(index)
        }
        Err(IndexError::Locked) => Err(IndexError::Locked).within(dir),
        Ok(None) | Err(_) => {
            remake(dir, store)?;
            IndexWriter::open(&index_dir(dir)).within(dir)
        }
    }
}

/// The index as it is, unless it is ahead of the store.
fn usable_index(dir: &Path, last_seq: u64) -> Result<Option<IndexWriter>, IndexError> {
    let index = IndexWriter::open(&index_dir(dir))?;
    Ok((index.committed_seq()? <= last_seq).then_some(index))
}

/// Makes the index anew from the store, beside the old one, and puts it in its place: searching goes
/// on meanwhile, and a process that is killed leaves the old one.
pub(crate) fn remake(dir: &Path, store: &Store) -> Result<(), LibraryError> {
    remove_leftovers(dir)?;
    let (place, new) = (index_dir(dir), dir.join(NEW_FOLDER));
    let mut index = IndexWriter::open(&new).within(dir)?;
    replay(dir, store, &mut index)?;
    index.close().within(dir)?;
    swap::put(&new, &place, &dir.join(OLD_FOLDER)).within(&place)?;
    remove_leftovers(dir)
}

/// What an index that was made anew, or a process killed while making one, leaves.
pub(crate) fn leftovers(dir: &Path) -> impl Iterator<Item = PathBuf> {
    [NEW_FOLDER, OLD_FOLDER].map(|it| dir.join(it)).into_iter().filter(|it| it.exists())
}

fn remove_leftovers(dir: &Path) -> Result<(), LibraryError> {
    leftovers(dir).try_for_each(|it| fs::remove_dir_all(&it).within(&it))
}

/// Makes the changes the index has not committed, and commits them.
///
/// The index holds nothing uncommitted when this is called.
pub(crate) fn replay(
    dir: &Path,
    store: &Store,
    index: &mut IndexWriter,
) -> Result<(), LibraryError> {
    let last_seq = log::last_seq(&store.connection).within(dir)?;
    let mut committed = index.committed_seq().within(dir)?;
    let mut seq = committed;
    while seq < last_seq {
        let changes = log::changes(&store.connection, seq, CHANGES).within(dir)?;
        for change in &changes {
            make(dir, store, index, change)?;
        }
        // After the last change come only numbers of papers that are not indexed.
        seq = changes.last().map_or(last_seq, |it| it.seq);
        if seq == last_seq || seq - committed >= COMMIT_CHANGES {
            index.commit(seq).within(dir)?;
            committed = seq;
        }
    }
    Ok(())
}

fn make(
    dir: &Path,
    store: &Store,
    index: &mut IndexWriter,
    change: &Change,
) -> Result<(), LibraryError> {
    let Some(paper) = change.paper else {
        return index.remove(&change.id).within(dir);
    };
    let record = reading::record(&store.connection, &store.packer, paper).within(dir)?;
    let pages = reading::page_texts(&store.connection, &store.packer, paper).within(dir)?;
    let (family, whole) = families::of(&store.connection, paper).within(dir)?;
    let (family, whole) = (family.as_deref(), whole.as_deref());
    let paper = IndexedPaper { seq: change.seq, record: &record, pages: &pages, family, whole };
    index.add(&paper).within(dir)
}
