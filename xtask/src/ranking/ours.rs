//! The set answered by Ratlas: ingested from files and searched, as users do.

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use anyhow::Context;
use ratlas_library::{IngestOptions, Library, SearchQuery};

use super::set::Set;
use super::{HITS, Run};

/// Ingests the papers into a new library and asks the questions.
pub(super) fn run(set: &Set) -> anyhow::Result<Run> {
    let folder = tempfile::tempdir()?;
    let papers = folder.path().join("papers");
    fs::create_dir(&papers)?;
    for paper in &set.papers {
        fs::write(papers.join(format!("{}.txt", paper.id)), paper.file_text())?;
    }
    let mut library = Library::open_writable(&folder.path().join("library"))?;
    let stop = AtomicBool::new(false);
    library.ingest(&[papers], &IngestOptions::default(), &(), &stop)?;
    set.questions.iter().map(|it| ask(&library, &it.text)).collect()
}

fn ask(library: &Library, text: &str) -> anyhow::Result<Vec<String>> {
    let query = SearchQuery { text: text.to_owned(), limit: HITS, ..SearchQuery::default() };
    let answer = library.search(&query).with_context(|| format!("asking `{text}`"))?;
    let id = |path: &str| Path::new(path).file_stem().map(|it| it.to_string_lossy().into_owned());
    Ok(answer.hits.iter().filter_map(|it| id(&it.path)).collect())
}
