//! Each city as if nobody knew it: its papers read with every house but its own.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use ratlas_extract::Houses;

use super::board::{Board, Tally};
use crate::samples::{self, Sample};

/// The counts of a city's papers with all houses, and without its own.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct LeftOut {
    with: Tally,
    without: Tally,
}

/// The cities whose house is left out in turn, by folder; cities without a house have none to leave.
///
/// # Errors
///
/// A sample or a truth file cannot be read.
pub(super) fn left_out(
    root: &Path,
    samples: &[Sample],
) -> anyhow::Result<BTreeMap<String, LeftOut>> {
    let (truths, _) = super::truths(root, samples)?;
    let mut cities: BTreeMap<&str, Vec<&Sample>> = BTreeMap::new();
    for sample in samples {
        cities.entry(&sample.city).or_default().push(sample);
    }
    let mut res = BTreeMap::new();
    for (city, samples) in cities {
        let known = Houses::builtin().all();
        let ags = samples.iter().filter_map(|it| truths.get(&it.id)?.ags.as_deref());
        let Some(ags) = ags.into_iter().find(|ags| known.iter().any(|it| it.ags == *ags)) else {
            continue;
        };
        let others = Houses::builtin_without(ags);
        let (mut with, mut without) = (Board::default(), Board::default());
        for sample in samples {
            let Some(truth) = truths.get(&sample.id) else { continue };
            for (houses, board) in [(Houses::builtin(), &mut with), (&others, &mut without)] {
                if let Ok((_, record)) = samples::read_with(sample, houses)? {
                    super::judge(sample, truth, &record, board);
                }
            }
        }
        res.insert(city.to_owned(), LeftOut { with: with.total(), without: without.total() });
    }
    Ok(res)
}

/// The counts of all these papers, each without its own house.
pub(super) fn total(cities: &BTreeMap<String, LeftOut>) -> Tally {
    let mut total = Tally::default();
    for it in cities.values() {
        total.add(it.without);
    }
    total
}

/// Precision, recall and F1 of each city with its house and without it.
pub(super) fn table(cities: &BTreeMap<String, LeftOut>) -> String {
    let mut table = format!(
        "{:<24}{:>7}{:>7}{:>7}{:>11}{:>7}{:>7}\n",
        "city", "P", "R", "F1", "no house P", "R", "F1"
    );
    for (city, it) in cities {
        let shares = |it: Tally| [it.precision(), it.recall(), it.f1()].map(|it| it.to_string());
        let ([p, r, f1], [bare_p, bare_r, bare_f1]) = (shares(it.with), shares(it.without));
        writeln!(table, "{city:<24}{p:>7}{r:>7}{f1:>7}{bare_p:>11}{bare_r:>7}{bare_f1:>7}")
            .expect("a String takes every write");
    }
    table
}
