//! Which files are there.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rusqlite::Connection;

use crate::clock;
use crate::error::{In, LibraryError};
use crate::ingest::places::Places;
use crate::ingest::report::{IngestObserver, IngestReport};
use crate::store::files::WalkedFile;
use crate::store::path_text::path_text;
use crate::store::walked::{self, Ground};

/// So many entries of a folder are held and sorted at a time: a folder may have a million.
const ENTRIES: usize = 8_192;

/// What a walk works with.
pub(crate) struct Walker<'a> {
    /// Has the tables of the walk.
    pub(crate) connection: &'a Connection,
    /// The folder of the library, which is left out.
    pub(crate) library: &'a Path,
    pub(crate) stop: &'a AtomicBool,
    pub(crate) observer: &'a dyn IngestObserver,
    /// Files that changed within this time are left for later.
    pub(crate) rest: Duration,
}

/// A walk through folders.
///
/// Every real folder is walked once, through the real path where there is one, else through the
/// first link: so links may form loops. The library's own folder is left out.
pub(crate) struct Walk<'a> {
    pub(super) with: Walker<'a>,
    pub(super) report: &'a mut IngestReport,
    library: Option<PathBuf>,
    /// Hashes of the real paths: there may be a million folders.
    visited: HashSet<[u8; 32]>,
    folders: Vec<Folder>,
    links: Vec<Folder>,
}

/// Where a walk begins: a path that was given, or a link to a folder.
struct Root {
    given: PathBuf,
    absolute: PathBuf,
    real: PathBuf,
}

/// A folder below the beginning of a walk, without links between them.
struct Folder {
    root: Rc<Root>,
    below: PathBuf,
}

impl Folder {
    fn given(&self) -> PathBuf {
        self.in_place_of(&self.root.given)
    }

    fn absolute(&self) -> PathBuf {
        self.in_place_of(&self.root.absolute)
    }

    fn real(&self) -> PathBuf {
        self.in_place_of(&self.root.real)
    }

    /// Joining nothing would add a separator.
    fn in_place_of(&self, root: &Path) -> PathBuf {
        if self.below.as_os_str().is_empty() { root.to_owned() } else { root.join(&self.below) }
    }
}

impl<'a> Walk<'a> {
    /// A walk that counts in `report`.
    pub(crate) fn new(with: Walker<'a>, report: &'a mut IngestReport) -> Walk<'a> {
        let library = fs::canonicalize(with.library).ok();
        let (folders, links) = (Vec::new(), Vec::new());
        Walk { with, report, library, visited: HashSet::new(), folders, links }
    }

    /// Walks the given places.
    ///
    /// # Errors
    ///
    /// Those of the store, and of a list that cannot be read. Folders that cannot be read are in the
    /// report.
    pub(crate) fn walk(mut self, places: Places<'_>) -> Result<(), LibraryError> {
        let dir = self.with.library;
        match places {
            Places::List(list) => return self.list(list),
            Places::Folders(paths) => {
                for path in paths {
                    self.root(path).within(dir)?;
                    self.pending().within(dir)?;
                }
            }
            Places::Touched(touched) => {
                for it in touched {
                    self.touched(it).within(dir)?;
                    self.pending().within(dir)?;
                }
            }
        }
        // Links last: a folder that can be reached without them is found there.
        while let Some(folder) = self.links.pop() {
            self.folders.push(folder);
            self.pending().within(dir)?;
        }
        Ok(())
    }

    /// A path as given: taken whatever its name is.
    fn root(&mut self, path: &Path) -> rusqlite::Result<()> {
        let absolute = match std::path::absolute(path) {
            Ok(absolute) => absolute,
            Err(error) => return self.unreadable(path, path, &error),
        };
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.begin(path, &absolute),
            Ok(metadata) if metadata.is_file() => self.file(path, &absolute, Some(&metadata)),
            Ok(_) => {
                self.report.ignored += 1;
                Ok(())
            }
            Err(error) => self.unreadable(path, &absolute, &error),
        }
    }

    /// A folder, all of whose files will be in the walk.
    pub(super) fn begin(&mut self, given: &Path, absolute: &Path) -> rusqlite::Result<()> {
        match fs::canonicalize(absolute) {
            Ok(real) => {
                self.note(given, absolute, Ground::Walked)?;
                let (given, absolute) = (given.to_owned(), absolute.to_owned());
                let root = Rc::new(Root { given, absolute, real });
                self.folders.push(Folder { root, below: PathBuf::new() });
                Ok(())
            }
            Err(error) => self.unreadable(given, absolute, &error),
        }
    }

    /// Walks the folders that were met.
    fn pending(&mut self) -> rusqlite::Result<()> {
        while let Some(folder) = self.folders.pop() {
            self.folder(&folder)?;
        }
        Ok(())
    }

    fn folder(&mut self, folder: &Folder) -> rusqlite::Result<()> {
        let real = folder.real();
        if self.library.as_ref() == Some(&real) {
            self.report.ignored += 1;
            return Ok(());
        }
        let key = *blake3::hash(real.as_os_str().as_encoded_bytes()).as_bytes();
        if !self.visited.insert(key) {
            return Ok(());
        }
        let mut listed = match fs::read_dir(folder.absolute()) {
            Ok(listed) => listed,
            Err(error) => return self.unreadable(&folder.given(), &folder.absolute(), &error),
        };
        let (mut folders, mut n_entries) = (Vec::new(), 0);
        while !self.with.stop.load(Ordering::Relaxed) {
            match some_entries(&mut listed, ENTRIES) {
                Ok(entries) if entries.is_empty() => break,
                Ok(entries) => {
                    n_entries += entries.len();
                    self.entries(folder, &entries, &mut folders)?;
                }
                Err(error) => return self.unreadable(&folder.given(), &folder.absolute(), &error),
            }
        }
        if n_entries == 0 {
            self.note(&folder.given(), &folder.absolute(), Ground::Empty)?;
        }
        folders.sort_unstable();
        let folders = folders.into_iter().rev();
        self.folders.extend(folders.map(|below| Folder { root: Rc::clone(&folder.root), below }));
        Ok(())
    }

    fn entries(
        &mut self,
        folder: &Folder,
        entries: &[fs::DirEntry],
        folders: &mut Vec<PathBuf>,
    ) -> rusqlite::Result<()> {
        let (given, absolute) = (folder.given(), folder.absolute());
        for entry in entries {
            let name = entry.file_name();
            if is_ignored(&name) {
                self.report.ignored += 1;
                continue;
            }
            let (given, absolute) = (given.join(&name), absolute.join(&name));
            let kind = entry.file_type();
            let is_link = kind.as_ref().is_ok_and(fs::FileType::is_symlink);
            let metadata = if is_link { fs::metadata(&absolute) } else { entry.metadata() };
            match metadata {
                Ok(metadata) if metadata.is_dir() && is_link => self.link(given, absolute)?,
                Ok(metadata) if metadata.is_dir() => folders.push(folder.below.join(&name)),
                Ok(metadata) if metadata.is_file() => {
                    self.file(&given, &absolute, Some(&metadata))?;
                }
                Ok(_) => self.report.ignored += 1,
                Err(error) if kind.is_ok_and(|it| it.is_dir()) => {
                    self.unreadable(&given, &absolute, &error)?;
                }
                // A file it is, and the reading will say what is wrong with it.
                Err(_) => self.file(&given, &absolute, None)?,
            }
        }
        Ok(())
    }

    fn link(&mut self, given: PathBuf, absolute: PathBuf) -> rusqlite::Result<()> {
        match fs::canonicalize(&absolute) {
            Ok(real) => {
                let root = Rc::new(Root { given, absolute, real });
                self.links.push(Folder { root, below: PathBuf::new() });
                Ok(())
            }
            Err(error) => self.unreadable(&given, &absolute, &error),
        }
    }

    pub(super) fn file(
        &mut self,
        given: &Path,
        absolute: &Path,
        metadata: Option<&fs::Metadata>,
    ) -> rusqlite::Result<()> {
        let modified = metadata.and_then(|it| it.modified().ok()).map_or(0, clock::nanoseconds);
        if clock::is_within(modified, self.with.rest) {
            self.report.resting += 1;
            self.with.observer.resting(absolute);
            return self.note(given, absolute, Ground::Resting);
        }
        let file = WalkedFile {
            path: path_text(absolute),
            given_path: given.to_string_lossy().into_owned(),
            container: None,
            bytes: metadata.map_or(0, fs::Metadata::len),
            modified,
        };
        walked::insert(self.with.connection, &file)
    }

    pub(super) fn note(
        &mut self,
        given: &Path,
        absolute: &Path,
        ground: Ground,
    ) -> rusqlite::Result<()> {
        let given = given.to_string_lossy();
        walked::note(self.with.connection, &path_text(absolute), &given, ground)
    }

    pub(super) fn unreadable(
        &mut self,
        given: &Path,
        absolute: &Path,
        error: &io::Error,
    ) -> rusqlite::Result<()> {
        self.report.add_unreadable(given, error);
        self.note(given, absolute, Ground::Closed)
    }
}

/// The next entries of a folder, by name; none at its end.
fn some_entries(listed: &mut fs::ReadDir, at_most: usize) -> io::Result<Vec<fs::DirEntry>> {
    let entries: io::Result<Vec<fs::DirEntry>> = listed.take(at_most).collect();
    let mut entries = entries?;
    entries.sort_by_cached_key(fs::DirEntry::file_name);
    Ok(entries)
}

/// Hidden files, and the locks office programs put beside an open file.
pub(crate) fn is_ignored(name: &std::ffi::OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_listed_in_sorted_pieces() {
        let dir = tempfile::tempdir().unwrap();
        for number in 0..5 {
            fs::write(dir.path().join(format!("{number}")), "").unwrap();
        }
        let mut listed = fs::read_dir(dir.path()).unwrap();
        let mut pieces = Vec::new();
        loop {
            let piece = some_entries(&mut listed, 2).unwrap();
            assert!(piece.is_sorted_by_key(fs::DirEntry::file_name));
            if piece.is_empty() {
                break;
            }
            pieces.push(piece.len());
        }
        assert_eq!(pieces, [2, 2, 1]);
    }
}
