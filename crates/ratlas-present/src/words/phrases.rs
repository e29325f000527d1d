//! What the crates below say in English, in the reader's language: findings, mistakes in files.

use super::lang::Lang;

/// The phrase in the language; in English where the table does not know it.
pub fn phrase(lang: Lang, english: &str) -> String {
    let known = lang.pick(german(english), None);
    known.unwrap_or_else(|| english.to_owned())
}

/// The phrase in German, if the table knows it.
pub(crate) fn german(english: &str) -> Option<String> {
    rows().find_map(|(pattern, german)| {
        let mut values = values(pattern, english)?.into_iter();
        let mut pieces = german.split("{}");
        let first = pieces.next().unwrap_or_default().to_owned();
        Some(pieces.fold(first, |res, piece| res + values.next().unwrap_or_default() + piece))
    })
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = include_str!("phrases.tsv").lines().filter(|it| !it.starts_with('#'));
    rows.filter_map(|it| it.split_once('\t'))
}

/// What stands at each `{}` of the pattern, if the text is of that form.
fn values<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut pieces: Vec<&str> = pattern.split("{}").collect();
    let mut rest = text.strip_prefix(pieces.remove(0))?;
    let mut res = Vec::new();
    for piece in pieces {
        let at = if piece.is_empty() { rest.len() } else { rest.find(piece)? };
        res.push(&rest[..at]);
        rest = &rest[at + piece.len()..];
    }
    rest.is_empty().then_some(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_phrases() {
        assert_eq!(
            german("5 votes, but 4 voting members present").as_deref(),
            Some("5 Stimmen, aber nur 4 Stimmberechtigte anwesend")
        );
        assert_eq!(german("this is new"), None);
    }

    #[test]
    fn the_table_is_sorted_and_both_columns_have_the_same_places() {
        assert!(rows().is_sorted());
        for (english, german) in rows() {
            assert_eq!(english.matches("{}").count(), german.matches("{}").count(), "{english}");
        }
    }
}
