//! One writer at a time.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{Seek as _, Write as _};
use std::path::Path;

use crate::clock::stamp;
use crate::error::{In, LibraryError};

/// The file that the writer of a library locks. It stays when the writer is gone; the lock does not,
/// even if the writer was killed.
const LOCK_FILE: &str = "ratlas.lock";

/// Longer lines are none of ours.
const MAX_LINE: usize = 200;

/// The right to write to a library, given back when dropped.
#[derive(Debug)]
pub(crate) struct WriterLock {
    /// Locked as long as it is open.
    _file: File,
}

/// The process that writes to a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockHolder {
    /// Its number.
    pub process: u32,
    /// When it began, UTC, to the second.
    pub since: String,
}

impl fmt::Display for LockHolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let LockHolder { process, since } = self;
        write!(f, "process {process}, since {since}")
    }
}

impl WriterLock {
    /// Takes the lock of the library in `dir`, and writes into its file who has it.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Locked`] if another process, or another part of this one, has it.
    pub(crate) fn take(dir: &Path) -> Result<WriterLock, LibraryError> {
        let path = dir.join(LOCK_FILE);
        let options = File::options().create(true).truncate(false).write(true).open(&path);
        let file = options.within(&path)?;
        match file.try_lock() {
            Ok(()) => {
                // A help for people only: a full disk is told where it matters.
                let _ = sign(&file);
                Ok(WriterLock { _file: file })
            }
            Err(TryLockError::WouldBlock) => {
                Err(LibraryError::Locked { dir: dir.to_owned(), holder: holder(&path) })
            }
            Err(TryLockError::Error(error)) => Err(error).within(&path),
        }
    }
}

fn sign(mut file: &File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{} {}", std::process::id(), stamp())
}

/// Who has the lock, as its file says.
fn holder(path: &Path) -> Option<LockHolder> {
    let text = fs::read_to_string(path).ok()?;
    let (process, since) = text.get(..text.len().min(MAX_LINE))?.trim().split_once(' ')?;
    Some(LockHolder { process: process.parse().ok()?, since: since.to_owned() })
}
