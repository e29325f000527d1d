//! Which pages are recognised, and whether what was recognised is better than what was written.

use hayro::RenderCache;
use hayro_syntax::page::Page as PdfPage;

use super::Drawn;
use super::limits::MAX_RENDERED_STEPS;
use super::render::picture;
use super::report::{garbled, n_printed};
use crate::ocr::{Recognition, recognise};
use crate::quality::{is_noise, quality};
use crate::{Page, ReadOptions, RecogniseError, Recogniser};

/// A scan with fewer printed characters than this has a stamp or a page number printed on it, and
/// its text is in the picture.
const STAMP_CHARS: usize = 150;

/// A recognised page with so many times the characters of the printed stamp is the text.
const MORE_THAN_STAMP: f32 = 1.5;

/// What recognition did to a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fate {
    /// The text of the file is fit to be used, or there is no recogniser.
    Written,
    /// There is nothing on the page that could be recognised, or nothing was.
    Nothing,
    /// The recogniser gave no answer; why.
    Failed(String),
    /// The recognised text was taken, with this confidence; whether it replaces noise.
    Recognised { confidence: f32, was_noise: bool },
    /// The recognised text was no better.
    Kept,
}

/// Why a page is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    NoText,
    Noise,
    Stamp,
    Renewed,
}

/// Recognises the pages of a file.
pub(super) struct Recognising<'o, 'a> {
    options: ReadOptions<'o>,
    cache: RenderCache<'a>,
}

impl<'a> Recognising<'_, 'a> {
    /// Starts a file.
    pub(super) fn new(options: ReadOptions<'_>) -> Recognising<'_, 'a> {
        Recognising { options, cache: RenderCache::new() }
    }

    /// The page as it is best read: as it is written or as it was recognised.
    pub(super) fn page(
        &self,
        written: Page,
        drawn: &Drawn,
        pdf_page: &'a PdfPage<'a>,
    ) -> (Page, Fate) {
        let Some(recogniser) = self.options.recogniser else { return (written, Fate::Written) };
        let Some(reason) = self.reason(&written, drawn) else { return (written, Fate::Written) };
        if reason == Reason::NoText && !drawn.pictures.may_have_text() {
            return (written, Fate::Nothing);
        }
        match self.recognised(drawn, pdf_page, written.number, recogniser) {
            Ok(recognition) => choose(written, recognition, reason),
            Err(why) => (written, Fate::Failed(why)),
        }
    }

    fn reason(&self, written: &Page, drawn: &Drawn) -> Option<Reason> {
        let n_chars = n_printed(&drawn.sheet);
        let is_scan = drawn.pictures.is_scan();
        if written.text.is_empty() {
            Some(Reason::NoText)
        } else if garbled(&drawn.sheet) || is_noise(written.quality) {
            Some(Reason::Noise)
        } else if is_scan && self.options.renew {
            Some(Reason::Renewed)
        } else if is_scan && !written.ocr && n_chars < STAMP_CHARS {
            Some(Reason::Stamp)
        } else {
            None
        }
    }

    fn recognised(
        &self,
        drawn: &Drawn,
        pdf_page: &'a PdfPage<'a>,
        number: u32,
        recogniser: &dyn Recogniser,
    ) -> Result<Recognition, String> {
        let is_too_much = drawn.pictures.is_too_large || drawn.n_steps > MAX_RENDERED_STEPS;
        if is_too_much || !drawn.is_whole {
            return Err("the page is too large to be drawn".to_owned());
        }
        let image =
            picture(pdf_page, &self.cache, &drawn.pictures).ok_or("the page cannot be drawn")?;
        let size = (drawn.sheet.width, drawn.sheet.height);
        let mut res = recognise(&image, size, number == 1, recogniser)
            .map_err(|it: RecogniseError| it.to_string())?;
        let page = std::mem::take(&mut res.page);
        let quality = quality(&page.text);
        res.page = Page {
            number,
            size: Some(size),
            ocr: true,
            confidence: Some(res.confidence),
            quality,
            ..page
        };
        Ok(res)
    }
}

/// The better one of two readings of a page.
fn choose(written: Page, recognition: Recognition, reason: Reason) -> (Page, Fate) {
    let Recognition { page, confidence } = recognition;
    let n_chars = |it: &Page| it.text.chars().filter(|it| !it.is_whitespace()).count() as f32;
    let is_better = match reason {
        Reason::NoText => true,
        Reason::Noise | Reason::Renewed => page.quality >= written.quality,
        Reason::Stamp => n_chars(&page) > MORE_THAN_STAMP * n_chars(&written),
    };
    match (page.text.is_empty(), is_better) {
        (true, _) if written.text.is_empty() => (written, Fate::Nothing),
        (false, true) => {
            let was_noise = reason == Reason::Noise;
            (page, Fate::Recognised { confidence, was_noise })
        }
        _ => (written, Fate::Kept),
    }
}
