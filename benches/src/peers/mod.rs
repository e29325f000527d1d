//! Ratlas beside other indexers, on the same folder and the same cores.

mod folder;
mod indexer;
mod measure;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use self::folder::Folders;
pub use self::indexer::Indexer;
use self::measure::{Measured, measure};
pub use self::table::Table;

/// What is compared.
#[derive(Debug, Clone)]
pub struct Peers {
    /// The program of Ratlas.
    pub program: PathBuf,
    /// The papers, in folders of a thousand as `invent` writes them.
    pub folder: PathBuf,
    /// Where results and the folders of each size are put; deleted in the end.
    pub scratch: PathBuf,
    /// The cores every indexer gets, as `taskset` names them.
    pub cores: String,
    /// How many papers, smallest first.
    pub sizes: Vec<usize>,
    /// Whether the caches of the system are emptied before each run; else every file is read before.
    pub cold: bool,
}

/// One indexer on one size.
#[derive(Debug, Clone)]
pub struct Row {
    /// Which.
    pub indexer: Indexer,
    /// The papers in the folder.
    pub papers: usize,
    /// The first run.
    pub first: Measured,
    /// The same command again, nothing changed.
    pub again: Measured,
    /// Bytes of what it made.
    pub bytes: u64,
    /// Papers it says it has, where it says so.
    pub held: Option<u64>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// A row for each indexer and size.
    pub rows: Vec<Row>,
    /// Bytes of plain text by size, as `pdftotext` gives it.
    pub text_bytes: Vec<(usize, u64)>,
    /// How the files were before each run.
    pub caches: &'static str,
    /// The cores.
    pub cores: String,
}

impl Peers {
    /// Runs all indexers on all sizes, in turn first and last, so that none always finds the machine
    /// as the same neighbour left it. `tell` hears of each.
    ///
    /// # Errors
    ///
    /// If one of them fails.
    pub fn run(&self, tell: &mut dyn FnMut(&str)) -> anyhow::Result<Comparison> {
        let mut comparison = Comparison {
            rows: Vec::new(),
            text_bytes: Vec::new(),
            caches: if self.cold { "emptied before" } else { "warm: every file read before" },
            cores: self.cores.clone(),
        };
        fs::create_dir_all(&self.scratch)?;
        let folders = Folders::new(&self.folder, &self.scratch)?;
        for (size_idx, size) in self.sizes.iter().enumerate() {
            let folder = folders.of(*size)?;
            comparison.text_bytes.push((*size, folder::text_bytes(&folder)?));
            let mut indexers = Indexer::ALL.to_vec();
            if size_idx % 2 == 1 {
                indexers.reverse();
            }
            for indexer in indexers {
                let row = self.row(indexer, &folder, *size)?;
                tell(&format!("{indexer} on {size}: {:.1} s", row.first.seconds));
                comparison.rows.push(row);
            }
        }
        fs::remove_dir_all(&self.scratch)?;
        Ok(comparison)
    }

    fn row(&self, indexer: Indexer, folder: &Path, papers: usize) -> anyhow::Result<Row> {
        let result = self.scratch.join(format!("{indexer}-{papers}"));
        fs::create_dir_all(&result)?;
        indexer.prepare(&result, folder)?;
        self.settle(folder)?;
        let command = || indexer.command(&self.program, &self.cores, &result, folder);
        let first = measure(&mut command())?;
        ensure!(first.is_success, "{indexer} failed: {}", first.told);
        let bytes = folder::bytes(&result)?;
        self.settle(folder)?;
        let again = measure(&mut command())?;
        ensure!(again.is_success, "{indexer} failed the second time: {}", again.told);
        let held = indexer.held(&self.program, &result);
        fs::remove_dir_all(&result).with_context(|| format!("`{}`", result.display()))?;
        Ok(Row { indexer, papers, first, again, bytes, held })
    }

    /// Brings the caches into the state that the table names.
    fn settle(&self, folder: &Path) -> anyhow::Result<()> {
        if self.cold {
            rustix::fs::sync();
            fs::write("/proc/sys/vm/drop_caches", "3").context("only root empties the caches")
        } else {
            folder::read_all(folder)
        }
    }
}
