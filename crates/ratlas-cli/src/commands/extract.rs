//! `ratlas extract`: what is read from a file, without a library.

use anyhow::Result;
use ratlas_extract::{Houses, Origin, paper_id};
use ratlas_library::Recognition;
use ratlas_model::{PageText, Record};
use ratlas_read::Pages;

use super::files::{Given, Refusal, each};
use crate::args::Extract;
use crate::commands::ocr;
use crate::exit::Exit;
use crate::print::{facts, pages};
use crate::session::Session;

/// Reads each file and prints its facts. A file that cannot be read does not stop the others.
pub(crate) fn run(extract: Extract, session: &mut Session) -> Result<Exit> {
    let known = ratlas_library::houses(&session.library)?;
    let houses = if extract.no_houses { Houses::none() } else { &known };
    let recognition = ocr::recognition(&extract.ocr, session)?;
    let reading = Reading { houses, recognition: &recognition };
    let mut res = Exit::Done;
    let mut n_printed = 0;
    let lang = session.lang;
    for file in &extract.files {
        let mut take = |path: String, papers: Result<Vec<Paper>, Refusal>| -> Result<()> {
            match papers {
                Ok(papers) => {
                    for paper in papers {
                        print(paper, n_printed, &extract, session)?;
                        n_printed += 1;
                    }
                }
                Err(refusal) => {
                    session.file_error(&path, &refusal.words(session.lang))?;
                    res = Exit::Failed;
                }
            }
            Ok(())
        };
        each(file, lang, &|given| read_all(&given, &reading), &mut take)?;
    }
    session.flush()?;
    Ok(res)
}

fn print(mut paper: Paper, idx: usize, extract: &Extract, session: &mut Session) -> Result<()> {
    if extract.json {
        paper.record.pages = extract.text.then_some(paper.pages);
        session.print_json(&paper.record)?;
        return Ok(());
    }
    if idx > 0 {
        session.print("\n\n")?;
    }
    session.print(&facts::sheet(&paper.record, &paper.pages, session.lang, session.style))?;
    if extract.text {
        session.print(&pages::texts(&paper.pages, session.lang, session.style))?;
    }
    Ok(())
}

/// With what files are read.
pub(super) struct Reading<'a> {
    pub(super) houses: &'a Houses,
    pub(super) recognition: &'a Recognition,
}

/// What a file became.
pub(super) struct Paper {
    pub(super) record: Record,
    pub(super) pages: Vec<PageText>,
}

/// The paper a file is, and where it holds several, each of them.
fn read_all(given: &Given<'_>, reading: &Reading<'_>) -> Result<Vec<Paper>, Refusal> {
    let Given { bytes, path, name } = *given;
    let read = ratlas_read::read_with(bytes, name, reading.recognition.read_options())?;
    let origin = Origin::new(paper_id(bytes), path.to_owned(), bytes);
    let (record, parts) = ratlas_extract::extract_all(&read, reading.houses, origin);
    let parts = parts.into_iter().map(|it| paper(it.record, it.pages));
    Ok(std::iter::once(paper(record, read)).chain(parts).collect())
}

fn paper(record: Record, pages: Pages) -> Paper {
    let pages = pages.pages.into_iter().map(ratlas_read::Page::into_text).collect();
    Paper { record, pages }
}

pub(super) fn read(given: &Given<'_>, reading: &Reading<'_>) -> Result<Paper, Refusal> {
    let Given { bytes, path, name } = *given;
    let read = ratlas_read::read_with(bytes, name, reading.recognition.read_options())?;
    let origin = Origin::new(paper_id(bytes), path.to_owned(), bytes);
    let record = ratlas_extract::extract(&read, reading.houses, origin);
    Ok(paper(record, read))
}
