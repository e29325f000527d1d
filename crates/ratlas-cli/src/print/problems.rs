//! What is wrong with a library, for people: what, where, what to do.

use std::cell::RefCell;
use std::collections::BTreeMap;

use ratlas_library::{Level, Problem, Repaired, Verified, VerifyObserver};
use ratlas_present::{Lang, Wording, meaning, on_one_line};

use super::colour::Style;
use super::push_line;
use crate::messages::Msg;

/// So many places of one kind are named.
const SHOWN_PLACES: usize = 5;

/// Collects what is found, by kind: the number of each and its first places.
#[derive(Default)]
pub(crate) struct Problems {
    kinds: RefCell<BTreeMap<(Reverse, &'static str), Kind>>,
}

/// Problems before what waits.
type Reverse = std::cmp::Reverse<Level>;

#[derive(Default)]
struct Kind {
    count: u64,
    places: Vec<String>,
}

impl VerifyObserver for Problems {
    fn problem(&self, problem: &Problem) {
        let mut kinds = self.kinds.borrow_mut();
        let kind = kinds.entry((std::cmp::Reverse(problem.level), problem.code)).or_default();
        kind.count += 1;
        if kind.places.len() < SHOWN_PLACES {
            let shown = [problem.place.as_str(), problem.detail.as_str()];
            let shown: Vec<&str> = shown.into_iter().filter(|it| !it.is_empty()).collect();
            kind.places.push(shown.join(": "));
        }
    }
}

impl Problems {
    /// Everything that was found.
    pub(crate) fn shown(&self, lang: Lang, style: Style) -> String {
        let mut res = String::new();
        for ((level, code), kind) in self.kinds.borrow().iter() {
            push_line(&mut res, &heading(level.0, code, kind, lang, style));
            for place in &kind.places {
                push_line(&mut res, &format!("    {}", style.dim(&on_one_line(place))));
            }
            let more = kind.count.saturating_sub(kind.places.len() as u64);
            if more > 0 {
                push_line(
                    &mut res,
                    &format!("    {}", lang.fill(Msg::VerifyMore, &[&lang.number(more)])),
                );
            }
            if let Some(remedy) =
                meaning(lang, code).map(|it| it.remedy).filter(|it| !it.is_empty())
            {
                push_line(&mut res, &format!("  {}", lang.fill(Wording::Hint, &[&remedy])));
            }
        }
        res
    }
}

fn heading(level: Level, code: &str, kind: &Kind, lang: Lang, style: Style) -> String {
    let sentence = meaning(lang, code).map_or(code, |it| it.sentence);
    let mark = match level {
        Level::Problem => style.bold(lang.say(Msg::VerifyProblem)),
        Level::Waiting => lang.say(Msg::VerifyWaiting).to_owned(),
    };
    let count =
        if kind.count > 1 { format!(" ({})", lang.number(kind.count)) } else { String::new() };
    format!("{mark} {sentence}{count} [{code}]")
}

/// What a check came to.
pub(crate) fn sum(verified: &Verified, lang: Lang) -> String {
    let papers = lang.count(verified.papers, Wording::PaperOne, Wording::PaperMany);
    let pages = lang.count(verified.pages, Wording::PageOne, Wording::PageMany);
    let mut res = if verified.is_clean() {
        lang.fill(Msg::VerifyClean, &[&papers, &pages])
    } else {
        lang.fill(Msg::VerifyDirty, &[&lang.number(verified.problems), &papers, &pages])
    };
    res.push('\n');
    res
}

/// What a repair came to.
pub(crate) fn repaired(repaired: &Repaired, lang: Lang) -> String {
    let mut res = String::new();
    if let Some(kept) = &repaired.kept {
        push_line(&mut res, &lang.fill(Msg::RepairKept, &[&kept.display()]));
    }
    if repaired.rewritten > 0 {
        let papers = lang.count(repaired.rewritten, Wording::PaperOne, Wording::PaperMany);
        push_line(&mut res, &lang.fill(Msg::RepairRewritten, &[&papers]));
    }
    if repaired.to_read > 0 {
        let papers = lang.count(repaired.to_read, Wording::PaperOne, Wording::PaperMany);
        push_line(&mut res, &lang.fill(Msg::RepairLost, &[&papers]));
        for file in &repaired.files {
            push_line(&mut res, &format!("    {}", on_one_line(file)));
        }
        push_line(&mut res, &lang.fill(Wording::Hint, &[&lang.say(Msg::RepairHint)]));
    }
    let after = &repaired.after;
    let end = if after.is_clean() {
        lang.say(Msg::RepairClean).to_owned()
    } else {
        lang.fill(Msg::RepairDirty, &[&lang.number(after.problems)])
    };
    push_line(&mut res, &end);
    res
}
