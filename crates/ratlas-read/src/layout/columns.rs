//! Whether what stands on both sides of a gutter are columns of text or cells of a table.

use super::geometry::median;
use super::gutter::{Band, gaps, is_crossed};
use super::paragraphs::{is_near, is_same_paragraph};
use super::rows::Row;
use super::words::Word;

/// A gap as wide as this, in parts of the print's size, cuts a line into cells.
pub(crate) const TABLE_GAP_EM: f32 = 1.2;

/// Columns of text are at least this many lines long; shorter ones are cells of a table.
const COLUMN_LINES: usize = 4;

/// A line of running text fills at least this part of its column, save the last of a paragraph.
const FULL_LINE: f32 = 0.7;

/// Lines of running text have more words than this on average, even in three columns.
const LINE_WORDS: f32 = 3.6;

/// This part of the lines of a column of running text is full.
const FULL_LINES: f32 = 0.55;

/// Columns whose rows meet less often than this stand side by side by chance, not as a table.
const ROWS_THAT_MEET: f32 = 0.35;

/// Lines nearer in height than this, in parts of their size, begin beside each other.
const BESIDE_EM: f32 = 0.4;

/// So many paragraphs must begin on each side before their heights tell anything.
const APART_BLOCKS: usize = 4;

/// Of paragraphs that belong together more than this part begins beside each other.
const BEGIN_APART: f32 = 0.5;

/// Whether both sides of a gutter are to be read one after the other.
pub(crate) fn are_columns(words: &[Word], sides: &[Vec<Row>; 2], band: Band) -> bool {
    let [left, right] = sides;
    let n_least = left.len().min(right.len());
    let has_table = sides.iter().flatten().any(|it| it.table.is_some());
    let meet = band.n_crossed as f32 / n_least.max(1) as f32;
    let is_apart = n_least > 1 && (meet < ROWS_THAT_MEET);
    has_table && n_least >= 1
        || is_apart
        || sides.iter().all(|it| is_running_text(words, it))
        || begin_apart(sides)
}

/// Whether the paragraphs of both sides begin at heights of their own; cells of a table begin
/// beside each other.
fn begin_apart(sides: &[Vec<Row>; 2]) -> bool {
    let begins = |rows: &[Row]| -> Vec<f32> {
        let is_new = |it: &&[Row]| !is_near(&it[0], &it[1]);
        rows.windows(2).filter(is_new).map(|it| it[1].y).collect()
    };
    let [left, right] = sides.each_ref().map(|it| begins(it));
    let size = usual_em(&sides[0]);
    let is_beside = |it: &&f32| right.iter().any(|other| (*it - other).abs() < BESIDE_EM * size);
    let n_beside = left.iter().filter(is_beside).count();
    let n_words: usize = sides.iter().flatten().map(|it| it.words.len()).sum();
    let n_lines: usize = sides.iter().map(Vec::len).sum();
    left.len().min(right.len()) >= APART_BLOCKS
        && (n_beside as f32) < BEGIN_APART * left.len().min(right.len()) as f32
        && n_words as f32 >= 2.5 * n_lines as f32
}

/// Whether lines fill their column as running text does.
pub(crate) fn is_running_text(words: &[Word], rows: &[Row]) -> bool {
    let text: Vec<&Row> = rows.iter().filter(|it| it.table.is_none()).collect();
    let x0 = text.iter().map(|it| it.bbox[0]).fold(f32::INFINITY, f32::min);
    let x1 = text.iter().map(|it| it.bbox[2]).fold(f32::NEG_INFINITY, f32::max);
    let is_full = |it: &&&Row| it.bbox[2] - it.bbox[0] >= FULL_LINE * (x1 - x0);
    let n_full = text.iter().filter(is_full).count();
    let n_words: usize = text.iter().map(|it| it.words.len()).sum();
    let n_cut = text.iter().filter(|it| !gaps(words, it, TABLE_GAP_EM).is_empty()).count();
    text.len() >= COLUMN_LINES
        && n_cut * 3 < text.len()
        && n_full as f32 >= FULL_LINES * text.len() as f32
        && n_words as f32 >= LINE_WORDS * text.len() as f32
}

/// A band without the short last lines of a paragraph above it that reaches across the gutter.
pub(crate) fn without_paragraph_ends(rows: &[Row], band: Band) -> Band {
    let mut band = band;
    while band.start > 0
        && band.end - band.start > 1
        && !is_crossed(&rows[band.start], band.gutter)
        && is_same_paragraph(&rows[band.start - 1], &rows[band.start], 1.2)
    {
        band.start += 1;
    }
    band
}

/// The length gaps are measured in.
pub(crate) fn usual_em(rows: &[Row]) -> f32 {
    median(rows.iter().filter(|it| it.table.is_none()).map(|it| it.em).collect())
}
