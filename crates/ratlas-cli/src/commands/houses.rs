//! `ratlas houses`: the cities with a profile, and whether a profile is well formed.

use std::path::PathBuf;

use anyhow::Result;
use ratlas_library::{LibraryError, check_house_file, houses};

use crate::args::Houses;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::session::Session;

/// Lists the cities, or checks the profiles behind `check`.
pub(crate) fn run(arguments: Houses, session: &mut Session) -> Result<Exit> {
    match arguments.words.split_first() {
        None => list(session),
        Some((word, files)) if word.as_os_str() == "check" && !files.is_empty() => {
            check(files, session)
        }
        Some(_) => {
            session.message(session.lang.say(Msg::HousesUsage))?;
            Ok(Exit::Failed)
        }
    }
}

fn list(session: &mut Session) -> Result<Exit> {
    for city in houses(&session.library)?.cities() {
        session.print(&format!("{}  {}\n          {}\n", city.ags, city.name, city.source))?;
    }
    session.flush()?;
    Ok(Exit::Done)
}

fn check(files: &[PathBuf], session: &mut Session) -> Result<Exit> {
    let mut exit = Exit::Done;
    for path in files {
        let file = path.display().to_string();
        match check_house_file(path) {
            Ok(city) => {
                let line = session.lang.fill(Msg::HouseFine, &[&file, &city]);
                session.print(&format!("{line}\n"))?;
            }
            Err(LibraryError::House { reason, .. }) => {
                session.file_error(&file, &reason)?;
                exit = Exit::Failed;
            }
            Err(error) => {
                session.file_error(&file, &error.to_string())?;
                exit = Exit::Failed;
            }
        }
    }
    session.flush()?;
    Ok(exit)
}
