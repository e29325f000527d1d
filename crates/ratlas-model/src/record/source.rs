//! The file a record was read from.

use serde::{Deserialize, Serialize};

use crate::{Place, TextLayer};

/// The file, and how its text was had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The path as given to the program.
    pub path: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// By content, e.g. `application/pdf`.
    pub media_type: String,
    /// Size of the file.
    pub bytes: u64,
    /// SHA-256 of the file's bytes, in hex.
    pub sha256: String,
    /// Number of pages; 1 for a text without page breaks.
    pub pages: u32,
    /// For texts: the encoding that was decoded, e.g. `windows-1252`.
    pub encoding: Option<String>,
    /// Where the text came from.
    pub text_layer: TextLayer,
    /// What recognised the pages that had no readable text, e.g. `tesseract 5.3.0 deu`; `None`
    /// where no page had to be recognised or nothing was there to do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recogniser: Option<String>,
    /// The id of a paper with the same text.
    pub duplicate_of: Option<String>,
    /// Which of several papers in the file it is; `None` for the file as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<SourcePart>,
}

/// One of several papers in a file: a gazette, a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePart {
    /// The id of the paper that the file is as a whole.
    pub whole: String,
    /// Counted from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
    /// The first page of the file on which it stands, counted from 1.
    pub page_from: u32,
    /// The last one.
    pub page_to: u32,
}

/// A language and its share of the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: String,
    /// Share of the text, 0 to 1.
    pub share: f32,
    /// Where it is written: the passages in a language other than the main one, or those in plain
    /// German.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Place>,
    /// What the passages are: `easy`, German in Leichte or Einfache Sprache; `translation`, what the
    /// paper also says in German.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
}

/// The text of one page: what the spans of the record count in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PageText {
    /// Counted from 1.
    pub number: u32,
    /// The text in reading order.
    pub text: String,
    /// Whether it was recognised from an image.
    pub ocr: bool,
    /// How sure the recogniser was, 0 to 1; `None` unless Ratlas had it recognised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// How much of the text reads like words of some language, 0 to 1; `None` without text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<f32>,
}
