//! Comparisons for people: tables and bars.

use super::push_line;
use ratlas_library::{Cell, Comparison, Dimension, Grid, rate};

use super::colour::{Style, on_one_line};
use super::table::Table;
use crate::args::compare::MeasureName;
use crate::messages::words::word;
use crate::messages::{Lang, Msg};

/// How a comparison is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) measure: MeasureName,
    pub(crate) lang: Lang,
    pub(crate) style: Style,
    /// Characters of a line.
    pub(crate) width: usize,
}

/// A place of a table: a value of each dimension, or any.
type At = Vec<Option<usize>>;

/// The tables of a comparison: of one dimension one for all terms, of two one for each term.
pub(crate) fn tables(of: &Comparison, look: Look) -> String {
    let mut res = if let [_] = of.request.by.as_slice() {
        by_one(of, look).text(look.width, look.style)
    } else {
        let grids = of.request.terms.iter().zip(&of.table.terms);
        let tables = grids.map(|(term, grid)| {
            let title = look.style.bold(&on_one_line(&term.label));
            format!("{title}\n{}", by_two(of, grid, look).text(look.width, look.style))
        });
        tables.collect::<Vec<String>>().join("\n")
    };
    res.push('\n');
    res.push_str(&legend(of, look));
    res
}

/// What the numbers are, and of which library.
fn legend(of: &Comparison, look: Look) -> String {
    let lang = look.lang;
    let mut res = format!("{}\n", lang.say(measure(look.measure)));
    for (dimension, left_out) in of.request.by.iter().zip(&of.table.left_out) {
        if *left_out > 0 {
            let name = word(lang, "facet", dimension.as_str());
            let count = lang.number(*left_out as u64);
            push_line(&mut res, &lang.fill(Msg::CompareLeftOut, &[&name, &count]));
        }
    }
    let state = lang.fill(Msg::LibraryState, &[&of.library]);
    push_line(&mut res, &look.style.dim(&state));
    res
}

/// What a measure counts, in one sentence.
pub(crate) fn measure(measure: MeasureName) -> Msg {
    match measure {
        MeasureName::Papers => Msg::ComparePapers,
        MeasureName::Mentions => Msg::CompareMentions,
        MeasureName::Rate => Msg::CompareRate,
    }
}

fn by_one(of: &Comparison, look: Look) -> Table {
    let lang = look.lang;
    let dimension = of.request.by[0];
    let labels = of.request.terms.iter().map(|it| it.label.clone());
    let heads = labels.chain([lang.say(Msg::CompareAll).to_owned()]).collect();
    let mut places: Vec<At> = (0..of.table.values[0].len()).map(|it| vec![Some(it)]).collect();
    places.push(vec![None]);
    let row = |place: &At| {
        let cells = of.table.terms.iter().map(|it| shown(of, it, place, look));
        let all = lang.number(of.table.all.cell(place).papers);
        (name(of, dimension, 0, place[0], lang), cells.chain([all]).collect())
    };
    let corner = word(lang, "facet", dimension.as_str()).to_owned();
    Table { corner, heads, rows: places.iter().map(row).collect() }
}

fn by_two(of: &Comparison, grid: &Grid, look: Look) -> Table {
    let lang = look.lang;
    let [rows, columns] = [0, 1].map(|it| of.request.by[it]);
    let indexes = |it: usize| (0..of.table.values[it].len()).map(Some).chain([None]);
    let heads = indexes(1).map(|it| name(of, columns, 1, it, lang)).collect();
    let row = |row: Option<usize>| {
        let cells = indexes(1).map(|column| shown(of, grid, &vec![row, column], look));
        (name(of, rows, 0, row, lang), cells.collect())
    };
    let corner = word(lang, "facet", rows.as_str()).to_owned();
    Table { corner, heads, rows: indexes(0).map(row).collect() }
}

/// The name of a value, or of all together.
fn name(
    of: &Comparison,
    dimension: Dimension,
    at: usize,
    value: Option<usize>,
    lang: Lang,
) -> String {
    match value {
        Some(value) => word(lang, dimension.as_str(), &of.table.values[at][value]).to_owned(),
        None => lang.say(Msg::CompareTotal).to_owned(),
    }
}

/// A number; a dash where there is no paper that could hold the words.
fn shown(of: &Comparison, grid: &Grid, place: &At, look: Look) -> String {
    let (cell, all) = (grid.cell(place), of.table.all.cell(place).papers);
    if all == 0 {
        return "\u{2013}".to_owned();
    }
    match look.measure {
        MeasureName::Papers => look.lang.number(cell.papers),
        MeasureName::Mentions => look.lang.number(cell.mentions),
        MeasureName::Rate => {
            rate(cell.papers, all).map_or(String::new(), |it| look.lang.decimal(it))
        }
    }
}

/// What a bar is as long as.
pub(crate) fn amount(cell: Cell, all: u64, measure: MeasureName) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
    match measure {
        MeasureName::Papers => cell.papers as f64,
        MeasureName::Mentions => cell.mentions as f64,
        MeasureName::Rate => rate(cell.papers, all).unwrap_or(0.0),
    }
}

/// The places of the cells of one dimension after the other, with what they are called.
pub(crate) fn bars(of: &Comparison, lang: Lang) -> Vec<(String, At)> {
    let dimension = |at: usize| of.request.by[at];
    let indexes = |it: usize| (0..of.table.values[it].len()).map(Some);
    if of.request.by.len() == 1 {
        return indexes(0).map(|it| (name(of, dimension(0), 0, it, lang), vec![it])).collect();
    }
    let pair = |row| {
        indexes(1).map(move |column| {
            let names =
                [name(of, dimension(0), 0, row, lang), name(of, dimension(1), 1, column, lang)];
            (names.join(" \u{b7} "), vec![row, column])
        })
    };
    indexes(0).flat_map(pair).collect()
}

/// Bars of characters, one block for each term.
pub(crate) fn chart(of: &Comparison, look: Look) -> String {
    let bars = bars(of, look.lang);
    let name_width = bars.iter().map(|it| it.0.chars().count()).max().unwrap_or(0).min(28);
    let room = look.width.saturating_sub(name_width + 12).clamp(10, 60);
    let highest = of.table.terms.iter().flat_map(|grid| {
        let amount = |it: &(String, At)| {
            amount(grid.cell(&it.1), of.table.all.cell(&it.1).papers, look.measure)
        };
        bars.iter().map(amount).collect::<Vec<f64>>()
    });
    let highest = highest.fold(0.0, f64::max);
    let mut res = String::new();
    for (term, grid) in of.request.terms.iter().zip(&of.table.terms) {
        push_line(&mut res, &look.style.bold(&on_one_line(&term.label)));
        for (name, place) in &bars {
            let all = of.table.all.cell(place).papers;
            let bar = bar(amount(grid.cell(place), all, look.measure), highest, room);
            let name: String = on_one_line(name).chars().take(28).collect();
            let number = shown(of, grid, place, look);
            let line = format!("{name:<name_width$}  {number:>8}  {bar}");
            push_line(&mut res, line.trim_end());
        }
        res.push('\n');
    }
    res + &legend(of, look)
}

/// A bar in eighths of a character; what is not nothing is seen.
fn bar(amount: f64, highest: f64, room: usize) -> String {
    if amount <= 0.0 || highest <= 0.0 {
        return String::new();
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "at most a few hundred eighths, not negative"
    )]
    let eighths = ((amount / highest * (room * 8) as f64).round() as usize).max(1);
    let mut res = "\u{2588}".repeat(eighths / 8);
    if !eighths.is_multiple_of(8) {
        // U+2589 is seven eighths, U+258F one.
        res.extend(char::from_u32(0x2590 - u32::try_from(eighths % 8).unwrap_or(1)));
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_in_proportion() {
        assert_eq!(bar(0.0, 5.0, 10), "");
        assert_eq!(bar(5.0, 5.0, 4), "████");
        assert_eq!(bar(2.5, 5.0, 3), "█▌");
        assert_eq!(bar(0.001, 5.0, 10), "▏");
        assert_eq!(bar(1.0, 0.0, 10), "");
    }
}
