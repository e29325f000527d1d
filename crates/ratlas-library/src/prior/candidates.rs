//! Papers that hold the words of a matter, compared with it by what they ask for.

use std::cmp::Ordering;

use ratlas_german::{fold, reference_key};
use ratlas_index::{Filters, LikePaper, LikeQuery, MatterTerms};

use super::{OwnCity, PriorQuestion, Shared};
use crate::error::In;
use crate::store::hits::{self, HitRow};
use crate::store::likeness::{self, LikeRow};
use crate::{Library, LibraryError};

/// Papers of the index that are compared: each costs the analysis of two or three thousand
/// characters, about half a millisecond.
const POOL: usize = 50;

/// Fewer words of the matter, if they are no larger part of it, say nothing: the paper is about
/// something else.
const LEAST_WORDS: usize = 3;
const LEAST_SHARE: f32 = 0.15;

/// Papers of other cities come first where they are about as alike.
const OTHER_CITY: f32 = 1.1;

/// Bytes of the page with the best passage that are compared.
const MAX_PAGE_BYTES: usize = 4_000;

/// What counts in the comparison; together 1.
const BY_INDEX: f32 = 0.35;
const BY_CORE: f32 = 0.2;
const BY_PAGE: f32 = 0.35;
const BY_TOPICS: f32 = 0.1;

/// A search for papers on a matter.
pub(crate) struct Seeking<'a> {
    pub(crate) library: &'a Library,
    pub(crate) question: &'a PriorQuestion,
    pub(crate) terms: &'a MatterTerms,
    /// Whether answers and decisions stand below their motion, or each paper alone.
    pub(crate) is_grouped: bool,
}

/// A paper that may be about the matter.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) row: HitRow,
    pub(crate) id: String,
    pub(crate) page: Option<u32>,
    pub(crate) like: LikeRow,
    pub(crate) score: f32,
    pub(crate) shared: Shared,
    pub(crate) is_own: bool,
    pub(crate) is_later: bool,
}

impl Seeking<'_> {
    /// The papers on the matter, best first.
    pub(crate) fn candidates(&self, filters: Filters) -> Result<Vec<Candidate>, LibraryError> {
        let query = self.query(filters);
        let papers = self.library.index()?.like(self.terms, &query).within(self.library.dir())?;
        let best = papers.first().map_or(1.0, |it| it.score);
        let mut res = Vec::new();
        for paper in papers {
            res.extend(self.compared(paper, best)?);
        }
        res.sort_by(by_score);
        Ok(res)
    }

    fn query(&self, mut filters: Filters) -> LikeQuery {
        let question = self.question;
        let mut not_of = Vec::new();
        match (question.own_city, &question.city) {
            (OwnCity::Exclude, Some(city)) => not_of.push(city.clone()),
            (OwnCity::Only, Some(city)) => filters.city = vec![city.clone()],
            _ => {}
        }
        LikeQuery {
            filters,
            not_of,
            until: question.date.clone(),
            later_of: question.city.clone(),
            limit: POOL,
        }
    }

    /// Compares a paper with the matter; `None` if it is about something else, or the paper that
    /// asks.
    fn compared(&self, paper: LikePaper, best: f32) -> Result<Option<Candidate>, LibraryError> {
        let (library, question) = (self.library, self.question);
        let connection = &library.store.connection;
        let Some(row) = hits::row(connection, &paper.id).within(library.dir())? else {
            return Ok(None);
        };
        let like = self.like_of(row.paper)?;
        let is_own = self.is_own(row.city.as_deref());
        if question.id.as_ref() == Some(&paper.id) || self.is_asking(is_own, &like) {
            return Ok(None);
        }
        let core = self.terms.held(&like.core);
        let page = self.terms.held(&self.page(row.paper, paper.page)?);
        let n_words = core.n_words.max(page.n_words);
        if n_words < LEAST_WORDS && core.share.max(page.share) < LEAST_SHARE {
            return Ok(None);
        }
        let topics = common(&self.terms.topics, &like.topics);
        let score = BY_INDEX * paper.score / best
            + BY_CORE * core.share
            + BY_PAGE * page.share
            + BY_TOPICS * share(&topics, &self.terms.topics);
        let is_first = !is_own && question.city.is_some();
        let mut words = core.words;
        words.extend(page.words.into_iter().filter(|it| !words.contains(it)).collect::<Vec<_>>());
        let shared = Shared { topics, laws: common(&question.laws, &like.laws), words };
        Ok(Some(Candidate {
            id: paper.id,
            page: paper.page,
            score: if is_first { score * OTHER_CITY } else { score },
            is_later: self.is_later(row.date.as_deref()),
            row,
            like,
            shared,
            is_own,
        }))
    }

    /// What is known of the matter of a paper.
    pub(crate) fn like_of(&self, paper: i64) -> Result<LikeRow, LibraryError> {
        let (store, dir) = (&self.library.store, self.library.dir());
        let mut like = likeness::row(&store.connection, paper).within(dir)?;
        let mut texts: Vec<&mut String> = like.stance_text.iter_mut().collect();
        texts.push(&mut like.core);
        store.cover(paper, &mut texts).within(dir)?;
        Ok(like)
    }

    fn page(&self, paper: i64, page: Option<u32>) -> Result<String, LibraryError> {
        let mut text = self.library.text_of_page(paper, page)?;
        text.truncate(text.floor_char_boundary(MAX_PAGE_BYTES));
        Ok(text)
    }

    /// Whether a paper is of one's own city.
    pub(crate) fn is_own(&self, city: Option<&str>) -> bool {
        match (city, &self.question.city) {
            (Some(city), Some(own)) => fold(city) == fold(own),
            _ => false,
        }
    }

    /// Whether a day is after that of the question.
    pub(crate) fn is_later(&self, date: Option<&str>) -> bool {
        is_later(date, self.question.date.as_deref())
    }

    /// Whether a paper is the one that asks, by its number, in another file.
    pub(crate) fn is_asking(&self, is_own: bool, like: &LikeRow) -> bool {
        let own = self.question.number.as_ref().map(|it| reference_key(it));
        is_own && own.is_some_and(|it| !it.is_empty() && like.number_key.as_ref() == Some(&it))
    }
}

/// Best first, equal ones by their ids.
pub(crate) fn by_score(one: &Candidate, other: &Candidate) -> Ordering {
    other.score.total_cmp(&one.score).then_with(|| one.id.cmp(&other.id))
}

/// Whether a day is after another; dates that are not known as well are not.
fn is_later(date: Option<&str>, than: Option<&str>) -> bool {
    let (Some(date), Some(than)) = (date, than) else { return false };
    let len = date.len().min(than.len());
    date.get(..len) > than.get(..len)
}

/// What both have, in the order of the first.
fn common(one: &[String], other: &[String]) -> Vec<String> {
    one.iter().filter(|it| other.contains(it)).cloned().collect()
}

#[expect(clippy::cast_precision_loss, reason = "a paper has few concepts")]
fn share(part: &[String], whole: &[String]) -> f32 {
    if whole.is_empty() { 0.0 } else { part.len() as f32 / whole.len() as f32 }
}
