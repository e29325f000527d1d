//! Texts and records, compressed.

use ratlas_model::Record;
use rusqlite::types::Type;

/// Better than the default at no cost that shows: papers are small, and reading them costs far more.
const LEVEL: i32 = 9;

/// Compresses a text.
pub(crate) fn pack(text: &str) -> Vec<u8> {
    compress(text.as_bytes())
}

/// Compresses a record: its JSON, without page texts.
pub(crate) fn pack_record(record: &Record) -> Vec<u8> {
    let json = serde_json::to_vec(record).expect("a record has string keys and no failing values");
    compress(&json)
}

fn compress(bytes: &[u8]) -> Vec<u8> {
    zstd::bulk::compress(bytes, LEVEL).expect("compressing into memory of sufficient size")
}

/// The text that was packed.
///
/// # Errors
///
/// If the bytes are not what [`pack`] made.
pub(super) fn unpack(bytes: &[u8]) -> rusqlite::Result<String> {
    let bytes = zstd::stream::decode_all(bytes).map_err(damaged)?;
    String::from_utf8(bytes).map_err(damaged)
}

/// The record that was packed.
///
/// # Errors
///
/// If the bytes are not what [`pack_record`] made.
pub(super) fn unpack_record(bytes: &[u8]) -> rusqlite::Result<Record> {
    serde_json::from_str(&unpack(bytes)?).map_err(damaged)
}

fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_roundtrip() {
        for text in ["", "Drucksache 12/3", &"Übersicht über Anträge\n".repeat(1000)] {
            assert_eq!(unpack(&pack(text)).unwrap(), text);
        }
    }

    #[test]
    fn err_damaged() {
        assert!(unpack(b"not compressed").is_err());
        assert!(unpack_record(&pack("{}")).is_err());
    }
}
