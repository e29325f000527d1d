//! Pages to pictures, for text recognition.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use hayro_interpret::InterpreterSettings;
use hayro_syntax::page::Page as PdfPage;

use super::device::Pictures;
use super::limits::{MAX_RENDERED_PIXELS, MAX_RENDERED_SIDE};
use crate::ocr::GreyImage;

/// Pixels to an inch at which small print is recognised best.
const USUAL_DPI: f32 = 300.0;

/// Pictures with fewer pixels to an inch than this are enlarged to the usual number.
const ENLARGED_BELOW: f32 = 200.0;

/// More pixels to an inch say nothing more about letters.
const MAX_DPI: f32 = 400.0;

/// Points of an inch.
const INCH: f32 = 72.0;

/// A picture of the page; `None` if it is none a picture can be made of.
pub(super) fn picture<'a>(
    page: &'a PdfPage<'a>,
    cache: &RenderCache<'a>,
    pictures: &Pictures,
) -> Option<GreyImage> {
    let size = page.render_dimensions();
    let dpi = dpi(size, pictures)?;
    let scale = dpi / INCH;
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        render(page, cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings)
    }));
    let pixmap = drawn.ok()?;
    #[allow(clippy::cast_sign_loss, reason = "numbers of pixels to an inch are positive")]
    let dpi = dpi.round() as u32;
    Some(grey(&pixmap, dpi))
}

/// How many pixels to an inch the page is drawn with: as many as its scan has, within bounds.
fn dpi((width, height): (f32, f32), pictures: &Pictures) -> Option<f32> {
    let wanted = match pictures.page_dpi {
        Some(dpi) if dpi >= ENLARGED_BELOW => dpi.min(MAX_DPI),
        _ => USUAL_DPI,
    };
    let by_side = MAX_RENDERED_SIDE / width.max(height) * INCH;
    let by_area = (MAX_RENDERED_PIXELS / (width * height)).sqrt() * INCH;
    let dpi = wanted.min(by_side).min(by_area);
    let is_visible = |side: f32| side * dpi / INCH >= 1.0;
    (dpi.is_finite() && is_visible(width) && is_visible(height)).then_some(dpi)
}

/// The shades of a picture in colour, by how bright colours look.
fn grey(pixmap: &Pixmap, dpi: u32) -> GreyImage {
    let shade = |[red, green, blue]: [u8; 3]| {
        let sum = 77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue);
        u8::try_from(sum >> 8).unwrap_or(u8::MAX)
    };
    let pixels = pixmap.data().iter().map(|it| shade([it.r, it.g, it.b])).collect();
    GreyImage { width: pixmap.width().into(), height: pixmap.height().into(), dpi, pixels }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_scans_as_they_are_and_others_as_usual() {
        let dpi_of = |size, page_dpi| dpi(size, &Pictures { page_dpi, ..Pictures::default() });
        let page = (595.0, 842.0);
        assert_eq!(dpi_of(page, None), Some(300.0));
        assert_eq!(dpi_of(page, Some(72.0)), Some(300.0));
        assert_eq!(dpi_of(page, Some(240.0)), Some(240.0));
        assert_eq!(dpi_of(page, Some(1200.0)), Some(400.0));
        assert!(dpi_of((14_400.0, 14_400.0), None).is_some_and(|it| it < 40.0));
        assert_eq!(dpi_of((0.0, 10.0), None), None);
    }
}
