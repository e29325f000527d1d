//! The months and their written forms.

use std::sync::LazyLock;

/// Every written form of every month with its number, longest form first.
pub(crate) static MONTHS: LazyLock<Vec<(&'static str, u32)>> =
    LazyLock::new(|| forms(include_str!("../lexicon/months.tsv")));

/// The number of a month, 1 to 12, from any written form.
pub(crate) fn month(name: &str) -> Option<u32> {
    let name = name.trim_end_matches('.');
    MONTHS.iter().find(|(form, _)| form.eq_ignore_ascii_case(name)).map(|(_, number)| *number)
}

/// Reads a list of numbers with their written forms, longest form first.
pub(crate) fn forms(table: &'static str) -> Vec<(&'static str, u32)> {
    let mut res: Vec<(&str, u32)> = Vec::new();
    for line in table.lines().filter(|it| !it.starts_with('#')) {
        let mut columns = line.split('\t');
        let number = columns
            .next()
            .and_then(|it| it.parse().ok())
            .expect("the first column of a built-in list is a number");
        res.extend(columns.flat_map(|it| it.split(',')).map(|form| (form, number)));
    }
    res.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    res
}
