//! A plan as a query for papers.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, Query, RangeQuery,
};

use super::needs::{Places, boosted};
use crate::plan::{Asked, Named, Plan, Way, WayKind};
use crate::query::filter::{all_of, any_of, key, number};
use crate::query::node::{Count, Place};
use crate::ranking::Weights;
use crate::schema::Fields;

/// Turns a plan into a query for papers.
#[derive(Clone, Copy)]
pub(crate) struct Compiler<'a> {
    pub(crate) fields: &'a Fields,
    pub(crate) weights: &'static Weights,
}

type Clause = (Occur, Box<dyn Query>);

impl Compiler<'_> {
    /// The papers of a plan, scored.
    pub(crate) fn plan(&self, plan: &Plan) -> Box<dyn Query> {
        match plan {
            Plan::All | Plan::Stop(_) => self.all(),
            Plan::Asked(asked) => self.asked(asked),
            Plan::Named(named) => self.named(named),
            Plan::Number(it) => number(&it.key, self.fields, self.weights),
            Plan::Condition(condition) => condition.query.box_clone(),
            Plan::Not(_) | Plan::Bonus(_) => self.row(std::slice::from_ref(plan), &[]),
            Plan::And(all) => self.row(all, &[]),
            Plan::Or(any) => any_of(any.iter().map(|it| self.plan(it)).collect()),
            Plan::Some(some, others) => self.row(others, some),
        }
    }

    fn all(&self) -> Box<dyn Query> {
        Box::new(ConstScoreQuery::new(key(self.fields.kind, self.fields.unit.kind()), 1.0))
    }

    /// All of some, and at least one of others.
    fn row(&self, all: &[Plan], some: &[Plan]) -> Box<dyn Query> {
        let mut clauses: Vec<Clause> = Vec::new();
        for plan in all {
            match plan {
                Plan::Not(denied) => clauses.push((Occur::MustNot, self.plan(denied))),
                Plan::Bonus(way) => clauses.push((Occur::Should, self.way(way, None))),
                Plan::Stop(_) => {}
                other => clauses.push((Occur::Must, self.plan(other))),
            }
        }
        if !some.is_empty() {
            let bonus = some.iter().filter_map(|it| match it {
                Plan::Bonus(way) => Some(self.way(way, None)),
                Plan::Stop(_) => None,
                other => Some(self.plan(other)),
            });
            clauses.push((Occur::Must, any_of(bonus.collect())));
        }
        if !clauses.iter().any(|(occur, _)| *occur == Occur::Must) {
            clauses.push((Occur::Must, self.all()));
        }
        if clauses.len() == 1 {
            return clauses.remove(0).1;
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// A word: itself or its best alternative, better where it stands as typed.
    fn asked(&self, asked: &Asked) -> Box<dyn Query> {
        let own = asked.ways.iter().filter(|it| it.kind.is_own());
        let own: Vec<_> = own.map(|it| self.way(it, asked.place)).collect();
        let others = asked.ways.iter().filter(|it| is_alternative(it));
        let mut any: Vec<_> = others.map(|it| self.way(it, asked.place)).collect();
        if !own.is_empty() {
            any.insert(0, any_of(own));
        }
        let found = best_of(any, self.tie(&asked.ways));
        let printed = asked.ways.iter().filter(|it| it.kind == WayKind::Printed);
        let mut clauses: Vec<Clause> =
            printed.map(|it| (Occur::Should, self.way(it, asked.place))).collect();
        if clauses.is_empty() {
            return found;
        }
        clauses.insert(0, (Occur::Must, found));
        Box::new(BooleanQuery::new(clauses))
    }

    fn tie(&self, ways: &[Way]) -> f32 {
        let is_name = |it: &Way| matches!(it.kind, WayKind::Thesaurus | WayKind::Board);
        if ways.iter().any(is_name) { self.weights.tie_of_names } else { self.weights.tie }
    }

    fn named(&self, named: &Named) -> Box<dyn Query> {
        let others = named.names.iter().map(|it| self.way(it, named.place));
        let own = self.row(&named.parts, &[]);
        best_of(std::iter::once(own).chain(others).collect(), self.weights.tie_of_names)
    }

    /// One thing that may stand for a word, as much as it counts.
    pub(crate) fn way(&self, way: &Way, place: Option<Place>) -> Box<dyn Query> {
        let places = Places::of_papers(self.fields, place, self.weights);
        boosted(places.need(&way.need), way.weight)
    }
}

fn is_alternative(way: &Way) -> bool {
    !way.kind.is_own() && way.kind != WayKind::Printed
}

/// The best of alternatives; the others count a little.
fn best_of(mut any: Vec<Box<dyn Query>>, tie: f32) -> Box<dyn Query> {
    match any.len() {
        0 => Box::new(EmptyQuery),
        1 => any.remove(0),
        _ => Box::new(DisjunctionMaxQuery::with_tie_breaker(any, tie)),
    }
}

/// Papers with a count between bounds, both included.
pub(crate) fn count_range(
    count: Count,
    from: Option<u64>,
    to: Option<u64>,
    fields: &Fields,
) -> Box<dyn Query> {
    let field = match count {
        Count::Yes => fields.yes,
        Count::No => fields.no,
        Count::Abstain => fields.abstain,
        Count::Pages => fields.pages,
    };
    // A range without bounds asks for papers that have such a count at all.
    let first = Bound::Included(Term::from_field_u64(field, from.unwrap_or(0)));
    let last = to.map_or(Bound::Unbounded, |it| Bound::Included(Term::from_field_u64(field, it)));
    all_of(vec![
        Box::new(ConstScoreQuery::new(key(fields.kind, fields.unit.kind()), 0.0)),
        Box::new(ConstScoreQuery::new(Box::new(RangeQuery::new(first, last)), 0.0)),
    ])
}
