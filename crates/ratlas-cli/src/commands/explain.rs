//! `ratlas explain`: why the program says what it says of a paper, and what it decided against.

use anyhow::Result;
use ratlas_extract::{Candidate, Houses, Origin, paper_id};
use ratlas_model::{PageText, Record};
use ratlas_present::facts::FIELDS;
use ratlas_present::value;
use serde::Serialize;

use super::files::{Given, Refusal, each};
use super::mark::no_such_field;
use crate::args;
use crate::commands::ocr;
use crate::exit::Exit;
use crate::print::facts::explained;
use crate::session::Session;

/// Explains each paper in a file.
pub(crate) fn run(explain: &args::Explain, session: &mut Session) -> Result<Exit> {
    let fields = match explain.fact.as_deref().map(|it| (it, value("field", it))) {
        None => FIELDS.to_vec(),
        Some((_, Some(field))) => vec![field],
        Some((unknown, None)) => return no_such_field(unknown, session),
    };
    let known = ratlas_library::houses(&session.library)?;
    let houses = if explain.no_houses { Houses::none() } else { &known };
    let recognition = ocr::recognition(&explain.ocr, session)?;
    let read = |given: Given<'_>| -> Result<Paper, Refusal> {
        let Given { bytes, path, name } = given;
        let pages = ratlas_read::read_with(bytes, name, recognition.read_options())?;
        let origin = Origin::new(paper_id(bytes), path.to_owned(), bytes);
        let explanation = ratlas_extract::explain(&pages, houses, origin);
        let texts = pages.pages.into_iter().map(ratlas_read::Page::into_text).collect();
        Ok(Paper { record: explanation.record, lost: explanation.lost, pages: texts })
    };
    let mut res = Exit::Done;
    let lang = session.lang;
    let mut take = |path: String, paper: Result<Paper, Refusal>| -> Result<()> {
        match paper {
            Ok(paper) if explain.json => session.print_json(&paper.json(&fields)),
            Ok(paper) => {
                let Paper { record, lost, pages } = &paper;
                let text = explained(record, lost, pages, &fields, lang, session.style);
                session.print(&text)
            }
            Err(refusal) => {
                res = Exit::Failed;
                session.file_error(&path, &refusal.words(lang))
            }
        }?;
        Ok(())
    };
    each(&explain.file, lang, &read, &mut take)?;
    session.flush()?;
    Ok(res)
}

/// What a file became.
struct Paper {
    record: Record,
    lost: Vec<Candidate>,
    pages: Vec<PageText>,
}

/// The record with the candidates that lost; JSON.
#[derive(Serialize)]
struct Explained<'a> {
    record: &'a Record,
    lost: Vec<Lost<'a>>,
}

/// A candidate that lost; JSON.
#[derive(Serialize)]
struct Lost<'a> {
    field: &'a str,
    value: &'a str,
    #[serde(flatten)]
    evidence: &'a ratlas_model::Evidence,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
}

impl Paper {
    fn json(&self, fields: &[&str]) -> Explained<'_> {
        let asked = self.lost.iter().filter(|it| fields.contains(&it.field));
        let lost = |it: &'_ Candidate| match &it.reason {
            ratlas_extract::Reason::OtherRole(role) => Some(*role),
            _ => None,
        };
        let lost = asked.map(|it| Lost {
            field: it.field,
            value: &it.value,
            evidence: &it.evidence,
            reason: it.reason.code(),
            role: lost(it),
        });
        Explained { record: &self.record, lost: lost.collect() }
    }
}
