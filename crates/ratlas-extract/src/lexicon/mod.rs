//! Word lists that come with the program: tables of tab-separated columns, `#` starts a comment.

pub(crate) mod factions;
pub(crate) mod laws;
pub(crate) mod municipalities;
pub(crate) mod number_labels;
pub(crate) mod phrases;
pub(crate) mod precision;

/// The rows of a table.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|it| !it.starts_with('#') && !it.trim().is_empty())
        .map(|line| line.split('\t').collect())
}

/// A column of a row, without which a built-in table would not be well formed.
pub(crate) fn column<'t>(row: &[&'t str], idx: usize) -> &'t str {
    row.get(idx).copied().expect("a row of a built-in table has all its columns")
}
