//! The papers the benchmarks work on: the samples of the repository, read at every stage.
//!
//! A few dozen papers say how the stages compare and whether a change made one slower; what an
//! ingest of a real library takes is measured on one.

mod invent;
mod peers;
mod print;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ratlas_extract::{Houses, Origin};
use ratlas_model::{PageText, Record};
use ratlas_read::Pages;

pub use crate::invent::{Draft, Genre, Inventor};
pub use crate::peers::{Comparison, Indexer, Peers, Row, Table as PeersTable};
pub use crate::print::print;

/// A sample after every stage.
#[derive(Debug)]
pub struct Paper {
    /// The name of the file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What reading made of it.
    pub pages: Pages,
    /// What extracting made of that.
    pub record: Record,
}

impl Paper {
    /// Who it is, as an ingest would say.
    pub fn origin(name: &str, bytes: &[u8]) -> Origin {
        Origin {
            id: name.to_owned(),
            path: name.to_owned(),
            url: None,
            bytes: bytes.len() as u64,
            sha256: String::new(),
        }
    }

    /// Whether it is a PDF.
    pub fn is_pdf(&self) -> bool {
        self.pages.media_type == "application/pdf"
    }

    /// Its texts, as the index takes them.
    pub fn texts(&self) -> Vec<PageText> {
        self.pages.pages.iter().map(|it| it.clone().into_text()).collect()
    }

    fn read(path: &Path) -> Option<Paper> {
        let bytes = std::fs::read(path).ok()?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        let pages = ratlas_read::read(&bytes, &name).ok()?;
        let origin = Paper::origin(&name, &bytes);
        let record = ratlas_extract::extract(&pages, Houses::builtin(), origin);
        Some(Paper { name, bytes, pages, record })
    }
}

/// A kind of page, and a sample of it.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// What is on the page.
    name: &'static str,
    /// The file of the sample.
    file: &'static str,
}

impl Kind {
    /// The sample; none where it is missing.
    pub fn paper(&self) -> Option<&'static Paper> {
        papers().iter().find(|it| it.name == self.file)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The kinds of pages that papers are made of.
pub const KINDS: [Kind; 6] = [
    Kind { name: "letter", file: "2022-reply-bezirksausschuss.pdf" },
    Kind { name: "minutes with tables", file: "2022-minutes-three-tables.pdf" },
    Kind { name: "gazette in columns", file: "2017-gazette-two-columns.pdf" },
    Kind { name: "ruled table", file: "2011-information-beratungsfolge.pdf" },
    Kind { name: "labels and values", file: "2014-statement-label-and-value-blocks.pdf" },
    Kind { name: "several pages", file: "2024-proposal-sitzungsvorlage.pdf" },
];

/// Every sample that can be read, by path; none where the samples are missing.
pub fn papers() -> &'static [Paper] {
    static PAPERS: LazyLock<Vec<Paper>> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus-samples/papers");
        let mut paths: Vec<PathBuf> = children(&root).iter().flat_map(|it| children(it)).collect();
        paths.sort();
        paths.iter().filter_map(|it| Paper::read(it)).collect()
    });
    &PAPERS
}

fn children(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).into_iter().flatten();
    entries.filter_map(|it| Some(it.ok()?.path())).collect()
}
