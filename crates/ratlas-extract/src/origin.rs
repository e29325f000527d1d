//! What only the reader of the file knows.

/// The file a paper comes from, as its reader knows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// BLAKE3 of the bytes, in hex.
    pub id: String,
    /// The path as given to the program.
    pub path: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// Size of the file.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
}
