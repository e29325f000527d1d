//! Scripts written from right to left: what stands in a line from left to right, in the order it
//! is read.

use unicode_normalization::UnicodeNormalization;

use super::words::Word;

/// Whether a character is written from right to left: Hebrew, Arabic and their relatives.
fn is_leftward(ch: char) -> bool {
    matches!(ch, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !is_digit(ch)
}

/// Digits are written from left to right in every script.
fn is_digit(ch: char) -> bool {
    ch.is_ascii_digit() || matches!(ch, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

pub(crate) fn has_leftward(text: &str) -> bool {
    text.chars().any(is_leftward)
}

/// A word as it is read, from its characters as they stand: numbers in it keep their order, and
/// the shapes letters take in Arabic words become the letters.
pub(crate) fn as_read(printed: &str) -> String {
    let mut res: Vec<char> = printed.chars().rev().collect();
    let mut start = 0;
    while start < res.len() {
        let len = res[start..].iter().take_while(|it| is_digit(**it)).count();
        res[start..start + len].reverse();
        start += len.max(1);
    }
    res.into_iter().flat_map(without_shape).nfc().collect()
}

fn without_shape(ch: char) -> Vec<char> {
    let is_shape = matches!(ch, '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if is_shape { std::iter::once(ch).nfkc().collect() } else { vec![ch] }
}

/// Words of a line in the order they are read: a line that is mostly written leftwards is read
/// from its right end, stretches in the other direction from their own beginning.
pub(crate) fn in_order(words: &[Word], line: &[usize]) -> Vec<usize> {
    let is_leftward = |it: &usize| has_leftward(&words[*it].text);
    let n_leftward = line.iter().filter(|it| is_leftward(it)).count();
    if n_leftward == 0 {
        return line.to_vec();
    }
    let has_letters = |it: &&usize| words[**it].text.chars().any(char::is_alphabetic);
    let is_line_leftward = 2 * n_leftward >= line.iter().filter(has_letters).count();
    let mut res = line.to_vec();
    if is_line_leftward {
        res.reverse();
    }
    // Without letters a word follows its neighbours in the direction of the line.
    for run in res.chunk_by_mut(|one, other| is_leftward(one) == is_leftward(other)) {
        let is_against = is_leftward(&run[0]) != is_line_leftward;
        if is_against && run.len() > 1 {
            run.reverse();
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_from_their_right_end() {
        assert_eq!(as_read("םולש"), "שלום");
        assert_eq!(as_read("2024תנש"), "שנת2024");
        // Shapes of letters in the middle and at the end of words.
        assert_eq!(as_read("\u{fee1}\u{fefc}\u{feb3}"), "سلام");
    }
}
