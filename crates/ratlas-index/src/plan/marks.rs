//! What a plan marks in texts.

use super::{Asked, Need, Plan, Way, WayKind};
use crate::marks::{Mark, MarkedPhrase, Marks};

impl Plan {
    /// What to mark in the texts of its papers.
    pub(crate) fn marks(&self) -> Marks {
        let mut res = Marks::default();
        collect(self, &mut res);
        res
    }
}

fn collect(plan: &Plan, marks: &mut Marks) {
    match plan {
        Plan::All | Plan::Condition(_) | Plan::Not(_) | Plan::Stop(_) => {}
        Plan::Asked(asked) => collect_asked(asked, marks),
        Plan::Named(named) => {
            named.parts.iter().for_each(|it| collect(it, marks));
            collect_ways(&named.names, marks);
        }
        Plan::Number(number) => {
            marks.numbers.insert(number.key.clone());
        }
        Plan::And(all) | Plan::Or(all) => all.iter().for_each(|it| collect(it, marks)),
        Plan::Some(some, others) => {
            some.iter().chain(others).for_each(|it| collect(it, marks));
        }
        Plan::Bonus(way) => collect_ways(std::slice::from_ref(way), marks),
    }
}

fn collect_asked(asked: &Asked, marks: &mut Marks) {
    collect_ways(&asked.ways, marks);
}

fn collect_ways(ways: &[Way], marks: &mut Marks) {
    marks.n_parts += 1;
    let part = marks.n_parts;
    for way in ways.iter().filter(|it| it.kind != WayKind::Printed) {
        collect_need(&way.need, Mark { part, weak: way.kind == WayKind::Parts }, marks);
    }
}

fn collect_need(need: &Need, mark: Mark, marks: &mut Marks) {
    match need {
        Need::Stem(stem) => marks.add_stem(stem, mark),
        Need::Printed(printed) => marks.add_printed(&printed.term, mark),
        Need::Beginning(beginning, _) => marks.beginnings.push((beginning.clone(), mark)),
        Need::Phrase(words, slop) => {
            let length = words.last().map_or(0, |it| it.offset + 1);
            let mut forms = vec![Vec::new(); length];
            for word in words {
                forms[word.offset].clone_from(&word.forms);
            }
            marks.phrases.push((MarkedPhrase { words: forms, slop: *slop }, mark));
        }
        Need::Cities(_) => {}
        Need::All(needs) | Need::Any(needs) => {
            for it in needs {
                collect_need(it, mark, marks);
            }
        }
    }
}
