//! Files that are whole or not there, also after a power cut.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The name of what is not whole yet.
pub(crate) const PART: &str = ".part";

/// Where something is written before it takes its place.
pub(crate) fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(PART);
    path.with_file_name(name)
}

/// A name in a folder that nothing has yet, nor anything that is not whole: clocks go backwards, too.
pub(crate) fn free_name(folder: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|it| format!("{name}-{it}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered).map(|it| folder.join(it));
    let is_free = |it: &PathBuf| !it.exists() && !part_of(it).exists();
    names.find(is_free).unwrap_or_else(|| folder.join(name))
}

/// Deletes a file, or a folder with all that is in it; nothing there is no error.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(it) if it.is_dir() => fs::remove_dir_all(path),
        _ => fs::remove_file(path),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes a file in the place of an old one.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = part_of(path);
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    rename(&part, path)
}

/// Gives a file or folder that is whole its name.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => sync_folder(folder),
        _ => sync_folder(Path::new(".")),
    }
}

/// Whether two files hold the same bytes.
pub(crate) fn are_same(one: &Path, other: &Path) -> io::Result<bool> {
    let hash = |path: &Path| -> io::Result<blake3::Hash> {
        let mut hasher = blake3::Hasher::new();
        io::copy(&mut File::open(path)?, &mut hasher)?;
        Ok(hasher.finalize())
    };
    Ok(fs::metadata(one)?.len() == fs::metadata(other)?.len() && hash(one)? == hash(other)?)
}

/// Makes sure that the bytes of a file are on the disk.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Makes sure that the names in a folder are on the disk.
#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Elsewhere folders cannot be opened as files; the system keeps their order itself.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
