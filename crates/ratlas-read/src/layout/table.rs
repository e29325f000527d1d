//! Tables without a grid: words that stand under each other over several rows.

use super::compose::{Block, TextLine};
use super::drawn::begin_zones;
use super::geometry::{Ruling, median, shared};
use super::rows::Row;
use super::stretches::{chunks, covered, extent};
use super::words::Word;

/// Words of a row nearer than this, in parts of their size, are in one cell.
const CELL_GAP_EM: f32 = 0.6;

/// The same in tables of few rows, where the gaps of justified words may meet by chance.
const SHORT_TABLE_CELL_GAP_EM: f32 = 1.0;

/// Tables with fewer rows are short.
const SHORT_TABLE_ROWS: usize = 4;

/// A gap between columns may be crossed by this part of the rows, e.g. by a heading.
const CROSSED_BY: f32 = 0.1;

/// The narrowest gap between two columns, in parts of the print's size.
const COLUMN_GAP_EM: f32 = 0.6;

/// A line continues the row above within this distance, in parts of its size.
const CONTINUED_EM: f32 = 1.45;

/// Of how many lines one must stand apart from that above for rows to be set apart.
const APART_ONE_IN: usize = 4;

/// The width of a blank between words, in parts of their size.
const BLANK_EM: f32 = 0.25;

/// Rows set apart have distances greater than those of their lines by this factor.
const ROW_DISTANCE_FACTOR: f32 = 1.25;

/// A line in larger print than the table's by this factor is a heading.
const HEADING_SIZE: f32 = 1.07;

/// So is a line that stands further below the last one than usual by this factor.
const HEADING_DISTANCE: f32 = 1.5;

/// Such a line is at least this far below, in parts of its size.
const HEADING_EM: f32 = 1.8;

/// A gap this wide, in parts of the print's size, is wider than a blank; where a column begins
/// after it, it separates cells.
const FULL_CELL_GAP_EM: f32 = 0.35;

/// One line of print in a table, cut into columns.
#[derive(Debug, Clone)]
struct Line {
    cells: Vec<Vec<usize>>,
    y: f32,
    size: f32,
}

/// Turns rows of print into rows of a table; a larger line between them is a heading.
pub(crate) fn table(words: &[Word], rows: &[Row], rulings: &[Ruling]) -> Vec<Block> {
    let gap_em = if rows.len() < SHORT_TABLE_ROWS { SHORT_TABLE_CELL_GAP_EM } else { CELL_GAP_EM };
    let chunks: Vec<Vec<Vec<usize>>> = rows.iter().map(|it| chunks(words, it, gap_em)).collect();
    let columns = columns(words, rows, &chunks);
    let lines: Vec<Line> =
        rows.iter().zip(&chunks).map(|(row, it)| line(words, row, it, &columns)).collect();
    let usual = Usual::new(&lines);
    let joints = Joints::new(words, &lines, &columns, rulings);
    let mut res: Vec<Block> = vec![Vec::new()];
    for (idx, line) in lines.iter().enumerate() {
        let above = idx.checked_sub(1).map_or(line.y, |it| lines[it].y);
        let TextLine { cells, is_row } = line.text(&usual, line.y - above);
        let is_continued = joints.is_continued(idx);
        let block = res.last_mut().expect("there is a block from the start");
        match block.last_mut() {
            Some(row) if is_continued && row.cells.len() == cells.len() => {
                for (cell, more) in row.cells.iter_mut().zip(cells) {
                    cell.extend(more);
                }
            }
            Some(last) if last.is_row != is_row => res.push(vec![TextLine { cells, is_row }]),
            _ => block.push(TextLine { cells, is_row }),
        }
    }
    res
}

/// What is usual in a table.
struct Usual {
    size: f32,
    distance: f32,
}

impl Usual {
    fn new(lines: &[Line]) -> Usual {
        let distances = lines.windows(2).map(|it| it[1].y - it[0].y).collect();
        Usual {
            size: median(lines.iter().map(|it| it.size).collect()),
            distance: median(distances),
        }
    }
}

impl Line {
    /// The line as a row, or as a heading if it has a first cell only and larger print or stands
    /// apart from the line above it.
    fn text(&self, usual: &Usual, distance: f32) -> TextLine {
        let is_alone = self.cells[1..].iter().all(Vec::is_empty);
        let is_large = self.size > HEADING_SIZE * usual.size;
        let is_apart =
            distance > HEADING_DISTANCE * usual.distance && distance > HEADING_EM * self.size;
        if is_alone && (is_large || is_apart) {
            return TextLine::text(self.cells[0].clone());
        }
        TextLine { cells: self.cells.clone(), is_row: true }
    }
}

/// The columns of a table: where most rows leave no gap.
fn columns(words: &[Word], rows: &[Row], chunks: &[Vec<Vec<usize>>]) -> Vec<(f32, f32)> {
    let allowed = (CROSSED_BY * rows.len() as f32) as i32;
    let column_gap = COLUMN_GAP_EM * median(rows.iter().map(|it| it.em).collect());
    covered(chunks.iter().flatten().map(|it| extent(words, it)), allowed, column_gap)
}

/// Puts each stretch of a row into the column it shares most with; the left one of several.
fn line(words: &[Word], row: &Row, chunks: &[Vec<usize>], columns: &[(f32, f32)]) -> Line {
    let mut cells = vec![Vec::new(); columns.len().max(1)];
    let mut least = 0;
    for chunk in chunks.iter().flat_map(|it| at_columns(words, row, it, columns)) {
        let extent = extent(words, &chunk);
        let column = (least..columns.len())
            .find(|it| shared(columns[*it], extent) > 0.0)
            .unwrap_or(least.min(cells.len() - 1));
        cells[column].extend(chunk);
        least = column;
    }
    Line { cells, y: row.y, size: row.size }
}

/// Cuts a stretch where it leaves a wide blank just before a column begins: a full cell reaches
/// near the next one.
fn at_columns(
    words: &[Word],
    row: &Row,
    chunk: &[usize],
    columns: &[(f32, f32)],
) -> Vec<Vec<usize>> {
    let starts_column = |before: f32, x0: f32| {
        let is_wide = x0 - before >= FULL_CELL_GAP_EM * row.em;
        is_wide && columns.iter().any(|it| before < it.0 && (x0 - it.0).abs() < 0.3 * row.size)
    };
    let cuts = chunk.chunk_by(|one, other| !starts_column(words[*one].x1, words[*other].x0));
    cuts.map(<[usize]>::to_vec).collect()
}

/// Which lines of a table continue the row above them.
struct Joints<'a> {
    words: &'a [Word],
    lines: &'a [Line],
    columns: &'a [(f32, f32)],
    /// Heights of the rulings between lines.
    rulings: Vec<f32>,
    /// The distance that separates lines of one row from rows, if the table shows one.
    row_distance: Option<f32>,
    /// Whether enough lines have that distance for it to be the rule.
    are_rows_apart: bool,
    /// For each line whether it begins a row, if the table was drawn cell by cell.
    drawn: Option<Vec<bool>>,
}

impl<'a> Joints<'a> {
    fn new(
        words: &'a [Word],
        lines: &'a [Line],
        columns: &'a [(f32, f32)],
        rulings: &[Ruling],
    ) -> Joints<'a> {
        let width = |it: &(f32, f32)| it.1 - it.0;
        let whole = columns.first().map_or(0.0, |it| it.0)..columns.last().map_or(0.0, |it| it.1);
        let is_across = |it: &&Ruling| {
            let covered = shared((it.from, it.to), (whole.start, whole.end));
            it.is_horizontal && 2.0 * covered > width(&(whole.start, whole.end))
        };
        let (top, bottom) =
            (lines.first().map_or(0.0, |it| it.y), lines.last().map_or(0.0, |it| it.y));
        let rulings = rulings.iter().filter(is_across).map(|it| it.at);
        let row_distance = row_distance(lines);
        let is_apart = |it: &&[Line]| row_distance.is_some_and(|least| it[1].y - it[0].y >= least);
        let n_apart = lines.windows(2).filter(is_apart).count();
        Joints {
            words,
            lines,
            columns,
            rulings: rulings.filter(|it| top < *it && *it < bottom).collect(),
            row_distance,
            are_rows_apart: n_apart > 1 && APART_ONE_IN * n_apart >= lines.len(),
            drawn: drawn_by_cells(words, lines),
        }
    }

    fn is_continued(&self, idx: usize) -> bool {
        let (Some(before), line) = (idx.checked_sub(1).map(|it| &self.lines[it]), &self.lines[idx])
        else {
            return false;
        };
        if let Some(begins) = &self.drawn {
            return !begins[idx];
        }
        let distance = line.y - before.y;
        if distance > CONTINUED_EM * line.size.max(before.size) || distance <= 0.0 {
            return false;
        }
        let is_ruled = |at: &f32| before.y < *at && *at < line.y;
        if self.rulings.iter().any(is_ruled) {
            return false;
        }
        let is_close = self.row_distance.is_some_and(|it| distance < it);
        let n_ruled = self.rulings.len();
        let is_between_rulings = n_ruled > 1 && 2 * n_ruled >= self.lines.len() / 2;
        is_between_rulings || self.goes_on(before, line, is_close)
    }

    /// Whether every cell of a line goes on from the one above it.
    ///
    /// A line that has a first cell is a row, unless rows are plainly set apart and no cell above
    /// had room for its next word. Without a first cell one of the two is enough.
    fn goes_on(&self, before: &Line, line: &Line, is_close: bool) -> bool {
        let mut used = (0..line.cells.len()).filter(|it| !line.cells[*it].is_empty());
        let is_below = |it: &usize| !before.cells[*it].is_empty();
        let is_full = |it: &usize| {
            is_below(it) && self.has_no_room(*it, &before.cells[*it], line.cells[*it][0])
        };
        if !line.cells[0].is_empty() {
            return is_close && self.are_rows_apart && used.all(|it| is_full(&it));
        }
        let is_single = used.clone().count() == 1;
        if is_single && is_close {
            used.all(|it| is_below(&it))
        } else {
            used.all(|it| is_full(&it))
        }
    }

    fn has_no_room(&self, column: usize, above: &[usize], next: usize) -> bool {
        let (_, end) = extent(self.words, above);
        let next = &self.words[next];
        let room = self.columns.get(column).map_or(0.0, |it| it.1) - end;
        next.x1 - next.x0 + BLANK_EM * next.size > room
    }
}

/// Which lines begin a row, if the table was drawn cell by cell and some cell has several lines.
fn drawn_by_cells(words: &[Word], lines: &[Line]) -> Option<Vec<bool>> {
    let orders = |it: &Line| it.cells.iter().flatten().map(|it| words[*it].order).collect();
    let begin = begin_zones(&lines.iter().map(orders).collect::<Vec<Vec<u32>>>());
    let starts: Vec<usize> = (0..lines.len()).filter(|it| begin[*it]).collect();
    if starts.len() < 2 || starts.len() == lines.len() {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let is_cell_by_cell = |(start, end): (usize, usize)| {
        let of_column = |column: usize| {
            let words_of = lines[start..end].iter().filter_map(move |it| it.cells.get(column));
            words_of.flatten().map(|it| words[*it].order)
        };
        let n_columns = lines[start].cells.len();
        let spans =
            (0..n_columns).filter_map(|it| Some((of_column(it).min()?, of_column(it).max()?)));
        spans.collect::<Vec<_>>().windows(2).all(|it| it[0].1 < it[1].0)
    };
    starts.iter().copied().zip(ends).all(is_cell_by_cell).then_some(begin)
}

/// The least distance of two rows, where rows are set further apart than their lines.
fn row_distance(lines: &[Line]) -> Option<f32> {
    let mut distances: Vec<f32> = lines.windows(2).map(|it| it[1].y - it[0].y).collect();
    distances.sort_by(f32::total_cmp);
    let least = *distances.iter().find(|it| **it > 0.0)?;
    distances.into_iter().find(|it| *it > ROW_DISTANCE_FACTOR * least)
}
