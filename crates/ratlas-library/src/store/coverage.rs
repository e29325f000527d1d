//! Counting what is known of papers, in SQL.

use std::fmt::Write;

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params_from_iter};

use crate::Dimension;
use crate::coverage::{CoverageFilter, CoverageRow, VALUES, Value, ValueCoverage};
use crate::store::unsigned;

/// The counts of all papers, and by value.
pub(crate) struct Counts {
    pub(crate) total: CoverageRow,
    pub(crate) rows: Vec<CoverageRow>,
}

/// Counts by the values of a column of `papers`; `doubted` are rules that are often wrong.
pub(crate) fn counts(
    connection: &Connection,
    filter: &CoverageFilter,
    by: Dimension,
    doubted: &[&str],
) -> rusqlite::Result<Counts> {
    let column = match by {
        Dimension::Year => "cast(year AS TEXT)",
        Dimension::Genre => "genre",
        Dimension::State => "state",
        _ => "city",
    };
    let (condition, parameters) = condition(filter);
    let found = found(connection, column, &condition, &parameters)?;
    let doubts = doubts(connection, column, &condition, &parameters, doubted)?;
    let mut total = CoverageRow { values: empty_values(), ..CoverageRow::default() };
    let mut rows = Vec::new();
    for mut row in found {
        for value in &mut row.values {
            let doubtful = doubts.get(&(row.value.clone(), value.name.to_owned()));
            value.doubtful = doubtful.copied().unwrap_or(0).min(value.found);
        }
        add(&mut total, &row);
        rows.push(row);
    }
    Ok(Counts { total, rows })
}

fn empty_values() -> Vec<ValueCoverage> {
    let empty = |it: &Value| ValueCoverage { name: it.name, expected: 0, found: 0, doubtful: 0 };
    VALUES.iter().map(empty).collect()
}

fn add(total: &mut CoverageRow, row: &CoverageRow) {
    total.papers += row.papers;
    total.pages += row.pages;
    total.pages_without_text += row.pages_without_text;
    total.pages_recognised += row.pages_recognised;
    total.unknown_pages += row.unknown_pages;
    for (sum, value) in total.values.iter_mut().zip(&row.values) {
        sum.expected += value.expected;
        sum.found += value.found;
        sum.doubtful += value.doubtful;
    }
}

/// The condition of a filter and its parameters. Copies of other papers never count.
fn condition(filter: &CoverageFilter) -> (String, Vec<rusqlite::types::Value>) {
    let mut condition = "duplicate_of IS NULL".to_owned();
    let mut parameters: Vec<rusqlite::types::Value> = Vec::new();
    let genres = filter.genres.iter().map(|it| it.as_str().to_owned()).collect::<Vec<String>>();
    for (column, values) in [("city", &filter.cities), ("genre", &genres)] {
        if !values.is_empty() {
            let places = vec!["?"; values.len()].join(", ");
            write!(condition, " AND {column} COLLATE NOCASE IN ({places})")
                .expect("a String takes every write");
            parameters.extend(values.iter().cloned().map(Into::into));
        }
    }
    for (comparison, year) in [(">=", filter.from), ("<=", filter.to)] {
        if let Some(year) = year {
            write!(condition, " AND year {comparison} ?").expect("a String takes every write");
            parameters.push(year.into());
        }
    }
    (condition, parameters)
}

/// One pass over `papers`, with a look into the tables of lists.
fn found(
    connection: &Connection,
    column: &str,
    condition: &str,
    parameters: &[rusqlite::types::Value],
) -> rusqlite::Result<Vec<CoverageRow>> {
    let values = VALUES.iter().map(|it| {
        let expected = expected(it);
        let both = format!("sum({expected} AND {})", it.is_found);
        format!(", sum({expected}), {both}")
    });
    let values: String = values.collect();
    let sql = format!(
        "SELECT {column}, count(*), sum(pages), coalesce(sum(pages_without_text), 0), \
         coalesce(sum(pages_recognised), 0), sum(pages_without_text IS NULL){values} \
         FROM papers WHERE {condition} GROUP BY 1"
    );
    let mut statement = connection.prepare(&sql)?;
    let rows = statement.query_map(params_from_iter(parameters), row)?;
    rows.collect()
}

/// Whether papers of a genre state a value, in SQL.
fn expected(value: &Value) -> String {
    if value.genres.is_empty() {
        return "1".to_owned();
    }
    let genres: Vec<String> = value.genres.iter().map(|it| format!("'{}'", it.as_str())).collect();
    format!("genre IN ({})", genres.join(", "))
}

fn row(row: &Row<'_>) -> rusqlite::Result<CoverageRow> {
    let count = |at: usize| row.get(at).map(unsigned);
    let mut values = empty_values();
    for (at, value) in values.iter_mut().enumerate() {
        value.expected = count(6 + 2 * at)?;
        value.found = count(7 + 2 * at)?;
    }
    Ok(CoverageRow {
        value: row.get(0)?,
        papers: count(1)?,
        pages: count(2)?,
        pages_without_text: count(3)?,
        pages_recognised: count(4)?,
        unknown_pages: count(5)?,
        values,
    })
}

/// How many papers have a doubtful value, by group and value.
fn doubts(
    connection: &Connection,
    column: &str,
    condition: &str,
    parameters: &[rusqlite::types::Value],
    doubted: &[&str],
) -> rusqlite::Result<BTreeMap<(Option<String>, String), u64>> {
    let rules: Vec<String> =
        doubted.iter().map(|it| format!("'{}'", it.replace('\'', "''"))).collect();
    let rules = rules.join(", ");
    let wrong = format!("(basis = 'inferred' OR rule IN ({rules}))");
    let names = VALUES.iter().filter(|it| !it.evidence.is_empty());
    let names: Vec<String> =
        names.map(|it| format!(" WHEN '{}' THEN '{}'", it.evidence, it.name)).collect();
    let names = names.concat();
    let mut parts = vec![
        format!("SELECT paper, CASE field{names} END AS value FROM evidence WHERE {wrong}"),
        format!("SELECT paper, 'applicants' FROM applicants WHERE {wrong}"),
        format!("SELECT paper, 'topics' FROM topics WHERE {wrong}"),
        format!("SELECT paper, 'outcome' FROM resolutions WHERE outcome IS NOT NULL AND {wrong}"),
        // A date that is not the paper's own.
        "SELECT paper, 'date' FROM papers WHERE date IS NULL AND best_date IS NOT NULL".to_owned(),
    ];
    for value in VALUES {
        parts.extend(value.findings.iter().map(|it| {
            format!("SELECT paper, '{}' FROM findings WHERE code GLOB '{it}*'", value.name)
        }));
    }
    let is_meant: Vec<String> = VALUES
        .iter()
        .map(|it| format!(" WHEN '{}' THEN {} AND {}", it.name, expected(it), it.is_found))
        .collect();
    let is_meant = is_meant.concat();
    let sql = format!(
        "SELECT {column}, value, count(*) FROM ({}) JOIN papers USING (paper) \
         WHERE value IS NOT NULL AND {condition} AND CASE value{is_meant} END GROUP BY 1, 2",
        parts.join(" UNION ")
    );
    let mut statement = connection.prepare(&sql)?;
    let rows = statement.query_map(params_from_iter(parameters), |row| {
        Ok(((row.get(0)?, row.get(1)?), row.get(2).map(unsigned)?))
    })?;
    rows.collect()
}

/// Files that could not be read, by reason.
pub(crate) fn refused(connection: &Connection) -> rusqlite::Result<Vec<(String, u64)>> {
    let sql = "SELECT reason_code, count(*) FROM files WHERE state = 'refused' AND NOT vanished \
               GROUP BY 1 ORDER BY 2 DESC, 1";
    crate::store::reading::counts(connection, sql)
}
