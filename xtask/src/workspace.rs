//! Where the workspace is, and the flags of a command.

use std::path::{Path, PathBuf};

use anyhow::Context;

/// The folder with the workspace's `Cargo.toml`, whatever the current folder is.
pub(crate) fn root() -> anyhow::Result<PathBuf> {
    let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(dir) => PathBuf::from(dir),
        None => std::env::current_dir().context("cannot tell the current folder")?,
    };
    start
        .ancestors()
        .find(|it| it.join("xtask/Cargo.toml").is_file())
        .map(Path::to_owned)
        .context("not inside the workspace")
}

/// Splits arguments into the flags a command knows and the rest.
///
/// # Errors
///
/// An unknown flag.
pub(crate) fn flags<'a, const N: usize>(
    args: &'a [String],
    known: [&str; N],
) -> anyhow::Result<([bool; N], Vec<&'a str>)> {
    let mut set = [false; N];
    let mut rest = Vec::new();
    for arg in args {
        match known.iter().position(|it| it == arg) {
            Some(idx) => set[idx] = true,
            None if arg.starts_with('-') => anyhow::bail!("no flag `{arg}` here"),
            None => rest.push(arg.as_str()),
        }
    }
    Ok((set, rest))
}

/// A text file.
///
/// # Errors
///
/// The file cannot be read or is not UTF-8; names it.
pub(crate) fn read_text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}

/// Writes a text file, making its folder.
///
/// # Errors
///
/// The file cannot be written; names it.
pub(crate) fn write_text(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir).with_context(|| format!("cannot make `{}`", dir.display()))?;
    }
    std::fs::write(path, text).with_context(|| format!("cannot write `{}`", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn flags_and_rest() {
        let args = args(&["--update", "a", "b"]);
        assert_eq!(flags(&args, ["--update"]).unwrap(), ([true], vec!["a", "b"]));
    }

    #[test]
    fn err_unknown_flag() {
        let args = args(&["--udpate"]);
        assert_eq!(flags(&args, ["--update"]).unwrap_err().to_string(), "no flag `--udpate` here");
    }

    #[test]
    fn root_is_the_workspace() {
        assert!(root().unwrap().join("Cargo.toml").is_file());
    }
}
