//! `ratlas stats`: what is in the library.

use anyhow::Result;
use ratlas_library::Library;
use ratlas_present::json::StatsLine;

use crate::args::Stats;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::stats;
use crate::session::Session;

/// Prints the counts of the library.
pub(crate) fn run(arguments: Stats, session: &mut Session) -> Result<Exit> {
    let library = Library::open(&session.library)?;
    let (counts, state) = (library.stats()?, library.fingerprint()?);
    if arguments.json {
        session.print_json(&StatsLine::new(&counts, &state))?;
    } else {
        let library = session.library.display().to_string();
        session.print(&stats::stats(&counts, &library, session.lang, session.style))?;
        let state = session.lang.fill(Msg::LibraryState, &[&state]);
        session.print(&format!("\n{}\n", session.style.dim(&state)))?;
    }
    session.flush()?;
    if counts.papers == 0 {
        session.hint(session.lang.say(Msg::StatsEmpty))?;
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}
