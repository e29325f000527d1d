//! How long a library takes to answer, in one process:
//! `cargo run --release -p ratlas-benches --bin latency -- LIBRARY`.
//!
//! Asks the questions of the ranking set with facets, snippets and reasons, three rounds after one
//! to warm up, then questions that are made to be slow.

#![expect(clippy::print_stdout, reason = "a command prints its result")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use ratlas_library::{Library, SearchQuery};

/// Rounds that are measured.
const ROUNDS: usize = 3;

fn main() -> anyhow::Result<()> {
    let library = PathBuf::from(std::env::args().nth(1).context("usage: latency LIBRARY")?);
    let library = Library::open(&library)?;
    let questions = questions()?;
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        for question in &questions {
            let (time, _) = asked(&library, question);
            if round > 0 {
                times.push(time);
            }
        }
    }
    times.sort();
    let at = |share: usize| times[(times.len() * share / 1000).min(times.len() - 1)];
    println!(
        "{} questions: median {:.1?}, 90 % {:.1?}, 99 % {:.1?}, longest {:.1?}",
        times.len(),
        at(500),
        at(900),
        at(990),
        at(1000)
    );
    for (name, question) in hostile() {
        let (time, outcome) = asked(&library, &question);
        println!("{name}: {time:.1?}, {outcome}");
    }
    Ok(())
}

/// The questions of the ranking set.
fn questions() -> anyhow::Result<Vec<String>> {
    let path = "../corpus-samples/ranking/queries.tsv";
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))?;
    let rows = text.lines().filter(|it| !it.starts_with('#'));
    Ok(rows.filter_map(|it| it.split('\t').nth(1)).map(str::to_owned).collect())
}

fn asked(library: &Library, text: &str) -> (Duration, String) {
    let query = SearchQuery { text: text.to_owned(), facets: true, ..SearchQuery::default() };
    let begin = Instant::now();
    let answer = library.search(&query);
    let time = begin.elapsed();
    let outcome = match answer {
        Ok(answer) => format!("{} hits", answer.total),
        Err(_) => "refused".to_owned(),
    };
    (time, outcome)
}

/// Questions nobody asks in good faith.
fn hostile() -> Vec<(&'static str, String)> {
    let words = |n: usize| (0..n).map(|it| format!("wort{it}")).collect::<Vec<_>>().join(" ");
    vec![
        ("1,000 words", words(1000)),
        ("250 frequent words", "Antrag Stadt Verwaltung Beschluss Integration ".repeat(50)),
        ("200 alternatives", words(200).replace(' ', " OR ")),
        ("leading wildcard", "*rat".to_owned()),
        ("short beginning", "ve*".to_owned()),
        ("ten beginnings", "ve* be* ge* an* au* st* in* ei* un* ab*".to_owned()),
        ("similar words", "Integration~2 Verwaltung~2 Beschluss~2 Stadtrat~2".to_owned()),
        ("100,000 characters", "x".repeat(100_000)),
        ("100,000 characters of words", "Integration ".repeat(8_334)),
        ("deep parentheses", format!("{}a{}", "(".repeat(5_000), ")".repeat(5_000))),
        ("phrase of stop words", "\"der die das und\"~50".to_owned()),
        ("everything", "*".to_owned()),
    ]
}
