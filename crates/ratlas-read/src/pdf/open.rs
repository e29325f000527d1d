//! Opening a file for what is not the text of its pages.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{DecompressError, Document, Error, LoadOptions};

use super::bomb;
use crate::ReadError;

/// Bytes of one unpacked stream of objects; a file of 5,000 pages keeps about 5 MB of them in many.
const MAX_UNPACKED_OBJECTS: usize = 64 << 20;

/// A file with all its objects, decrypted if it opens without a password.
///
/// # Errors
///
/// [`ReadError::Encrypted`], [`ReadError::TooLarge`], or [`ReadError::Damaged`] where no objects are
/// found; [`ReadError::NotPdf`] for other formats.
pub(super) fn open(bytes: &[u8]) -> Result<Document, ReadError> {
    if !crate::kind::is_pdf(bytes) {
        return Err(if bytes.is_empty() { ReadError::Empty } else { ReadError::NotPdf });
    }
    bomb::check(bytes)?;
    catch_unwind(AssertUnwindSafe(|| load(bytes))).unwrap_or_else(|_| Err(super::panicked()))
}

/// The same without looking for files made to harm, which is done already.
pub(super) fn load(bytes: &[u8]) -> Result<Document, ReadError> {
    let options = LoadOptions::with_max_decompressed_size(MAX_UNPACKED_OBJECTS);
    let document = Document::load_mem_with_options(bytes, options).map_err(refusal)?;
    if document.is_encrypted() {
        return Err(ReadError::Encrypted);
    }
    Ok(document)
}

/// Whether the streams of objects fit the limit; whatever else is wrong is found later.
///
/// # Errors
///
/// [`ReadError::TooLarge`].
pub(super) fn check_objects(bytes: &[u8]) -> Result<(), ReadError> {
    match catch_unwind(AssertUnwindSafe(|| load(bytes))) {
        Ok(Err(refusal @ ReadError::TooLarge { .. })) => Err(refusal),
        _ => Ok(()),
    }
}

/// What an error of the library means to a reader.
pub(super) fn refusal(error: Error) -> ReadError {
    match error {
        Error::InvalidPassword | Error::Decryption(_) => ReadError::Encrypted,
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            let limit = MAX_UNPACKED_OBJECTS as u64;
            ReadError::TooLarge { what: "an unpacked stream", limit }
        }
        error => ReadError::Damaged { reason: error.to_string() },
    }
}
