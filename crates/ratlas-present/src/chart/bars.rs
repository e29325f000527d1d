//! Groups of bars as an SVG picture, for web pages, print and screen readers.
//!
//! Written here: the chart crates set colours inline, so that dark and printed pages cannot change
//! them, measure texts with fonts of the system, or bring fonts along.

use std::fmt::Write as _;

use crate::escaped;

/// A picture with panels under each other.
#[derive(Debug)]
pub struct BarChart {
    /// Read aloud first.
    pub title: String,
    /// What the numbers are.
    pub description: String,
    /// How a number is written.
    pub number: fn(f64) -> String,
    /// Under each other.
    pub panels: Vec<Panel>,
}

/// Groups of bars on one scale.
#[derive(Debug)]
pub struct Panel {
    /// Above the bars.
    pub title: String,
    /// One for each group.
    pub groups: Vec<String>,
    /// At most [`MAX_SERIES`].
    pub series: Vec<Series>,
}

/// The bars of one colour.
#[derive(Debug)]
pub struct Series {
    /// In the legend.
    pub name: String,
    /// One for each group; `None` where there is nothing to count in.
    pub values: Vec<Option<f64>>,
}

/// As many as there are colours that people who see fewer of them can tell apart.
pub const MAX_SERIES: usize = 8;

/// The colours of Okabe and Ito; yellow is darkened, black is the colour of the text.
const COLOURS: [&str; MAX_SERIES] =
    ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#b8a600", "#666666"];

const WIDTH: f64 = 900.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 16.0;
const PLOT_HEIGHT: f64 = 220.0;
const HEAD: f64 = 28.0;
const LEGEND_LINE: f64 = 20.0;
/// Room for names that are turned.
const FOOT: f64 = 110.0;

impl BarChart {
    /// The picture.
    pub fn svg(&self) -> String {
        let height: f64 = HEAD + self.panels.iter().map(Panel::height).sum::<f64>();
        let mut res = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
             role=\"img\" aria-labelledby=\"title desc\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n{}",
            escaped(&self.title),
            escaped(&self.description),
            style()
        );
        let _ = writeln!(
            res,
            "<rect class=\"page\" width=\"{WIDTH}\" height=\"{height}\"/>\n\
             <text x=\"{LEFT}\" y=\"18\" class=\"name\">{}</text>",
            escaped(&self.description)
        );
        let mut top = HEAD;
        for panel in &self.panels {
            let _ = writeln!(res, "<g transform=\"translate(0 {top})\">");
            panel.draw(&mut res, self.number);
            res.push_str("</g>\n");
            top += panel.height();
        }
        res + "</svg>\n"
    }
}

/// Colours by name, so that a page may set others; dark where the reader wants it, never in print.
fn style() -> String {
    let mut res = "<style>\n:root{--paper:#fff;--ink:#1a1a1a;--line:#d0d0d0}\n\
                   @media screen and (prefers-color-scheme:dark){:root{--paper:#161616;\
                   --ink:#f0f0f0;--line:#4a4a4a}}\n\
                   .page{fill:var(--paper)}\n\
                   text{fill:var(--ink);font:12px system-ui,sans-serif}\n\
                   .name{font-weight:600}\n.grid{stroke:var(--line)}\n\
                   .bar{stroke:var(--ink);stroke-width:.6}\n"
        .to_owned();
    for (idx, colour) in COLOURS.iter().enumerate() {
        // The second four are dashed at their edge as well.
        let dash = if idx < COLOURS.len() / 2 { "" } else { ";stroke-dasharray:3 2" };
        let _ = writeln!(res, ".s{idx}{{fill:{colour}{dash}}}");
    }
    res + "</style>\n"
}

impl Panel {
    fn height(&self) -> f64 {
        HEAD + PLOT_HEIGHT + FOOT + self.legend_height()
    }

    #[expect(clippy::cast_precision_loss, reason = "at most eight lines")]
    fn legend_height(&self) -> f64 {
        LEGEND_LINE * self.series.len() as f64
    }

    fn draw(&self, res: &mut String, number: fn(f64) -> String) {
        let _ = writeln!(
            res,
            "<text x=\"{LEFT}\" y=\"16\" class=\"name\">{}</text>",
            escaped(&self.title)
        );
        let values = self.series.iter().flat_map(|it| it.values.iter().flatten());
        let step = step(values.fold(0.0, |one: f64, other| one.max(*other)));
        Self::grid(res, step, number);
        let group = (WIDTH - LEFT - RIGHT) / count(self.groups.len().max(1));
        for (idx, name) in self.groups.iter().enumerate() {
            let x = LEFT + group * count(idx);
            self.group(res, idx, (x, group), step * STEPS, number);
            let (middle, y) = (x + group / 2.0, HEAD + PLOT_HEIGHT + 14.0);
            let short: String = name.chars().take(22).collect();
            let _ = writeln!(
                res,
                "<text x=\"{middle:.1}\" y=\"{y}\" text-anchor=\"end\" \
                 transform=\"rotate(-45 {middle:.1} {y})\">{}</text>",
                escaped(&short)
            );
        }
        self.legend(res);
    }

    fn grid(res: &mut String, step: f64, number: fn(f64) -> String) {
        for line in 0..=4 {
            let value = step * f64::from(line);
            let y = HEAD + PLOT_HEIGHT * (1.0 - value / (step * STEPS));
            let _ = writeln!(
                res,
                "<path class=\"grid\" d=\"M{LEFT} {y:.1}H{}\"/>\
                 <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - RIGHT,
                LEFT - 6.0,
                y + 4.0,
                escaped(&number(value))
            );
        }
    }

    /// The bars of one group; what there is nothing of has a name, too.
    fn group(
        &self,
        res: &mut String,
        idx: usize,
        (x, width): (f64, f64),
        highest: f64,
        number: fn(f64) -> String,
    ) {
        let bar = width * 0.8 / count(self.series.len().max(1));
        for (of, series) in self.series.iter().enumerate() {
            let Some(value) = series.values.get(idx).copied().flatten() else { continue };
            let height = PLOT_HEIGHT * value / highest;
            let _ = writeln!(
                res,
                "<rect class=\"bar s{}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{bar:.1}\" \
                 height=\"{height:.1}\"><title>{}</title></rect>",
                of % MAX_SERIES,
                x + width * 0.1 + bar * count(of),
                HEAD + PLOT_HEIGHT - height,
                escaped(&format!("{}, {}: {}", series.name, self.groups[idx], number(value)))
            );
        }
    }

    fn legend(&self, res: &mut String) {
        let top = HEAD + PLOT_HEIGHT + FOOT - LEGEND_LINE;
        for (idx, series) in self.series.iter().enumerate() {
            let y = top + LEGEND_LINE * count(idx);
            let _ = writeln!(
                res,
                "<rect class=\"bar s{}\" x=\"{LEFT}\" y=\"{y}\" width=\"14\" height=\"12\"/>\
                 <text x=\"{}\" y=\"{}\">{}</text>",
                idx % MAX_SERIES,
                LEFT + 20.0,
                y + 10.0,
                escaped(&series.name)
            );
        }
    }
}

/// Parts of the scale.
const STEPS: f64 = 4.0;

/// A round number of which four reach the highest value: 1, 2 or 5 times a power of ten.
fn step(highest: f64) -> f64 {
    let least = (highest / STEPS).max(f64::MIN_POSITIVE);
    if highest <= STEPS {
        return 1.0;
    }
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0].map(|it| it * power).into_iter().find(|it| *it >= least).unwrap_or(least)
}

#[expect(clippy::cast_precision_loss, reason = "counts of bars")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_round() {
        for (highest, expected) in [
            (0.0, 1.0),
            (3.0, 1.0),
            (4.0, 1.0),
            (5.0, 2.0),
            (17.0, 5.0),
            (400.0, 100.0),
            (401.0, 200.0),
        ] {
            assert!((step(highest) - expected).abs() < 1e-9, "{highest}");
        }
    }

    #[test]
    fn bars_have_names_and_no_markup() {
        let chart = BarChart {
            title: "<A>".to_owned(),
            description: "B & C".to_owned(),
            number: |it| format!("{it:.0}"),
            panels: vec![Panel {
                title: "</svg>".to_owned(),
                groups: vec!["2020".to_owned(), "2021".to_owned()],
                series: vec![Series { name: "\"x\"<y>".to_owned(), values: vec![Some(3.0), None] }],
            }],
        };
        let svg = chart.svg();
        assert_eq!(svg.matches("</svg>").count(), 1);
        assert!(svg.contains("<title id=\"title\">&lt;A&gt;</title>"), "{svg}");
        assert_eq!(svg.matches("<rect class=\"bar s0\"").count(), 2, "a bar and the legend: {svg}");
        assert!(svg.contains("&lt;y&gt;, 2020: 3</title>"), "{svg}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}
