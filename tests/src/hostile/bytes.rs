//! Noise, zeros and archives.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Hostile;

/// First bytes of formats; noise follows.
const HEADS: [(&str, &[u8]); 8] = [
    ("pdf", b"%PDF-1.7\n"),
    ("zip", b"PK\x03\x04"),
    ("rtf", b"{\\rtf1"),
    ("html", b"<!doctype html>"),
    ("doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
    ("eml", b"From: a@b.example\nMIME-Version: 1.0\n"),
    ("txt", b"\xEF\xBB\xBF"),
    ("utf16.txt", b"\xFF\xFE"),
];

pub(super) fn files() -> Vec<Hostile> {
    let mut res: Vec<Hostile> = HEADS
        .iter()
        .map(|(kind, head)| {
            Hostile::new(&format!("noise/noise.{kind}"), || {
                [head, noise(300_000).as_slice()].concat()
            })
        })
        .collect();
    res.extend([
        Hostile::new("noise/zeros-100-MB.bin", || vec![0; 100_000_000]),
        Hostile::new("noise/zeros.pdf", || [b"%PDF-1.4\n".to_vec(), vec![0; 5_000_000]].concat()),
        Hostile::new("zip/bomb.zip", || zipped(&[("a.txt", vec![b'a'; 300_000_000])])),
        Hostile::new("zip/many-bombs.zip", || zipped(&vec![("", vec![b' '; 10_000_000]); 30])),
        Hostile::new("zip/nested-8.zip", || nested(8, &|it| zipped(&[("innen.zip", it)]))),
        Hostile::new("zip/nested-wide.zip", || {
            nested(5, &|it| zipped(&[0; 8].map(|_| ("", it.clone()))))
        }),
        Hostile::new("zip/100000-empty.zip", || zipped(&vec![("", Vec::new()); 60_000])),
        Hostile::new("zip/way-out.zip", || {
            zipped(&[("../../../etc/passwd", b"Antrag".to_vec()), ("/etc/x.txt", b"x".to_vec())])
        }),
        Hostile::new("zip/overlapping.zip", overlapping),
        Hostile::new("zip/lying-sizes.zip", || {
            let mut bytes = zipped(&[("a.txt", b"Antrag".repeat(1_000))]);
            overwrite(&mut bytes, b"PK\x01\x02", 20, &u32::MAX.to_le_bytes());
            overwrite(&mut bytes, b"PK\x01\x02", 24, &7_u32.to_le_bytes());
            bytes
        }),
        Hostile::new("zip/no-directory.zip", || {
            let mut bytes = zipped(&[("a.txt", b"Antrag".repeat(1_000))]);
            bytes.truncate(bytes.len() - 40);
            bytes
        }),
        Hostile::new("zip/encrypted.zip", || {
            let mut bytes = zipped(&[("a.txt", b"Antrag".to_vec())]);
            overwrite(&mut bytes, b"PK\x01\x02", 8, &1_u16.to_le_bytes());
            overwrite(&mut bytes, b"PK\x03\x04", 6, &1_u16.to_le_bytes());
            bytes
        }),
    ]);
    res
}

/// Bytes without a pattern, the same each time.
pub(super) fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    std::iter::repeat_with(next).take(length).collect()
}

/// A ZIP archive; members without a name are numbered.
///
/// # Panics
///
/// At a name that is too long.
pub fn zipped(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (idx, (name, bytes)) in members.iter().enumerate() {
        let numbered = format!("{idx}.txt");
        let name = if name.is_empty() { &numbered } else { *name };
        writer.start_file(name, options).expect("a name is possible");
        writer.write_all(bytes).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

fn nested(depth: usize, around: &dyn Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    (0..depth).fold(b"Antrag".to_vec(), |inner, _| around(inner))
}

/// All entries of the directory are the same bytes.
fn overlapping() -> Vec<u8> {
    let mut bytes = zipped(&vec![("", vec![b'x'; 1_000_000]); 200]);
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"PK\x01\x02") {
        at += found;
        bytes[at + 42..at + 46].fill(0);
        at += 46;
    }
    bytes
}

fn overwrite(bytes: &mut [u8], mark: &[u8], offset: usize, by: &[u8]) {
    let at = find(bytes, mark).expect("the mark is there") + offset;
    bytes[at..at + by.len()].copy_from_slice(by);
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|it| it == mark)
}
