//! Texts in a form in which two readings can be compared: composed, hyphens at line ends joined.

use std::collections::BTreeMap;

use ratlas_read::Page;
use unicode_normalization::UnicodeNormalization;

/// What may follow a hyphen at the end of a line that stays: "Haupt- und Finanzausschuss".
const SUSPENDED: [&str; 5] = ["und", "oder", "bzw", "sowie", "u"];

/// A page's text; in a cell the line ends again behind a hyphen, so that it is seen as one.
pub(super) fn of_page(page: &Page) -> String {
    let mut text = page.text.clone();
    for pair in page.words.windows(2).rev() {
        let [before, after] = pair else { continue };
        let between = before.span.end..after.span.start;
        let is_below = after.bbox[1] > before.bbox[1] + 0.5 * (before.bbox[3] - before.bbox[1]);
        let is_hyphened = page.text[before.span.clone()].ends_with('-');
        if is_below && is_hyphened && &page.text[between.clone()] == " " {
            text.replace_range(between, "\n");
        }
    }
    text.push('\n');
    text
}

/// Compatibility composition, one kind of line end, words joined that were broken at a line's end.
pub(super) fn normal(text: &str) -> String {
    let composed: String = text.replace(['\r', '\u{c}'], "\n").nfkc().collect();
    joined(&composed).replace('\u{ad}', "")
}

/// Words broken at the end of a line, in one piece.
fn joined(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut res = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let stem = res.trim_end_matches([' ', '\t']).strip_suffix(['-', '\u{ad}', '\u{2010}']);
        let next = line.trim_start_matches([' ', '\t']);
        match stem.map(|it| it.trim_end_matches([' ', '\t']).len()) {
            Some(end) if res[..end].ends_with(char::is_alphabetic) && goes_on(next) => {
                res.truncate(end);
                res.push_str(next);
            }
            _ => {
                res.push('\n');
                res.push_str(line);
            }
        }
    }
    res
}

/// Whether a line begins with the rest of a word.
fn goes_on(line: &str) -> bool {
    let word = line.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    word.starts_with(char::is_lowercase) && !SUSPENDED.contains(&word)
}

/// The text without blanks, bars of tables and bullets.
pub(super) fn tight(text: &str) -> String {
    text.chars().filter(|it| !is_dropped(*it)).collect()
}

/// Whether a character is none of the text's own.
pub(super) fn is_dropped(it: char) -> bool {
    it.is_whitespace() || "|*\\#`•\u{ad}\u{200b}\u{feff}".contains(it)
}

/// How often each word occurs.
pub(super) fn words(text: &str) -> BTreeMap<&str, u32> {
    let mut words = BTreeMap::new();
    let is_border = |it: char| !(it.is_alphanumeric() || it == '_');
    for word in text.split(is_border).filter(|it| !it.is_empty()) {
        *words.entry(word).or_default() += 1;
    }
    words
}

/// Takes running heads out of a text, wherever they stand. `pattern` has `{page}` and `{pages}`
/// where a number stands; blanks are not compared.
pub(super) fn without(text: &str, pattern: &str) -> String {
    if pattern.is_empty() {
        return text.to_owned();
    }
    let pattern = normal(pattern).replace("{pages}", "{page}");
    let parts: Vec<String> = pattern.split("{page}").map(tight).collect();
    let mut res = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(it) = rest.chars().next() {
        if let Some(after) = after_head(rest, &parts) {
            res.push('\n');
            rest = after;
        } else {
            res.push(it);
            rest = &rest[it.len_utf8()..];
        }
    }
    res
}

/// What follows a running head at the beginning of a text.
fn after_head<'a>(text: &'a str, parts: &[String]) -> Option<&'a str> {
    let mut rest = text;
    for (idx, part) in parts.iter().enumerate() {
        if idx > 0 {
            let number = rest.trim_start_matches(is_dropped);
            rest = number.trim_start_matches(|it: char| it.is_ascii_digit());
            if rest.len() == number.len() {
                return None;
            }
        }
        for want in part.chars() {
            let at =
                if rest.len() == text.len() { rest } else { rest.trim_start_matches(is_dropped) };
            rest = at.strip_prefix(want)?;
        }
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_words_are_joined_and_suspended_ones_kept() {
        assert_eq!(normal("Sitzungs-\nsaal"), "Sitzungssaal");
        assert_eq!(normal("Haupt-\nund Finanzausschuss"), "Haupt-\nund Finanzausschuss");
        assert_eq!(normal("Nord-\nSüd"), "Nord-\nSüd");
        assert_eq!(normal("- \nso"), "- \nso");
        assert_eq!(normal("Ver\u{ad}ein"), "Verein");
    }

    #[test]
    fn running_heads_are_taken_out() {
        assert_eq!(without("a\nSeite 3 von 12\nb", "Seite {page} von {pages}"), "a\n\n\nb");
        assert_eq!(without("a\nSeite von\nb", "Seite {page} von {pages}"), "a\nSeite von\nb");
        assert_eq!(without("Stadt  Wehrbach 1", "Stadt Wehrbach"), "\n 1");
    }
}
