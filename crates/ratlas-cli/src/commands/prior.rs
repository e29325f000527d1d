//! `ratlas prior`: earlier papers on the matter of a draft or an idea.

use std::path::{Path, PathBuf};

use anyhow::Result;
use ratlas_extract::Houses;
use ratlas_library::{Library, Matter, OwnCity, PriorAnswer, PriorQuestion};
use ratlas_present::csv;
use ratlas_present::json::prior_lines;

use super::extract::{Paper, Reading, read};
use super::files::{Given, Refusal, apart, each, is_standard_input};
use super::filters::narrowed;
use crate::args::prior::{OwnCityName, Prior};
use crate::commands::ocr;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::prior;
use crate::session::Session;

/// Searches earlier papers, and prints them in groups.
pub(crate) fn run(typed: &Prior, session: &mut Session) -> Result<Exit> {
    let filters = match narrowed(&typed.narrow, session.lang) {
        Ok(filters) => filters,
        Err(mistake) => {
            session.message(&session.lang.fill(Msg::Error, &[&mistake]))?;
            return Ok(Exit::Failed);
        }
    };
    let library = Library::open(&session.library)?;
    let Some(mut question) = question(typed, session)? else { return Ok(Exit::Failed) };
    question.filters = filters;
    question.limit = typed.narrow.limit;
    if typed.city.is_some() {
        question.city.clone_from(&typed.city);
    }
    if typed.any_time {
        question.date = None;
    }
    question.own_city = match typed.own_city {
        OwnCityName::Include => OwnCity::Include,
        OwnCityName::Exclude => OwnCity::Exclude,
        OwnCityName::Only => OwnCity::Only,
    };
    if question.city.is_none() && question.own_city != OwnCity::Include {
        session.message(session.lang.say(Msg::PriorNoCity))?;
        return Ok(Exit::Failed);
    }
    let answer = library.prior(&question)?;
    tell(&answer, &question, typed, session)
}

fn tell(
    answer: &PriorAnswer,
    question: &PriorQuestion,
    typed: &Prior,
    session: &mut Session,
) -> Result<Exit> {
    let (lang, style) = (session.lang, session.style);
    if typed.narrow.json {
        for line in prior_lines(&answer.groups, lang) {
            session.print_json(&line)?;
        }
    } else if typed.narrow.csv {
        session.print(&csv::prior(&answer.groups, lang))?;
    } else if !answer.groups.is_empty() {
        session.print(&prior::sought(answer, question, lang, style))?;
        for (idx, group) in answer.groups.iter().enumerate() {
            session.print(&prior::group(idx + 1, group, lang, style))?;
        }
    }
    session.flush()?;
    if !answer.groups.is_empty() {
        return Ok(Exit::Done);
    }
    if answer.has_matter {
        session.message(lang.say(Msg::PriorNothing))?;
        session.hint(&lang.fill(Msg::PriorNothingHint, &[&prior::words(&answer.words)]))?;
    } else {
        session.message(lang.say(Msg::PriorNoMatter))?;
        session.hint(lang.say(Msg::PriorNoMatterHint))?;
    }
    Ok(Exit::Nothing)
}

/// The question of what was typed; `None` if it is a file that cannot be read.
fn question(typed: &Prior, session: &mut Session) -> Result<Option<PriorQuestion>> {
    let known = ratlas_library::houses(&session.library)?;
    let houses = if typed.no_houses { Houses::none() } else { &known };
    let recognition = ocr::recognition(&typed.ocr, session)?;
    let reading = Reading { houses, recognition: &recognition };
    match typed.matter.as_slice() {
        [file] if is_file(file) => of_file(file, &reading, session),
        words => of_text(words, &reading, session),
    }
}

/// Whether one thing typed is a file: it is there, or it is named like one.
fn is_file(typed: &Path) -> bool {
    let named = || {
        let text = typed.to_string_lossy();
        !text.contains(char::is_whitespace) && typed.extension().is_some_and(|it| it.len() <= 5)
    };
    is_standard_input(typed) || typed.exists() || named()
}

/// The question of the first paper in a file that has a matter.
fn of_file(
    file: &Path,
    reading: &Reading<'_>,
    session: &mut Session,
) -> Result<Option<PriorQuestion>> {
    let mut res: Option<PriorQuestion> = None;
    let lang = session.lang;
    let mut take = |path: String, paper: Result<Paper, Refusal>| -> Result<()> {
        match paper {
            Ok(paper) => {
                let question = PriorQuestion::of_paper(&paper.record, &paper.pages);
                if res.as_ref().is_none_or(|it| it.matter.texts.is_empty()) {
                    res = Some(question);
                }
            }
            Err(refusal) => session.file_error(&path, &refusal.words(lang))?,
        }
        Ok(())
    };
    each(file, lang, &|given| read(&given, reading), &mut take)?;
    Ok(res)
}

/// The question of an idea. It is read like a paper for its concepts and laws; a city it names is
/// one it looks at, not one's own.
fn of_text(
    words: &[PathBuf],
    reading: &Reading<'_>,
    session: &mut Session,
) -> Result<Option<PriorQuestion>> {
    let words: Vec<String> = words.iter().map(|it| it.to_string_lossy().into_owned()).collect();
    let text = words.join(" ");
    if text.trim().is_empty() {
        return Ok(Some(PriorQuestion::of_text("")));
    }
    let given = Given { bytes: text.as_bytes(), path: "", name: "" };
    match apart(|| read(&given, reading)) {
        Ok(paper) => {
            let read = PriorQuestion::of_paper(&paper.record, &[]);
            let matter = Matter { texts: Vec::new(), offices: Vec::new(), ..read.matter };
            let mut question = PriorQuestion::of_text(&text);
            question.matter = Matter { texts: question.matter.texts, ..matter };
            question.laws = read.laws;
            Ok(Some(question))
        }
        Err(refusal) => {
            session.message(&refusal.words(session.lang))?;
            Ok(None)
        }
    }
}
