//! A user's own concepts from a file: a table or SKOS.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use encoding_rs::{Encoding, WINDOWS_1252};
use ratlas_index::read_concepts;

use crate::error::LibraryError;
use crate::thesaurus::ThesaurusFile;
use crate::thesaurus::skos::{self, Form};

/// Larger files are told instead of read: they would be no thesaurus of a city.
const MAX_BYTES: u64 = 100 << 20;

/// Reads the concepts of a file with everything that is wrong in it; the ending of its name tells
/// its form.
///
/// # Errors
///
/// [`LibraryError::Thesaurus`] if it cannot be read as what its name says or is larger than 100 MB,
/// [`LibraryError::Io`] if it cannot be opened.
pub fn read_thesaurus_file(path: &Path) -> Result<ThesaurusFile, LibraryError> {
    read(path, true)
}

/// Reads a file, its names compared with each other if the reading is `thorough`.
pub(super) fn read(path: &Path, thorough: bool) -> Result<ThesaurusFile, LibraryError> {
    let bytes = bytes(path)?;
    let (concepts, mistakes) = match Form::of(path) {
        None => read_concepts(&text(&bytes), "user", thorough),
        Some(form) => {
            let wrong = |reason| LibraryError::Thesaurus { path: path.to_owned(), reason };
            (skos::concepts(&bytes, form).map_err(wrong)?, Vec::new())
        }
    };
    Ok(ThesaurusFile { path: path.to_owned(), concepts, mistakes })
}

fn bytes(path: &Path) -> Result<Vec<u8>, LibraryError> {
    let failed = |source| LibraryError::Io { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|it| it.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        let reason = format!("is larger than {} MB", MAX_BYTES >> 20);
        return Err(LibraryError::Thesaurus { path: path.to_owned(), reason });
    }
    Ok(bytes)
}

/// The text of a table: UTF-8 or UTF-16 as its mark says, UTF-8 without one, else what spreadsheets
/// on Windows write.
fn text(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
