//! The interface for programs, to be tried: rendered from its description.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use form_urlencoded::byte_serialize;
use serde_json::Value;
use utoipa::OpenApi as _;

use crate::answer::page;
use crate::api::description::Description;
use crate::failure::Failure;
use crate::reader::Reader;
use crate::state::address::Address;

#[derive(Debug, Template)]
#[template(path = "page/interface.html")]
struct InterfacePage {
    reader: Reader,
    /// What descriptions and errors have in common.
    about: String,
    operations: Vec<Operation>,
}

/// What can be asked.
#[derive(Debug, PartialEq)]
struct Operation {
    /// Its name in the description.
    id: String,
    method: String,
    path: String,
    /// What it does, in English.
    summary: String,
    parameters: Vec<Parameter>,
    /// Fields of its answer.
    fields: Vec<Field>,
}

/// A name of a question.
#[derive(Debug, PartialEq)]
struct Parameter {
    name: String,
    description: String,
    is_in_path: bool,
    is_required: bool,
    example: String,
}

/// A field of an answer.
#[derive(Debug, PartialEq)]
struct Field {
    name: String,
    kind: String,
    description: String,
    /// How deep it stands in the answer.
    depth: usize,
}

impl Operation {
    /// Whether the address of the answer has parts that a form alone cannot fill in.
    fn has_path(&self) -> bool {
        self.parameters.iter().any(|it| it.is_in_path)
    }

    /// An address to begin with.
    fn example(&self) -> String {
        let mut res = Address::new(&self.path);
        for it in self.parameters.iter().filter(|it| !it.example.is_empty()) {
            res.pairs.push((it.name.clone(), it.example.clone()));
        }
        res.to_string()
    }
}

/// `/schnittstelle`.
pub(crate) async fn interface(reader: Reader) -> Result<Response, Failure> {
    let (about, operations) = described()?;
    Ok(page(&InterfacePage { reader, about, operations }))
}

/// `/schnittstelle/oeffnen`: the address of an answer of what the form of an operation says.
pub(crate) async fn open(reader: Reader) -> Result<Response, Failure> {
    let (_, operations) = described()?;
    let asked = reader.address.value("operation");
    let operation = operations.iter().find(|it| asked == Some(it.id.as_str()));
    let operation = operation.ok_or(Failure::BadAddress)?;
    let mut address = reader.address.without("operation");
    for it in operation.parameters.iter().filter(|it| it.is_in_path) {
        let value = address.value(&it.name).ok_or(Failure::BadAddress)?;
        let value: String = byte_serialize(value.as_bytes()).collect();
        let path = address.path.replace("/schnittstelle/oeffnen", &operation.path);
        // A blank is `+` in questions only.
        let path = path.replace(&format!("{{{}}}", it.name), &value.replace('+', "%20"));
        address = Address { path, ..address.without(&it.name) };
    }
    Ok(Redirect::to(&address.to_string()).into_response())
}

/// What the description says.
fn described() -> Result<(String, Vec<Operation>), Failure> {
    let all = serde_json::to_value(Description::openapi()).map_err(|_| Failure::Broken)?;
    let mut res = Vec::new();
    for (path, methods) in all["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            res.push(Operation {
                id: text(&operation["operationId"]),
                method: method.to_ascii_uppercase(),
                path: path.clone(),
                summary: text(&operation["summary"]),
                parameters: list(&operation["parameters"]).iter().map(parameter).collect(),
                fields: fields(&all, operation),
            });
        }
    }
    Ok((text(&all["info"]["description"]), res))
}

fn parameter(it: &Value) -> Parameter {
    Parameter {
        name: text(&it["name"]),
        description: text(&it["description"]),
        is_in_path: it["in"] == "path",
        is_required: it["required"] == true,
        example: text(&it["example"]),
    }
}

/// The fields of the answer of an operation, and of the entries of its lists.
fn fields(all: &Value, operation: &Value) -> Vec<Field> {
    let content = &operation["responses"]["200"]["content"]["application/json"]["schema"];
    let mut res = Vec::new();
    collect(all, content, 0, &mut res);
    res
}

/// What stands in an entry of a list is the answer proper; other parts are told in the description
/// itself.
const LIST: &str = "items";

fn collect(all: &Value, schema: &Value, depth: usize, res: &mut Vec<Field>) {
    let schema = resolved(all, schema);
    for part in list(&schema["allOf"]) {
        collect(all, part, depth, res);
    }
    for (name, of) in schema["properties"].as_object().into_iter().flatten() {
        let target = resolved(all, of);
        let description = [&of["description"], &target["description"]].map(text);
        let description = description.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
        res.push(Field { name: name.clone(), kind: kind(all, of), description, depth });
        if depth == 0 && name == LIST {
            collect(all, &target["items"], depth + 1, res);
        }
    }
}

/// What a reference points to.
fn resolved<'a>(all: &'a Value, schema: &'a Value) -> &'a Value {
    let target = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
    target.and_then(|it| all.pointer(it)).unwrap_or(schema)
}

/// The kind of a value in a word or two, as JSON calls it.
fn kind(all: &Value, schema: &Value) -> String {
    let schema = resolved(all, schema);
    match &schema["type"] {
        Value::String(it) if it == "array" => format!("array of {}", kind(all, &schema["items"])),
        Value::String(it) => it.clone(),
        Value::Array(several) => several.iter().map(text).collect::<Vec<String>>().join(", "),
        _ => if schema["allOf"].is_array() { "object" } else { "any" }.to_owned(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(it) => it.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
