//! Words for the values of the record: shown to people, and accepted from them.

use std::sync::LazyLock;

use super::lang::Lang;

/// One row of `values.tsv`.
struct Row {
    list: &'static str,
    value: &'static str,
    german: &'static str,
    english: &'static str,
    others: &'static str,
}

impl Row {
    /// Whether somebody who typed `folded` meant this row.
    fn answers_to(&self, folded: &str) -> bool {
        [self.value, self.german, self.english]
            .into_iter()
            .chain(self.others.split(',').filter(|it| !it.is_empty()))
            .any(|it| fold(it) == folded)
    }
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    include_str!("values.tsv").lines().filter(|it| !it.starts_with('#')).map(row).collect()
});

fn row(line: &'static str) -> Row {
    let mut columns = line.split('\t');
    let mut column = || columns.next().expect("values.tsv: a row has five columns");
    Row { list: column(), value: column(), german: column(), english: column(), others: column() }
}

/// The word for a value of a list, or the value itself where the table has none.
pub fn word<'a>(lang: Lang, list: &str, value: &'a str) -> &'a str {
    match ROWS.iter().find(|it| it.list == list && it.value == value) {
        Some(row) => lang.pick(row.german, row.english),
        None => value,
    }
}

/// The value somebody meant who typed `typed`: by its own name or a German or English one,
/// whatever the case, the umlauts' spelling and the blanks.
pub fn value(list: &str, typed: &str) -> Option<&'static str> {
    let typed = fold(typed);
    ROWS.iter().find(|it| it.list == list && it.answers_to(&typed)).map(|it| it.value)
}

/// The words for all values of a list, by letters.
pub fn words(lang: Lang, list: &str) -> Vec<&'static str> {
    let rows = ROWS.iter().filter(|it| it.list == list);
    let mut words: Vec<&str> = rows.map(|it| lang.pick(it.german, it.english)).collect();
    words.sort_by_cached_key(|it| fold(it));
    words
}

/// The values of a list, in the order of the table.
#[cfg(test)]
pub(crate) fn values(list: &str) -> Vec<&'static str> {
    ROWS.iter().filter(|it| it.list == list).map(|it| it.value).collect()
}

/// Lower case, umlauts and ß spelled out, without blanks, hyphens and underscores.
fn fold(name: &str) -> String {
    let mut res = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => res.push_str("ae"),
            'ö' => res.push_str("oe"),
            'ü' => res.push_str("ue"),
            'ß' => res.push_str("ss"),
            ' ' | '-' | '_' => {}
            other => res.push(other),
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use ratlas_model::{
        ApplicantKind, CitationKind, DateRole, DepartmentRole, Genre, Outcome, PersonRole,
        Presence, ReferenceKind, ReferenceRole, Stance, TextLayer, VoteMode,
    };

    use super::*;

    /// Checks that the table has a word for every value of a closed list, and no other row.
    macro_rules! complete {
        ($($list:literal => $values:ty),+ $(,)?) => {
            $(
                let mut expected: Vec<&str> = <$values>::ALL.iter().map(|it| it.as_str()).collect();
                expected.sort_unstable();
                assert_eq!(values($list), expected, "{}", $list);
            )+
        };
    }

    #[test]
    fn every_value_has_a_word() {
        complete! {
            "applicant_kind" => ApplicantKind,
            "citation_kind" => CitationKind,
            "date_role" => DateRole,
            "department_role" => DepartmentRole,
            "genre" => Genre,
            "outcome" => Outcome,
            "person_role" => PersonRole,
            "presence" => Presence,
            "reference_kind" => ReferenceKind,
            "reference_role" => ReferenceRole,
            "stance" => Stance,
            "text_layer" => TextLayer,
            "vote_mode" => VoteMode,
        }
    }

    #[test]
    fn the_table_is_sorted_and_complete() {
        assert!(ROWS.is_sorted_by(|a, b| (a.list, a.value) < (b.list, b.value)));
        assert!(ROWS.iter().all(|it| !it.german.is_empty() && !it.english.is_empty()));
    }

    #[test]
    fn reads_german_and_english_names() {
        for typed in ["Antrag", "antrag", "motion", "MOTION"] {
            assert_eq!(value("genre", typed), Some("motion"), "{typed}");
        }
        assert_eq!(value("genre", "Aenderungsantrag"), Some("amendment"));
        assert_eq!(value("genre", "Protokoll"), Some("minutes"));
        assert_eq!(value("outcome", "zur Kenntnis genommen"), Some("noted"));
        assert_eq!(value("outcome", "no-vote"), Some("no_vote"));
        assert_eq!(value("state", "NRW"), Some("DE-NW"));
        assert_eq!(value("state", "de-nw"), Some("DE-NW"));
        assert_eq!(value("genre", "Gedicht"), None);
        assert_eq!(value("genre", ""), None);
    }

    #[test]
    fn shows_the_value_where_the_table_has_no_word() {
        assert_eq!(word(Lang::De, "genre", "motion"), "Antrag");
        assert_eq!(word(Lang::En, "genre", "motion"), "motion");
        assert_eq!(word(Lang::De, "genre", "poem"), "poem");
    }
}
