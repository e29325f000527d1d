//! `ratlas forget`: papers and names out of the library, for good.

use std::fs;
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

use anyhow::{Context, Result};
use ratlas_library::{ForgetReport, ForgetRequest, ForgottenKind, Library, PersonName};
use ratlas_present::on_one_line;

use crate::args::forget::Forget;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::messages::privacy::told;
use crate::print::forgotten::{self, ForgetLine, ForgottenLine};
use crate::session::{Session, complain};

/// Forgets, or shows what it would change.
pub(crate) fn run(forget: &Forget, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    if forget.list {
        return list(forget, session);
    }
    if forget.undo {
        return undo(forget, session);
    }
    if forget.paper.is_empty() && forget.person.is_none() {
        session.message(&told(lang, "usage", &[]))?;
        return Ok(Exit::Failed);
    }
    let is_asked = !forget.dry_run && !forget.yes;
    if is_asked && !io::stdin().is_terminal() {
        session.message(&told(lang, "needs_yes", &[]))?;
        return Ok(Exit::Failed);
    }
    let mut library = if forget.dry_run {
        Library::open(&session.library)?
    } else {
        Library::open_writable(&session.library)?
    };
    let request = match request(forget, &library, session)? {
        Ok(request) => request,
        Err(exit) => return Ok(exit),
    };
    let planned = library.would_forget(&request)?;
    if forget.dry_run && forget.json {
        session.print_json(&ForgetLine::new(&planned, &[], true))?;
    } else if forget.dry_run || is_asked {
        session.print(&forgotten::planned(&planned, &request, lang, session.style))?;
    }
    session.flush()?;
    if forget.dry_run {
        return Ok(if planned.papers.is_empty() { Exit::Nothing } else { Exit::Done });
    }
    if is_asked && !is_confirmed(session)? {
        session.message(&told(lang, "cancelled", &[]))?;
        return Ok(Exit::Nothing);
    }
    let report = library.forget(&request)?;
    done(&library, &report, &request, forget, session)
}

/// What is asked for, or how the command ends because it cannot be told.
fn request(
    forget: &Forget,
    library: &Library,
    session: &mut Session,
) -> Result<Result<ForgetRequest, Exit>> {
    let lang = session.lang;
    if let Some(person) = &forget.person {
        let Some(name) = PersonName::parse(person) else {
            let shown = lang.quoted(&on_one_line(person));
            session.message(&told(lang, "name_unclear", &[&shown]))?;
            return Ok(Err(Exit::Failed));
        };
        return Ok(Ok(ForgetRequest::Person { name, city: forget.city.clone() }));
    }
    let typed: Vec<String> =
        forget.paper.iter().map(|it| it.to_string_lossy().into_owned()).collect();
    let mut ids = Vec::new();
    for file in forget.paper.iter().filter(|it| it.is_file()) {
        ids.push(id_of(file)?);
    }
    // A number may be typed with blanks and without quotes.
    let names = if ids.len() == typed.len() { ids } else { vec![typed.join(" ")] };
    let mut found = Vec::new();
    for name in &names {
        let papers = library.papers(name)?;
        let shown = lang.quoted(&on_one_line(name));
        match papers.as_slice() {
            [] => {
                session.message(&lang.fill(Msg::ShowNothing, &[&shown]))?;
                return Ok(Err(Exit::Nothing));
            }
            [paper] => found.push(paper.record.id.clone()),
            several => {
                session.message(&told(lang, "several", &[&shown]))?;
                for paper in several {
                    session.message(&forgotten::stored(&paper.record))?;
                }
                return Ok(Err(Exit::Failed));
            }
        }
    }
    Ok(Ok(ForgetRequest::Papers(found)))
}

fn id_of(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    Ok(ratlas_extract::paper_id(&bytes))
}

fn is_confirmed(session: &Session) -> Result<bool> {
    complain(told(session.lang, "confirm", &[]).trim_end());
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim().to_lowercase();
    let words = told(session.lang, "confirm_words", &[]);
    Ok(words.split(',').any(|it| it == answer))
}

/// Says what was done and what remains.
fn done(
    library: &Library,
    report: &ForgetReport,
    request: &ForgetRequest,
    forget: &Forget,
    session: &mut Session,
) -> Result<Exit> {
    let lang = session.lang;
    let backups = library.tell_backups(forget.rewrite_backups)?;
    if forget.json {
        session.print_json(&ForgetLine::new(report, &backups, false))?;
        session.flush()?;
    } else {
        session.print(&forgotten::done(report, request, lang))?;
        session.flush()?;
        for line in forgotten::remaining(report, &backups, lang) {
            session.message(&line)?;
        }
    }
    if report.is_pending {
        session.message(&told(lang, "pending", &[]))?;
        return Ok(Exit::Failed);
    }
    Ok(Exit::Done)
}

/// What was forgotten, in numbers; the backups are told again.
fn list(forget: &Forget, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    let library = Library::open(&session.library)?;
    let all = library.forgotten()?;
    if forget.json {
        for it in &all {
            session.print_json(&ForgottenLine::new(it))?;
        }
    } else {
        for (key, what) in
            [("list_papers", ForgottenKind::Paper), ("list_persons", ForgottenKind::Person)]
        {
            let of: Vec<&str> =
                all.iter().filter(|it| it.what == what).map(|it| it.forgotten.as_str()).collect();
            session.print(&(told(lang, key, &[&of.len()]) + "\n"))?;
            for when in of {
                session.print(&format!("  {when}\n"))?;
            }
        }
    }
    session.flush()?;
    if !all.is_empty() {
        for backup in library.tell_backups(forget.rewrite_backups)? {
            session.message(&forgotten::backup(&backup, lang))?;
        }
    }
    Ok(if all.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn undo(forget: &Forget, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    let mut library = Library::open_writable(&session.library)?;
    let mut exit = Exit::Done;
    for paper in &forget.paper {
        let shown = on_one_line(&paper.to_string_lossy());
        let id = if paper.is_file() { id_of(paper)? } else { shown.to_ascii_lowercase() };
        let key = if library.remember(&id)? {
            "undone"
        } else {
            exit = Exit::Nothing;
            "undo_none"
        };
        session.message(&told(lang, key, &[&shown]))?;
    }
    Ok(exit)
}
