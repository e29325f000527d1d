//! Pages to pictures, for people.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::Affine;
use hayro_interpret::{InterpreterCache, InterpreterSettings, TransformExt};
use hayro_syntax::page::Page as PdfPage;

use super::few_colours;
use super::font_map::FontMaps;
use super::limits::{MAX_DRAWN_PIXELS, MAX_PAGES, MAX_RENDERED_SIDE, MAX_RENDERED_STEPS};
use super::shown::Shown;
use super::{First, check_bytes, on_deep_stack, opened, panicked, record};
use crate::ReadError;

/// A page as it looks.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePicture {
    /// The picture, opaque, as a file.
    pub png: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The width of the page in points: what the boxes of a place on it count in.
    pub page_width_pt: f32,
    /// The height of the page in points.
    pub page_height_pt: f32,
}

impl PagePicture {
    /// The narrowest picture that is drawn, in pixels.
    pub const MIN_WIDTH: u32 = 200;

    /// The widest one.
    pub const MAX_WIDTH: u32 = 2_000;
}

/// Draws a page of a PDF, counted from 1, as it is shown: cut to its crop box, turned as it says,
/// the origin of a place's boxes in the top left corner.
///
/// # Units
///
/// `width` is pixels, taken into the bounds of [`PagePicture`]. Pages so much higher than wide that
/// they would have too many pixels are drawn narrower.
///
/// # Errors
///
/// [`ReadError::NotPdf`], [`ReadError::NoSuchPage`], [`ReadError::TooLarge`] for a page that takes too
/// long to be drawn, else as [`crate::read`]. Of a page with a broken end what stands before it is
/// drawn.
pub fn draw_page(bytes: &[u8], page: u32, width: u32) -> Result<PagePicture, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if !crate::kind::is_pdf(bytes) {
        return Err(ReadError::NotPdf);
    }
    let width = width.clamp(PagePicture::MIN_WIDTH, PagePicture::MAX_WIDTH);
    on_deep_stack(|| {
        check_bytes(bytes)?;
        let draw = AssertUnwindSafe(|| draw_in(&open(bytes)?, page, width));
        catch_unwind(draw).unwrap_or_else(|_| Err(panicked()))
    })
}

/// Width and height of each page of a PDF in points, as it is shown: what the boxes of its places count
/// in. Nothing is drawn for it.
///
/// # Errors
///
/// As [`draw_page`].
pub fn page_sizes(bytes: &[u8]) -> Result<Vec<[f32; 2]>, ReadError> {
    if !crate::kind::is_pdf(bytes) {
        return Err(ReadError::NotPdf);
    }
    on_deep_stack(|| {
        check_bytes(bytes)?;
        let measure = AssertUnwindSafe(|| {
            let pdf = open(bytes)?;
            let sizes = pdf.pages().iter().take(MAX_PAGES).map(Shown::of);
            Ok(sizes.map(|it| [it.width, it.height]).collect())
        });
        catch_unwind(measure).unwrap_or_else(|_| Err(panicked()))
    })
}

fn open(bytes: &[u8]) -> Result<Pdf, ReadError> {
    opened(bytes).map_err(|it| match it {
        First::Password => ReadError::Encrypted,
        First::Harmful(refusal) => refusal,
        First::Nothing => ReadError::Damaged { reason: "no page of it can be drawn".to_owned() },
    })
}

fn draw_in(pdf: &Pdf, number: u32, width: u32) -> Result<PagePicture, ReadError> {
    let pages = pdf.pages();
    let idx = number.checked_sub(1).and_then(|it| usize::try_from(it).ok());
    let page = idx.and_then(|it| pages.get(it));
    let n_pages = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let page = page.ok_or(ReadError::NoSuchPage { page: number, pages: n_pages })?;
    check_cost(page, pdf)?;
    let size = pixels(page.render_dimensions(), width).ok_or_else(sizeless)?;
    let picture = drawn(page, size);
    let png = few_colours::png(&picture);
    let png = png.map_err(|it| ReadError::Damaged { reason: it.to_string() })?;
    let Shown { width: page_width_pt, height: page_height_pt, .. } = Shown::of(page);
    let (width, height) = (picture.width().into(), picture.height().into());
    Ok(PagePicture { png, width, height, page_width_pt, page_height_pt })
}

fn sizeless() -> ReadError {
    ReadError::Damaged { reason: "the page has no size".to_owned() }
}

/// Goes through the page without drawing: filling takes longer than taking down, and cannot be stopped.
fn check_cost<'a>(page: &'a PdfPage<'a>, pdf: &'a Pdf) -> Result<(), ReadError> {
    let cost = record(page, pdf, &InterpreterCache::new(), &mut FontMaps::default());
    let is_too_much = cost.pictures.is_too_large || cost.n_steps > MAX_RENDERED_STEPS;
    if is_too_much || !cost.is_whole {
        let limit = MAX_RENDERED_STEPS as u64;
        return Err(ReadError::TooLarge { what: "drawing the page", limit });
    }
    Ok(())
}

/// The size of a picture in pixels, at least one each way; `None` for a page without a size.
fn pixels((width, height): (f32, f32), wanted: u32) -> Option<(u16, u16)> {
    let is_size = |it: f32| it.is_finite() && it > 0.0;
    if !is_size(width) || !is_size(height) {
        return None;
    }
    let by_side = MAX_RENDERED_SIDE / width.max(height);
    let by_area = (MAX_DRAWN_PIXELS / width / height).sqrt();
    let scale = (wanted as f32 / width).min(by_side).min(by_area);
    #[allow(clippy::cast_sign_loss, reason = "sizes are positive")]
    let side = |it: f32| (it * scale).round().max(1.0) as u16;
    Some((side(width), side(height)))
}

/// The page in colour on white.
fn drawn<'a>(page: &'a PdfPage<'a>, (width, height): (u16, u16)) -> Pixmap {
    let (page_width, page_height) = page.render_dimensions();
    let scale = |pixels: u16, side: f32| f64::from(pixels) / f64::from(side);
    let scale = Affine::scale_non_uniform(scale(width, page_width), scale(height, page_height));
    let mut ctx = RenderContext::new(width, height);
    let (interpreting, rendering) = (InterpreterSettings::default(), RenderSettings::default());
    let transform = scale * page.initial_transform(true).to_kurbo();
    render_into(page, &RenderCache::new(), &interpreting, &rendering, &mut ctx, transform);
    ctx.flush();
    let mut res = Pixmap::new(width, height);
    let settings =
        RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
    ctx.render_with(&mut res, &mut Resources::default(), settings);
    res
}
