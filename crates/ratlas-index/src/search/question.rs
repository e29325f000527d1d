//! A question as it is answered.

use crate::plan::{Asked, Named, Plan, WayKind, as_sentence, is_sentence, relaxed};
use crate::query::parse::Node;
use crate::ranking::WEIGHTS;

/// Whether papers hold all words of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matching {
    /// All of them.
    All,
    /// As many as can be, for no paper holds all.
    Some,
    /// As many as can be, for the question is a sentence.
    Sentence,
}

/// A question as it is answered.
pub(crate) struct Question {
    pub(crate) plan: Plan,
    pub(crate) matching: Matching,
    pub(crate) suggestions: Vec<String>,
}

impl Question {
    /// Asks for all words, or if it is a sentence for as many as can be.
    pub(crate) fn new(plan: Plan, node: &Node, text: &str) -> Question {
        let suggestions = suggestions(&plan, text);
        let mut res = Question { plan, matching: Matching::All, suggestions };
        if is_sentence(text, node) {
            as_sentence(&mut res.plan, &WEIGHTS);
            res = res.relaxed();
            if res.matching == Matching::Some {
                res.matching = Matching::Sentence;
            }
        }
        res
    }

    /// Asks for as many words as can be; the same if all its conditions must hold.
    pub(crate) fn relaxed(self) -> Question {
        match relaxed(self.plan) {
            Ok(plan) => Question { plan, matching: Matching::Some, ..self },
            Err(plan) => Question { plan, ..self },
        }
    }
}

/// The text with the words that are hardly in the index replaced.
fn suggestions(plan: &Plan, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(plan, &mut found);
    let mut best = text.to_owned();
    for (asked, spellings) in &found {
        if let Some(first) = spellings.first() {
            best = best.replacen(asked, first, 1);
        }
    }
    let mut res = vec![best];
    if let [(asked, spellings)] = found.as_slice() {
        res.extend(spellings.iter().skip(1).map(|it| text.replacen(asked, it, 1)));
    }
    res.retain(|it| it != text);
    res
}

fn collect<'a>(plan: &'a Plan, found: &mut Vec<(&'a str, Vec<&'a str>)>) {
    match plan {
        Plan::Asked(Asked { text, ways, .. }) => {
            let spelled = ways.iter().filter(|it| it.kind == WayKind::Spelling);
            let spelled: Vec<&str> = spelled.map(|it| it.found.as_str()).collect();
            if !spelled.is_empty() {
                found.push((text, spelled));
            }
        }
        Plan::Named(Named { parts, .. }) => parts.iter().for_each(|it| collect(it, found)),
        Plan::And(all) | Plan::Or(all) => all.iter().for_each(|it| collect(it, found)),
        Plan::Some(some, others) => some.iter().chain(others).for_each(|it| collect(it, found)),
        Plan::All
        | Plan::Number(_)
        | Plan::Condition(_)
        | Plan::Not(_)
        | Plan::Bonus(_)
        | Plan::Stop(_) => {}
    }
}
