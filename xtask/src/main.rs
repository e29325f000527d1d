//! The project's own commands: browser, ci, fuzz, golden, ranking, score, tidy, acceptance, and trials of the
//! program that take too long for every change.
//!
//! Each command is one module with one entry, `run`. It answers whether all is well; an error is
//! what kept it from finding out.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command prints its result")]

mod acceptance;
mod browser;
mod ci;
mod fuzz;
mod golden;
mod hostile;
mod ranking;
mod samples;
mod score;
mod tidy;
mod trial;
mod workspace;

use std::process::ExitCode;

/// What the program prints when it is not asked for one of its commands.
const USAGE: &str = "\
usage: cargo xtask <command>

  ci                              everything a change must pass; stops at the first failure
  browser                         every page of `ratlas serve` in Chromium
  acceptance                      the papers the project was accepted on, where they are at hand
  fuzz [--seconds N] [TARGET…]    the readers on bytes that a fuzzer invents
  golden [--update] [SAMPLE…]     what the program says about the samples, compared or rewritten
  hostile [--files N] [--keep DIR]
                                  the program on files made to harm it
  load LIBRARY [--seconds N] [--connections N,…] [--idle N] [--slow N] [ADDRESS…]
                                  the release as a server, asked by wrk or oha and by idle and slow clients
  peers FOLDER [--sizes N,…] [--cores 0,1] [--cold]
                                  the release beside recollindex and omindex, on the same papers
  pictures                        the pictures of the user guides, made anew by the browser
  prior [--raise] [--show]        whether earlier papers on the same matter are found; part of score
  ranking [--show]                the ranking set answered by Ratlas and by the analyses of others
  readers LIBRARY FOLDER [--seconds N] [--readers N,…]
                                  searches with the release while it ingests: errors, latencies
  score [--raise] [--show]        what a person found in the samples against what the program finds
  tidy [--shrink]                 the rules of the code base that a program can check
  torture [--kills N] [--seed N] [--points N] [--papers N]
                                  the program killed at random moments and on a full disk";

fn main() -> ExitCode {
    if std::env::var_os(fuzz::WRAPPER).is_some() {
        return fuzz::wrap();
    }
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &[String]) -> anyhow::Result<bool> {
    let root = workspace::root()?;
    let (command, rest) = args.split_first().map_or(("", args), |(it, rest)| (it, rest));
    match command {
        "acceptance" => acceptance::run(&root, rest),
        "browser" => browser::run(&root, rest),
        "ci" => ci::run(&root, rest),
        "fuzz" => fuzz::run(&root, rest),
        "golden" => golden::run(&root, rest),
        "hostile" => hostile::run(&root, rest),
        "load" => trial::run(&root, &trial::LOAD, rest),
        "peers" => trial::run(&root, &trial::PEERS, rest),
        "pictures" => browser::pictures(&root, rest),
        "prior" => {
            let ([raise, show], rest) = workspace::flags(rest, ["--raise", "--show"])?;
            anyhow::ensure!(rest.is_empty(), "`prior` takes no names");
            score::prior(&root, raise, show)
        }
        "ranking" => ranking::run(&root, rest),
        "readers" => trial::run(&root, &trial::READERS, rest),
        "score" => score::run(&root, rest),
        "tidy" => tidy::run(&root, rest),
        "torture" => trial::run(&root, &trial::TORTURE, rest),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(!command.is_empty())
        }
        other => anyhow::bail!("no command `{other}`\n{USAGE}"),
    }
}
