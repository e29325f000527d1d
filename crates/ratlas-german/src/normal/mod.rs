//! Text in one spelling with the way back: composed characters, joined line ends, joined numbers.

mod figures;
mod line_end;
mod spaced;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::fold::is_invisible;
use crate::normal::figures::{section, thousands};
use crate::normal::line_end::line_end;
use crate::normal::spaced::spaced_word;

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
/// Letters with blanks between them (`S a t z u n g`) become a word, groups of digits a number.
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
    let found = (from..bytes.len()).find(|at| match bytes[*at] {
        b'-' => bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace),
        b'.' => is_digit(bytes, at + 1) && is_digit(bytes, at.wrapping_sub(1)),
        b' ' => is_digit(bytes, at + 1) || may_space(bytes, *at),
        // Soft hyphen, blank within a number, sign of a section.
        0xC2 => matches!(bytes.get(at + 1), Some(0xAD | 0xA0 | 0xA7)),
        // Characters from U+0300 on: combining marks, hyphens, everything that may compose.
        0xCC.. => true,
        _ => false,
    });
    found
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

/// Whether the blank at `at` may stand between letters that stand alone; bytes of other letters
/// than ASCII always may.
fn may_space(bytes: &[u8], at: usize) -> bool {
    let letter =
        |at: usize| bytes.get(at).is_some_and(|it| it.is_ascii_alphabetic() || *it >= 0x80);
    let apart = |at: usize| bytes.get(at).is_none_or(|it| !it.is_ascii_alphanumeric());
    at > 0 && letter(at - 1) && letter(at + 1) && apart(at + 2) && (at < 2 || apart(at - 2))
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
        match first {
            '§' => return self.section(at, next),
            '.' | '\u{A0}' | '\u{202F}' | '\u{2009}' => return self.number(at, next),
            ' ' if is_digit(self.source.as_bytes(), next) => return self.number(at, next),
            ' ' => return self.spaced(at, next),
            _ => {}
        }
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

    /// Leaves out the blank before the letter of a section.
    fn section(&mut self, at: usize, next: usize) -> usize {
        let Some(blank) = section(self.source, at) else { return next };
        let end = blank.end;
        self.replace(blank, "");
        end
    }

    /// Writes a number in groups as one.
    fn number(&mut self, at: usize, next: usize) -> usize {
        match thousands(self.source, at) {
            Some((span, digits)) if span.start >= self.copied => {
                let end = span.end;
                self.replace(span, &digits);
                end
            }
            _ => next,
        }
    }

    /// Writes a row of letters that stand alone as a word.
    fn spaced(&mut self, at: usize, next: usize) -> usize {
        match spaced_word(self.source, at) {
            Some((span, word)) if span.start >= self.copied => {
                let end = span.end;
                if let Some(word) = word {
                    self.replace(span, &word);
                }
                end.max(next)
            }
            _ => next,
        }
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

/// Hyphens, the soft hyphen included: it is visible at a line end.
fn is_hyphen(it: char) -> bool {
    // The last two are those of a symbol font without names for its characters.
    matches!(it, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}' | '\u{F02D}' | '\u{F0AD}')
}

/// Whether a character may change or be changed when the text is composed.
fn may_compose(it: char) -> bool {
    it >= '\u{300}'
        && (canonical_combining_class(it) != 0
            || is_nfc_quick(std::iter::once(it)) != IsNormalized::Yes)
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
    fn joins_spaced_letters() {
        check("Die S a t z u n g der Stadt", expect!["Die Satzung der Stadt"]);
        check("G e s c h a\u{308} f t s o r d n u n g.", expect!["Geschäftsordnung."]);
        check("A N T R A G an", expect!["ANTRAG an"]);
        check("K n u t s h a f e n", expect!["Knutshafen"]);
        check("Punkte a b c d e f g h", expect!["Punkte a b c d e f g h"]);
        check("A. B C D und x y", expect!["A. B C D und x y"]);
        check("Teil A und B, S a t z", expect!["Teil A und B, Satz"]);
    }

    #[test]
    fn joins_numbers() {
        check("1.000 und 12.345.678,90 Euro", expect!["1000 und 12345678,90 Euro"]);
        check("1\u{202F}000, 25 000 Euro, 1 000 €", expect!["1000, 25000 Euro, 1000 €"]);
        check("Seite 3 200 Personen", expect!["Seite 3 200 Personen"]);
        check(
            "12.05.2020 0721.133.400 12.345/21 1.2345",
            expect!["12.05.2020 0721.133.400 12.345/21 1.2345"],
        );
        check("§ 16 a Abs. 1, §§ 3 b, § 5 a. F.", expect!["§ 16a Abs. 1, §§ 3b, § 5 a. F."]);
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
}
