//! What every record promises, whatever the paper: evidence, dates, words as printed.

use ratlas_model::{Genre, RECORD_SCHEMA, Record};
use ratlas_read::Pages;
use serde_json::{Map, Value};

use super::edtf;

/// Every broken promise of a record, one line each.
pub(super) fn violations(record: &Record, pages: &Pages) -> Vec<String> {
    let json = match serde_json::to_value(record) {
        Ok(json) => json,
        Err(error) => return vec![format!("is not JSON: {error}")],
    };
    let texts: Vec<&str> = pages.pages.iter().map(|it| it.text.as_str()).collect();
    let printed = squeezed(&texts.concat());
    let mut inspection = Inspection { texts, printed, found: Vec::new() };
    inspection.value("", &json);
    inspection.whole(record);
    inspection.dates(record);
    inspection.found
}

/// One walk through a record.
struct Inspection<'a> {
    /// The texts of the pages.
    texts: Vec<&'a str>,
    /// All of them, squeezed.
    printed: String,
    found: Vec<String>,
}

impl Inspection<'_> {
    fn report(&mut self, path: &str, what: &str) {
        self.found.push(format!("{}: {what}", path.trim_start_matches('.')));
    }

    fn value(&mut self, path: &str, value: &Value) {
        match value {
            Value::Object(fields) => {
                self.fields(path, fields);
                for (key, value) in fields {
                    self.value(&format!("{path}.{key}"), value);
                }
            }
            Value::Array(items) => {
                for (idx, item) in items.iter().enumerate() {
                    self.value(&format!("{path}[{idx}]"), item);
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, path: &str, fields: &Map<String, Value>) {
        if fields.contains_key("span") {
            if let Err(what) = words(&self.texts, fields) {
                self.report(path, &what);
            }
            return;
        }
        let places = fields.get("at").and_then(Value::as_array);
        let is_stated = fields.get("basis").and_then(Value::as_str) == Some("explicit");
        if is_stated && places.is_none_or(Vec::is_empty) {
            self.report(path, "is explicit and has no place");
        }
        if fields.get("rule").and_then(Value::as_str) == Some("") {
            self.report(path, "names no rule");
        }
        // A number's words as printed have its label before them, which is no part of its place.
        let has_label = fields.contains_key("number") && fields.contains_key("normalized");
        for (key, value) in fields {
            if let Some(raw) = value.as_str().filter(|_| key == "raw" || key.ends_with("_raw")) {
                let places = places.filter(|it| key == "raw" && !it.is_empty());
                self.raw(&format!("{path}.{key}"), raw, places, has_label);
            }
        }
    }

    /// Words as printed are the words at their places; without places, words of the paper.
    fn raw(&mut self, path: &str, raw: &str, places: Option<&Vec<Value>>, has_label: bool) {
        let squeezed_raw = squeezed(raw);
        let Some(places) = places else {
            if !self.printed.contains(&squeezed_raw) {
                self.report(path, &format!("`{raw}` is not printed"));
            }
            return;
        };
        let places = places.iter().filter_map(Value::as_object);
        let parts: Vec<String> =
            places.filter_map(|it| words(&self.texts, it).ok()).map(squeezed).collect();
        let is_labelled = |it: &String| has_label && squeezed_raw.ends_with(it.as_str());
        let is_printed = parts.contains(&squeezed_raw)
            || parts.concat() == squeezed_raw
            || parts.iter().any(is_labelled) && self.printed.contains(&squeezed_raw);
        if !is_printed {
            self.report(path, &format!("`{raw}` is not what stands at its place"));
        }
    }

    fn whole(&mut self, record: &Record) {
        if record.schema != RECORD_SCHEMA {
            self.report("schema", "is not the schema of this program");
        }
        if record.pages.is_some() {
            self.report("pages", "are there though nobody asked for them");
        }
        if record.genre != Genre::Other && record.genre_rule.is_none() {
            self.report("genre", "names no rule");
        }
    }

    fn dates(&mut self, record: &Record) {
        let dates = record.date.iter().chain(&record.dates).map(|it| Some(&it.value));
        let references = record.references.iter().chain(&record.reference);
        let proposed = record.proposals.iter().flat_map(|it| &it.measures);
        let measures = proposed.chain(&record.measures);
        let all = dates
            .chain(references.map(|it| it.date.as_ref()))
            .chain(record.consultations.iter().map(|it| it.date.as_ref()))
            .chain(record.deadlines.iter().map(|it| it.value.as_ref()))
            .chain(measures.map(|it| it.due.as_ref()))
            .chain(record.meeting.iter().flat_map(|it| [it.date.as_ref(), it.previous.as_ref()]));
        for date in all.flatten().filter(|it| !edtf::is_valid(it)) {
            self.report("dates", &format!("`{date}` is not EDTF"));
        }
        let times = record.meeting.iter().flat_map(|it| [&it.start, &it.end]);
        for time in times.flatten().filter(|it| !edtf::is_time(it)) {
            self.report("meeting", &format!("`{time}` is not a time"));
        }
    }
}

/// The words at a place, or why it is none.
fn words<'a>(texts: &[&'a str], place: &Map<String, Value>) -> Result<&'a str, String> {
    let number = |value: Option<&Value>| {
        value.and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok())
    };
    let span = |idx: usize| number(place.get("span").and_then(|it| it.get(idx)));
    let page = number(place.get("page")).unwrap_or_default();
    let (Some(start), Some(end)) = (span(0), span(1)) else {
        return Err("is not a place".to_owned());
    };
    let text = page.checked_sub(1).and_then(|it| texts.get(it));
    let text = text.ok_or_else(|| format!("there is no page {page}"))?;
    text.get(start..end)
        .filter(|it| !it.is_empty())
        .ok_or_else(|| format!("{start}..{end} is not a span of page {page}"))
}

/// Without white space and hyphens: line ends and hyphenation are not the value's.
fn squeezed(text: &str) -> String {
    let dropped =
        |it: &char| it.is_whitespace() || matches!(it, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}');
    text.chars().filter(|it| !dropped(it)).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use ratlas_model::{Basis, DateRole, Dated, Evidence, Place, TextLayer};
    use ratlas_read::Page;
    use serde_json::json;

    use super::*;
    use crate::score::test_record::record;

    const TEXT: &str = "Bürger-\nhaus am 12.03.2024";

    #[track_caller]
    fn check(change: impl FnOnce(&mut Record), expected: Expect) {
        let page = Page { number: 1, text: TEXT.to_owned(), ..Page::default() };
        let pages = Pages {
            media_type: "text/plain",
            encoding: None,
            recogniser: None,
            text_layer: TextLayer::Native,
            pages: vec![page],
            findings: Vec::new(),
        };
        let mut record = record(json!({}));
        record.dates = vec![date()];
        assert_eq!(violations(&record, &pages), Vec::<String>::new());
        change(&mut record);
        expected.assert_eq(&violations(&record, &pages).join("\n"));
    }

    fn date() -> Dated {
        let start = TEXT.find("12").unwrap();
        let place = Place { page: 1, span: [start, TEXT.len()], boxes: Vec::new() };
        Dated {
            value: "2024-03-12".to_owned(),
            role: DateRole::Mentioned,
            raw: "12.03.2024".to_owned(),
            qualifier: None,
            evidence: Evidence {
                at: vec![place],
                rule: "date/numeric".into(),
                basis: Basis::Explicit,
                confidence: None,
            },
        }
    }

    #[test]
    fn no_place() {
        check(
            |it| it.dates[0].evidence.at.clear(),
            expect!["dates[0]: is explicit and has no place"],
        );
        check(
            |it| {
                it.dates[0].evidence.at.clear();
                it.dates[0].evidence.basis = Basis::Inferred;
            },
            expect![""],
        );
    }

    #[test]
    fn wrong_place() {
        let span = |span| move |it: &mut Record| it.dates[0].evidence.at[0].span = span;
        check(
            span([2, 4]),
            expect![[r"
            dates[0].raw: `12.03.2024` is not what stands at its place
            dates[0].at[0]: 2..4 is not a span of page 1"]],
        );
        check(
            span([3, 3]),
            expect![[r"
            dates[0].raw: `12.03.2024` is not what stands at its place
            dates[0].at[0]: 3..3 is not a span of page 1"]],
        );
        check(
            span([0, 1000]),
            expect![[r"
            dates[0].raw: `12.03.2024` is not what stands at its place
            dates[0].at[0]: 0..1000 is not a span of page 1"]],
        );
        check(span([0, 5]), expect!["dates[0].raw: `12.03.2024` is not what stands at its place"]);
        check(
            |it| it.dates[0].evidence.at[0].page = 2,
            expect![[r"
            dates[0].raw: `12.03.2024` is not what stands at its place
            dates[0].at[0]: there is no page 2"]],
        );
        check(
            |it| it.dates[0].evidence.at[0].page = 0,
            expect![[r"
            dates[0].raw: `12.03.2024` is not what stands at its place
            dates[0].at[0]: there is no page 0"]],
        );
    }

    #[test]
    fn words_across_a_line_end() {
        check(
            |it| {
                "Bürgerhaus".clone_into(&mut it.dates[0].raw);
                it.dates[0].evidence.at[0].span = [0, "Bürger-\nhaus".len()];
            },
            expect![""],
        );
    }

    #[test]
    fn numbers_are_printed_with_a_label() {
        let number = |raw: &'static str| {
            move |it: &mut Record| {
                let Dated { mut evidence, .. } = it.dates.remove(0);
                evidence.at[0].span = ["Bürger-\nhaus ".len(), "Bürger-\nhaus am".len()];
                let reference = json!({
                    "number": "am", "normalized": "am", "raw": raw, "kind": "other", "role": "own",
                    "parts": {}, "at": evidence.at, "rule": "a", "basis": "explicit",
                });
                it.references = vec![serde_json::from_value(reference).unwrap()];
            }
        };
        check(number("haus am"), expect![""]);
        check(
            number("Bürger"),
            expect!["references[0].raw: `Bürger` is not what stands at its place"],
        );
        check(
            number("Haus am"),
            expect!["references[0].raw: `Haus am` is not what stands at its place"],
        );
    }

    #[test]
    fn wrong_values() {
        check(
            |it| "12.03.2024".clone_into(&mut it.dates[0].value),
            expect!["dates: `12.03.2024` is not EDTF"],
        );
        check(|it| it.dates[0].evidence.rule = "".into(), expect!["dates[0]: names no rule"]);
        check(|it| it.genre = Genre::Motion, expect!["genre: names no rule"]);
        check(|it| it.genre_label = Some("not judged".to_owned()), expect![""]);
    }
}
