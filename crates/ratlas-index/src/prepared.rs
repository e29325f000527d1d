//! Texts that are analysed already: the way terms get into the engine.
//!
//! A text is analysed once and indexed up to four times (paper and page, stemmed and exact), so
//! the analysis happens before the engine. What it gets is a string of terms: a blank stands
//! between words, a tab between the terms of one word, which share a position.

use ratlas_german::each_word;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name under which the tokenizer is registered.
pub(crate) const PREPARED: &str = "prepared";

const NEXT_WORD: char = ' ';
const SAME_WORD: char = '\t';

/// The terms of a text in both modes.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Prepared {
    pub(crate) stemmed: String,
    pub(crate) exact: String,
}

/// Analyses a text.
pub(crate) fn prepared(text: &str) -> Prepared {
    let mut res = Prepared {
        stemmed: String::with_capacity(text.len()),
        exact: String::with_capacity(text.len() + text.len() / 8),
    };
    each_word(text, |word| {
        push_word(&mut res.stemmed, word.stemmed);
        push_word(&mut res.exact, word.exact);
    });
    res
}

/// Adds one word.
pub(crate) fn push_word<T: AsRef<str>>(text: &mut String, terms: &[T]) {
    for (idx, term) in terms.iter().enumerate() {
        if !text.is_empty() {
            text.push(if idx == 0 { NEXT_WORD } else { SAME_WORD });
        }
        text.push_str(term.as_ref());
    }
}

/// Takes a prepared text apart again.
#[derive(Clone, Default)]
pub(crate) struct PreparedTokenizer {
    token: Token,
}

/// The terms of one prepared text.
pub(crate) struct PreparedStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for PreparedTokenizer {
    type TokenStream<'a> = PreparedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PreparedStream<'a> {
        self.token.reset();
        PreparedStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for PreparedStream<'_> {
    fn advance(&mut self) -> bool {
        let next = match self.rest.as_bytes().first() {
            None => return false,
            Some(b'\t') => false,
            Some(_) => true,
        };
        let start = self.rest.trim_start_matches([NEXT_WORD, SAME_WORD]);
        let end = start.find([NEXT_WORD, SAME_WORD]).unwrap_or(start.len());
        self.token.text.clear();
        self.token.text.push_str(&start[..end]);
        if next {
            self.token.position = self.token.position.wrapping_add(1);
        }
        self.rest = &start[end..];
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_a_word_share_a_position() {
        let text = prepared("Der Migrations-Beirat tagt").stemmed;
        let mut tokenizer = PreparedTokenizer::default();
        let mut stream = tokenizer.token_stream(&text);
        let mut found = Vec::new();
        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }
        let found: Vec<(usize, &str)> = found.iter().map(|it| (it.0, it.1.as_str())).collect();
        assert_eq!(
            found,
            [(0, "der"), (1, "migration"), (1, "beirat"), (1, "migrationsbeirat"), (2, "tagt")]
        );
    }
}
