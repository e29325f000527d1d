//! Records made for tests: the fields a test is about, everything else empty.

use ratlas_model::{RECORD_SCHEMA, Record};
use serde_json::{Value, json};

/// Lists a record has even if they are empty.
const LISTS: [&str; 16] = [
    "languages",
    "genre_at",
    "references",
    "dates",
    "consultations",
    "people",
    "agenda",
    "resolutions",
    "proposals",
    "goals",
    "measures",
    "deadlines",
    "citations",
    "departments",
    "topics",
    "findings",
];

/// A record with these fields.
pub(super) fn record(fields: Value) -> Record {
    let mut json = json!({
        "schema": RECORD_SCHEMA,
        "id": "",
        "genre": "other",
        "source": {
            "path": "", "media_type": "", "bytes": 0, "sha256": "", "pages": 1,
            "text_layer": "native",
        },
    });
    for list in LISTS {
        json[list] = json!([]);
    }
    if let Value::Object(fields) = fields {
        for (name, value) in fields {
            json[name] = value;
        }
    }
    serde_json::from_value(json).unwrap()
}

/// A fact: its values and the evidence every fact has.
pub(super) fn fact(values: Value) -> Value {
    let mut fact = json!({"at": [], "rule": "test", "basis": "derived"});
    if let Value::Object(values) = values {
        for (name, value) in values {
            fact[name] = value;
        }
    }
    fact
}
