//! Rows to blocks in reading order: from top to bottom, columns one after the other.

use std::cell;

use super::columns::{TABLE_GAP_EM, usual_em};
use super::compose::{Block, TextLine};
use super::geometry::{Ruling, bounds};
use super::gutter::{Band, band_at, gaps, is_crossed};
use super::paragraphs::{is_list_mark, is_near, paragraphs};
use super::rows::{Row, by_height, row, rows};
use super::ruled::{Cell, RuledTable};
use super::table::table;
use super::words::Word;

/// Between words of one row a gap as wide as this, in parts of the size, makes cells.
const LONE_ROW_GAP_EM: f32 = 2.0;

/// What a gap needs where more rows have it than that: such a gap is no chance, however narrow.
const LONG_TABLE_GAP_EM: f32 = 0.45;

/// The gaps of a justified line differ by less than this factor.
const STRETCHED_EVENLY: f32 = 1.4;

/// More lines under each other are not stretched alike by chance.
const JUSTIFIED_LINES: usize = 3;

/// Columns in columns deeper than this are not looked for.
const MAX_DEPTH: usize = 6;

/// In more rows no columns are looked for: a page in small print has about 400.
const MAX_ROWS: usize = 1_500;

/// Cells of a table have fewer lines than this where the table has one row only: two long texts
/// in one frame are a page laid out in boxes.
const FRAME_LINES: usize = 9;

/// A letterhead has this many lines at most, and stands above everything else.
pub(super) const LETTERHEAD_LINES: usize = 12;

/// What the layout of one direction of writing looks at.
pub(crate) struct Flow<'a> {
    /// All its words.
    pub(crate) words: &'a [Word],
    /// Its rulings.
    pub(crate) rulings: &'a [Ruling],
    /// Its ruled tables.
    pub(crate) tables: &'a [RuledTable],
    /// Whether the page is the first of a file, which may begin with a letterhead.
    pub(crate) is_first: bool,
    /// How many rows were looked at for columns so far.
    pub(crate) n_steps: cell::Cell<usize>,
}

impl Flow<'_> {
    /// The blocks of the page.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut in_table = vec![false; self.words.len()];
        let of_tables = self.tables.iter().flat_map(|it| it.rows.iter().flatten());
        for idx in of_tables.flat_map(|it| &it.words) {
            in_table[*idx] = true;
        }
        let free: Vec<usize> = (0..self.words.len()).filter(|it| !in_table[*it]).collect();
        let mut rows = rows(self.words, &free);
        for (idx, table) in self.tables.iter().enumerate() {
            rows.push(Row {
                y: table.bbox[1],
                bbox: table.bbox,
                table: Some(idx),
                ..Row::default()
            });
        }
        rows.sort_by(by_height);
        self.region(&rows, 0)
    }

    /// The blocks of some rows: bands with a gutter apart, everything else as running text.
    fn region(&self, rows: &[Row], depth: usize) -> Vec<Block> {
        let is_searched = depth < MAX_DEPTH && rows.len() <= MAX_ROWS;
        let columns = if is_searched { self.columns(rows, 0) } else { None };
        if let Some((band, sides)) = columns {
            let mut res = self.region(&rows[..band.start], depth);
            res.extend(self.one_after_the_other(&sides, depth));
            res.extend(self.region(&rows[band.end..], depth));
            return res;
        }
        let mut res = Vec::new();
        let (mut done, mut seed) = (0, 0);
        while seed < rows.len() {
            let band = if is_searched { band_at(self.words, rows, done, seed) } else { None };
            match band.and_then(|it| self.band(rows, it, seed, depth)) {
                Some((band, blocks)) => {
                    res.extend(self.text(&rows[done..band.start]));
                    res.extend(blocks);
                    (done, seed) = (band.end, band.end);
                }
                None => seed += 1,
            }
        }
        res.extend(self.text(&rows[done..]));
        res
    }

    /// A band as columns or as a table, and which of its rows that takes.
    fn band(
        &self,
        rows: &[Row],
        band: Band,
        seed: usize,
        depth: usize,
    ) -> Option<(Band, Vec<Block>)> {
        let band = self.between_rulings(rows, band, seed);
        let of_band = &rows[band.start..band.end];
        let first = of_band.iter().position(|it| is_crossed(it, band.gutter))?;
        let last = of_band.iter().rposition(|it| is_crossed(it, band.gutter))?;
        let last = last + self.n_continued(&of_band[last..]);
        let (start, end) = (band.start + first, band.start + last + 1);
        let band = Band { start, end, ..band };
        let of_table = &rows[start..end];
        let is_top = self.is_first && depth == 0 && start <= 1;
        let sides = self.sides(of_table, band.gutter);
        if is_top && self.is_letterhead(of_table, &sides, band) {
            return Some((band, self.one_after_the_other(&sides, depth)));
        }
        let gap_em = match band.n_crossed {
            0 | 1 => LONE_ROW_GAP_EM,
            2 | 3 => TABLE_GAP_EM,
            _ => LONG_TABLE_GAP_EM,
        };
        let is_wide = band.gutter.1 - band.gutter.0 >= gap_em * usual_em(of_table);
        let is_stretched = band.n_crossed < 2 && of_table.iter().any(|it| self.is_stretched(it))
            || self.is_justified(of_table, band, rows);
        if !is_wide || is_stretched || of_table.iter().any(|it| it.table.is_some()) {
            return None;
        }
        if self.is_list(of_table, band.gutter) {
            return Some((band, paragraphs(of_table)));
        }
        Some((band, table(self.words, of_table, self.rulings)))
    }

    fn one_after_the_other(&self, sides: &[Vec<Row>; 2], depth: usize) -> Vec<Block> {
        let [mut left, mut right] = sides.each_ref().map(|it| self.region(it, depth + 1));
        if let (Some(last), Some(first)) = (left.last_mut(), right.first_mut())
            && self.is_hyphened(last, first)
        {
            last.append(first);
            right.remove(0);
        }
        left.extend(right);
        left
    }

    /// Whether a word begun in one block goes on in the next.
    fn is_hyphened(&self, block: &Block, next: &Block) -> bool {
        let (Some(last), Some(first)) = (block.last(), next.first()) else { return false };
        let end = last.cells.last().and_then(|it| it.last()).map(|it| &self.words[*it].text);
        let start = first.cells.first().and_then(|it| it.first()).map(|it| &self.words[*it].text);
        !last.is_row
            && !first.is_row
            && end.is_some_and(|it| it.ends_with('-') && it.len() > 1)
            && start.is_some_and(|it| it.starts_with(char::is_lowercase))
    }

    /// How many rows after the last crossed one go on with it closely.
    fn n_continued(&self, rows: &[Row]) -> usize {
        rows.windows(2)
            .take_while(|it| it[1].table.is_none() && is_near(&it[0], &it[1]))
            .count()
            .min(if self.rulings.is_empty() { 3 } else { 12 })
    }

    /// The rows left and right of a gutter.
    pub(super) fn sides(&self, rows: &[Row], gutter: (f32, f32)) -> [Vec<Row>; 2] {
        let middle = f32::midpoint(gutter.0, gutter.1);
        let side = |is_right: bool| {
            let of_side = |it: &Row| self.part(it, middle, is_right);
            let mut rows: Vec<Row> = rows.iter().filter_map(of_side).collect();
            rows.sort_by(by_height);
            rows
        };
        [side(false), side(true)]
    }

    /// What of a row is on one side of a line.
    fn part(&self, it: &Row, middle: f32, is_right: bool) -> Option<Row> {
        if it.table.is_some() {
            let is_there = (f32::midpoint(it.bbox[0], it.bbox[2]) > middle) == is_right;
            return is_there.then(|| it.clone());
        }
        let is_there = |idx: &&usize| (self.words[**idx].x0 > middle) == is_right;
        let words: Vec<usize> = it.words.iter().filter(is_there).copied().collect();
        (!words.is_empty()).then(|| row(self.words, words))
    }

    /// Whether a band is a letterhead: two blocks of short lines on top of a letter, the left one
    /// without labels.
    fn is_letterhead(&self, rows: &[Row], sides: &[Vec<Row>; 2], band: Band) -> bool {
        let has_label = |it: &&Row| self.text_of(it).ends_with(':');
        let n_labels = sides[0].iter().filter(has_label).count();
        let is_one_gap = |it: &Row| gaps(self.words, it, TABLE_GAP_EM).len() <= 1;
        band.n_crossed > 1
            && rows.len() <= LETTERHEAD_LINES
            && !self.is_ruled_through(rows, band.gutter)
            && 2 * n_labels < sides[0].len()
            && rows.iter().all(is_one_gap)
            && rows.windows(2).all(|it| is_near(&it[0], &it[1]))
            && band.gutter.1 - band.gutter.0 > LONE_ROW_GAP_EM * usual_em(rows)
    }

    fn text_of(&self, row: &Row) -> String {
        row.words.iter().map(|it| self.words[*it].text.as_str()).collect()
    }

    /// Whether all gaps of a row are alike: justified, not cut into cells.
    fn is_stretched(&self, row: &Row) -> bool {
        let words = row.words.iter().map(|it| &self.words[*it]);
        let gaps = words.clone().zip(words.skip(1)).map(|(one, other)| other.x0 - one.x1);
        gaps.clone().count() > 1 && are_even(gaps)
    }

    /// Whether the gaps of some rows come from stretching a few words to the width of their column.
    fn is_justified(&self, of_band: &[Row], band: Band, rows: &[Row]) -> bool {
        let Some([x0, _, x1, _]) = bounds(rows.iter().map(|it| it.bbox)) else { return false };
        let is_even =
            |row: &Row| are_even(gaps(self.words, row, 0.0).into_iter().map(|it| it.1 - it.0));
        let is_full =
            |row: &Row| row.bbox[0] - x0 < 0.5 * row.em && x1 - row.bbox[2] < 0.5 * row.em;
        let mut crossed = of_band.iter().filter(|it| is_crossed(it, band.gutter));
        band.n_crossed <= JUSTIFIED_LINES
            && crossed.all(|it| is_full(it) && is_even(it))
            && rows.iter().filter(|it| is_full(it)).count() > 2 * band.n_crossed
    }

    /// Whether all that stands left of a gutter are marks of a list.
    fn is_list(&self, rows: &[Row], gutter: (f32, f32)) -> bool {
        let middle = f32::midpoint(gutter.0, gutter.1);
        let marks: Vec<String> = rows
            .iter()
            .filter_map(|it| self.part(it, middle, false))
            .map(|it| self.text_of(&it))
            .collect();
        let has_cells = |it: Row| !gaps(self.words, &it, TABLE_GAP_EM).is_empty();
        !marks.is_empty()
            && marks.iter().all(|it| is_list_mark(it))
            && !rows.iter().filter_map(|it| self.part(it, middle, true)).any(has_cells)
    }

    /// Running text, with ruled tables where they stand.
    fn text(&self, rows: &[Row]) -> Vec<Block> {
        let mut res = Vec::new();
        for chunk in rows.chunk_by(|one, other| one.table.is_none() && other.table.is_none()) {
            match chunk[0].table {
                Some(table) => res.extend(self.ruled(&self.tables[table])),
                None => res.extend(paragraphs(chunk)),
            }
        }
        res
    }

    /// A ruled table; cells that fill a row with a longer text are text between its parts.
    fn ruled(&self, table: &RuledTable) -> Vec<Block> {
        let mut res: Vec<Block> = Vec::new();
        let mut is_open = false;
        for cells in &table.rows {
            if let Some(texts) = self.framed(cells, table) {
                res.extend(texts);
                is_open = false;
                continue;
            }
            let cells = cells.iter().map(|it| self.in_order(&it.words)).collect();
            let line = TextLine { cells, is_row: true };
            match res.last_mut() {
                Some(block) if is_open => block.push(line),
                _ => res.push(vec![line]),
            }
            is_open = true;
        }
        res
    }

    /// The texts of a row that is a frame around running text, not cells.
    fn framed(&self, cells: &[Cell], table: &RuledTable) -> Option<Vec<Block>> {
        let used: Vec<Vec<Row>> = cells
            .iter()
            .filter(|it| !it.words.is_empty())
            .map(|it| rows(self.words, &it.words))
            .collect();
        let is_whole_row = cells.first().is_some_and(|it| it.span == cells.len());
        let is_frame = is_whole_row
            && used.first().is_some_and(|it| {
                it.len() > 1 || !gaps(self.words, &it[0], LONE_ROW_GAP_EM).is_empty()
            });
        let is_page = table.rows.len() == 1 && used.iter().all(|it| it.len() >= FRAME_LINES);
        (is_frame || is_page || table.is_panels)
            .then(|| used.iter().flat_map(|it| self.region(it, MAX_DEPTH - 1)).collect())
    }

    /// Words of a cell in reading order.
    fn in_order(&self, words: &[usize]) -> Vec<usize> {
        rows(self.words, words).into_iter().flat_map(|it| it.words).collect()
    }
}

/// Whether gaps are as wide as each other.
fn are_even(gaps: impl Iterator<Item = f32>) -> bool {
    let (least, most) =
        gaps.fold((f32::INFINITY, 0.0f32), |(least, most), it| (least.min(it), most.max(it)));
    most < STRETCHED_EVENLY * least
}
