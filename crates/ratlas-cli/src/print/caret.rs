//! A query with a mark under the place a mistake is in.

use std::ops::Range;

use ratlas_present::inline;
use unicode_width::UnicodeWidthChar;

/// What stands before both lines.
const INDENT: usize = 2;

/// Stands for what is left out of a long query.
const LEFT_OUT: char = '…';

/// Two lines: the query, and marks under bytes `span` of it. A query that does not fit into `width`
/// columns is cut around the marks.
pub(crate) fn marked(query: &str, span: Range<usize>, width: usize) -> String {
    let start = query.floor_char_boundary(span.start);
    let end = query.floor_char_boundary(span.end.max(start));
    let cells = |text: &str| -> Vec<(char, usize)> {
        inline(text).chars().map(|it| (it, it.width().unwrap_or(0))).collect()
    };
    let before = cells(&query[..start]);
    let within = cells(&query[start..end]);
    let after = cells(&query[end..]);
    let columns = width.saturating_sub(INDENT).max(MIN_COLUMNS);
    let all = columns_of(&before) + columns_of(&within).max(1) + columns_of(&after);
    let (lead, room) = if all <= columns {
        (before.as_slice(), all)
    } else {
        let lead = last_columns(&before, columns / 2);
        (lead, columns - columns_of(lead) - usize::from(lead.len() < before.len()))
    };
    let is_cut = lead.len() < before.len();
    let behind: Vec<(char, usize)> = within.iter().chain(&after).copied().collect();
    let tail = first_columns(&behind, room);
    let n_marks = columns_of(&tail[..tail.len().min(within.len())]).max(1);
    let mut line = " ".repeat(INDENT);
    line.extend(is_cut.then_some(LEFT_OUT));
    line.extend(lead.iter().chain(tail).map(|it| it.0));
    line.extend((tail.len() < behind.len()).then_some(LEFT_OUT));
    let blanks = INDENT + usize::from(is_cut) + columns_of(lead);
    format!("{}\n{}{}", line.trim_end(), " ".repeat(blanks), "^".repeat(n_marks))
}

/// Fewer columns show nothing.
const MIN_COLUMNS: usize = 16;

fn columns_of(cells: &[(char, usize)]) -> usize {
    cells.iter().map(|it| it.1).sum()
}

/// The last characters that fit, and the mark for the others.
fn last_columns(cells: &[(char, usize)], columns: usize) -> &[(char, usize)] {
    let mut left = columns;
    let fitting = cells.iter().rev().take_while(|it| fits(&mut left, it.1)).count();
    &cells[cells.len() - fitting..]
}

/// The first characters that fit; all, or fewer by one column for the mark of what is left out.
fn first_columns(cells: &[(char, usize)], columns: usize) -> &[(char, usize)] {
    if columns_of(cells) <= columns {
        return cells;
    }
    let mut left = columns.saturating_sub(1);
    &cells[..cells.iter().take_while(|it| fits(&mut left, it.1)).count()]
}

fn fits(left: &mut usize, width: usize) -> bool {
    let rest = left.checked_sub(width);
    *left = rest.unwrap_or(*left);
    rest.is_some()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(query: &str, at: &str, expected: Expect) {
        let start = query.find(at).unwrap();
        let shown = marked(query, start..start + at.len(), 40);
        // Expectations lose what all their lines begin with.
        let lines = shown.lines().map(|it| it.strip_prefix("  ").unwrap());
        expected.assert_eq(&lines.collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn marks_stand_under_the_place() {
        check(
            "Bürger stdat:Köln",
            "stdat",
            expect![[r#"
                  Bürger stdat:Köln
                         ^^^^^"#]],
        );
        check(
            "日本 (offen",
            "(",
            expect![[r#"
                  日本 (offen
                       ^"#]],
        );
        check(
            "a\tb\u{1b}[31m \"offen",
            "\"",
            expect![[r#"
                  a b [31m "offen
                           ^"#]],
        );
        let combining = "Mu\u{308}ller\u{202e} (offen";
        let at = combining.find('(').unwrap_or_default();
        assert!(marked(combining, at..at + 1, 40).ends_with("\n         ^"));
    }

    #[test]
    fn long_queries_are_cut_around_the_place() {
        let long = |before: usize, after: usize| {
            format!("{}(offen{}", "Rat ".repeat(before), " Amt".repeat(after))
        };
        check(
            &long(100, 0),
            "(",
            expect![[r#"
                  …at Rat Rat Rat Rat (offen
                                      ^"#]],
        );
        check(
            &long(0, 100),
            "(",
            expect![[r#"
                  (offen Amt Amt Amt Amt Amt Amt Amt Am…
                  ^"#]],
        );
        check(
            &long(100, 100),
            "(",
            expect![[r#"
                  …at Rat Rat Rat Rat (offen Amt Amt Am…
                                      ^"#]],
        );
        check(
            &"x".repeat(500),
            "x",
            expect![[r#"
                  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                  ^"#]],
        );
        let all = "日".repeat(300);
        let shown = marked(&all, 0..all.len(), 40);
        assert!(shown.lines().all(|it| it.chars().filter_map(char::width).sum::<usize>() <= 40));
    }

    #[test]
    fn places_beyond_the_query_are_its_end() {
        assert_eq!(marked("Rat", 10..20, 40), "  Rat\n     ^");
        assert_eq!(marked("", 0..0, 40), "\n  ^");
    }
}
