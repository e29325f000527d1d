//! The search for columns: which of the gutters of some rows has columns on both sides.

use super::columns::{are_columns, is_running_text, usual_em, without_paragraph_ends};
use super::drawn::{are_cells, are_drawn_apart, is_like_row, zones};
use super::flow::{Flow, LETTERHEAD_LINES};
use super::geometry::{Ruling, bounds};
use super::gutter::{Band, bands_at, n_crossed};
use super::paragraphs::is_near;
use super::rows::Row;

/// A column beside another one is narrower than this part of both.
const FULL_PAGE: f32 = 0.85;

/// Rows looked at for columns on one page; a newspaper takes about 20,000.
const MAX_STEPS: usize = 60_000;

/// A ruling between columns is at least this long, in points.
const COLUMN_RULING: f32 = 60.0;

/// The gutter between columns of running text is at least this wide.
const COLUMN_GAP_EM: f32 = 0.8;

/// A gap in fewer rows is one between words.
const LEAST_ROWS: usize = 2;

/// Columns in columns are looked for as deep as newspapers go.
const MAX_NESTING: usize = 2;

impl Flow<'_> {
    /// The longest columns of some rows, and what of them stands on each side of their gutter.
    pub(super) fn columns(&self, rows: &[Row], depth: usize) -> Option<(Band, [Vec<Row>; 2])> {
        let mut seen: Vec<Band> = Vec::new();
        let mut best: Option<(usize, Band, [Vec<Row>; 2])> = None;
        for seed in 0..rows.len() {
            for band in bands_at(self.words, rows, seed, &seen) {
                seen.push(band);
                self.n_steps.set(self.n_steps.get() + 1 + band.end - band.start);
                if self.n_steps.get() > MAX_STEPS {
                    return None;
                }
                if band.end - band.start < LEAST_ROWS {
                    continue;
                }
                for (band, sides) in self.columns_of(rows, band, seed, depth) {
                    let n_lines = sides[0].len().min(sides[1].len());
                    if best.as_ref().is_none_or(|(most, ..)| n_lines > *most) {
                        best = Some((n_lines, band, sides));
                    }
                }
            }
        }
        best.map(|(_, band, sides)| (band, sides))
    }

    /// What of a band is columns: the parts of it that were drawn as such, or all of it.
    fn columns_of(
        &self,
        rows: &[Row],
        band: Band,
        seed: usize,
        depth: usize,
    ) -> Vec<(Band, [Vec<Row>; 2])> {
        let is_wide = |it: Band| {
            let gap = it.gutter.1 - it.gutter.0;
            gap >= COLUMN_GAP_EM * usual_em(&rows[it.start..it.end])
        };
        let with_sides = |it: Band| (it, self.sides(&rows[it.start..it.end], it.gutter));
        let zones: Vec<(Band, [Vec<Row>; 2])> = zones(self.words, rows, band)
            .into_iter()
            .map(|(start, end)| with_sides(self.part_of(rows, band, start, end)))
            .collect();
        if are_cells(self.words, &zones) {
            return Vec::new();
        }
        let like_rows: Vec<bool> = zones.iter().map(|(_, it)| is_like_row(it)).collect();
        let is_row = |idx: usize| {
            let is_beside = |other: usize| like_rows.get(other).copied().unwrap_or(false);
            like_rows[idx] && (is_beside(idx + 1) || idx.checked_sub(1).is_some_and(is_beside))
        };
        let drawn: Vec<(Band, [Vec<Row>; 2])> = zones
            .into_iter()
            .enumerate()
            .filter(|(idx, _)| !is_row(*idx))
            .map(|(_, (it, sides))| match without_paragraph_ends(rows, it) {
                cut if cut == it => (it, sides),
                cut => with_sides(cut),
            })
            .filter(|(it, sides)| is_wide(*it) && are_drawn_apart(self.words, sides, *it))
            .filter(|(it, _)| !self.is_ruled_through(&rows[it.start..it.end], it.gutter))
            .collect();
        if !drawn.is_empty() {
            return drawn;
        }
        let band = self.between_rulings(rows, band, seed);
        let (band, sides) =
            with_sides(self.without_lone_ends(rows, without_paragraph_ends(rows, band)));
        let are_columns = is_wide(band)
            && (are_columns(self.words, &sides, band)
                || sides.iter().all(|it| self.is_text_in_columns(it, depth)));
        are_columns.then_some((band, sides)).into_iter().collect()
    }

    /// Whether a ruling across a gutter cuts a few lines apart: they are read line by line.
    pub(super) fn is_ruled_through(&self, rows: &[Row], (left, right): (f32, f32)) -> bool {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
        let cuts = |it: &Ruling| {
            let is_across = it.is_horizontal && it.from < left && it.to > right;
            is_across && first.y < it.at && it.at < last.y
        };
        rows.len() < LETTERHEAD_LINES && self.rulings.iter().any(cuts)
    }

    /// Whether rows are running text, in one column or several.
    fn is_text_in_columns(&self, rows: &[Row], depth: usize) -> bool {
        if is_running_text(self.words, rows) {
            return true;
        }
        let columns = if depth < MAX_NESTING { self.columns(rows, depth + 1) } else { None };
        columns.is_some_and(|(band, sides)| {
            let are_text = sides.iter().all(|it| is_running_text(self.words, it));
            are_text && 2 * (band.end - band.start) > rows.len()
        })
    }

    /// The part of a band around a row, between rulings across its gutter, if any part is columns
    /// of text: the head of a gazette is ruled off, and so are its articles.
    pub(super) fn between_rulings(&self, rows: &[Row], band: Band, seed: usize) -> Band {
        let (left, right) = band.gutter;
        let is_across = |it: &&Ruling| it.is_horizontal && it.from < left && it.to > right;
        let across: Vec<f32> = self.rulings.iter().filter(is_across).map(|it| it.at).collect();
        // A ruling down the gutter begins and ends columns of its own.
        let is_down = |it: &&Ruling| {
            !it.is_horizontal && left <= it.at && it.at <= right && it.to - it.from > COLUMN_RULING
        };
        let down = self.rulings.iter().filter(is_down).flat_map(|it| [it.from, it.to]);
        let heights: Vec<f32> = across.into_iter().chain(down).collect();
        let is_cut = |idx: &usize| {
            let (above, below) = (rows[idx - 1].y, rows[*idx].y);
            heights.iter().any(|at| above <= *at && *at < below)
        };
        let mut cuts = vec![band.start];
        cuts.extend((band.start + 1..band.end).filter(is_cut));
        cuts.push(band.end);
        let part = |it: &[usize]| self.part_of(rows, band, it[0], it[1]);
        let mut parts = cuts.windows(2).map(part);
        let are_columns = |it: Band| {
            let sides = self.sides(&rows[it.start..it.end], it.gutter);
            are_columns(self.words, &sides, it)
        };
        if cuts.len() == 2 || !parts.clone().any(are_columns) {
            return band;
        }
        parts.find(|it| it.start <= seed && seed < it.end).unwrap_or(band)
    }

    /// Some rows of a band as a band of their own.
    pub(super) fn part_of(&self, rows: &[Row], band: Band, start: usize, end: usize) -> Band {
        let of_part = &rows[start..end];
        let n_crossed = n_crossed(of_part, band.gutter);
        Band { start, end, gutter: self.whole_gutter(of_part, band.gutter), n_crossed }
    }

    /// A gutter as wide as some rows leave it.
    fn whole_gutter(&self, rows: &[Row], (left, right): (f32, f32)) -> (f32, f32) {
        let middle = f32::midpoint(left, right);
        let words = || rows.iter().flat_map(|it| &it.words).map(|it| &self.words[*it]);
        let end = words().map(|it| it.x1).filter(|it| *it <= middle).reduce(f32::max);
        let start = words().map(|it| it.x0).filter(|it| *it >= middle).reduce(f32::min);
        (end.unwrap_or(left), start.unwrap_or(right))
    }

    /// A band without what stands apart over or under it on one side only, unless it is a column
    /// of running text, whose articles stand apart.
    fn without_lone_ends(&self, rows: &[Row], band: Band) -> Band {
        let of_band = &rows[band.start..band.end];
        let sides = self.sides(of_band, band.gutter);
        if sides.iter().all(|it| is_running_text(self.words, it)) {
            return band;
        }
        let on_side = |it: &Row, is_right: bool| {
            if is_right { it.bbox[2] > band.gutter.1 } else { it.bbox[0] < band.gutter.0 }
        };
        let both = |find: &dyn Fn(bool) -> Option<usize>| Some((find(false)?, find(true)?));
        let first = both(&|side| of_band.iter().position(|it| on_side(it, side)));
        let last = both(&|side| of_band.iter().rposition(|it| on_side(it, side)));
        let (Some(first), Some(last)) = (first, last) else { return band };
        let is_apart = |idx: &usize| !is_near(&of_band[idx - 1], &of_band[*idx]);
        let start = (1..=first.0.max(first.1)).rev().find(is_apart).unwrap_or(0);
        let end = (last.0.min(last.1) + 1..of_band.len()).find(is_apart);
        let end = end.filter(|it| !self.goes_on(of_band, *it));
        let end = end.unwrap_or(of_band.len());
        Band { start: band.start + start, end: band.start + end.max(start + 1), ..band }
    }

    /// Whether what stands below the end of a shorter column is a column still: text that fills it.
    fn goes_on(&self, of_band: &[Row], end: usize) -> bool {
        let (above, below) = of_band.split_at(end);
        let (Some(column), Some(rest)) =
            (bounds(below.iter().map(|it| it.bbox)), bounds(above.iter().map(|it| it.bbox)))
        else {
            return false;
        };
        let of_column = |it: &&Row| it.bbox[0] < column[2] && it.bbox[2] > column[0];
        let above: Vec<Row> = above.iter().filter(of_column).cloned().collect();
        let is_narrow = column[2] - column[0] < FULL_PAGE * (rest[2] - rest[0]);
        is_narrow && is_running_text(self.words, below) && !above.is_empty()
    }
}
