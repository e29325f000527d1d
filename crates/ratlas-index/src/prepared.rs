//! Texts that are analysed already: the way terms get into the engine.
//!
//! A text is analysed once and indexed up to three times (paper and page, stemmed and exact), so
//! the analysis happens before the engine. What it gets is a string of terms: a blank stands
//! between words, a tab between the terms of one word, which share a position.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ratlas_german::{Word, each_word};
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
        push_word(&mut res.stemmed, stems(&word));
        push_word(&mut res.exact, word.exact);
    });
    res
}

/// The stems of a word, of its parts and of the compounds within it, each once.
pub(crate) fn stems<'a>(word: &Word<'a>) -> impl Iterator<Item = &'a String> + use<'a> {
    let all = word.stemmed.iter().chain(word.leaves).chain(word.inner);
    let before = all.clone();
    let is_first =
        move |(idx, term): &(usize, &String)| !before.clone().take(*idx).any(|it| it == *term);
    all.enumerate().filter(is_first).map(|(_, term)| term)
}

/// Adds one word.
pub(crate) fn push_word<T: AsRef<str>>(text: &mut String, terms: impl IntoIterator<Item = T>) {
    for (idx, term) in terms.into_iter().enumerate() {
        if !text.is_empty() {
            text.push(if idx == 0 { NEXT_WORD } else { SAME_WORD });
        }
        text.push_str(term.as_ref());
    }
}

/// Prepared texts that wait for the engine, in bytes.
///
/// The engine queues 10,000 calls, whatever they hold: a few thousand long papers would fill the
/// memory. So the caller waits here until the tokenizer has taken enough.
#[derive(Clone, Default)]
pub(crate) struct Backlog(Arc<(Mutex<usize>, Condvar)>);

/// Texts of this size may wait: enough to keep the engine busy while a paper is analysed.
const MAX_BACKLOG_BYTES: usize = 32_000_000;

/// Longer waits mean that the engine has stopped: the next call of it says why.
const MAX_WAIT: Duration = Duration::from_secs(10);

impl Backlog {
    /// Waits until there is room for a text, or nothing else is waiting, and counts it in.
    pub(crate) fn push(&self, bytes: usize) {
        let waiting = self.waiting();
        let full = |waiting: &mut usize| *waiting > 0 && *waiting + bytes > MAX_BACKLOG_BYTES;
        let (mut waiting, _) = self
            .0
            .1
            .wait_timeout_while(waiting, MAX_WAIT, full)
            .unwrap_or_else(PoisonError::into_inner);
        *waiting += bytes;
    }

    /// Counts out a text the engine has taken.
    fn pop(&self, bytes: usize) {
        let mut waiting = self.waiting();
        *waiting = waiting.saturating_sub(bytes);
        self.0.1.notify_all();
    }

    fn waiting(&self) -> MutexGuard<'_, usize> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes a prepared text apart again.
#[derive(Clone, Default)]
pub(crate) struct PreparedTokenizer {
    token: Token,
    backlog: Backlog,
}

impl PreparedTokenizer {
    /// A tokenizer that counts its texts out of a backlog.
    pub(crate) fn new(backlog: Backlog) -> PreparedTokenizer {
        PreparedTokenizer { backlog, ..PreparedTokenizer::default() }
    }
}

/// The terms of one prepared text.
pub(crate) struct PreparedStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for PreparedTokenizer {
    type TokenStream<'a> = PreparedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PreparedStream<'a> {
        self.backlog.pop(text.len());
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
