//! `ratlas coverage`: what the library knows, and what not.

use anyhow::Result;
use ratlas_library::{CoverageFilter, Dimension, Library};
use ratlas_model::Genre;
use ratlas_present::json::CoverageLine;
use ratlas_present::{Lang, Wording, csv, value, words};

use super::compare::dimension;
use crate::args::compare::Coverage;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::coverage;
use crate::session::Session;

/// Prints the table, and what to do about the weakest part.
pub(crate) fn run(arguments: &Coverage, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    let known = [Dimension::City, Dimension::Year, Dimension::Genre, Dimension::State];
    let by = dimension(&arguments.by).filter(|it| known.contains(it));
    let Some(by) = by else {
        let mistake = lang.fill(Msg::CoverageBadBy, &[&lang.quoted(&arguments.by)]);
        session.message(&lang.fill(Msg::Error, &[&mistake]))?;
        return Ok(Exit::Failed);
    };
    let genres: Result<Vec<Genre>, String> =
        arguments.genre.iter().map(|it| genre(it, lang)).collect();
    let genres = match genres {
        Ok(genres) => genres,
        Err(mistake) => {
            session.message(&lang.fill(Msg::Error, &[&mistake]))?;
            return Ok(Exit::Failed);
        }
    };
    let filter = CoverageFilter {
        cities: arguments.city.clone(),
        genres,
        from: arguments.from,
        to: arguments.to,
    };
    let found = Library::open(&session.library)?.coverage(&filter, by)?;
    if arguments.json {
        for row in found.rows.iter().chain([&found.total]) {
            session.print_json(&CoverageLine::new(row, &found, by, row == &found.total))?;
        }
    } else if arguments.csv {
        session.print(&csv::coverage(&found, by))?;
    } else {
        session.print(&coverage::table(&found, by, lang, session.style))?;
    }
    session.flush()?;
    Ok(if found.total.papers == 0 { Exit::Nothing } else { Exit::Done })
}

fn genre(name: &str, lang: Lang) -> Result<Genre, String> {
    let known = value("genre", name).and_then(|it| it.parse().ok());
    known.ok_or_else(|| {
        let names = lang.fill(Wording::Possible, &[&words(lang, "genre").join(", ")]);
        format!("{}\n{names}", lang.fill(Msg::CoverageBadGenre, &[&lang.quoted(name)]))
    })
}
