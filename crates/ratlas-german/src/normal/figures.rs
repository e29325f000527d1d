//! Numbers in one spelling: `1.000` and `1 000` as `1000`, `§ 16 a` as `§ 16a`.

use std::ops::Range;

/// More digits than an amount of a city has; a longer row is a table.
const MAX_GROUPS: usize = 5;

/// Blanks that hold a number together, unlike the one of the space bar.
const BLANKS: [char; 3] = ['\u{A0}', '\u{202F}', '\u{2009}'];

/// What must follow if the groups are parted by an ordinary blank: `Seite 3 200 Personen` is two
/// numbers.
const UNITS: [&str; 3] = ["€", "EUR", "Euro"];

/// Reads a number in groups of three digits around the separator at `at`: where it stands, and its
/// digits. Keys such as `0721.133.400` and `12.345/21` are none.
pub(crate) fn thousands(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let separator = text[at..].chars().next()?;
    let start = text[..at].trim_end_matches(|it: char| it.is_ascii_digit()).len();
    let before = text[..start].chars().next_back();
    let first = &text[start..at];
    let is_key = before.is_some_and(|it| it.is_alphanumeric() || ".,-/:".contains(it));
    if !(1..=3).contains(&first.len()) || first.starts_with('0') || is_key {
        return None;
    }
    let mut digits = first.to_owned();
    let mut end = at;
    for _ in 0..MAX_GROUPS {
        let Some(group) = text[end..].strip_prefix(separator).and_then(group) else { break };
        digits.push_str(group);
        end += separator.len_utf8() + group.len();
    }
    let rest = &text[end..];
    let mut after = rest.chars();
    let goes_on = match after.next() {
        Some(it) if it == separator || "./-:".contains(it) => {
            after.next().is_some_and(|it| it.is_ascii_digit())
        }
        Some(it) => it.is_ascii_digit(),
        None => false,
    };
    let parted = separator == '.' || BLANKS.contains(&separator) || has_unit(rest);
    (end > at && !goes_on && parted).then_some((start..end, digits))
}

/// Exactly three digits.
fn group(text: &str) -> Option<&str> {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (digits == 3).then(|| &text[..3])
}

fn has_unit(rest: &str) -> bool {
    let cents = |it: char| it == ',' || it.is_ascii_digit() || it == '-';
    let rest = rest.trim_start_matches(cents);
    let rest = rest.strip_prefix([' ', '\u{A0}']).unwrap_or(rest);
    UNITS.iter().any(|it| rest.starts_with(it))
}

/// Reads a section of a law whose letter stands apart (`§ 16 a Abs. 1`): the blank to leave out.
/// `§ 16 a. F.` names an old version, no letter.
pub(crate) fn section(text: &str, at: usize) -> Option<Range<usize>> {
    let blank = |it: char| it == ' ' || it == '\u{A0}';
    let sign = text[at..].strip_prefix('§')?;
    let sign = sign.strip_prefix('§').unwrap_or(sign);
    let sign = sign.strip_prefix(blank).unwrap_or(sign);
    let rest = sign.trim_start_matches(|it: char| it.is_ascii_digit());
    let letter = rest.strip_prefix(blank)?;
    let mut after = letter.chars();
    let is_letter = after.next().is_some_and(|it| it.is_ascii_lowercase());
    let ends = after.next().is_none_or(|it| !it.is_alphanumeric() && it != '.');
    let start = text.len() - rest.len();
    (rest.len() < sign.len() && is_letter && ends).then(|| start..text.len() - letter.len())
}
