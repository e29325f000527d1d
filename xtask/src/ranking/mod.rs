//! `cargo xtask ranking`: the ranking set, answered by Ratlas and by analyses others use.

mod engine;
mod measure;
mod others;
mod ours;
mod set;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use self::measure::{Measures, of_ranking};
use self::set::Set;

pub(crate) use self::set::RANKING;

/// The papers each question of a set found, best first, by id.
type Run = Vec<Vec<String>>;

/// Hits of a question that are looked at.
const HITS: usize = 100;

/// Prints a table of all analyses; with `--show` every question Ratlas answers badly.
///
/// # Errors
///
/// The set cannot be read, or an engine failed. One that is not installed is told and left out.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    let ([show], rest) = crate::workspace::flags(args, ["--show"])?;
    anyhow::ensure!(rest.is_empty(), "`ranking` takes no names");
    let set = set::read(root)?;
    let mut runs = vec![("ratlas".to_owned(), ours::run(&set)?)];
    runs.extend(engine::runs(&set)?);
    runs.extend(others::runs(root, &set)?);
    if show {
        print!("{}", weak(&set, &runs[0].1));
    }
    print!("{}", table(&set, &runs));
    Ok(true)
}

/// The worth of Ratlas' own answers by kind of question, and over all of them under `topics` (all
/// kinds but sentences).
///
/// # Errors
///
/// The set cannot be read, or the library failed.
pub(crate) fn measured(root: &Path) -> anyhow::Result<BTreeMap<String, Measures>> {
    let set = set::read(root)?;
    let run = ours::run(&set)?;
    Ok(by_kind(&set, &run))
}

fn by_kind(set: &Set, run: &Run) -> BTreeMap<String, Measures> {
    let mut res: BTreeMap<String, Measures> = BTreeMap::new();
    for (question, ranking) in set.questions.iter().zip(run) {
        let one = of_ranking(ranking, &set.relevant(question));
        res.entry(question.kind.clone()).or_default().add(one);
        if question.kind != "sentence" {
            res.entry("topics".to_owned()).or_default().add(one);
        }
    }
    res
}

fn table(set: &Set, runs: &[(String, Run)]) -> String {
    let measured: Vec<_> = runs.iter().map(|(name, run)| (name, by_kind(set, run))).collect();
    let mut text = String::new();
    let kinds: Vec<&String> = measured.first().map(|it| it.1.keys().collect()).unwrap_or_default();
    let head = format!("{:<28}{:>8}{:>8}{:>8}", "analysis", "nDCG@10", "R@100", "MRR");
    let names: Vec<String> = kinds.iter().map(|it| format!("{it:>12}")).collect();
    let names = names.concat();
    writeln!(text, "{head}{names}").expect("a String takes every write");
    for (name, kinds) in &measured {
        let Measures { ndcg, recall, mrr, .. } = kinds["topics"];
        let each: Vec<String> = kinds.values().map(|it| format!("{:>12.3}", it.ndcg)).collect();
        let each = each.concat();
        writeln!(text, "{name:<28}{ndcg:>8.3}{recall:>8.3}{mrr:>8.3}{each}")
            .expect("a String takes every write");
    }
    text
}

/// Questions with less than half of what could be had.
fn weak(set: &Set, run: &Run) -> String {
    let mut text = String::new();
    for (question, ranking) in set.questions.iter().zip(run) {
        let relevant = set.relevant(question);
        let one = of_ranking(ranking, &relevant);
        if one.ndcg < 0.5 {
            let first = &ranking[..ranking.len().min(5)];
            let relevant: Vec<&&str> = relevant.keys().collect();
            writeln!(
                text,
                "{:<12}{:<44} {:.2} {first:?} of {relevant:?}",
                question.kind, question.text, one.ndcg
            )
            .expect("a String takes every write");
        }
    }
    text
}
