//! A backup to a library again.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::backup::copy_file;
use super::durable::{PART, sync_folder};
use super::manifest::Manifest;
use crate::Library;
use crate::clock::compact_stamp;
use crate::error::{In, LibraryError};
use crate::lock::WriterLock;
use crate::privacy::Forgotten;
use crate::replay;
use crate::store::{STORE_FILE, backups, schema};

/// What restoring came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Papers in the library now.
    pub papers: u64,
    /// Where the library is that was there before.
    pub kept: Option<PathBuf>,
    /// Papers and names that were forgotten again.
    pub forgotten: u64,
}

/// Makes a library of a backup in the folder `to`, which then holds what the backup held, but for
/// what was forgotten since, there or in the library that is replaced.
///
/// Every file is checked before and after copying. The library is whole before it takes its place; one
/// that is there is kept beside it, and replaced only with `force`.
///
/// # Errors
///
/// [`LibraryError::Backup`] if it is none or not whole, [`LibraryError::Exists`] if there is a library
/// and `force` is not set, [`LibraryError::Newer`] if a newer program made it, [`LibraryError::Locked`]
/// if somebody writes to the library there.
pub fn restore(backup: &Path, to: &Path, force: bool) -> Result<Restored, LibraryError> {
    let manifest = checked(backup)?;
    let is_there = to.exists() && !is_empty(to);
    if is_there && !force {
        return Err(LibraryError::Exists { dir: to.to_owned() });
    }
    let _lock = if is_there { Some(WriterLock::take(to)?) } else { None };
    let (forgotten, known_backups) = remembered(to, &manifest);
    let part = part_of(to);
    if part.exists() {
        fs::remove_dir_all(&part).within(&part)?;
    }
    fs::create_dir_all(&part).within(&part)?;
    for file in &manifest.files {
        copy_file(backup, &part, &file.path).within(&part.join(&file.path))?;
    }
    check_files(&manifest, &part)?;
    let mut library = Library::open_writable(&part)?;
    let n_before = library.forgotten()?.len();
    library.apply_forgotten(&forgotten)?;
    let forgotten = library.forgotten()?.len().saturating_sub(n_before) as u64;
    let papers = library.stats()?.papers;
    note_backups(&library, backup, &manifest, &known_backups)?;
    drop(library);
    sync_folder(&part).within(&part)?;
    let kept = put(&part, to)?;
    Ok(Restored { papers, kept, forgotten })
}

/// The manifest of a backup whose files are all as it says.
fn checked(backup: &Path) -> Result<Manifest, LibraryError> {
    let wrong = |reason| LibraryError::Backup { path: backup.to_owned(), reason };
    let manifest = Manifest::read(backup).map_err(|error| match error.kind() {
        ErrorKind::NotFound => wrong("has no manifest.json".to_owned()),
        _ => wrong(error.to_string()),
    })?;
    let known = schema::known();
    if manifest.library > known {
        let (dir, found) = (backup.to_owned(), manifest.library);
        return Err(LibraryError::Newer { dir, found, known });
    }
    let is_inside =
        |path: &str| Path::new(path).components().all(|it| matches!(it, Component::Normal(_)));
    if let Some(file) = manifest.files.iter().find(|it| !is_inside(&it.path)) {
        return Err(wrong(format!("names a file outside of it: {}", file.path)));
    }
    if !manifest.files.iter().any(|it| it.path == STORE_FILE) {
        return Err(wrong(format!("lacks {STORE_FILE}")));
    }
    check_files(&manifest, backup)?;
    Ok(manifest)
}

fn check_files(manifest: &Manifest, folder: &Path) -> Result<(), LibraryError> {
    let files = manifest.wrong_files(folder).within(folder)?;
    if files.is_empty() {
        return Ok(());
    }
    let reason = format!("files are missing or changed: {}", files.join(", "));
    Err(LibraryError::Backup { path: folder.to_owned(), reason })
}

/// What must not come back, and which copies there are: as the backup says, and the library that is
/// there, if it can be read.
fn remembered(to: &Path, manifest: &Manifest) -> (Vec<Forgotten>, Vec<(String, String, u64)>) {
    let mut forgotten = manifest.forgotten.clone();
    let mut known = Vec::new();
    if let Ok(library) = Library::open(to) {
        forgotten.extend(library.forgotten().unwrap_or_default());
        known = backups::all(&library.store.connection).unwrap_or_default();
    }
    (forgotten, known)
}

/// Has the library know of its copies: what is forgotten later must be forgotten there, too.
fn note_backups(
    library: &Library,
    backup: &Path,
    manifest: &Manifest,
    known: &[(String, String, u64)],
) -> Result<(), LibraryError> {
    let (connection, dir) = (&library.store.connection, library.dir());
    for (path, made, seq) in known {
        backups::note(connection, path, made, *seq).within(dir)?;
    }
    let path = fs::canonicalize(backup).within(backup)?;
    backups::note(connection, &path.to_string_lossy(), &manifest.made, manifest.seq).within(dir)
}

fn is_empty(dir: &Path) -> bool {
    fs::read_dir(dir).is_ok_and(|mut it| it.next().is_none())
}

/// Where the library is made: beside its place, so that it only has to be renamed.
fn part_of(to: &Path) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(".restore");
    name.push(PART);
    PathBuf::from(name)
}

/// Puts the library in its place; gives where the one is that was there.
fn put(part: &Path, to: &Path) -> Result<Option<PathBuf>, LibraryError> {
    if !to.exists() || is_empty(to) {
        let _ = fs::remove_dir(to);
        fs::rename(part, to).within(to)?;
        return Ok(None);
    }
    let mut kept = to.as_os_str().to_owned();
    kept.push(format!(".before-{}", compact_stamp()));
    let mut kept = PathBuf::from(kept);
    while kept.exists() {
        kept.as_mut_os_string().push("-2");
    }
    replay::swap_folders(part, to, &kept).within(to)?;
    if part.exists() {
        fs::rename(part, &kept).within(&kept)?;
    }
    Ok(Some(kept))
}
