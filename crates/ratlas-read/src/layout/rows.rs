//! Words to rows: what stands at one height, from left to right.

use super::geometry::{Bbox, bounds, shared};
use super::words::Word;

/// Words whose baselines differ by less than this part of their size are in one row: recognised
/// text jumps this much, lines of print stand at least 0.9 of the size apart.
const ROW_EM: f32 = 0.35;

/// A word smaller than this part of its neighbour is a raised or lowered mark.
const MARK_SIZE: f32 = 0.85;

/// A mark touches the word it belongs to within this part of the word's size.
const MARK_GAP_EM: f32 = 0.3;

/// Words in one row from left to right, or the place of a ruled table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Row {
    /// Indices of the words, from left to right.
    pub(crate) words: Vec<usize>,
    /// The baseline of most of its print.
    pub(crate) y: f32,
    /// The size of most of its print.
    pub(crate) size: f32,
    /// The length its gaps are measured in.
    pub(crate) em: f32,
    /// The area of its words.
    pub(crate) bbox: Bbox,
    /// A ruled table that stands here instead of words.
    pub(crate) table: Option<usize>,
}

/// Puts words into rows, from top to bottom.
///
/// `words` are ordered by baseline; `pick` says which of them.
pub(crate) fn rows(words: &[Word], pick: &[usize]) -> Vec<Row> {
    let mut order: Vec<usize> = pick.to_vec();
    order.sort_by(|one, other| words[*one].y.total_cmp(&words[*other].y).then(one.cmp(other)));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for idx in order {
        match row_of(words, &rows, idx) {
            Some(row) => rows[row].push(idx),
            None => rows.push(vec![idx]),
        }
    }
    attach_marks(words, &mut rows);
    let mut rows: Vec<Row> =
        rows.into_iter().filter(|it| !it.is_empty()).map(|it| row(words, it)).collect();
    rows.sort_by(by_height);
    rows
}

/// From top to bottom, then from left to right.
pub(crate) fn by_height(one: &Row, other: &Row) -> std::cmp::Ordering {
    one.y.total_cmp(&other.y).then(one.bbox[0].total_cmp(&other.bbox[0]))
}

/// The row a word belongs to: the nearest in height in which its place is free.
fn row_of(words: &[Word], rows: &[Vec<usize>], idx: usize) -> Option<usize> {
    /// Rows are begun from top to bottom, so only the last few can be near; side by side columns
    /// with baselines of their own begin several.
    const LOOK_BACK: usize = 8;
    let word = &words[idx];
    let mut best: Option<(f32, usize)> = None;
    for (row_idx, row) in rows.iter().enumerate().rev().take(LOOK_BACK) {
        let first = &words[row[0]];
        let dy = (word.y - first.y).abs();
        let is_free = || row.iter().all(|it| is_beside(&words[*it], word));
        let is_near = dy <= ROW_EM * word.size.min(first.size);
        if is_near && best.is_none_or(|(least, _)| dy < least) && is_free() {
            best = Some((dy, row_idx));
        }
    }
    best.map(|(_, row)| row)
}

/// Whether two words do not stand on one another.
fn is_beside(one: &Word, other: &Word) -> bool {
    shared((one.x0, one.x1), (other.x0, other.x1)) < 0.3 * one.size.min(other.size)
}

/// Moves small words to the row they are raised or lowered from, e.g. the marks of footnotes.
fn attach_marks(words: &[Word], rows: &mut [Vec<usize>]) {
    /// A mark's row begins at most this many rows away from its word's.
    const NEAR: usize = 8;
    let largest = |row: &Vec<usize>| row.iter().map(|it| words[*it].size).fold(0.0, f32::max);
    let largest: Vec<f32> = rows.iter().map(largest).collect();
    for row_idx in 0..rows.len() {
        let near = row_idx.saturating_sub(NEAR)..(row_idx + NEAR + 1).min(rows.len());
        let mut kept = Vec::new();
        for idx in std::mem::take(&mut rows[row_idx]) {
            let bears =
                |row: &Vec<usize>| row.iter().any(|it| is_mark_of(&words[idx], &words[*it]));
            let is_small = |other: usize| words[idx].size < MARK_SIZE * largest[other];
            let bears =
                |other: &usize| *other != row_idx && is_small(*other) && bears(&rows[*other]);
            match near.clone().find(bears) {
                Some(other) => rows[other].push(idx),
                None => kept.push(idx),
            }
        }
        rows[row_idx] = kept;
    }
}

fn is_mark_of(mark: &Word, word: &Word) -> bool {
    let ([_, top, _, bottom], [_, mark_top, _, mark_bottom]) = (word.bbox(), mark.bbox());
    let gap = -shared((mark.x0, mark.x1), (word.x0, word.x1));
    mark.size < MARK_SIZE * word.size
        && (-0.1 * word.size..MARK_GAP_EM * word.size).contains(&gap)
        && shared((mark_top, mark_bottom), (top, bottom)) > 0.4 * (mark_bottom - mark_top)
}

/// A row from its words.
pub(crate) fn row(words: &[Word], mut of_row: Vec<usize>) -> Row {
    of_row.sort_by(|one, other| words[*one].x0.total_cmp(&words[*other].x0).then(one.cmp(other)));
    let widest = |one: &&usize, other: &&usize| {
        let width = |it: usize| words[it].text.len() as f32 * words[it].size;
        width(**one).total_cmp(&width(**other))
    };
    let main = of_row.iter().max_by(widest).map(|it| &words[*it]);
    Row {
        y: main.map_or(0.0, |it| it.y),
        size: main.map_or(0.0, |it| it.size),
        em: main.map_or(0.0, |it| it.em),
        bbox: bounds(of_row.iter().map(|it| words[*it].bbox())).unwrap_or_default(),
        words: of_row,
        table: None,
    }
}
