//! The program on files made to harm it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use serde_json::Value;

/// Files where nothing is said.
const FILES: usize = 500;

/// How often the processes are looked at.
const STEP: Duration = Duration::from_millis(20);

/// How much a run as a whole may hold, with two workers: the parent, and both at their worst.
const MAX_BYTES: u64 = 600 << 20;

/// `hostile [--files N] [--keep DIR]`: makes files, has the program read them with two workers, and
/// checks that each is accounted for, that no worker has more than it may, and how the run ends.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    let (n_files, keep) = arguments(args)?;
    let folder = tempfile::tempdir()?;
    let folder = keep.unwrap_or_else(|| folder.path().to_owned());
    let files = folder.join("files");
    let n_written = ratlas_tests::hostile::write(root, &files, n_files, usize::MAX)?;
    ensure!(n_written == n_files, "only {n_written} files can be made");
    let program = built(root)?;
    let library = folder.join("library");
    if library.exists() {
        fs::remove_dir_all(&library)?;
    }
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(["ingest", "--json", "--ocr", "never", "--workers", "2"])
        .arg("--library")
        .arg(&library)
        .arg(&files)
        .stdin(Stdio::null())
        .stdout(fs::File::create(folder.join("report.json"))?)
        .stderr(Stdio::null())
        .spawn()?;
    let watched = watch(&mut child)?;
    let seconds = start.elapsed().as_secs_f64();
    let code = child.wait()?.code();
    let report = fs::read_to_string(folder.join("report.json"))?;
    let report: Value = serde_json::from_str(&report).context("there is no report")?;
    println!("{n_files} files, {seconds:.0} seconds\n");
    print_outcomes(&report, &files);
    Ok(is_as_it_should_be(&report, &watched, code, n_files as u64))
}

fn arguments(args: &[String]) -> anyhow::Result<(usize, Option<PathBuf>)> {
    let (mut n_files, mut keep) = (FILES, None);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("`{arg}` needs a value"));
        match arg.as_str() {
            "--files" => n_files = value()?.parse().context("`--files` takes a number")?,
            "--keep" => keep = Some(PathBuf::from(value()?)),
            other => bail!("no flag `{other}` here"),
        }
    }
    Ok((n_files, keep))
}

fn built(root: &Path) -> anyhow::Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["build", "--quiet", "--offline", "--locked", "-p", "ratlas"];
    let status = Command::new(cargo).args(arguments).current_dir(root).status()?;
    ensure!(status.success(), "the program does not build");
    Ok(root.join("target/debug/ratlas"))
}

/// The most that was seen.
#[derive(Default)]
struct Watched {
    n_workers: usize,
    /// Of the parent and all workers at one time.
    together: u64,
    /// Of the parent.
    parent: u64,
    /// Of one worker.
    worker: u64,
    /// Workers that held more than they may.
    n_beyond: usize,
}

/// Looks at the memory of the program and its workers until it ends.
fn watch(child: &mut Child) -> anyhow::Result<Watched> {
    let mut res = Watched::default();
    let mut seen: BTreeMap<u32, bool> = BTreeMap::new();
    while child.try_wait()?.is_none() {
        let parent = status(child.id(), "RssAnon:").unwrap_or(0);
        let mut together = parent;
        for worker in children(child.id()) {
            let Some(held) = status(worker, "RssAnon:") else { continue };
            let limit = data_limit(worker).unwrap_or(u64::MAX);
            let is_beyond = status(worker, "VmData:").is_some_and(|it| it > limit);
            *seen.entry(worker).or_default() |= is_beyond;
            together += held;
            res.worker = res.worker.max(held);
        }
        res.parent = res.parent.max(parent);
        res.together = res.together.max(together);
        sleep(STEP);
    }
    res.n_workers = seen.len();
    res.n_beyond = seen.values().filter(|it| **it).count();
    Ok(res)
}

/// The processes that any thread of one has started.
fn children(parent: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{parent}/task")).into_iter().flatten().flatten();
    let lists = threads.filter_map(|it| fs::read_to_string(it.path().join("children")).ok());
    lists
        .flat_map(|it| it.split_whitespace().filter_map(|it| it.parse().ok()).collect::<Vec<u32>>())
        .collect()
}

/// A size in bytes from what the system tells of a process.
fn status(process: u32, name: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix(name))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? << 10)
}

fn data_limit(process: u32) -> Option<u64> {
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).ok()?;
    let line = limits.lines().find_map(|it| it.strip_prefix("Max data size"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// How many files came to what, by family; files read have no reason.
fn print_outcomes(report: &Value, files: &Path) {
    let mut table: BTreeMap<(String, String), usize> = BTreeMap::new();
    let refused = report["refused"].as_array().map(Vec::as_slice).unwrap_or_default();
    for file in refused {
        let path = file["path"].as_str().unwrap_or_default();
        let below = path.strip_prefix(&*files.to_string_lossy()).unwrap_or(path);
        let family = below.trim_start_matches('/').split('/').next().unwrap_or_default();
        let code = file["code"].as_str().unwrap_or_default().to_owned();
        if code.starts_with("worker/") || code.starts_with("internal/") {
            println!("{code}: {below} ({})", file["reason"].as_str().unwrap_or_default());
        }
        *table.entry((code, family.to_owned())).or_default() += 1;
    }
    for name in ["found", "read", "with_findings", "linked", "archives", "ignored"] {
        println!("{:>7}  {name}", report[name]);
    }
    for ((code, family), count) in table {
        println!("{count:>7}  {code} in {family}");
    }
}

fn is_as_it_should_be(report: &Value, watched: &Watched, code: Option<i32>, n_files: u64) -> bool {
    let count = |name: &str| report[name].as_u64().unwrap_or_default();
    let n_refused = report["refused"].as_array().map_or(0, Vec::len) as u64;
    let counted =
        ["read", "linked", "unchanged", "archives"].map(count).iter().sum::<u64>() + n_refused;
    let megabytes = |it: u64| it >> 20;
    println!(
        "\n{} workers, at most {} MB in one, {} MB in the parent, {} MB together",
        watched.n_workers,
        megabytes(watched.worker),
        megabytes(watched.parent),
        megabytes(watched.together)
    );
    let checks = [
        (count("found") == counted && counted >= n_files, "each file is accounted for"),
        (code == Some(if n_refused > 0 { 2 } else { 0 }), "the exit code tells of refused files"),
        (watched.n_beyond == 0, "no worker is beyond its limit"),
        (watched.together <= MAX_BYTES, "the run stays within 600 MB"),
    ];
    for (holds, what) in checks {
        println!("{} {what}", if holds { "yes" } else { "NO " });
    }
    checks.iter().all(|(holds, _)| *holds)
}
