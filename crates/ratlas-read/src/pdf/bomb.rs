//! Streams that unpack to far more than any paper holds.
//!
//! The reader unpacks a stream whole, so a few kilobytes could take gigabytes of memory. Such
//! streams are found before the file is opened, from its bytes alone: the dictionary before the
//! word `stream` names the filters, and what follows can be unpacked piece by piece and thrown
//! away. Streams of an encrypted file do not unpack and are left; they unpack after decryption.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::ZlibDecoder;
use memchr::memmem::Finder;

use super::limits::MAX_UNPACKED;
use crate::ReadError;

/// Deflate packs at most 1,032 to 1: a smaller stream cannot pass the limit in one step.
const SMALL_STREAM: usize = (MAX_UNPACKED / 1_032) as usize;

/// The dictionary of a stream stands within so many bytes before it.
const DICTIONARY_BYTES: usize = 1_024;

/// Pictures are not unpacked for their text. One is looked at only if its beginning packs like
/// nothing that was ever scanned.
const PICTURE_SAMPLE: u64 = 4 << 20;
const PICTURE_RATIO: u64 = 400;

/// Whether no stream unpacks to more than the limit.
///
/// # Errors
///
/// [`ReadError::TooLarge`] at the first that does.
pub(super) fn check(bytes: &[u8]) -> Result<(), ReadError> {
    for at in STREAM.find_iter(bytes) {
        if is_end(bytes, at) {
            continue;
        }
        let dictionary = dictionary(&bytes[at.saturating_sub(DICTIONARY_BYTES)..at]);
        let n_filters = count(dictionary, b"FlateDecode") + count(dictionary, b"/Fl ");
        let packed = packed(bytes, at);
        let is_picture = count(dictionary, b"/Image") > 0;
        if n_filters == 0 || (n_filters == 1 && packed.len() < SMALL_STREAM) {
            continue;
        }
        if is_picture && n_filters == 1 && !is_suspicious(packed) {
            continue;
        }
        if unpacked(packed, n_filters, MAX_UNPACKED) >= MAX_UNPACKED {
            return Err(ReadError::TooLarge { what: "an unpacked stream", limit: MAX_UNPACKED });
        }
    }
    Ok(())
}

static STREAM: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"stream"));
static END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"endstream"));

/// Whether the word found is the tail of `endstream`.
fn is_end(bytes: &[u8], at: usize) -> bool {
    bytes[..at].ends_with(b"end")
}

/// The dictionary that ends these bytes: what stands behind the last `obj`.
fn dictionary(bytes: &[u8]) -> &[u8] {
    let start = memchr::memmem::rfind(bytes, b"obj").map_or(0, |it| it + 3);
    &bytes[start..]
}

fn count(bytes: &[u8], name: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, name).count()
}

/// The bytes between `stream` and `endstream`, without the line end in front.
fn packed(bytes: &[u8], at: usize) -> &[u8] {
    let rest = &bytes[at + b"stream".len()..];
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    &rest[..END.find(rest).unwrap_or(rest.len())]
}

/// Whether the beginning of a picture is packed harder than pictures are.
fn is_suspicious(packed: &[u8]) -> bool {
    let mut decoder = ZlibDecoder::new(packed);
    let n_bytes = drain(&mut decoder, PICTURE_SAMPLE);
    n_bytes >= PICTURE_SAMPLE && n_bytes / decoder.total_in().max(1) > PICTURE_RATIO
}

/// How many bytes a stream unpacks to, counted up to the limit.
fn unpacked(packed: &[u8], n_filters: usize, limit: u64) -> u64 {
    /// Nobody packs a stream more often.
    const MOST_FILTERS: usize = 8;
    let mut reader: Box<dyn Read + '_> = Box::new(packed);
    for _ in 0..n_filters.min(MOST_FILTERS) {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    drain(&mut reader, limit)
}

/// Reads and throws away; ends at the limit, the end, or the first byte that does not unpack.
fn drain(reader: &mut dyn Read, limit: u64) -> u64 {
    let mut buffer = vec![0; 1 << 16];
    let mut n_bytes = 0;
    while n_bytes < limit {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(n_read) => n_bytes += n_read as u64,
        }
    }
    n_bytes
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn pack(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn file(filter: &str, stream: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.4\n1 0 obj\n<< /Filter {filter} >>\nstream\n");
        [head.as_bytes(), stream, b"\nendstream\nendobj\n"].concat()
    }

    /// Zeros that unpack to the limit, without holding them.
    fn zeros() -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        let block = vec![0; 1 << 20];
        for _ in 0..=MAX_UNPACKED >> 20 {
            encoder.write_all(&block).unwrap();
        }
        encoder.finish().unwrap()
    }

    #[test]
    fn ordinary_streams_pass() {
        assert_eq!(check(&file("/FlateDecode", &pack(b"BT (Antrag) Tj ET"))), Ok(()));
        assert_eq!(check(&file("[/ASCII85Decode /FlateDecode]", b"no stream at all")), Ok(()));
        assert_eq!(check(b"stream endstream stream"), Ok(()));
    }

    #[test]
    fn err_streams_that_unpack_without_end() {
        let refused = Err(ReadError::TooLarge { what: "an unpacked stream", limit: MAX_UNPACKED });
        let once = zeros();
        assert!(once.len() >= SMALL_STREAM);
        assert_eq!(check(&file("/FlateDecode", &once)), refused);
        assert_eq!(check(&file("[/FlateDecode /FlateDecode]", &pack(&once))), refused);
        assert_eq!(check(&file("/FlateDecode /Subtype /Image", &once)), refused);
    }
}
