//! Opening a file of a walk, which may be anything by now.

use std::fs::{self, File};
use std::io::{self, Read, Take};

use ratlas_read::ReadError;

use crate::ingest::read_file::{Outcome, refused_read};
use crate::store::files::{IO_CODE, WalkedFile};
use crate::store::path_text::path;

/// Files above this are refused unread: council papers of this size are not known, and readers hold
/// the whole file in memory.
pub(crate) const MAX_FILE_BYTES: u64 = 512 * 1024 * 1024;

/// The bytes of a file.
pub(crate) fn content(file: &WalkedFile) -> Result<Vec<u8>, Outcome> {
    let (opened, claimed) = open_file(file)?;
    whole(opened, claimed)
}

/// The bytes of an opened file that claims to have so many.
pub(crate) fn whole(mut opened: Take<File>, claimed: u64) -> Result<Vec<u8>, Outcome> {
    let mut bytes = Vec::with_capacity(usize::try_from(claimed).unwrap_or_default());
    opened.read_to_end(&mut bytes).map_err(|it| refused_io(&it))?;
    // It may have grown since it was looked at.
    if claimed > 0 && opened.limit() == 0 { Err(too_large()) } else { Ok(bytes) }
}

/// Opens a file and tells how many bytes it claims to have. What it gives ends behind the largest that
/// is read: of a file that has bytes and reached its limit there are more.
pub(crate) fn open_file(file: &WalkedFile) -> Result<(Take<File>, u64), Outcome> {
    if file.bytes > MAX_FILE_BYTES {
        return Err(too_large());
    }
    let path = path(&file.path);
    // Asked before it is opened: opening a pipe that has taken the file's place waits for ever.
    let claimed = fs::metadata(&path).map_err(|it| refused_io(&it))?;
    if !claimed.is_file() {
        return Err(refused_io(&io::Error::other("not a file")));
    }
    let opened = File::open(path).map_err(|it| refused_io(&it))?;
    // Files of the system claim no bytes, and reading some of them waits for ever.
    let limit = if claimed.len() == 0 { 0 } else { MAX_FILE_BYTES + 1 };
    Ok((opened.take(limit), claimed.len().min(MAX_FILE_BYTES)))
}

pub(crate) fn too_large() -> Outcome {
    refused_read(&ReadError::TooLarge { what: "the file", limit: MAX_FILE_BYTES })
}

pub(crate) fn refused_io(error: &io::Error) -> Outcome {
    Outcome::Refused { code: IO_CODE.to_owned(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(path: &str, bytes: u64, expected: Expect) {
        let (path, given_path) = (path.to_owned(), path.to_owned());
        let file = WalkedFile { path, given_path, container: None, bytes, modified: 0 };
        expected.assert_eq(&format!("{:?}", content(&file)));
    }

    #[test]
    fn too_large_files_are_not_opened() {
        let expected = expect![[
            r#"Err(Refused { code: "read/too-large", reason: "the file exceeds the limit of 536870912" })"#
        ]];
        check("/nowhere", MAX_FILE_BYTES + 1, expected);
    }

    /// A folder stands for all that is no file: a pipe would make a test that fails wait for ever.
    #[test]
    fn what_is_no_file_any_more_is_not_opened() {
        let expected = expect![[r#"Err(Refused { code: "read/io", reason: "not a file" })"#]];
        check("/", 1, expected);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn files_that_claim_no_bytes_are_not_read() {
        check("/proc/self/status", 1, expect![["Ok([])"]]);
    }
}
