//! Whether `ratlas prior` finds the partner of a paper whose title and numbers are taken away.
//!
//! `pairs` are papers written for it and the chains of the samples, among all samples. `real` takes
//! the papers beside the project, where they are: pairs that share a number, and papers cut in two,
//! what is asked for and what is said to it. `mask` takes away what would tell too much, `trial`
//! asks the library and ranks the partner.

mod mask;
mod pairs;
mod real;
mod trial;

use std::fmt::Write;
use std::path::Path;

use self::trial::Ranks;
use super::board::PerMille;
use super::floors::Floors;

/// The folder of the pairs and of their floors.
pub(super) const PAIRS: &str = "corpus-samples/pairs";

/// Prints how often the partner is found; answers the floors of what is always at hand.
///
/// # Errors
///
/// A paper cannot be read, or a library cannot be made.
pub(super) fn scored(root: &Path, show: bool) -> anyhow::Result<Floors> {
    let ours = pairs::ranks(root)?;
    let real = real::ranks(root)?;
    for (kind, ranks) in ours.iter().chain(real.iter().flatten()).filter(|_| show) {
        for (query, rank) in ranks.late() {
            let place = rank.map_or("nowhere".to_owned(), |it| format!("at {it}"));
            println!("prior {kind}: the partner of {query} stands {place}");
        }
    }
    print!("{}", table(ours.iter().chain(real.iter().flatten())));
    if real.is_none() {
        println!("prior: real papers skipped, `../shared/corpus/karlsruhe` is not there");
    }
    Ok(ours.iter().map(|(kind, it)| (format!("prior {kind}"), it.within(FIRST))).collect())
}

/// The hits a reader looks at.
const FIRST: usize = 10;

fn table<'a>(rows: impl Iterator<Item = &'a (String, Ranks)>) -> String {
    let mut res =
        format!("{:<40}{:>7}{:>8}{:>10}{:>8}\n", "prior", "pairs", "first", "first 10", "MRR");
    for (kind, it) in rows {
        let shares = [it.within(1), it.within(FIRST), it.mean_reciprocal()];
        let [first, ten, mrr] = shares.map(|it: PerMille| it.to_string());
        writeln!(res, "{kind:<40}{:>7}{first:>8}{ten:>10}{mrr:>8}", it.len())
            .expect("a String takes every write");
    }
    res
}
