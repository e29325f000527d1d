//! A plan as a query for the pages of papers already found: what to look at first.

use tantivy::query::{ConstScoreQuery, Query};

use super::needs::{boosted, term};
use crate::plan::{Need, Plan, Way, WayKind};
use crate::query::filter::{all_of, any_of, key};
use crate::schema::Fields;

/// The page with the number before a page with its digits.
const NUMBER_ON_PAGE_SCORE: f32 = 50.0;

/// What makes a page worth looking at; a page need not hold all of it.
pub(crate) fn pages(plan: &Plan, fields: &Fields) -> Vec<Box<dyn Query>> {
    let mut res = Vec::new();
    collect(plan, fields, &mut res);
    res
}

fn collect(plan: &Plan, fields: &Fields, res: &mut Vec<Box<dyn Query>>) {
    match plan {
        Plan::All | Plan::Condition(_) | Plan::Not(_) | Plan::Stop(_) => {}
        Plan::Asked(asked) => res.extend(asked.ways.iter().filter_map(|it| way(it, fields))),
        Plan::Named(named) => {
            named.parts.iter().for_each(|it| collect(it, fields, res));
            res.extend(named.names.iter().filter_map(|it| way(it, fields)));
        }
        Plan::Number(number) => res.push(number_on_page(&number.key, fields)),
        Plan::And(all) | Plan::Or(all) => all.iter().for_each(|it| collect(it, fields, res)),
        Plan::Some(some, others) => {
            some.iter().chain(others).for_each(|it| collect(it, fields, res));
        }
        Plan::Bonus(it) => res.extend(way(it, fields)),
    }
}

/// A number on the page.
pub(crate) fn number_on_page(key: &str, fields: &Fields) -> Box<dyn Query> {
    let on_page = self::key(fields.page_number, key);
    Box::new(ConstScoreQuery::new(on_page, NUMBER_ON_PAGE_SCORE))
}

fn way(way: &Way, fields: &Fields) -> Option<Box<dyn Query>> {
    // The printed form is known of papers only.
    (way.kind != WayKind::Printed).then(|| boosted(need(&way.need, fields), way.weight))
}

fn need(it: &Need, fields: &Fields) -> Box<dyn Query> {
    let stem = |stem: &str| term(fields.page_text, stem);
    let all = |needs: &[Need]| needs.iter().map(|it| need(it, fields)).collect();
    match it {
        Need::Stem(it) => stem(it),
        Need::Printed(it) => stem(&it.stem),
        Need::Beginning(_, frequent) => any_of(frequent.iter().map(|it| stem(&it.stem)).collect()),
        // A phrase may run over a page break.
        Need::Phrase(words, _) => any_of(words.iter().map(|it| stem(&it.stem)).collect()),
        Need::All(needs) => all_of(all(needs)),
        Need::Any(needs) => any_of(all(needs)),
    }
}
