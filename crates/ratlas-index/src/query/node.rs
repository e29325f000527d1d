//! A query as a tree.

use crate::query::field::Name;

/// Where words must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Title,
    /// The text of the pages, whatever the title holds.
    Text,
}

/// What is counted in a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Votes for, of any resolution or agenda item.
    Yes,
    /// Votes against, likewise.
    No,
    /// Abstentions, likewise.
    Abstain,
    /// Pages.
    Pages,
}

/// A part of a query.
///
/// # Invariants
///
/// What the parser makes has at least two nodes in each `And` and `Or`, no `And` directly in an
/// `And`, no `Or` directly in an `Or`, and no `All` in an `And`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Every paper.
    All,
    /// Begins with a letter or digit, or a symbol that is no punctuation.
    Word(String),
    /// A word as printed, whatever its other forms: `exakt:`.
    Exact(String),
    /// Words that begin so.
    Prefix(String),
    /// Words that differ in at most so many letters: 1 or 2.
    Fuzzy(String, u8),
    /// Words, phrases and so on in one place only, e.g. `titel:"runder Tisch"`. No fields.
    In(Place, Box<Node>),
    /// A number between bounds, both included: `ja:>20`. At least one bound is there.
    Range(Count, Option<u64>, Option<u64>),
    /// Words in this order, with at most so many others between.
    Phrase(String, u32),
    /// A field with its value, which [`crate::query::field::filters`] reads.
    Field(Name, String),
    Not(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
}

/// Conditions that must all hold, as flat as can be.
pub(crate) fn all_of(nodes: Vec<Node>) -> Option<Node> {
    let mut res = Vec::with_capacity(nodes.len());
    let n_nodes = nodes.len();
    for node in nodes {
        match node {
            Node::And(inner) => res.extend(inner),
            Node::All => {}
            other => res.push(other),
        }
    }
    match res.len() {
        0 => (n_nodes > 0).then_some(Node::All),
        1 => res.pop(),
        _ => Some(Node::And(res)),
    }
}

/// Conditions of which one must hold, as flat as can be.
pub(crate) fn any_of(nodes: Vec<Node>) -> Option<Node> {
    let mut res = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Or(inner) => res.extend(inner),
            other => res.push(other),
        }
    }
    if res.len() > 1 { Some(Node::Or(res)) } else { res.pop() }
}
