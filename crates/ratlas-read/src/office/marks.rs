//! Numbers and signs before the items of a list, and signs of symbol fonts.

use crate::numerals::roman;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Numerals {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, 03.
    DecimalZero,
    /// a, b, c.
    LowerLetter,
    /// A, B, C.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// Nothing is written.
    None,
}

/// Writes a number.
pub(super) fn numeral(numerals: Numerals, number: i64) -> String {
    match numerals {
        Numerals::Decimal => number.to_string(),
        Numerals::DecimalZero => format!("{number:02}"),
        Numerals::LowerLetter => letters(number),
        Numerals::UpperLetter => letters(number).to_uppercase(),
        Numerals::LowerRoman => roman(number),
        Numerals::UpperRoman => roman(number).to_uppercase(),
        Numerals::None => String::new(),
    }
}

/// a … z, aa, bb, as word processors count.
fn letters(number: i64) -> String {
    /// More of one letter are a mistake.
    const MOST: i64 = 10;
    if number < 1 {
        return number.to_string();
    }
    let letter = char::from(b'a' + u8::try_from((number - 1) % 26).unwrap_or_default());
    let n_times = usize::try_from(((number - 1) / 26 + 1).min(MOST)).unwrap_or(1);
    std::iter::repeat_n(letter, n_times).collect()
}

/// Writes the number of a footnote as it is printed: small and raised, so that it does not grow
/// into a number before it.
pub(super) fn raised(mark: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raise = |it: char| it.to_digit(10).map_or(it, |digit| DIGITS[digit as usize]);
    mark.chars().map(raise).collect()
}

/// A bullet; those of symbol fonts are code points of nobody.
pub(super) fn bullet(text: &str) -> String {
    let shown = text.chars().map(|it| symbol(it as u32).unwrap_or('•'));
    text.chars().zip(shown).map(|(it, shown)| if is_private(it) { shown } else { it }).collect()
}

fn is_private(it: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&it)
}

/// What a character of the fonts Wingdings and Symbol shows: boxes, ticks, bullets, arrows.
pub(super) fn symbol(code: u32) -> Option<char> {
    Some(match code & 0xff {
        0x6f | 0x71 | 0x72 | 0xa8 => '☐',
        0x78 | 0xfd => '☒',
        0xfe => '☑',
        0xfc => '✓',
        0xfb => '✗',
        0x6c | 0x9f | 0xb7 => '•',
        0x6e | 0xa7 => '▪',
        0xd8 | 0xf0 | 0xe0 => '→',
        0x2d | 0xbe => '–',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_of_lists() {
        let write = |numerals| [1, 4, 27].map(|it| numeral(numerals, it));
        assert_eq!(write(Numerals::Decimal), ["1", "4", "27"]);
        assert_eq!(write(Numerals::DecimalZero), ["01", "04", "27"]);
        assert_eq!(write(Numerals::LowerLetter), ["a", "d", "aa"]);
        assert_eq!(write(Numerals::UpperRoman), ["I", "IV", "XXVII"]);
        assert_eq!(numeral(Numerals::LowerRoman, i64::MAX), i64::MAX.to_string());
        assert_eq!(letters(i64::MAX).len(), 10);
    }

    #[test]
    fn shows_bullets_and_notes() {
        assert_eq!(bullet("\u{f0b7}"), "•");
        assert_eq!(bullet("–"), "–");
        assert_eq!(raised("12"), "¹²");
        assert_eq!(raised("*"), "*");
    }
}
