//! Good files, cut off.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the good ones are.
const FOLDERS: [&str; 2] = ["fuzz/seeds", "corpus-samples/papers"];

/// Files are cut behind each of these.
const STEP: usize = 1_000;

/// Cut files with their names: each file once, then each once more, so that the first ones are of all
/// kinds.
pub(super) fn files(root: &Path) -> io::Result<impl Iterator<Item = (String, Vec<u8>)>> {
    let mut paths = Vec::new();
    for folder in FOLDERS {
        collect(&root.join(folder), &mut paths)?;
    }
    paths.sort();
    let cuts = (1..).map(move |round| {
        let cut: Vec<(String, Vec<u8>)> =
            paths.iter().filter_map(|path| cut(path, round)).collect();
        cut
    });
    Ok(cuts.take_while(|it| !it.is_empty()).flatten())
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_none_or(|it| it != "py") {
            paths.push(path);
        }
    }
    Ok(())
}

/// The first thousands of a file; `None` where it has no more than those.
fn cut(path: &Path, round: usize) -> Option<(String, Vec<u8>)> {
    let mut bytes = fs::read(path).ok()?;
    let length = round * STEP;
    if length >= bytes.len() {
        return None;
    }
    bytes.truncate(length);
    // Seeds of one name are in several folders.
    let folder = path.parent()?.file_name()?.to_string_lossy();
    let stem = path.file_stem()?.to_string_lossy();
    let kind = path.extension().map_or("bin".into(), |it| it.to_string_lossy());
    Some((format!("cut/{folder}-{stem}-{length}.{kind}"), bytes))
}
