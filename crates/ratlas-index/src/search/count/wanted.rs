//! What of a question is counted in texts.

use super::mentions::Wanted;
use crate::plan::{Need, Plan, Way, WayKind};
use crate::query::node::Place;
use crate::schema::Fields;

/// The words, phrases and beginnings a plan looks for in texts, each once.
pub(super) fn wanted(plan: &Plan, fields: &Fields) -> Vec<Wanted> {
    let mut res = Vec::new();
    collect(plan, fields, &mut res);
    res.sort();
    res.dedup();
    res
}

fn collect(plan: &Plan, fields: &Fields, res: &mut Vec<Wanted>) {
    match plan {
        Plan::Asked(asked) if asked.place != Some(Place::Title) => {
            ways(&asked.ways, fields, res);
        }
        Plan::Named(named) if named.place != Some(Place::Title) => {
            named.parts.iter().for_each(|it| collect(it, fields, res));
            ways(&named.names, fields, res);
        }
        Plan::And(all) | Plan::Or(all) => all.iter().for_each(|it| collect(it, fields, res)),
        Plan::Some(some, others) => {
            some.iter().chain(others).for_each(|it| collect(it, fields, res));
        }
        // Words of a title stand in the text, too, but were not asked for there; a bonus is another
        // reading of words that are counted themselves.
        Plan::Asked(_)
        | Plan::Named(_)
        | Plan::Bonus(_)
        | Plan::All
        | Plan::Number(_)
        | Plan::Condition(_)
        | Plan::Not(_)
        | Plan::Stop(_) => {}
    }
}

/// Parts of a compound that stand apart are no mention of it; the printed form is one of the whole.
fn ways(ways: &[Way], fields: &Fields, res: &mut Vec<Wanted>) {
    let counted = ways.iter().filter(|it| !matches!(it.kind, WayKind::Parts | WayKind::Printed));
    counted.for_each(|it| need(&it.need, fields, res));
}

fn need(need: &Need, fields: &Fields, res: &mut Vec<Wanted>) {
    let text = fields.text;
    match need {
        Need::Stem(stem) => res.push(Wanted::Term(text.stemmed, stem.clone())),
        Need::Printed(printed) => res.push(Wanted::Term(text.exact, printed.term.clone())),
        Need::Beginning(beginning, _) => {
            res.push(Wanted::Beginning(text.exact, beginning.clone()));
        }
        Need::Phrase(words, slop) => {
            let words = words.iter().map(|it| (it.offset, it.forms.clone()));
            res.push(Wanted::Phrase(text.exact, words.collect(), *slop));
        }
        Need::Any(any) => any.iter().for_each(|it| self::need(it, fields, res)),
        // Where a name holds is no mention of it.
        Need::Cities(_) => {}
        // A name with its context: the name is the mention.
        Need::All(all) => all.iter().take(1).for_each(|it| self::need(it, fields, res)),
    }
}
