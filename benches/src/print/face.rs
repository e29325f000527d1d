//! How wide characters are, and by which bytes a font shows them.

/// A font of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Running text.
    Regular,
    /// Headings.
    Bold,
}

impl Face {
    /// Both, in the order of their names `F1` and `F2`.
    pub(super) const ALL: [Face; 2] = [Face::Regular, Face::Bold];

    /// Its name in the content of a page.
    pub(super) fn key(self) -> &'static [u8] {
        match self {
            Face::Regular => b"F1",
            Face::Bold => b"F2",
        }
    }
}

/// Widths of the characters from blank to tilde, in thousandths, as in the usual sans serif.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The width of every other character: that of most small letters.
const OTHER_WIDTH: u16 = 556;

/// Bold letters are wider by this factor.
const BOLD: f32 = 1.07;

/// The width of a character in sizes.
pub(super) fn width(it: char, face: Face) -> f32 {
    let idx = (it as usize).wrapping_sub(0x20);
    let width = f32::from(WIDTHS.get(idx).copied().unwrap_or(OTHER_WIDTH)) / 1000.0;
    if face == Face::Bold { width * BOLD } else { width }
}

/// The width of a text in sizes.
pub(super) fn text_width(text: &str, face: Face) -> f32 {
    text.chars().map(|it| width(it, face)).sum()
}

/// What Windows added to Latin-1 at 0x80; the blanks are codes without a character.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The characters of the codes from 0x80 to 0x9f.
pub(super) fn windows_chars() -> impl Iterator<Item = char> {
    WINDOWS.chars()
}

/// The byte of a character in the encoding of Windows.
pub(super) fn windows_code(it: char) -> Option<u8> {
    match it {
        ' '..='~' | '\u{a0}'..='ÿ' => u8::try_from(u32::from(it)).ok(),
        _ => {
            let idx = windows_chars().position(|other| other == it)?;
            u8::try_from(0x80 + idx).ok()
        }
    }
}

/// The glyphs of a subset, numbered in the order in which the paper uses them.
#[derive(Debug)]
pub(super) struct Glyphs {
    /// The glyph of every character below [`LAST_CHAR`]; 0 is none.
    numbers: Vec<u16>,
    /// The character of each glyph, from number 1.
    pub(super) chars: Vec<char>,
}

/// Characters from here on are shown as question marks: no sample has any.
const LAST_CHAR: usize = 0x3000;

impl Glyphs {
    /// None yet.
    pub(super) fn new() -> Glyphs {
        Glyphs { numbers: vec![0; LAST_CHAR], chars: Vec::new() }
    }

    /// The number of a character's glyph, a new one if it has none.
    pub(super) fn number(&mut self, it: char) -> u16 {
        let it = if (it as usize) < LAST_CHAR { it } else { '?' };
        let number = &mut self.numbers[it as usize];
        if *number == 0 {
            self.chars.push(it);
            *number = u16::try_from(self.chars.len()).expect("at most LAST_CHAR characters");
        }
        *number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_windows() {
        let codes = ['A', 'ü', '€', '„', 'Ÿ', '≤', '\t'].map(windows_code);
        assert_eq!(codes, [Some(0x41), Some(0xfc), Some(0x80), Some(0x84), Some(0x9f), None, None]);
    }

    #[test]
    fn glyphs_are_numbered_as_they_come() {
        let mut glyphs = Glyphs::new();
        assert_eq!(['b', 'a', 'b', '語', '?'].map(|it| glyphs.number(it)), [1, 2, 1, 3, 3]);
        assert_eq!(glyphs.chars, ['b', 'a', '?']);
    }
}
