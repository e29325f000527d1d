//! `ratlas trace`: the life of a motion.

use std::collections::BTreeMap;

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
    let lives = lives(&library, &name, trace)?;
    match &lives[..] {
        [] => nothing(&name, session),
        [life] => {
            print(life, trace.json, session)?;
            Ok(Exit::Done)
        }
        several => candidates(several, &name, trace.json, session),
    }
}

/// City, id of the motion or else its number: what tells two lives apart.
type LifeKey = (Option<String>, Option<String>, Option<String>);

/// The lives somebody can mean: of papers with this id or number, else of papers that name the number,
/// else of papers with a title that begins so.
fn lives(library: &Library, name: &str, trace: &Trace) -> Result<Vec<Life>> {
    let papers = library.papers(name)?;
    let mut ids: Vec<String> = papers.into_iter().map(|it| it.record.id).collect();
    let mut found = Vec::new();
    if ids.is_empty() && name.contains(|it: char| it.is_ascii_digit()) {
        found = library.lives_of_number(name)?;
    }
    if ids.is_empty() && found.is_empty() {
        ids = library.titled(name)?;
        ids.truncate(MAX_CANDIDATES + 1);
    }
    for id in ids {
        found.extend(library.lives(&id, trace.item.as_deref())?);
    }
    let mut each: BTreeMap<LifeKey, Life> = BTreeMap::new();
    for life in found.into_iter().filter(|it| is_of(it, trace.city.as_deref())) {
        let head = life.head.as_ref().map(|it| it.id.clone());
        let number = if head.is_some() { None } else { life.number.clone() };
        each.insert((life.city.clone(), head, number), life);
    }
    Ok(each.into_values().collect())
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
