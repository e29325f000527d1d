//! `ratlas show`: everything read from a paper of the library.

use anyhow::Result;
use ratlas_library::{Library, StoredPaper};
use ratlas_present::on_one_line;

use crate::args::Show;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::{facts, pages};
use crate::session::Session;

/// Prints the papers with an id or a number; several cities may use the same number.
pub(crate) fn run(show: Show, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    // A number may be typed with blanks and without quotes.
    let name = show.paper.join(" ");
    let library = Library::open(&session.library)?;
    let papers = library.papers(&name)?;
    if papers.is_empty() {
        session.message(&lang.fill(Msg::ShowNothing, &[&lang.quoted(&on_one_line(&name))]))?;
        session.hint(&lang.fill(Msg::ShowNothingHint, &[&format!("'{}'", on_one_line(&name))]))?;
        return Ok(Exit::Nothing);
    }
    for (idx, paper) in papers.into_iter().enumerate() {
        if idx > 0 && !show.json {
            session.print("\n\n")?;
        }
        print(paper, &library, &show, session)?;
    }
    session.flush()?;
    Ok(Exit::Done)
}

fn print(paper: StoredPaper, library: &Library, show: &Show, session: &mut Session) -> Result<()> {
    let StoredPaper { mut record, files } = paper;
    let texts = library.page_texts(&record.id)?;
    if show.json {
        record.pages = show.text.then_some(texts);
        session.print_json(&record)?;
        return Ok(());
    }
    session.print(&facts::sheet(&record, &texts, session.lang, session.style))?;
    // The sheet names one file; the others hold the same paper.
    if files.len() > 1 {
        session.print(&facts::files(&files, session.lang, session.style))?;
    }
    if show.text {
        session.print(&pages::texts(&texts, session.lang, session.style))?;
    }
    Ok(())
}
