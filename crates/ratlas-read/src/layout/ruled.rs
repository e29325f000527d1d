//! Ruled tables: rulings that meet make a grid, and the grid's cells take the words in them.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::geometry::{Bbox, Ruling, shared};
use super::words::Word;

/// Two rulings this near are one: double rulings, and pieces drawn cell by cell.
const SAME_RULING: f32 = 3.5;

/// Two rulings meet if they miss each other by no more than this.
const MEET_WITHIN: f32 = 3.0;

/// A ruling that reaches further than this beyond the last one across it closes an open side.
const OPEN_SIDE: f32 = 8.0;

/// A border is drawn between two cells if rulings cover this part of it.
const BORDER_COVERED: f32 = 0.6;

/// Grids with more columns or cells are drawings, e.g. graph paper or plans.
const MAX_COLUMNS: usize = 80;

/// See [`MAX_COLUMNS`]; a page of the densest budget has about 1,500 cells.
const MAX_CELLS: usize = 20_000;

/// More rulings are a drawing; the densest form found has 300.
const MAX_RULINGS: usize = 2_000;

/// A ruled table with the words in its cells.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RuledTable {
    /// Its area.
    pub(crate) bbox: Bbox,
    /// Its rows from top to bottom.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Whether its cells are blocks of their own, not parts of a row.
    pub(crate) is_panels: bool,
}

/// A cell, or the place a cell before it covers.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Cell {
    /// Indices of its words, in no order.
    pub(crate) words: Vec<usize>,
    /// How many columns it covers; 0 where another cell covers this place.
    pub(crate) span: usize,
}

/// The ruled tables of a page, from top to bottom.
pub(crate) fn ruled_tables(words: &[Word], rulings: &[Ruling]) -> Vec<RuledTable> {
    let (across, down): (Vec<Ruling>, Vec<Ruling>) =
        rulings.iter().partition(|it| it.is_horizontal);
    let mut res: Vec<RuledTable> = nets(&across, &down)
        .into_iter()
        .filter_map(|(across, down)| Grid::new(&across, &down)?.table(words))
        .collect();
    res.sort_by(|one, other| one.bbox[1].total_cmp(&other.bbox[1]));
    without_shared_words(without_nested(res))
}

/// Gives a word in two tables, whose frames overlap, to the upper one.
fn without_shared_words(mut tables: Vec<RuledTable>) -> Vec<RuledTable> {
    let mut taken = BTreeSet::new();
    for table in &mut tables {
        for cell in table.rows.iter_mut().flatten() {
            cell.words.retain(|it| taken.insert(*it));
        }
    }
    tables.retain(|it| it.rows.iter().flatten().any(|it| !it.words.is_empty()));
    tables
}

/// Rulings on one line that touch, as one; none if there are so many that they are a drawing.
pub(crate) fn joined(mut rulings: Vec<Ruling>) -> Vec<Ruling> {
    rulings.sort_by(|one, other| {
        let key = |it: &Ruling| (it.is_horizontal, [it.at, it.from, it.to]);
        let ((one_way, one), (other_way, other)) = (key(one), key(other));
        let places = one.iter().zip(other).map(|(one, other)| one.total_cmp(&other));
        one_way.cmp(&other_way).then(places.fold(Ordering::Equal, Ordering::then))
    });
    let mut res: Vec<Ruling> = Vec::new();
    for it in rulings {
        let touches = |last: &&mut Ruling| {
            last.is_horizontal == it.is_horizontal
                && it.at - last.at <= 1.0
                && shared((last.from, last.to), (it.from, it.to)) > -MEET_WITHIN
        };
        match res.iter_mut().rev().take(8).find(touches) {
            Some(last) => {
                last.from = last.from.min(it.from);
                last.to = last.to.max(it.to);
            }
            None => res.push(it),
        }
    }
    if res.len() > MAX_RULINGS { Vec::new() } else { res }
}

/// Groups of rulings that meet each other: horizontal and vertical ones.
fn nets(across: &[Ruling], down: &[Ruling]) -> Vec<(Vec<Ruling>, Vec<Ruling>)> {
    let mut groups = Groups::new(across.len() + down.len());
    for (idx, one) in across.iter().enumerate() {
        for (other_idx, other) in down.iter().enumerate() {
            if reaches(one, other.at) && reaches(other, one.at) {
                groups.join(idx, across.len() + other_idx);
            }
        }
    }
    let mut nets: Vec<(usize, Vec<Ruling>, Vec<Ruling>)> = Vec::new();
    for idx in 0..across.len() + down.len() {
        let root = groups.root(idx);
        let place = nets.iter().position(|it| it.0 == root).unwrap_or_else(|| {
            nets.push((root, Vec::new(), Vec::new()));
            nets.len() - 1
        });
        match across.get(idx) {
            Some(it) => nets[place].1.push(*it),
            None => nets[place].2.push(down[idx - across.len()]),
        }
    }
    let is_net = |it: &(usize, Vec<Ruling>, Vec<Ruling>)| it.1.len() > 1 && !it.2.is_empty();
    nets.into_iter().filter(is_net).map(|(_, across, down)| (across, down)).collect()
}

fn reaches(ruling: &Ruling, place: f32) -> bool {
    ruling.from - MEET_WITHIN <= place && place <= ruling.to + MEET_WITHIN
}

/// Which of several things belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(len: usize) -> Groups {
        Groups((0..len).collect())
    }

    /// The first of the group of one thing.
    fn root(&mut self, mut it: usize) -> usize {
        while self.0[it] != it {
            self.0[it] = self.0[self.0[it]];
            it = self.0[it];
        }
        it
    }

    /// The first of the group of a cell within its row, which begins with cell `start`.
    fn row_root(&self, mut it: usize, start: usize) -> usize {
        while self.0[it] != it && self.0[it] >= start {
            it = self.0[it];
        }
        it
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}

/// The lines of a table and which of its cells are open to each other.
struct Grid {
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// For each cell, row by row, the first of those it is one with.
    cells: Vec<usize>,
}

impl Grid {
    fn new(across: &[Ruling], down: &[Ruling]) -> Option<Grid> {
        let (xs, ys) = (places(down, across), places(across, down));
        let (n_columns, n_rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if !(2..=MAX_COLUMNS).contains(&n_columns) || n_columns * n_rows > MAX_CELLS || n_rows == 0
        {
            return None;
        }
        let mut groups = Groups::new(n_columns * n_rows);
        for row in 0..n_rows {
            let y = (ys[row], ys[row + 1]);
            for column in (1..n_columns).filter(|it| !has_border(down, xs[*it], y)) {
                groups.join(row * n_columns + column - 1, row * n_columns + column);
            }
        }
        for (row, y) in ys.iter().enumerate().take(n_rows).skip(1) {
            for (start, end) in joint_cells(&groups, row, n_columns) {
                if !has_border(across, *y, (xs[start], xs[end])) {
                    groups.join((row - 1) * n_columns + start, row * n_columns + start);
                }
            }
        }
        let cells = (0..n_columns * n_rows).map(|it| groups.root(it)).collect();
        Some(Grid { xs, ys, cells })
    }

    fn n_columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// The table with its words; `None` if no row has two cells with words.
    fn table(&self, words: &[Word]) -> Option<RuledTable> {
        let mut of_cells: Vec<Vec<usize>> = vec![Vec::new(); self.cells.len()];
        for (idx, word) in words.iter().enumerate() {
            if let Some(cell) = self.cell_of(word) {
                of_cells[self.cells[cell]].push(idx);
            }
        }
        let n_columns = self.n_columns();
        let is_used = |row: &&[Vec<usize>]| row.iter().any(|it| !it.is_empty());
        let n_side_by_side = of_cells
            .chunks(n_columns)
            .filter(|row| row.iter().filter(|it| !it.is_empty()).count() > 1)
            .count();
        if n_side_by_side == 0 {
            return None;
        }
        let used: Vec<(usize, &[Vec<usize>])> =
            of_cells.chunks(n_columns).enumerate().filter(|(_, it)| is_used(it)).collect();
        let rows = used.iter().map(|(row, words)| self.row(*row, words)).collect();
        let bbox = [self.xs[0], self.ys[0], self.xs[n_columns], self.ys[self.ys.len() - 1]];
        Some(RuledTable { bbox, rows: without_unused_columns(rows), is_panels: false })
    }

    fn row(&self, row: usize, words: &[Vec<usize>]) -> Vec<Cell> {
        let n_columns = self.n_columns();
        let roots = &self.cells[row * n_columns..(row + 1) * n_columns];
        let cell = |column: usize| {
            let is_first = column == 0 || roots[column - 1] != roots[column];
            let len = roots[column..].iter().take_while(|it| **it == roots[column]).count();
            Cell { words: words[column].clone(), span: if is_first { len } else { 0 } }
        };
        (0..n_columns).map(cell).collect()
    }

    /// The cell a word's middle is in.
    fn cell_of(&self, word: &Word) -> Option<usize> {
        let [x0, y0, x1, y1] = word.bbox();
        let place = |lines: &[f32], at: f32| {
            let after = lines.partition_point(|it| *it <= at);
            (after > 0 && after < lines.len()).then(|| after - 1)
        };
        let column = place(&self.xs, f32::midpoint(x0, x1))?;
        Some(place(&self.ys, f32::midpoint(y0, y1))? * self.n_columns() + column)
    }
}

/// The stretches of columns that are one cell both in a row and in the row above it.
///
/// Only such cells can be one cell over both rows: a cell is a rectangle.
fn joint_cells(groups: &Groups, row: usize, n_columns: usize) -> Vec<(usize, usize)> {
    let cells = |row: usize| {
        let roots: Vec<usize> = (0..n_columns)
            .map(|it| groups.row_root(row * n_columns + it, row * n_columns))
            .collect();
        let mut end = 0;
        let stretch = |it: &[usize]| {
            end += it.len();
            (end - it.len(), end)
        };
        roots.chunk_by(|one, other| one == other).map(stretch).collect::<Vec<_>>()
    };
    let (above, below) = (cells(row - 1), cells(row));
    above.into_iter().filter(|it| below.contains(it)).collect()
}

/// Where the lines of one direction stand, open sides closed by the ends of those across.
fn places(lines: &[Ruling], across: &[Ruling]) -> Vec<f32> {
    let mut res: Vec<f32> = lines.iter().map(|it| it.at).collect();
    res.sort_by(f32::total_cmp);
    res.dedup_by(|it, before| *it - *before <= SAME_RULING);
    // A ruling that ends between two lines begins or ends a row without a line of its own.
    let is_new = |it: &f32| res.iter().all(|line| (line - it).abs() > OPEN_SIDE);
    let ends: Vec<f32> = across
        .iter()
        .filter(|it| it.to - it.from > OPEN_SIDE)
        .flat_map(|it| [it.from, it.to])
        .filter(is_new)
        .collect();
    res.extend(ends);
    res.sort_by(f32::total_cmp);
    res.dedup_by(|it, before| *it - *before <= SAME_RULING);
    let start = across.iter().map(|it| it.from).fold(f32::INFINITY, f32::min);
    let end = across.iter().map(|it| it.to).fold(f32::NEG_INFINITY, f32::max);
    if res.first().is_some_and(|it| start < it - OPEN_SIDE) {
        res.insert(0, start);
    }
    if res.last().is_some_and(|it| end > it + OPEN_SIDE) {
        res.push(end);
    }
    res
}

/// Whether rulings at one place cover most of a stretch.
fn has_border(lines: &[Ruling], at: f32, stretch: (f32, f32)) -> bool {
    let covers = lines
        .iter()
        .filter(|it| (it.at - at).abs() <= SAME_RULING)
        .map(|it| shared((it.from, it.to), stretch).max(0.0))
        .fold(0.0, f32::max);
    covers >= BORDER_COVERED * (stretch.1 - stretch.0)
}

/// Leaves out columns in which no cell begins, an artefact of rulings that do not quite meet.
fn without_unused_columns(mut rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let n_columns = rows.first().map_or(0, Vec::len);
    let is_used: Vec<bool> =
        (0..n_columns).map(|column| rows.iter().any(|row| row[column].span > 0)).collect();
    for row in &mut rows {
        let mut kept = is_used.iter();
        row.retain(|_| *kept.next().expect("every row has all columns"));
    }
    rows
}

/// Leaves out tables inside others: their words are in the cells of the outer one.
fn without_nested(tables: Vec<RuledTable>) -> Vec<RuledTable> {
    let is_inside = |[x0, y0, x1, y1]: Bbox, outer: Bbox| {
        let (x, y) = (f32::midpoint(x0, x1), f32::midpoint(y0, y1));
        outer[0] < x && x < outer[2] && outer[1] < y && y < outer[3]
    };
    let area = |it: Bbox| (it[2] - it[0]) * (it[3] - it[1]);
    let boxes: Vec<Bbox> = tables.iter().map(|it| it.bbox).collect();
    let is_nested = |one: Bbox| boxes.iter().any(|it| area(*it) > area(one) && is_inside(one, *it));
    tables.into_iter().filter(|it| !is_nested(it.bbox)).collect()
}
