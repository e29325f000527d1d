//! What a reader of the paper should be told beside its values.

use serde::{Deserialize, Serialize};

use crate::{Place, RuleId};

/// Something odd about a paper: a contradiction, a page without text, a misprint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable name in the form `stage/what`, e.g. `date/after-meeting`.
    pub code: RuleId,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence for people, lowercase, without a full stop.
    pub message: String,
    /// Where; empty if it concerns the whole paper.
    #[serde(default)]
    pub at: Vec<Place>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; no value is in doubt.
    Info,
    /// A value may be wrong or missing.
    Warning,
    /// A part of the paper could not be read.
    Error,
}
