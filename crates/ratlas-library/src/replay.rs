//! The index follows the store: what it missed is made good without reading a file again.

mod swap;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ratlas_index::{AnalysedPaper, Analyser, IndexError, IndexWriter, IndexedPaper};
use rayon::prelude::*;

use crate::care::durable;
use crate::error::{In, LibraryError};
use crate::store::log::{self, Change};
use crate::store::reading::Packed;
use crate::store::{Packer, Store, families};

/// The folder of the index within the library's folder.
const INDEX_FOLDER: &str = "index";

/// Where an index is made anew.
const NEW_FOLDER: &str = "index.new";

/// Where the old one waits to be deleted, where two folders cannot change places.
const OLD_FOLDER: &str = "index.old";

/// Changes fetched at a time.
const CHANGES: u32 = 256;

/// Papers analysed at a time hold about so many bytes as they are kept; analysed they take ten times
/// as much.
const FETCHED_BYTES: usize = 2_000_000;

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

/// Puts a folder in the place of another, which is then at `old` or where the new one was.
pub(crate) fn swap_folders(new: &Path, place: &Path, old: &Path) -> io::Result<()> {
    swap::put(new, place, old)
}

/// What an index that was made anew, or a process killed while making one, leaves.
pub(crate) fn leftovers(dir: &Path) -> impl Iterator<Item = PathBuf> {
    [NEW_FOLDER, OLD_FOLDER].map(|it| dir.join(it)).into_iter().filter(|it| it.exists())
}

/// Deletes the index.
pub(crate) fn remove_index(dir: &Path) -> Result<(), LibraryError> {
    durable::remove(&index_dir(dir)).within(&index_dir(dir))
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
    let analyser = Analyser::default();
    while seq < last_seq {
        let changes = log::changes(&store.connection, seq, CHANGES).within(dir)?;
        let mut rest = changes.as_slice();
        while !rest.is_empty() {
            let fetched = fetch(store, rest).within(dir)?;
            rest = &rest[fetched.len()..];
            make(dir, &store.packer, &analyser, index, fetched)?;
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

/// A change with what the index needs for it; nothing if the paper is gone.
struct Fetched<'a> {
    change: &'a Change,
    paper: Option<FetchedPaper>,
}

/// A paper as it is kept, and what it belongs to.
struct FetchedPaper {
    packed: Packed,
    family: Option<String>,
    whole: Option<String>,
}

/// Fetches the papers of the next changes, as many as memory should hold at a time.
fn fetch<'a>(store: &Store, changes: &'a [Change]) -> rusqlite::Result<Vec<Fetched<'a>>> {
    let mut res = Vec::new();
    let mut bytes = 0;
    for change in changes {
        let paper = match change.paper {
            Some(paper) => Some(fetched_paper(store, paper)?),
            None => None,
        };
        bytes += paper.as_ref().map_or(0, |it| it.packed.bytes());
        res.push(Fetched { change, paper });
        if bytes >= FETCHED_BYTES {
            break;
        }
    }
    Ok(res)
}

fn fetched_paper(store: &Store, paper: i64) -> rusqlite::Result<FetchedPaper> {
    let (family, whole) = families::of(&store.connection, paper)?;
    Ok(FetchedPaper { packed: Packed::fetch(&store.connection, paper)?, family, whole })
}

/// Analyses papers on all cores and adds them in order.
fn make(
    dir: &Path,
    packer: &Packer,
    analyser: &Analyser,
    index: &mut IndexWriter,
    changes: Vec<Fetched<'_>>,
) -> Result<(), LibraryError> {
    let made: Vec<(&Change, Option<rusqlite::Result<AnalysedPaper>>)> = changes
        .into_par_iter()
        .map(|it| (it.change, it.paper.map(|paper| paper.analysed(packer, analyser))))
        .collect();
    for (change, paper) in made {
        match paper {
            Some(paper) => index.add(change.seq, paper.within(dir)?).within(dir)?,
            None => index.remove(&change.id).within(dir)?,
        }
    }
    Ok(())
}

impl FetchedPaper {
    fn analysed(self, packer: &Packer, analyser: &Analyser) -> rusqlite::Result<AnalysedPaper> {
        let (record, pages) = self.packed.unpack(packer)?;
        let (family, whole) = (self.family.as_deref(), self.whole.as_deref());
        let paper = IndexedPaper { record: &record, pages: &pages, family, whole };
        Ok(analyser.analyse(&paper))
    }
}
