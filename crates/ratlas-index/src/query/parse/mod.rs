//! What somebody typed, as a tree.
//!
//! The grammar is small and total on ordinary text: punctuation without words is skipped, gendered
//! forms (`Migrant:innen`, `Bürger(innen)`), times, addresses and numbers of papers are words. What
//! could be meant in two ways is a [`QueryMistake`] with its place, or a doubt told beside the answer.

mod field;
mod phrase;
#[cfg(test)]
mod tests;
mod word;

use std::ops::Range;

use crate::query::field::Said;
use crate::query::lex::{QuoteReader, is_blank, is_edge, is_quote, word_end};
use crate::query::mistake::{MistakeKind, QueryMistake};
pub(crate) use crate::query::node::{Node, Place};
use crate::query::node::{all_of, any_of};

/// Longer queries are a pasted paper; those have their own search.
const MAX_QUERY_BYTES: usize = 10_000;

/// Each bracket is a call of the parser and of everything that walks the tree.
const MAX_DEPTH: usize = 30;

/// More words than a long paragraph has; each costs several searches.
pub(crate) const MAX_WORDS: usize = 256;

/// Words that are operators when they stand alone: those of alternatives, then the others.
pub(crate) const OPERATORS: [&str; 4] = ["OR", "ODER", "AND", "UND"];

/// How many of them are of alternatives.
const N_OR: usize = 2;

/// A query that was understood.
pub(crate) struct Parsed {
    pub(crate) node: Node,
    /// What may have been meant otherwise.
    pub(crate) doubts: Vec<QueryMistake>,
}

/// Reads a query.
///
/// # Shapes
///
/// | written                    | read as                                                   |
/// |----------------------------|-----------------------------------------------------------|
/// | `Beirat Migration`         | both words, in any form; also `AND`, `UND`                |
/// | `"runder Tisch"`           | these words in this order, as printed                     |
/// | `"Beirat Migration"~2`     | with up to two words between                              |
/// | `-Haushalt`                | not this; before words, quotations, brackets, fields      |
/// | `Beirat OR Ausschuss Rat`  | the one, or both others; also `ODER`, and `( )`           |
/// | `integr*`                  | words that begin so                                       |
/// | `Beirt~`, `Beirt~1`, `~2`  | words that differ in so many letters                      |
/// | `titel:Satzung`            | words in one place: also `text:`, and `exakt:` as printed |
/// | `titel:(a OR b)`           | several                                                   |
/// | `stadt:Köln,Bonn`          | a field, see `lexicon/query_names.tsv`; either value      |
/// | `stadt:(Bad Homburg OR x)` | likewise                                                  |
/// | `ja:>20`, `seiten:2..5`    | numbers                                                   |
/// | `datum:2015..2020`         | times, see [`crate::query::time::bounds`]                 |
/// | `*`, nothing               | every paper                                               |
///
/// # Errors
///
/// A [`QueryMistake`] with its place.
pub(crate) fn parse(text: &str) -> Result<Node, QueryMistake> {
    parse_with_doubts(text).map(|it| it.node)
}

/// Reads a query, and tells what may have been meant otherwise.
pub(crate) fn parse_with_doubts(text: &str) -> Result<Parsed, QueryMistake> {
    if text.len() > MAX_QUERY_BYTES {
        let end = text.floor_char_boundary(MAX_QUERY_BYTES);
        let span = end..text.ceil_char_boundary(end + 1);
        return fail(MistakeKind::TooLong, span, &[&MAX_QUERY_BYTES.to_string()]);
    }
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
        n_words: 0,
        scope: Scope::default(),
        quotes: QuoteReader::default(),
        doubts: Vec::new(),
    };
    if text.trim().is_empty() {
        return Ok(Parsed { node: Node::All, doubts: Vec::new() });
    }
    match parser.alternatives()? {
        Some(node) => Ok(Parsed { node, doubts: parser.doubts }),
        None => fail(MistakeKind::NoWord, 0..text.len(), &[]),
    }
}

/// What the words stand in.
#[derive(Debug, Clone, Copy, Default)]
struct Scope {
    place: Option<Place>,
    exact: bool,
    /// Words are values of this field.
    values: Option<Said>,
    /// The bytes of the field's name.
    name: (usize, usize),
    /// Values stand in brackets and may have blanks.
    in_brackets: bool,
}

impl Scope {
    /// The field that is around, for messages.
    fn field(self) -> Option<Said> {
        self.values.or(self.place.map(Said::Place)).or(self.exact.then_some(Said::Exact))
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    n_words: usize,
    scope: Scope,
    quotes: QuoteReader,
    doubts: Vec<QueryMistake>,
}

/// A condition; `None` for punctuation.
type Found = Result<Option<Node>, QueryMistake>;

impl<'a> Parser<'a> {
    /// Reads up to the end or the closing bracket.
    fn alternatives(&mut self) -> Found {
        let mut groups: Vec<Node> = Vec::new();
        let mut group: Vec<Node> = Vec::new();
        // The operator that waits for what follows it.
        let mut waiting: Option<Range<usize>> = None;
        while let Some(first) = self.next_token()? {
            if first == ')' {
                if self.depth == 0 {
                    return fail(MistakeKind::BracketClose, self.at..self.at + 1, &[]);
                }
                break;
            }
            if let Some((is_or, span)) = self.operator() {
                if group.is_empty() || waiting.is_some() {
                    let operator = &self.text[span.clone()];
                    return fail(MistakeKind::NothingBefore, span, &[operator]);
                }
                if is_or {
                    groups.extend(all_of(std::mem::take(&mut group)));
                }
                waiting = Some(span);
            } else if let Some(node) = self.condition()? {
                group.push(node);
                waiting = None;
            }
        }
        if let Some(span) = waiting {
            let operator = &self.text[span.clone()];
            return fail(MistakeKind::NothingAfter, span, &[operator]);
        }
        groups.extend(all_of(group));
        Ok(any_of(groups))
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips blanks and punctuation and returns the character the next token begins with.
    fn next_token(&mut self) -> Result<Option<char>, QueryMistake> {
        while let Some(it) = self.peek() {
            let is_token = match it {
                '-' => self.is_negation()?,
                '|' if self.rest().starts_with("||") => {
                    let span = self.at..self.at + 2;
                    return fail(MistakeKind::BarsAreNoOperator, span, &["||"]);
                }
                '(' => !self.is_face(),
                ')' => !(self.is_face() || self.is_enumerator()),
                _ => !is_edge(it) || (self.scope.values.is_some() && "<>=.…".contains(it)),
            };
            if is_token {
                return Ok(Some(it));
            }
            self.at += it.len_utf8();
        }
        Ok(None)
    }

    /// Whether a hyphen excludes what follows: it stands before it, and behind a blank.
    fn is_negation(&self) -> Result<bool, QueryMistake> {
        let before = self.text[..self.at].chars().next_back();
        if !before.is_none_or(|it| is_blank(it) || it == '(') {
            return Ok(false);
        }
        let rest = &self.rest()[1..];
        let opens = |it: char| it.is_alphanumeric() || it == '(' || it == '*' || is_quote(it);
        if let Some(behind) = rest.strip_prefix('-')
            && behind.starts_with(opens)
        {
            let word = &behind[..word_end(behind, 0)];
            let span = self.at..self.at + 2;
            let mistake = QueryMistake::new(MistakeKind::DoubleHyphen, span, &[word]);
            return Err(mistake.meant(vec![format!("-{word}")]));
        }
        Ok(rest.starts_with(opens))
    }

    /// Whether a bracket is the mouth of a face, e.g. `:-)`.
    fn is_face(&self) -> bool {
        let before = self.text[..self.at].trim_end_matches('-');
        let eyes = before.ends_with([':', ';']);
        let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
        let behind = self.text[self.at + 1..].chars().next();
        eyes && !is_word(before.chars().rev().nth(1)) && !is_word(behind)
    }

    /// Whether a closing bracket belongs to a number or letter of a list, e.g. `a)`, `12)`.
    fn is_enumerator(&self) -> bool {
        let before = &self.text[..self.at];
        let start = before.rfind(|it: char| !it.is_alphanumeric()).map_or(0, |it| it + 1);
        let mark = before.get(start..).unwrap_or_default();
        let n_chars = mark.chars().count();
        let is_mark = n_chars == 1 || (n_chars == 2 && mark.bytes().all(|it| it.is_ascii_digit()));
        let is_alone = before[..before.len() - mark.len()].chars().next_back().is_none_or(is_blank);
        let ends = self.text[self.at + 1..].chars().next().is_none_or(is_blank);
        self.depth == 0 && is_mark && is_alone && ends
    }

    /// Reads an upper-case operator that stands alone; whether it is `OR`.
    fn operator(&mut self) -> Option<(bool, Range<usize>)> {
        let found = self.operator_at(self.at)?;
        self.at = found.1.end;
        Some(found)
    }

    fn operator_at(&self, start: usize) -> Option<(bool, Range<usize>)> {
        let word = &self.text[start..word_end(self.text, start)];
        let word = word.trim_end_matches(is_edge);
        let operator = OPERATORS.iter().position(|it| *it == word)?;
        Some((operator < N_OR, start..start + word.len()))
    }

    /// Reads one condition with the hyphen before it.
    fn condition(&mut self) -> Found {
        let start = self.at;
        let is_denied = self.peek() == Some('-');
        self.at += usize::from(is_denied);
        let found = self.operand()?;
        if !is_denied {
            return Ok(found);
        }
        match found {
            Some(node) => Ok(Some(Node::Not(Box::new(node)))),
            None if self.text[..self.at].ends_with(')') => {
                fail(MistakeKind::EmptyBrackets, start..self.at, &[])
            }
            None => Ok(None),
        }
    }

    /// Reads what a hyphen or the name of a field can stand before.
    fn operand(&mut self) -> Found {
        match self.peek() {
            Some('(') => self.bracket(),
            _ if self.scope.values.is_some() => self.values(),
            Some(it) if is_quote(it) => self.quotation(),
            _ => self.word(),
        }
    }

    fn bracket(&mut self) -> Found {
        let start = self.at;
        if self.depth == MAX_DEPTH {
            return fail(MistakeKind::TooDeep, start..start + 1, &[&MAX_DEPTH.to_string()]);
        }
        self.at += 1;
        self.depth += 1;
        let inner = self.alternatives()?;
        if self.peek() != Some(')') {
            return fail(MistakeKind::BracketOpen, start..start + 1, &[]);
        }
        self.at += 1;
        self.depth -= 1;
        Ok(inner)
    }

    /// Counts a word or a condition.
    fn count(&mut self, span: Range<usize>) -> Result<(), QueryMistake> {
        self.n_words += 1;
        if self.n_words > MAX_WORDS {
            return fail(MistakeKind::TooManyWords, span, &[&MAX_WORDS.to_string()]);
        }
        Ok(())
    }
}

fn fail<T>(kind: MistakeKind, span: Range<usize>, values: &[&str]) -> Result<T, QueryMistake> {
    Err(QueryMistake::new(kind, span, values))
}
