//! Statutes by their names and abbreviations.

use std::sync::LazyLock;

use super::{column, rows};

/// Every written form of a statute with its abbreviation, longest form first.
pub(crate) static LAWS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut res = Vec::new();
    for row in rows(include_str!("../../lexicon/laws.tsv")) {
        let abbreviation = column(&row, 0);
        res.push((abbreviation, abbreviation));
        let names = row.get(1).copied().unwrap_or_default().split(',');
        res.extend(names.filter(|it| !it.is_empty()).map(|name| (name, abbreviation)));
    }
    res.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    res
});

/// The abbreviation of a statute as printed: a name, or an abbreviation.
pub(crate) fn abbreviation(form: &str) -> Option<&'static str> {
    let form = crate::document::one_line(form);
    LAWS.iter().find(|(known, _)| *known == form).map(|(_, abbreviation)| *abbreviation)
}
