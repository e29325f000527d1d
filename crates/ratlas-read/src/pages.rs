//! What every format becomes: pages of text in reading order.

use std::ops::Range;

use ratlas_model::{Finding, PageText, Place, TextLayer};

/// The text of a file, page by page.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// By content, e.g. `application/pdf`, `text/plain`, `text/markdown`, `text/html`.
    pub media_type: &'static str,
    /// For texts: the encoding that was decoded, by its WHATWG name in lower case.
    pub encoding: Option<String>,
    /// Where the text came from.
    pub text_layer: TextLayer,
    /// The pages in order; at least one.
    pub pages: Vec<Page>,
    /// What recognised the pages that had no readable text; `None` where none had to be recognised
    /// or nothing was there to do it.
    pub recogniser: Option<String>,
    /// What a reader should be told, e.g. `read/no-text`.
    pub findings: Vec<Finding>,
}

/// One page.
///
/// # Invariants
///
/// `text` is in Unicode NFC with `\n` line ends. Cells of a table row are separated by one tab,
/// empty cells kept; a row is one line, several lines of print in a cell are joined by a blank.
/// Paragraphs and other blocks are separated by an empty line. `lines` cover the text in order,
/// without the `\n` between them; the spans of `words` are non-empty, ascending and on character
/// borders. Formats without geometry have no words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Counted from 1.
    pub number: u32,
    /// Width and height in points, if the format has a geometry.
    pub size: Option<(f32, f32)>,
    /// The text in reading order.
    pub text: String,
    /// The lines of `text`, in order.
    pub lines: Vec<Line>,
    /// The printed words with their boxes, in the order of their spans.
    pub words: Vec<Word>,
    /// Whether the text was recognised from an image.
    pub ocr: bool,
    /// How sure the recogniser was of the characters, 0 to 1; `None` unless recognised just now.
    pub confidence: Option<f32>,
    /// How much of the text reads like words, 0 to 1; `None` without text.
    pub quality: Option<f32>,
}

/// One line of a page's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Bytes of the page's text, without the line end.
    pub span: Range<usize>,
    /// What it is on the page.
    pub kind: LineKind,
    /// The size of its print in points; 0 if unknown.
    pub font_size: f32,
}

/// What a line is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Running text, headings, lists.
    Text,
    /// A row of a table; its cells are separated by tabs.
    Row,
    /// A running head, a footer or a page number: repeated over pages in the margin.
    Furniture,
}

/// A printed word.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Bytes of the page's text.
    pub span: Range<usize>,
    /// `[x0, y0, x1, y1]` in points, origin top left.
    pub bbox: [f32; 4],
}

impl Page {
    /// The text without its geometry, as records carry it.
    pub fn into_text(self) -> PageText {
        let Page { number, text, ocr, confidence, quality, .. } = self;
        PageText { number, text, ocr, confidence, quality }
    }

    /// The place of a span of this page's text, with one box for each line of print it touches.
    pub fn place(&self, span: Range<usize>) -> Place {
        let mut boxes: Vec<[f32; 4]> = Vec::new();
        let first = self.words.partition_point(|it| it.span.end <= span.start);
        for word in self.words[first..].iter().take_while(|it| it.span.start < span.end) {
            let [x0, y0, x1, y1] = word.bbox;
            match boxes.last_mut() {
                Some(last) if x0 >= last[0] && overlaps(last[1]..last[3], y0..y1) => {
                    *last = [last[0], last[1].min(y0), last[2].max(x1), last[3].max(y1)];
                }
                _ => boxes.push(word.bbox),
            }
        }
        Place { page: self.number, span: [span.start, span.end], boxes }
    }
}

/// Whether two vertical ranges share more than half of the smaller one.
fn overlaps(one: Range<f32>, other: Range<f32>) -> bool {
    let shared = one.end.min(other.end) - one.start.max(other.start);
    shared > 0.5 * (one.end - one.start).min(other.end - other.start)
}
