//! `ratlas rebuild`: the search index anew.

use anyhow::Result;
use ratlas_library::Library;
use ratlas_present::Wording;

use crate::exit::Exit;
use crate::messages::Msg;
use crate::session::Session;

/// Makes the index anew and says for how many papers.
pub(crate) fn run(session: &mut Session) -> Result<Exit> {
    let mut library = Library::open_to_rebuild(&session.library)?;
    let papers = session.lang.count(library.stats()?.papers, Wording::PaperOne, Wording::PaperMany);
    if !session.quiet {
        session.message(&session.lang.fill(Msg::RebuildStarts, &[&papers]))?;
    }
    library.rebuild_index()?;
    session.print(&format!("{}\n", session.lang.fill(Msg::RebuildDone, &[&papers])))?;
    session.flush()?;
    Ok(Exit::Done)
}
