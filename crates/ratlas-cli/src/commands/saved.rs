//! `ratlas saved`: questions kept, asked again.

use anyhow::Result;
use ratlas_library::{Library, SavedChange, SavedQuery};
use ratlas_present::json::{ChangeLine, SavedLine};
use ratlas_present::{Measure, Wording, on_one_line};

use super::compare;
use crate::args::compare::{Saved, TableOutput};
use crate::exit::Exit;
use crate::messages::Msg;
use crate::session::Session;

/// Lists, shows, asks again and forgets.
pub(crate) fn run(saved: &Saved, session: &mut Session) -> Result<Exit> {
    let library = Library::open(&session.library)?;
    let mut words = saved.words.iter().map(String::as_str);
    let task = words.next().unwrap_or("list");
    let name = words.collect::<Vec<&str>>().join(" ");
    match (task, name.is_empty()) {
        ("list", true) => return list(&library, saved.json, session),
        ("show" | "run" | "diff" | "remove", false) => {}
        _ => {
            session.message(session.lang.say(Msg::SavedUsage))?;
            return Ok(Exit::Failed);
        }
    }
    let Some(found) = library.saved_query(&name)? else {
        let shown = session.lang.quoted(&on_one_line(&name));
        session.message(&session.lang.fill(Msg::SavedUnknown, &[&shown]))?;
        return Ok(Exit::Nothing);
    };
    match task {
        "show" => show(&found, saved.json, session),
        "remove" => remove(&library, &found, session),
        "run" => again(&library, &found, saved, session),
        _ => {
            let change = library.change_of(&found)?;
            differences(&library, &found, &change, saved.json, session)
        }
    }
}

fn list(library: &Library, json: bool, session: &mut Session) -> Result<Exit> {
    let all = library.saved_queries()?;
    for saved in &all {
        show(saved, json, session)?;
    }
    if all.is_empty() {
        session.hint(session.lang.say(Msg::SavedNone))?;
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}

fn show(saved: &SavedQuery, json: bool, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    if json {
        session.print_json(&SavedLine::new(saved))?;
    } else {
        let line = SavedLine::new(saved);
        let by = line.by.join(",");
        let of = if by.is_empty() { String::new() } else { format!(" --by {by}") };
        let mut words = line.queries.join(" · ") + &of;
        if !line.switches.is_empty() {
            words = format!("{words} {}", line.switches);
        }
        let hits = lang.count(saved.hits, Wording::HitOne, Wording::HitMany);
        let told = lang.fill(Msg::SavedState, &[&hits, &saved.saved, &saved.fingerprint]);
        let name = session.style.bold(&on_one_line(&saved.name));
        session.print(&format!("{name}\n  {}\n  {told}\n", on_one_line(&words)))?;
    }
    session.flush()?;
    Ok(Exit::Done)
}

fn remove(library: &Library, saved: &SavedQuery, session: &mut Session) -> Result<Exit> {
    library.remove_saved_query(&saved.name)?;
    session.message(&session.lang.fill(Msg::SavedRemoved, &[&on_one_line(&saved.name)]))?;
    Ok(Exit::Done)
}

/// Asks again, and says what changed.
fn again(
    library: &Library,
    found: &SavedQuery,
    arguments: &Saved,
    session: &mut Session,
) -> Result<Exit> {
    let change = library.change_of(found)?;
    if found.question.is_comparison() {
        let answer = library.compare(&compare::asked(&found.question))?;
        let output =
            TableOutput { csv: false, wide: false, json: arguments.json, chart: false, svg: None };
        compare::print(&answer, Measure::Papers, &output, session)?;
    } else {
        super::search::print_answer(library, &found.question.query, arguments.json, session)?;
    }
    tell(&change, session)?;
    if arguments.update {
        library.save_query(&found.name, &found.question)?;
    }
    Ok(if found.hits + change.new.len() as u64 > change.gone.len() as u64 {
        Exit::Done
    } else {
        Exit::Nothing
    })
}

/// Whether the library changed, and how much of the answer.
fn tell(change: &SavedChange, session: &mut Session) -> Result<()> {
    let lang = session.lang;
    let text = if change.is_same_library {
        lang.say(Msg::SavedSame).to_owned()
    } else {
        let number = |it: usize| lang.number(it as u64);
        lang.fill(Msg::SavedChanged, &[&number(change.new.len()), &number(change.gone.len())])
    };
    Ok(session.message(&text)?)
}

fn differences(
    library: &Library,
    found: &SavedQuery,
    change: &SavedChange,
    json: bool,
    session: &mut Session,
) -> Result<Exit> {
    for (name, sign, ids) in [("new", '+', &change.new), ("gone", '-', &change.gone)] {
        for id in ids {
            let paper = library.papers(id)?.into_iter().find(|it| it.record.id == *id);
            let title = paper.and_then(|it| it.record.title).map(|it| it.text);
            if json {
                let title = title.as_deref();
                session.print_json(&ChangeLine::new(name, id, title))?;
            } else {
                let title = title.unwrap_or_else(|| session.lang.say(Wording::NoTitle).to_owned());
                let id = id.get(..12).unwrap_or(id);
                session.print(&format!("{sign} [{id}] {}\n", on_one_line(&title)))?;
            }
        }
    }
    session.flush()?;
    tell(change, session)?;
    let _ = found;
    let is_changed = !change.new.is_empty() || !change.gone.is_empty();
    Ok(if is_changed { Exit::Done } else { Exit::Nothing })
}
