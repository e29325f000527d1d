//! Where an ingest looks for files, other than in whole folders: lists, and what has changed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use crate::error::{In, LibraryError};
use crate::ingest::walk::Walk;
use crate::store::walked::Ground;

/// Where an ingest looks for files.
pub(crate) enum Places<'a> {
    /// Files, and folders with all that is in them.
    Folders(&'a [PathBuf]),
    /// Files, each of them named. A list says nothing about files that are not in it.
    List(&'a mut dyn Iterator<Item = io::Result<PathBuf>>),
    /// What has changed below watched folders.
    Touched(&'a [Touched]),
}

/// A file or folder below a watched folder that came, changed or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Touched {
    /// The path, beginning with the watched folder as given.
    pub(crate) given: PathBuf,
    /// The absolute path.
    pub(crate) absolute: PathBuf,
    /// The absolute path of the watched folder.
    pub(crate) root: PathBuf,
}

impl Walk<'_> {
    /// What came, changed or went. Where the watched folder itself is away, nothing is said about
    /// what was in it.
    pub(super) fn touched(&mut self, touched: &Touched) -> rusqlite::Result<()> {
        let Touched { given, absolute, root } = touched;
        match fs::metadata(absolute) {
            Ok(metadata) if metadata.is_dir() => self.begin(given, absolute),
            Ok(metadata) if metadata.is_file() => self.file(given, absolute, Some(&metadata)),
            Ok(_) => {
                self.report.ignored += 1;
                Ok(())
            }
            Err(_) if absolute.symlink_metadata().is_ok() => self.file(given, absolute, None),
            Err(error) if is_gone(&error) && root.is_dir() => self.gone(touched),
            Err(error) => self.unreadable(given, absolute, &error),
        }
    }

    /// What is gone. Where the folder it was in has nothing at all any more, that folder is walked:
    /// a share that is not connected looks the same.
    fn gone(&mut self, touched: &Touched) -> rusqlite::Result<()> {
        let Touched { given, absolute, root } = touched;
        let folders = given.ancestors().zip(absolute.ancestors()).skip(1);
        let mut folders = folders.take_while(|(_, it)| it.starts_with(root));
        match folders.find(|(_, it)| it.is_dir()) {
            Some((given, folder)) if is_empty(folder) => self.begin(given, folder),
            _ => self.note(given, absolute, Ground::Gone),
        }
    }

    /// The files of a list.
    pub(super) fn list(
        &mut self,
        list: &mut dyn Iterator<Item = io::Result<PathBuf>>,
    ) -> Result<(), LibraryError> {
        for path in list {
            if self.with.stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            let path = path.map_err(|source| LibraryError::List { source })?;
            let absolute = std::path::absolute(&path);
            match (fs::metadata(&path), absolute) {
                (Ok(metadata), Ok(absolute)) if metadata.is_file() => {
                    self.file(&path, &absolute, Some(&metadata)).within(self.with.library)?;
                }
                (Ok(_), _) => self.report.ignored += 1,
                (Err(error), Ok(absolute)) if !is_gone(&error) => {
                    self.file(&path, &absolute, None).within(self.with.library)?;
                }
                (Err(_), _) => self.report.add_missing(&path),
            }
        }
        Ok(())
    }
}

/// Whether an error says that nothing is there.
fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Whether a folder has no entries at all.
fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut it| it.next().is_none())
}
