//! Lines of running text to paragraphs, by their distances and sizes.

use super::compose::{Block, TextLine};
use super::geometry::median;
use super::rows::Row;

/// A distance between two lines greater than the usual one by this factor ends a paragraph.
const PARAGRAPH_FACTOR: f32 = 1.2;

/// Lines further apart than this many times their size are never of one paragraph.
const PARAGRAPH_MAX_EM: f32 = 2.4;

/// A change of the size of print by this factor begins a block, e.g. after a heading.
const SIZE_CHANGE: f32 = 1.12;

/// The same where the distance is a little greater than usual, too.
const HEADING_SIZE: f32 = 1.07;

/// See [`HEADING_SIZE`].
const HEADING_FACTOR: f32 = 1.08;

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

pub(crate) fn is_same_paragraph(last: &Row, row: &Row, usual: f32) -> bool {
    let distance = row.y - last.y;
    let (small, large) = (last.size.min(row.size), last.size.max(row.size));
    // A heading is a little larger than its text and a little off it.
    let is_heading = large >= HEADING_SIZE * small && distance > HEADING_FACTOR * usual * small;
    distance > -0.5 * large
        && distance <= PARAGRAPH_FACTOR * usual * large
        && distance <= PARAGRAPH_MAX_EM * large
        && large < SIZE_CHANGE * small
        && !is_heading
}

/// Whether one row stands closely under another.
pub(crate) fn is_near(above: &Row, below: &Row) -> bool {
    below.y - above.y <= 1.6 * above.size.max(below.size)
}

/// Whether a text is the mark of a list's item: a bullet, a number or a letter with a stop.
pub(crate) fn is_list_mark(text: &str) -> bool {
    const BULLETS: &str = "•-–—*o·▪■□●○◦‣➢►☐☒☑✓→>";
    let mut chars = text.chars();
    if let (Some(one), None) = (chars.next(), chars.next()) {
        return BULLETS.contains(one);
    }
    let core = text.trim_start_matches('(').trim_end_matches(['.', ')']);
    let has_stop = text.ends_with(['.', ')']);
    let is_number = core.chars().all(|it| it.is_ascii_digit() || it == '.') && core.len() <= 5;
    let is_letter = core.chars().count() == 1 && core.chars().all(char::is_alphabetic);
    has_stop && !core.is_empty() && (is_number || is_letter)
}

/// The usual distance of two lines, in parts of their size.
fn usual_distance(rows: &[Row]) -> f32 {
    let distances = rows.windows(2).map(|it| (it[1].y - it[0].y) / it[1].size.max(0.1));
    let usual = median(distances.filter(|it| (0.7..PARAGRAPH_MAX_EM).contains(it)).collect());
    if usual == 0.0 { 1.2 } else { usual }
}
