//! Whether JSON is as a schema says: as far as descriptions of this server go.

use std::collections::BTreeSet;

use serde_json::Value;

/// What of `value` is not as `schema` says; `all` is the description that references point into.
pub(super) fn mistakes(all: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut res = Vec::new();
    let mut known = BTreeSet::new();
    let is_open = check(all, schema, value, at, &mut res, &mut known);
    if let (Some(object), false) = (value.as_object(), is_open) {
        let unknown = object.keys().filter(|it| !known.contains(*it));
        res.extend(unknown.map(|it| format!("{at}.{it}: is not described")));
    }
    res
}

/// Whether other fields are allowed.
fn check(
    all: &Value,
    schema: &Value,
    value: &Value,
    at: &str,
    res: &mut Vec<String>,
    known: &mut BTreeSet<String>,
) -> bool {
    if let Some(target) = schema["$ref"].as_str() {
        let target = all.pointer(target.trim_start_matches('#'));
        return check(all, target.expect("a reference leads somewhere"), value, at, res, known);
    }
    if let Some(ways) = schema["oneOf"].as_array() {
        let fits = ways.iter().any(|it| mistakes(all, it, value, at).is_empty());
        if !fits {
            res.push(format!("{at}: {value} is none of the kinds"));
        }
        return true;
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let open = parts.iter().map(|it| check(all, it, value, at, res, known));
        return open.filter(|it| *it).count() > 0;
    }
    check_kind(schema, value, at, res);
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.is_object() && value.get(name.as_str().unwrap()).is_none() {
            res.push(format!("{at}.{}: is missing", name.as_str().unwrap()));
        }
    }
    for (name, of) in schema["properties"].as_object().into_iter().flatten() {
        known.insert(name.clone());
        if let Some(value) = value.get(name) {
            res.extend(mistakes(all, of, value, &format!("{at}.{name}")));
        }
    }
    for (idx, item) in value.as_array().into_iter().flatten().enumerate() {
        res.extend(mistakes(all, &schema["items"], item, &format!("{at}[{idx}]")));
    }
    schema["properties"].is_null()
}

fn check_kind(schema: &Value, value: &Value, at: &str, res: &mut Vec<String>) {
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_number = kind == "integer" && kinds.contains(&"number");
    if !kinds.contains(&kind) && !is_number {
        res.push(format!("{at}: is {kind}, not {kinds:?}"));
    }
}

#[test]
fn finds_what_is_wrong() {
    let all = serde_json::json!({"A": {"type": "object", "required": ["a"],
        "properties": {"a": {"type": ["string", "null"]}, "b": {"type": "array", "items": {"type": "integer"}}}}});
    let schema = serde_json::json!({"$ref": "#/A"});
    let found = |value: Value| mistakes(&all, &schema, &value, "").join(" ");
    assert_eq!(found(serde_json::json!({"a": null, "b": [1]})), "");
    assert_eq!(found(serde_json::json!({"b": []})), ".a: is missing");
    assert_eq!(found(serde_json::json!({"a": 1})), ".a: is integer, not [\"string\", \"null\"]");
    assert_eq!(found(serde_json::json!({"a": "", "c": 1})), ".c: is not described");
    assert_eq!(
        found(serde_json::json!({"a": "", "b": [1, 1.5]})),
        ".b[1]: is number, not [\"integer\"]"
    );
}
