//! What the program says about every sample, one file per stage, kept in the repository.
//!
//! The first stage that differs is the one that changed; later ones follow from it. These files
//! are written by `--update` and read by people; what is *right* is the matter of `score`.

mod compare;
mod form;

use std::collections::BTreeMap;
use std::path::Path;

use self::compare::{Change, changes};
use crate::samples::{self, SAMPLES, Sample};
use crate::workspace::{flags, read_text, write_text};

/// Texts of golden files by `<city>/<id>.<stage>`, in order.
type Files = BTreeMap<String, String>;

/// The stages in the order of the data; the names of their files end so.
const STAGES: [&str; 2] = [".pages.txt", ".record.json"];

/// A golden file above this is not read by anybody: shorten the sample.
const GOLDEN_BYTES_MAX: usize = 96 * 1024;

/// Compares what the program says with what is kept, or keeps it (`--update`).
///
/// # Errors
///
/// A file cannot be read or written, or is above the cap.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    let ([update], names) = flags(args, ["--update"])?;
    let samples = samples::select(samples::all(root)?, &names)?;
    let dir = root.join(SAMPLES).join("golden");
    let said = said(&samples)?;
    let kept = kept(&dir, &samples, names.is_empty())?;
    let changes = changes(&kept, &said);
    for change in &changes {
        if update {
            apply(&dir, change, &said)?;
            println!("{}", change.summary());
        }
    }
    if !update {
        report(&changes);
    }
    println!(
        "golden: {} samples, {} files, {} {}",
        samples.len(),
        said.len(),
        changes.len(),
        if update { "written" } else { "differ" }
    );
    Ok(update || changes.is_empty())
}

/// What the program says today.
fn said(samples: &[Sample]) -> anyhow::Result<Files> {
    let mut said = Files::new();
    for sample in samples {
        let reading = samples::read(sample)?;
        for (stage, text) in STAGES.into_iter().zip(form::stages(&reading)?) {
            let Some(text) = text else { continue };
            let name = format!("{}/{}{stage}", sample.city, sample.id);
            anyhow::ensure!(
                text.len() <= GOLDEN_BYTES_MAX,
                "`{name}` would have {} bytes, the cap is {GOLDEN_BYTES_MAX}: shorten the sample",
                text.len()
            );
            said.insert(name, text);
        }
    }
    Ok(said)
}

/// The golden files of the samples; of all samples, dangling ones included, if `whole`.
fn kept(dir: &Path, samples: &[Sample], whole: bool) -> anyhow::Result<Files> {
    let mut kept = Files::new();
    for path in samples::files(dir)? {
        let (city, id) = (samples::folder(&path), samples::stem(&path));
        if whole || samples.iter().any(|it| it.city == city && it.id == id) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            kept.insert(format!("{city}/{name}"), read_text(&path)?);
        }
    }
    Ok(kept)
}

fn apply(dir: &Path, change: &Change, said: &Files) -> anyhow::Result<()> {
    match said.get(&change.name) {
        Some(text) => write_text(&dir.join(&change.name), text),
        None => Ok(std::fs::remove_file(dir.join(&change.name))?),
    }
}

/// Prints the first differing stage of every paper: the later ones follow from it.
fn report(changes: &[Change]) {
    let mut last_paper = "";
    for change in changes {
        if change.paper() != last_paper {
            println!("{}\n{}", change.summary(), change.diff);
        }
        last_paper = change.paper();
    }
    if !changes.is_empty() {
        println!(
            "hint: if this is what it should say, `cargo xtask golden --update`, and read the diff"
        );
    }
}
