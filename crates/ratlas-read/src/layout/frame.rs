//! Directions of writing: each is laid out as if it were upright.

use super::geometry::{Bbox, Glyph, Ruling};

/// Text this many degrees off a side of the sheet is meant to be parallel to it: scans are crooked.
const CROOKED_WITHIN: i32 = 10;

/// Other directions are told apart in steps of this many degrees; stamps are never so exact.
const STEP: i32 = 5;

/// A direction of writing in which part of the sheet is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    cos: f32,
    sin: f32,
}

/// A character in its frame, where lines run from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Char {
    pub(crate) ch: char,
    pub(crate) x0: f32,
    pub(crate) x1: f32,
    /// Its baseline.
    pub(crate) y: f32,
    pub(crate) size: f32,
    /// Which of the sheet's characters it is, in the order they are drawn.
    pub(crate) order: u32,
}

/// The characters of the sheet by direction, the commonest direction first.
pub(crate) fn frames(glyphs: &[Glyph]) -> Vec<(Frame, Vec<Char>)> {
    let mut degrees: Vec<i32> = glyphs.iter().map(direction).collect();
    let by_glyph = degrees.clone();
    degrees.sort_unstable();
    let mut counts: Vec<(usize, i32)> =
        degrees.chunk_by(|one, other| one == other).map(|it| (it.len(), it[0])).collect();
    counts.sort_by_key(|(count, degrees)| (usize::MAX - count, *degrees));
    let frame = |degrees: i32| {
        let frame = Frame::new(degrees);
        let of_frame = glyphs.iter().zip(0..).zip(&by_glyph).filter(|(_, it)| **it == degrees);
        (frame, of_frame.map(|((glyph, order), _)| frame.char(glyph, order)).collect())
    };
    counts.into_iter().map(|(_, degrees)| frame(degrees)).collect()
}

/// Which way a glyph is written, in degrees clockwise from left to right.
fn direction(glyph: &Glyph) -> i32 {
    let (dx, dy) = (glyph.end[0] - glyph.origin[0], glyph.end[1] - glyph.origin[1]);
    if dx == 0.0 && dy == 0.0 {
        return 0;
    }
    let degrees = (dy.atan2(dx).to_degrees().round() as i32).rem_euclid(360);
    let side = (degrees + 45) / 90 * 90;
    if (degrees - side).abs() <= CROOKED_WITHIN {
        return side % 360;
    }
    (degrees + STEP / 2) / STEP * STEP % 360
}

impl Frame {
    fn new(degrees: i32) -> Frame {
        let (cos, sin) = match degrees {
            0 => (1.0, 0.0),
            90 => (0.0, 1.0),
            180 => (-1.0, 0.0),
            270 => (0.0, -1.0),
            _ => ((degrees as f32).to_radians().cos(), (degrees as f32).to_radians().sin()),
        };
        Frame { cos, sin }
    }

    /// A point of the sheet in the frame.
    fn inward(self, [x, y]: [f32; 2]) -> [f32; 2] {
        [self.cos * x + self.sin * y, self.cos * y - self.sin * x]
    }

    /// A point of the frame on the sheet.
    fn outward(self, [x, y]: [f32; 2]) -> [f32; 2] {
        [self.cos * x - self.sin * y, self.sin * x + self.cos * y]
    }

    fn char(self, glyph: &Glyph, order: u32) -> Char {
        let ([x0, y], [end, _]) = (self.inward(glyph.origin), self.inward(glyph.end));
        Char { ch: glyph.ch, x0: x0.min(end), x1: x0.max(end), y, size: glyph.size, order }
    }

    /// The area on the sheet of an area in the frame.
    pub(crate) fn on_sheet(self, [x0, y0, x1, y1]: Bbox) -> Bbox {
        let corners = [[x0, y0], [x1, y0], [x0, y1], [x1, y1]].map(|it| self.outward(it));
        let (xs, ys) = (corners.map(|it| it[0]), corners.map(|it| it[1]));
        let min = |it: [f32; 4]| it.into_iter().fold(f32::INFINITY, f32::min);
        let max = |it: [f32; 4]| it.into_iter().fold(f32::NEG_INFINITY, f32::max);
        [min(xs), min(ys), max(xs), max(ys)]
    }

    /// The rulings of the sheet as seen in the frame; none if they would not be parallel to it.
    pub(crate) fn rulings(self, rulings: &[Ruling]) -> Vec<Ruling> {
        if self.cos != 0.0 && self.sin != 0.0 {
            return Vec::new();
        }
        rulings.iter().map(|it| self.ruling(*it)).collect()
    }

    /// The panels of the sheet as seen in the frame; none if they would not be parallel to it.
    pub(crate) fn panels(self, panels: &[Bbox]) -> Vec<Bbox> {
        if self.cos != 0.0 && self.sin != 0.0 {
            return Vec::new();
        }
        let panel = |[x0, y0, x1, y1]: &Bbox| {
            let [one, other] = [self.inward([*x0, *y0]), self.inward([*x1, *y1])];
            let ([x0, y0], [x1, y1]) = (one, other);
            [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]
        };
        panels.iter().map(panel).collect()
    }

    fn ruling(self, it: Ruling) -> Ruling {
        let ends = if it.is_horizontal {
            [[it.from, it.at], [it.to, it.at]]
        } else {
            [[it.at, it.from], [it.at, it.to]]
        };
        let [one, other] = ends.map(|it| self.inward(it));
        let is_horizontal = it.is_horizontal == (self.sin == 0.0);
        let (along, across) = if is_horizontal { (0, 1) } else { (1, 0) };
        Ruling {
            is_horizontal,
            at: one[across],
            from: one[along].min(other[along]),
            to: one[along].max(other[along]),
        }
    }
}
