//! Trials of the program itself, which take minutes: built and run, the result is what they print.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

/// A program that tries `ratlas`.
pub(crate) struct Trial {
    /// The program.
    name: &'static str,
    /// Its package.
    package: &'static str,
    /// Whether it measures: then both are built in release.
    is_measured: bool,
}

/// The program beside other indexers.
pub(crate) const PEERS: Trial =
    Trial { name: "peers", package: "ratlas-benches", is_measured: true };

/// The server under load.
pub(crate) const LOAD: Trial = Trial { name: "load", package: "ratlas-tests", is_measured: true };

/// Searching while it ingests.
pub(crate) const READERS: Trial =
    Trial { name: "readers", package: "ratlas-tests", is_measured: true };

/// Killing it, and filling its disk.
pub(crate) const TORTURE: Trial =
    Trial { name: "torture", package: "ratlas-tests", is_measured: false };

/// Builds `ratlas` and the trial, and runs it with the arguments; answers whether it ended well.
///
/// # Errors
///
/// Something does not build.
pub(crate) fn run(root: &Path, trial: &Trial, args: &[String]) -> anyhow::Result<bool> {
    let Trial { name, package, is_measured } = trial;
    let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    build.current_dir(root).args(["build", "--locked", "--bins", "-p", "ratlas", "-p", package]);
    if *is_measured {
        build.arg("--release");
    }
    anyhow::ensure!(build.status().context("cannot run cargo")?.success(), "it does not build");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
    let programs = target.join(if *is_measured { "release" } else { "debug" });
    // Paths among the arguments are those of whoever calls.
    let status = Command::new(programs.join(name))
        .arg("--program")
        .arg(programs.join("ratlas"))
        .args(args)
        .status()
        .with_context(|| format!("cannot run `{name}`"))?;
    Ok(status.success())
}
