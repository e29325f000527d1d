//! The pieces of what somebody typed: blanks, punctuation, quoted words, words.

use std::ops::Range;

/// Whether a character stands between words and is not seen: blanks, control characters, marks of
/// the direction of writing.
pub(crate) fn is_blank(it: char) -> bool {
    it.is_whitespace()
        || it.is_control()
        || matches!(it, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{61C}')
}

/// Whether a character is punctuation that says nothing at the edge of a word.
pub(crate) fn is_edge(it: char) -> bool {
    is_blank(it)
        || (it.is_ascii_punctuation() && !"()*\"".contains(it))
        || matches!(it, '§' | '¶' | '·' | '¿' | '¡' | '´' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}')
            && !is_quote(it)
}

/// A kind of quotation marks: what opens, what closes.
struct Quotes {
    open: &'static [char],
    close: &'static [char],
    /// What closes where none of `close` follows.
    else_close: &'static [char],
    /// Whether a mark without its partner is a mistake; some look like other punctuation.
    is_strict: bool,
}

const KINDS: [Quotes; 5] = [
    Quotes { open: &['"'], close: &['"'], else_close: &['“', '”'], is_strict: true },
    Quotes { open: &['„', '‟'], close: &['“', '”', '"'], else_close: &[], is_strict: true },
    Quotes { open: &['“', '”'], close: &['”', '“', '"'], else_close: &[], is_strict: true },
    Quotes { open: &['«', '»'], close: &['»', '«'], else_close: &[], is_strict: true },
    Quotes {
        open: &['‚', '‹', '›'],
        close: &['‘', '’', '›', '‹'],
        else_close: &[],
        is_strict: false,
    },
];

/// Whether a character can open or close a quotation.
pub(crate) fn is_quote(it: char) -> bool {
    KINDS.iter().any(|kind| kind.open.contains(&it))
}

/// The words in quotation marks, or what is wrong with them.
pub(crate) enum Quoted {
    /// The words are bytes `inner`; the closing mark ends at `end`.
    Words { inner: Range<usize>, end: usize },
    /// The mark is no quotation mark.
    Punctuation,
    /// The partner is missing.
    Open,
}

/// Finds the ends of quotations; remembers which marks are not found any more, so that many marks
/// without partner take no longer than one.
#[derive(Default)]
pub(crate) struct QuoteReader {
    missing: [bool; KINDS.len()],
}

impl QuoteReader {
    /// Reads the quotation that begins at `start`.
    pub(crate) fn read(&mut self, text: &str, start: usize) -> Quoted {
        let mark = text[start..].chars().next();
        let kind = KINDS.iter().position(|kind| mark.is_some_and(|it| kind.open.contains(&it)));
        let (Some(kind), Some(mark)) = (kind, mark) else { return Quoted::Punctuation };
        let Quotes { close, else_close, is_strict, .. } = KINDS[kind];
        let from = start + mark.len_utf8();
        if !self.missing[kind] {
            let end =
                |marks: &[char]| text[from..].char_indices().find(|(_, it)| marks.contains(it));
            if let Some((at, mark)) = end(close).or_else(|| end(else_close)) {
                return Quoted::Words { inner: from..from + at, end: from + at + mark.len_utf8() };
            }
            self.missing[kind] = true;
        }
        if is_strict { Quoted::Open } else { Quoted::Punctuation }
    }
}

/// The end of the word that begins at `start`: up to a blank, a quotation mark, or a bracket whose
/// partner is not in the word. `Bürger(innen)` is one word.
pub(crate) fn word_end(text: &str, start: usize) -> usize {
    let mut open: Vec<usize> = Vec::new();
    for (idx, it) in text[start..].char_indices() {
        let at = start + idx;
        match it {
            '(' => open.push(at),
            ')' if open.pop().is_none() => return at,
            _ if idx > 0 && (is_blank_in_text(it) || is_quote(it)) => {
                return open.first().copied().filter(|it| *it > start).unwrap_or(at);
            }
            _ => {}
        }
    }
    open.first().copied().filter(|it| *it > start).unwrap_or(text.len())
}

/// Whether a character ends a word; characters nobody sees do not.
fn is_blank_in_text(it: char) -> bool {
    it.is_whitespace() || it.is_control()
}

/// Words on one line, without quotation marks.
pub(crate) fn plain_words(text: &str) -> String {
    let words = text.split(|it: char| is_blank(it) || is_quote(it));
    words.filter(|it| !it.is_empty()).collect::<Vec<&str>>().join(" ")
}
