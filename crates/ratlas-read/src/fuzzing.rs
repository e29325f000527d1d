//! Doors for the fuzzer into what has no public one; no part of the interface.

use crate::Page;
use crate::layout::{self, Glyph, Ruling, Sheet};

/// What most papers are printed with, and some that have made trouble.
const CHARS: [char; 16] = [
    'a', 'A', 'ß', 'ü', '1', '.', '-', ' ', '•', '\u{ad}', '\u{308}', '(', '…', 'م', '\u{fffd}',
    '\t',
];

/// Lays out a page whose glyphs and rulings are spelled by eight bytes each: kind, size, place
/// across and down in sixteenths of a point, extent and direction.
pub fn layout(bytes: &[u8]) -> Page {
    let mut sheet = Sheet { width: 600.0, height: 850.0, ..Sheet::default() };
    for mark in bytes.as_chunks::<8>().0 {
        let [kind, size, x0, x1, y0, y1, extent, way] = *mark;
        let place = |low: u8, high: u8| f32::from(u16::from_le_bytes([low, high])) / 16.0 - 100.0;
        let (x, y, extent) = (place(x0, x1), place(y0, y1), f32::from(extent));
        if kind >= 0xe0 {
            let (at, from) = if way & 1 == 0 { (y, x) } else { (x, y) };
            let to = from + extent * 8.0;
            sheet.rulings.push(Ruling { is_horizontal: way & 1 == 0, at, from, to });
        } else {
            let (right, down) = direction(way);
            let end = [x + right * extent / 8.0, y + down * extent / 8.0];
            let (origin, size) = ([x, y], f32::from(size) / 4.0 + 0.1);
            let ch = CHARS[usize::from(kind) % CHARS.len()];
            sheet.glyphs.push(Glyph { ch, origin, end, size, invisible: way & 0x80 != 0 });
        }
    }
    layout::page(&sheet, bytes.len().is_multiple_of(2))
}

fn direction(way: u8) -> (f32, f32) {
    match way & 7 {
        0 => (0.0, 1.0),
        1 => (-1.0, 0.0),
        2 => (0.0, -1.0),
        3 => (0.7, 0.7),
        _ => (1.0, 0.0),
    }
}
