//! Asks the index for papers that hold the words of a matter.

use std::ops::Bound;

use ratlas_german::fold;
use tantivy::collector::TopDocs;
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByString};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Order, Searcher, Term};

use super::matter::Matter;
use super::terms::{Frequencies, MatterTerm, MatterTerms};
use crate::date::days;
use crate::query::filter::{all_of, any_of, conditions, key};
use crate::schema::{Fields, column};
use crate::search::found::Found;
use crate::search::pages;
use crate::search::statistics::UnitStatistics;
use crate::{Filters, IndexError, PaperIndex};

/// A question for papers about the same matter.
#[derive(Debug, Clone, Default)]
pub struct LikeQuery {
    /// What the papers must be, whatever they are about.
    pub filters: Filters,
    /// Papers of these cities are left out.
    pub not_of: Vec<String>,
    /// Papers dated after this day are left out, EDTF, but not those of [`LikeQuery::later_of`].
    pub until: Option<String>,
    /// The city whose papers may be later.
    pub later_of: Option<String>,
    /// How many papers to return at most.
    pub limit: usize,
}

/// A paper that holds words of the matter.
#[derive(Debug, Clone, PartialEq)]
pub struct LikePaper {
    /// The id of the paper.
    pub id: String,
    /// How good it is; only to be compared within one answer.
    pub score: f32,
    /// The page with most of the matter.
    pub page: Option<u32>,
}

/// A word counts so much more in the title of a paper found.
const IN_TITLE: f32 = 1.5;

/// A concept that both papers name, beside a word of the same rarity.
const TOPIC: f32 = 0.5;

/// The rarity at which a word counts half of what a very rare one does: the engine weighs rarity
/// again by the library's own papers, and twice in full would leave the rarest words alone.
const HALF_RARITY: f32 = 2.0;

impl PaperIndex {
    /// The words that say what a matter is about, by the papers of this index.
    pub fn matter_terms(&self, matter: &Matter) -> MatterTerms {
        let searcher = self.reader.searcher();
        let papers = Term::from_field_text(self.fields.kind, self.fields.unit.kind());
        let papers = searcher.doc_freq(&papers).unwrap_or_default();
        let counted = Counted { papers, searcher: &searcher, fields: &self.fields };
        let mut terms = MatterTerms::choose(matter, &counted);
        terms.widen(matter, self.thesaurus(), &counted);
        terms
    }

    /// Papers that hold words of a matter, best first, equal ones by their ids.
    ///
    /// # Errors
    ///
    /// [`IndexError::Filter`] if a filter cannot be understood.
    pub fn like(
        &self,
        terms: &MatterTerms,
        query: &LikeQuery,
    ) -> Result<Vec<LikePaper>, IndexError> {
        let searcher = self.reader.searcher();
        let n_docs = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
        let limit = query.limit.min(n_docs);
        if terms.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let asked = self.asked(terms, query)?;
        let papers = best(&searcher, &self.fields, &*asked, limit)?;
        let pages = self.best_pages(&searcher, terms, &papers)?;
        let like = |(paper, page): (Found, Option<u32>)| LikePaper {
            id: paper.id,
            score: paper.score,
            page,
        };
        Ok(papers.into_iter().zip(pages).map(like).collect())
    }

    fn asked(&self, terms: &MatterTerms, query: &LikeQuery) -> Result<Box<dyn Query>, IndexError> {
        let fields = &self.fields;
        let mut any: Vec<Box<dyn Query>> = Vec::new();
        for term in terms.terms.iter().chain(&terms.others) {
            any.push(word(fields.text.stemmed, term, 1.0));
            any.push(word(fields.title.stemmed, term, IN_TITLE));
        }
        let heaviest = terms.terms.first().map_or(1.0, boost);
        for topic in &terms.topics {
            let held = key(fields.topic, topic);
            any.push(Box::new(BoostQuery::new(held, heaviest * TOPIC)));
        }
        let mut clauses = vec![(Occur::Must, any_of(any))];
        let conditions = conditions(&query.filters, fields)?;
        clauses.extend(conditions.into_iter().map(|it| (Occur::Must, it)));
        for city in &query.not_of {
            clauses.push((Occur::MustNot, key(fields.city_key, &fold(city.trim()))));
        }
        if let Some(until) = query.until.as_deref().and_then(days) {
            clauses.push((Occur::MustNot, self.later(*until.end(), query.later_of.as_deref())));
        }
        Ok(self.withheld.left_of(Box::new(BooleanQuery::new(clauses)), fields))
    }

    /// Papers after a day, but not those of one city.
    fn later(&self, day: i64, but_of: Option<&str>) -> Box<dyn Query> {
        let after = Bound::Excluded(Term::from_field_i64(self.fields.date, day));
        let later: Box<dyn Query> = Box::new(RangeQuery::new(after, Bound::Unbounded));
        let Some(city) = but_of else { return later };
        let own = key(self.fields.city_key, &fold(city.trim()));
        Box::new(BooleanQuery::new(vec![(Occur::Must, later), (Occur::MustNot, own)]))
    }

    /// The page of each paper with most of the matter.
    fn best_pages(
        &self,
        searcher: &Searcher,
        terms: &MatterTerms,
        papers: &[Found],
    ) -> Result<Vec<Option<u32>>, IndexError> {
        let field = self.fields.page_text;
        let any = terms.terms.iter().map(|it| word(field, it, 1.0)).collect();
        let of_papers = pages::of_papers(&self.fields, papers);
        pages::best_of(searcher, &self.fields, &*all_of(vec![of_papers, any_of(any)]), papers)
    }
}

/// The best papers, equal ones by their ids.
fn best(
    searcher: &Searcher,
    fields: &Fields,
    asked: &dyn Query,
    limit: usize,
) -> Result<Vec<Found>, IndexError> {
    let id = (SortByString::for_field(column::ID), Order::Asc);
    let order = TopDocs::with_limit(limit).order_by((SortBySimilarityScore, id));
    let statistics = UnitStatistics::new(searcher, fields)?;
    let found = searcher.search_with_statistics_provider(asked, &order, &statistics)?;
    let found = found.into_iter().map(|((score, id), address)| Found {
        id: id.unwrap_or_default(),
        position: None,
        score,
        address,
        folded: Vec::new(),
    });
    Ok(found.collect())
}

fn boost(term: &MatterTerm) -> f32 {
    term.weight / (term.rarity + HALF_RARITY)
}

fn word(field: Field, term: &MatterTerm, factor: f32) -> Box<dyn Query> {
    let text = Term::from_field_text(field, &term.stem);
    let held = Box::new(TermQuery::new(text, IndexRecordOption::WithFreqs));
    Box::new(BoostQuery::new(held, boost(term) * factor))
}

/// Counts of an index.
struct Counted<'a> {
    papers: u64,
    searcher: &'a Searcher,
    fields: &'a Fields,
}

impl Frequencies for Counted<'_> {
    fn papers(&self) -> u64 {
        self.papers
    }

    fn holding(&self, stem: &str) -> u64 {
        let term = Term::from_field_text(self.fields.text.stemmed, stem);
        self.searcher.doc_freq(&term).unwrap_or_default()
    }
}
