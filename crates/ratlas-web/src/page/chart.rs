//! Geometry of comparisons: panels of lines or bars, drawn by `part/panel.html` as SVG.
//!
//! Colours come from the style of the page by class, so that dark and printed pages have their own.

use std::fmt::Write as _;

use ratlas_library::{Comparison, Dimension};
use ratlas_present::{At, Measure, value_name};

use crate::reader::Reader;

/// Panels beside each other.
pub(crate) const MAX_PANELS: usize = 12;

/// Values along a panel of bars: more have no room for their names.
pub(crate) const MAX_VALUES: usize = 16;

/// Years before the last one.
const MAX_YEARS: i32 = 40;

/// More points are no help to find a value; such as stand alone are drawn all the same.
const MAX_DOTS: usize = 300;

const WIDTH: f64 = 480.0;
const LEFT: f64 = 44.0;
const TOP: f64 = 12.0;
const PLOT_WIDTH: f64 = WIDTH - LEFT - 10.0;
const PLOT_HEIGHT: f64 = 168.0;

/// A panel, measured for a picture 480 wide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Panel {
    /// What its papers have in common; empty for the only one.
    pub(crate) title: String,
    /// How high the picture is.
    pub(crate) height: f64,
    /// Lines of the scale: where, and what they stand for.
    pub(crate) grid: Vec<(f64, String)>,
    /// Values along it: where, and what they are.
    pub(crate) labels: Vec<(f64, String)>,
    /// Whether the labels are turned, being long.
    pub(crate) is_turned: bool,
    /// Bars: class, x, y, width, height.
    pub(crate) bars: Vec<(usize, f64, f64, f64, f64)>,
    /// Lines: class, and the points between gaps.
    pub(crate) lines: Vec<(usize, String)>,
    /// Points: class, x, y.
    pub(crate) dots: Vec<(usize, f64, f64)>,
}

/// The panels of a comparison: one by one dimension, by two one for each value of the first. All have
/// the same scale, or else they could not be compared.
pub(crate) fn panels(of: &Comparison, measure: Measure, reader: &Reader) -> Vec<Panel> {
    let is_one = of.request.by.len() == 1;
    let firsts: Vec<Option<usize>> = if is_one {
        vec![None]
    } else {
        (0..of.table.values[0].len()).take(MAX_PANELS).map(Some).collect()
    };
    let at = of.request.by.len() - 1;
    let values = along(&of.table.values[at], of.request.by[at]);
    let place = |first: Option<usize>, value: Option<usize>| -> At {
        if is_one { vec![value] } else { vec![first, value] }
    };
    let series = |first: Option<usize>| -> Vec<Vec<Option<f64>>> {
        let of_term = |term: usize| {
            let amount = |it: usize| amount(of, term, &place(first, Some(it)), measure);
            values.iter().map(|it| it.1.and_then(amount)).collect()
        };
        (0..of.request.terms.len()).map(of_term).collect()
    };
    let all: Vec<Vec<Vec<Option<f64>>>> = firsts.iter().map(|it| series(*it)).collect();
    let highest = all.iter().flatten().flatten().flatten().fold(0.0, |a: f64, b| a.max(*b));
    let is_time = of.request.by[at] == Dimension::Year;
    let name = |(name, value): &(String, Option<usize>)| match value {
        Some(_) => value_name(of, at, *value, reader.lang),
        None => name.clone(),
    };
    let names: Vec<String> = values.iter().map(name).collect();
    let panel = |(first, series): (&Option<usize>, &Vec<Vec<Option<f64>>>)| {
        let title = first.map(|it| value_name(of, 0, Some(it), reader.lang)).unwrap_or_default();
        let has_dots = all.len() * series.len() * names.len() <= MAX_DOTS;
        Drawing { names: &names, series, step: step(highest), is_time, has_dots }
            .panel(title, reader)
    };
    firsts.iter().zip(&all).map(panel).collect()
}

/// The values along a panel with their indexes: of years the last ones, also those without papers, of
/// others the most frequent ones, which come first.
fn along(values: &[String], dimension: Dimension) -> Vec<(String, Option<usize>)> {
    let years: Vec<(i32, usize)> = match dimension {
        Dimension::Year => {
            let parsed = values.iter().enumerate();
            parsed.filter_map(|(idx, it)| Some((it.parse().ok()?, idx))).collect()
        }
        _ => Vec::new(),
    };
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        let first = values.iter().take(MAX_VALUES).enumerate();
        return first.map(|(idx, it)| (it.clone(), Some(idx))).collect();
    };
    let shown = first.0.max(last.0.saturating_sub(MAX_YEARS))..=last.0;
    let index = |year: i32| years.iter().find(|it| it.0 == year).map(|it| it.1);
    shown.map(|it| (it.to_string(), index(it))).collect()
}

/// `None` where there are no papers to count in.
fn amount(of: &Comparison, term: usize, place: &[Option<usize>], measure: Measure) -> Option<f64> {
    let all = of.table.all.cell(place).papers;
    (all > 0).then(|| measure.amount(of.table.terms[term].cell(place), all))
}

struct Drawing<'a> {
    names: &'a [String],
    series: &'a [Vec<Option<f64>>],
    /// A quarter of the scale.
    step: f64,
    is_time: bool,
    has_dots: bool,
}

impl Drawing<'_> {
    fn panel(&self, title: String, reader: &Reader) -> Panel {
        let is_turned = !self.is_time && self.names.len() > 4;
        let mut panel = Panel {
            title,
            height: TOP + PLOT_HEIGHT + if is_turned { 84.0 } else { 24.0 },
            grid: (0..=4).map(|it| self.grid_line(it, reader)).collect(),
            labels: self.labels(),
            is_turned,
            bars: Vec::new(),
            lines: Vec::new(),
            dots: Vec::new(),
        };
        for (idx, values) in self.series.iter().enumerate() {
            if self.is_time {
                self.line(&mut panel, idx, values);
            } else {
                self.bars(&mut panel, idx, values);
            }
        }
        panel
    }

    fn grid_line(&self, idx: i32, reader: &Reader) -> (f64, String) {
        let value = self.step * f64::from(idx);
        (self.y(value), number(value, reader))
    }

    /// Years stand as far apart as can be read.
    fn labels(&self) -> Vec<(f64, String)> {
        let each = if self.is_time { self.names.len().div_ceil(9).max(1) } else { 1 };
        let labels = self.names.iter().enumerate().step_by(each);
        let short = |name: &String| -> String {
            if name.chars().count() <= 15 {
                return name.clone();
            }
            name.chars().take(14).chain(['…']).collect()
        };
        labels.map(|(idx, name)| (self.x(idx), short(name))).collect()
    }

    fn bars(&self, panel: &mut Panel, idx: usize, values: &[Option<f64>]) {
        let group = PLOT_WIDTH / count(self.names.len().max(1));
        let width = (group * 0.8 / count(self.series.len().max(1))).min(40.0);
        let left = width * count(self.series.len()) / 2.0;
        for (at, value) in values.iter().enumerate() {
            let Some(value) = value else { continue };
            let (x, y) = (self.x(at) - left + width * count(idx), self.y(*value));
            panel.bars.push((idx + 1, tenths(x), y, tenths(width), tenths(TOP + PLOT_HEIGHT - y)));
        }
    }

    fn line(&self, panel: &mut Panel, idx: usize, values: &[Option<f64>]) {
        let mut points = String::new();
        for (at, value) in values.iter().enumerate() {
            match value {
                Some(value) => {
                    let (x, y) = (self.x(at), self.y(*value));
                    let _ = write!(points, "{x},{y} ");
                    let is_there = |at: Option<usize>| {
                        at.and_then(|it| values.get(it)).is_some_and(Option::is_some)
                    };
                    let has_line = is_there(at.checked_sub(1)) || is_there(Some(at + 1));
                    if self.has_dots || !has_line {
                        panel.dots.push((idx + 1, x, y));
                    }
                }
                None if points.is_empty() => {}
                None => panel.lines.push((idx + 1, std::mem::take(&mut points))),
            }
        }
        if !points.is_empty() {
            panel.lines.push((idx + 1, points));
        }
    }

    /// The middle of a value's room.
    fn x(&self, idx: usize) -> f64 {
        let room = PLOT_WIDTH / count(self.names.len().max(1));
        tenths(LEFT + room * (count(idx) + 0.5))
    }

    fn y(&self, value: f64) -> f64 {
        tenths(TOP + PLOT_HEIGHT * (1.0 - value / (self.step * 4.0)))
    }
}

/// A number as people write it, with a decimal where it has one.
pub(crate) fn number(number: f64, reader: &Reader) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    if number.fract() == 0.0 { reader.number(number as u64) } else { reader.lang.decimal(number) }
}

/// Nobody sees more.
fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "counts of values")]
fn count(number: usize) -> f64 {
    number as f64
}

/// A round number of which four reach the highest value: 1, 2, 2.5 or 5 times a power of ten.
fn step(highest: f64) -> f64 {
    let least = highest / 4.0;
    if least <= 1.0 {
        return 1.0;
    }
    let power = 10_f64.powf(least.log10().floor());
    // Of ones there are no halves.
    let steps = [1.0, 2.0, if power > 1.0 { 2.5 } else { 2.0 }, 5.0, 10.0];
    steps.map(|it| it * power).into_iter().find(|it| *it >= least).unwrap_or(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_round() {
        for (highest, expected) in
            [(0.0, 1.0), (4.0, 1.0), (17.0, 5.0), (401.0, 200.0), (1_000.0, 250.0)]
        {
            assert!((step(highest) - expected).abs() < 1e-9, "{highest}");
        }
    }

    #[test]
    fn years_without_papers_have_their_room() {
        let years = ["2018", "2021"].map(str::to_owned);
        let along: Vec<(String, Option<usize>)> = along(&years, Dimension::Year);
        let shown: Vec<Option<usize>> = along.iter().map(|it| it.1).collect();
        assert_eq!(shown, [Some(0), None, None, Some(1)]);
        assert_eq!(along[1].0, "2019");
    }

    #[test]
    fn lines_break_where_there_are_no_papers() {
        let names = ["2019", "2020", "2021"].map(str::to_owned);
        let series = vec![vec![Some(1.0), None, Some(4.0)]];
        let drawing =
            Drawing { names: &names, series: &series, step: 1.0, is_time: true, has_dots: false };
        let mut panel = Panel {
            title: String::new(),
            height: 0.0,
            grid: Vec::new(),
            labels: Vec::new(),
            is_turned: false,
            bars: Vec::new(),
            lines: Vec::new(),
            dots: Vec::new(),
        };
        drawing.line(&mut panel, 0, &series[0]);
        assert_eq!(panel.lines, [(1, "115,138 ".to_owned()), (1, "399,12 ".to_owned())]);
        assert_eq!(panel.dots.len(), 2);
    }
}
