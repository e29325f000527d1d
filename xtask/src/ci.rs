//! Everything a change must pass, in one command; stops at the first failure.
//!
//! All steps build in the one dev profile, so that nothing is compiled twice for its sake. The
//! last line is the test runner's summary, in its own words.

mod summary;

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use anyhow::Context;

use crate::{acceptance, browser, fuzz, golden, score, tidy};

/// One step: the name it is reported under and what it does.
struct Step {
    name: &'static str,
    work: Work,
}

/// What a step does.
enum Work {
    /// Runs cargo with arguments; warnings of `rustdoc` are errors.
    Cargo(&'static [&'static str]),
    /// The same, and keeps the summary of the tests.
    Tests(&'static [&'static str]),
    /// Calls another command of this program.
    Own(fn(&Path, &[String]) -> anyhow::Result<bool>),
}

const FORMAT: Step = Step { name: "format", work: Work::Cargo(&["fmt", "--all", "--check"]) };

const CLIPPY: Step = Step {
    name: "clippy",
    work: Work::Cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]),
};

const BROWSER: Step = Step { name: "browser", work: Work::Own(browser::run) };

const NEXTEST: Step = Step {
    name: "tests",
    work: Work::Tests(&[
        "nextest",
        "run",
        "--workspace",
        "--locked",
        "--no-fail-fast",
        "--color=never",
    ]),
};

/// What runs the tests where `cargo nextest` is not installed.
const PLAIN_TESTS: Step = Step {
    name: "tests",
    work: Work::Tests(&[
        "test",
        "--workspace",
        "--lib",
        "--bins",
        "--tests",
        "--locked",
        "--no-fail-fast",
        "--color=never",
    ]),
};

const DOC_TESTS: Step =
    Step { name: "examples", work: Work::Cargo(&["test", "--workspace", "--doc", "--locked"]) };

const TIDY: Step = Step { name: "tidy", work: Work::Own(tidy::run) };

const DOCS: Step =
    Step { name: "docs", work: Work::Cargo(&["doc", "--workspace", "--no-deps", "--locked"]) };

const GOLDEN: Step = Step { name: "golden", work: Work::Own(golden::run) };

const SCORE: Step = Step { name: "score", work: Work::Own(score::run) };

const ACCEPTANCE: Step = Step { name: "acceptance", work: Work::Own(acceptance::run) };

const FUZZ: Step = Step { name: "fuzz", work: Work::Own(fuzz::run) };

const DENY: Step = Step { name: "deny", work: Work::Cargo(&["deny", "check"]) };

/// Runs every step in order; answers whether all passed.
///
/// # Errors
///
/// A step cannot be run at all.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    anyhow::ensure!(args.is_empty(), "`ci` takes no arguments");
    let mut summary = None;
    let result = passes(root, &steps(root), &mut summary);
    if let Some(summary) = summary {
        println!("{summary}");
    }
    result
}

fn steps(root: &Path) -> Vec<Step> {
    let has = |tool: &str| {
        let mut version = cargo(root);
        version.args([tool, "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
        version.status().is_ok_and(|it| it.success())
    };
    let tests = if has("nextest") { NEXTEST } else { PLAIN_TESTS };
    let mut steps = vec![
        FORMAT, CLIPPY, BROWSER, tests, DOC_TESTS, TIDY, DOCS, GOLDEN, SCORE, ACCEPTANCE, FUZZ,
    ];
    if has("deny") {
        steps.push(DENY);
    } else {
        println!(
            "ci: cargo-deny is not installed: advisories are not looked up; `tidy` checks licences"
        );
    }
    steps
}

fn passes(root: &Path, steps: &[Step], summary: &mut Option<String>) -> anyhow::Result<bool> {
    for Step { name, work } in steps {
        println!("ci: {name}");
        let begin = Instant::now();
        let passed = match work {
            Work::Cargo(args) => {
                cargo(root).args(*args).status().context("cannot run cargo")?.success()
            }
            Work::Tests(args) => tests(cargo(root).args(*args), summary)?,
            Work::Own(command) => command(root, &[])?,
        };
        let seconds = begin.elapsed().as_secs();
        if !passed {
            println!("ci: FAILED at `{name}` after {seconds} s; the later steps did not run");
            return Ok(false);
        }
        println!("ci: {name} passed in {seconds} s");
    }
    println!("ci: all {} steps passed", steps.len());
    Ok(true)
}

fn cargo(root: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).env("RUSTDOCFLAGS", "-D warnings");
    cargo
}

/// Runs the tests, passing on every line as it comes.
fn tests(command: &mut Command, summary: &mut Option<String>) -> anyhow::Result<bool> {
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().context("cannot run the tests")?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let lines = thread::scope(|scope| {
        let errors = scope.spawn(|| pass_on(stderr, |line| eprintln!("{line}")));
        let mut lines = pass_on(stdout, |line| println!("{line}"));
        lines.extend(errors.join().unwrap_or_default());
        lines
    });
    *summary = summary::of(&lines);
    Ok(child.wait().context("cannot wait for the tests")?.success())
}

/// Shows every line at once and keeps those that may be a summary.
fn pass_on(stream: Option<impl Read>, show: impl Fn(&str)) -> Vec<String> {
    let mut kept = Vec::new();
    let Some(stream) = stream else { return kept };
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    // Bytes, not texts: a test may print what is not UTF-8.
    while reader.read_until(b'\n', &mut line).is_ok_and(|it| it > 0) {
        let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
        show(&text);
        if summary::is_part(&text) {
            kept.push(text);
        }
        line.clear();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_tests(script: &str) -> (bool, Option<String>) {
        let mut summary = None;
        let passed = tests(Command::new("sh").args(["-c", script]), &mut summary).unwrap();
        (passed, summary)
    }

    #[test]
    fn keeps_the_summary_of_either_stream() {
        let line = "Summary [   0.1s] 1 test run: 1 passed, 0 skipped";
        let (passed, summary) = run_tests(&format!("echo building; echo '  {line}' >&2"));
        assert_eq!((passed, summary), (true, Some(format!("  {line}"))));
        let (_, summary) = run_tests("echo 'test result: ok. 2 passed; 0 failed; 0 ignored;'");
        assert!(summary.unwrap().starts_with("test result: ok. 2 passed; 0 failed"));
    }

    #[test]
    fn a_failing_runner_fails_the_step() {
        assert_eq!(run_tests("exit 4"), (false, None));
        assert_eq!(run_tests("printf '\\377\\n'; exit 1"), (false, None));
    }

    #[test]
    fn stops_at_the_first_failure() {
        let fails = Step { name: "fails", work: Work::Own(|_, _| Ok(false)) };
        let never = Step { name: "never", work: Work::Own(|_, _| anyhow::bail!("was reached")) };
        let passes_on = Step { name: "passes", work: Work::Own(|_, _| Ok(true)) };
        let mut summary = None;
        let steps = [passes_on, fails, never];
        assert!(!passes(Path::new("."), &steps, &mut summary).unwrap());
        assert!(passes(Path::new("."), &steps[..1], &mut summary).unwrap());
    }
}
