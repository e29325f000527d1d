//! Words cut at a line end.

use unicode_normalization::char::is_combining_mark;

use crate::lists::AFTER_HYPHEN;

/// Reads a hyphen at a line end inside a word: what to write for it, and where the word goes on.
pub(crate) fn line_end(text: &str, hyphen: usize, after: usize) -> Option<(&'static str, usize)> {
    let before = text[..hyphen].chars().next_back()?;
    if !(before.is_alphabetic() || is_combining_mark(before) || "*:_·/".contains(before)) {
        return None;
    }
    let blank = |it: char| it == ' ' || it == '\t' || it == '\r';
    let line = text[after..].trim_start_matches(blank).strip_prefix('\n')?;
    let next_line = line.trim_start_matches(blank);
    let end = text.len() - next_line.len();
    let first = next_line.chars().next()?;
    if !first.is_alphabetic() {
        return None;
    }
    let word =
        &next_line[..next_line.find(|it: char| !it.is_alphabetic()).unwrap_or(next_line.len())];
    match first.is_lowercase() {
        true if AFTER_HYPHEN.contains(word) => None,
        true => Some(("", end)),
        false => Some(("-", end)),
    }
}
