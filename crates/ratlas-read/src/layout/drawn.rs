//! The order in which the words on both sides of a gutter were drawn.
//!
//! Most programs draw a column to its end before they begin the next, and a table row by row. A
//! program that draws in another order, e.g. line by line across the page, tells nothing: then
//! only the places count. So the order of drawing can speak for columns, never against them.

use super::gutter::Band;
use super::rows::Row;
use super::words::Word;

/// This part of the words of one side comes before the other side's where it was drawn first; a
/// mark or a bullet may be drawn later.
const DRAWN_FIRST: f32 = 0.97;

/// Sides with fewer lines may have been drawn one after the other by chance.
const LEAST_LINES: usize = 2;

/// Columns of a table may hold fewer words a line than this on average; names have two or three.
const LABEL_WORDS: f32 = 1.7;

/// Labels stand beside their values: this part of the lines meets.
const LABELS_THAT_MEET: f32 = 0.5;

/// Whether both sides of a gutter were drawn one after the other and are no labels and values.
pub(crate) fn are_drawn_apart(words: &[Word], sides: &[Vec<Row>; 2], band: Band) -> bool {
    let n_least = sides[0].len().min(sides[1].len());
    let has_table = sides.iter().flatten().any(|it| it.table.is_some());
    if n_least < LEAST_LINES || has_table {
        return false;
    }
    let is_short = |rows: &Vec<Row>| {
        let n_words: usize = rows.iter().map(|it| it.words.len()).sum();
        (n_words as f32) < LABEL_WORDS * rows.len() as f32
    };
    let meet = band.n_crossed as f32 / n_least as f32;
    let has_colon = |it: &&Row| it.words.last().is_some_and(|it| words[*it].text.ends_with(':'));
    let has_labels = 2 * sides[0].iter().filter(has_colon).count() >= sides[0].len();
    let are_labels = meet >= LABELS_THAT_MEET && (has_labels || sides.iter().any(is_short));
    !are_labels && is_one_first(words, sides)
}

/// Whether one side was drawn before the other.
fn is_one_first(words: &[Word], sides: &[Vec<Row>; 2]) -> bool {
    let of_side = |is_right: bool| {
        let rows = sides[usize::from(is_right)].iter();
        rows.flat_map(|it| &it.words).map(move |it| (words[*it].order, is_right))
    };
    let mut order: Vec<(u32, bool)> = of_side(false).chain(of_side(true)).collect();
    order.sort_unstable();
    if order.first().map(|it| it.0) == order.last().map(|it| it.0) {
        return false;
    }
    let n_left = order.iter().filter(|it| !it.1).count();
    let n_left_first = order[..n_left].iter().filter(|it| !it.1).count();
    let share = n_left_first as f32 / n_left.max(1) as f32;
    share >= DRAWN_FIRST || share <= 1.0 - DRAWN_FIRST
}

/// A step of the pen further up or down than this, in parts of the size, is a leap.
const LEAP_EM: f32 = 8.0;

/// Where more of the steps between lines are leaps the order of drawing is that of chance.
const MOST_LEAPS: f32 = 0.4;

/// Forgets the order of drawing where it leaps about the page.
pub(crate) fn forget_chance(words: &mut [Word]) {
    let mut order: Vec<&Word> = words.iter().collect();
    order.sort_by_key(|it| it.order);
    let steps = order.windows(2).map(|it| (it[1].y - it[0].y).abs() / it[1].size.max(0.1));
    let steps: Vec<f32> = steps.filter(|it| *it > 0.5).collect();
    let n_leaps = steps.iter().filter(|it| **it > LEAP_EM).count();
    if n_leaps as f32 > MOST_LEAPS * steps.len() as f32 {
        for word in words {
            word.order = 0;
        }
    }
}

/// So many rows at the top and at the bottom of a page may be its running head and its footer.
const MARGIN_ROWS: usize = 4;

/// Puts running heads and footers where they stand: programs draw them before or after all else.
///
/// `words` are ordered by baseline.
pub(crate) fn settle_margins(words: &mut [Word]) {
    let is_row = |one: &Word, other: &Word| other.y - one.y < 0.5 * one.size;
    let n_first: usize = words.chunk_by(is_row).take(MARGIN_ROWS).map(<[Word]>::len).sum();
    let lens: Vec<usize> = words.chunk_by(is_row).map(<[Word]>::len).collect();
    let n_last: usize = lens.iter().rev().take(MARGIN_ROWS).sum();
    if n_first + n_last >= words.len() {
        return;
    }
    let end = words.len() - n_last;
    let body = words[n_first..end].iter().map(|it| it.order);
    let (Some(first), Some(last)) = (body.clone().min(), body.max()) else { return };
    for word in words[..n_first].iter_mut().filter(|it| it.order > last) {
        word.order = 0;
    }
    for word in words[end..].iter_mut().filter(|it| it.order < first) {
        word.order = u32::MAX;
    }
}

/// For each row whether all above it was drawn before it and all below it.
///
/// Such rows begin a zone. Columns are one zone; of a table drawn cell by cell every row is one,
/// of one drawn line by line every line.
pub(crate) fn begin_zones(orders: &[Vec<u32>]) -> Vec<bool> {
    let mut latest_above = None;
    let mut latest: Vec<Option<u32>> = Vec::with_capacity(orders.len());
    for of_row in orders {
        latest.push(latest_above);
        latest_above = latest_above.max(of_row.iter().copied().max());
    }
    let mut first_below = u32::MAX;
    let mut res: Vec<bool> = Vec::with_capacity(orders.len());
    for (of_row, latest) in orders.iter().zip(latest).rev() {
        first_below = first_below.min(of_row.iter().copied().min().unwrap_or(u32::MAX));
        res.push(latest.is_none_or(|it| it < first_below));
    }
    res.reverse();
    res
}

fn orders(words: &[Word], rows: &[Row]) -> Vec<Vec<u32>> {
    rows.iter().map(|it| it.words.iter().map(|it| words[*it].order).collect()).collect()
}

/// The parts of a band that were drawn as a whole.
pub(crate) fn zones(words: &[Word], rows: &[Row], band: Band) -> Vec<(usize, usize)> {
    let begin = begin_zones(&orders(words, &rows[band.start..band.end]));
    let starts: Vec<usize> = (band.start..band.end).filter(|it| begin[it - band.start]).collect();
    let ends = starts.iter().skip(1).copied().chain([band.end]);
    starts.iter().copied().zip(ends).collect()
}

/// Cells of a table have no more lines than this; longer texts side by side are columns.
const CELL_LINES: usize = 18;

/// In this part of the rows of a table the first lines of the cells stand side by side.
const ROWS_THAT_BEGIN_ALIKE: f32 = 0.7;

/// Whether what stands on both sides may be one row of a table: a few lines that begin alike.
pub(crate) fn is_like_row(sides: &[Vec<Row>; 2]) -> bool {
    let [Some(left), Some(right)] = sides.each_ref().map(|it| it.first()) else { return false };
    let n_lines = sides[0].len().max(sides[1].len());
    n_lines <= CELL_LINES && (left.y - right.y).abs() < 0.5 * left.size.max(right.size)
}

/// Whether the zones of a band are rows that were drawn cell by cell: a table with several lines in
/// a cell.
pub(crate) fn are_cells(words: &[Word], zones: &[(Band, [Vec<Row>; 2])]) -> bool {
    let sides = zones.iter().map(|it| &it.1);
    let both: Vec<&[Vec<Row>; 2]> = sides.filter(|it| !it.iter().any(Vec::is_empty)).collect();
    let n_lines = both.iter().map(|it| it[0].len().max(it[1].len()));
    let n_alike = both.iter().filter(|it| is_like_row(it)).count();
    both.len() > 1
        && 2 * both.len() >= zones.len()
        && n_lines.max().is_some_and(|most| (2..=CELL_LINES).contains(&most))
        && n_alike as f32 >= ROWS_THAT_BEGIN_ALIKE * both.len() as f32
        && both.iter().all(|it| is_one_first(words, it))
}
