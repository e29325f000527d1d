//! The pictures of a page: whether it is a scan, and how fine.

use hayro_interpret::kurbo::{Affine, Rect};

use super::limits::MAX_PICTURE_PIXELS;

/// A picture that covers this part of a page is the page, scanned.
const SCAN_SHARE: f32 = 0.6;

/// Smaller parts of a page are covered by letterheads, coats of arms and photographs.
const PICTURE_SHARE: f32 = 0.005;

/// Fewer points of paths than this draw no letters; an outlined word has about 150.
const MIN_DRAWN: usize = 200;

/// The pictures and drawings of a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Pictures {
    /// Pixels to an inch of the picture that covers the page, if one does.
    pub(super) page_dpi: Option<f32>,
    /// Sum of the parts of the page that pictures cover.
    pub(super) share: f32,
    /// Points of drawn paths.
    pub(super) n_drawn: usize,
    /// Whether one is too large to be drawn.
    pub(super) is_too_large: bool,
}

impl Pictures {
    /// Adds a picture of `pixels`; `transform` leads from its pixels to points on the page.
    pub(super) fn add(&mut self, pixels: (u32, u32), transform: Affine, page: (f32, f32)) {
        let (width, height) = (f64::from(pixels.0), f64::from(pixels.1));
        let page_area = f64::from(page.0) * f64::from(page.1);
        let area = transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        let on_page = area.intersect(Rect::new(0.0, 0.0, page.0.into(), page.1.into()));
        let share = (on_page.area() / page_area) as f32;
        self.is_too_large |= u64::from(pixels.0) * u64::from(pixels.1) > MAX_PICTURE_PIXELS;
        if !share.is_finite() {
            return;
        }
        self.share += share;
        let [a, b, _, _, _, _] = transform.as_coeffs();
        let dpi = (72.0 / a.hypot(b)) as f32;
        if share >= SCAN_SHARE && dpi.is_finite() {
            self.page_dpi = Some(self.page_dpi.map_or(dpi, |it| it.max(dpi)));
        }
    }

    /// Whether the page is a picture, or strips of one.
    pub(super) fn is_scan(&self) -> bool {
        self.share >= SCAN_SHARE
    }

    /// Whether there may be text that is no text: in a picture, or drawn as outlines.
    pub(super) fn may_have_text(&self) -> bool {
        self.share >= PICTURE_SHARE || self.n_drawn >= MIN_DRAWN
    }
}
