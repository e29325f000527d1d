//! Rows to blocks in reading order.

use super::compose::{Block, TextLine};
use super::geometry::median;
use super::rows::Row;

/// A distance between two lines greater than the usual one by this factor ends a paragraph.
const PARAGRAPH_FACTOR: f32 = 1.2;

/// Lines further apart than this many times their size are never of one paragraph.
const PARAGRAPH_MAX_EM: f32 = 2.4;

/// A change of the size of print by this factor begins a block, e.g. after a heading.
const SIZE_CHANGE: f32 = 1.12;

/// Puts rows of running text into paragraphs.
pub(crate) fn paragraphs(rows: &[Row]) -> Vec<Block> {
    let usual = usual_distance(rows);
    let mut res: Vec<Block> = Vec::new();
    let mut last: Option<&Row> = None;
    for row in rows {
        let line = TextLine::text(row.words.clone());
        match (res.last_mut(), last) {
            (Some(block), Some(last)) if is_same_paragraph(last, row, usual) => block.push(line),
            _ => res.push(vec![line]),
        }
        last = Some(row);
    }
    res
}

/// The usual distance of two lines, in parts of their size.
fn usual_distance(rows: &[Row]) -> f32 {
    let distances = rows.windows(2).map(|it| (it[1].y - it[0].y) / it[1].size.max(0.1));
    let usual = median(distances.filter(|it| (0.7..PARAGRAPH_MAX_EM).contains(it)).collect());
    if usual == 0.0 { 1.2 } else { usual }
}

fn is_same_paragraph(last: &Row, row: &Row, usual: f32) -> bool {
    let distance = row.y - last.y;
    let (small, large) = (last.size.min(row.size), last.size.max(row.size));
    distance > -0.5 * large
        && distance <= PARAGRAPH_FACTOR * usual * large
        && distance <= PARAGRAPH_MAX_EM * large
        && large < SIZE_CHANGE * small
}
