//! The files of the repository, in memory: every check is a function of them.

use std::path::Path;
use std::process::Command;

use anyhow::Context;

/// Folders that are never part of the repository; looked at only without git.
const NOT_OURS: [&str; 3] = [".git", "target", "library"];

/// The repository's files, sorted by path.
#[derive(Debug, Default)]
pub(super) struct Repo {
    pub(super) files: Vec<File>,
}

/// One file.
#[derive(Debug)]
pub(super) struct File {
    /// From the root, with `/`.
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

impl File {
    /// The text; `None` if it is not UTF-8.
    pub(super) fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// The folder, without the last `/`.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |it| it.0)
    }

    /// The name.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(self.path.as_str(), |it| it.1)
    }
}

impl Repo {
    /// Every file that is tracked or would be: new files are checked before they are committed.
    ///
    /// # Errors
    ///
    /// A file cannot be read.
    pub(super) fn load(root: &Path) -> anyhow::Result<Repo> {
        let mut paths = match listed_by_git(root) {
            Some(paths) => paths,
            None => walked(root, "")?,
        };
        paths.sort();
        let mut files = Vec::new();
        for path in paths.into_iter().filter(|it| root.join(it).is_file()) {
            let bytes =
                std::fs::read(root.join(&path)).with_context(|| format!("cannot read `{path}`"))?;
            files.push(File { path, bytes });
        }
        Ok(Repo { files })
    }

    /// The file at a path.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|it| it.path == path)
    }

    /// A repository made of paths and texts.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Repo {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        Repo { files: files.iter().map(file).collect() }
    }
}

fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root);
    let output = git.output().ok().filter(|it| it.status.success())?;
    let list = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut paths: Vec<String> =
        list.split('\0').filter(|it| !it.is_empty()).map(str::to_owned).collect();
    // A conflicted file is listed once a side.
    paths.dedup();
    Some(paths)
}

/// The same without git, e.g. in an unpacked archive.
fn walked(root: &Path, folder: &str) -> anyhow::Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(root.join(folder)).with_context(|| format!("in `{folder}`"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if entry.file_type()?.is_dir() {
            if !NOT_OURS.contains(&path.as_str()) {
                paths.extend(walked(root, &path)?);
            }
        } else {
            paths.push(path);
        }
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_and_the_walk_both_find_this_file() {
        let root = crate::workspace::root().unwrap();
        let this = "xtask/src/tidy/repo.rs".to_owned();
        assert!(walked(&root, "").unwrap().contains(&this));
        assert!(Repo::load(&root).unwrap().file(&this).is_some());
    }
}
