//! The form of a profile's file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use ratlas_model::ReferenceKind;
use serde::Deserialize;

use super::{House, HouseBody, HouseBodyName, NeedsLabel, NumberShape, ShapeEvidence};

/// A profile as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HouseFile {
    pub(super) name: String,
    pub(super) ags: String,
    pub(super) source: String,
    #[serde(default)]
    pub(super) numbers: Vec<NumberFile>,
    #[serde(default)]
    pub(super) bodies: Vec<BodyFile>,
}

/// A shape as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberFile {
    pub(super) rule: String,
    pub(super) pattern: String,
    pub(super) kind: Option<String>,
    #[serde(default)]
    pub(super) kinds: BTreeMap<String, String>,
    label: NeedsLabel,
    #[serde(default)]
    unique: bool,
    #[serde(default = "memory")]
    evidence: ShapeEvidence,
    pub(super) examples: Vec<String>,
    #[serde(default)]
    pub(super) not: Vec<String>,
}

/// A body as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BodyFile {
    pub(super) kind: String,
    key: Option<String>,
    pub(super) names: Vec<HouseBodyName>,
}

/// What is not said to be seen is not.
fn memory() -> ShapeEvidence {
    ShapeEvidence::Memory
}

/// The profile in a file, unchecked but for its form.
pub(super) fn read(text: &str) -> Result<HouseFile, toml::de::Error> {
    toml::from_str(text)
}

impl HouseFile {
    /// The profile; what is misspelt in kinds is left out, for `check` tells it.
    pub(super) fn into_house(self) -> House {
        House {
            ags: self.ags,
            name: self.name,
            source: self.source,
            numbers: self.numbers.into_iter().map(NumberFile::into_shape).collect(),
            bodies: self.bodies.into_iter().map(BodyFile::into_body).collect(),
        }
    }
}

impl NumberFile {
    fn into_shape(self) -> NumberShape {
        let kinds = self.kinds.into_iter();
        NumberShape {
            rule: format!("number/{}", self.rule),
            written: self.pattern,
            kind: self.kind.and_then(|it| it.parse::<ReferenceKind>().ok()),
            kinds: kinds.filter_map(|(letters, it)| Some((letters, it.parse().ok()?))).collect(),
            label: self.label,
            unique: self.unique,
            evidence: self.evidence,
            examples: self.examples,
            not: self.not,
            compiled: OnceLock::new(),
        }
    }
}

impl BodyFile {
    /// A body of which a city has one bears its kind as key.
    fn into_body(self) -> HouseBody {
        let key = self.key.unwrap_or_else(|| self.kind.clone());
        HouseBody { kind: self.kind, key, names: self.names }
    }
}
