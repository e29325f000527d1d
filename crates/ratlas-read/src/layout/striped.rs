//! Tables ruled between their rows only: rulings of one length under each other, and gutters that
//! run through what stands between them.

use super::geometry::{Ruling, median, shared};
use super::rows::{Row, rows};
use super::ruled::{Cell, RuledTable};
use super::stretches::{chunks, covered, extent};
use super::words::Word;

/// The rulings of one table begin and end within this distance of each other.
const SAME_END: f32 = 4.0;

/// Rulings nearer than this are one double ruling.
const DOUBLE_RULING: f32 = 4.0;

/// Shorter rulings underline words.
const LEAST_LENGTH: f32 = 90.0;

/// A table has at least so many rulings: with two, anything could stand between them.
const LEAST_RULINGS: usize = 3;

/// More rulings of one length are a drawing, or lines to write on.
const MAX_RULINGS: usize = 400;

/// Words of a row nearer than this, in parts of their size, are in one cell.
const CELL_GAP_EM: f32 = 0.6;

/// A gutter may be crossed by this part of the rows, e.g. by the heading of a part.
const CROSSED_BY: f32 = 0.2;

/// A line that fills this part of the width is running text where it is not alone.
const FULL_LINE: f32 = 0.75;

/// The cells of a table have fewer lines than this as a rule; longer texts between rulings are
/// columns of text.
const CELL_LINES: usize = 12;

/// A head without a ruling over it stands this near above the first one, in parts of its size.
const HEAD_EM: f32 = 1.6;

/// What stands between two rulings.
struct Strip {
    top: f32,
    bottom: f32,
    rows: Vec<Row>,
}

/// The tables ruled between their rows, outside of those that are known, from top to bottom.
pub(crate) fn striped_tables(
    words: &[Word],
    rulings: &[Ruling],
    known: &[RuledTable],
) -> Vec<RuledTable> {
    let is_free = |it: &&Ruling| {
        let is_in = |table: &RuledTable| {
            let [x0, y0, x1, y1] = table.bbox;
            (y0 - 1.0..=y1 + 1.0).contains(&it.at) && shared((x0, x1), (it.from, it.to)) > 0.0
        };
        it.is_horizontal && it.to - it.from >= LEAST_LENGTH && !known.iter().any(is_in)
    };
    let mut res: Vec<RuledTable> = Vec::new();
    for group in groups(rulings.iter().filter(is_free)) {
        for strips in runs(strips(words, &group), group[0]) {
            res.extend(table(words, &strips, group[0]));
        }
    }
    res
}

/// Rulings that begin and end alike, from top to bottom.
fn groups<'a>(rulings: impl Iterator<Item = &'a Ruling>) -> Vec<Vec<Ruling>> {
    let mut res: Vec<Vec<Ruling>> = Vec::new();
    for it in rulings {
        let is_alike = |group: &&mut Vec<Ruling>| {
            (group[0].from - it.from).abs() <= SAME_END && (group[0].to - it.to).abs() <= SAME_END
        };
        match res.iter_mut().find(is_alike) {
            Some(group) => group.push(*it),
            None => res.push(vec![*it]),
        }
    }
    for group in &mut res {
        group.sort_by(|one, other| one.at.total_cmp(&other.at));
        group.dedup_by(|it, before| it.at - before.at <= DOUBLE_RULING);
    }
    res.retain(|it| (LEAST_RULINGS..=MAX_RULINGS).contains(&it.len()));
    res
}

/// What stands between the rulings of a group.
fn strips(words: &[Word], group: &[Ruling]) -> Vec<Strip> {
    let (from, to) = (group[0].from - SAME_END, group[0].to + SAME_END);
    let mut of_strips: Vec<Vec<usize>> = vec![Vec::new(); group.len() - 1];
    for (idx, word) in words.iter().enumerate() {
        let [x0, y0, x1, y1] = word.bbox();
        let (x, y) = (f32::midpoint(x0, x1), f32::midpoint(y0, y1));
        let after = group.partition_point(|it| it.at <= y);
        if (from..to).contains(&x) && after > 0 && after < group.len() {
            of_strips[after - 1].push(idx);
        }
    }
    let strip = |(pair, of_strip): (&[Ruling], Vec<usize>)| Strip {
        top: pair[0].at,
        bottom: pair[1].at,
        rows: rows(words, &of_strip),
    };
    group.windows(2).zip(of_strips).map(strip).collect()
}

/// Stretches of strips without running text and without nothing.
fn runs(strips: Vec<Strip>, ruling: Ruling) -> Vec<Vec<Strip>> {
    let width = ruling.to - ruling.from;
    let is_text = |it: &Strip| {
        let is_full = |row: &Row| row.bbox[2] - row.bbox[0] >= FULL_LINE * width;
        it.rows.is_empty() || (it.rows.len() > CELL_LINES * 4 && it.rows.iter().any(is_full))
    };
    let mut res: Vec<Vec<Strip>> = vec![Vec::new()];
    for strip in strips {
        if is_text(&strip) {
            res.push(Vec::new());
        } else {
            res.last_mut().expect("there is a run from the start").push(strip);
        }
    }
    res.retain(|it| it.len() + 1 >= LEAST_RULINGS);
    res
}

/// A run of strips as a table, if the same gutters run through them.
fn table(words: &[Word], strips: &[Strip], ruling: Ruling) -> Option<RuledTable> {
    let columns = columns(words, strips);
    let is_row =
        |it: &&Strip| cells(words, &it.rows, &columns).filter(|it| !it.is_empty()).count() > 1;
    let mut n_lines: Vec<usize> = strips.iter().map(|it| it.rows.len()).collect();
    n_lines.sort_unstable();
    let n_rows = strips.iter().filter(is_row).count();
    if columns.len() < 2
        || n_rows < 2
        || 2 * n_rows < strips.len()
        || n_lines[n_lines.len() / 2] > CELL_LINES
    {
        return None;
    }
    let head = head(words, strips[0].top, ruling, &columns);
    let top = head.iter().flatten().map(|it| words[*it].bbox()[1]).fold(strips[0].top, f32::min);
    let bottom = strips.last().map_or(top, |it| it.bottom);
    let as_cell = |words: Vec<usize>| Cell { words, span: 1 };
    let mut res: Vec<Vec<Cell>> = Vec::new();
    if head.iter().any(|it| !it.is_empty()) {
        res.push(head.into_iter().map(as_cell).collect());
    }
    res.extend(strips.iter().map(|it| cells(words, &it.rows, &columns).map(as_cell).collect()));
    Some(RuledTable { bbox: [ruling.from, top, ruling.to, bottom], rows: res, is_panels: false })
}

/// Where the columns are: what most strips leave no gap in.
fn columns(words: &[Word], strips: &[Strip]) -> Vec<(f32, f32)> {
    let of_strip = |strip: &Strip| {
        let chunks = strip.rows.iter().flat_map(|row| chunks(words, row, CELL_GAP_EM));
        // A strip covers a place once, however many of its lines do.
        covered(chunks.map(|it| extent(words, &it)), 0, 0.0)
    };
    let allowed = (CROSSED_BY * strips.len() as f32) as i32;
    let ems = strips.iter().flat_map(|it| &it.rows).map(|it| it.em);
    covered(strips.iter().flat_map(of_strip), allowed, CELL_GAP_EM * median(ems.collect()))
}

/// The words of some rows by column; a stretch over several columns is in the first.
fn cells(
    words: &[Word],
    rows: &[Row],
    columns: &[(f32, f32)],
) -> impl Iterator<Item = Vec<usize>> + use<> {
    let mut res: Vec<Vec<usize>> = vec![Vec::new(); columns.len()];
    for chunk in rows.iter().flat_map(|it| chunks(words, it, CELL_GAP_EM)) {
        let extent = extent(words, &chunk);
        let is_left = |it: &&(f32, f32)| it.0 <= extent.0.max(columns[0].0);
        let before = columns.iter().take_while(is_left).count().max(1) - 1;
        let column = (before..columns.len()).find(|it| shared(columns[*it], extent) > 0.0);
        if let Some(cell) = res.get_mut(column.unwrap_or(before)) {
            cell.extend(chunk);
        }
    }
    res.into_iter()
}

/// The head of a table that has no ruling over it: the lines next above the first one, if each of
/// their stretches keeps to a column.
fn head(words: &[Word], top: f32, ruling: Ruling, columns: &[(f32, f32)]) -> Vec<Vec<usize>> {
    let is_above = |it: &usize| {
        let word = &words[*it];
        let x = f32::midpoint(word.x0, word.x1);
        (ruling.from..ruling.to).contains(&x) && word.y < top
    };
    let above: Vec<usize> = (0..words.len()).filter(is_above).collect();
    let mut taken: Vec<Row> = Vec::new();
    let mut below = top;
    for row in rows(words, &above).into_iter().rev() {
        let keeps = |it: &Vec<usize>| {
            let (x0, x1) = extent(words, it);
            columns.iter().filter(|column| shared(**column, (x0, x1)) > 0.0).count() == 1
        };
        if below - row.y > HEAD_EM * row.size || !chunks(words, &row, CELL_GAP_EM).iter().all(keeps)
        {
            break;
        }
        below = row.y;
        taken.push(row);
    }
    taken.reverse();
    let head: Vec<Vec<usize>> = cells(words, &taken, columns).collect();
    let is_head = head.iter().filter(|it| !it.is_empty()).count() > 1;
    if is_head { head } else { Vec::new() }
}
