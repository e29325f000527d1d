//! The truth about a document: its units in reading order.

use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

use crate::workspace::read_text;

/// What a careful reader finds in a document.
#[derive(Debug, Deserialize)]
pub(super) struct Truth {
    /// The running head, `{page}` and `{pages}` for numbers; empty if there is none.
    pub(super) header: String,
    /// The running foot, likewise.
    pub(super) footer: String,
    /// What stands between them, in the order of reading; footnotes last.
    pub(super) units: Vec<Unit>,
}

/// One piece of text that belongs together.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Unit {
    /// What it is.
    pub(super) kind: UnitKind,
    /// Its words, without bullets, with the marks of footnotes.
    pub(super) text: String,
    /// For a cell: which table of the document.
    #[serde(default)]
    pub(super) table: u32,
    /// For a cell: which row of the table.
    #[serde(default)]
    pub(super) row: u32,
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum UnitKind {
    /// A heading.
    H,
    /// A paragraph.
    P,
    /// An item of a list.
    Li,
    /// A cell of a table.
    Cell,
    /// A footnote.
    Fn,
    /// A line of a block beside another block.
    Side,
    /// Signatures beside each other.
    Sig,
}

/// Reads a file of truth.
///
/// # Errors
///
/// The file cannot be read, or is not such a truth.
pub(super) fn load(path: &Path) -> anyhow::Result<Truth> {
    let text = read_text(path)?;
    serde_json::from_str(&text).with_context(|| format!("`{}` is no truth", path.display()))
}
