//! What a library knows of its papers as JSON, `ratlas/coverage/1`.

use std::collections::BTreeMap;

use ratlas_library::{Coverage, CoverageRow, Dimension, ValueCoverage};
use serde::Serialize;
use utoipa::ToSchema;

/// What is known of some papers.
#[derive(Debug, Serialize, ToSchema)]
pub struct CoverageLine<'a> {
    schema: &'static str,
    library: &'a str,
    by: &'static str,
    /// Null where the papers have none; the line of all papers says `total`.
    value: Option<&'a str>,
    total: bool,
    papers: u64,
    pages: u64,
    pages_without_text: u64,
    pages_recognised: u64,
    /// Papers whose pages were read by a version that did not tell.
    unknown_pages: u64,
    values: BTreeMap<&'static str, Counts>,
    /// With all papers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<BTreeMap<&'a str, u64>>,
}

#[derive(Debug, Serialize, ToSchema)]
struct Counts {
    expected: u64,
    found: u64,
    missing: u64,
    doubtful: u64,
}

impl<'a> CoverageLine<'a> {
    /// The line of a row; `total` if it is that of all papers.
    pub fn new(
        row: &'a CoverageRow,
        of: &'a Coverage,
        by: Dimension,
        total: bool,
    ) -> CoverageLine<'a> {
        let counts = |it: &ValueCoverage| Counts {
            expected: it.expected,
            found: it.found,
            missing: it.missing(),
            doubtful: it.doubtful,
        };
        let refused = || of.refused.iter().map(|(code, count)| (code.as_str(), *count)).collect();
        CoverageLine {
            schema: "ratlas/coverage/1",
            library: &of.library,
            by: by.as_str(),
            value: row.value.as_deref(),
            total,
            papers: row.papers,
            pages: row.pages,
            pages_without_text: row.pages_without_text,
            pages_recognised: row.pages_recognised,
            unknown_pages: row.unknown_pages,
            values: row.values.iter().map(|it| (it.name, counts(it))).collect(),
            refused: total.then(refused),
        }
    }
}
