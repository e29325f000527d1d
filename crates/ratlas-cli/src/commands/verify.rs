//! `ratlas verify`: whether the library is as it should be.

use std::cell::RefCell;

use anyhow::Result;
use ratlas_library::{Problem, VerifyObserver, repair, verify};

use crate::args::care::Verify;
use crate::exit::Exit;
use crate::print::json::care::{ProblemLine, RepairedLine, VerifiedLine};
use crate::print::problems::{self, Problems};
use crate::session::Session;

/// Checks the library, mends it if that is wanted, and tells what is not as it should be.
pub(crate) fn run(arguments: &Verify, session: &mut Session) -> Result<Exit> {
    let is_clean = match (arguments.json, arguments.repair) {
        (true, _) => as_json(arguments, session)?,
        (false, true) => mended(session)?,
        (false, false) => shown(arguments, session)?,
    };
    session.flush()?;
    Ok(if is_clean { Exit::Done } else { Exit::Failed })
}

fn as_json(arguments: &Verify, session: &mut Session) -> Result<bool> {
    let library = session.library.clone();
    let lines = Lines { session: RefCell::new(session) };
    if arguments.repair {
        let repaired = repair(&library, &lines)?;
        lines.session.into_inner().print_json(&RepairedLine::new(&repaired))?;
        return Ok(repaired.after.is_clean());
    }
    let verified = verify(&library, arguments.quick, &lines)?;
    lines.session.into_inner().print_json(&VerifiedLine::new(&verified))?;
    Ok(verified.is_clean())
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

fn shown(arguments: &Verify, session: &mut Session) -> Result<bool> {
    let problems = Problems::default();
    let verified = verify(&session.library, arguments.quick, &problems)?;
    session.print(&problems.shown(session.lang, session.style))?;
    session.print(&problems::sum(&verified, session.lang))?;
    Ok(verified.is_clean())
}

fn mended(session: &mut Session) -> Result<bool> {
    let problems = Problems::default();
    let repaired = repair(&session.library, &problems)?;
    session.print(&problems.shown(session.lang, session.style))?;
    session.print(&problems::repaired(&repaired, session.lang))?;
    Ok(repaired.after.is_clean())
}
