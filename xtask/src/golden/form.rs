//! The written form of each stage: made for reading diffs.

use ratlas_model::Record;
use ratlas_read::Pages;
use serde_json::{Map, Value};

use crate::samples::Reading;

/// The stages of one paper, in the order of `STAGES`; a paper that is refused has no record.
pub(super) fn stages(reading: &Reading) -> anyhow::Result<[Option<String>; 2]> {
    match reading {
        Ok((pages, record)) => Ok([Some(pages_text(pages)), Some(record_json(record)?)]),
        Err(refusal) => Ok([Some(format!("refused: {refusal}\n")), None]),
    }
}

/// The texts of the pages, with a line between them that no paper prints.
fn pages_text(pages: &Pages) -> String {
    let encoding = pages.encoding.as_deref().unwrap_or("no encoding");
    let mut text = format!("{}, {}, {encoding}\n", pages.media_type, pages.text_layer);
    for page in &pages.pages {
        let line = format!("======== page {} of {} ========\n", page.number, pages.pages.len());
        text.push_str(&line);
        text.push_str(&page.text);
        if !page.text.ends_with('\n') {
            text.push('\n');
        }
    }
    text
}

/// The record without boxes and without confidence, which follows from the rule; a place as
/// `page:start-end`, fractions with three digits.
fn record_json(record: &Record) -> anyhow::Result<String> {
    let mut json = serde_json::to_string_pretty(&lean(serde_json::to_value(record)?))?;
    json.push('\n');
    Ok(json)
}

fn lean(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|it| it.0 != "confidence");
            Value::Object(fields.map(|(key, it)| (key, lean(it))).collect())
        }
        Value::Array(items) => {
            places(&items).unwrap_or_else(|| Value::Array(items.into_iter().map(lean).collect()))
        }
        Value::Number(it) if it.is_f64() => rounded(it.as_f64().unwrap_or_default()),
        other => other,
    }
}

/// A list of places on one line.
fn places(items: &[Value]) -> Option<Value> {
    let places: Option<Vec<String>> = items.iter().map(|it| place(it.as_object()?)).collect();
    places.filter(|it| !it.is_empty()).map(|it| Value::String(it.join(", ")))
}

/// Boxes change with the fonts of a machine and fill a screen each; the span says the same.
fn place(fields: &Map<String, Value>) -> Option<String> {
    let span = fields.get("span")?.as_array()?;
    let [start, end] = span.as_slice() else { return None };
    Some(format!("{}:{start}-{end}", fields.get("page")?))
}

fn rounded(number: f64) -> Value {
    Value::from((number * 1000.0).round() / 1000.0)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use ratlas_model::TextLayer;
    use ratlas_read::Page;
    use serde_json::json;

    use super::*;

    #[test]
    fn places_are_short_and_fractions_round() {
        let value = json!({
            "share": 0.123_456,
            "at": [{"page": 2, "span": [10, 14], "boxes": [[1.5, 2.5, 3.5, 4.5]]}],
            "deep": [{"at": [{"page": 1, "span": [0, 3]}, {"page": 1, "span": [5, 6]}], "none": []}],
        });
        let expected =
            expect![[r#"{"share":0.123,"at":"2:10-14","deep":[{"at":"1:0-3, 1:5-6","none":[]}]}"#]];
        expected.assert_eq(&lean(value).to_string());
    }

    #[test]
    fn pages_are_separated() {
        let page = |number, text: &str| Page { number, text: text.to_owned(), ..Page::default() };
        let pages = Pages {
            media_type: "text/plain",
            encoding: Some("utf-8".to_owned()),
            recogniser: None,
            text_layer: TextLayer::Native,
            pages: vec![page(1, "eins"), page(2, "zwei\n")],
            findings: Vec::new(),
        };
        expect![[r"
            text/plain, native, utf-8
            ======== page 1 of 2 ========
            eins
            ======== page 2 of 2 ========
            zwei
        "]]
        .assert_eq(&pages_text(&pages));
    }

    #[test]
    fn a_refused_paper_has_no_record() {
        let stages = stages(&Err("read/empty: the file is empty".to_owned())).unwrap();
        assert_eq!(stages, [Some("refused: read/empty: the file is empty\n".to_owned()), None]);
    }
}
