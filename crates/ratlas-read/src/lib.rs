//! Bytes of any format to pages in reading order, with boxes.
//!
//! Nothing here knows a language, a council or the index, and nothing here touches a file: bytes
//! come in, [`Pages`] go out. `pdf/` is the only place that knows PDF, `layout/` is geometry only.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "places on paper and counts of marks on it are small numbers: f32 holds them"
)]

mod encoding;
mod error;
#[doc(hidden)]
pub mod fuzzing;
mod html;
mod kind;
mod layout;
mod mail;
mod members;
mod numerals;
mod ocr;
mod office;
mod options;
mod pages;
mod pdf;
mod plain;
mod quality;
#[cfg(test)]
mod testing;
mod told;

use crate::kind::Kind;

pub use crate::error::ReadError;
pub use crate::members::{Container, Content, Member, Members, container, members};
pub use crate::ocr::{GreyImage, RecogniseError, RecognisedWord, Recogniser, Turn};
pub use crate::options::ReadOptions;
pub use crate::pages::{Line, LineKind, Page, Pages, Word};
pub use crate::pdf::{
    Attachment, Description, Heading, Information, Mark, Marked, PagePicture, PageSize, describe,
    draw_page, mark, page_sizes,
};

/// Reads a file's bytes. `name` is the file's name; it decides only between formats whose content
/// does not tell them apart, e.g. Markdown and plain text.
///
/// # Errors
///
/// [`ReadError`] where nothing of the file can be read. A file that can be read in part is read,
/// with findings.
pub fn read(bytes: &[u8], name: &str) -> Result<Pages, ReadError> {
    read_with(bytes, name, ReadOptions::default())
}

/// Reads a file's bytes, as [`read`], in the way the options say.
///
/// # Errors
///
/// As [`read`]. A recogniser that fails is told as a finding.
pub fn read_with(bytes: &[u8], name: &str, options: ReadOptions<'_>) -> Result<Pages, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    match kind::kind(bytes, name) {
        Kind::Pdf => pdf::pdf(bytes, options),
        Kind::Html => html::html(bytes),
        Kind::Docx => office::docx::docx(bytes),
        Kind::Markdown => plain::plain(bytes, "text/markdown"),
        Kind::Plain => plain::plain(bytes, "text/plain"),
        Kind::Odt => office::odt::odt(bytes),
        Kind::Rtf => office::rtf::rtf(bytes),
        Kind::Mail => mail::mail(bytes),
        Kind::Zip => Err(ReadError::Unsupported { media_type: "application/zip".to_owned() }),
        Kind::Other(kind::ENCRYPTED) => Err(ReadError::Encrypted),
        Kind::Other(media_type) => {
            Err(ReadError::Unsupported { media_type: media_type.to_owned() })
        }
    }
}
