//! Terms compared over cities, years and so on.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ratlas_library::{Cell, CompareRequest, Comparison, Dimension, SearchQuery, rate};
use ratlas_model::Genre;
use ratlas_present::json::CellLine;
use ratlas_present::{At, Measure, csv, places};

use super::chart::{MAX_PANELS, MAX_VALUES, Panel, panels};
use super::mistaken::{Mistaken, told};
use crate::answer::{file, page, typed};
use crate::app::App;
use crate::failure::Failure;
use crate::kept::{Keepable, bytes_of};
use crate::reader::Reader;
use crate::state::compare::CompareAsked;
use crate::state::fields::narrowed;
use crate::state::search::without_page;

/// Cells of a table; all of them are in the files.
const MAX_CELLS: usize = 240;

#[derive(Debug, Template)]
#[template(path = "page/compare.html")]
struct ComparePage {
    reader: Reader,
    asked: CompareAsked,
    found: Arc<Found>,
    result: Option<CompareResult>,
}

/// What the library answers.
#[derive(Debug)]
struct Found {
    /// The counts, or what is wrong with the question; `None` where nothing is asked.
    compared: Option<Result<Comparison, Mistaken>>,
    /// The cities to choose from.
    cities: Vec<String>,
}

impl Keepable for Found {
    fn bytes(&self) -> Option<usize> {
        let cells = self.compared.iter().flatten().map(|it| {
            let cells: usize = it.table.values.iter().map(|it| it.len() + 1).product();
            cells * (it.request.terms.len() + 1) * size_of::<Cell>() * 2
        });
        Some(cells.sum::<usize>() + bytes_of(&self.cities))
    }
}

/// What was counted, as it is shown.
#[derive(Debug)]
struct CompareResult {
    panels: Vec<Panel>,
    /// Whether the panels leave values out.
    is_cut: bool,
    rows: Vec<CompareRow>,
    /// All papers, first the name of nothing.
    total: CompareRow,
    /// Rows that are in the files only.
    hidden: usize,
    /// How many values of each dimension have no cells.
    left_out: Vec<(Dimension, usize)>,
}

/// A place of the comparison.
#[derive(Debug)]
struct CompareRow {
    name: String,
    /// Papers there.
    of: u64,
    cells: Vec<CompareCell>,
}

#[derive(Debug)]
struct CompareCell {
    papers: u64,
    /// Of a thousand papers there.
    rate: Option<f64>,
    /// A list of the papers.
    link: String,
}

/// `/vergleich`.
pub(crate) async fn compare(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let asked = CompareAsked::of(&reader.address);
    let (request, lang) = (asked.request.clone(), reader.lang);
    let key = (request.clone(), lang);
    let found = app
        .ask_kept(key, move |library| {
            let cities = super::cities(library)?;
            if request.terms.is_empty() {
                return Ok(Found { compared: None, cities });
            }
            // The mistake may be in any of the terms: each is looked at by itself.
            for term in &request.terms {
                let query = SearchQuery { text: term.text.clone(), ..request.base.clone() };
                if let Err(mistaken) = told(library.doubts(&query), lang, &term.text)? {
                    return Ok(Found { compared: Some(Err(mistaken)), cities });
                }
            }
            let compared = Some(told(library.compare(&request), lang, "")?);
            Ok(Found { compared, cities })
        })
        .await?;
    let compared = found.compared.as_ref().and_then(|it| it.as_ref().ok());
    let result = compared.map(|it| CompareResult::new(it, asked.measure, &reader));
    Ok(page(&ComparePage { reader, asked, found, result }))
}

/// `/vergleich.csv`.
pub(crate) async fn as_csv(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let found = of_file(&app, &reader).await?;
    Ok(file("text/csv; charset=utf-8", "vergleich.csv", csv::comparison_long(&found)))
}

/// `/vergleich.json`.
pub(crate) async fn as_json(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let found = of_file(&app, &reader).await?;
    let lines: Vec<serde_json::Value> =
        found.cells().map(|it| serde_json::json!(CellLine::new(&found, &it))).collect();
    Ok(typed("application/json", serde_json::Value::Array(lines).to_string()))
}

async fn of_file(app: &App, reader: &Reader) -> Result<Comparison, Failure> {
    let request: CompareRequest = CompareAsked::of(&reader.address).request;
    if request.terms.is_empty() {
        return Err(Failure::BadAddress);
    }
    app.ask(move |library| Ok(library.compare(&request)?)).await
}

impl CompareResult {
    fn new(of: &Comparison, measure: Measure, reader: &Reader) -> CompareResult {
        let mut at: Vec<(String, At)> = places(of, reader.lang);
        // Where there are no papers there is nothing to compare.
        at.retain(|it| of.table.all.cell(&it.1).papers > 0);
        let limit = MAX_CELLS / of.request.terms.len().max(1);
        let hidden = at.len().saturating_sub(limit);
        at.truncate(limit);
        let total: At = vec![None; of.request.by.len()];
        let left_out = of.request.by.iter().copied().zip(of.table.left_out.iter().copied());
        let panels = panels(of, measure, reader);
        CompareResult {
            is_cut: is_cut(of),
            panels,
            rows: at.into_iter().map(|(name, at)| row(of, name, &at)).collect(),
            total: row(of, String::new(), &total),
            hidden,
            left_out: left_out.filter(|it| it.1 > 0).collect(),
        }
    }
}

/// Whether there are more values than a chart has room for.
fn is_cut(of: &Comparison) -> bool {
    let is_long = |(by, values): (&Dimension, &Vec<String>)| {
        let room = if of.request.by.last() == Some(by) { MAX_VALUES } else { MAX_PANELS };
        *by != Dimension::Year && values.len() > room
    };
    of.request.by.iter().zip(&of.table.values).any(is_long)
}

fn row(of: &Comparison, name: String, at: &[Option<usize>]) -> CompareRow {
    let all = of.table.all.cell(at).papers;
    let cell = |term: usize| {
        let papers = of.table.terms[term].cell(at).papers;
        CompareCell {
            papers,
            rate: rate(papers, all),
            link: without_page(&query(of, term, at)).to_string(),
        }
    };
    CompareRow { name, of: all, cells: (0..of.request.terms.len()).map(cell).collect() }
}

/// The question that finds the papers of a cell.
fn query(of: &Comparison, term: usize, at: &[Option<usize>]) -> SearchQuery {
    let text = of.request.terms[term].text.clone();
    let mut res = SearchQuery { text, ..of.request.base.clone() };
    for ((dimension, values), value) in of.request.by.iter().zip(&of.table.values).zip(at) {
        if let Some(value) = value {
            res = dimension.narrowed(&res, &values[*value]);
        }
    }
    res
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl ComparePage {
    fn mistaken(&self) -> Option<&Mistaken> {
        self.found.compared.as_ref()?.as_ref().err()
    }

    fn is_city(&self, city: &str) -> bool {
        self.asked.request.base.filters.city.iter().any(|it| it == city)
    }

    fn is_genre(&self, genre: &Genre) -> bool {
        self.asked.request.base.filters.genre.contains(genre)
    }

    fn is_rate(&self) -> bool {
        self.asked.measure == Measure::Rate
    }

    /// The same with another measure.
    fn measured(&self, name: &str) -> String {
        self.reader.address.without("measure").with("mass", name)
    }

    fn list(&self, path: &str) -> String {
        self.reader.address.at(path).to_string()
    }

    /// A worked example.
    fn example(&self, terms: &str, by: &[&str]) -> String {
        let mut pairs = vec![("begriffe", terms)];
        pairs.extend(by.iter().map(|it| ("nach", *it)));
        narrowed(&pairs).replacen('/', "/vergleich", 1)
    }

    fn rate(&self, rate: &f64) -> String {
        super::chart::number(*rate, &self.reader)
    }

    /// What the rows are.
    fn rows_are(&self) -> String {
        let by = self.asked.request.by.iter();
        let names: Vec<&str> = by.map(|it| self.reader.word("facet", it.as_str())).collect();
        names.join(" \u{b7} ")
    }
}
