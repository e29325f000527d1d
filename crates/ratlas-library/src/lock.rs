//! One writer at a time.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::{In, LibraryError};

/// The file that the writer of a library locks. It stays when the writer is gone; the lock does not,
/// even if the writer was killed.
pub(crate) const LOCK_FILE: &str = "ratlas.lock";

/// The right to write to a library, given back when dropped.
#[derive(Debug)]
pub(crate) struct WriterLock {
    /// Locked as long as it is open.
    _file: File,
}

impl WriterLock {
    /// Takes the lock of the library in `dir`.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Locked`] if another process, or another part of this one, has it.
    pub(crate) fn take(dir: &Path) -> Result<WriterLock, LibraryError> {
        let path = dir.join(LOCK_FILE);
        let options = File::options().create(true).truncate(false).write(true).open(&path);
        let file = options.within(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(WriterLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(LibraryError::Locked { dir: dir.to_owned() }),
            Err(TryLockError::Error(error)) => Err(error).within(&path),
        }
    }
}
