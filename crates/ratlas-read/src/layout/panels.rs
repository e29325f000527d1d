//! Shaded panels side by side, each a block of its own: the head of a proposal, a form.

use super::geometry::{Bbox, median, shared};
use super::rows::rows;
use super::ruled::{Cell, RuledTable};
use super::words::Word;

/// Panels of one row begin and end within this distance of each other.
const SAME_EDGE: f32 = 3.0;

/// Panels that are nearer to each other are the cells of one table.
const LEAST_GAP: f32 = 3.0;

/// A panel of a single line is the cell of a table, or a heading; in parts of the print's size.
const LEAST_HEIGHT_EM: f32 = 2.2;

/// More panels are a drawing.
const MAX_PANELS: usize = 400;

/// Rows of at least two panels outside the tables that are known, from top to bottom.
pub(crate) fn panel_rows(words: &[Word], panels: &[Bbox], known: &[RuledTable]) -> Vec<RuledTable> {
    if panels.len() > MAX_PANELS {
        return Vec::new();
    }
    let size = median(words.iter().map(|it| it.size).collect());
    let is_free = |[x0, y0, x1, y1]: &Bbox| {
        let is_apart = |it: &RuledTable| {
            shared((*x0, *x1), (it.bbox[0], it.bbox[2])) <= 0.0
                || shared((*y0, *y1), (it.bbox[1], it.bbox[3])) <= 0.0
        };
        y1 - y0 >= LEAST_HEIGHT_EM * size && known.iter().all(is_apart)
    };
    let free: Vec<Bbox> = panels.iter().filter(|it| is_free(it)).copied().collect();
    let mut res: Vec<RuledTable> = Vec::new();
    for row in side_by_side(free) {
        let is_taken =
            |it: &RuledTable| shared((row[0][1], row[0][3]), (it.bbox[1], it.bbox[3])) > 0.0;
        if !res.iter().any(is_taken) {
            res.extend(table(words, &row));
        }
    }
    res
}

/// Panels at one height with gaps between them, from left to right.
fn side_by_side(mut panels: Vec<Bbox>) -> Vec<Vec<Bbox>> {
    panels.sort_by(|one, other| one[1].total_cmp(&other[1]).then(one[0].total_cmp(&other[0])));
    let is_same = |one: &Bbox, other: &Bbox, edges: &[usize]| {
        edges.iter().all(|it| (one[*it] - other[*it]).abs() <= SAME_EDGE)
    };
    let mut rows: Vec<Vec<Bbox>> = Vec::new();
    for panel in panels {
        match rows.iter_mut().find(|it| is_same(&it[0], &panel, &[1, 3])) {
            // Shade and frame of one panel are drawn apart.
            Some(row) if row.iter().any(|it| is_same(it, &panel, &[0, 2])) => {}
            Some(row) => row.push(panel),
            None => rows.push(vec![panel]),
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| one[0].total_cmp(&other[0]));
    }
    rows.retain(|row| row.len() > 1 && row.windows(2).all(|it| it[1][0] - it[0][2] >= LEAST_GAP));
    rows
}

/// A row of panels with what stands on them; `None` unless several bear words, one several lines.
fn table(words: &[Word], row: &[Bbox]) -> Option<RuledTable> {
    let is_on = |[x0, y0, x1, y1]: &Bbox, word: &Word| {
        let [left, top, right, bottom] = word.bbox();
        (*x0..*x1).contains(&f32::midpoint(left, right))
            && (*y0..*y1).contains(&f32::midpoint(top, bottom))
    };
    let on_panel = |panel: &Bbox| -> Vec<usize> {
        (0..words.len()).filter(|it| is_on(panel, &words[*it])).collect()
    };
    let cells: Vec<Cell> = row.iter().map(|it| Cell { words: on_panel(it), span: 1 }).collect();
    let n_used = cells.iter().filter(|it| !it.words.is_empty()).count();
    let has_lines = cells.iter().any(|it| rows(words, &it.words).len() > 1);
    let (first, last) = (row.first()?, row.last()?);
    let bbox = [first[0], first[1], last[2], last[3]];
    (n_used > 1 && has_lines).then(|| RuledTable { bbox, rows: vec![cells], is_panels: true })
}
