//! Rulings of a picture: long thin runs of ink, so that a table of a scan is a table.
//!
//! The picture is left as it is: recognisers take rulings out themselves, and use them before.

use super::GreyImage;
use super::threshold::threshold;
use crate::layout::Ruling;

/// Level lines at least this long, in inches: longer than any stroke or dash of running text.
const MIN_LEVEL: f32 = 0.33;

/// Upright lines at least this long, in inches: a row of a table is higher. Large letters have
/// such strokes too, so they must meet a level line.
const MIN_UPRIGHT: f32 = 0.16;

/// Thicker lines are areas, in inches; the thickest ruling seen in forms has 0.035.
const MAX_THICKNESS: f32 = 0.045;

/// A line that leaves the level by less than this part of its length is meant to be level.
const MAX_SLOPE: f32 = 0.004;

/// Gaps in a line that is printed or copied badly, in inches.
const MAX_GAP: f32 = 0.012;

/// Lines as near to each other as this part of an inch meet.
const MEETS_PER_INCH: usize = 33;

/// More lines than this are a pattern or a photograph.
const MAX_LINES: usize = 5_000;

/// A line in pixels, seen as if it were level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    /// First and last row.
    top: usize,
    bottom: usize,
    /// First and last column.
    from: usize,
    to: usize,
}

/// The rulings of an upright picture; in points, `scale` points to a pixel.
pub(super) fn rulings(image: &GreyImage, [x_scale, y_scale]: [f32; 2]) -> Vec<Ruling> {
    let inch = image.dpi as f32;
    let limit = threshold(image);
    let ink = Ink {
        width: image.width as usize,
        cells: image.pixels.iter().map(|it| *it <= limit).collect(),
    };
    let across = ink.transposed();
    let level = lines(&ink, inch, MIN_LEVEL * inch);
    let within = image.dpi as usize / MEETS_PER_INCH;
    let mut upright = lines(&across, inch, MIN_UPRIGHT * inch);
    upright.retain(|it| level.iter().any(|other| meet(other, it, within)));
    if level.len() + upright.len() > MAX_LINES {
        return Vec::new();
    }
    let ruling = |it: &Line, is_horizontal, along: f32, across: f32| Ruling {
        is_horizontal,
        at: (it.top + it.bottom + 1) as f32 / 2.0 * across,
        from: it.from as f32 * along,
        to: (it.to + 1) as f32 * along,
    };
    let level = level.iter().map(|it| ruling(it, true, x_scale, y_scale));
    level.chain(upright.iter().map(|it| ruling(it, false, y_scale, x_scale))).collect()
}

/// Which pixels are ink.
struct Ink {
    width: usize,
    cells: Vec<bool>,
}

impl Ink {
    fn height(&self) -> usize {
        self.cells.len() / self.width
    }

    fn transposed(&self) -> Ink {
        let (width, height) = (self.width, self.height());
        let mut cells = vec![false; self.cells.len()];
        for (at, _) in self.cells.iter().enumerate().filter(|(_, it)| **it) {
            cells[at % width * height + at / width] = true;
        }
        Ink { width: height, cells }
    }
}

/// The level lines at least this long.
fn lines(ink: &Ink, inch: f32, min_length: f32) -> Vec<Line> {
    let mut open: Vec<Line> = Vec::new();
    let mut res = Vec::new();
    for y in 0..ink.height() {
        for (from, to) in runs(ink, y, MAX_GAP * inch, min_length) {
            let near =
                open.iter_mut().find(|it| it.bottom + 1 >= y && it.from <= to && from <= it.to);
            match near {
                Some(line) => {
                    *line =
                        Line { bottom: y, from: line.from.min(from), to: line.to.max(to), ..*line };
                }
                None => open.push(Line { top: y, bottom: y, from, to }),
            }
        }
        let (done, rest) = open.into_iter().partition(|it| it.bottom + 1 < y);
        open = rest;
        res.extend::<Vec<Line>>(done);
    }
    res.extend(open);
    res.retain(|it| {
        let length = (it.to - it.from) as f32;
        let thickness = (it.bottom - it.top + 1) as f32;
        thickness <= MAX_THICKNESS * inch + MAX_SLOPE * length && thickness * 4.0 < length
    });
    res
}

/// The long runs of ink of a row, `(from, to)`; a pixel may lie one row off.
fn runs(ink: &Ink, y: usize, max_gap: f32, min_length: f32) -> Vec<(usize, usize)> {
    let width = ink.width;
    let row = &ink.cells[y * width..(y + 1) * width];
    let next = ink.cells.get((y + 1) * width..(y + 2) * width).unwrap_or(row);
    let mut res = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    let mut add = |run: (usize, usize)| {
        if (run.1 - run.0 + 1) as f32 >= min_length {
            res.push(run);
        }
    };
    for x in (0..width).filter(|it| row[*it] || next[*it]) {
        run = match run {
            Some((from, to)) if (x - to) as f32 <= max_gap + 1.0 => Some((from, x)),
            Some(done) => {
                add(done);
                Some((x, x))
            }
            None => Some((x, x)),
        };
    }
    if let Some(done) = run {
        add(done);
    }
    res
}

/// Whether a level line and an upright one, seen as level, meet.
fn meet(level: &Line, upright: &Line, within: usize) -> bool {
    let is_in = |from: usize, to: usize, top: usize, bottom: usize| {
        from <= bottom + within && top <= to + within
    };
    is_in(level.from, level.to, upright.top, upright.bottom)
        && is_in(upright.from, upright.to, level.top, level.bottom)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame of two cells with a letter in one of them.
    fn picture() -> GreyImage {
        let (width, height) = (400_usize, 200_usize);
        let mut pixels = vec![255; width * height];
        let mut fill = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>| {
            for y in ys {
                pixels[y * width..][xs.clone()].fill(0);
            }
        };
        fill(20..380, 20..24);
        fill(20..380, 150..154);
        for x in [20, 200, 376] {
            fill(x..x + 4, 20..154);
        }
        fill(60..70, 60..100);
        GreyImage { width: 400, height: 200, dpi: 300, pixels }
    }

    #[test]
    fn tells_rulings_from_letters() {
        let rulings = rulings(&picture(), [0.24, 0.24]);
        let n_level = rulings.iter().filter(|it| it.is_horizontal).count();
        assert_eq!((n_level, rulings.len()), (2, 5), "{rulings:?}");
        let level = rulings[0];
        assert!((level.at - 5.28).abs() < 0.3 && (level.to - 91.2).abs() < 0.3, "{level:?}");
    }
}
