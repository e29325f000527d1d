//! Questions of which no paper holds every word.

use super::{Named, Plan, Way, WayKind};
use crate::query::parse::Node;
use crate::ranking::Weights;

/// So many plain words are a sentence.
const WORDS_OF_SENTENCE: usize = 8;

/// With a full stop so many are.
const WORDS_OF_SHORT_SENTENCE: usize = 4;

/// Whether somebody asked with a sentence: of those no paper holds every word.
pub(crate) fn is_sentence(text: &str, node: &Node) -> bool {
    let Node::And(nodes) = node else { return false };
    let n_words = nodes.iter().filter(|it| matches!(it, Node::Word(_))).count();
    let ends = text.trim_end().ends_with(['?', '.', '!']);
    n_words == nodes.len()
        && (n_words >= WORDS_OF_SENTENCE || (ends && n_words >= WORDS_OF_SHORT_SENTENCE))
}

/// The plan for papers with as many of the words as can be.
///
/// # Errors
///
/// The same plan if every condition must hold.
pub(crate) fn relaxed(plan: Plan) -> Result<Plan, Plan> {
    let Plan::And(all) = plan else { return Err(plan) };
    if all.iter().map(n_optional).sum::<usize>() < 2 {
        return Err(Plan::And(all));
    }
    let (mut some, mut others) = (Vec::new(), Vec::new());
    for plan in all {
        match plan {
            Plan::Asked(asked) if asked.optional => some.push(Plan::Asked(asked)),
            Plan::Named(Named { parts, names, place: None, .. }) => {
                some.extend(parts);
                some.extend(names.into_iter().map(Plan::Bonus));
            }
            Plan::Or(any) if any.iter().all(is_of_number) => some.push(Plan::Or(any)),
            Plan::Bonus(way) => some.push(Plan::Bonus(way)),
            Plan::Stop(text) => others.push(Plan::Stop(text)),
            other => others.push(other),
        }
    }
    Ok(Plan::Some(some, others))
}

/// How many words a condition has that a paper may lack.
fn n_optional(plan: &Plan) -> usize {
    match plan {
        Plan::Asked(asked) => usize::from(asked.optional),
        Plan::Named(named) if named.place.is_none() => named.parts.iter().map(n_optional).sum(),
        Plan::Or(any) => usize::from(any.iter().all(is_of_number)),
        _ => 0,
    }
}

/// Whether this is a way to read words that look like a number.
fn is_of_number(plan: &Plan) -> bool {
    match plan {
        Plan::Number(_) => true,
        Plan::Asked(asked) => asked.optional,
        Plan::And(all) => all.iter().all(is_of_number),
        _ => false,
    }
}

/// What the printed form counts in sentences: more, for there are more words to tell papers by.
pub(crate) fn as_sentence(plan: &mut Plan, weights: &Weights) {
    let ways = |ways: &mut Vec<Way>| {
        for way in ways.iter_mut().filter(|it| it.kind == WayKind::Printed) {
            way.weight = weights.printed_in_sentences;
        }
    };
    match plan {
        Plan::Asked(asked) => ways(&mut asked.ways),
        Plan::Named(named) => named.parts.iter_mut().for_each(|it| as_sentence(it, weights)),
        Plan::And(all) | Plan::Or(all) => all.iter_mut().for_each(|it| as_sentence(it, weights)),
        Plan::Some(some, _) => some.iter_mut().for_each(|it| as_sentence(it, weights)),
        _ => {}
    }
}
