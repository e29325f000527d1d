//! A copy of a library while it is in use.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::durable::{free_name, part_of, rename, sync_file, sync_folder};
use super::manifest::{BackupFile, FORMAT, Manifest};
use crate::Library;
use crate::clock::{compact_stamp, stamp};
use crate::error::{In, LibraryError};
use crate::lock::WriterLock;
use crate::replay;
use crate::store::{STORE_FILE, Store, backups, log};
use crate::thesaurus;

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its folder.
    pub folder: PathBuf,
    /// What it is and holds.
    pub manifest: Manifest,
    /// Whether it holds the search index; without, restoring makes it anew.
    pub has_index: bool,
    /// Whether the library knows of it, so that forgetting reaches it: not if nothing can be written
    /// to the library.
    pub is_noted: bool,
}

impl Library {
    /// Copies the library as it is at one moment into a new folder in `target`, also while another
    /// process writes. The copy is checked by its hashes when it is restored.
    ///
    /// With `with_index` the search index is copied, too, if it is current and nobody writes.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Damaged`] if the store cannot be read to its end, [`LibraryError::Io`] if
    /// `target` cannot be written to: what was begun is then deleted.
    pub fn backup(&self, target: &Path, with_index: bool) -> Result<Backup, LibraryError> {
        fs::create_dir_all(target).within(target)?;
        let folder = free_name(target, &name_of(self.dir())?);
        let part = part_of(&folder);
        fs::create_dir(&part).within(&part)?;
        let made = self.fill(&part, with_index).and_then(|made| {
            sync_folder(&part).within(&part)?;
            rename(&part, &folder).within(&folder)?;
            Ok(made)
        });
        let (manifest, has_index) = made.inspect_err(|_| {
            // The reason it failed is told; that it cannot be deleted is the same one.
            let _ = fs::remove_dir_all(&part);
        })?;
        let folder = std::path::absolute(&folder).within(&folder)?;
        let is_noted = note(self.dir(), &folder, &manifest).is_ok();
        Ok(Backup { folder, manifest, has_index, is_noted })
    }

    fn fill(&self, part: &Path, with_index: bool) -> Result<(Manifest, bool), LibraryError> {
        let copy = part.join(STORE_FILE);
        backups::copy(&self.store.connection, &copy).within(self.dir())?;
        sync_file(&copy).within(&copy)?;
        let mut paths = vec![STORE_FILE.to_owned()];
        for path in own_files(self.dir()) {
            copy_file(self.dir(), part, &path).within(&self.dir().join(&path))?;
            paths.push(path);
        }
        let store = Store::open(part)?;
        let seq = log::last_seq(&store.connection).within(part)?;
        let has_index = with_index && self.copy_index(part, seq, &mut paths)?;
        paths.sort();
        let files = paths.iter().map(|it| BackupFile::of(part, it)).collect::<io::Result<_>>();
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            program: concat!("ratlas ", env!("CARGO_PKG_VERSION")).to_owned(),
            library: backups::version(&store.connection).within(part)?,
            made: stamp(),
            seq,
            fingerprint: self.fingerprint_of(&store)?,
            papers: crate::store::checks::n_papers(&store.connection).within(part)?,
            files: files.within(part)?,
            forgotten: Vec::new(),
        };
        drop(store);
        manifest.write(part).within(part)?;
        Ok((manifest, has_index))
    }

    /// Copies the index, unless it is not that of the copied store or somebody may write to it.
    fn copy_index(
        &self,
        part: &Path,
        seq: u64,
        paths: &mut Vec<String>,
    ) -> Result<bool, LibraryError> {
        let Ok(_lock) = WriterLock::take(self.dir()) else { return Ok(false) };
        if self.index()?.committed_seq().within(self.dir())? != seq {
            return Ok(false);
        }
        let index = replay::index_dir(self.dir());
        for entry in fs::read_dir(&index).within(&index)? {
            let name = entry.within(&index)?.file_name();
            let is_lock = Path::new(&name).extension().is_some_and(|it| it == "lock");
            let name = name.to_string_lossy().into_owned();
            if !is_lock {
                let path = format!("index/{name}");
                copy_file(self.dir(), part, &path).within(&self.dir().join(&path))?;
                paths.push(path);
            }
        }
        Ok(true)
    }
}

/// The name of a backup: that of the library and the time.
fn name_of(dir: &Path) -> Result<String, LibraryError> {
    let dir = fs::canonicalize(dir).within(dir)?;
    let name = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(format!("{name}-{}", compact_stamp()))
}

/// The user's own files in the folder of a library, their parts joined by `/`.
fn own_files(dir: &Path) -> Vec<String> {
    let mut res: Vec<String> = thesaurus::OWN_FILES.map(str::to_owned).to_vec();
    let houses = fs::read_dir(dir.join("houses")).into_iter().flatten().flatten();
    res.extend(houses.map(|it| format!("houses/{}", it.file_name().to_string_lossy())));
    res.retain(|it| dir.join(it).is_file());
    res
}

/// Copies a file from one folder to the same place in another, and waits for the disk.
pub(super) fn copy_file(from: &Path, to: &Path, path: &str) -> io::Result<()> {
    let target = to.join(path);
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from.join(path), &target)?;
    sync_file(&target)
}

fn note(dir: &Path, folder: &Path, manifest: &Manifest) -> Result<(), LibraryError> {
    let notes = Store::open_for_notes(dir)?;
    let path = folder.to_string_lossy();
    backups::note(&notes, &path, &manifest.made, manifest.seq).within(dir)
}
