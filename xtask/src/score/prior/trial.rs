//! Asks a library for the partner of a paper.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use anyhow::Context;
use ratlas_extract::{Houses, Origin, paper_id};
use ratlas_library::{IngestOptions, Library, PriorPaper, PriorQuestion};
use ratlas_model::{PageText, Record};

use crate::score::board::PerMille;

/// More are not looked at.
const LIMIT: usize = 50;

/// The ranks of partners, each with the name of the paper that was asked with.
#[derive(Debug, Default)]
pub(super) struct Ranks(Vec<(String, Option<usize>)>);

impl Ranks {
    pub(super) fn push(&mut self, query: &str, rank: Option<usize>) {
        self.0.push((query.to_owned(), rank));
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The share of partners among the first `n` papers.
    pub(super) fn within(&self, n: usize) -> PerMille {
        let found = self.0.iter().filter(|it| it.1.is_some_and(|rank| rank <= n)).count();
        PerMille(u32::try_from(1000 * found / self.0.len().max(1)).unwrap_or(1000))
    }

    pub(super) fn mean_reciprocal(&self) -> PerMille {
        let sum: usize = self.0.iter().filter_map(|it| it.1).map(|rank| 1000 / rank).sum();
        PerMille(u32::try_from(sum / self.0.len().max(1)).unwrap_or(1000))
    }

    /// Those whose partner is not among the first papers.
    pub(super) fn late(&self) -> impl Iterator<Item = (&str, Option<usize>)> {
        let is_late = |it: &&(String, Option<usize>)| it.1.is_none_or(|rank| rank > super::FIRST);
        self.0.iter().filter(is_late).map(|it| (it.0.as_str(), it.1))
    }
}

/// A library made for the trial, deleted afterwards.
pub(super) struct Trial {
    dir: PathBuf,
    library: Library,
}

impl Trial {
    /// A library of the papers in some folders.
    ///
    /// # Errors
    ///
    /// The library cannot be made.
    pub(super) fn of(root: &Path, name: &str, papers: &[PathBuf]) -> anyhow::Result<Trial> {
        let dir = root.join("target").join(format!("prior-{name}-{}", std::process::id()));
        let mut library = Library::open_writable(&dir)?;
        let stop = AtomicBool::new(false);
        library.ingest(papers, &IngestOptions::default(), &(), &stop)?;
        Ok(Trial { dir, library })
    }

    /// The rank of the partner, a path's end, among the hits as they are numbered; an answer or a
    /// decision has the rank of the motion it stands below.
    ///
    /// # Errors
    ///
    /// The library cannot be searched.
    pub(super) fn rank(
        &self,
        question: PriorQuestion,
        partner: &str,
    ) -> anyhow::Result<Option<usize>> {
        let answer = self.library.prior(&PriorQuestion { limit: LIMIT, ..question })?;
        let is_partner = |it: &PriorPaper| Path::new(&it.hit.path).ends_with(partner);
        let rank = answer.groups.iter().position(|it| it.papers.iter().any(is_partner));
        Ok(rank.map(|it| it + 1))
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        // A folder that stays behind harms nobody.
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// Reads a paper as an ingest would.
///
/// # Errors
///
/// The file cannot be read.
pub(super) fn read(path: &Path) -> anyhow::Result<(Record, Vec<PageText>)> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    read_bytes(&bytes, &path.to_string_lossy())
}

/// Reads a text as if it were a paper.
///
/// # Errors
///
/// The text is none.
pub(super) fn read_bytes(bytes: &[u8], name: &str) -> anyhow::Result<(Record, Vec<PageText>)> {
    let pages = ratlas_read::read(bytes, name)?;
    let origin = Origin::new(paper_id(bytes), name.to_owned(), bytes);
    let record = ratlas_extract::extract(&pages, Houses::builtin(), origin);
    let pages = pages.pages.into_iter().map(ratlas_read::Page::into_text).collect();
    Ok((record, pages))
}
