//! What is said when a command cannot be done.

use std::io::{self, ErrorKind, Write};

use anyhow::Error;
use ratlas_library::{LibraryError, QueryMistake};

use crate::exit::Exit;
use crate::messages::{Lang, Msg, mistakes, usage};
use crate::print::caret::marked;
use crate::session::complain;

/// Tells why a command could not be done. `query` is what was searched for, if anything was.
///
/// That nobody reads the output any more, as with `| head`, is success.
pub(crate) fn told(error: &Error, query: &str, lang: Lang) -> Exit {
    if is_broken_pipe(error) {
        return Exit::Done;
    }
    let words = match error.downcast_ref::<LibraryError>() {
        Some(error) => in_library(error, query, lang),
        None => format!("{error:#}"),
    };
    complain(&lang.fill(Msg::Error, &[&words]));
    Exit::Failed
}

fn is_broken_pipe(error: &Error) -> bool {
    error.chain().any(|it| {
        let kind = it.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = it.downcast_ref::<serde_json::Error>();
        kind.or(json.and_then(serde_json::Error::io_error_kind)) == Some(ErrorKind::BrokenPipe)
    })
}

/// Tells what is wrong with the arguments, or shows the help they ask for.
pub(crate) fn in_arguments(error: &clap::Error, lang: Lang) -> Exit {
    if error.use_stderr() {
        complain(&lang.fill(Msg::Error, &[&usage::mistake(lang, error)]));
        return Exit::Failed;
    }
    // Help and version; that nobody reads them to the end does not matter.
    let _ = write!(io::stdout().lock(), "{}", error.render());
    Exit::Done
}

/// What is wrong with the library or the query, with a hint where there is one.
fn in_library(error: &LibraryError, query: &str, lang: Lang) -> String {
    let hinted = |msg: Msg, values: &[&dyn std::fmt::Display], hint: Msg| {
        let hint = lang.fill(Msg::Hint, &[&lang.say(hint)]);
        format!("{}\n{hint}", lang.fill(msg, values))
    };
    match error {
        LibraryError::NotFound { dir } => {
            hinted(Msg::LibraryNotFound, &[&dir.display()], Msg::LibraryNotFoundHint)
        }
        LibraryError::Locked { dir } => {
            hinted(Msg::LibraryLocked, &[&dir.display()], Msg::LibraryLockedHint)
        }
        LibraryError::Newer { dir, found, known } => {
            hinted(Msg::LibraryNewer, &[&dir.display(), found, known], Msg::LibraryNewerHint)
        }
        LibraryError::Older { dir, found, known } => {
            hinted(Msg::LibraryOlder, &[&dir.display(), found, known], Msg::LibraryRefreshHint)
        }
        LibraryError::Foreign { path } => {
            hinted(Msg::LibraryForeign, &[&path.display()], Msg::LibraryForeignHint)
        }
        LibraryError::Damaged { dir } => {
            hinted(Msg::LibraryDamaged, &[&dir.display()], Msg::LibraryDamagedHint)
        }
        LibraryError::IndexUnusable { dir } => {
            hinted(Msg::LibraryIndex, &[&dir.display()], Msg::LibraryIndexHint)
        }
        LibraryError::House { path, reason } => {
            hinted(Msg::HouseWrong, &[&path.display(), reason], Msg::HouseWrongHint)
        }
        LibraryError::Query(mistake) => in_query(query, mistake, columns(), lang),
        LibraryError::Filter { name: _, value, mistake } => {
            let told = mistakes::told(lang, mistake);
            lang.fill(Msg::LibraryFilter, &[&lang.quoted(value), &told])
        }
        LibraryError::Store { dir, .. } | LibraryError::Index { dir, .. } => {
            on_disk(error, dir, lang)
        }
        LibraryError::Io { path, .. } => on_disk(error, path, lang),
        other => chain(other),
    }
}

/// The query with marks under what cannot be understood, and what to do.
fn in_query(query: &str, mistake: &QueryMistake, columns: usize, lang: Lang) -> String {
    let sentence = lang.fill(Msg::Query, &[&mistakes::sentence(lang, mistake)]);
    let marked = marked(query, mistake.span.clone(), columns);
    let hint = mistakes::hint(lang, mistake).map(|it| lang.fill(Msg::Hint, &[&it]));
    [Some(sentence), Some(marked), hint].into_iter().flatten().collect::<Vec<String>>().join("\n")
}

/// The columns of the terminal that messages are read in; where there is none, of a usual one.
fn columns() -> usize {
    let size = terminal_size::terminal_size_of(io::stderr());
    size.map_or(USUAL_COLUMNS, |(width, _)| usize::from(width.0))
}

const USUAL_COLUMNS: usize = 80;

/// The disk refuses: which place, what may help, and what the system says.
fn on_disk(error: &LibraryError, place: &std::path::Path, lang: Lang) -> String {
    let cause = lang.fill(Msg::Cause, &[&chain(error)]);
    let hint = lang.fill(Msg::Hint, &[&lang.say(Msg::LibraryDiskHint)]);
    format!("{}\n{cause}\n{hint}", lang.fill(Msg::LibraryDisk, &[&place.display()]))
}

/// An error with all its causes on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |it| it.source());
    causes.fold(error.to_string(), |res, cause| format!("{res}: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_is_told_with_a_hint() {
        let dir = || "meine".into();
        for error in [
            LibraryError::NotFound { dir: dir() },
            LibraryError::Locked { dir: dir() },
            LibraryError::Damaged { dir: dir() },
            LibraryError::Newer { dir: dir(), found: 2, known: 1 },
            LibraryError::Io { path: dir(), source: io::Error::other("disk full") },
        ] {
            let told = in_library(&error, "", Lang::De);
            assert!(told.contains("meine") && told.contains("Hinweis: "), "{told}");
        }
    }

    #[test]
    fn a_closed_pipe_is_success() {
        let error = Error::from(io::Error::from(ErrorKind::BrokenPipe));
        assert_eq!(told(&error, "", Lang::De), Exit::Done);
    }
}
