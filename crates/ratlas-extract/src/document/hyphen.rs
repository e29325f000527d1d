//! Words broken at a line end.

/// What the hyphen at the end of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hyphen {
    /// None, or one that stands for a part left out: `Haupt-` before `und Finanzausschuss`.
    Apart,
    /// It belongs to the word, which goes on without a blank: `Nord-` before `Süd`.
    Kept,
    /// It was set to break the word.
    Broken,
}

/// What follows a suspended hyphen, never the rest of a word.
const AFTER_SUSPENDED: &[&str] = &["und", "oder", "bzw", "sowie", "als", "wie", "noch", "bis"];

/// The hyphens that stand at line ends; a soft one is visible there.
pub(crate) const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// What the hyphen between two lines is, and the length of the first one without it.
pub(crate) fn hyphen(line: &str, next: &str) -> (Hyphen, usize) {
    let trimmed = line.trim_end();
    let Some(stem) = trimmed.strip_suffix(HYPHENS) else { return (Hyphen::Apart, line.len()) };
    let word: String = next.chars().take_while(|it| it.is_alphabetic()).collect();
    let (last, first) = (stem.chars().next_back(), next.chars().next());
    let is_letter = |it: Option<char>| it.is_some_and(char::is_alphabetic);
    let is_digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    let kind = match first {
        Some(it) if is_letter(last) && it.is_lowercase() => {
            if AFTER_SUSPENDED.contains(&word.as_str()) { Hyphen::Apart } else { Hyphen::Broken }
        }
        _ if is_letter(last) && is_letter(first) => Hyphen::Kept,
        _ if is_digit(last) && is_digit(first) => Hyphen::Kept,
        _ => Hyphen::Apart,
    };
    (kind, stem.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_hyphens_apart() {
        let kind = |line: &str, next: &str| hyphen(line, next).0;
        assert_eq!(hyphen("die Integra-", "tion der"), (Hyphen::Broken, 11));
        assert_eq!(hyphen("die Integra\u{ad} ", "tion der"), (Hyphen::Broken, 11));
        assert_eq!(kind("Haupt-", "und Finanzausschuss"), Hyphen::Apart);
        assert_eq!(kind("Nord-", "Süd"), Hyphen::Kept);
        assert_eq!(kind("2014-", "2017"), Hyphen::Kept);
        assert_eq!(kind("2014 -", "tion"), Hyphen::Apart);
        assert_eq!(kind("Ende", "gut"), Hyphen::Apart);
    }
}
