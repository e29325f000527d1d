//! Words in quotation marks.

use std::ops::Range;

use super::{Found, Parser, fail};
use crate::query::lex::{Quoted, is_blank, plain_words};
use crate::query::mistake::{MistakeKind, QueryMistake};
use crate::query::node::Node;

/// Words between which a phrase may have others; the engine counts them in a byte.
const MAX_SLOP: u32 = 50;

impl Parser<'_> {
    /// Reads a phrase.
    pub(super) fn quotation(&mut self) -> Found {
        let start = self.at;
        let (inner, end) = match self.quotes.read(self.text, start) {
            Quoted::Words { inner, end } => (inner, end),
            Quoted::Punctuation => {
                self.at += self.peek().map_or(0, char::len_utf8);
                return Ok(None);
            }
            Quoted::Open => {
                let length = self.peek().map_or(0, char::len_utf8);
                return fail(MistakeKind::QuoteOpen, start..start + length, &[]);
            }
        };
        self.at = end;
        let words = &self.text[inner.clone()];
        if !words.contains(char::is_alphanumeric) {
            return Ok(None);
        }
        self.count(start..end)?;
        self.star_in_phrase(inner.clone())?;
        let slop = self.slop()?;
        Ok(Some(Node::Phrase(plain_words(words), slop)))
    }

    /// `*` behind a word means something outside of quotation marks only.
    fn star_in_phrase(&self, inner: Range<usize>) -> Result<(), QueryMistake> {
        let words = &self.text[inner.clone()];
        for (idx, _) in words.match_indices('*') {
            let begins = words[..idx].ends_with(char::is_alphanumeric);
            let ends = !words[idx + 1..].starts_with(|it: char| it.is_alphanumeric() || it == '*');
            if begins && ends {
                let start = words[..idx].rfind(is_blank).map_or(0, |it| it + 1);
                let word = words.get(start..idx).unwrap_or(&words[..idx]);
                let at = inner.start + idx;
                return fail(MistakeKind::StarInPhrase, at..at + 1, &[word]);
            }
        }
        Ok(())
    }

    /// Reads how many words may stand between those of a phrase.
    fn slop(&mut self) -> Result<u32, QueryMistake> {
        let Some(after) = self.rest().strip_prefix('~') else { return Ok(0) };
        let digits = &after[..after.find(|it: char| !it.is_ascii_digit()).unwrap_or(after.len())];
        let span = self.at..self.at + 1 + digits.len();
        match digits.parse() {
            Ok(slop @ 0..=MAX_SLOP) => {
                self.at = span.end;
                Ok(slop)
            }
            _ => fail(MistakeKind::BadSlop, span, &[&MAX_SLOP.to_string()]),
        }
    }
}
