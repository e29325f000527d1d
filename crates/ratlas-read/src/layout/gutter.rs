//! Bands of rows that a white gutter runs through: columns of text, or columns of a table.

use super::geometry::shared;
use super::rows::Row;
use super::words::Word;

/// A gap at least this wide, in parts of the print's size, may be a gutter: words of a justified
/// line stand as far apart, but not at the same place in several lines.
const GUTTER_EM: f32 = 0.55;

/// What must stay of a gutter over all its rows.
const GUTTER_LEFT_EM: f32 = 0.45;

/// Two rows share more of their height than this, in parts of the print's size, if they stand side
/// by side with baselines of their own.
const BESIDE_EM: f32 = 0.3;

/// The gap between two such rows, in parts of the print's size.
const BESIDE_GAP_EM: f32 = 1.5;

/// A stretch of rows with a gutter through them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Band {
    /// Index of its first row.
    pub(crate) start: usize,
    /// Index after its last row.
    pub(crate) end: usize,
    /// The gutter, from left to right.
    pub(crate) gutter: (f32, f32),
    /// How many of its rows have words on both sides.
    pub(crate) n_crossed: usize,
}

/// Whether a row has words on both sides of a gutter.
pub(crate) fn is_crossed(row: &Row, (left, right): (f32, f32)) -> bool {
    row.table.is_none() && row.bbox[0] < left + 0.1 && row.bbox[2] > right - 0.1
}

/// How many rows have words on both sides of a gutter.
pub(crate) fn n_crossed(rows: &[Row], gutter: (f32, f32)) -> usize {
    rows.iter().filter(|it| is_crossed(it, gutter)).count()
}

/// The gaps inside a row that are wide enough, from left to right.
pub(crate) fn gaps(words: &[Word], row: &Row, least_em: f32) -> Vec<(f32, f32)> {
    let mut res = Vec::new();
    let mut end = f32::NEG_INFINITY;
    for word in row.words.iter().map(|it| &words[*it]) {
        if end.is_finite() && word.x0 - end >= least_em * row.em.max(0.1) {
            res.push((end, word.x0));
        }
        end = end.max(word.x1);
    }
    res
}

/// The bands around row `seed` that are not known yet.
pub(crate) fn bands_at(words: &[Word], rows: &[Row], seed: usize, known: &[Band]) -> Vec<Band> {
    let is_new = |it: &Band| {
        let is_in = |band: &Band| band.start <= seed && seed < band.end;
        !known.iter().any(|band| is_in(band) && shared(band.gutter, it.gutter) > 0.0)
    };
    let begun = begun_at(words, rows, seed).into_iter().filter(is_new);
    begun.map(|it| grow_whole(words, rows, it)).collect()
}

/// The gaps at a row, as bands of one row.
fn begun_at(words: &[Word], rows: &[Row], seed: usize) -> Vec<Band> {
    let within = gaps(words, &rows[seed], GUTTER_EM).into_iter().map(|gap| (gap, 1));
    let beside = gap_beside(rows, seed).map(|gap| (gap, 0));
    let begun = |(gutter, n_crossed)| Band { start: seed, end: seed + 1, gutter, n_crossed };
    within.chain(beside).map(begun).collect()
}

/// The widest band around row `seed`, going up no further than row `first`.
pub(crate) fn band_at(words: &[Word], rows: &[Row], first: usize, seed: usize) -> Option<Band> {
    begun_at(words, rows, seed).into_iter().map(|it| grow(words, rows, first, it)).max_by(
        |one, other| {
            one.n_crossed
                .cmp(&other.n_crossed)
                .then(width(one.gutter).total_cmp(&width(other.gutter)))
        },
    )
}

/// The gap between a row and the next where they stand side by side, not under each other.
fn gap_beside(rows: &[Row], seed: usize) -> Option<(f32, f32)> {
    let (one, other) = (&rows[seed], rows.get(seed + 1)?);
    let height = |it: &Row| (it.bbox[1], it.bbox[3]);
    let is_beside = one.table.is_none()
        && other.table.is_none()
        && shared(height(one), height(other)) > BESIDE_EM * one.size.min(other.size);
    let (left, right) = if one.bbox[0] < other.bbox[0] { (one, other) } else { (other, one) };
    let gap = (left.bbox[2], right.bbox[0]);
    (is_beside && gap.1 - gap.0 >= BESIDE_GAP_EM * one.em).then_some(gap)
}

fn width(gap: (f32, f32)) -> f32 {
    gap.1 - gap.0
}

/// The widest of some gaps; the last of several.
fn widest(gaps: impl Iterator<Item = (f32, f32)>) -> Option<(f32, f32)> {
    gaps.max_by(|one, other| width(*one).total_cmp(&width(*other)))
}

/// Takes the rows below and above as long as they leave the widest piece of the gutter.
fn grow(words: &[Word], rows: &[Row], first: usize, mut band: Band) -> Band {
    while band.end < rows.len() && take(words, &rows[band.end], &mut band) {
        band.end += 1;
    }
    while band.start > first && take(words, &rows[band.start - 1], &mut band) {
        band.start -= 1;
    }
    band
}

/// Narrows the gutter to what a row leaves of it; `false` if that is too little.
fn take(words: &[Word], row: &Row, band: &mut Band) -> bool {
    let (left, right) = band.gutter;
    let least = GUTTER_LEFT_EM * row.em;
    let (x0, x1) = (row.bbox[0], row.bbox[2]);
    if x1 <= right - least || x0 >= left + least {
        // All of the row stands on one side.
        let (left, right) = if x0 < left { (left.max(x1), right) } else { (left, right.min(x0)) };
        band.gutter = (left, right);
        return true;
    }
    let rest = gaps(words, row, GUTTER_LEFT_EM)
        .into_iter()
        .map(|it| (it.0.max(left), it.1.min(right)))
        .filter(|it| width(*it) >= least);
    let rest = widest(rest);
    if let Some(rest) = rest {
        band.gutter = rest;
        band.n_crossed += 1;
    }
    rest.is_some()
}

/// Takes the rows below and above as long as they leave something of the gutter.
///
/// A row may leave several pieces of it, e.g. between the words of a stretched line; which is the
/// gutter shows only when all rows are known.
fn grow_whole(words: &[Word], rows: &[Row], band: Band) -> Band {
    let Band { mut start, mut end, gutter, .. } = band;
    let mut pieces = vec![gutter];
    while let Some(rest) = rows.get(end).and_then(|it| left_by(words, it, &pieces)) {
        pieces = rest;
        end += 1;
    }
    while start > 0
        && let Some(rest) = left_by(words, &rows[start - 1], &pieces)
    {
        pieces = rest;
        start -= 1;
    }
    let gutter = widest(pieces.into_iter()).unwrap_or(gutter);
    let n_crossed = n_crossed(&rows[start..end], gutter);
    Band { start, end, gutter, n_crossed }
}

/// What a row leaves of the pieces of a gutter; `None` if that is too little of each.
fn left_by(words: &[Word], row: &Row, pieces: &[(f32, f32)]) -> Option<Vec<(f32, f32)>> {
    let least = GUTTER_LEFT_EM * row.em;
    let mut free = gaps(words, row, GUTTER_LEFT_EM);
    free.push((f32::NEG_INFINITY, row.bbox[0]));
    free.push((row.bbox[2], f32::INFINITY));
    let rest: Vec<(f32, f32)> = pieces
        .iter()
        .flat_map(|piece| free.iter().map(|it| (it.0.max(piece.0), it.1.min(piece.1))))
        .filter(|it| it.1 - it.0 >= least)
        .collect();
    (!rest.is_empty()).then_some(rest)
}
