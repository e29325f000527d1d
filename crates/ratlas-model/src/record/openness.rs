//! Public, not public, or both: `true`, `false` or `"mixed"` in JSON.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Whether a paper belongs to a public sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Openness {
    /// Public: `true`.
    Public,
    /// Not public: `false`.
    Closed,
    /// Parts of each: `"mixed"`.
    Mixed,
}

impl Openness {
    /// The written form: `true`, `false` or `mixed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Openness::Public => "true",
            Openness::Closed => "false",
            Openness::Mixed => "mixed",
        }
    }
}

impl Serialize for Openness {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Openness::Public => serializer.serialize_bool(true),
            Openness::Closed => serializer.serialize_bool(false),
            Openness::Mixed => serializer.serialize_str("mixed"),
        }
    }
}

impl<'de> Deserialize<'de> for Openness {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Openness, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Flag(bool),
            Word(String),
        }
        match Form::deserialize(deserializer)? {
            Form::Flag(true) => Ok(Openness::Public),
            Form::Flag(false) => Ok(Openness::Closed),
            Form::Word(word) if word == "mixed" => Ok(Openness::Mixed),
            Form::Word(word) => Err(D::Error::custom(format!("`{word}` is not an openness"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_roundtrip() {
        for (value, json) in [
            (Openness::Public, "true"),
            (Openness::Closed, "false"),
            (Openness::Mixed, "\"mixed\""),
        ] {
            assert_eq!(serde_json::to_string(&value).unwrap(), json);
            assert_eq!(serde_json::from_str::<Openness>(json).unwrap(), value);
        }
        assert!(serde_json::from_str::<Openness>("\"ja\"").is_err());
    }
}
