//! Office files are ZIP archives of XML parts; here a part is unpacked, within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::ReadError;
use crate::encoding;

/// One unpacked part; a report of 500 pages has 20 MB of XML.
const MAX_PART_BYTES: u64 = 64 << 20;

/// Parts of a package, told by the marks of their entries; a document with 1,000 pictures has as
/// many, and each costs memory before anything is read.
const MAX_PARTS: usize = 20_000;

/// An office file, opened.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens the archive.
    ///
    /// # Errors
    ///
    /// [`ReadError::Damaged`] if it is none any more, [`ReadError::TooLarge`].
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, ReadError> {
        if memchr::memmem::find_iter(bytes, b"PK\x01\x02").count() > MAX_PARTS {
            return Err(ReadError::TooLarge { what: "number of parts", limit: MAX_PARTS as u64 });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|it| damaged(&it))?;
        Ok(Package { archive })
    }

    /// The text of a part; `None` if there is no such part.
    ///
    /// # Errors
    ///
    /// [`ReadError::Encrypted`], [`ReadError::TooLarge`], [`ReadError::Damaged`].
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ReadError::Encrypted);
            }
            Err(error) => return Err(damaged(&error)),
        };
        let mut bytes = Vec::new();
        let read = file.take(MAX_PART_BYTES + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > MAX_PART_BYTES {
            return Err(ReadError::TooLarge { what: "an unpacked part", limit: MAX_PART_BYTES });
        }
        match read {
            // A wrong checksum or a lost end leaves what was unpacked before.
            Err(_) if bytes.is_empty() => {
                Err(ReadError::Damaged { reason: format!("`{name}` does not unpack") })
            }
            _ => Ok(Some(text(bytes))),
        }
    }

    /// The text of a part that may be missing or damaged without making the document unreadable.
    pub(super) fn optional(&mut self, name: &str) -> Option<String> {
        self.part(name).ok().flatten()
    }
}

/// XML is UTF-8 unless it says UTF-16.
fn text(bytes: Vec<u8>) -> String {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return encoding::decode(&bytes).text;
    }
    String::from_utf8(bytes)
        .unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned())
}

fn damaged(error: &ZipError) -> ReadError {
    ReadError::Damaged { reason: format!("not a whole archive: {error}") }
}
