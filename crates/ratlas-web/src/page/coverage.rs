//! What the library knows of its papers and what not.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ratlas_library::{
    CompareRequest, Comparison, Coverage, CoverageFilter, CoverageRow, Dimension, Library,
    ValueCoverage,
};
use ratlas_model::Genre;
use ratlas_present::json::CoverageLine;
use ratlas_present::{Meaning, csv, meaning};

use super::mistaken::{Mistaken, told};
use crate::answer::{file, page, typed};
use crate::app::App;
use crate::failure::Failure;
use crate::kept::{Keepable, bytes_of};
use crate::reader::Reader;
use crate::state::coverage::{ROWS, by, filter, query};
use crate::state::search::without_page;
use crate::state::turning::Turning;

/// Rows of a table on a page.
const MAX_ROWS: usize = 40;

/// Years of the map: the last ones.
const MAX_YEARS: usize = 15;

#[derive(Debug, Template)]
#[template(path = "page/coverage.html")]
struct CoveragePage {
    reader: Reader,
    filter: CoverageFilter,
    by: Dimension,
    found: Arc<Found>,
    map: Option<Map>,
    /// Pages of both tables.
    turning: Turning,
}

/// What the library answers.
#[derive(Debug)]
struct Found {
    coverage: Coverage,
    /// The cities to choose from.
    cities: Vec<String>,
    /// By city and year, or what is wrong with the question.
    compared: Result<Comparison, Mistaken>,
}

impl Keepable for Found {
    fn bytes(&self) -> Option<usize> {
        let values = self.coverage.rows.iter().map(|it| size_of_val(it.values.as_slice()));
        let rows = values.sum::<usize>() + bytes_of(&self.coverage.rows);
        let cells = self.compared.as_ref().map_or(0, |it| {
            let n_cells: usize = it.table.values.iter().map(|it| it.len() + 1).product();
            n_cells * size_of::<u64>() * 4
        });
        Some(rows + cells + bytes_of(&self.cities))
    }
}

/// Papers by city and year.
#[derive(Debug)]
struct Map {
    years: Vec<String>,
    rows: Vec<MapRow>,
    /// The first number of each darker step.
    steps: [u64; 4],
}

#[derive(Debug)]
struct MapRow {
    city: String,
    total: u64,
    /// How many, and the address of a list of them.
    cells: Vec<(u64, String)>,
}

/// `/abdeckung`.
pub(crate) async fn coverage(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let (asked, by, lang) = (filter(&reader.address), by(&reader.address), reader.lang);
    let question = asked.clone();
    let found = app
        .ask_kept((&asked, by, lang), move |library| {
            let cities = super::cities(library)?;
            let compared = told(compared(library, &question), lang, "")?;
            Ok(Found { coverage: library.coverage(&question, by)?, cities, compared })
        })
        .await?;
    let compared = found.compared.as_ref().ok();
    let n_cities = compared.map_or(0, |it| it.table.values[0].len());
    let total = found.coverage.rows.len().max(n_cities);
    let turning = Turning::new(&reader.address, total, MAX_ROWS);
    let map = compared.and_then(|it| Map::new(it, turning.skipped(MAX_ROWS)));
    Ok(page(&CoveragePage { filter: asked, by, found, map, turning, reader }))
}

/// `/abdeckung.csv`.
pub(crate) async fn as_csv(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let (filter, by) = (filter(&reader.address), by(&reader.address));
    let found = app.ask(move |library| Ok(library.coverage(&filter, by)?)).await?;
    Ok(file("text/csv; charset=utf-8", "abdeckung.csv", csv::coverage(&found, by)))
}

/// `/abdeckung.json`.
pub(crate) async fn as_json(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let (filter, by) = (filter(&reader.address), by(&reader.address));
    let found = app.ask(move |library| Ok(library.coverage(&filter, by)?)).await?;
    let rows = found.rows.iter().map(|it| CoverageLine::new(it, &found, by, false));
    let total = CoverageLine::new(&found.total, &found, by, true);
    let lines: Vec<CoverageLine<'_>> = rows.chain([total]).collect();
    Ok(typed("application/json", serde_json::json!(lines).to_string()))
}

/// The papers by city and year.
fn compared(
    library: &Library,
    filter: &CoverageFilter,
) -> Result<Comparison, ratlas_library::LibraryError> {
    library.compare(&CompareRequest {
        terms: Vec::new(),
        by: vec![Dimension::City, Dimension::Year],
        base: query(filter),
        top: MAX_ROWS,
    })
}

impl Map {
    /// The last number of the first step.
    fn below(&self) -> u64 {
        self.steps[0] - 1
    }

    /// The cities behind the first ones; `None` where no paper has a city and a year.
    fn new(of: &Comparison, skipped: usize) -> Option<Map> {
        let [cities, years] = of.table.values.as_slice() else { return None };
        let first = years.len().saturating_sub(MAX_YEARS);
        let cell = |city: usize, year: usize| {
            let papers = of.table.all.cell(&[Some(city), Some(year)]).papers;
            let narrowed = Dimension::City.narrowed(&of.request.base, &cities[city]);
            let narrowed = Dimension::Year.narrowed(&narrowed, &years[year]);
            (papers, if papers > 0 { without_page(&narrowed).to_string() } else { String::new() })
        };
        let row = |(idx, city): (usize, &String)| MapRow {
            city: city.clone(),
            total: of.table.all.cell(&[Some(idx), None]).papers,
            cells: (first..years.len()).map(|year| cell(idx, year)).collect(),
        };
        let rows: Vec<MapRow> =
            cities.iter().enumerate().skip(skipped).take(MAX_ROWS).map(row).collect();
        let steps = steps(rows.iter().flat_map(|it| it.cells.iter().map(|it| it.0)));
        let is_empty = rows.is_empty() || years.is_empty();
        (!is_empty).then(|| Map { years: years[first..].to_vec(), rows, steps })
    }
}

/// Where the darker steps begin: so that each step has about as many cells.
fn steps(counts: impl Iterator<Item = u64>) -> [u64; 4] {
    let mut counts: Vec<u64> = counts.filter(|it| *it > 0).collect();
    counts.sort_unstable();
    let at = |part: usize| counts.get(counts.len() * part / 5).copied().unwrap_or(1);
    let mut res = [at(1), at(2), at(3), at(4)];
    for idx in 0..4 {
        res[idx] = res[idx].max(if idx == 0 { 3 } else { res[idx - 1] + 1 });
    }
    res
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl CoveragePage {
    fn is_city(&self, city: &str) -> bool {
        self.filter.cities.iter().any(|it| it == city)
    }

    fn is_genre(&self, genre: &Genre) -> bool {
        self.filter.genres.contains(genre)
    }

    /// The step of a cell of the map.
    fn step(&self, steps: &[u64; 4], count: &u64) -> &'static str {
        ["h0", "h1", "h2", "h3", "h4"][steps.iter().filter(|it| count >= *it).count()]
    }

    /// The step of a share, by per cent.
    fn share(&self, of: &ValueCoverage) -> &'static str {
        match percent(of.found, of.expected) {
            0..25 => "h0",
            25..50 => "h1",
            50..80 => "h2",
            80..95 => "h3",
            _ => "h4",
        }
    }

    fn percent(&self, part: &u64, of: &u64) -> u64 {
        percent(*part, *of)
    }

    /// The name of a row.
    fn name<'a>(&self, row: &'a CoverageRow) -> Option<&'a str> {
        row.value.as_deref().map(|it| ratlas_present::word(self.reader.lang, self.by.as_str(), it))
    }

    /// The papers of a row.
    fn papers(&self, row: &CoverageRow) -> Option<String> {
        let value = row.value.as_deref()?;
        Some(without_page(&self.by.narrowed(&query(&self.filter), value)).to_string())
    }

    fn rows(&self) -> impl Iterator<Item = &CoverageRow> {
        self.found.coverage.rows.iter().skip(self.turning.skipped(MAX_ROWS)).take(MAX_ROWS)
    }

    fn meaning(&self, code: &str) -> Option<Meaning> {
        meaning(self.reader.lang, code)
    }

    fn counted_by(&self, by: &Dimension) -> String {
        self.reader.address.without("by").without("seite").with("nach", by.as_str())
    }

    fn list(&self, path: &str) -> String {
        self.reader.address.without("seite").at(path).to_string()
    }
}

/// Rounded down: 100 is all.
fn percent(part: u64, of: u64) -> u64 {
    100 * part / of.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_rise() {
        assert_eq!(steps([0, 1, 1, 1, 1].into_iter()), [3, 4, 5, 6]);
        assert_eq!(steps(1..=100), [21, 41, 61, 81]);
        assert_eq!(steps(std::iter::empty()), [3, 4, 5, 6]);
        assert_eq!((percent(199, 200), percent(0, 0)), (99, 0));
    }
}
