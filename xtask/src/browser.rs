//! The pages of the server in a real browser; see `tests/browser`.

use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::Context;

/// Where the tests and the list of what they need are.
const FOLDER: &str = "tests/browser";

/// Tests every page and every flow of the program that was built.
///
/// # Errors
///
/// Node or the program cannot be run.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    anyhow::ensure!(args.is_empty(), "`browser` takes no arguments");
    node(root, &["--test", "--test-reporter=spec", "run.test.mjs"])
}

/// Makes the pictures of the user guides anew.
///
/// # Errors
///
/// Node or the program cannot be run.
pub(crate) fn pictures(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    anyhow::ensure!(args.is_empty(), "`pictures` takes no arguments");
    node(root, &["screenshots.mjs"])
}

fn node(root: &Path, args: &[&str]) -> anyhow::Result<bool> {
    let folder = root.join(FOLDER);
    if !(is_built(root)? && is_installed(&folder)?) {
        return Ok(false);
    }
    let mut node = Command::new("node");
    let status = node.args(args).current_dir(&folder).status();
    Ok(status.context("cannot run `node`: install nodejs, 20 or later")?.success())
}

fn is_built(root: &Path) -> anyhow::Result<bool> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--quiet", "--locked", "--package", "ratlas"]).current_dir(root);
    Ok(cargo.status().context("cannot run cargo")?.success())
}

/// Installs the packages the tests need, at the versions of the lock, unless they are there.
fn is_installed(folder: &Path) -> anyhow::Result<bool> {
    if is_fresh(&folder.join("package-lock.json"), &folder.join("node_modules/.package-lock.json"))
    {
        return Ok(true);
    }
    let mut npm = Command::new("npm");
    let status = npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder).status();
    Ok(status.context("cannot run `npm`: install it beside nodejs")?.success())
}

/// Whether what was installed is not older than the list of what is needed.
fn is_fresh(lock: &Path, installed: &Path) -> bool {
    let changed = |path: &Path| -> Option<SystemTime> { path.metadata().ok()?.modified().ok() };
    changed(installed).is_some_and(|it| changed(lock).is_some_and(|lock| lock <= it))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_missing_or_older_is_installed() {
        let dir = tempfile::tempdir().unwrap();
        let (lock, installed) = (dir.path().join("lock"), dir.path().join("installed"));
        assert!(!is_fresh(&lock, &installed));
        fs::write(&installed, "").unwrap();
        fs::write(&lock, "").unwrap();
        let set = |path: &Path, seconds| {
            let time = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
        };
        set(&lock, 1);
        set(&installed, 2);
        assert!(is_fresh(&lock, &installed));
        set(&lock, 3);
        assert!(!is_fresh(&lock, &installed));
    }
}
