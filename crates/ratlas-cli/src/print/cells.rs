//! The cells of a comparison for programs: CSV, JSON, and the picture.

use anyhow::Result;
use ratlas_library::{ComparedCell, Comparison, SearchQuery};
use serde::Serialize;

use super::bar_chart::{BarChart, MAX_SERIES, Panel, Series};
use super::comparison::{amount, bars, measure};
use super::csv::{LINE_FEED, written};
use crate::args::compare::MeasureName;
use crate::messages::Lang;
use crate::messages::words::word;

/// A count with the question that finds its papers.
#[derive(Debug, Serialize)]
pub(crate) struct CellLine<'a> {
    schema: &'static str,
    /// The state of the library.
    library: &'a str,
    term: &'a str,
    /// By dimension; null stands for papers of any value.
    values: serde_json::Map<String, serde_json::Value>,
    papers: u64,
    mentions: u64,
    /// All papers of these values.
    of: u64,
    /// Papers per thousand; null where there are none.
    per_thousand: Option<f64>,
    /// Finds these papers: `ratlas search QUERY`, with the switches below.
    query: Option<String>,
    exact: bool,
    thesaurus: bool,
    fold: bool,
}

impl<'a> CellLine<'a> {
    pub(crate) fn new(of: &'a Comparison, cell: &ComparedCell<'a>) -> CellLine<'a> {
        let values = of.request.by.iter().zip(&cell.values);
        CellLine {
            schema: "ratlas/count/1",
            library: &of.library,
            term: cell.label,
            values: values.map(|(by, it)| (by.as_str().to_owned(), (*it).into())).collect(),
            papers: cell.count.papers,
            mentions: cell.count.mentions,
            of: cell.of,
            per_thousand: cell.rate(),
            query: query_text(&cell.query),
            exact: cell.query.exact,
            thesaurus: cell.query.thesaurus,
            fold: cell.query.fold,
        }
    }
}

/// A question as it can be typed.
pub(crate) fn query_text(query: &SearchQuery) -> Option<String> {
    query.to_query_text().ok()
}

/// One line for each count.
pub(crate) fn long_csv(of: &Comparison) -> Result<String> {
    let by = of.request.by.iter().map(|it| it.as_str());
    let rest = ["papers", "mentions", "of", "per_thousand", "query", "switches", "library"];
    let heads = ["term"].into_iter().chain(by).chain(rest);
    let mut rows: Vec<Vec<String>> = vec![heads.map(str::to_owned).collect()];
    for cell in of.cells() {
        let CellLine { term, papers, mentions, of: all, per_thousand, query, library, .. } =
            CellLine::new(of, &cell);
        let mut row = vec![term.to_owned()];
        row.extend(cell.values.iter().map(|it| it.unwrap_or("*").to_owned()));
        row.extend([papers, mentions, all].map(|it| it.to_string()));
        row.push(per_thousand.map_or(String::new(), |it| format!("{it:.3}")));
        row.push(query.unwrap_or_default());
        row.push(switches(&cell.query));
        row.push(library.to_owned());
        rows.push(row);
    }
    written(LINE_FEED, rows)
}

/// The switches of `ratlas search` that a question needs beside its text.
pub(crate) fn switches(query: &SearchQuery) -> String {
    let all = [
        (query.exact, "--exact"),
        (!query.thesaurus, "--no-thesaurus"),
        (!query.fold, "--all-versions"),
    ];
    all.into_iter().filter(|it| it.0).map(|it| it.1).collect::<Vec<&str>>().join(" ")
}

/// One line for each place, one column for each question.
pub(crate) fn wide_csv(of: &Comparison, measure: MeasureName) -> Result<String> {
    let by = of.request.by.iter().map(|it| it.as_str());
    let terms = of.request.terms.iter().map(|it| it.label.as_str());
    let heads = by.chain(terms).chain(["of", "library"]);
    let mut rows: Vec<Vec<String>> = vec![heads.map(str::to_owned).collect()];
    for place in of.places() {
        let values = of.table.values.iter().zip(&place);
        let mut row: Vec<String> =
            values.map(|(values, at)| at.map_or("*".to_owned(), |it| values[it].clone())).collect();
        let all = of.table.all.cell(&place).papers;
        row.extend(of.table.terms.iter().map(|it| {
            let number = amount(it.cell(&place), all, measure);
            // Where there is no paper there is nothing to count.
            if all == 0 { String::new() } else { format!("{number}") }
        }));
        row.extend([all.to_string(), of.library.clone()]);
        rows.push(row);
    }
    written(LINE_FEED, rows)
}

/// The comparison as a picture: of one dimension the terms beside each other, of two a panel for each
/// term with the first ones of the first dimension beside each other.
pub(crate) fn picture(of: &Comparison, look: MeasureName, lang: Lang) -> BarChart {
    let labels: Vec<&str> = of.request.terms.iter().map(|it| it.label.as_str()).collect();
    BarChart {
        title: labels.join(", "),
        description: lang.say(measure(look)).to_owned(),
        number: lang.pick(|it| number(Lang::De, it), |it| number(Lang::En, it)),
        panels: if of.request.by.len() == 1 {
            vec![by_one(of, look, lang)]
        } else {
            (0..labels.len()).map(|it| by_two(of, it, look, lang)).collect()
        },
    }
}

fn number(lang: Lang, number: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and not negative"
    )]
    if number.fract() == 0.0 { lang.number(number as u64) } else { lang.decimal(number) }
}

fn value(
    of: &Comparison,
    term: usize,
    place: &[Option<usize>],
    measure: MeasureName,
) -> Option<f64> {
    let all = of.table.all.cell(place).papers;
    (all > 0).then(|| amount(of.table.terms[term].cell(place), all, measure))
}

fn by_one(of: &Comparison, measure: MeasureName, lang: Lang) -> Panel {
    let bars = bars(of, lang);
    let terms = of.request.terms.iter().enumerate().take(MAX_SERIES);
    let series = terms.map(|(idx, term)| Series {
        name: term.label.clone(),
        values: bars.iter().map(|it| value(of, idx, &it.1, measure)).collect(),
    });
    Panel {
        title: word(lang, "facet", of.request.by[0].as_str()).to_owned(),
        series: series.collect(),
        groups: bars.into_iter().map(|it| it.0).collect(),
    }
}

fn by_two(of: &Comparison, term: usize, measure: MeasureName, lang: Lang) -> Panel {
    let named = |at: usize, it: &String| word(lang, of.request.by[at].as_str(), it).to_owned();
    let rows = of.table.values[0].iter().enumerate().take(MAX_SERIES);
    let columns = 0..of.table.values[1].len();
    let series = rows.map(|(row, name)| Series {
        name: named(0, name),
        values: columns
            .clone()
            .map(|it| value(of, term, &[Some(row), Some(it)], measure))
            .collect(),
    });
    Panel {
        title: of.request.terms[term].label.clone(),
        series: series.collect(),
        groups: of.table.values[1].iter().map(|it| named(1, it)).collect(),
    }
}
