//! The names of fields and of their values: `lexicon/query_names.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use ratlas_german::fold;

use crate::query::near::near;

/// A row of the list.
pub(crate) struct Row {
    pub(crate) kind: &'static str,
    pub(crate) value: &'static str,
    german: &'static str,
    english: &'static str,
}

impl Row {
    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.german.split(',').chain(self.english.split(','))
    }

    /// The German and the English name that are shown.
    fn shown(&self) -> (&'static str, &'static str) {
        let first = |it: &'static str| it.split(',').next().unwrap_or(it);
        (first(self.german), first(self.english))
    }
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    include_str!("../../lexicon/query_names.tsv")
        .lines()
        .filter(|it| !it.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let mut column = || columns.next();
            Some(Row { kind: column()?, value: column()?, german: column()?, english: column()? })
        })
        .collect()
});

/// The rows by kind and by each of their names and values.
static BY_NAME: LazyLock<HashMap<(&str, String), usize>> = LazyLock::new(|| {
    let mut res = HashMap::new();
    for (idx, row) in ROWS.iter().enumerate() {
        for name in row.names().chain([row.value]) {
            res.entry((row.kind, key(name))).or_insert(idx);
        }
    }
    res
});

/// What is compared of a name: letters and digits, folded.
pub(crate) fn key(name: &str) -> String {
    fold(name).chars().filter(|it| it.is_alphanumeric()).collect()
}

/// The value of a kind that has a name.
pub(crate) fn value(kind: &'static str, name: &str) -> Option<&'static str> {
    BY_NAME.get(&(kind, key(name))).map(|it| ROWS[*it].value)
}

/// The German name of a value that is shown; the value itself where the list has none.
pub(crate) fn shown<'a>(kind: &str, value: &'a str) -> &'a str {
    let row = ROWS.iter().find(|it| it.kind == kind && it.value == value);
    row.map_or(value, |it| it.shown().0)
}

/// The German and the English names of a kind that are shown, in the order of the list.
pub(crate) fn all(kind: &str) -> Vec<(&'static str, &'static str)> {
    ROWS.iter().filter(|it| it.kind == kind).map(Row::shown).collect()
}

/// The names of a kind that are spelled almost like one that is not there, each value once.
pub(crate) fn nearest(kind: &'static str, name: &str) -> Vec<String> {
    let names = ROWS.iter().filter(|it| it.kind == kind).flat_map(Row::names);
    let mut seen = Vec::new();
    let mut found = near(name, names);
    found.retain(|it| {
        let value = value(kind, it);
        let is_new = !seen.contains(&value);
        seen.push(value);
        is_new
    });
    found.into_iter().map(str::to_owned).collect()
}

/// Whether `before:after` is a word of ordinary text: a gendered form, an address.
pub(crate) fn is_word_with_colon(before: &str, after: &str) -> bool {
    let letters = after.find(|it: char| !it.is_alphabetic()).map_or(after, |it| &after[..it]);
    let (before, letters) = (fold(before), fold(letters));
    after.starts_with("//")
        || COLON_WORDS.iter().any(|(text, place)| match *place {
            "begin" => letters.starts_with(text),
            "end" => letters == *text,
            _ => before == *text,
        })
}

static COLON_WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("../../lexicon/colon_words.tsv").lines();
    lines.filter(|it| !it.starts_with('#')).filter_map(|it| it.split_once('\t')).collect()
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_name_has_one_meaning() {
        let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
        for row in ROWS.iter() {
            for name in row.names() {
                assert!(!key(name).is_empty(), "{} {}", row.kind, row.value);
                let before = seen.insert((row.kind, key(name)), row.value);
                assert!(before.is_none_or(|it| it == row.value), "{name}");
            }
        }
    }

    #[test]
    fn names_and_their_neighbours() {
        assert_eq!(value("field", "TITEL"), Some("title"));
        assert_eq!(value("field", "oeffentlich"), Some("public"));
        assert_eq!(value("genre", "Aenderungsantrag"), Some("amendment"));
        assert_eq!(value("outcome", "not_recommended"), Some("not_recommended"));
        assert_eq!(value("outcome", "nicht empfohlen"), Some("not_recommended"));
        assert_eq!(value("state", "DE-by"), Some("DE-BY"));
        assert_eq!(value("state", "by"), Some("DE-BY"));
        assert_eq!(value("genre", "Gedicht"), None);
        assert_eq!(nearest("field", "stdat"), ["stadt"]);
        assert_eq!(nearest("genre", "Antragg"), ["Antrag"]);
    }
}
