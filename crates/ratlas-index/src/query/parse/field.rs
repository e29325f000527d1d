//! Fields with their values.

use std::ops::Range;

use super::{Found, Parser, Scope, fail};
use crate::query::field::{self, Name, Said};
use crate::query::lex::{Quoted, is_blank, is_edge, is_quote, plain_words, word_end};
use crate::query::mistake::{MistakeKind, QueryMistake};
use crate::query::names;
use crate::query::node::{Node, any_of};

impl<'a> Parser<'a> {
    /// Where the colon behind the name of a field stands in a chunk; `None` if it is no field.
    pub(super) fn colon(
        &self,
        chunk: &str,
        start: usize,
        end: usize,
    ) -> Result<Option<usize>, QueryMistake> {
        let Some((name, value)) = chunk.split_once(':') else { return Ok(None) };
        if name.is_empty() || !name.chars().all(char::is_alphabetic) {
            return Ok(None);
        }
        if names::is_word_with_colon(name, value) {
            return Ok(None);
        }
        let opens = |it: char| it == '(' || is_quote(it);
        let next = self.text[start + name.len() + 1..].chars().next();
        if field::said(name).is_some() {
            return Ok(Some(name.len()));
        }
        let near = || names::nearest("field", name);
        let has_value = match next {
            Some(it) if opens(it) => !near().is_empty(),
            Some(it) => it.is_alphanumeric() || "<>=*".contains(it),
            None => false,
        };
        if !has_value || name.chars().count() == 1 {
            return Ok(None);
        }
        let rest = &self.text[start + name.len()..end];
        let near = near().into_iter().map(|it| it + rest).collect();
        let span = start..start + name.len();
        let mistake = QueryMistake::new(MistakeKind::UnknownField, span, &[name]);
        Err(mistake.meant(near).possible(names::all("field")))
    }

    /// Reads what stands behind the colon of a field whose name is at `name`.
    pub(super) fn field(&mut self, name: Range<usize>) -> Found {
        let text = self.text;
        let Some(said) = field::said(&text[name.clone()]) else { return Ok(None) };
        let outer = self.scope;
        let scope = self.inner_scope(said, name.clone())?;
        if let Some(word) = self.before_blank(name.clone())? {
            return Ok(Some(word));
        }
        self.scope = scope;
        if scope.values.is_none() {
            self.skip_edges();
        }
        let found = self.operand();
        self.scope = outer;
        let shown = &text[name.clone()];
        let Some(found) = found? else {
            let end = self.at.max(name.end + 1);
            return fail(MistakeKind::EmptyValue, name.start..end, &[shown]);
        };
        Ok(Some(match (said, outer.place) {
            (Said::Place(place), None) => Node::In(place, Box::new(found)),
            _ => found,
        }))
    }

    /// Skips punctuation that touches a word, e.g. `titel:…Satzung`.
    fn skip_edges(&mut self) {
        let rest = self.rest();
        let behind = rest.trim_start_matches(|it| is_edge(it) && !is_blank(it));
        self.at += rest.len() - behind.len();
    }

    /// What the value of a field stands in: words in a place may be as printed, and the other way
    /// round; nothing else goes into each other.
    fn inner_scope(&self, said: Said, name: Range<usize>) -> Result<Scope, QueryMistake> {
        let outer = self.scope;
        let inner = match said {
            Said::Place(place) if outer.place.is_none() && outer.values.is_none() => {
                Some(Scope { place: Some(place), ..outer })
            }
            Said::Exact if outer.values.is_none() => Some(Scope { exact: true, ..outer }),
            Said::Value(_) | Said::Count(_) if outer.field().is_none() => Some(Scope {
                values: Some(said),
                name: (name.start, name.end),
                in_brackets: self.peek() == Some('('),
                ..outer
            }),
            _ => None,
        };
        inner.ok_or_else(|| {
            let around = outer.field().map_or("", field::shown);
            let values = [&self.text[name.clone()], around];
            QueryMistake::new(MistakeKind::FieldInField, name.clone(), &values)
        })
    }

    /// A blank behind the colon: the name is a word, as in `Betreff: Haushalt`. Nothing at all, or a
    /// hyphen or comma: a mistake.
    fn before_blank(&mut self, name: Range<usize>) -> Result<Option<Node>, QueryMistake> {
        let shown = &self.text[name.clone()];
        let empty = || fail(MistakeKind::EmptyValue, name.start..name.end + 1, &[shown]);
        match self.peek() {
            Some(it) if is_blank(it) => {}
            None | Some(')' | ',') => return empty(),
            Some('-') => {
                let rest = &self.rest()[1..];
                let value = &rest[..word_end(rest, 0)];
                let span = self.at..self.at + 1;
                let mistake = QueryMistake::new(MistakeKind::HyphenInValue, span, &[shown]);
                return Err(mistake.meant(vec![format!("-{shown}:{value}")]));
            }
            Some(_) => return Ok(None),
        }
        if self.rest().chars().all(|it| is_edge(it) || "()*\"".contains(it)) {
            return empty();
        }
        let next = plain_words(self.rest());
        let next = next.split(' ').next().unwrap_or_default().trim_matches(is_edge);
        let doubt = QueryMistake::new(MistakeKind::BlankAfterColon, name.clone(), &[shown]);
        self.doubts.push(doubt.meant(vec![format!("{shown}:{next}")]));
        self.count(name.clone())?;
        let word = shown.to_owned();
        Ok(Some(if self.scope.exact { Node::Exact(word) } else { Node::Word(word) }))
    }

    /// Reads values of the field around, separated by commas.
    pub(super) fn values(&mut self) -> Found {
        let Some(said) = self.scope.values else { return Ok(None) };
        let mut res = Vec::new();
        loop {
            let inner = match self.peek() {
                Some(it) if is_quote(it) => self.quoted_value()?,
                _ => {
                    let inner = self.bare_value(said);
                    self.no_field_in(inner.clone())?;
                    inner
                }
            };
            if self.text[inner.clone()].trim_matches(is_edge).is_empty() {
                let end = self.at + self.peek().map_or(0, char::len_utf8);
                return fail(MistakeKind::EmptyValue, inner.start..end, &[self.typed_name()]);
            }
            res.push(self.value(said, inner)?);
            if self.peek() != Some(',') {
                return Ok(any_of(res));
            }
            self.comma()?;
        }
    }

    /// A value that itself begins with a field is two fields typed into each other.
    fn no_field_in(&self, value: Range<usize>) -> Result<(), QueryMistake> {
        let text = &self.text[value.clone()];
        let mut at = value.start;
        for word in text.split(is_blank) {
            if let Some((name, rest)) = word.split_once(':')
                && field::said(name).is_some()
                && !names::is_word_with_colon(name, rest)
            {
                let values = [name, self.typed_name()];
                return fail(MistakeKind::FieldInField, at..at + name.len(), &values);
            }
            at += word.len();
            at += self.text[at..].chars().next().map_or(0, char::len_utf8);
        }
        Ok(())
    }

    /// The name of the field around, as typed.
    fn typed_name(&self) -> &'a str {
        let (start, end) = self.scope.name;
        &self.text[start..end]
    }

    /// Steps over a comma; outside of brackets the next value must follow at once.
    fn comma(&mut self) -> Result<(), QueryMistake> {
        let span = self.at..self.at + 1;
        self.at += 1;
        let rest = self.rest().trim_start_matches(is_blank);
        let has_blank = rest.len() < self.rest().len();
        let name = self.typed_name();
        if rest.is_empty() || rest.starts_with([')', ',']) {
            return fail(MistakeKind::EmptyValue, span, &[name]);
        }
        if has_blank && !self.scope.in_brackets {
            return fail(MistakeKind::BlankAfterComma, span, &[name]);
        }
        self.at = self.text.len() - rest.len();
        Ok(())
    }

    /// The bytes of a value in quotation marks.
    fn quoted_value(&mut self) -> Result<Range<usize>, QueryMistake> {
        let start = self.at;
        let length = self.peek().map_or(0, char::len_utf8);
        match self.quotes.read(self.text, start) {
            Quoted::Words { inner, end } => {
                self.at = end;
                Ok(inner)
            }
            Quoted::Punctuation => {
                self.at += length;
                Ok(start..start)
            }
            Quoted::Open => fail(MistakeKind::QuoteOpen, start..start + length, &[]),
        }
    }

    /// The bytes of a value without quotation marks: a word; in brackets all words up to an operator;
    /// of a number what belongs to it.
    fn bare_value(&mut self, said: Said) -> Range<usize> {
        let start = self.at;
        loop {
            let end = word_end(self.text, self.at);
            let word = &self.text[self.at..end];
            self.at += word.find(',').unwrap_or(word.len());
            let behind = self.rest().trim_start_matches(is_blank);
            let next = self.text.len() - behind.len();
            let is_number = said == Said::Value(Name::Number);
            let goes_on = (self.scope.in_brackets && self.value_goes_on(next))
                || (is_number && number_goes_on(&self.text[start..self.at], behind));
            if next == self.at || !goes_on {
                break;
            }
            self.at = next;
        }
        let value = &self.text[start..self.at];
        let value = value.trim_end_matches(|it| is_blank(it) || ";:!?".contains(it));
        // That of a sentence, not of `e.V.` or `2015..`
        let has_stop = value.find('.').is_some_and(|it| it + 1 == value.len());
        start..start + value.len() - usize::from(has_stop)
    }

    /// Whether the word at `next` belongs to the value before it, in brackets.
    fn value_goes_on(&self, next: usize) -> bool {
        let rest = &self.text[next..];
        let is_denied = rest.strip_prefix('-').is_some_and(|it| {
            it.starts_with(|it: char| it.is_alphanumeric() || "(*\"".contains(it))
        });
        let ends = |it: char| "(),".contains(it) || is_quote(it);
        !(rest.is_empty()
            || rest.starts_with(ends)
            || is_denied
            || self.operator_at(next).is_some())
    }

    /// One value of a field.
    fn value(&mut self, said: Said, span: Range<usize>) -> Result<Node, QueryMistake> {
        self.count(span.clone())?;
        let value = &self.text[span.clone()];
        let node = field::condition(said, value).map_err(|mut mistake| {
            // Fields are named as they were typed, in German or in English.
            for it in mistake.values.iter_mut().filter(|it| **it == field::shown(said)) {
                self.typed_name().clone_into(it);
            }
            mistake.at(span.start)
        })?;
        Ok(match node {
            Node::Field(name, value) => Node::Field(name, plain_words(&value)),
            other => other,
        })
    }
}

/// Whether what follows a part of a paper's number belongs to it: `20-26 / B 01322`.
fn number_goes_on(before: &str, behind: &str) -> bool {
    let last = before.split(is_blank).next_back().unwrap_or_default();
    let is_sign = last.chars().all(|it| it.is_alphabetic() && it.is_uppercase());
    behind.starts_with('/')
        || before.ends_with('/')
        || (is_sign && behind.starts_with(|it: char| it.is_ascii_digit()))
}
