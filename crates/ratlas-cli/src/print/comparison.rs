//! Comparisons for people: tables and bars.

use super::push_line;
use ratlas_library::{Comparison, Grid, rate};
use ratlas_present::{At, Lang, Measure, on_one_line, places, value_name, word};

use super::colour::Style;
use super::table::Table;
use crate::messages::Msg;

/// How a comparison is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) measure: Measure,
    pub(crate) lang: Lang,
    pub(crate) style: Style,
    /// Characters of a line.
    pub(crate) width: usize,
}

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
    let mut res = format!("{}\n", lang.say(look.measure.sentence()));
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
        (value_name(of, 0, place[0], lang), cells.chain([all]).collect())
    };
    let corner = word(lang, "facet", dimension.as_str()).to_owned();
    Table { corner, heads, rows: places.iter().map(row).collect() }
}

fn by_two(of: &Comparison, grid: &Grid, look: Look) -> Table {
    let lang = look.lang;
    let rows = of.request.by[0];
    let indexes = |it: usize| (0..of.table.values[it].len()).map(Some).chain([None]);
    let heads = indexes(1).map(|it| value_name(of, 1, it, lang)).collect();
    let row = |row: Option<usize>| {
        let cells = indexes(1).map(|column| shown(of, grid, &vec![row, column], look));
        (value_name(of, 0, row, lang), cells.collect())
    };
    let corner = word(lang, "facet", rows.as_str()).to_owned();
    Table { corner, heads, rows: indexes(0).map(row).collect() }
}

/// A number; a dash where there is no paper that could hold the words.
fn shown(of: &Comparison, grid: &Grid, place: &At, look: Look) -> String {
    let (cell, all) = (grid.cell(place), of.table.all.cell(place).papers);
    if all == 0 {
        return "\u{2013}".to_owned();
    }
    match look.measure {
        Measure::Papers => look.lang.number(cell.papers),
        Measure::Mentions => look.lang.number(cell.mentions),
        Measure::Rate => rate(cell.papers, all).map_or(String::new(), |it| look.lang.decimal(it)),
    }
}

/// Bars of characters, one block for each term.
pub(crate) fn chart(of: &Comparison, look: Look) -> String {
    let bars = places(of, look.lang);
    let name_width = bars.iter().map(|it| it.0.chars().count()).max().unwrap_or(0).min(28);
    let room = look.width.saturating_sub(name_width + 12).clamp(10, 60);
    let highest = of.table.terms.iter().flat_map(|grid| {
        let amount = |it: &(String, At)| {
            look.measure.amount(grid.cell(&it.1), of.table.all.cell(&it.1).papers)
        };
        bars.iter().map(amount).collect::<Vec<f64>>()
    });
    let highest = highest.fold(0.0, f64::max);
    let mut res = String::new();
    for (term, grid) in of.request.terms.iter().zip(&of.table.terms) {
        push_line(&mut res, &look.style.bold(&on_one_line(&term.label)));
        for (name, place) in &bars {
            let all = of.table.all.cell(place).papers;
            let bar = bar(look.measure.amount(grid.cell(place), all), highest, room);
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
