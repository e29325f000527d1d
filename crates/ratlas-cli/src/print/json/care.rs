//! Lines of `verify`.

use ratlas_library::{Problem, Verified};
use serde::Serialize;

use crate::messages::Lang;
use crate::messages::codes::meaning;

/// Something that is not as it should be.
#[derive(Serialize)]
pub(crate) struct ProblemLine<'a> {
    level: &'static str,
    code: &'static str,
    place: &'a str,
    detail: &'a str,
    /// What it means, in the language of the program.
    meaning: &'static str,
    /// What to do.
    remedy: &'static str,
}

impl<'a> ProblemLine<'a> {
    /// The line of a problem.
    pub(crate) fn new(problem: &'a Problem, lang: Lang) -> ProblemLine<'a> {
        let known = meaning(lang, problem.code);
        ProblemLine {
            level: problem.level.as_str(),
            code: problem.code,
            place: &problem.place,
            detail: &problem.detail,
            meaning: known.map_or("", |it| it.sentence),
            remedy: known.map_or("", |it| it.remedy),
        }
    }
}

/// What a check came to.
#[derive(Serialize)]
pub(crate) struct VerifiedLine {
    clean: bool,
    problems: u64,
    waiting: u64,
    papers: u64,
    pages: u64,
    documents: u64,
}

impl VerifiedLine {
    /// The line of a check.
    pub(crate) fn new(verified: &Verified) -> VerifiedLine {
        VerifiedLine {
            clean: verified.is_clean(),
            problems: verified.problems,
            waiting: verified.waiting,
            papers: verified.papers,
            pages: verified.pages,
            documents: verified.documents,
        }
    }
}
