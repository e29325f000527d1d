//! Page labels: what stands on the pages where they are not counted from 1.

use lopdf::{Dictionary, Document, Object};

use super::super::string::decoded;
use super::tree::{dictionary, pairs, resolved, string};
use crate::numerals::roman;

/// Letters are repeated from the second alphabet on; longer labels are not meant.
const MAX_LETTERS: i64 = 26 * 10;

/// The label of each page; empty where the file has none.
pub(super) fn labels(document: &Document, n_pages: usize) -> Vec<String> {
    let Some(tree) = document.catalog().ok().and_then(|it| it.get(b"PageLabels").ok()) else {
        return Vec::new();
    };
    let mut ranges: Vec<(usize, Range)> = Vec::new();
    for (start, range) in pairs(document, tree, b"Nums") {
        let start = start.as_i64().ok().and_then(|it| usize::try_from(it).ok());
        if let (Some(start), Some(range)) = (start, dictionary(document, range)) {
            ranges.push((start, Range::of(document, range)));
        }
    }
    ranges.sort_by_key(|it| it.0);
    if ranges.is_empty() {
        return Vec::new();
    }
    (0..n_pages).map(|page| label(&ranges, page)).collect()
}

fn label(ranges: &[(usize, Range)], page: usize) -> String {
    match ranges[..ranges.partition_point(|it| it.0 <= page)].last() {
        Some((start, range)) => range.label(i64::try_from(page - start).unwrap_or(i64::MAX)),
        None => (page + 1).to_string(),
    }
}

/// Pages that are counted in one way.
struct Range {
    prefix: String,
    style: u8,
    first: i64,
}

impl Range {
    fn of(document: &Document, range: &Dictionary) -> Range {
        let style = range.get(b"S").map(|it| resolved(document, it)).and_then(Object::as_name);
        let first = range.get(b"St").map(|it| resolved(document, it)).and_then(Object::as_i64);
        Range {
            prefix: string(document, range, b"P").map(prefix).unwrap_or_default(),
            style: style.ok().and_then(|it| it.first()).copied().unwrap_or_default(),
            first: first.unwrap_or(1).max(1),
        }
    }

    fn label(&self, idx: i64) -> String {
        let number = self.first.saturating_add(idx);
        let counted = match self.style {
            b'R' => roman(number).to_uppercase(),
            b'r' => roman(number),
            b'A' => letters(number).to_uppercase(),
            b'a' => letters(number),
            b'D' => number.to_string(),
            _ => String::new(),
        };
        format!("{}{counted}", self.prefix)
    }
}

/// A prefix with the blank at its end.
fn prefix(bytes: &[u8]) -> String {
    /// Nobody puts more on a page.
    const MAX_CHARS: usize = 100;
    let visible = |it: char| if it.is_control() { ' ' } else { it };
    decoded(bytes).chars().take(MAX_CHARS).map(visible).collect()
}

/// a to z, then aa to zz.
fn letters(number: i64) -> String {
    if number > MAX_LETTERS {
        return number.to_string();
    }
    let idx = u8::try_from((number - 1) % 26).unwrap_or_default();
    let n_times = usize::try_from((number - 1) / 26 + 1).unwrap_or(1);
    char::from(b'a' + idx).to_string().repeat(n_times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_every_style() {
        let label = |style: u8, first: i64, idx: i64| {
            Range { prefix: "A-".to_owned(), style, first }.label(idx)
        };
        assert_eq!(label(b'r', 1, 3), "A-iv");
        assert_eq!(label(b'R', 1, 1993), "A-MCMXCIV");
        assert_eq!(label(b'a', 1, 27), "A-bb");
        assert_eq!(label(b'D', 7, 1), "A-8");
        assert_eq!(label(0, 1, 5), "A-");
        assert_eq!(label(b'A', i64::MAX, 5), format!("A-{}", i64::MAX));
    }
}
