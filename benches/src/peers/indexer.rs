//! The programs that are compared: how each is set up and called.

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::ensure;

/// A program that makes a folder searchable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indexer {
    /// This one.
    Ratlas,
    /// `recollindex` of Recoll.
    Recoll,
    /// `omindex` of Xapian Omega.
    Omega,
}

/// Debian's packages of the others, and what they unpack PDF with.
const PACKAGES: [(&str, &str); 4] = [
    ("recollindex", "recollcmd"),
    ("omindex", "xapian-omega"),
    ("pdftotext", "poppler-utils"),
    ("xapian-delve", "xapian-tools"),
];

impl Indexer {
    /// All of them.
    pub const ALL: [Indexer; 3] = [Indexer::Ratlas, Indexer::Recoll, Indexer::Omega];

    /// Installs the others from Debian where they are missing; gives the packages it installed.
    ///
    /// # Errors
    ///
    /// If that is not possible.
    pub fn install() -> anyhow::Result<Vec<&'static str>> {
        let missing = PACKAGES.into_iter().filter(|it| !is_installed(it.0));
        let missing: Vec<&str> = missing.map(|it| it.1).collect();
        if !missing.is_empty() {
            let mut apt = Command::new("apt-get");
            apt.args(["install", "--yes", "--no-install-recommends"]).args(&missing);
            let status = apt.stdout(Stdio::null()).status()?;
            ensure!(status.success(), "cannot install {}", missing.join(", "));
        }
        Ok(missing)
    }

    /// Writes the configuration it needs: defaults, with German stemming as Ratlas has it.
    pub(super) fn prepare(self, result: &Path, folder: &Path) -> anyhow::Result<()> {
        if self == Indexer::Recoll {
            // By default it steps back behind all others (`nice` 19), which measures the others.
            // Its dictionary for spelling needs another package and is no part of the index.
            let folder = folder.canonicalize()?;
            let text = format!(
                "topdirs = {}\nindexstemminglanguages = german\nloglevel = 2\n\
                 idxniceprio = 0\nnoaspell = 1\n",
                folder.display()
            );
            fs::write(result.join("recoll.conf"), text)?;
        }
        Ok(())
    }

    /// The command that brings its result up to date with a folder, on some cores.
    pub(super) fn command(
        self,
        program: &Path,
        cores: &str,
        result: &Path,
        folder: &Path,
    ) -> Command {
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", cores]);
        match self {
            Indexer::Ratlas => {
                command.arg(program).arg("--library").arg(result);
                command.args(["--quiet", "ingest"]).arg(folder);
            }
            Indexer::Recoll => {
                command.args(["recollindex", "-c"]).arg(result);
            }
            Indexer::Omega => {
                command.args(["omindex", "--stemmer=german", "--url=/", "--db"]);
                command.arg(result.join("omega")).arg(folder);
            }
        }
        command
    }

    /// Papers it says it has, to see that none was left out.
    pub(super) fn held(self, program: &Path, result: &Path) -> Option<u64> {
        match self {
            Indexer::Ratlas => {
                let mut stats = Command::new(program);
                stats.arg("--library").arg(result).args(["stats", "--json"]);
                let stats: serde_json::Value =
                    serde_json::from_slice(&stats.output().ok()?.stdout).ok()?;
                stats["papers"].as_u64()
            }
            Indexer::Recoll => documents(&result.join("xapiandb")),
            Indexer::Omega => documents(&result.join("omega")),
        }
    }
}

impl fmt::Display for Indexer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Indexer::Ratlas => "ratlas",
            Indexer::Recoll => "recollindex",
            Indexer::Omega => "omindex",
        })
    }
}

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|it| it.join(program).is_file())
}

/// The documents of a database of Xapian, where its tools are installed.
fn documents(database: &Path) -> Option<u64> {
    let output = Command::new("xapian-delve").arg(database).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().find_map(|it| it.strip_prefix("number of documents = ")?.trim().parse().ok())
}
