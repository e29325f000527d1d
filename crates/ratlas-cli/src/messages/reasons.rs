//! What is wrong with a query, in German.

use super::Lang;

/// The reason in the language; in English where the table does not know it.
pub(crate) fn reason(lang: Lang, english: &str) -> String {
    let rows = include_str!("reasons.tsv").lines().filter(|it| !it.starts_with('#'));
    let german = rows.filter_map(|it| it.split_once('\t')).find_map(|(pattern, german)| {
        let values = values(pattern, english)?;
        let mut values = values.into_iter();
        let mut pieces = german.split("{}");
        let first = pieces.next().unwrap_or_default().to_owned();
        Some(pieces.fold(first, |res, piece| res + values.next().unwrap_or_default() + piece))
    });
    match (lang, german) {
        (Lang::De, Some(german)) => german,
        _ => english.to_owned(),
    }
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
    fn german_reasons() {
        for (english, german) in [
            ("this bracket is not closed", "diese Klammer wird nicht geschlossen"),
            (
                "there is no field `farbe:`; known are a:, b:",
                "ein Feld farbe: gibt es nicht; bekannt sind: a:, b:",
            ),
            ("`Gedicht` is none of a, b", "Gedicht gibt es nicht; bekannt sind: a, b"),
            ("this is new", "this is new"),
        ] {
            assert_eq!(reason(Lang::De, english), german);
            assert_eq!(reason(Lang::En, english), english);
        }
    }

    #[test]
    fn both_columns_have_the_same_places() {
        let rows = include_str!("reasons.tsv").lines().filter(|it| !it.starts_with('#'));
        for (english, german) in rows.map(|it| it.split_once('\t').unwrap()) {
            assert_eq!(english.matches("{}").count(), german.matches("{}").count(), "{english}");
        }
    }
}
