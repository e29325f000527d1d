//! Folders of papers of each size, and how much text is in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

/// At most so many files are unpacked to count their text, spread evenly.
const COUNTED: usize = 1_000;

/// The papers that folders are made of.
#[derive(Debug)]
pub(super) struct Folders {
    files: Vec<PathBuf>,
    root: PathBuf,
    scratch: PathBuf,
}

impl Folders {
    pub(super) fn new(root: &Path, scratch: &Path) -> anyhow::Result<Folders> {
        let files = files(root)?;
        Ok(Folders { files, root: root.to_owned(), scratch: scratch.to_owned() })
    }

    /// A folder with the first papers, under the paths they have; hard links where possible.
    pub(super) fn of(&self, size: usize) -> anyhow::Result<PathBuf> {
        ensure!(self.files.len() >= size, "the folder has {} papers", self.files.len());
        let folder = self.scratch.join(format!("papers-{size}"));
        for file in &self.files[..size] {
            let target = folder.join(file.strip_prefix(&self.root)?);
            fs::create_dir_all(target.parent().context("a file lies in a folder")?)?;
            if fs::hard_link(file, &target).is_err() {
                fs::copy(file, &target)?;
            }
        }
        Ok(folder)
    }
}

/// All files in a folder, in the order of their paths.
fn files(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("`{}`", dir.display()))? {
        entries.push(entry?.path());
    }
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        if entry.is_dir() { found.extend(files(&entry)?) } else { found.push(entry) }
    }
    Ok(found)
}

/// Bytes of all files in a folder.
pub(super) fn bytes(dir: &Path) -> anyhow::Result<u64> {
    let sizes = files(dir)?.into_iter().map(|it| Ok(fs::metadata(it)?.len()));
    sizes.sum()
}

/// Reads every file once.
pub(super) fn read_all(dir: &Path) -> anyhow::Result<()> {
    for file in files(dir)? {
        fs::read(file)?;
    }
    Ok(())
}

/// Bytes of text in the papers of a folder; of many, estimated from a thousand of them.
pub(super) fn text_bytes(dir: &Path) -> anyhow::Result<u64> {
    let files = files(dir)?;
    let step = files.len().div_ceil(COUNTED).max(1);
    let (mut bytes, mut counted) = (0, 0);
    for file in files.iter().step_by(step) {
        bytes += text_of(file)?;
        counted += 1;
    }
    ensure!(counted > 0, "no papers in `{}`", dir.display());
    Ok(bytes * u64::try_from(files.len())? / counted)
}

fn text_of(file: &Path) -> anyhow::Result<u64> {
    if file.extension().is_none_or(|it| it != "pdf") {
        return Ok(fs::metadata(file)?.len());
    }
    let output = Command::new("pdftotext").arg(file).arg("-").output();
    let output = output.context("cannot run pdftotext (poppler-utils)")?;
    Ok(u64::try_from(output.stdout.len())?)
}
