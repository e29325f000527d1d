//! Text to terms: the analysis `de_council_v1`, the same for papers and for queries.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::forms::{Forms, forms};
use crate::language::Language;
use crate::normal::normalize;
use crate::suspended::sharing;
use crate::words::next_word;

/// The name of what [`analyze`] does. Another name means other terms: an index made under one must
/// not be searched under another.
///
/// Version of the code, of the stemmer, and a number the build makes of all word lists.
pub const ANALYSIS_VERSION: &str =
    concat!("de_council_v2.0/frostem-1.20260821.8/", env!("RATLAS_GERMAN_LISTS"));

/// What of a word must be the same for two words to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The stem: inflected and gendered forms meet.
    Stemmed,
    /// The printed word but for case, hyphenation and spelling of umlauts.
    Exact,
}

/// A term with the words it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The normalised term, at most 255 bytes.
    pub term: String,
    /// Bytes of the original text: the whole word, with its gender suffix and both halves of a
    /// hyphenation. All tokens of a word have the same span.
    pub span: Range<usize>,
    /// The number of the word in the text, from 0. All tokens of a word have the same position.
    pub position: usize,
}

/// A word with its terms, lent for the time of a call.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    /// Bytes of the original text.
    pub span: Range<usize>,
    /// Its terms in mode [`Mode::Stemmed`]; the whole word last.
    pub stemmed: &'a [String],
    /// Stems of the smallest parts of a compound, in their order; nothing for other words.
    pub leaves: &'a [String],
    /// Stems of the compounds within a compound of three and more parts; nothing for other words.
    pub inner: &'a [String],
    /// Its terms in mode [`Mode::Exact`]; the whole word last.
    pub exact: &'a [String],
}

/// Takes a text apart into terms.
///
/// Words are runs of letters and digits. `Migrations-Beirat` is one word with three terms: its
/// parts and the whole. Words are joined over a line end (`Integra-` / `tion`), never dropped for
/// their length, and there are no stop words. Which forms meet is listed in
/// `docs/decisions/0004-german-analysis.md`.
///
/// # Invariants
///
/// Spans are non-empty, on character borders and ascending; positions count up by one a word.
///
/// # Examples
///
/// ```
/// use ratlas_german::{Mode, analyze};
///
/// let tokens = analyze("Die Migrant*innen", Mode::Stemmed);
/// assert_eq!((tokens[1].term.as_str(), tokens[1].span.clone()), ("migrant", 4..17));
/// ```
pub fn analyze(text: &str, mode: Mode) -> Vec<Token> {
    let mut res = Vec::new();
    let mut position = 0;
    each_word(text, |word| {
        let terms = match mode {
            Mode::Stemmed => word.stemmed,
            Mode::Exact => word.exact,
        };
        let token = |term: &String| Token { term: term.clone(), span: word.span.clone(), position };
        res.extend(terms.iter().map(token));
        position += 1;
    });
    res
}

/// Yields every word of a text with its terms in both modes, in order.
///
/// What [`analyze`] does, without a copy of every term.
pub fn each_word(text: &str, sink: impl FnMut(Word<'_>)) {
    each_word_in(None, text, sink);
}

/// What [`each_word`] does for a passage in another language.
///
/// A word has all its German terms, so that a query that does not know the language finds it as
/// printed, and before them in [`Word::stemmed`] its stem in that language, marked with its code:
/// `tr:okul` for `okullar`. The other side of it is [`Language::term`]: a query that is to find other
/// forms of a foreign word looks for these terms as well.
pub fn each_word_in(language: Option<Language>, text: &str, mut sink: impl FnMut(Word<'_>)) {
    let normal = normalize(text);
    let text = normal.text();
    let mut at = 0;
    let mut before = [0..0, 0..0];
    while let Some(found) = next_word(text, at) {
        at = found.end;
        let word = &text[found.clone()];
        let forms = sharing(text, &found, &before).map_or_else(|| cached(word), Rc::new);
        let span = normal.original(found.clone());
        let Forms { stemmed, leaves, inner, exact } = &*forms;
        match language {
            None => sink(Word { span, stemmed, leaves, inner, exact }),
            Some(language) => {
                let stemmed = [std::slice::from_ref(&language.term(word)), stemmed].concat();
                sink(Word { span, stemmed: &stemmed, leaves, inner, exact });
            }
        }
        before = [found, std::mem::take(&mut before[0])];
    }
}

/// Longer words are rare and would fill the cache with their letters.
const MAX_CACHED_BYTES: usize = 64;

/// How many words a thread remembers, about 15 MB: the 65,000 most recent cover 99 % of a text.
const CACHED_WORDS: usize = 65_536;

thread_local! {
    static CACHE: RefCell<HashMap<Box<str>, Rc<Forms>>> = RefCell::new(HashMap::new());
}

fn cached(word: &str) -> Rc<Forms> {
    if word.len() > MAX_CACHED_BYTES {
        return Rc::new(forms(word));
    }
    CACHE.with_borrow_mut(|cache| {
        if let Some(known) = cache.get(word) {
            return Rc::clone(known);
        }
        if cache.len() >= CACHED_WORDS {
            cache.clear();
        }
        let found = Rc::new(forms(word));
        cache.insert(word.into(), Rc::clone(&found));
        found
    })
}

#[cfg(test)]
mod tests;
