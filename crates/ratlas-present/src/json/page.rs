//! The text of a page and the citations of a paper as JSON, `ratlas/page/1` and `ratlas/citation/1`.

use ratlas_library::{Citation, biblatex, bibtex, csl_json, ris};
use ratlas_model::PageText;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Lang, citation_words, plain_citation};

/// The text of a page.
#[derive(Debug, Serialize, ToSchema)]
pub struct PageLine<'a> {
    schema: &'static str,
    /// The id of the paper.
    paper: &'a str,
    /// Its number, from 1.
    page: u32,
    /// How many pages the paper has.
    pages: usize,
    /// The text in reading order; places of the record are bytes of it.
    text: &'a str,
    /// Whether it was recognised from a picture.
    recognised: bool,
    /// How much of the text reads like words, 0 to 1; null without text.
    quality: Option<f32>,
}

impl<'a> PageLine<'a> {
    /// The line of a page of a paper that has so many.
    pub fn new(paper: &'a str, page: &'a PageText, pages: usize) -> PageLine<'a> {
        PageLine {
            schema: "ratlas/page/1",
            paper,
            page: page.number,
            pages,
            text: &page.text,
            recognised: page.ocr,
            quality: page.quality,
        }
    }
}

/// A paper as it is quoted.
#[derive(Debug, Serialize, ToSchema)]
pub struct CitationLine<'a> {
    schema: &'static str,
    /// The id of the paper.
    paper: &'a str,
    /// What it is called in a bibliography.
    key: &'a str,
    /// As people write it, in the language of the reader.
    plain: String,
    bibtex: String,
    biblatex: String,
    ris: String,
    /// As reference managers read it, in a list.
    #[schema(value_type = Object)]
    csl_json: serde_json::Value,
}

impl<'a> CitationLine<'a> {
    /// The line of a citation, its words in the language.
    pub fn new(of: &'a Citation, lang: Lang) -> CitationLine<'a> {
        let words = citation_words(lang);
        CitationLine {
            schema: "ratlas/citation/1",
            paper: &of.id,
            key: &of.key,
            plain: plain_citation(of, lang),
            bibtex: bibtex(of, &words),
            biblatex: biblatex(of, &words),
            ris: ris(of, &words),
            csl_json: serde_json::to_value(csl_json(of, &words)).unwrap_or_default(),
        }
    }
}
