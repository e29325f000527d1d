//! The sheet a reader sees: the page after its crop box, its rotation and its unit.

use hayro_interpret::TransformExt;
use hayro_interpret::kurbo::Affine;
use hayro_syntax::page::Page as PdfPage;

/// Units larger than this are no paper: with it a sheet of A4 is 800 metres high.
const MAX_UNIT: f32 = 1_000.0;

/// A page as it is shown.
pub(super) struct Shown {
    /// In points.
    pub(super) width: f32,
    /// In points.
    pub(super) height: f32,
    /// From the coordinates the page is written in to points from its top left corner.
    pub(super) transform: Affine,
}

impl Shown {
    /// How a page is shown.
    pub(super) fn of(page: &PdfPage<'_>) -> Shown {
        let unit = unit(page);
        let (width, height) = page.render_dimensions();
        Shown {
            width: width * unit,
            height: height * unit,
            transform: Affine::scale(f64::from(unit)) * page.initial_transform(true).to_kurbo(),
        }
    }
}

/// How many points a unit of the page has: 1 but on large plans.
fn unit(page: &PdfPage<'_>) -> f32 {
    let unit = page.raw().get::<f32>("UserUnit").unwrap_or(1.0);
    if unit > 0.0 && unit <= MAX_UNIT { unit } else { 1.0 }
}
