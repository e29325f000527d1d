//! `ratlas houses`: the cities with a profile; profiles of one's own shown, checked and begun.

use std::path::PathBuf;

use anyhow::Result;
use ratlas_extract::{City, House, HouseMistake, builtin_file, cities_called};
use ratlas_library::{LibraryError, check_house_file, houses, write_house_file};

use crate::args::Houses;
use crate::exit::Exit;
use crate::messages::{Msg, house_mistake, house_template};
use crate::print::house::profile;
use crate::session::Session;

/// What is to be done with profiles.
enum Task<'a> {
    List,
    Show(String),
    Check(&'a [PathBuf]),
    New(String),
}

/// Lists the cities, shows a profile, checks the profiles behind `check`, begins a new one.
pub(crate) fn run(arguments: Houses, session: &mut Session) -> Result<Exit> {
    match task(&arguments.words) {
        Some(Task::List) => list(session),
        Some(Task::Show(city)) => show(&city, session),
        Some(Task::Check(files)) => check(files, session),
        Some(Task::New(city)) => begin(&city, session),
        None => {
            session.message(session.lang.say(Msg::HousesUsage))?;
            Ok(Exit::Failed)
        }
    }
}

fn task(words: &[PathBuf]) -> Option<Task<'_>> {
    let Some((task, rest)) = words.split_first() else { return Some(Task::List) };
    // "Frankfurt am Main" needs no quotes.
    let city = rest.iter().map(|it| it.to_string_lossy()).collect::<Vec<_>>().join(" ");
    match (task.to_str()?, rest.is_empty()) {
        ("list", true) => Some(Task::List),
        ("show", false) => Some(Task::Show(city)),
        ("check", false) => Some(Task::Check(rest)),
        ("new", false) => Some(Task::New(city)),
        _ => None,
    }
}

fn list(session: &mut Session) -> Result<Exit> {
    for house in houses(&session.library)?.all() {
        session.print(&format!("{}  {}\n          {}\n", house.ags, house.name, house.source))?;
    }
    session.flush()?;
    Ok(Exit::Done)
}

fn show(city: &str, session: &mut Session) -> Result<Exit> {
    let known = houses(&session.library)?;
    let found: Vec<&House> = known.called(city);
    if found.is_empty() {
        session.message(&session.lang.fill(Msg::HouseUnknown, &[&city]))?;
        session.hint(session.lang.say(Msg::HouseUnknownHint))?;
        return Ok(Exit::Failed);
    }
    for house in found {
        session.print(&profile(house, session.lang))?;
    }
    session.flush()?;
    Ok(Exit::Done)
}

fn check(files: &[PathBuf], session: &mut Session) -> Result<Exit> {
    let mut exit = Exit::Done;
    for path in files {
        let file = path.display().to_string();
        let checked = match check_house_file(path) {
            Ok(checked) => checked,
            Err(error) => {
                session.file_error(&file, &error.to_string())?;
                exit = Exit::Failed;
                continue;
            }
        };
        for mistake in &checked.mistakes {
            tell(&file, mistake, session)?;
        }
        if checked.mistakes.iter().all(|it| it.kind.is_warning()) {
            let city = checked.city.unwrap_or_default();
            let line = session.lang.fill(Msg::HouseFine, &[&file, &city]);
            session.print(&format!("{line}\n"))?;
        } else {
            exit = Exit::Failed;
        }
    }
    session.flush()?;
    Ok(exit)
}

/// A mistake with the line it stands in and what to do about it.
fn tell(file: &str, mistake: &HouseMistake, session: &mut Session) -> Result<()> {
    let place = match mistake.line {
        0 => file.to_owned(),
        line => format!("{file}:{line}"),
    };
    let (what, remedy) = house_mistake(session.lang, &mistake.kind);
    session.file_error(&place, &what)?;
    session.hint(&remedy)?;
    Ok(())
}

fn begin(city: &str, session: &mut Session) -> Result<Exit> {
    let found = cities_called(city);
    let [one] = found.as_slice() else {
        return which(city, &found, session);
    };
    let text =
        builtin_file(&one.ags).map_or_else(|| house_template(session.lang, one), str::to_owned);
    match write_house_file(&session.library, &one.ags, &text) {
        Ok(path) => {
            let path = path.display().to_string();
            session.print(&format!("{}\n", session.lang.fill(Msg::HouseBegun, &[&path])))?;
            session.flush()?;
            session.hint(&session.lang.fill(Msg::HouseBegunHint, &[&path]))?;
            Ok(Exit::Done)
        }
        Err(LibraryError::Io { path, source })
            if source.kind() == std::io::ErrorKind::AlreadyExists =>
        {
            let path = path.display().to_string();
            session.message(&session.lang.fill(Msg::HouseThere, &[&path]))?;
            Ok(Exit::Failed)
        }
        Err(error) => Err(error.into()),
    }
}

/// No city, or several, are called so.
fn which(city: &str, found: &[City], session: &mut Session) -> Result<Exit> {
    if found.is_empty() {
        session.message(&session.lang.fill(Msg::CityUnknown, &[&city]))?;
        session.hint(session.lang.say(Msg::CityUnknownHint))?;
    } else {
        session.message(&session.lang.fill(Msg::CitySeveral, &[&city]))?;
        for it in found {
            session.message(&format!("  {}  {} ({})", it.ags, it.name, it.state))?;
        }
        session.hint(session.lang.say(Msg::CitySeveralHint))?;
    }
    Ok(Exit::Failed)
}
