//! What a sheet of paper carries: glyphs and rulings, in points from the top left.

/// One printed character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    /// The character.
    pub(crate) ch: char,
    /// Where its baseline starts.
    pub(crate) origin: [f32; 2],
    /// Where its baseline ends: the origin of a character set right after it.
    pub(crate) end: [f32; 2],
    /// Size of the print.
    pub(crate) size: f32,
    /// Drawn without ink, as the words over a scanned image are.
    pub(crate) invisible: bool,
}

/// A straight line parallel to a side of the sheet, drawn or as a thin filled area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ruling {
    /// Whether it runs from left to right.
    pub(crate) is_horizontal: bool,
    /// Its place across: the height of a horizontal one.
    pub(crate) at: f32,
    /// Its extent along.
    pub(crate) from: f32,
    /// Its extent along.
    pub(crate) to: f32,
}

/// Everything on one page that layout looks at.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Sheet {
    /// Width in points.
    pub(crate) width: f32,
    /// Height in points.
    pub(crate) height: f32,
    /// The characters, in the order they are drawn.
    pub(crate) glyphs: Vec<Glyph>,
    /// The rulings, in any order.
    pub(crate) rulings: Vec<Ruling>,
    /// Areas filled with a shade, in any order.
    pub(crate) panels: Vec<Bbox>,
}

/// An area `[x0, y0, x1, y1]`.
pub(crate) type Bbox = [f32; 4];

/// The smallest area around two.
pub(crate) fn union(one: Bbox, other: Bbox) -> Bbox {
    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
}

/// The smallest area around all; `None` for none.
pub(crate) fn bounds(areas: impl IntoIterator<Item = Bbox>) -> Option<Bbox> {
    areas.into_iter().reduce(union)
}

/// How much two ranges share; negative: how far they are apart.
pub(crate) fn shared(one: (f32, f32), other: (f32, f32)) -> f32 {
    one.1.min(other.1) - one.0.max(other.0)
}

/// The middle one of some numbers; 0 for none.
pub(crate) fn median(mut numbers: Vec<f32>) -> f32 {
    if numbers.is_empty() {
        return 0.0;
    }
    let mid = numbers.len() / 2;
    *numbers.select_nth_unstable_by(mid, f32::total_cmp).1
}
