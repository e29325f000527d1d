//! Findings and reasons of refusal in plain words, with what to do about them.

use std::sync::LazyLock;

use super::lang::Lang;
use super::phrases::german;

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// One sentence.
    pub sentence: &'static str,
    /// What to do; empty where there is nothing to do.
    pub remedy: &'static str,
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
pub fn meaning(lang: Lang, code: &str) -> Option<Meaning> {
    let row = ROWS.iter().find(|it| it.code == code)?;
    Some(lang.pick(row.german, row.english))
}

/// What a finding says: its message in the language, else the sentence for its code.
pub fn finding_words(lang: Lang, code: &str, message: &str) -> String {
    let sentence = || meaning(lang, code).map_or(message, |it| it.sentence).to_owned();
    match lang {
        Lang::De => german(message).unwrap_or_else(sentence),
        Lang::En => message.to_owned(),
    }
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
    fn findings_are_told_with_what_they_found() {
        for (code, message, german) in [
            ("agenda/gap", "the agenda skips from 3 to 5", "die Tagesordnung springt von 3 zu 5"),
            ("agenda/gap", "a new message", "Die Tagesordnung lässt Nummern aus."),
            ("date/nowhere", "a date is odd", "a date is odd"),
        ] {
            assert_eq!(finding_words(Lang::De, code, message), german);
            assert_eq!(finding_words(Lang::En, code, message), message);
        }
    }
}
