//! `ratlas backup`: a copy of the library while it is in use.

use anyhow::Result;
use ratlas_library::Library;
use ratlas_present::Wording;

use crate::args::care::Backup;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::json::care::BackupLine;
use crate::session::Session;

/// Copies the library and says where the copy is.
pub(crate) fn run(arguments: &Backup, session: &mut Session) -> Result<Exit> {
    let library = Library::open(&session.library)?;
    let made = library.backup(&arguments.target, arguments.with_index)?;
    let lang = session.lang;
    if arguments.json {
        session.print_json(&BackupLine::new(&made))?;
    } else {
        let papers = lang.count(made.manifest.papers, Wording::PaperOne, Wording::PaperMany);
        let place = made.folder.display();
        let done = lang.fill(Msg::BackupDone, &[&papers, &made.manifest.made, &place]);
        session.print(&format!("{done}\n"))?;
    }
    session.flush()?;
    if arguments.with_index && !made.has_index {
        session.hint(lang.say(Msg::BackupNoIndex))?;
    }
    if !made.is_noted {
        session.hint(lang.say(Msg::BackupUnnoted))?;
    }
    Ok(Exit::Done)
}
