//! The readers on bytes that a fuzzer invents.
//!
//! The fuzzer learns which bytes lead to new places in the code from counters that the compiler puts
//! there. Only the packages of the workspace get them: this program is the wrapper of the compiler
//! that cargo calls for those, so everything else is taken from the ordinary build. See
//! `docs/decisions`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;

use anyhow::{Context, bail, ensure};

/// Says that this program is called as the wrapper of the compiler.
pub(crate) const WRAPPER: &str = "RATLAS_FUZZ_WRAPPER";

/// What makes the compiler count; the same as `cargo fuzz` passes, but for the address sanitizer,
/// which needs an unstable compiler and finds nothing in safe code.
const COUNTERS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    // All counters of a package in one section.
    "-Ccodegen-units=1",
    "-Cdebuginfo=line-tables-only",
];

/// The targets and where their seeds are, besides `fuzz/seeds`.
const TARGETS: [(&str, &[&str]); 6] = [
    ("pdf", &["fuzz/seeds/pdf"]),
    ("layout", &["fuzz/seeds/layout"]),
    ("text", &["fuzz/seeds/text"]),
    ("mark", &["fuzz/seeds/pdf"]),
    ("describe", &["fuzz/seeds/pdf"]),
    ("extract", &["fuzz/seeds/extract"]),
];

/// How long each target runs where nothing is said: as long as a change can wait for it.
const SECONDS: u32 = 20;

/// One input may take so many seconds; the samples take less than a tenth of one.
const INPUT_SECONDS: u32 = 10;

/// So many megabytes may be in use: twice what one unpacked stream may have.
const MEGABYTES: u32 = 1_000;

/// Longer inputs are not invented; the traps of a format fit into less.
const INPUT_BYTES: u32 = 1 << 16;

/// Calls the compiler with the counters: `<this program> rustc ARGUMENTS…`.
pub(crate) fn wrap() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(rustc) = arguments.next() else { return ExitCode::from(2) };
    let arguments: Vec<OsString> = arguments.collect();
    // The program that builds a package runs without the fuzzer, which brings what counts.
    let is_build_script = arguments.iter().any(|it| it == "build_script_build");
    let counters: &[&str] = if is_build_script { &[] } else { &COUNTERS };
    let status = Command::new(rustc).args(arguments).args(counters).status();
    ExitCode::from(u8::try_from(status.ok().and_then(|it| it.code()).unwrap_or(2)).unwrap_or(2))
}

/// `fuzz [--seconds N] [TARGET…]`: builds the fuzzer and runs the targets, as many at once as the
/// machine has cores.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    let (seconds, names) = arguments(args)?;
    if !has_compiler() {
        println!("fuzz: skipped, there is no C++ compiler for the fuzzer (c++ or g++)");
        return Ok(true);
    }
    let Some(fuzzer) = built(root)? else { return Ok(false) };
    let n_cores = thread::available_parallelism().map_or(1, usize::from);
    let mut all_passed = true;
    for names in names.chunks(n_cores) {
        let runs: Vec<bool> = thread::scope(|scope| {
            let runs: Vec<_> = names
                .iter()
                .map(|name| scope.spawn(|| target(root, &fuzzer, name, seconds)))
                .collect();
            runs.into_iter().map(|it| it.join().is_ok_and(|it| it.is_ok_and(|it| it))).collect()
        });
        all_passed &= runs.into_iter().all(|it| it);
    }
    Ok(all_passed)
}

fn arguments(args: &[String]) -> anyhow::Result<(u32, Vec<&str>)> {
    let mut seconds = SECONDS;
    let mut names = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if arg == "--seconds" {
            seconds = args.next().context("`--seconds` needs a number")?.parse()?;
            ensure!(seconds > 0, "`--seconds` needs a number above 0");
        } else if TARGETS.iter().any(|it| it.0 == arg) {
            names.push(arg.as_str());
        } else {
            bail!("no target `{arg}`; there are {}", TARGETS.map(|it| it.0).join(", "));
        }
    }
    if names.is_empty() {
        names.extend(TARGETS.map(|it| it.0));
    }
    Ok((seconds, names))
}

fn has_compiler() -> bool {
    let compiler = std::env::var_os("CXX").unwrap_or_else(|| "c++".into());
    let mut version = Command::new(compiler);
    version.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|it| it.success())
}

/// The program of the fuzzer; `None` if it does not build.
fn built(root: &Path) -> anyhow::Result<Option<PathBuf>> {
    let this = std::env::current_exe().context("cannot tell the path of this program")?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
    let status = Command::new(cargo)
        .current_dir(root)
        .args(["build", "--locked", "--package", "ratlas-fuzz", "--features", "libfuzzer"])
        .env("RUSTC_WORKSPACE_WRAPPER", this)
        .env(WRAPPER, "1")
        .status()
        .context("cannot run cargo")?;
    Ok(status.success().then(|| target.join("debug/ratlas-fuzz")))
}

/// Runs a target. What is found is kept beside the inputs in `target/fuzz`.
fn target(root: &Path, fuzzer: &Path, name: &str, seconds: u32) -> anyhow::Result<bool> {
    let kept = root.join("target/fuzz").join(name);
    let (inputs, finds) = (kept.join("inputs"), kept.join("finds"));
    for dir in [&inputs, &finds] {
        std::fs::create_dir_all(dir).with_context(|| format!("cannot make `{}`", dir.display()))?;
    }
    let seeds = TARGETS.iter().find(|it| it.0 == name).map_or(&[][..], |it| it.1);
    let mut prefix = OsString::from("-artifact_prefix=");
    prefix.push(&finds);
    prefix.push("/");
    let output = Command::new(fuzzer)
        .current_dir(root)
        .env("RATLAS_FUZZ_TARGET", name)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={INPUT_SECONDS}"))
        .arg(format!("-rss_limit_mb={MEGABYTES}"))
        .arg(format!("-max_len={INPUT_BYTES}"))
        .args(["-print_final_stats=1", "-verbosity=0"])
        .arg(prefix)
        .arg(inputs)
        .args(seeds)
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot run `{}`", fuzzer.display()))?;
    let told = String::from_utf8_lossy(&output.stderr);
    let n_runs = told.lines().find_map(|it| it.strip_prefix("stat::number_of_executed_units:"));
    println!("fuzz: {name}: {} inputs in {seconds} s", n_runs.unwrap_or("?").trim());
    if !output.status.success() {
        println!("{told}\nfuzz: FAILED, the input is in {}", finds.display());
    }
    Ok(output.status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_name_targets_and_seconds() {
        let args = |args: &[&str]| args.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let all: Vec<&str> = TARGETS.iter().map(|it| it.0).collect();
        assert_eq!(arguments(&[]).unwrap(), (SECONDS, all));
        assert_eq!(arguments(&args(&["--seconds", "5", "pdf"])).unwrap(), (5, vec!["pdf"]));
        for wrong in [&["pfd"][..], &["--seconds"], &["--seconds", "0"], &["--seconds", "x"]] {
            assert!(arguments(&args(wrong)).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn every_target_has_seeds() {
        let root = crate::workspace::root().unwrap();
        for (name, seeds) in TARGETS {
            assert!(seeds.iter().all(|it| root.join(it).is_dir()), "{name}");
        }
    }
}
