//! Marks of emphasis that converters leave in texts: `**bold**`, `*italic*`, `__bold__`, `## head`.

/// Whether the byte at `at` belongs to a mark. The star of gendered forms (`Migrant*innen`) stands
/// between letters and is none.
pub(super) fn is_mark(line: &str, at: usize) -> bool {
    match line.as_bytes().get(at) {
        Some(b'*') => is_star_mark(line, at),
        Some(b'_') => run_length(line, at, b'_') >= 2 && !is_rule(line),
        Some(b'#') => line[..at].bytes().all(|it| it == b'#') && heading(line),
        _ => false,
    }
}

fn is_star_mark(line: &str, at: usize) -> bool {
    let stars = run_length(line, at, b'*');
    let before = line[..at].trim_end_matches('*').chars().next_back();
    let after = line[at..].trim_start_matches('*').chars().next();
    let letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let blank = |it: Option<char>| it.is_none_or(char::is_whitespace);
    match stars {
        // A lone star: a list marker if blanks are round it, a gender star between letters.
        1 => !(letter(before) && letter(after) || blank(before) && blank(after)),
        // Two stars beside a word; three or more alone are a rule.
        _ => !(blank(before) && blank(after)),
    }
}

/// How long the run of this byte is that `at` stands in.
fn run_length(line: &str, at: usize, byte: u8) -> usize {
    let before = line.as_bytes()[..at].iter().rev().take_while(|it| **it == byte).count();
    before + line.as_bytes()[at..].iter().take_while(|it| **it == byte).count()
}

/// A line to sign or fill in, not a mark.
fn is_rule(line: &str) -> bool {
    line.contains("___")
}

fn heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    line.len() - rest.len() <= 6 && rest.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_marks(line: &str) -> String {
        line.char_indices().filter(|(at, _)| !is_mark(line, *at)).map(|(_, it)| it).collect()
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
