//! Why a file could not be read.

/// Why a file is refused. Each has a stable code, a sentence and a remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file has no bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// The content is of a kind Ratlas does not read, e.g. an image or an archive.
    #[error("`{media_type}` is not a format that is read")]
    Unsupported {
        /// What the content is, as a media type.
        media_type: String,
    },
    /// Not a PDF, where only a PDF will do.
    #[error("not a PDF")]
    NotPdf,
    /// The PDF opens with a password only.
    #[error("encrypted with a password")]
    Encrypted,
    /// The file claims a format but cannot be read as such.
    #[error("damaged: {reason}")]
    Damaged {
        /// What is wrong, for people.
        reason: String,
    },
    /// The file has no page of this number.
    #[error("there is no page {page}, only {pages}")]
    NoSuchPage {
        /// The page that was asked for, counted from 1.
        page: u32,
        /// How many there are.
        pages: u32,
    },
    /// A limit was passed; see the limits' names in the code.
    #[error("{what} exceeds the limit of {limit}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
}

impl ReadError {
    /// Stable name, e.g. `read/encrypted`.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Empty => "read/empty",
            ReadError::Unsupported { .. } => "read/unsupported",
            ReadError::NotPdf => "read/not-pdf",
            ReadError::Encrypted => "read/encrypted",
            ReadError::Damaged { .. } => "read/damaged",
            ReadError::NoSuchPage { .. } => "read/no-such-page",
            ReadError::TooLarge { .. } => "read/too-large",
        }
    }
}
