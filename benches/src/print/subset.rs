//! A TrueType font of a few glyphs, as producers embed it.
//!
//! Its outlines are boxes: readers of text need the font, not its beauty.

use super::face::{self, Face};

/// Units of the em.
const EM: u16 = 1000;

/// Bytes of the table of contents before its rows.
const DIRECTORY: usize = 12;

/// Bytes of one row of it.
const ROW: usize = 16;

/// The font file with an empty glyph 0 and one for each of `chars`.
pub(super) fn font(chars: &[char], face: Face) -> Vec<u8> {
    let widths: Vec<u16> =
        std::iter::once(500).chain(chars.iter().map(|it| units(*it, face))).collect();
    let n_glyphs = u16::try_from(widths.len()).expect("a subset has few glyphs");
    let (glyf, loca) = outlines(&widths);
    let hmtx = widths.iter().flat_map(|it| words(&[*it, 0])).collect();
    file(vec![
        (*b"glyf", glyf),
        (*b"head", head()),
        (*b"hhea", words(&[1, 0, 800, 0xff38, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, n_glyphs])),
        (*b"hmtx", hmtx),
        (*b"loca", loca),
        (*b"maxp", words(&[1, 0, n_glyphs, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])),
    ])
}

/// The width of a character in units of the em.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2,000")]
pub(super) fn units(it: char, face: Face) -> u16 {
    (face::width(it, face) * f32::from(EM)) as u16
}

/// A box for every glyph but the first, and where each begins.
fn outlines(widths: &[u16]) -> (Vec<u8>, Vec<u8>) {
    let (mut glyf, mut loca) = (Vec::new(), vec![0; 4]);
    for (idx, width) in widths.iter().enumerate() {
        if idx > 0 {
            let right = width - width / 8;
            // One contour of four points on the line, walked from the lower left corner.
            glyf.extend(words(&[1, 40, 0, right, 700, 3, 0]));
            glyf.extend([1; 4]);
            glyf.extend(words(&[40, right - 40, 0, 40_u16.wrapping_sub(right)]));
            glyf.extend(words(&[0, 0, 700, 0]));
            glyf.resize(glyf.len().next_multiple_of(4), 0);
        }
        loca.extend(long(glyf.len()));
    }
    (glyf, loca)
}

fn head() -> Vec<u8> {
    let mut head = words(&[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, EM]);
    head.extend([0; 16]);
    // The box of all glyphs, no style, readable from 8 pixels on, long offsets.
    head.extend(words(&[0, 0, EM, 800, 0, 8, 2, 1, 0]));
    head
}

/// The tables behind their directory; they come in the order of their names.
fn file(tables: Vec<([u8; 4], Vec<u8>)>) -> Vec<u8> {
    let n_tables = u16::try_from(tables.len()).expect("six tables");
    let mut directory = words(&[1, 0, n_tables, 64, 2, n_tables * 16 - 64]);
    let mut body = Vec::new();
    for (name, table) in tables {
        let offset = DIRECTORY + usize::from(n_tables) * ROW + body.len();
        directory.extend(name);
        directory.extend(checksum(&table).to_be_bytes());
        directory.extend(long(offset));
        directory.extend(long(table.len()));
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    directory.extend(body);
    directory
}

fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum: u32, it| {
        let mut word = [0; 4];
        word[..it.len()].copy_from_slice(it);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn words(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|it| it.to_be_bytes()).collect()
}

fn long(value: usize) -> [u8; 4] {
    u32::try_from(value).expect("a subset is small").to_be_bytes()
}
