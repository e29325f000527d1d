//! What forgetting changes, what it changed, and what remains.

use ratlas_library::{
    BackupAfter, BackupState, ForgetReport, ForgetRequest, Forgotten, NamedPaper,
};
use ratlas_model::Record;
use ratlas_present::{Lang, Wording, on_one_line};
use serde::Serialize;

use super::colour::Style;
use crate::messages::privacy::told;

/// So much of an id is shown.
const SHOWN_ID: usize = 12;

/// What would change.
pub(crate) fn planned(
    report: &ForgetReport,
    request: &ForgetRequest,
    lang: Lang,
    style: Style,
) -> String {
    let is_person = matches!(request, ForgetRequest::Person { .. });
    let mut res = String::new();
    if report.papers.is_empty() && is_person {
        res += &(told(lang, "nothing_person", &[]) + "\n");
    } else {
        let head = if is_person { "person_head" } else { "papers_head" };
        res += &(style.bold(&told(lang, head, &[])) + "\n");
    }
    for paper in &report.papers {
        let places = told(lang, "places", &[&lang.number(paper.places)]);
        let places = if is_person { format!(" · {places}") } else { String::new() };
        res.extend(["  ", &named(paper, lang), &places, "\n"]);
    }
    for (key, names) in
        [("removed_questions", &report.questions), ("removed_copies", &report.leftovers)]
    {
        if !names.is_empty() {
            res += &(told(lang, key, &[&on_one_line(&names.join(", "))]) + "\n");
        }
    }
    res + &files(report, lang)
}

fn named(paper: &NamedPaper, lang: Lang) -> String {
    let title = paper.title.as_deref().unwrap_or(lang.say(Wording::NoTitle));
    let words: Vec<&str> = paper.number.as_deref().into_iter().chain([title]).collect();
    let id = paper.id.get(..SHOWN_ID).unwrap_or(&paper.id);
    format!("[{id}] {}", on_one_line(&words.join(" · ")))
}

/// A paper among several of one number.
pub(crate) fn stored(record: &Record) -> String {
    let city = record.place.as_ref().map(|it| it.name.as_str());
    let title = record.title.as_ref().map(|it| it.text.as_str());
    let words: Vec<&str> = city.into_iter().chain(title).collect();
    format!("  [{}] {}", record.id, on_one_line(&words.join(" · ")))
}

/// What was done.
pub(crate) fn done(report: &ForgetReport, request: &ForgetRequest, lang: Lang) -> String {
    let key = match request {
        ForgetRequest::Papers(_) => "done_papers",
        ForgetRequest::Person { .. } => "done_person",
    };
    told(lang, key, &[&lang.number(report.papers.len() as u64)]) + "\n"
}

/// What still holds it.
pub(crate) fn remaining(report: &ForgetReport, backups: &[BackupAfter], lang: Lang) -> Vec<String> {
    let mut res: Vec<String> = backups.iter().map(|it| backup(it, lang)).collect();
    let files = files(report, lang);
    if !files.is_empty() {
        res.push(files.trim_end().to_owned());
    }
    res.push(told(lang, "slack", &[]));
    res
}

fn files(report: &ForgetReport, lang: Lang) -> String {
    if report.files.is_empty() {
        return String::new();
    }
    let files = report.files.iter().map(|it| format!("  {}\n", on_one_line(it)));
    told(lang, "remains", &[]) + "\n" + &files.collect::<String>()
}

/// What became of a copy of the library.
pub(crate) fn backup(of: &BackupAfter, lang: Lang) -> String {
    let path = on_one_line(&of.path);
    match &of.state {
        BackupState::Told => told(lang, "backup_told", &[&path, &of.made]),
        BackupState::Rewritten => told(lang, "backup_rewritten", &[&path]),
        BackupState::OutOfReach(reason) => {
            told(lang, "backup_away", &[&path, &on_one_line(reason)])
        }
    }
}

/// What was forgotten or would be, as JSON.
#[derive(Debug, Serialize)]
pub(crate) struct ForgetLine<'a> {
    schema: &'static str,
    dry_run: bool,
    papers: Vec<PaperLine<'a>>,
    questions: &'a [String],
    leftovers: &'a [String],
    /// Files on disk that still hold it.
    files: &'a [String],
    backups: Vec<BackupLine<'a>>,
    /// Whether old bytes are still there because another program reads.
    pending: bool,
}

#[derive(Debug, Serialize)]
struct PaperLine<'a> {
    id: &'a str,
    number: Option<&'a str>,
    title: Option<&'a str>,
    places: u64,
}

#[derive(Debug, Serialize)]
struct BackupLine<'a> {
    path: &'a str,
    made: &'a str,
    state: &'static str,
    reason: Option<&'a str>,
}

impl<'a> ForgetLine<'a> {
    /// The line of a report.
    pub(crate) fn new(
        report: &'a ForgetReport,
        backups: &'a [BackupAfter],
        dry_run: bool,
    ) -> ForgetLine<'a> {
        let paper = |it: &'a NamedPaper| PaperLine {
            id: &it.id,
            number: it.number.as_deref(),
            title: it.title.as_deref(),
            places: it.places,
        };
        ForgetLine {
            schema: "ratlas/forget/1",
            dry_run,
            papers: report.papers.iter().map(paper).collect(),
            questions: &report.questions,
            leftovers: &report.leftovers,
            files: &report.files,
            backups: backups.iter().map(backup_line).collect(),
            pending: report.is_pending,
        }
    }
}

fn backup_line(of: &BackupAfter) -> BackupLine<'_> {
    let (state, reason) = match &of.state {
        BackupState::Told => ("told", None),
        BackupState::Rewritten => ("rewritten", None),
        BackupState::OutOfReach(reason) => ("out_of_reach", Some(reason.as_str())),
    };
    BackupLine { path: &of.path, made: &of.made, state, reason }
}

/// One thing that was forgotten.
#[derive(Debug, Serialize)]
pub(crate) struct ForgottenLine<'a> {
    schema: &'static str,
    what: &'static str,
    hash: &'a str,
    forgotten: &'a str,
}

impl<'a> ForgottenLine<'a> {
    /// The line of it.
    pub(crate) fn new(of: &'a Forgotten) -> ForgottenLine<'a> {
        let (what, hash) = (of.what.as_str(), of.hash.as_str());
        ForgottenLine { schema: "ratlas/forgotten/1", what, hash, forgotten: &of.forgotten }
    }
}
