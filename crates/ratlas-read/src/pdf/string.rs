//! Text strings and dates as PDF writes them.

use std::fmt::Write as _;

/// Longer texts are cut: a title of a section is a line, a description a paragraph.
const MAX_CHARS: usize = 2_000;

/// The characters of `PDFDocEncoding` from 0x18 on that are not those of Latin-1.
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
/// The same from 0x80 on.
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

/// The text of a string: UTF-16 or UTF-8 with a mark, else `PDFDocEncoding`; some programs forget the
/// mark of UTF-8.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) if !text.is_ascii() => text.to_owned(),
            _ => bytes.iter().map(|it| character(*it)).collect(),
        },
    }
}

fn character(byte: u8) -> char {
    match byte {
        0x18..=0x1f => LOW[usize::from(byte - 0x18)],
        0x80..=0xa0 => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The text of a string to be shown on a line; `None` if there is nothing to see.
pub(super) fn line(bytes: &[u8]) -> Option<String> {
    on_a_line(&decoded(bytes))
}

/// A text on one line, cut where it is longer than anybody reads.
pub(super) fn on_a_line(text: &str) -> Option<String> {
    let mut in_mark = false;
    // A language stands between two escapes.
    let visible = text.chars().filter(|it| {
        in_mark ^= *it == '\u{1b}';
        !in_mark && *it != '\u{1b}' && *it != '\u{feff}'
    });
    let visible: String = visible.map(|it| if it.is_control() { ' ' } else { it }).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(MAX_CHARS).collect();
    (!line.is_empty()).then_some(line)
}

/// A date as ISO 8601, as exact as it is written: `D:20201203101500+01'00'` is
/// `2020-12-03T10:15:00+01:00`, `D:202012` is `2020-12`. `None` for what is no date.
pub(super) fn date(bytes: &[u8]) -> Option<String> {
    let text = decoded(bytes);
    let text = text.trim();
    let text = text.strip_prefix("D:").unwrap_or(text);
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, zone) = text.split_at(n_digits);
    let part = |from: usize, to: usize, range: std::ops::RangeInclusive<u32>| {
        digits.get(from..to)?.parse().ok().filter(|it| range.contains(it))
    };
    let year: u32 = part(0, 4, 0..=9_999)?;
    let mut res = format!("{year:04}");
    for (from, range) in [(4, 1..=12), (6, 1..=31)] {
        let Some(part) = part(from, from + 2, range) else { return Some(res) };
        let _ = write!(res, "-{part:02}");
    }
    let (Some(hour), Some(minute)) = (part(8, 10, 0..=23), part(10, 12, 0..=59)) else {
        return Some(res);
    };
    let second = part(12, 14, 0..=59).unwrap_or(0);
    let _ = write!(res, "T{hour:02}:{minute:02}:{second:02}{}", offset(zone).unwrap_or_default());
    Some(res)
}

/// `+01'00'` as `+01:00`.
fn offset(zone: &str) -> Option<String> {
    let sign = zone.chars().next()?;
    if sign == 'Z' {
        return Some("Z".to_owned());
    }
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let hours: u32 = digits.get(..2)?.parse().ok()?;
    let minutes: u32 = digits.get(2..4).map_or(Some(0), |it| it.parse().ok())?;
    let is_offset = matches!(sign, '+' | '-') && hours < 24 && minutes < 60;
    is_offset.then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_encoding() {
        assert_eq!(decoded(b"\xfe\xff\0A\0n\0t\0r\0\xe4\0g\0e"), "Anträge");
        assert_eq!(decoded(b"\xff\xfeA\0\xe4\0"), "Aä");
        assert_eq!(decoded(b"\xef\xbb\xbfStra\xc3\x9fe"), "Straße");
        assert_eq!(decoded(b"Stra\xc3\x9fe"), "Straße");
        assert_eq!(decoded(b"Stra\xdfe \x8cRat\x8d \x85 5 \xa0"), "Straße „Rat“ – 5 €");
        assert_eq!(decoded(b"\xfe\xff\xd8\0\0a"), "\u{fffd}a");
    }

    #[test]
    fn reads_lines() {
        assert_eq!(line(b"  1.\r\n\tBericht\0 "), Some("1. Bericht".to_owned()));
        assert_eq!(line(b"\xfe\xff\0\x1b\0d\0e\0\x1b\0A"), Some("A".to_owned()));
        assert_eq!(line(b"\xfe\xff"), None);
    }

    #[test]
    fn reads_dates_as_exactly_as_they_are_written() {
        for (text, expected) in [
            ("D:20201203101530+01'00'", Some("2020-12-03T10:15:30+01:00")),
            ("D:20201203101530Z", Some("2020-12-03T10:15:30Z")),
            ("20201203101530-0330", Some("2020-12-03T10:15:30-03:30")),
            ("D:202012031015", Some("2020-12-03T10:15:00")),
            ("D:20201203", Some("2020-12-03")),
            ("D:202013", Some("2020")),
            ("D:2020", Some("2020")),
            ("gestern", None),
            ("D:20", None),
        ] {
            assert_eq!(date(text.as_bytes()).as_deref(), expected, "{text}");
        }
    }
}
