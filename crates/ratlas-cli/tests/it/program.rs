//! A folder to run the program in, and what a run came to.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use expect_test::Expect;
use regex::Regex;
use tempfile::TempDir;

/// What the program prints, and how it ends.
#[track_caller]
pub(crate) fn check(folder: &Folder, arguments: &[&str], expected: Expect) {
    expected.assert_eq(&folder.ratlas(arguments).to_string());
}

/// A folder of its own for each test.
pub(crate) struct Folder {
    dir: TempDir,
}

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder { dir: tempfile::tempdir().unwrap() }
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// The program, to be run in the folder and not touched by the variables of whoever tests.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let mut res = Command::new(env!("CARGO_BIN_EXE_ratlas"));
        res.args(arguments).current_dir(self.dir.path()).stdin(Stdio::null());
        for variable in ["RATLAS_LIBRARY", "RATLAS_LANG", "NO_COLOR", "TERM", "RUST_BACKTRACE"] {
            res.env_remove(variable);
        }
        res
    }

    /// Runs the program.
    pub(crate) fn ratlas(&self, arguments: &[&str]) -> Ran {
        Ran::new(self.program(arguments).output().unwrap(), self.dir.path())
    }
}

/// What a run printed and how it ended.
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: Option<i32>,
}

impl Ran {
    pub(crate) fn new(output: Output, dir: &Path) -> Ran {
        let text = |bytes| masked(&String::from_utf8(bytes).unwrap(), dir);
        Ran { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
    }
}

/// The whole: standard output, standard error and the exit code.
impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.stdout)?;
        if !self.stderr.is_empty() {
            write!(f, "--- stderr\n{}", self.stderr)?;
        }
        match self.code {
            Some(code) => writeln!(f, "--- exit {code}"),
            None => writeln!(f, "--- killed"),
        }
    }
}

/// Times, ids, scores and the place of the folder differ from run to run or say nothing.
fn masked(text: &str, dir: &Path) -> String {
    let mut res = text.replace(&dir.display().to_string(), "DIR");
    for (pattern, mask) in MASKS.iter() {
        res = pattern.replace_all(&res, *mask).into_owned();
    }
    res
}

static MASKS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        (r"\b[0-9a-f]{12,64}\b", "ID"),
        (r"\b[0-9.]+,[0-9] (Sekunden|Papiere)", "TIME $1"),
        (r"\b[0-9,]+\.[0-9] (seconds|papers)", "TIME $1"),
        (r#""(score|seconds|papers_per_second)":[0-9.e-]+"#, r#""$1":TIME"#),
        (r#""(started|ended)":"[^"]*""#, r#""$1":TIME"#),
        (r"Prozess [0-9]+, begonnen am [^ ]+", "Prozess PID, begonnen am TIME"),
        (r#""peak_memory":(null|[0-9]+)"#, r#""peak_memory":BYTES"#),
    ]
    .into_iter()
    .map(|(pattern, mask)| (Regex::new(pattern).unwrap(), mask))
    .collect()
});
