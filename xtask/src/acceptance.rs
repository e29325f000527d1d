//! The papers this project was accepted on, where they are at hand.
//!
//! They and their scorer lie beside the repository, in `../shared`; they are not part of it. Where
//! they are missing, the check says so and passes.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

use crate::samples::{Sample, read, stem};

/// All core values of the accepted papers must score so high; the floor of the first version was
/// 85. One value of the five papers is about a quarter of a point.
const FLOOR_F1: f32 = 98.5;

/// Scores the records of the accepted papers; answers whether they are good enough.
///
/// # Errors
///
/// A paper or the scorer cannot be read or run.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    ensure!(args.is_empty(), "`acceptance` takes no arguments");
    let shared = root.join("../shared");
    let scorer = shared.join("tools/score_gold.py");
    if !scorer.is_file() || !has_python() {
        println!("acceptance: skipped, `../shared` or python3 is not there");
        return Ok(true);
    }
    let records = records(&shared.join("seeds"))?;
    let path = root.join("target/acceptance.jsonl");
    std::fs::write(&path, records).with_context(|| format!("cannot write `{}`", path.display()))?;
    let output = Command::new("python3")
        .args([&scorer, &shared.join("gold"), &path])
        .arg("--show")
        .output()
        .context("cannot run python3")?;
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    let verdict = verdict(&report)?;
    if !verdict {
        println!("{report}");
    }
    println!("acceptance: {}", report.lines().last().unwrap_or_default());
    Ok(verdict)
}

fn has_python() -> bool {
    Command::new("python3").arg("--version").output().is_ok_and(|it| it.status.success())
}

/// The records of a folder's papers, one a line.
fn records(dir: &Path) -> anyhow::Result<String> {
    let mut res = String::new();
    for path in paths(dir)? {
        let sample = Sample { city: String::new(), id: stem(&path), path };
        let (_, record) = read(&sample)?.map_err(anyhow::Error::msg)?;
        writeln!(res, "{}", serde_json::to_string(&record)?)?;
    }
    Ok(res)
}

fn paths(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(dir).with_context(|| format!("cannot list `{}`", dir.display()))?;
    let mut res = entries.map(|it| Ok(it?.path())).collect::<anyhow::Result<Vec<PathBuf>>>()?;
    res.sort();
    Ok(res)
}

/// Whether the report's last line is good enough and no forbidden value was found.
fn verdict(report: &str) -> anyhow::Result<bool> {
    let last = report.lines().last().context("the scorer printed nothing")?;
    let f1 = last.rsplit(' ').next().and_then(|it| it.parse::<f32>().ok());
    let f1 = f1.with_context(|| format!("no score in `{last}`"))?;
    let forbidden = report.lines().find(|it| it.starts_with("must_not"));
    let none = forbidden.is_some_and(|it| it.contains("false   0"));
    Ok(f1 >= FLOOR_F1 && none)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(f1: &str, forbidden: u32) -> String {
        format!(
            "must_not   hit  24  missed   0  false {forbidden:3}   P 100.0\nall core values: F1 {f1}\n"
        )
    }

    #[test]
    fn too_low_or_forbidden_fails() {
        assert!(verdict(&report("99.5", 0)).unwrap());
        assert!(!verdict(&report("97.0", 0)).unwrap());
        assert!(!verdict(&report("99.5", 1)).unwrap());
        assert!(verdict("").is_err());
    }
}
