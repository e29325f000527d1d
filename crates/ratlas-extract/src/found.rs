//! A value together with the words it was read from.

use std::ops::Range;

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

/// Evidence over several spans, in the given order.
pub(crate) fn evidence(
    document: &Document,
    spans: impl IntoIterator<Item = Range<usize>>,
    rule: impl Into<RuleId>,
    basis: Basis,
) -> Evidence {
    let at = spans.into_iter().flat_map(|it| document.places(it)).collect();
    Evidence { at, rule: rule.into(), basis }
}
