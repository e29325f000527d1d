//! The counts of a comparison as tables.

use ratlas_library::Comparison;

use super::{LINE_FEED, written};
use crate::json::CellLine;
use crate::{Measure, switches};

/// One line for each count.
pub fn comparison_long(of: &Comparison) -> String {
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

/// One line for each place, one column for each question.
pub fn comparison_wide(of: &Comparison, measure: Measure) -> String {
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
            let number = measure.amount(it.cell(&place), all);
            // Where there is no paper there is nothing to count.
            if all == 0 { String::new() } else { format!("{number}") }
        }));
        row.extend([all.to_string(), of.library.clone()]);
        rows.push(row);
    }
    written(LINE_FEED, rows)
}
