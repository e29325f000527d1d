//! Copies of the library: what is forgotten here must not come back from there.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::Library;
use crate::care::manifest::{BackupFile, Manifest};
use crate::error::{In, LibraryError};
use crate::lock::LOCK_FILE;
use crate::privacy::Forgotten;
use crate::replay;
use crate::store::{STORE_FILE, backups, forgotten};

/// A copy of the library, after something was forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupAfter {
    /// Its folder.
    pub path: String,
    /// When it was made, UTC.
    pub made: String,
    /// What became of it.
    pub state: BackupState,
}

/// What became of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupState {
    /// It still holds what was forgotten, and its manifest says what must be forgotten again when it is
    /// put back.
    Told,
    /// It was written anew without what was forgotten.
    Rewritten,
    /// There is no copy at its place, or it cannot be written to just now: why.
    OutOfReach(String),
}

impl Library {
    /// Tells every copy of this library what was forgotten, and writes it anew if that is wanted.
    ///
    /// A copy that is out of reach is named in the answer; ask again when it is back.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`] if the copies are not known.
    pub fn tell_backups(&self, rewrite: bool) -> Result<Vec<BackupAfter>, LibraryError> {
        let all = self.forgotten()?;
        let known = backups::all(&self.store.connection).within(self.dir())?;
        let told = known.into_iter().map(|(path, made, _)| {
            let state = match told(Path::new(&path), &all, rewrite) {
                Ok(state) => state,
                Err(reason) => BackupState::OutOfReach(reason),
            };
            BackupAfter { path, made, state }
        });
        Ok(told.collect())
    }
}

/// Tells one copy. Its manifest comes first: killed in between, restoring still forgets.
fn told(folder: &Path, all: &[Forgotten], rewrite: bool) -> Result<BackupState, String> {
    Manifest::add_forgotten(folder, all).map_err(|it| it.to_string())?;
    if !rewrite {
        return Ok(BackupState::Told);
    }
    rewritten(folder, all).map(|()| BackupState::Rewritten).map_err(|it| it.to_string())
}

/// Forgets inside of a copy, and notes in its manifest which bytes it has now.
fn rewritten(folder: &Path, all: &[Forgotten]) -> Result<(), LibraryError> {
    let had_index = replay::index_dir(folder).exists();
    let mut copy = Library::open_writable(folder)?;
    copy.apply_forgotten(all)?;
    if !copy.is_forgotten_for_good()? {
        let busy = io::Error::new(ErrorKind::ResourceBusy, "somebody reads it");
        return Err(busy).within(folder);
    }
    let (fingerprint, seq, papers) = copy.state_for_manifest()?;
    // A copy is one file, without a log beside it.
    forgotten::without_log(&copy.store.connection).within(folder)?;
    drop(copy);
    if !had_index {
        replay::remove_index(folder)?;
    }
    // What a copy that was opened leaves beside its store.
    let _ = fs::remove_file(folder.join(LOCK_FILE));
    noted(folder, fingerprint, seq, papers).within(folder)
}

fn noted(folder: &Path, fingerprint: String, seq: u64, papers: u64) -> io::Result<()> {
    let mut manifest = Manifest::read(folder)?;
    manifest.files.retain(|it| folder.join(&it.path).exists() && !it.path.starts_with("index/"));
    let mut paths: Vec<String> = manifest.files.iter().map(|it| it.path.clone()).collect();
    if !paths.iter().any(|it| it == STORE_FILE) {
        paths.push(STORE_FILE.to_owned());
    }
    let index = replay::index_dir(folder);
    if index.exists() {
        for entry in fs::read_dir(index)? {
            paths.push(format!("index/{}", entry?.file_name().to_string_lossy()));
        }
    }
    paths.sort();
    manifest.files =
        paths.iter().map(|it| BackupFile::of(folder, it)).collect::<io::Result<_>>()?;
    manifest.fingerprint = fingerprint;
    manifest.seq = seq;
    manifest.papers = papers;
    manifest.write(folder)
}
