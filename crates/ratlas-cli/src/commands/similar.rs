//! `ratlas similar`: papers like one of the library.

use anyhow::Result;
use ratlas_library::Library;
use ratlas_present::json::prior_lines;
use ratlas_present::{csv, on_one_line};

use super::filters::narrowed;
use crate::args::prior::Similar;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::prior;
use crate::session::Session;

/// Searches papers like one of the library, and prints them with what they share.
pub(crate) fn run(typed: &Similar, session: &mut Session) -> Result<Exit> {
    let (lang, style) = (session.lang, session.style);
    let filters = match narrowed(&typed.narrow, lang) {
        Ok(filters) => filters,
        Err(mistake) => {
            session.message(&lang.fill(Msg::Error, &[&mistake]))?;
            return Ok(Exit::Failed);
        }
    };
    // A number may be typed with blanks and without quotes.
    let name = on_one_line(&typed.paper.join(" "));
    let library = Library::open(&session.library)?;
    let papers = library.papers(&name)?;
    let Some(paper) = papers.first() else {
        session.message(&lang.fill(Msg::ShowNothing, &[&lang.quoted(&name)]))?;
        session.hint(&lang.fill(Msg::ShowNothingHint, &[&format!("'{name}'")]))?;
        return Ok(Exit::Nothing);
    };
    if papers.len() > 1 {
        let id = paper.record.id.get(..prior::SHOWN_ID).unwrap_or_default();
        session.hint(&lang.fill(Msg::SimilarSeveral, &[&papers.len(), &id]))?;
    }
    let found = library.similar(&paper.record.id, &filters, typed.narrow.limit)?;
    if typed.narrow.json {
        for line in prior_lines(&found, lang) {
            session.print_json(&line)?;
        }
    } else if typed.narrow.csv {
        session.print(&csv::prior(&found, lang))?;
    } else {
        for (idx, group) in found.iter().enumerate() {
            session.print(&prior::group(idx + 1, group, lang, style))?;
        }
    }
    session.flush()?;
    if !found.is_empty() {
        return Ok(Exit::Done);
    }
    session.message(lang.say(Msg::SimilarNothing))?;
    Ok(Exit::Nothing)
}
