//! A text as the letters of its words, each with its place: in it a name is found however it is
//! written, broken over lines, spaced out or joined with hyphens.

use std::ops::Range;

use ratlas_german::fold;

/// Between two letters of one name stands at most so much: a comma, a line end, the edge of a column.
const MAX_GAP_BYTES: usize = 24;

/// The letters of a text.
pub(crate) struct Letters<'a> {
    text: &'a str,
    letters: Vec<Letter>,
}

#[derive(Debug, Clone, Copy)]
struct Letter {
    letter: char,
    start: usize,
    end: usize,
    /// Whether something stands before it that ends a word.
    begins: bool,
}

impl<'a> Letters<'a> {
    /// Reads a text: lower case, without marks; `ä`, `ae` and `a` are one letter, for that is how names
    /// are written for each other.
    pub(crate) fn of(text: &'a str) -> Letters<'a> {
        let mut res = Letters { text, letters: Vec::with_capacity(text.len()) };
        for (start, it) in text.char_indices() {
            res.push(it, start);
        }
        res
    }

    fn push(&mut self, it: char, start: usize) {
        let end = start + it.len_utf8();
        match it {
            'a'..='z' | 'A'..='Z' => self.push_letter(it.to_ascii_lowercase(), start, end),
            // The mark of a letter before it, written apart.
            '\u{300}'..='\u{36F}' => {
                if let Some(last) = self.letters.last_mut().filter(|it| it.end == start) {
                    last.end = end;
                }
            }
            _ if it.is_alphabetic() => {
                let mut bytes = [0; 4];
                for letter in fold(it.encode_utf8(&mut bytes)).chars() {
                    self.push_letter(letter, start, end);
                }
            }
            _ => {}
        }
    }

    fn push_letter(&mut self, letter: char, start: usize, end: usize) {
        let begins = match self.letters.last() {
            None => true,
            Some(last) if last.end >= start || last.start == start => false,
            Some(last) => !is_joint(&self.text[last.end..start], &self.text[start..end]),
        };
        if let Some(last) = self.letters.last_mut()
            && letter == 'e'
            && !begins
            && matches!(last.letter, 'a' | 'o' | 'u')
        {
            last.end = end;
            return;
        }
        self.letters.push(Letter { letter, start, end, begins });
    }

    /// How many letters there are.
    pub(crate) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether a word begins at this letter.
    pub(crate) fn begins_at(&self, idx: usize) -> bool {
        self.letters.get(idx).is_some_and(|it| it.begins)
    }

    /// Whether a word ends before this letter.
    pub(crate) fn ends_at(&self, idx: usize) -> bool {
        idx == self.letters.len() || self.begins_at(idx)
    }

    /// The letters of a range, in one word.
    pub(crate) fn word(&self, range: Range<usize>) -> String {
        self.letters[range].iter().map(|it| it.letter).collect()
    }

    /// Whether the letters of a range are these.
    pub(crate) fn is(&self, range: Range<usize>, word: &str) -> bool {
        self.letters.get(range).is_some_and(|it| it.iter().map(|it| it.letter).eq(word.chars()))
    }

    /// The bytes of a range of letters.
    pub(crate) fn span(&self, range: &Range<usize>) -> Range<usize> {
        self.letters[range.start].start..self.letters[range.end - 1].end
    }

    /// What stands before a letter, up to the letter before it.
    pub(crate) fn gap_before(&self, idx: usize) -> &'a str {
        let from = idx.checked_sub(1).map_or(0, |it| self.letters[it].end);
        let to = self.letters.get(idx).map_or(self.text.len(), |it| it.start);
        self.text.get(from..to).unwrap_or_default()
    }

    /// Whether a range of letters may be one name: between them stands only what may stand in a name.
    pub(crate) fn is_name(&self, range: Range<usize>) -> bool {
        (range.start + 1..range.end)
            .all(|idx| !self.begins_at(idx) || may_join(self.gap_before(idx)))
    }

    /// Whether the first letter of a range is a capital.
    pub(crate) fn is_capital(&self, idx: usize) -> bool {
        let Letter { start, end, .. } = self.letters[idx];
        self.text[start..end].chars().next().is_some_and(char::is_uppercase)
    }

    /// The first letter of the word that holds this letter.
    pub(crate) fn word_start(&self, idx: usize) -> usize {
        (0..=idx).rev().find(|it| self.begins_at(*it)).unwrap_or(0)
    }

    /// The letter behind the word that begins here.
    pub(crate) fn word_end(&self, idx: usize) -> usize {
        (idx + 1..=self.len()).find(|it| self.ends_at(*it)).unwrap_or(self.len())
    }
}

/// Whether what stands between two letters leaves them in one word: nothing a reader sees, or the
/// hyphen at the end of a line before a small letter.
fn is_joint(gap: &str, next: &str) -> bool {
    let seen = gap.trim_matches(|it| {
        matches!(it, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}')
    });
    if seen.is_empty() {
        return true;
    }
    let is_broken = gap.starts_with(['-', '\u{2010}', '\u{AD}']) && gap.contains('\n');
    is_broken
        && gap.chars().skip(1).all(|it| it.is_whitespace() || it == '\u{AD}')
        && next.chars().next().is_some_and(char::is_lowercase)
}

fn may_join(gap: &str) -> bool {
    gap.len() <= MAX_GAP_BYTES
        && gap.chars().all(|it| {
            it.is_whitespace()
                || matches!(
                    it,
                    '-' | '\u{2010}'..='\u{2013}' | ',' | '.' | '_' | '|' | '*' | '(' | ')'
                )
                || matches!(
                    it,
                    '\'' | '’' | '"' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '+' | '%'
                )
        })
}

/// The letters of a word or a name as they are compared.
pub(crate) fn letters(word: &str) -> String {
    let letters = Letters::of(word);
    letters.word(0..letters.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        for (text, expected) in [
            ("Müller", "muller"),
            ("MUELLER", "muller"),
            ("Mu\u{308}ller", "muller"),
            ("Muller", "muller"),
            ("Mül-\nler", "muller"),
            ("Mu-\neller", "muller"),
            ("M ü l l e r", "muller"),
            ("Groß-Stieﬂer", "grossstiefler"),
            ("Öztürk", "ozturk"),
            ("", ""),
            ("12 – 3", ""),
        ] {
            assert_eq!(letters(text), expected, "{text}");
        }
    }

    #[test]
    fn words() {
        let text = Letters::of("Anna Mül-\nler-Lü\u{AD}dicke");
        let starts: Vec<usize> = (0..text.len()).filter(|it| text.begins_at(*it)).collect();
        assert_eq!(starts, [0, 4, 10]);
        assert_eq!(&text.text[text.span(&(4..10))], "Mül-\nler");
    }
}
