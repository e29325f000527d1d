//! Text in one spelling: composed characters, joined line ends, folded letters.
//!
//! Two stages with different promises. [`normalize`] keeps a map back to the original text and
//! changes nothing a reader would call a change: it composes characters, drops soft hyphens, writes
//! every hyphen as `-` and joins words cut at a line end. [`fold`] gives the one spelling in which
//! words are compared; from there is no way back.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::lists::AFTER_HYPHEN;

/// A text in one spelling with the way back to its original.
///
/// # Invariants
///
/// `pieces` are ascending and without gaps in the normalised text; none at all if the text was
/// normal already.
#[derive(Debug)]
pub(crate) struct Normal<'a> {
    text: Cow<'a, str>,
    pieces: Vec<Piece>,
}

/// A stretch of the normalised text: copied, or written anew for a stretch of the original.
#[derive(Debug)]
struct Piece {
    start: usize,
    original: Range<usize>,
    copied: bool,
}

impl Normal<'_> {
    /// The normalised text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original text a non-empty span of the normalised text came from.
    pub(crate) fn original(&self, span: Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() {
            return span;
        }
        let first = self.piece(span.start);
        let last = self.piece(span.end.saturating_sub(1));
        let into_first = if first.copied { span.start - first.start } else { 0 };
        let end = if last.copied {
            last.original.start + (span.end - last.start)
        } else {
            last.original.end
        };
        first.original.start + into_first..end
    }

    fn piece(&self, at: usize) -> &Piece {
        let after = self.pieces.partition_point(|it| it.start <= at);
        &self.pieces[after.saturating_sub(1)]
    }
}

/// Writes a text in one spelling.
///
/// Characters are composed (NFC), soft hyphens and other invisible characters dropped, hyphens of
/// every kind written `-`, and the two halves of a word cut at a line end joined: always without
/// the line end, and without the hyphen if the second half begins in lower case. A half that is
/// continued by `und`, `oder` and the like (`Migrations-` / `und Integrationsbeirat`) stays as it is.
pub(crate) fn normalize(text: &str) -> Normal<'_> {
    let mut writer = Writer { source: text, text: String::new(), pieces: Vec::new(), copied: 0 };
    let mut at = 0;
    while let Some(found) = next_special(text, at) {
        at = writer.rewrite(found);
    }
    writer.finish()
}

/// The next byte at or after `from` that may begin something to rewrite.
fn next_special(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let found = bytes[from..].iter().enumerate().position(|(idx, byte)| match byte {
        b'-' => bytes.get(from + idx + 1).is_none_or(u8::is_ascii_whitespace),
        0xC2 => bytes.get(from + idx + 1) == Some(&0xAD),
        // Characters from U+0300 on: combining marks, hyphens, everything that may compose.
        0xCC.. => true,
        _ => false,
    });
    found.map(|idx| from + idx)
}

struct Writer<'a> {
    source: &'a str,
    text: String,
    pieces: Vec<Piece>,
    /// Up to where the source is taken care of.
    copied: usize,
}

impl<'a> Writer<'a> {
    /// Rewrites what begins at `at`, if anything; returns where to go on.
    fn rewrite(&mut self, at: usize) -> usize {
        let rest = &self.source[at..];
        let Some(first) = rest.chars().next() else { return self.source.len() };
        let next = at + first.len_utf8();
        if is_hyphen(first)
            && let Some((written, end)) = line_end(self.source, at, next)
        {
            self.replace(at..end, written);
            return end;
        }
        if is_invisible(first) {
            self.replace(at..next, "");
        } else if first != '-' && is_hyphen(first) {
            self.replace(at..next, "-");
        } else if may_compose(first) {
            return self.compose(at);
        }
        next
    }

    /// Composes the character before `at` with what follows.
    fn compose(&mut self, at: usize) -> usize {
        let before = self.source[self.copied..at].chars().next_back();
        let start = at - before.map_or(0, char::len_utf8);
        let rest = &self.source[at..];
        let end = at
            + rest.char_indices().find(|(_, it)| !may_compose(*it)).map_or(rest.len(), |it| it.0);
        let composed: String = self.source[start..end].nfc().collect();
        if composed != self.source[start..end] {
            self.replace(start..end, &composed);
        }
        end
    }

    /// Writes `written` for a span of the source.
    fn replace(&mut self, span: Range<usize>, written: &str) {
        self.copy(span.start);
        if !written.is_empty() {
            let start = self.text.len();
            self.pieces.push(Piece { start, original: span.clone(), copied: false });
            self.text.push_str(written);
        }
        self.copied = span.end;
    }

    /// Copies the source up to `until`.
    fn copy(&mut self, until: usize) {
        if until > self.copied {
            let original = self.copied..until;
            self.pieces.push(Piece { start: self.text.len(), original, copied: true });
            self.text.push_str(&self.source[self.copied..until]);
        }
    }

    fn finish(mut self) -> Normal<'a> {
        if self.copied == 0 {
            return Normal { text: Cow::Borrowed(self.source), pieces: Vec::new() };
        }
        self.copy(self.source.len());
        Normal { text: Cow::Owned(self.text), pieces: self.pieces }
    }
}

/// Reads a hyphen at a line end inside a word: what to write for it, and where the word goes on.
fn line_end(text: &str, hyphen: usize, after: usize) -> Option<(&'static str, usize)> {
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

/// Hyphens, the soft hyphen included: it is visible at a line end.
fn is_hyphen(it: char) -> bool {
    matches!(it, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}')
}

/// Characters that are not there for a reader.
pub(crate) fn is_invisible(it: char) -> bool {
    matches!(it, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether a character may change or be changed when the text is composed.
fn may_compose(it: char) -> bool {
    it >= '\u{300}'
        && (canonical_combining_class(it) != 0
            || is_nfc_quick(std::iter::once(it)) != IsNormalized::Yes)
}

/// Folds a word to the one spelling in which words are compared: lower case, `ä` as `ae`, `ß` as
/// `ss`, other letters without their marks, ligatures and superscripts as plain letters.
///
/// # Examples
///
/// ```
/// assert_eq!(ratlas_german::fold("Größe"), "groesse");
/// assert_eq!(ratlas_german::fold("Groesse"), "groesse");
/// assert_eq!(ratlas_german::fold("Café"), "cafe");
/// ```
pub fn fold(word: &str) -> String {
    let mut res = String::with_capacity(word.len() + 4);
    for it in word.nfc() {
        if it.is_ascii() {
            res.push(it.to_ascii_lowercase());
        } else {
            it.to_lowercase().for_each(|lower| fold_char(lower, &mut res));
        }
    }
    res
}

fn fold_char(it: char, res: &mut String) {
    if let Some(letters) = letters(it) {
        res.push_str(letters);
    } else if matches!(it, '가'..='힣') {
        // Syllables would fall apart into letters nobody types.
        res.push(it);
    } else if it.is_whitespace() {
        res.push(' ');
    } else {
        let start = res.len();
        let plain = std::iter::once(it).nfkd().flat_map(char::to_lowercase);
        for it in plain.filter(|it| !is_mark_of_letter(*it) && !it.is_whitespace()).nfc() {
            match letters(it) {
                Some(letters) => res.push_str(letters),
                None => res.push(it),
            }
        }
        if res.len() == start && it.is_alphanumeric() {
            res.push(it);
        }
    }
}

/// Letters that are written with others, or whose mark is part of the letter.
fn letters(it: char) -> Option<&'static str> {
    Some(match it {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        _ => return None,
    })
}

/// Marks on Latin, Greek, Cyrillic and Arabic letters that are often left out in writing.
fn is_mark_of_letter(it: char) -> bool {
    matches!(it, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{652}')
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(normalize(text).text());
    }

    #[test]
    fn joins_line_ends() {
        check("Integra-\ntion", expect!["Integration"]);
        check("Integra\u{AD}\n  tion", expect!["Integration"]);
        check("CDU-\nFraktion", expect!["CDU-Fraktion"]);
        check(
            "Migrations-\nund Integrationsbeirat",
            expect![[r"
            Migrations-
            und Integrationsbeirat"]],
        );
        check(
            "2014 -\nheute",
            expect![[r"
            2014 -
            heute"]],
        );
    }

    #[test]
    fn composes_and_drops() {
        check("Mu\u{308}ller", expect!["Müller"]);
        check("Inte\u{AD}gration", expect!["Integration"]);
        check("Ost\u{2011}West", expect!["Ost-West"]);
        check("\u{308}", expect!["\u{308}"]);
    }

    #[test]
    fn leads_back() {
        let text = "der Mu\u{308}ll-\nberg und";
        let normal = normalize(text);
        assert_eq!(normal.text(), "der Müllberg und");
        let start = normal.text().find("Müllberg").unwrap();
        let span = normal.original(start..start + "Müllberg".len());
        assert_eq!(&text[span], "Mu\u{308}ll-\nberg");
    }

    #[test]
    fn folds() {
        let folded = ["ÄRGER", "Straße", "ﬁnanz", "m²", "Erdoğan", "Łódź", "İzmir", "ẞ"].map(fold);
        expect![[r#"["aerger", "strasse", "finanz", "m2", "erdogan", "lodz", "izmir", "ss"]"#]]
            .assert_eq(&format!("{folded:?}"));
    }
}
