//! Papers that wait for text recognition: they were read without it, or it failed.

use rusqlite::Connection;

use crate::ingest::IngestOptions;

/// Pages without readable text, and nothing was there to recognise them. The second reader gives no
/// pages that could be drawn.
const UNRECOGNISED: &str = "(papers.recogniser IS NULL \
     AND papers.media_type = 'application/pdf' \
     AND EXISTS (SELECT 1 FROM findings WHERE findings.paper = papers.paper \
                 AND code IN ('read/no-text', 'read/noise', 'read/garbled-text')) \
     AND NOT EXISTS (SELECT 1 FROM findings WHERE findings.paper = papers.paper \
                     AND code = 'read/second-reader'))";

/// Recognised by someone else.
const FOREIGN: &str = "(papers.recogniser IS NULL \
     AND papers.media_type = 'application/pdf' \
     AND papers.text_layer IN ('ocr', 'mixed'))";

/// Recognition was tried and failed.
const FAILED: &str = "EXISTS (SELECT 1 FROM findings WHERE findings.paper = papers.paper \
     AND code = 'read/recognition-failed')";

/// Which papers a run reads again although their files have not changed.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    /// An SQL condition on a row of `papers`; `None` for no paper.
    condition: Option<String>,
}

impl Waiting {
    /// Those that a run with these options can read better.
    pub(crate) fn of(options: &IngestOptions) -> Waiting {
        let recognition = &options.recognition;
        let has = recognition.recogniser.is_some();
        let parts = [
            (has, UNRECOGNISED),
            (has && recognition.renew, FOREIGN),
            (has && options.retry_refused, FAILED),
        ];
        let parts: Vec<&str> = parts.iter().filter(|(is, _)| *is).map(|(_, it)| *it).collect();
        Waiting { condition: (!parts.is_empty()).then(|| parts.join(" OR ")) }
    }

    /// The condition in SQL, on a row of `papers`.
    pub(crate) fn sql(&self) -> &str {
        self.condition.as_deref().unwrap_or("0")
    }

    /// Whether a paper waits.
    pub(crate) fn has(&self, connection: &Connection, paper: i64) -> rusqlite::Result<bool> {
        if self.condition.is_none() {
            return Ok(false);
        }
        let sql = format!("SELECT {} FROM papers WHERE paper = ?1", self.sql());
        connection.prepare_cached(&sql)?.query_row([paper], |row| row.get(0))
    }
}
