//! Kept questions as JSON, `ratlas/saved/1` and `ratlas/change/1`.

use ratlas_library::{SavedQuery, SearchQuery};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{query_text, switches};

/// A question that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct SavedLine<'a> {
    schema: &'static str,
    name: &'a str,
    kind: &'static str,
    /// The questions as they can be typed.
    pub queries: Vec<String>,
    /// The dimensions of a comparison.
    pub by: Vec<&'static str>,
    /// What `ratlas search` needs beside the questions.
    pub switches: String,
    saved: &'a str,
    library: &'a str,
    papers: u64,
    hits: u64,
}

impl<'a> SavedLine<'a> {
    /// The line of a kept question.
    pub fn new(of: &'a SavedQuery) -> SavedLine<'a> {
        SavedLine {
            schema: "ratlas/saved/1",
            name: &of.name,
            kind: if of.question.is_comparison() { "compare" } else { "search" },
            queries: queries(of),
            by: of.question.by.iter().map(|it| it.as_str()).collect(),
            switches: switches(&of.question.query),
            saved: &of.saved,
            library: &of.fingerprint,
            papers: of.papers,
            hits: of.hits,
        }
    }
}

/// The questions as they can be typed.
fn queries(of: &SavedQuery) -> Vec<String> {
    let question = &of.question;
    let text = |text: &String| {
        let query = SearchQuery { text: text.clone(), ..question.query.clone() };
        query_text(&query).unwrap_or_else(|| text.clone())
    };
    if question.is_comparison() {
        question.terms.iter().map(|it| text(&it.1)).collect()
    } else {
        vec![text(&question.query.text)]
    }
}

/// A paper that an answer has and had not, or the other way round.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeLine<'a> {
    schema: &'static str,
    change: &'static str,
    id: &'a str,
    title: Option<&'a str>,
}

impl<'a> ChangeLine<'a> {
    /// The line of a paper; `change` is `new` or `gone`.
    pub fn new(change: &'static str, id: &'a str, title: Option<&'a str>) -> ChangeLine<'a> {
        ChangeLine { schema: "ratlas/change/1", change, id, title }
    }
}
