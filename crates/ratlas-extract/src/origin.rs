//! What only the reader of the file knows.

use sha2::{Digest, Sha256};

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

impl Origin {
    /// The origin of a file with these bytes; `id` is its [`paper_id`], `path` as given to the
    /// program.
    #[must_use]
    pub fn new(id: String, path: String, bytes: &[u8]) -> Origin {
        let sha256 = hex(&Sha256::digest(bytes));
        Origin { id, path, url: None, bytes: bytes.len() as u64, sha256 }
    }

    /// The origin of one of several papers in the file, counted from 1.
    pub(crate) fn part(&self, number: u32) -> Origin {
        let id = blake3::hash(format!("{}/{number}", self.id).as_bytes()).to_hex().to_string();
        Origin { id, path: format!("{}/{}", self.path, part_name(number)), ..self.clone() }
    }
}

/// The id of the paper with these bytes: their BLAKE3, in hex. Apart from [`Origin::new`], because
/// an ingest asks by it whether a paper is known before anything else is computed.
#[must_use]
pub fn paper_id(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// What a part is called behind the path of its file.
#[must_use]
pub fn part_name(number: u32) -> String {
    format!("part-{number}")
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|it| [it >> 4, it & 15]);
    digits.filter_map(|it| char::from_digit(it.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_as_hex() {
        assert_eq!(hex(&[0, 15, 160, 255]), "000fa0ff");
    }
}
