//! The counts of a comparison as JSON, `ratlas/count/1`.

use ratlas_library::{ComparedCell, Comparison};
use serde::Serialize;
use utoipa::ToSchema;

use crate::query_text;

/// A count with the question that finds its papers.
#[derive(Debug, Serialize, ToSchema)]
pub struct CellLine<'a> {
    schema: &'static str,
    /// The state of the library.
    pub(crate) library: &'a str,
    pub(crate) term: &'a str,
    /// By dimension; null stands for papers of any value.
    #[schema(value_type = Object)]
    values: serde_json::Map<String, serde_json::Value>,
    pub(crate) papers: u64,
    pub(crate) mentions: u64,
    /// All papers of these values.
    pub(crate) of: u64,
    /// Papers per thousand; null where there are none.
    pub(crate) per_thousand: Option<f64>,
    /// Finds these papers: `ratlas search QUERY`, with the switches below.
    pub(crate) query: Option<String>,
    exact: bool,
    thesaurus: bool,
    fold: bool,
}

impl<'a> CellLine<'a> {
    /// The line of one count.
    pub fn new(of: &'a Comparison, cell: &ComparedCell<'a>) -> CellLine<'a> {
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
