//! `ratlas thesaurus`: which other words are searched, and a user's own lists checked.

use std::path::PathBuf;

use anyhow::Result;
use ratlas_library::{
    LibraryError, LoadedThesaurus, concepts_as_table, concepts_as_turtle, load_thesaurus,
    read_thesaurus_file,
};
use ratlas_present::phrase;

use crate::args::Thesaurus;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::thesaurus::{ConceptLine, ExpansionLine, concept, mistake, name};
use crate::session::Session;

/// What is to be done.
enum Task<'a> {
    List,
    Show(Vec<String>),
    Check(&'a [PathBuf]),
    Export,
}

/// Lists concepts, shows what words bring, checks files, writes everything.
pub(crate) fn run(arguments: &Thesaurus, session: &mut Session) -> Result<Exit> {
    let Some(task) = task(&arguments.words) else {
        session.message(session.lang.say(Msg::ThesaurusUsage))?;
        return Ok(Exit::Failed);
    };
    if let Task::Check(files) = task {
        return check(files, session);
    }
    let loaded = load_thesaurus(&session.library, arguments.thesaurus.as_deref())?;
    for (path, mistakes) in &loaded.wrong {
        let file = path.display().to_string();
        session.message(&session.lang.fill(Msg::ThesaurusWrongLines, &[&file, &mistakes.len()]))?;
        session.hint(&session.lang.fill(Msg::ThesaurusCheckHint, &[&file]))?;
    }
    match task {
        Task::Show(words) => show(&words, loaded, arguments, session),
        Task::Export => export(&loaded, arguments.skos, session),
        Task::List | Task::Check(_) => list(&loaded, arguments.json, session),
    }
}

fn task(words: &[PathBuf]) -> Option<Task<'_>> {
    let Some((task, rest)) = words.split_first() else { return Some(Task::List) };
    let texts = || {
        let texts = rest.iter().map(|it| it.to_string_lossy());
        texts.flat_map(|it| it.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    match (task.to_str()?, rest.is_empty()) {
        ("list", true) => Some(Task::List),
        ("show", false) => Some(Task::Show(texts())),
        ("check", false) => Some(Task::Check(rest)),
        ("export", true) => Some(Task::Export),
        _ => None,
    }
}

fn list(loaded: &LoadedThesaurus, json: bool, session: &mut Session) -> Result<Exit> {
    for it in loaded.thesaurus.concepts() {
        if json {
            session.print_json(&ConceptLine::new(it))?;
        } else {
            session.print(&concept(it, session.lang))?;
        }
    }
    session.flush()?;
    Ok(Exit::Done)
}

fn show(
    words: &[String],
    loaded: LoadedThesaurus,
    arguments: &Thesaurus,
    session: &mut Session,
) -> Result<Exit> {
    let thesaurus = loaded.thesaurus.with_near(arguments.near);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = thesaurus.expansions(&words);
    let mut last = None;
    for it in &found {
        let typed = words[it.words.clone()].join(" ");
        if arguments.json {
            session.print_json(&ExpansionLine::new(&typed, it))?;
            continue;
        }
        if last.as_ref() != Some(&it.words) {
            session.print(&format!("{typed}\n"))?;
            last = Some(it.words.clone());
        }
        session.print(&name(it, session.lang))?;
    }
    session.flush()?;
    if found.is_empty() {
        session.message(&session.lang.fill(Msg::ThesaurusNothing, &[&words.join(" ")]))?;
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}

fn check(files: &[PathBuf], session: &mut Session) -> Result<Exit> {
    let mut exit = Exit::Done;
    for path in files {
        let file = path.display().to_string();
        let checked = match read_thesaurus_file(path) {
            Ok(checked) => checked,
            Err(error) => {
                let reason = match &error {
                    LibraryError::Thesaurus { reason, .. } => phrase(session.lang, reason),
                    LibraryError::Io { source, .. } => source.to_string(),
                    other => other.to_string(),
                };
                session.file_error(&file, &reason)?;
                exit = Exit::Failed;
                continue;
            }
        };
        for it in &checked.mistakes {
            let (what, remedy) = mistake(&it.kind, session.lang);
            session.file_error(&format!("{file}:{}", it.line), &what)?;
            session.hint(&remedy)?;
        }
        if checked.mistakes.iter().all(|it| it.kind.is_warning()) {
            let n_names: usize = checked.concepts.iter().map(|it| it.terms.len()).sum();
            let n_concepts = checked.concepts.len();
            let line = session.lang.fill(Msg::ThesaurusFine, &[&file, &n_concepts, &n_names]);
            session.print(&format!("{line}\n"))?;
        } else {
            exit = Exit::Failed;
        }
    }
    session.flush()?;
    Ok(exit)
}

fn export(loaded: &LoadedThesaurus, skos: bool, session: &mut Session) -> Result<Exit> {
    let concepts = loaded.thesaurus.concepts();
    let text = if skos { concepts_as_turtle(concepts) } else { concepts_as_table(concepts) };
    session.print(&text)?;
    session.flush()?;
    Ok(Exit::Done)
}
