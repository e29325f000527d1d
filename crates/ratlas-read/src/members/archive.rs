//! Members of a ZIP archive.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::Content;
use super::limits::{MAX_MEMBER_BYTES, MAX_MEMBERS, MAX_RATIO, RATIO_FROM};
use crate::ReadError;

/// An archive and where in it we are.
pub(super) struct ZipMembers {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Names and places of the entries that come, the next at the end.
    rest: Vec<(String, usize)>,
}

impl ZipMembers {
    /// Opens an archive.
    pub(super) fn open(bytes: Vec<u8>) -> Result<ZipMembers, ReadError> {
        let n_entries = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").count();
        // Archives within are found by the same mark; no paper has more.
        if n_entries > 2 * MAX_MEMBERS {
            let limit = MAX_MEMBERS as u64;
            return Err(ReadError::TooLarge { what: "number of members", limit });
        }
        let n_bytes = bytes.len() as u64;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|it| damaged(&it))?;
        let mut rest = Vec::new();
        let mut n_packed = 0u64;
        for idx in 0..archive.len() {
            let Ok(entry) = archive.by_index_raw(idx) else {
                rest.push((format!("entry {}", idx + 1), idx));
                continue;
            };
            n_packed = n_packed.saturating_add(entry.compressed_size());
            if !entry.is_dir() && !entry.is_symlink() {
                rest.push((name(&entry), idx));
            }
        }
        // Members that share their bytes are how small archives unpack to terabytes.
        if n_packed > n_bytes {
            let reason = "members of the archive overlap".to_owned();
            return Err(ReadError::Damaged { reason });
        }
        rest.sort();
        rest.reverse();
        Ok(ZipMembers { archive, rest })
    }

    /// The path of the next member.
    pub(super) fn path(&self) -> Option<&str> {
        self.rest.last().map(|(path, _)| path.as_str())
    }

    /// The next member, unpacked to at most `room` bytes; without room it is passed over.
    pub(super) fn next(&mut self, room: Option<u64>) -> Option<Content> {
        let (path, idx) = self.rest.pop()?;
        let Some(room) = room else { return Some(Content::Skipped) };
        if super::names::is_hidden(&super::names::harmless(&path)) {
            return Some(Content::Skipped);
        }
        Some(match self.archive.by_index(idx) {
            Ok(file) => match unpacked(file, room.min(MAX_MEMBER_BYTES)) {
                Ok(bytes) => Content::File(bytes),
                Err(error) => Content::Refused(error),
            },
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Content::Refused(ReadError::Encrypted)
            }
            Err(error) => Content::Refused(damaged(&error)),
        })
    }
}

fn unpacked<R: Read>(file: ZipFile<'_, R>, limit: u64) -> Result<Vec<u8>, ReadError> {
    let packed = file.compressed_size().max(1);
    let ratio_limit = packed.saturating_mul(MAX_RATIO).max(RATIO_FROM);
    let limit = limit.min(ratio_limit);
    let mut bytes = Vec::new();
    // What an entry says of its size is not believed.
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooLarge { what: "an unpacked member", limit });
    }
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(ReadError::Damaged { reason: error.to_string() }),
    }
}

/// The name: UTF-8 where its bytes are, whatever the entry says; else as the entry says, which is
/// the code page of the old PC for most.
fn name<R: Read>(entry: &ZipFile<'_, R>) -> String {
    if let Ok(name) = std::str::from_utf8(entry.name_raw()) {
        return name.to_owned();
    }
    entry.name().map_or_else(|_| "member".to_owned(), std::borrow::Cow::into_owned)
}

fn damaged(error: &ZipError) -> ReadError {
    ReadError::Damaged { reason: format!("the archive does not open: {error}") }
}
