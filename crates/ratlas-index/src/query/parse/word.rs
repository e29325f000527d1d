//! Words outside of quotation marks.

use std::ops::Range;

use super::{Found, Parser, fail};
use crate::query::lex::{is_edge, plain_words, word_end};
use crate::query::mistake::{MistakeKind, QueryMistake};
use crate::query::names;
use crate::query::node::Node;

/// Fewer letters begin too many words.
const MIN_PREFIX: usize = 2;

/// Fewer letters are near too many words.
const MIN_FUZZY: usize = 3;

/// From so many letters on `wort~` allows two differences.
const LONG_WORD: usize = 8;

impl Parser<'_> {
    /// Reads a word, a prefix or a field.
    pub(super) fn word(&mut self) -> Found {
        let start = self.at;
        let end = word_end(self.text, start);
        let chunk = &self.text[start..end];
        if let Some(colon) = self.colon(chunk, start, end)? {
            self.at = start + colon + 1;
            return self.field(start..start + colon);
        }
        self.at = end;
        let span = start..start + chunk.trim_end_matches(is_edge).len();
        let n_stars = chunk.len() - chunk.trim_start_matches('*').len();
        if !chunk.contains(char::is_alphanumeric) {
            let is_all = chunk.trim_end_matches(is_edge) == "*" && self.scope.field().is_none();
            return Ok(is_all.then_some(Node::All));
        }
        if n_stars > 0 {
            return self.starred(chunk, span, n_stars);
        }
        self.count(span.clone())?;
        self.in_scope(chunk, span).map(Some)
    }

    /// A word with `*` before it: Markdown prints words in bold so, anything else is a mistake.
    fn starred(&mut self, chunk: &str, span: Range<usize>, stars: usize) -> Found {
        let word = chunk.trim_matches(|it| it == '*' || is_edge(it));
        let is_bold = stars > 1 && chunk.trim_end_matches(is_edge).ends_with("**");
        if is_bold && word.starts_with(char::is_alphanumeric) {
            self.count(span.clone())?;
            return self.in_scope(word, span).map(Some);
        }
        let mistake =
            QueryMistake::new(MistakeKind::LeadingStar, span.start..span.start + stars, &[word]);
        Err(mistake.meant(vec![word.to_owned()]))
    }

    /// A word without field: as typed, as printed, a prefix or a fuzzy one.
    fn in_scope(&mut self, chunk: &str, span: Range<usize>) -> Result<Node, QueryMistake> {
        let body = chunk.trim_end_matches(|it| is_edge(it) && it != '~' && it != '-');
        if matches!(body, "NOT" | "NICHT") {
            let next = plain_words(self.rest()).split(' ').next().unwrap_or_default().to_owned();
            let mistake = QueryMistake::new(MistakeKind::NotIsNoOperator, span, &[body]);
            let near = next.starts_with(char::is_alphanumeric).then(|| format!("-{next}"));
            return Err(mistake.meant(near.into_iter().collect()));
        }
        if let Some(beginning) = body.strip_suffix('*') {
            return prefix(beginning, span);
        }
        if let Some((word, given)) = body.rsplit_once('~')
            && word.contains(char::is_alphabetic)
            && given.bytes().all(|it| it.is_ascii_digit())
        {
            return fuzzy(word, given, span);
        }
        let word = trimmed(body);
        let is_inside = word.split(['*', '?']).filter(|it| it.contains(char::is_alphanumeric));
        if is_inside.count() > 1 && !is_address(word) && !is_gendered(word) {
            let doubt = QueryMistake::new(MistakeKind::StarInside, span, &[word]);
            self.doubts.push(doubt);
        }
        let word = word.to_owned();
        Ok(if self.scope.exact { Node::Exact(word) } else { Node::Word(word) })
    }
}

/// `wort*`.
fn prefix(beginning: &str, span: Range<usize>) -> Result<Node, QueryMistake> {
    let beginning = beginning.trim_end_matches('*');
    if beginning.contains('~') {
        return fail(MistakeKind::StarAndTilde, span, &[trimmed(beginning)]);
    }
    let beginning = trimmed(beginning);
    if n_letters(beginning) < MIN_PREFIX {
        return fail(MistakeKind::ShortPrefix, span, &[&MIN_PREFIX.to_string()]);
    }
    Ok(Node::Prefix(beginning.to_owned()))
}

/// `wort~`, `wort~1`, `wort~2`.
fn fuzzy(word: &str, given: &str, span: Range<usize>) -> Result<Node, QueryMistake> {
    if word.ends_with(['*', '~']) {
        return fail(MistakeKind::StarAndTilde, span, &[trimmed(word)]);
    }
    let word = trimmed(word);
    let distance = match given {
        "" if n_letters(word) >= LONG_WORD => 2,
        "" | "1" => 1,
        "2" => 2,
        _ => {
            let span = span.end - given.len()..span.end;
            return fail(MistakeKind::BadFuzzy, span, &[given]);
        }
    };
    if n_letters(word) < MIN_FUZZY {
        return fail(MistakeKind::ShortFuzzy, span, &[&MIN_FUZZY.to_string()]);
    }
    Ok(Node::Fuzzy(word.to_owned(), distance))
}

fn n_letters(word: &str) -> usize {
    word.chars().filter(|it| it.is_alphanumeric()).count()
}

/// A word without the punctuation behind it; a hyphen stays: `Migrations-`.
fn trimmed(word: &str) -> &str {
    let end = word.trim_end_matches(|it| is_edge(it) || it == '*').len();
    if word[end..].starts_with('-') { &word[..=end] } else { &word[..end] }
}

/// Whether a word is an address, in which `?` and `*` are nothing special.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@') || word.starts_with("www.")
}

/// Whether `*` in a word is the one of a gendered form.
fn is_gendered(word: &str) -> bool {
    word.split_once('*').is_some_and(|(before, after)| names::is_word_with_colon(before, after))
}
