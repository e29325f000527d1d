//! Texts and records, compressed.
//!
//! Papers are short, and most of what compression could find in one is in all others too. So each
//! library holds two dictionaries to start from (see `dictionaries/README.md`): page texts take a
//! sixth less space, records half. They are copied into the library when it is made, so that its
//! file explains itself.

use std::io::Read;
use std::sync::OnceLock;

use ratlas_model::{PageText, Record};
use rusqlite::Connection;
use rusqlite::types::Type;
use zstd::dict::{DecoderDictionary, EncoderDictionary};

/// Better than the default at no cost that shows: papers are small, and reading them costs far more.
const LEVEL: i32 = 9;

/// The dictionaries of new libraries, by the name of what they are for.
const NEW_DICTIONARIES: [(&str, &str); 2] = [
    ("text", include_str!("dictionaries/text.txt")),
    ("record", include_str!("dictionaries/record.txt")),
];

/// Copies the dictionaries into a new library.
pub(super) fn insert_dictionaries(connection: &Connection) -> rusqlite::Result<()> {
    for (kind, bytes) in NEW_DICTIONARIES {
        let sql = "INSERT INTO dictionaries (kind, bytes) VALUES (?1, ?2)";
        connection.execute(sql, (kind, bytes.as_bytes()))?;
    }
    Ok(())
}

/// Compresses and decompresses with a library's dictionaries.
pub(crate) struct Packer {
    text: Dictionary,
    record: Dictionary,
}

/// A dictionary; what only writing needs is made when first used, since it takes a while.
struct Dictionary {
    bytes: Vec<u8>,
    encoder: OnceLock<EncoderDictionary<'static>>,
    decoder: DecoderDictionary<'static>,
}

impl Packer {
    /// Takes the dictionaries from a library.
    pub(super) fn load(connection: &Connection) -> rusqlite::Result<Packer> {
        let dictionary = |kind: &str| {
            let sql = "SELECT bytes FROM dictionaries WHERE kind = ?1";
            let bytes: Vec<u8> = connection.query_row(sql, [kind], |row| row.get(0))?;
            let decoder = DecoderDictionary::copy(&bytes);
            Ok::<_, rusqlite::Error>(Dictionary { bytes, encoder: OnceLock::new(), decoder })
        };
        Ok(Packer { text: dictionary("text")?, record: dictionary("record")? })
    }

    /// The dictionaries that new libraries get: those of a library whose own are damaged.
    pub(super) fn of_new_library() -> rusqlite::Result<Packer> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch("CREATE TABLE dictionaries (kind TEXT, bytes BLOB)")?;
        insert_dictionaries(&connection)?;
        Packer::load(&connection)
    }

    /// Compresses the text of a page.
    pub(crate) fn pack(&self, page: &PageText) -> Vec<u8> {
        self.text.compress(page.text.as_bytes())
    }

    /// Compresses a record: its JSON, without page texts.
    pub(crate) fn pack_record(&self, record: &Record) -> Vec<u8> {
        let json = serde_json::to_vec(record).expect("a record has string keys and plain values");
        self.record.compress(&json)
    }

    /// The text that was packed.
    ///
    /// # Errors
    ///
    /// If the bytes are not what [`Packer::pack`] made.
    pub(super) fn unpack(&self, bytes: &[u8]) -> rusqlite::Result<String> {
        self.text.decompress(bytes)
    }

    /// The record that was packed.
    ///
    /// # Errors
    ///
    /// If the bytes are not what [`Packer::pack_record`] made.
    pub(super) fn unpack_record(&self, bytes: &[u8]) -> rusqlite::Result<Record> {
        serde_json::from_str(&self.record.decompress(bytes)?).map_err(damaged)
    }
}

impl Dictionary {
    fn compress(&self, bytes: &[u8]) -> Vec<u8> {
        let encoder = self.encoder.get_or_init(|| EncoderDictionary::copy(&self.bytes, LEVEL));
        zstd::bulk::Compressor::with_prepared_dictionary(encoder)
            .and_then(|mut it| it.compress(bytes))
            .expect("compressing into memory of sufficient size")
    }

    fn decompress(&self, bytes: &[u8]) -> rusqlite::Result<String> {
        let mut text = String::new();
        zstd::stream::read::Decoder::with_prepared_dictionary(bytes, &self.decoder)
            .and_then(|mut it| it.read_to_string(&mut text))
            .map_err(damaged)?;
        Ok(text)
    }
}

fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packer() -> Packer {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE dictionaries (kind TEXT, bytes BLOB)").unwrap();
        insert_dictionaries(&connection).unwrap();
        Packer::load(&connection).unwrap()
    }

    #[test]
    fn text_roundtrip() {
        for text in ["", "Drucksache 12/3", &"Übersicht über Anträge\n".repeat(100_000)] {
            let page = PageText { number: 1, text: text.to_owned(), ..PageText::default() };
            assert_eq!(packer().unpack(&packer().pack(&page)).unwrap(), text);
        }
    }

    #[test]
    fn err_damaged() {
        let page = PageText { number: 1, text: "{}".to_owned(), ..PageText::default() };
        assert!(packer().unpack(b"not compressed").is_err());
        assert!(packer().unpack_record(&packer().pack(&page)).is_err());
    }
}
