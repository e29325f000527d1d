//! Where a value was read, by which rule, and how sure we may be of it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The name of an extraction rule, e.g. `date/month-name`. Stable across versions.
pub type RuleId = Cow<'static, str>;

/// A place on a page: the words a value was read from.
///
/// # Units
///
/// `page` counts from 1. `span` is bytes of that page's text, half open, on character borders.
/// `boxes` are points (1/72 inch) as `[x0, y0, x1, y1]`, origin top left; empty for texts without
/// a page geometry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The page, counted from 1.
    pub page: u32,
    /// Start and end in bytes of the page's text.
    pub span: [usize; 2],
    /// The boxes of the words on the page, one a line of print.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<[f32; 4]>,
}

/// How a value came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The paper states it.
    #[default]
    Explicit,
    /// It follows from the paper with knowledge the rule names.
    Inferred,
    /// It was computed from other values.
    Derived,
}

/// What every value carries: the places it was read from, the rule and the basis.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Evidence {
    /// The words the value was read from, in reading order. Never empty for an explicit value.
    pub at: Vec<Place>,
    /// Which rule found it; the same name as in the code and in explanations.
    #[serde(default)]
    pub rule: RuleId,
    /// How it is known.
    #[serde(default)]
    pub basis: Basis,
    /// The measured precision of the rule, 0 to 1; `None` if it was never measured.
    #[serde(default)]
    pub confidence: Option<f32>,
}
