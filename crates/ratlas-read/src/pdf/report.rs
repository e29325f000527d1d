//! What a reader should be told about a PDF beside its text.

use ratlas_model::{Finding, Severity};

use super::{MEDIA_TYPE, text_layer};
use crate::layout::Sheet;
use crate::{Page, Pages};

/// Pages with more unreadable characters than this share are garbled: a few symbols without a
/// meaning are common, a page of them is a font without a map to letters.
const GARBLED_SHARE: f64 = 0.05;

/// Which pages have which fault.
#[derive(Debug, Default)]
pub(super) struct Report {
    no_text: Vec<u32>,
    garbled: Vec<u32>,
    broken: Vec<u32>,
    findings: Vec<Finding>,
}

impl Report {
    /// Looks at what one page drew.
    pub(super) fn page(&mut self, number: u32, sheet: &Sheet, is_whole: bool) {
        if !is_whole {
            self.broken.push(number);
        }
        let printed = || sheet.glyphs.iter().map(|it| it.ch).filter(|it| !is_blank(*it));
        let n_printed = printed().count();
        let n_unknown = printed().filter(|it| *it == char::REPLACEMENT_CHARACTER).count();
        if n_printed == 0 {
            self.no_text.push(number);
        } else if n_unknown as f64 > GARBLED_SHARE * n_printed as f64 {
            self.garbled.push(number);
        }
    }

    /// Tells if only some of the pages were read.
    pub(super) fn cut(&mut self, n_read: usize, n_pages: usize) {
        if n_read < n_pages {
            let message = format!("only the first {n_read} of {n_pages} pages were read");
            self.findings.push(finding("read/truncated", Severity::Error, message));
        }
    }

    /// Tells that places are missing, and which pages have no text.
    pub(super) fn second_reader(&mut self, pages: &[Page]) {
        let message = "damaged file; its text was read without layout".to_owned();
        self.findings.push(finding("read/second-reader", Severity::Warning, message));
        let empty = pages.iter().filter(|it| it.text.is_empty());
        self.no_text.extend(empty.map(|it| it.number));
    }

    /// The pages with everything found about them.
    pub(super) fn pages(mut self, pages: Vec<Page>) -> Pages {
        let of_pages = [
            ("read/no-text", Severity::Error, "no text on", &self.no_text),
            (
                "read/garbled-text",
                Severity::Error,
                "text without readable letters on",
                &self.garbled,
            ),
            ("read/broken-page", Severity::Warning, "only a part could be read of", &self.broken),
        ];
        for (code, severity, what, numbers) in of_pages {
            if !numbers.is_empty() {
                let message = format!("{what} {}", page_list(numbers));
                self.findings.push(finding(code, severity, message));
            }
        }
        Pages {
            media_type: MEDIA_TYPE,
            encoding: None,
            text_layer: text_layer(&pages),
            pages,
            findings: self.findings,
        }
    }
}

/// A finding about the whole file.
fn finding(code: &'static str, severity: Severity, message: String) -> Finding {
    Finding { code: code.into(), severity, message, at: Vec::new() }
}

/// Whether a page's words are those written without ink over an image of it.
pub(super) fn is_ocr(sheet: &Sheet) -> bool {
    let printed = || sheet.glyphs.iter().filter(|it| !is_blank(it.ch));
    let n_invisible = printed().filter(|it| it.invisible).count();
    2 * n_invisible > printed().count()
}

fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || ch.is_control()
}

/// Page numbers as people write them: `page 4`, `pages 1-3, 7`.
fn page_list(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let one = |(from, to): &(u32, u32)| {
        if from == to { from.to_string() } else { format!("{from}-{to}") }
    };
    let list: Vec<String> = ranges.iter().map(one).collect();
    let noun = if numbers.len() == 1 { "page" } else { "pages" };
    format!("{noun} {}", list.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_page_lists() {
        assert_eq!(page_list(&[4]), "page 4");
        assert_eq!(page_list(&[1, 2, 3]), "pages 1-3");
        assert_eq!(page_list(&[1, 2, 3, 7, 9]), "pages 1-3, 7, 9");
    }
}
