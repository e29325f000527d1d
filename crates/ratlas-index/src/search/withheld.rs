//! What an index does not tell of: papers and items that are not public.
//!
//! Every question passes [`Withheld::left_of`] before it is asked, whatever it is asked for: hits, counts,
//! ids, likeness.

use std::sync::{Arc, PoisonError, RwLock};

use tantivy::collector::Count;
use tantivy::query::{BooleanQuery, Occur, Query, TermSetQuery};
use tantivy::{Searcher, Term};

use crate::plan::{Plan, WayKind};
use crate::query::filter::{key, unscored};
use crate::schema::Fields;
use crate::{IndexError, PaperIndex, SearchQuery};

/// The value of [`Fields::public`] in what is not public.
const CLOSED: &str = "false";

/// What is withheld; nothing at first.
#[derive(Debug, Default)]
pub(crate) struct Withheld(RwLock<Option<Arc<[String]>>>);

impl Withheld {
    /// Withholds what says of itself that it is closed, and everything of other papers.
    pub(crate) fn set(&self, others: Vec<String>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(others.into());
    }

    fn others(&self) -> Option<Arc<[String]>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether anything is.
    pub(crate) fn is_any(&self) -> bool {
        self.others().is_some()
    }

    /// What a question finds without what is withheld; as good as before.
    pub(crate) fn left_of(&self, found: Box<dyn Query>, fields: &Fields) -> Box<dyn Query> {
        let Some(others) = self.others() else { return found };
        let mut clauses = vec![(Occur::Must, found), (Occur::MustNot, key(fields.public, CLOSED))];
        if !others.is_empty() {
            let ids = others.iter().map(|it| Term::from_field_text(fields.id, it));
            clauses.push((Occur::MustNot, unscored(Box::new(TermSetQuery::new(ids)))));
        }
        Box::new(BooleanQuery::new(clauses))
    }
}

impl PaperIndex {
    /// Whether a question finds anything that may be told.
    pub(crate) fn tells_of(
        &self,
        searcher: &Searcher,
        found: Box<dyn Query>,
        fields: &Fields,
    ) -> Result<bool, IndexError> {
        Ok(searcher.search(&*self.withheld.left_of(found, fields), &Count)? > 0)
    }

    /// Takes spellings out of a plan that only stand in what is withheld: a suggestion would tell them.
    pub(crate) fn forget_spellings(
        &self,
        searcher: &Searcher,
        plan: &mut Plan,
        query: &SearchQuery,
    ) -> Result<(), IndexError> {
        match plan {
            Plan::Asked(asked) => {
                let compiler = self.compiler(query);
                let mut told = Vec::with_capacity(asked.ways.len());
                for way in asked.ways.drain(..) {
                    let found = || compiler.way(&way, asked.place);
                    if way.kind != WayKind::Spelling
                        || self.tells_of(searcher, found(), compiler.fields)?
                    {
                        told.push(way);
                    }
                }
                asked.ways = told;
                Ok(())
            }
            Plan::Named(named) => self.forget_in(searcher, &mut named.parts, query),
            Plan::And(all) | Plan::Or(all) => self.forget_in(searcher, all, query),
            Plan::Some(some, others) => {
                self.forget_in(searcher, some, query)?;
                self.forget_in(searcher, others, query)
            }
            Plan::Not(_)
            | Plan::All
            | Plan::Number(_)
            | Plan::Condition(_)
            | Plan::Bonus(_)
            | Plan::Stop(_) => Ok(()),
        }
    }

    fn forget_in(
        &self,
        searcher: &Searcher,
        plans: &mut [Plan],
        query: &SearchQuery,
    ) -> Result<(), IndexError> {
        plans.iter_mut().try_for_each(|it| self.forget_spellings(searcher, it, query))
    }
}
