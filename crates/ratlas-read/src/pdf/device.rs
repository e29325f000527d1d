//! Glyphs and rulings of one page, as the interpreter of its content hands them out.

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro_syntax::page::Page as PdfPage;

use super::font_map::FontMaps;
use super::limits::{MAX_PAGE_GLYPHS, MAX_PAGE_PANELS, MAX_PAGE_RULINGS, MAX_PAGE_STEPS};
pub(super) use super::pictures::Pictures;
use super::string::decoded;
use super::unmapped::Unmapped;
use crate::layout::{Glyph, Ruling, Sheet};

/// Thicker filled areas are areas, not rulings; the thickest ruling seen in forms has 2.5 points.
const RULING_MAX_THICKNESS: f64 = 3.0;

/// Smaller shaded areas are bullets, boxes to tick and parts of drawings.
const PANEL_MIN_WIDTH: f64 = 40.0;

/// See [`PANEL_MIN_WIDTH`]; a line of small print has 9 points.
const PANEL_MIN_HEIGHT: f64 = 14.0;

/// Shorter lines are parts of letters, arrows or dashes; joined dashes are told by [`Ruling`]s.
const RULING_MIN_LENGTH: f64 = 1.0;

/// Two coordinates this near are the same for a ruling that should be parallel to a side.
const PARALLEL_WITHIN: f64 = 0.5;

/// The width of a character whose font does not tell it, in thousandths of its size.
const UNKNOWN_ADVANCE: f32 = 500.0;

/// A character is printed if its middle is no further outside the sheet, in parts of its size.
const OUTSIDE_EM: f64 = 0.1;

/// Marked content nested deeper than this is not followed; found are up to 20 levels.
const MAX_MARKED_DEPTH: usize = 512;

/// A form begins with a clip: finding its parts and keeping the state takes as long as ten lines.
const STEPS_OF_A_FORM: usize = 10;

/// Thrown to leave the interpreter when a page does more than a page of a paper does.
pub(super) struct TooMuch;

/// Takes down what is drawn.
pub(super) struct Recorder<'m> {
    /// What was drawn so far.
    pub(super) sheet: Sheet,
    /// Open marked content; the text that stands for it and where its glyphs start.
    marked: Vec<Option<(String, usize)>>,
    n_unfollowed: usize,
    /// Drawings and points of paths so far.
    pub(super) n_steps: usize,
    /// What there is to recognise.
    pub(super) pictures: Pictures,
    maps: &'m mut FontMaps,
    page: &'m PdfPage<'m>,
    /// What the page's fonts mean, once it was asked.
    unmapped: Option<Unmapped>,
}

impl<'m> Recorder<'m> {
    /// Starts an empty sheet.
    pub(super) fn new(
        page: &'m PdfPage<'m>,
        [width, height]: [f32; 2],
        maps: &'m mut FontMaps,
    ) -> Recorder<'m> {
        let sheet = Sheet { width, height, ..Sheet::default() };
        Recorder {
            sheet,
            marked: Vec::new(),
            n_unfollowed: 0,
            n_steps: 0,
            pictures: Pictures::default(),
            maps,
            page,
            unmapped: None,
        }
    }

    /// Counts one drawing; leaves the interpreter when there are too many.
    fn step(&mut self, cost: usize) {
        self.n_steps += cost;
        if self.n_steps > MAX_PAGE_STEPS || self.sheet.glyphs.len() > MAX_PAGE_GLYPHS {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }

    fn glyph(&mut self, glyph: &PositionedGlyph<'_>, frame: Frame, invisible: bool) {
        let origin = frame.transform * frame.from;
        let end = frame.transform * frame.to;
        let [_, _, up_x, up_y, _, _] = frame.transform.as_coeffs();
        let size = up_x.hypot(up_y) * 1000.0;
        if !self.is_on_sheet(origin, end, size) {
            return;
        }
        match glyph.as_unicode() {
            Some(BfString::Char(it)) => self.spread(&[it], origin, end, size, invisible),
            Some(BfString::String(it)) => {
                self.spread(&it.chars().collect::<Vec<_>>(), origin, end, size, invisible);
            }
            None => {
                let ch = self.char_of(glyph).unwrap_or(char::REPLACEMENT_CHARACTER);
                self.spread(&[ch], origin, end, size, invisible);
            }
        }
    }

    /// The character of a glyph for which its font has none.
    fn char_of(&mut self, glyph: &FontGlyph<'_>) -> Option<char> {
        let page = self.page;
        let unmapped = self.unmapped.get_or_insert_with(|| Unmapped::of(page));
        match glyph {
            FontGlyph::Outline(it) => {
                let name = it.font_data().and_then(|it| it.postscript_name);
                name.and_then(|name| unmapped.char_of(&name, it.char_code()))
                    .or_else(|| self.maps.char_of(it))
            }
            FontGlyph::Type3(it) => unmapped.char_of_drawing(it.char_code()),
        }
    }

    /// Adds several characters that share one glyph, each with its part of the width.
    fn spread(&mut self, chars: &[char], origin: Point, end: Point, size: f64, invisible: bool) {
        let chars: Vec<char> = chars.iter().flat_map(|it| expand(*it)).collect();
        let at = |part: usize| {
            let it = origin.lerp(end, part as f64 / chars.len() as f64);
            [it.x as f32, it.y as f32]
        };
        for (idx, ch) in chars.iter().enumerate() {
            let (origin, end) = (at(idx), at(idx + 1));
            self.sheet.glyphs.push(Glyph { ch: *ch, origin, end, size: size as f32, invisible });
        }
    }

    /// Whether a glyph is a place on the sheet: text outside is not printed.
    fn is_on_sheet(&self, origin: Point, end: Point, size: f64) -> bool {
        let (width, height) = (f64::from(self.sheet.width), f64::from(self.sheet.height));
        let is_finite = origin.is_finite() && end.is_finite() && size.is_finite();
        let (mid, margin) = (origin.midpoint(end), OUTSIDE_EM * size);
        is_finite
            && size > 0.0
            && (-margin..width + margin).contains(&mid.x)
            && (-margin..height + margin).contains(&mid.y)
    }

    /// Replaces the glyphs of marked content by the text that stands for them.
    fn replace(&mut self, text: &str, start: usize) {
        let glyphs = self.sheet.glyphs.split_off(start.min(self.sheet.glyphs.len()));
        let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else { return };
        let is_one_line = (first.origin[1] - last.origin[1]).abs() < 0.5 * first.size;
        let chars: Vec<char> = text.chars().collect();
        if !is_one_line || chars.is_empty() {
            // A text that stands for several lines would lose its places.
            self.sheet.glyphs.extend(glyphs);
            return;
        }
        let point = |[x, y]: [f32; 2]| Point::new(f64::from(x), f64::from(y));
        let (origin, end) = (point(first.origin), point(last.end));
        self.spread(&chars, origin, end, f64::from(first.size), first.invisible);
    }

    fn ruling(&mut self, from: Point, to: Point) {
        let (dx, dy) = ((to.x - from.x).abs(), (to.y - from.y).abs());
        if !(dx + dy).is_finite() || dx.max(dy) < RULING_MIN_LENGTH || dx.min(dy) > PARALLEL_WITHIN
        {
            return;
        }
        let mid = from.midpoint(to);
        let (width, height) = (f64::from(self.sheet.width), f64::from(self.sheet.height));
        let is_horizontal = dx > dy;
        let (at, ends, across, along) = if is_horizontal {
            (mid.y, (from.x, to.x), height, width)
        } else {
            (mid.x, (from.y, to.y), width, height)
        };
        let (from, to) = (ends.0.min(ends.1).max(0.0), ends.0.max(ends.1).min(along));
        if (0.0..=across).contains(&at) && from < to && self.sheet.rulings.len() < MAX_PAGE_RULINGS
        {
            let (at, from, to) = (at as f32, from as f32, to as f32);
            self.sheet.rulings.push(Ruling { is_horizontal, at, from, to });
        }
    }

    /// A filled area: a ruling if it is thin, a panel if it is large.
    fn area(&mut self, area: Rect) {
        let mid = area.center();
        let (width, height) = (f64::from(self.sheet.width), f64::from(self.sheet.height));
        let is_panel = (PANEL_MIN_WIDTH..0.8 * width).contains(&area.width())
            && (PANEL_MIN_HEIGHT..0.8 * height).contains(&area.height());
        if is_panel && self.sheet.panels.len() < MAX_PAGE_PANELS {
            let [x0, y0, x1, y1] = [area.x0, area.y0, area.x1, area.y1].map(|it| it as f32);
            self.sheet.panels.push([x0, y0, x1, y1]);
        }
        if area.height() <= RULING_MAX_THICKNESS && area.height() <= area.width() {
            self.ruling(Point::new(area.x0, mid.y), Point::new(area.x1, mid.y));
        } else if area.width() <= RULING_MAX_THICKNESS {
            self.ruling(Point::new(mid.x, area.y0), Point::new(mid.x, area.y1));
        }
    }

    /// A drawn line: its straight pieces.
    fn stroke(&mut self, path: &BezPath) {
        let (mut start, mut here) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            let next = match *element {
                PathEl::MoveTo(it) => {
                    start = it;
                    it
                }
                PathEl::LineTo(it) => {
                    self.ruling(here, it);
                    it
                }
                PathEl::QuadTo(_, it) | PathEl::CurveTo(_, _, it) => it,
                PathEl::ClosePath => {
                    self.ruling(here, start);
                    start
                }
            };
            here = next;
        }
    }

    /// A filled path: each of its closed parts is an area.
    fn fill(&mut self, path: &BezPath) {
        let mut part: Option<Rect> = None;
        for element in path.elements() {
            let point = match *element {
                PathEl::MoveTo(it) => {
                    if let Some(part) = part.take() {
                        self.area(part);
                    }
                    it
                }
                PathEl::LineTo(it) | PathEl::QuadTo(_, it) | PathEl::CurveTo(_, _, it) => it,
                PathEl::ClosePath => continue,
            };
            let dot = Rect::from_points(point, point);
            part = Some(part.map_or(dot, |it| it.union_pt(point)));
        }
        if let Some(part) = part {
            self.area(part);
        }
    }
}

/// How one glyph is placed: thousandths of its size to points on the sheet.
#[derive(Clone, Copy)]
struct Frame {
    transform: Affine,
    /// Where the baseline of the glyph starts and ends.
    from: Point,
    to: Point,
}

/// The frames of a run.
///
/// The interpreter narrows or widens each glyph of a font it puts in the place of a missing one;
/// the pen still moves by the width that is asked for, so such a factor is taken out again. It
/// shows as a ratio of width to height that changes within the run.
fn frames(run: &GlyphRun<'_, '_>, transform: Affine) -> Vec<Frame> {
    let mut frames: Vec<Frame> =
        run.glyphs().iter().map(|it| frame(it, run.writing_mode(), transform)).collect();
    let ratios: Vec<f64> = frames.iter().map(|it| ratio(it.transform)).collect();
    let is_uneven = ratios.windows(2).any(|it| (it[0] - it[1]).abs() > 1e-3 * it[0].abs());
    for (frame, ratio) in frames.iter_mut().zip(ratios) {
        if is_uneven && ratio > 0.0 {
            frame.to.x /= ratio;
        }
    }
    frames
}

fn frame(glyph: &PositionedGlyph<'_>, mode: WritingMode, transform: Affine) -> Frame {
    let transform = transform * glyph.transform();
    let (from, advance) = match (&**glyph, mode) {
        (FontGlyph::Outline(it), WritingMode::Vertical) => downwards(&it.outline()),
        (FontGlyph::Outline(it), WritingMode::Horizontal) => (0.0, it.advance_width()),
        (FontGlyph::Type3(it), _) => (0.0, it.advance_width()),
    };
    let to = from + f64::from(advance.unwrap_or(UNKNOWN_ADVANCE));
    Frame { transform, from: Point::new(from, 0.0), to: Point::new(to, 0.0) }
}

/// Start and width of a glyph of a font for writing downwards, which has heights only: those of
/// its shape and a little white. Papers in Latin letters use such fonts by mistake.
fn downwards(outline: &BezPath) -> (f64, Option<f32>) {
    const WHITE: f64 = 90.0;
    let shape = outline.bounding_box();
    (shape.x0 - WHITE, Some((shape.width() + 2.0 * WHITE) as f32))
}

/// The width of a unit against its height.
fn ratio(transform: Affine) -> f64 {
    let [a, b, c, d, _, _] = transform.as_coeffs();
    a.hypot(b) / c.hypot(d)
}

/// The characters a reader sees in one character: ligatures apart, symbol fonts' private places
/// as the signs commonly set from them.
fn expand(ch: char) -> impl Iterator<Item = char> {
    let text = match ch {
        // Hyphens look alike and are meant alike; searching for one must find the other.
        '\u{2010}' | '\u{2011}' => "-",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' | '\u{f0d8}' | '\u{f076}' => "•",
        '\u{f02d}' | '\u{f0be}' => "–",
        '\u{f0e0}' | '\u{f0ae}' | '\u{f0e8}' => "→",
        '\u{f06f}' | '\u{f0a8}' | '\u{f071}' => "☐",
        '\u{f078}' | '\u{f0fd}' | '\u{f054}' => "☒",
        '\u{f0fc}' | '\u{f0fe}' => "☑",
        _ => "",
    };
    text.chars().chain(text.is_empty().then_some(ch))
}

/// Whether what is painted shows on white paper.
fn is_white(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(it) => {
            let [red, green, blue, alpha] = it.to_rgba().to_rgba8();
            alpha == 0 || red.min(green).min(blue) >= 254
        }
        Paint::Pattern(_) => false,
    }
}

/// The text that stands for marked content.
fn actual_text(properties: &Dict<'_>) -> Option<String> {
    Some(decoded(properties.get::<PdfString<'_>>("ActualText")?.as_bytes()))
}

impl<'a> Device<'a> for Recorder<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.step(1 + path.elements().len());
        self.pictures.n_drawn += path.elements().len();
        let path = props.transform * path.clone();
        match mode {
            DrawMode::Fill(_) if !is_white(&props.paint) => self.fill(&path),
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => self.stroke(&path),
            DrawMode::Fill(_) | DrawMode::Invisible => {}
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.step(4);
        match mode {
            DrawMode::Fill(_) if !is_white(&props.paint) => {
                self.area(props.transform.transform_rect_bbox(*rect));
            }
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => {
                self.stroke(&(props.transform * rect.to_path(0.1)));
            }
            DrawMode::Fill(_) | DrawMode::Invisible => {}
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.step(run.glyphs().len());
        let invisible = matches!(mode, DrawMode::Invisible);
        for (glyph, frame) in run.glyphs().iter().zip(frames(run, props.transform)) {
            self.glyph(glyph, frame, invisible);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.step(1);
        let pixels = (image.width(), image.height());
        let page = (self.sheet.width, self.sheet.height);
        self.pictures.add(pixels, props.transform, page);
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        self.step(1);
        if self.marked.len() >= MAX_MARKED_DEPTH {
            self.n_unfollowed += 1;
            return;
        }
        let text = properties.and_then(actual_text);
        self.marked.push(text.map(|it| (it, self.sheet.glyphs.len())));
    }

    fn end_marked_content(&mut self) {
        self.step(1);
        if self.n_unfollowed > 0 {
            self.n_unfollowed -= 1;
        } else if let Some(Some((text, start))) = self.marked.pop() {
            self.replace(&text, start);
        }
    }

    fn push_clip_path(&mut self, path: &ClipPath) {
        self.step(STEPS_OF_A_FORM + path.path.elements().len());
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.step(STEPS_OF_A_FORM);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step(STEPS_OF_A_FORM);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
