//! The parts of a text in which something can be, found by words that are cheap to look for.

use std::ops::Range;

use aho_corasick::AhoCorasick;

/// The pieces of a text round the words of an automaton, so far before and behind them, joined
/// where they touch and widened to whole words. A pattern that needs one of the words finds there
/// what it finds in the whole text.
pub(crate) fn windows(
    text: &str,
    hints: &AhoCorasick,
    before: usize,
    behind: usize,
) -> Vec<Range<usize>> {
    let mut res: Vec<Range<usize>> = Vec::new();
    for hint in hints.find_iter(text) {
        let start = text.floor_char_boundary(hint.start().saturating_sub(before));
        let start = word_start(text, start);
        let end = text.ceil_char_boundary((hint.end() + behind).min(text.len()));
        let end = word_end(text, end);
        match res.last_mut() {
            Some(last) if last.end >= start => last.end = last.end.max(end),
            _ => res.push(start..end),
        }
    }
    res
}

/// No word is longer; text without blanks is cut.
const WORD_BYTES: usize = 64;

fn word_start(text: &str, at: usize) -> usize {
    let from = text.floor_char_boundary(at.saturating_sub(WORD_BYTES));
    text[from..at].rfind(char::is_whitespace).map_or(from, |it| from + it)
}

fn word_end(text: &str, at: usize) -> usize {
    let until = text.ceil_char_boundary((at + WORD_BYTES).min(text.len()));
    text[at..until].find(char::is_whitespace).map_or(until, |it| at + it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_round_hints() {
        let text = "eins zwei drei € vier fünf sechs sieben acht neun € zehn";
        let hints = AhoCorasick::new(["€"]).unwrap();
        let got: Vec<&str> = windows(text, &hints, 3, 3).into_iter().map(|it| &text[it]).collect();
        assert_eq!(got, [" drei € vier", " neun € zehn"]);
    }
}
