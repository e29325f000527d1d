//! PDF: the only place that knows the format.
//!
//! Glyphs and rulings of each page come from one library; where it opens nothing or finds no page
//! a second one is asked for the bare text. Both are called so that a panic in them ends the file,
//! not the program.

mod bomb;
mod describe;
mod device;
mod draw;
#[cfg(test)]
mod draw_tests;
mod few_colours;
mod font_map;
mod limits;
mod mark;
mod open;
mod pictures;
mod recognising;
#[cfg(test)]
mod recognising_tests;
mod render;
mod report;
mod second;
mod shown;
mod string;
mod survey;
#[cfg(test)]
mod tests;
mod unmapped;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::page::Page as PdfPage;
use ratlas_model::TextLayer;

use self::device::Recorder;
use self::font_map::FontMaps;
use self::limits::{MAX_GLYPHS, MAX_PAGES, MAX_STEPS};
use self::pictures::Pictures;
use self::recognising::Recognising;
use self::report::Report;
use self::shown::Shown;
use crate::layout::{self, Sheet};
use crate::members;
use crate::quality::quality;
use crate::{Page, Pages, ReadError, ReadOptions};

pub use self::describe::{Attachment, Description, Heading, Information, PageSize, describe};
pub use self::draw::{PagePicture, draw_page, page_sizes};
pub use self::mark::{Mark, Marked, mark};

/// The media type of what is read here.
pub(crate) const MEDIA_TYPE: &str = "application/pdf";

/// Threads of a pool have 2 MB of stack; forms and dictionaries nested on purpose need more.
const STACK_BYTES: usize = 64 << 20;

/// A portfolio has a cover of its own, not a paper.
const PORTFOLIO_PAGES: usize = 2;

/// The name of such a thread: a program may want to keep its panics, which are caught, quiet.
const THREAD: &str = "ratlas-read-pdf";

/// Reads a PDF.
pub(crate) fn pdf(bytes: &[u8], options: ReadOptions<'_>) -> Result<Pages, ReadError> {
    on_deep_stack(|| read(bytes, options))
}

/// Runs work on a thread of its own, with a stack deep enough for anything the libraries' own
/// limits allow.
fn on_deep_stack<T: Send>(
    work: impl FnOnce() -> Result<T, ReadError> + Send,
) -> Result<T, ReadError> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK_BYTES);
        match builder.spawn_scoped(scope, work) {
            Ok(thread) => thread.join().unwrap_or_else(|_| Err(panicked())),
            Err(_) => Err(ReadError::Damaged { reason: "no thread could be started".to_owned() }),
        }
    })
}

fn panicked() -> ReadError {
    ReadError::Damaged { reason: "the file breaks the reader".to_owned() }
}

fn read(bytes: &[u8], options: ReadOptions<'_>) -> Result<Pages, ReadError> {
    check_bytes(bytes)?;
    match catch_unwind(AssertUnwindSafe(|| first_reader(bytes, options))) {
        Ok(Ok(pages)) => Ok(pages),
        Ok(Err(First::Password)) => Err(ReadError::Encrypted),
        Ok(Err(First::Harmful(refusal))) => Err(refusal),
        Ok(Err(First::Nothing)) | Err(_) => second::read(bytes),
    }
}

/// Whether a file can be opened without harm.
fn check_bytes(bytes: &[u8]) -> Result<(), ReadError> {
    bomb::check(bytes)?;
    let holds = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
    if holds(b"/Encrypt") && holds(b"/ObjStm") {
        // Streams of objects are unpacked when a file is opened; encrypted ones are seen only then,
        // and only the second reader stops at a limit.
        open::check_objects(bytes)?;
    }
    Ok(())
}

/// Why the first reader gives no pages.
enum First {
    /// A password is needed.
    Password,
    /// It does not open, or has no pages.
    Nothing,
    /// It would take more than it may.
    Harmful(ReadError),
}

/// The file, with one page or more.
fn opened(bytes: &[u8]) -> Result<Pdf, First> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|err| match err {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => First::Password,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => First::Nothing,
    })?;
    survey::check(&pdf).map_err(First::Harmful)?;
    if pdf.pages().is_empty() { Err(First::Nothing) } else { Ok(pdf) }
}

fn first_reader(bytes: &[u8], options: ReadOptions<'_>) -> Result<Pages, First> {
    let pdf = opened(bytes)?;
    let n_pages = pdf.pages().len();
    let cache = InterpreterCache::new();
    let recognising = Recognising::new(options);
    let mut report = Report::new(options);
    let mut pages = Vec::new();
    let mut maps = FontMaps::default();
    let (mut n_glyphs, mut n_steps) = (0, 0);
    for (page, number) in pdf.pages().iter().take(MAX_PAGES).zip(1..) {
        let drawn = record(page, &pdf, &cache, &mut maps);
        n_glyphs += drawn.sheet.glyphs.len();
        n_steps += drawn.n_steps;
        let (page, fate) = recognising.page(laid_out(&drawn.sheet, number), &drawn, page);
        report.page(&page, &drawn, &fate);
        pages.push(page);
        if n_glyphs > MAX_GLYPHS || n_steps > MAX_STEPS {
            break;
        }
    }
    layout::mark_furniture(&mut pages);
    report.cut(pages.len(), n_pages);
    if n_pages <= PORTFOLIO_PAGES && members::is_portfolio(&pdf) {
        report.portfolio();
    }
    Ok(report.pages(pages))
}

/// What a page draws.
struct Drawn {
    sheet: Sheet,
    n_steps: usize,
    pictures: Pictures,
    /// Whether that is all: the interpreter may give up in between.
    is_whole: bool,
}

/// Lets the interpreter draw a page.
fn record<'a>(
    page: &'a PdfPage<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    maps: &mut FontMaps,
) -> Drawn {
    let Shown { width, height, transform } = Shown::of(page);
    let mut recorder = Recorder::new(page, [width, height], maps);
    if !survey::fits(page) {
        return Drawn {
            n_steps: 0,
            sheet: recorder.sheet,
            pictures: recorder.pictures,
            is_whole: false,
        };
    }
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let settings = InterpreterSettings::default();
        let mut context = Context::new(transform, area, cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut recorder);
    }));
    let Recorder { n_steps, pictures, sheet, .. } = recorder;
    Drawn { sheet, n_steps, pictures, is_whole: drawn.is_ok() }
}

fn laid_out(sheet: &Sheet, number: u32) -> Page {
    let size = Some((sheet.width, sheet.height));
    let page = layout::page(sheet, number == 1);
    let quality = quality(&page.text);
    Page { number, size, ocr: report::is_ocr(sheet), quality, ..page }
}

/// The text layer of a file, from what its pages have.
fn text_layer(pages: &[Page]) -> TextLayer {
    let with_text = || pages.iter().filter(|it| !it.text.is_empty());
    match (with_text().count(), with_text().filter(|it| it.ocr).count()) {
        (0, _) => TextLayer::None,
        (n_text, 0) if n_text > 0 => TextLayer::Native,
        (n_text, n_ocr) if n_text == n_ocr => TextLayer::Ocr,
        _ => TextLayer::Mixed,
    }
}
