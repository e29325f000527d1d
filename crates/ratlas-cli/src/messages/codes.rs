//! Findings and reasons of refusal in plain words, with what to do about them.

use std::sync::LazyLock;

use super::{Lang, Msg};

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// One sentence.
    pub(crate) sentence: &'static str,
    /// What to do; empty where there is nothing to do.
    pub(crate) remedy: &'static str,
}

/// One row of `codes.tsv`.
struct Row {
    code: &'static str,
    german: Meaning,
    english: Meaning,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    include_str!("codes.tsv").lines().filter(|it| !it.starts_with('#')).map(row).collect()
});

fn row(line: &'static str) -> Row {
    let mut columns = line.split('\t');
    let mut column = || columns.next().expect("codes.tsv: a row has five columns");
    Row {
        code: column(),
        german: Meaning { sentence: column(), remedy: column() },
        english: Meaning { sentence: column(), remedy: column() },
    }
}

/// What a code means, if the table knows it.
pub(crate) fn meaning(lang: Lang, code: &str) -> Option<Meaning> {
    let row = ROWS.iter().find(|it| it.code == code)?;
    Some(lang.pick(row.german, row.english))
}

/// What a finding says: its sentence, and the pages its message names.
pub(crate) fn told(lang: Lang, code: &str, message: &str) -> String {
    let Some(meaning) = meaning(lang, code) else { return message.to_owned() };
    match pages(message) {
        Some(pages) => {
            let noun = if pages.contains([',', '-']) { Msg::PageMany } else { Msg::PageOne };
            format!("{} ({} {pages})", meaning.sentence, lang.say(noun))
        }
        None => meaning.sentence.to_owned(),
    }
}

/// The list of pages at the end of a message, e.g. `1-3, 7`.
fn pages(message: &str) -> Option<&str> {
    let list = message.rsplit_once(" pages ").or_else(|| message.rsplit_once(" page "))?.1;
    let is_list = list.chars().all(|it| it.is_ascii_digit() || matches!(it, ',' | ' ' | '-'));
    is_list.then_some(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_complete() {
        assert!(ROWS.is_sorted_by(|a, b| a.code < b.code));
        for row in ROWS.iter() {
            assert!(!row.german.sentence.is_empty(), "{}", row.code);
            assert!(!row.english.sentence.is_empty(), "{}", row.code);
            let remedies = [row.german.remedy, row.english.remedy];
            assert_eq!(remedies[0].is_empty(), remedies[1].is_empty(), "{}", row.code);
        }
    }

    #[test]
    fn an_unknown_code_keeps_its_message() {
        for (code, message, expected) in [
            ("date/nowhere", "a date is odd", "a date is odd"),
            ("read/empty", "the file is empty", "Die Datei ist leer."),
            (
                "read/no-text",
                "no text on pages 1-3, 7",
                "Seiten ohne Text, vermutlich eingescannt. (Seiten 1-3, 7)",
            ),
            (
                "read/no-text",
                "no text on page 4",
                "Seiten ohne Text, vermutlich eingescannt. (Seite 4)",
            ),
        ] {
            assert_eq!(told(Lang::De, code, message), expected);
        }
    }
}
