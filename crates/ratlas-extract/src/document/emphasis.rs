//! Marks of emphasis that converters leave in texts: `**bold**`, `*italic*`, `__bold__`, `## head`.

use std::ops::Range;

/// The marks of a line, in order. The star of gendered forms (`Migrant*innen`) stands between
/// letters and is none.
pub(super) fn marks(line: &str) -> Vec<Range<usize>> {
    let is_rule = line.contains("___");
    runs(line)
        .filter(|run| match line.as_bytes()[run.start] {
            b'*' => is_star_mark(line, run),
            b'_' => run.len() >= 2 && !is_rule,
            _ => run.start == 0 && run.len() <= 6 && line[run.end..].starts_with(' '),
        })
        .collect()
}

/// The runs of one of the bytes that marks are made of.
fn runs(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = line.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|it| b"*_#".contains(it))?;
        let rest = bytes[start..].iter().position(|it| *it != bytes[start]);
        at = rest.map_or(bytes.len(), |it| start + it);
        Some(start..at)
    })
}

fn is_star_mark(line: &str, run: &Range<usize>) -> bool {
    let before = line[..run.start].chars().next_back();
    let after = line[run.end..].chars().next();
    let letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let blank = |it: Option<char>| it.is_none_or(char::is_whitespace);
    match run.len() {
        // A lone star: a list marker if blanks are round it, a gender star between letters.
        1 => !(letter(before) && letter(after) || blank(before) && blank(after)),
        // Two stars beside a word; three or more alone are a rule.
        _ => !(blank(before) && blank(after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_marks(line: &str) -> String {
        let marks = marks(line);
        let kept = line.char_indices().filter(|(at, _)| !marks.iter().any(|it| it.contains(at)));
        kept.map(|(_, it)| it).collect()
    }

    #[test]
    fn takes_marks_and_leaves_stars_of_words() {
        for (line, expected) in [
            ("**BEIRAT FÜR", "BEIRAT FÜR"),
            ("von *Leitlinien* für die", "von Leitlinien für die"),
            ("Akteur*innen und **Migrant*innen**", "Akteur*innen und Migrant*innen"),
            ("* ein Punkt", "* ein Punkt"),
            ("### Beschluss", " Beschluss"),
            ("Unterschrift ______", "Unterschrift ______"),
            ("#hashtag", "#hashtag"),
        ] {
            assert_eq!(without_marks(line), expected);
        }
    }
}
