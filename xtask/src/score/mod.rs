//! What a person found in the samples against what the program finds, and what every record
//! promises.
//!
//! `truth` is read, `facts` holds a record against it on a `board`, `floors` keeps the board from
//! getting worse. `contract` needs no truth: it holds for every paper. `reading` does the same for
//! the text itself, on papers of its own.

mod board;
mod cities;
mod confidence;
mod contract;
mod edtf;
mod facts;
mod floors;
pub(crate) mod prior;
mod reading;
mod same;
#[cfg(test)]
mod test_record;
mod truth;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use ratlas_model::Record;

use self::board::{Board, PerMille, Tally};
use self::floors::{Floors, Measure};
use self::truth::{OneOf, Truth};
use crate::ranking;
use crate::samples::{self, SAMPLES, Sample};
use crate::workspace::{flags, read_text, write_text};

/// More broken promises than this are one cause; the count of the rest is printed.
const VIOLATIONS_SHOWN: usize = 40;

/// Scores every sample; fails below a floor or at a broken promise.
///
/// # Errors
///
/// A sample, a truth file or the floors cannot be read.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    let ([raise, show], rest) = flags(args, ["--raise", "--show"])?;
    anyhow::ensure!(rest.is_empty(), "`score` takes no names");
    let samples = samples::all(root)?;
    let (board, violations) = scored(root, &samples)?;
    let mut facts = tallies(&board);
    facts.push(("total", board.total()));
    report(&board, "fact", &facts, show);
    let genres: Vec<_> = board.genres().iter().map(|(genre, it)| (genre.as_str(), *it)).collect();
    print!("{}", table("genre", &genres));
    let left_out = cities::left_out(root, &samples)?;
    print!("{}", cities::table(&left_out));
    for violation in violations.iter().take(VIOLATIONS_SHOWN) {
        println!("broken promise: {violation}");
    }
    println!("score: {} samples, {} broken promises", samples.len(), violations.len());
    let mut today = floors::today(&facts);
    today.extend(floors::today(&prefixed("genre", &board)));
    today.insert("without its house".to_owned(), cities::total(&left_out).f1());
    let is_above =
        hold(root, SAMPLES, Measure::F1, &today, raise)? & confidence::hold(root, &board, raise)?;
    let is_read = read(root, raise, show)?;
    let is_found = prior(root, raise, show)?;
    let is_ranked = rank(root, raise)?;
    Ok(is_above && is_read && is_found && is_ranked && violations.is_empty())
}

/// Scores whether earlier papers on the same matter are found.
///
/// # Errors
///
/// A paper cannot be read.
pub(crate) fn prior(root: &Path, raise: bool, show: bool) -> anyhow::Result<bool> {
    let today = prior::scored(root, show)?;
    hold(root, prior::PAIRS, Measure::Found, &today, raise)
}

/// Scores the text of the papers that are there for reading alone.
fn read(root: &Path, raise: bool, show: bool) -> anyhow::Result<bool> {
    let (board, n_papers) = reading::scored(root)?;
    let measures = tallies(&board);
    report(&board, "reading", &measures, show);
    println!("reading: {n_papers} papers");
    hold(root, reading::READING, Measure::F1, &floors::today(&measures), raise)
}

/// Holds the order of hits against the ranking set.
fn rank(root: &Path, raise: bool) -> anyhow::Result<bool> {
    let measured = ranking::measured(root)?;
    println!("{:<24}{:>10}{:>8}{:>8}{:>8}", "ranking", "questions", "nDCG@10", "R@100", "MRR");
    for (kind, it) in &measured {
        let (n, ndcg, recall, mrr) = (it.questions, it.ndcg, it.recall, it.mrr);
        println!("{kind:<24}{n:>10}{ndcg:>8.3}{recall:>8.3}{mrr:>8.3}");
    }
    let today: Floors =
        measured.into_iter().map(|(kind, it)| (kind, PerMille::of(it.ndcg))).collect();
    hold(root, ranking::RANKING, Measure::Ndcg, &today, raise)
}

fn tallies(board: &Board) -> Vec<(&'static str, Tally)> {
    board.tallies().iter().map(|(fact, it)| (*fact, *it)).collect()
}

/// The counts by genre under names that no fact has.
fn prefixed(prefix: &str, board: &Board) -> Vec<(String, Tally)> {
    board.genres().iter().map(|(name, it)| (format!("{prefix} {name}"), *it)).collect()
}

fn report(board: &Board, what: &str, rows: &[(&str, Tally)], show: bool) {
    for note in board.notes.iter().filter(|_| show) {
        println!("{note}");
    }
    print!("{}", table(what, rows));
}

/// The board over all samples with truth, and the broken promises: of records, and of truth files.
fn scored(root: &Path, samples: &[Sample]) -> anyhow::Result<(Board, Vec<String>)> {
    let (mut truths, mut broken) = truths(root, samples)?;
    let mut board = Board::default();
    for sample in samples {
        let found = match samples::read(sample)? {
            Err(refusal) => vec![format!("is refused: {refusal}")],
            Ok((pages, record)) => {
                if let Some(truth) = truths.remove(&sample.id) {
                    judge(sample, &truth, &record, &mut board);
                }
                contract::violations(&record, &pages)
            }
        };
        broken.extend(found.into_iter().map(|it| format!("{}: {it}", sample.id)));
    }
    Ok((board, broken))
}

/// Holds the record of a sample against its truth.
fn judge(sample: &Sample, truth: &Truth, record: &Record, board: &mut Board) {
    let genre = truth.genre.as_ref().and_then(OneOf::text).unwrap_or_default();
    board.begin(&sample.id, genre.split('|').next().unwrap_or_default());
    facts::score(truth, record, board);
}

/// The truth by sample, and what is wrong with truth files: all of it, so that a person mends it
/// at once.
fn truths(
    root: &Path,
    samples: &[Sample],
) -> anyhow::Result<(BTreeMap<String, Truth>, Vec<String>)> {
    let mut truths = BTreeMap::new();
    let mut broken = Vec::new();
    for path in samples::files(&root.join(SAMPLES).join("truth"))? {
        let (city, id) = (samples::folder(&path), samples::stem(&path));
        if samples.iter().all(|it| (&it.city, &it.id) != (&city, &id)) {
            broken.push(format!("truth/{city}/{id}.toml: is the truth about no sample"));
        }
        match truth::load(&path) {
            Ok(truth) => drop(truths.insert(id, truth)),
            Err(error) => broken.push(format!("truth/{city}/{id}.toml: {error}")),
        }
    }
    Ok((truths, broken))
}

/// Holds today's F1 against the floors, and raises them if asked.
fn hold(
    root: &Path,
    dir: &str,
    measure: Measure,
    today: &Floors,
    raise: bool,
) -> anyhow::Result<bool> {
    let path = root.join(dir).join("scores.toml");
    let floors =
        if path.exists() { floors::parse(&read_text(&path)?, measure)? } else { Floors::new() };
    let broken = floors::broken(&floors, today, measure);
    for line in &broken {
        println!("{line}");
    }
    let raised = floors::raised(&floors, today);
    if raise && raised != floors {
        write_text(&path, &floors::write(&raised, measure))?;
        println!("raised the floors in `{dir}/scores.toml`");
    } else if raised != floors {
        println!("hint: some facts are above their floors, `cargo xtask score --raise` keeps that");
    }
    Ok(broken.is_empty())
}

fn table(what: &str, rows: &[(&str, Tally)]) -> String {
    let head = [what, "hit", "missed", "false", "P", "R", "F1"].map(str::to_owned);
    let rows = rows.iter().copied().map(row);
    let mut table = String::new();
    for [fact, hit, missed, false_, p, r, f1] in std::iter::once(head).chain(rows) {
        writeln!(table, "{fact:<24}{hit:>7}{missed:>8}{false_:>7}{p:>8}{r:>7}{f1:>7}")
            .expect("a String takes every write");
    }
    table
}

fn row((fact, it): (&str, Tally)) -> [String; 7] {
    let counts = [it.hit, it.missed, it.false_].map(|it| it.to_string());
    let [hit, missed, false_] = counts;
    let shares = [it.precision(), it.recall(), it.f1()].map(|it| it.to_string());
    let [precision, recall, f1] = shares;
    [fact.to_owned(), hit, missed, false_, precision, recall, f1]
}
