//! Which files are there.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::Connection;

use crate::ingest::{IngestReport, UnreadableFolder};
use crate::store::files::{WalkedFile, insert_folder, insert_walked};
use crate::store::path_text::path_text;

/// A walk through folders.
///
/// Every real folder is walked once, through the real path where there is one, else through the
/// first link: so links may form loops. The library's own folder is left out.
pub(crate) struct Walk<'a> {
    connection: &'a Connection,
    stop: &'a AtomicBool,
    report: &'a mut IngestReport,
    library: Option<PathBuf>,
    visited: BTreeSet<PathBuf>,
    folders: Vec<Folder>,
    links: Vec<Folder>,
}

/// A file or folder, by the path as given and by its absolute path.
struct Folder {
    given: PathBuf,
    absolute: PathBuf,
}

impl Folder {
    fn join(&self, name: &std::ffi::OsStr) -> Folder {
        Folder { given: self.given.join(name), absolute: self.absolute.join(name) }
    }
}

impl<'a> Walk<'a> {
    /// A walk that writes to the tables of `connection` and counts in `report`.
    pub(crate) fn new(
        connection: &'a Connection,
        library: &Path,
        stop: &'a AtomicBool,
        report: &'a mut IngestReport,
    ) -> Walk<'a> {
        Walk {
            connection,
            stop,
            report,
            library: fs::canonicalize(library).ok(),
            visited: BTreeSet::new(),
            folders: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Walks the given files and folders.
    ///
    /// # Errors
    ///
    /// Those of the store. Folders that cannot be read are in the report.
    pub(crate) fn walk(mut self, paths: &[PathBuf]) -> rusqlite::Result<()> {
        for path in paths {
            self.root(path)?;
            while let Some(folder) = self.folders.pop() {
                self.folder(&folder)?;
            }
        }
        // Links last: a folder that can be reached without them is found there.
        while let Some(folder) = self.links.pop() {
            self.folder(&folder)?;
            while let Some(folder) = self.folders.pop() {
                self.folder(&folder)?;
            }
        }
        Ok(())
    }

    /// A path as given: taken whatever its name is.
    fn root(&mut self, path: &Path) -> rusqlite::Result<()> {
        let root = match std::path::absolute(path) {
            Ok(absolute) => Folder { given: path.to_owned(), absolute },
            Err(error) => return self.unreadable(path, path, &error),
        };
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                insert_folder(self.connection, &path_text(&root.absolute), true)?;
                self.folders.push(root);
                Ok(())
            }
            Ok(metadata) if metadata.is_file() => self.file(&root, Some(&metadata)),
            Ok(_) => {
                self.report.ignored += 1;
                Ok(())
            }
            Err(error) => self.unreadable(path, &root.absolute, &error),
        }
    }

    fn folder(&mut self, folder: &Folder) -> rusqlite::Result<()> {
        if self.stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        let real = match fs::canonicalize(&folder.absolute) {
            Ok(real) => real,
            Err(error) => return self.unreadable(&folder.given, &folder.absolute, &error),
        };
        if self.library.as_ref() == Some(&real) {
            self.report.ignored += 1;
            return Ok(());
        }
        if !self.visited.insert(real) {
            return Ok(());
        }
        match entries(&folder.absolute) {
            Ok(entries) => self.entries(folder, &entries),
            Err(error) => self.unreadable(&folder.given, &folder.absolute, &error),
        }
    }

    fn entries(&mut self, folder: &Folder, entries: &[fs::DirEntry]) -> rusqlite::Result<()> {
        let mut folders = Vec::new();
        for entry in entries {
            let name = entry.file_name();
            if is_ignored(&name) {
                self.report.ignored += 1;
                continue;
            }
            let path = folder.join(&name);
            let is_link = entry.file_type().is_ok_and(|it| it.is_symlink());
            match fs::metadata(&path.absolute) {
                Ok(metadata) if metadata.is_dir() && is_link => self.links.push(path),
                Ok(metadata) if metadata.is_dir() => folders.push(path),
                Ok(metadata) if metadata.is_file() => self.file(&path, Some(&metadata))?,
                Ok(_) => self.report.ignored += 1,
                // A file it is, and the reading will say what is wrong with it.
                Err(_) => self.file(&path, None)?,
            }
        }
        self.folders.extend(folders.into_iter().rev());
        Ok(())
    }

    fn file(&mut self, file: &Folder, metadata: Option<&fs::Metadata>) -> rusqlite::Result<()> {
        let modified = metadata.and_then(|it| it.modified().ok());
        let file = WalkedFile {
            path: path_text(&file.absolute),
            given_path: file.given.to_string_lossy().into_owned(),
            container: None,
            bytes: metadata.map_or(0, fs::Metadata::len),
            modified: modified.map_or(0, nanoseconds),
        };
        insert_walked(self.connection, &file)
    }

    fn unreadable(
        &mut self,
        given: &Path,
        absolute: &Path,
        error: &io::Error,
    ) -> rusqlite::Result<()> {
        insert_folder(self.connection, &path_text(absolute), false)?;
        let path = given.to_string_lossy().into_owned();
        self.report.unreadable.push(UnreadableFolder { path, reason: error.to_string() });
        Ok(())
    }
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> io::Result<Vec<fs::DirEntry>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<fs::DirEntry>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    Ok(entries)
}

/// Hidden files, and the locks office programs put beside an open file.
fn is_ignored(name: &std::ffi::OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

/// Nanoseconds since 1970; before, they are negative.
fn nanoseconds(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |it| -it),
    }
}
