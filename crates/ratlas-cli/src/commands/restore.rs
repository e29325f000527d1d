//! `ratlas restore`: a backup to a library again.

use anyhow::Result;
use ratlas_library::restore;
use ratlas_present::Wording;

use crate::args::care::Restore;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::json::care::RestoredLine;
use crate::session::Session;

/// Brings a backup back and says what became of what was there.
pub(crate) fn run(arguments: &Restore, session: &mut Session) -> Result<Exit> {
    let to = arguments.to.as_ref().unwrap_or(&session.library).clone();
    let restored = restore(&arguments.backup, &to, arguments.force)?;
    let lang = session.lang;
    if arguments.json {
        session.print_json(&RestoredLine::new(&restored, &to))?;
    } else {
        let papers = lang.count(restored.papers, Wording::PaperOne, Wording::PaperMany);
        let mut lines = vec![lang.fill(Msg::RestoreDone, &[&papers, &to.display()])];
        lines.extend(restored.kept.map(|it| lang.fill(Msg::RestoreKept, &[&it.display()])));
        if restored.forgotten > 0 {
            lines.push(lang.fill(Msg::RestoreForgotten, &[&restored.forgotten]));
        }
        session.print(&format!("{}\n", lines.join("\n")))?;
    }
    session.flush()?;
    Ok(Exit::Done)
}
