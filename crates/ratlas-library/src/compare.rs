//! Terms compared over cities, years and so on.

use ratlas_index::{Cell, CountRequest, CountTable, Dimension, Grid, SearchQuery};

use crate::Library;
use crate::error::{In, LibraryError};

/// A question with the name it has in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its name.
    pub label: String,
    /// The question.
    pub text: String,
}

/// What to compare.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareRequest {
    /// The questions; none for the papers as such.
    pub terms: Vec<Term>,
    /// By what: one or two.
    pub by: Vec<Dimension>,
    /// Filters and how words are matched, for all of them.
    pub base: SearchQuery,
    /// How many values of an open list have cells of their own.
    pub top: usize,
}

/// The counts of some questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What was asked.
    pub request: CompareRequest,
    /// The counts.
    pub table: CountTable,
    /// [`Library::fingerprint`].
    pub library: String,
}

/// One count of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedCell<'a> {
    /// The name of the question.
    pub label: &'a str,
    /// The values of the cell; `None` stands for papers of any value.
    pub values: Vec<Option<&'a str>>,
    /// The count.
    pub count: Cell,
    /// All papers of these values.
    pub of: u64,
    /// The question that finds the papers of the cell.
    pub query: SearchQuery,
}

impl ComparedCell<'_> {
    /// Papers per thousand of these values; `None` where there are none.
    pub fn rate(&self) -> Option<f64> {
        rate(self.count.papers, self.of)
    }
}

/// How many of a thousand; `None` of nothing.
pub fn rate(papers: u64, of: u64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "papers are fewer than 2^52")]
    (of > 0).then(|| papers as f64 * 1_000.0 / of as f64)
}

impl Comparison {
    /// Every cell, question by question, each dimension's values in their order after all of them.
    pub fn cells(&self) -> impl Iterator<Item = ComparedCell<'_>> {
        let places = self.places();
        let grids = self.request.terms.iter().zip(&self.table.terms);
        grids.flat_map(move |(term, grid)| {
            let cells = places.iter().map(|it| self.cell(term, grid, it));
            cells.collect::<Vec<ComparedCell<'_>>>()
        })
    }

    /// The places of all cells.
    pub fn places(&self) -> Vec<Vec<Option<usize>>> {
        let mut res = vec![Vec::new()];
        for values in &self.table.values {
            let mut longer = Vec::new();
            for place in &res {
                let indexes = std::iter::once(None).chain((0..values.len()).map(Some));
                longer.extend(indexes.map(|it| [place as &[Option<usize>], &[it]].concat()));
            }
            res = longer;
        }
        res
    }

    fn cell<'a>(
        &'a self,
        term: &'a Term,
        grid: &Grid,
        place: &[Option<usize>],
    ) -> ComparedCell<'a> {
        let values: Vec<Option<&str>> = self
            .table
            .values
            .iter()
            .zip(place)
            .map(|(values, at)| at.map(|it| values[it].as_str()))
            .collect();
        let mut query = SearchQuery { text: term.text.clone(), ..self.request.base.clone() };
        for (dimension, value) in self.request.by.iter().zip(&values) {
            if let Some(value) = value {
                query = dimension.narrowed(&query, value);
            }
        }
        let (count, of) = (grid.cell(place), self.table.all.cell(place).papers);
        ComparedCell { label: &term.label, values, count, of, query }
    }
}

impl Library {
    /// Counts the papers and mentions of some questions by the values of one or two dimensions.
    ///
    /// # Errors
    ///
    /// As [`Library::search`].
    pub fn compare(&self, request: &CompareRequest) -> Result<Comparison, LibraryError> {
        let terms: Vec<String> = request.terms.iter().map(|it| it.text.clone()).collect();
        let CompareRequest { by, base, top, .. } = request;
        let table = self.index()?.count(&CountRequest { base, terms: &terms, by, top: *top });
        Ok(Comparison {
            request: request.clone(),
            table: table.within(self.dir())?,
            library: self.fingerprint()?,
        })
    }
}

/// Reads terms from a list: one a line, `label = question` or a question alone; empty lines and lines
/// that begin with `#` are left out.
pub fn terms_of(text: &str) -> Vec<Term> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    lines.filter(|it| !it.is_empty() && !it.starts_with('#')).map(term_of).collect()
}

fn term_of(line: &str) -> Term {
    let (label, text) = match line.split_once('=') {
        // `nr:"A=B"` is a question, no label.
        Some((label, text)) if !label.contains(['"', ':', '(']) && !text.trim().is_empty() => {
            (label.trim(), text.trim())
        }
        _ => (line, line),
    };
    let label = if label.is_empty() { text } else { label };
    Term { label: label.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lists_of_terms() {
        let terms = terms_of(
            "# Liste\n\nSprachmittlung\r\nTische = \"runder Tisch\"~1\n= leer\nnr:\"A=1\"\n",
        );
        let shown: Vec<(&str, &str)> =
            terms.iter().map(|it| (it.label.as_str(), it.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("Sprachmittlung", "Sprachmittlung"),
                ("Tische", "\"runder Tisch\"~1"),
                ("leer", "leer"),
                ("nr:\"A=1\"", "nr:\"A=1\""),
            ]
        );
    }
}
