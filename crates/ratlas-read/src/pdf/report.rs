//! What a reader should be told about a PDF beside its text.

use std::collections::BTreeMap;

use ratlas_model::{Finding, Severity};

use super::recognising::Fate;
use super::{Drawn, MEDIA_TYPE, text_layer};
use crate::layout::{Glyph, Sheet};
use crate::quality::is_noise;
use crate::told::{NOISE, NOISE_ON, finding, page_list};
use crate::{Page, Pages, ReadOptions};

/// Pages with more unreadable characters than this share are garbled: a few symbols without a
/// meaning are common, a page of them is a font without a map to letters.
const GARBLED_SHARE: f64 = 0.05;

/// Recognised pages less sure than this are full of mistakes.
const SURE_FROM: f32 = 0.7;

/// Which pages have which fault.
#[derive(Debug, Default)]
pub(super) struct Report {
    recogniser: Option<String>,
    is_recognised: bool,
    by_fault: BTreeMap<Fault, Vec<u32>>,
    failures: BTreeMap<String, Vec<u32>>,
    findings: Vec<Finding>,
}

/// What can be wrong with the text of a page, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    NoText,
    NothingRecognised,
    Garbled,
    Noise,
    Replaced,
    Unsure,
    Broken,
}

impl Fault {
    /// The code, how much it matters, and what is said before the numbers of the pages.
    fn told(self) -> (&'static str, Severity, &'static str) {
        match self {
            Fault::NoText => ("read/no-text", Severity::Error, "no text on"),
            Fault::NothingRecognised => {
                ("read/nothing-recognised", Severity::Warning, "no text was found on")
            }
            Fault::Garbled => {
                ("read/garbled-text", Severity::Error, "text without readable letters on")
            }
            Fault::Noise => (NOISE, Severity::Error, NOISE_ON),
            Fault::Replaced => {
                ("read/replaced-text", Severity::Info, "unreadable text was recognised anew on")
            }
            Fault::Unsure => {
                ("read/low-confidence", Severity::Warning, "text was recognised with doubt on")
            }
            Fault::Broken => {
                ("read/broken-page", Severity::Warning, "only a part could be read of")
            }
        }
    }
}

impl Report {
    /// Starts a file that is read like this.
    pub(super) fn new(options: ReadOptions<'_>) -> Report {
        let recogniser = options.recogniser.map(|it| it.name().to_owned());
        Report { recogniser, ..Report::default() }
    }

    /// Looks at one page, what it drew, and what recognition did to it.
    pub(super) fn page(&mut self, page: &Page, drawn: &Drawn, fate: &Fate) {
        self.is_recognised |= *fate != Fate::Written;
        if !drawn.is_whole {
            self.fault(Fault::Broken, page.number);
        }
        match fate {
            Fate::Nothing => return self.fault(Fault::NothingRecognised, page.number),
            Fate::Failed(why) => self.failures.entry(why.clone()).or_default().push(page.number),
            Fate::Recognised { confidence, was_noise } => {
                if *was_noise {
                    self.fault(Fault::Replaced, page.number);
                }
                if *confidence < SURE_FROM {
                    self.fault(Fault::Unsure, page.number);
                }
            }
            Fate::Written | Fate::Kept => {}
        }
        let is_written = !matches!(fate, Fate::Recognised { .. });
        if page.text.is_empty() {
            self.fault(Fault::NoText, page.number);
        } else if is_written && garbled(&drawn.sheet) {
            self.fault(Fault::Garbled, page.number);
        } else if is_noise(page.quality) {
            self.fault(Fault::Noise, page.number);
        }
    }

    fn fault(&mut self, fault: Fault, number: u32) {
        self.by_fault.entry(fault).or_default().push(number);
    }

    /// Tells that the papers are the files in the file.
    pub(super) fn portfolio(&mut self) {
        let message = "a portfolio; its papers are the files in it".to_owned();
        self.findings.push(finding("read/portfolio", Severity::Info, message));
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
        for page in pages {
            if page.text.is_empty() {
                self.fault(Fault::NoText, page.number);
            } else if is_noise(page.quality) {
                self.fault(Fault::Noise, page.number);
            }
        }
    }

    /// The pages with everything found about them.
    pub(super) fn pages(mut self, pages: Vec<Page>) -> Pages {
        for (fault, numbers) in &self.by_fault {
            let (code, severity, what) = fault.told();
            let message = format!("{what} {}", page_list(numbers));
            self.findings.push(finding(code, severity, message));
        }
        for (why, numbers) in &self.failures {
            let message = format!("recognition failed on {}: {why}", page_list(numbers));
            self.findings.push(finding("read/recognition-failed", Severity::Error, message));
        }
        Pages {
            media_type: MEDIA_TYPE,
            encoding: None,
            text_layer: text_layer(&pages),
            pages,
            recogniser: self.recogniser.filter(|_| self.is_recognised),
            findings: self.findings,
        }
    }
}

/// Whether a page's words are those written without ink over an image of it.
pub(super) fn is_ocr(sheet: &Sheet) -> bool {
    let printed = || sheet.glyphs.iter().filter(|it| !is_blank(it.ch));
    let n_invisible = printed().filter(|it| it.invisible).count();
    2 * n_invisible > printed().count()
}

/// Whether too many characters of a page have no letter.
pub(super) fn garbled(sheet: &Sheet) -> bool {
    let unknown = |it: &&Glyph| it.ch == char::REPLACEMENT_CHARACTER;
    let n_unknown = sheet.glyphs.iter().filter(unknown).count();
    n_unknown as f64 > GARBLED_SHARE * n_printed(sheet) as f64
}

/// How many characters leave ink or stand for ink.
pub(super) fn n_printed(sheet: &Sheet) -> usize {
    sheet.glyphs.iter().filter(|it| !is_blank(it.ch)).count()
}

fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || ch.is_control()
}
