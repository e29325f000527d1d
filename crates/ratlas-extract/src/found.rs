//! A value together with the words it was read from.

use std::collections::BTreeMap;
use std::ops::Range;

use ratlas_german::WrittenDate;
use ratlas_model::{Basis, Evidence, RuleId};

use crate::document::Document;

/// A value, its span in the document's text and the rule that read it.
///
/// # Invariants
///
/// `span` is a non-empty byte range on character borders of the text of the one document the value
/// was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<T> {
    /// What was read, normalised.
    pub(crate) value: T,
    /// Where: bytes of the document's text, half open.
    pub(crate) span: Range<usize>,
    /// Which rule read it.
    pub(crate) rule: RuleId,
}

impl<T> Found<T> {
    /// A value read at this span.
    pub(crate) fn new(value: T, span: Range<usize>, rule: impl Into<RuleId>) -> Found<T> {
        Found { value, span, rule: rule.into() }
    }

    /// The evidence of a value the paper states.
    pub(crate) fn evidence(&self, document: &Document) -> Evidence {
        evidence(document, [self.span.clone()], self.rule.clone(), Basis::Explicit)
    }
}

/// Those of the values, which ascend, that begin in a span.
pub(crate) fn beginning_in<T>(found: &[Found<T>], span: Range<usize>) -> &[Found<T>] {
    let from = found.partition_point(|it| it.span.start < span.start);
    let until = found.partition_point(|it| it.span.start < span.end);
    &found[from..until.max(from)]
}

/// Those of the dates, which ascend, that begin in a span.
pub(crate) fn dates_in(dates: &[WrittenDate], span: Range<usize>) -> &[WrittenDate] {
    let from = dates.partition_point(|it| it.span.start < span.start);
    let until = dates.partition_point(|it| it.span.start < span.end);
    &dates[from..until.max(from)]
}

/// Evidence over several spans, in the given order.
pub(crate) fn evidence(
    document: &Document,
    spans: impl IntoIterator<Item = Range<usize>>,
    rule: impl Into<RuleId>,
    basis: Basis,
) -> Evidence {
    let at = spans.into_iter().flat_map(|it| document.places(it)).collect();
    Evidence { at, rule: rule.into(), basis, confidence: None }
}

/// Words on one line without the hyphens of words that broke at a line's end: `Gesund- heit`,
/// `Münster- Hiltrup`, but `Schul- und Sportausschuss`.
pub(crate) fn mended(words: &str) -> String {
    const PARTS: [&str; 5] = ["und", "oder", "bzw.", "sowie", "u."];
    let mut res = String::with_capacity(words.len());
    for word in words.split(' ') {
        let first = res.rsplit(' ').next().unwrap_or_default();
        let broken = first.strip_suffix('-').is_some_and(|it| it.ends_with(char::is_alphabetic))
            && (word.starts_with(char::is_lowercase) || first.starts_with(char::is_uppercase))
            && word.starts_with(char::is_alphabetic)
            && !PARTS.contains(&word);
        if broken && word.starts_with(char::is_lowercase) {
            res.pop();
        } else if !broken && !res.is_empty() {
            res.push(' ');
        }
        res.push_str(word);
    }
    res
}

/// Spans of a text that are taken, kept so that asking is cheap however many there are.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// The end of each span by its start; spans do not overlap.
    ends: BTreeMap<usize, usize>,
}

impl Taken {
    /// Whether a span touches one that is taken.
    pub(crate) fn touches(&self, span: &Range<usize>) -> bool {
        self.ends.range(..span.end).next_back().is_some_and(|(_, end)| *end > span.start)
    }

    /// Takes a span; `false` if it touches one that is taken.
    pub(crate) fn take(&mut self, span: &Range<usize>) -> bool {
        let free = !self.touches(span);
        if free {
            self.ends.insert(span.start, span.end);
        }
        free
    }

    /// Takes a span together with those it touches.
    pub(crate) fn cover(&mut self, span: &Range<usize>) {
        let (mut start, mut end) = (span.start, span.end);
        while let Some((other, until)) = self.ends.range(..end).next_back().map(|it| (*it.0, *it.1))
            && until > start
        {
            self.ends.remove(&other);
            (start, end) = (start.min(other), end.max(until));
        }
        self.ends.insert(start, end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_of_broken_words_go() {
        assert_eq!(mended("Soziales und Gesund- heit"), "Soziales und Gesundheit");
        assert_eq!(mended("Münster- Hiltrup, Schul- und Bau"), "Münster-Hiltrup, Schul- und Bau");
        assert_eq!(mended("A - b"), "A - b");
    }

    #[test]
    fn spans_are_taken_once() {
        let mut taken = Taken::default();
        assert!(taken.take(&(5..8)) && taken.take(&(1..3)) && !taken.take(&(7..9)));
        taken.cover(&(2..6));
        assert!(taken.touches(&(3..4)) && taken.touches(&(7..9)) && !taken.touches(&(8..9)));
    }
}
