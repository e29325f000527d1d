//! What is said about giving papers away and forgetting them.

use std::fmt::Display;

use ratlas_present::Lang;

/// The sentence of a key, filled in.
pub(crate) fn told(lang: Lang, key: &str, values: &[&dyn Display]) -> String {
    let row = rows().find(|it| it.0 == key).expect("privacy.tsv has every key that is used");
    let mut pieces = lang.pick(row.1, row.2).split("{}");
    let mut res = pieces.next().unwrap_or_default().to_owned();
    for (piece, value) in pieces.zip(values) {
        res += &value.to_string();
        res += piece;
    }
    res
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let rows = include_str!("privacy.tsv").lines().filter(|it| !it.starts_with('#'));
    rows.filter_map(|it| {
        let mut columns = it.split('\t');
        Some((columns.next()?, columns.next()?, columns.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_both_languages_say_the_same() {
        assert!(rows().map(|it| it.0).is_sorted());
        for (key, german, english) in rows() {
            assert_eq!(german.matches("{}").count(), english.matches("{}").count(), "{key}");
            assert!(!german.is_empty() && !english.is_empty(), "{key}");
        }
    }
}
