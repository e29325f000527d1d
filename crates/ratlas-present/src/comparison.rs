//! What tables and pictures of comparisons share: the measure, and the names of their places.

use ratlas_library::{Cell, Comparison, Dimension, rate};

use crate::{Lang, Wording, word};

/// What a cell of a comparison shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Papers that answer the query.
    Papers,
    /// Mentions in them.
    Mentions,
    /// Papers that answer the query per thousand.
    Rate,
}

impl Measure {
    /// What the measure counts, in one sentence.
    pub fn sentence(self) -> Wording {
        match self {
            Measure::Papers => Wording::ComparePapers,
            Measure::Mentions => Wording::CompareMentions,
            Measure::Rate => Wording::CompareRate,
        }
    }

    /// The number of a cell, of `all` papers at its place: what a bar is as long as.
    pub fn amount(self, cell: Cell, all: u64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
        match self {
            Measure::Papers => cell.papers as f64,
            Measure::Mentions => cell.mentions as f64,
            Measure::Rate => rate(cell.papers, all).unwrap_or(0.0),
        }
    }
}

/// A place of a comparison: the index of a value in each dimension, or `None` for all together.
pub type At = Vec<Option<usize>>;

/// The name of a value of the dimension with index `at`, or of all together.
pub fn value_name(of: &Comparison, at: usize, value: Option<usize>, lang: Lang) -> String {
    let dimension: Dimension = of.request.by[at];
    match value {
        Some(value) => word(lang, dimension.as_str(), &of.table.values[at][value]).to_owned(),
        None => lang.say(Wording::Total).to_owned(),
    }
}

/// The places of the cells of one dimension after the other, with what they are called.
pub fn places(of: &Comparison, lang: Lang) -> Vec<(String, At)> {
    let indexes = |it: usize| (0..of.table.values[it].len()).map(Some);
    if of.request.by.len() == 1 {
        return indexes(0).map(|it| (value_name(of, 0, it, lang), vec![it])).collect();
    }
    let pair = |row| {
        indexes(1).map(move |column| {
            let names = [value_name(of, 0, row, lang), value_name(of, 1, column, lang)];
            (names.join(" \u{b7} "), vec![row, column])
        })
    };
    indexes(0).flat_map(pair).collect()
}
