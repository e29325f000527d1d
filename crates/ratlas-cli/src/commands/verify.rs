//! `ratlas verify`: whether the library is as it should be.

use std::cell::RefCell;

use anyhow::Result;
use ratlas_library::{Problem, Verified, VerifyObserver, verify};

use crate::args::care::Verify;
use crate::exit::Exit;
use crate::print::json::care::{ProblemLine, VerifiedLine};
use crate::print::problems::Problems;
use crate::session::Session;

/// Checks the library and tells what is not as it should be.
pub(crate) fn run(arguments: &Verify, session: &mut Session) -> Result<Exit> {
    let verified = if arguments.json { as_json(arguments, session) } else { shown(arguments, session) }?;
    session.flush()?;
    Ok(if verified.is_clean() { Exit::Done } else { Exit::Failed })
}

fn as_json(arguments: &Verify, session: &mut Session) -> Result<Verified> {
    let lines = Lines { session: RefCell::new(session) };
    let verified = verify(&lines.session.borrow().library.clone(), arguments.quick, &lines)?;
    lines.session.into_inner().print_json(&VerifiedLine::new(&verified))?;
    Ok(verified)
}

/// Prints each problem when it is found.
struct Lines<'a> {
    session: RefCell<&'a mut Session>,
}

impl VerifyObserver for Lines<'_> {
    fn problem(&self, problem: &Problem) {
        let mut session = self.session.borrow_mut();
        let line = ProblemLine::new(problem, session.lang);
        // Nobody reading it is told by the last line, which fails, too.
        let _ = session.print_json(&line);
    }
}

fn shown(arguments: &Verify, session: &mut Session) -> Result<Verified> {
    let problems = Problems::default();
    let verified = verify(&session.library, arguments.quick, &problems)?;
    session.print(&problems.shown(&verified, session.lang, session.style))?;
    Ok(verified)
}
