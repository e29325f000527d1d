//! Numbers written as words or in Roman numerals.

use std::sync::LazyLock;

/// Reads a number of digits or a German number word from 0 to 20, whatever its case.
///
/// # Shapes
///
/// | written        | read as |
/// |----------------|---------|
/// | `42`           | 42      |
/// | `drei`, `Drei` | 3       |
/// | `einer`        | 1       |
/// | `keine`        | 0       |
pub fn number(word: &str) -> Option<u32> {
    if let Ok(res) = word.parse() {
        return Some(res);
    }
    let word = word.to_lowercase();
    NUMBER_WORDS.iter().find(|(form, _)| *form == word).map(|(_, number)| *number)
}

/// Reads a Roman numeral up to 39, in capitals: terms, parts and quarters go no further.
pub fn roman(word: &str) -> Option<u32> {
    let mut rest = word;
    let mut res = 0;
    for (form, value, most) in [("X", 10, 3), ("IX", 9, 1), ("V", 5, 1), ("IV", 4, 1), ("I", 1, 3)]
    {
        // `V` would take the letter of a following `IV` only if the numeral were malformed.
        let mut times = 0;
        while times < most && rest.starts_with(form) {
            rest = &rest[form.len()..];
            res += value;
            times += 1;
        }
    }
    (rest.is_empty() && res > 0).then_some(res)
}

static NUMBER_WORDS: LazyLock<Vec<(&'static str, u32)>> =
    LazyLock::new(|| crate::months::forms(include_str!("../lexicon/number_words.tsv")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits_and_words() {
        assert_eq!(number("42"), Some(42));
        assert_eq!(number("Drei"), Some(3));
        assert_eq!(number("einer"), Some(1));
        assert_eq!(number("viele"), None);
    }

    #[test]
    fn reads_roman_numerals() {
        for (written, value) in [("I", 1), ("IV", 4), ("VIII", 8), ("IX", 9), ("XXI", 21)] {
            assert_eq!(roman(written), Some(value), "{written}");
        }
        for written in ["", "IIII", "VV", "ABC", "i"] {
            assert_eq!(roman(written), None, "{written}");
        }
    }
}
