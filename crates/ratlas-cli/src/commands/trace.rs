//! `ratlas trace`: the life of a motion.

use anyhow::Result;
use ratlas_library::{Library, Life};
use ratlas_present::json::{LifeLine, StepLine};
use ratlas_present::on_one_line;

use crate::args::trace::Trace;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::timeline;
use crate::session::Session;

/// More matters than these are not listed: whoever typed a word wants another one.
const MAX_CANDIDATES: usize = 20;

/// Prints the life that a number, an id or the beginning of a title leads to.
pub(crate) fn run(trace: &Trace, session: &mut Session) -> Result<Exit> {
    // A number may be typed with blanks and without quotes.
    let name = trace.paper.join(" ");
    let library = Library::open(&session.library)?;
    let mut lives = library.lives_meant(&name, trace.item.as_deref(), MAX_CANDIDATES + 1)?;
    lives.retain(|it| is_of(it, trace.city.as_deref()));
    match &lives[..] {
        [] => nothing(&name, session),
        [life] => {
            print(life, trace.json, session)?;
            Ok(Exit::Done)
        }
        several => candidates(several, &name, trace.json, session),
    }
}

fn is_of(life: &Life, city: Option<&str>) -> bool {
    let folded = |it: &str| it.trim().to_lowercase();
    city.is_none_or(|it| life.city.as_deref().is_some_and(|of| folded(of).contains(&folded(it))))
}

fn print(life: &Life, json: bool, session: &mut Session) -> Result<()> {
    if json {
        for step in &life.steps {
            session.print_json(&StepLine::new(life, step))?;
        }
    } else {
        session.print(&timeline::life(life, session.lang, session.style))?;
    }
    session.flush()?;
    Ok(())
}

fn candidates(lives: &[Life], name: &str, json: bool, session: &mut Session) -> Result<Exit> {
    let (lang, style) = (session.lang, session.style);
    for life in lives.iter().take(MAX_CANDIDATES) {
        if json {
            session.print_json(&LifeLine::new(life))?;
        } else {
            session.print(&timeline::candidate(life, lang, style))?;
        }
    }
    session.message(&lang.fill(Msg::TraceSeveral, &[&lang.quoted(&on_one_line(name))]))?;
    session.hint(lang.say(Msg::TraceSeveralHint))?;
    Ok(Exit::Failed)
}

fn nothing(name: &str, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    session.message(&lang.fill(Msg::TraceNothing, &[&lang.quoted(&on_one_line(name))]))?;
    session.hint(lang.say(Msg::TraceNothingHint))?;
    Ok(Exit::Nothing)
}
