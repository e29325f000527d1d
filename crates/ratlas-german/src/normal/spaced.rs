//! Words set with blanks between their letters: `S a t z u n g`.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::compounds::is_known;
use crate::fold::fold;

/// Fewer letters are initials or an enumeration.
const MIN_LETTERS: usize = 4;
/// A capital with so many small letters is a word, known or not: a town, a name.
const MIN_UNKNOWN: usize = 7;
/// The longest row that is read as one word.
const MAX_LETTERS: usize = 40;

/// Reads the row of letters whose first blank is at `at`: where it stands, and the word it spells,
/// if it spells one. `a b c d` spells none.
pub(crate) fn spaced_word(text: &str, at: usize) -> Option<(Range<usize>, Option<String>)> {
    let start = letter_before(text, at)?;
    let mut end = start;
    let mut word = String::new();
    let mut letters = 0;
    while let Some(until) = letter(text, end) {
        word.push_str(&text[end..until]);
        letters += 1;
        let next = until + 1;
        if !text[until..].starts_with(' ') || letter(text, next).is_none() {
            end = until;
            break;
        }
        end = next;
    }
    let word: String = word.nfc().collect();
    let spells = (MIN_LETTERS..=MAX_LETTERS).contains(&letters)
        && (is_known(&fold(&word)) || (letters >= MIN_UNKNOWN && is_name(&word)));
    (letters > 1).then_some((start..end, spells.then_some(word)))
}

/// The start of the letter that stands alone before `at`.
fn letter_before(text: &str, at: usize) -> Option<usize> {
    let start = text[..at].char_indices().rev().find(|(_, it)| !is_combining_mark(*it))?.0;
    let alone = text[..start]
        .chars()
        .next_back()
        .is_none_or(|it| !it.is_alphanumeric() && !is_combining_mark(it) && it != '-');
    (alone && letter(text, start) == Some(at)).then_some(start)
}

/// The end of the letter at `at`, with its marks, if no other letter or digit follows.
fn letter(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let first = rest.chars().next().filter(|it| it.is_alphabetic())?;
    let marks = rest[first.len_utf8()..].chars().take_while(|it| is_combining_mark(*it));
    let end = at + first.len_utf8() + marks.map(char::len_utf8).sum::<usize>();
    text[end..].chars().next().is_none_or(|it| !it.is_alphanumeric()).then_some(end)
}

/// A capital, then small letters.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}
