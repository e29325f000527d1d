//! How a question was read, and what the score of each hit is made of.

use tantivy::collector::Count;
use tantivy::query::{ConstScoreQuery, EnableScoring, Query};
use tantivy::{DocAddress, Searcher};

use super::held::held;
use super::statistics::UnitStatistics;
use super::{Matching, PaperIndex};
use crate::plan::{Need, Plan, Way};
use crate::query::compile::{Places, boosted};
use crate::query::filter::key;
use crate::query::parse::Place;
use crate::ranking::{Ranked, WEIGHTS};
use crate::{IndexError, SearchQuery};

/// How a question was read, and what the score of each hit is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchExplanation {
    /// Whether the hits hold all words.
    pub matching: Matching,
    /// The question as it was read, from the outside in.
    pub parts: Vec<ExplainedPart>,
    /// The hits, in order.
    pub hits: Vec<ExplainedHit>,
}

/// A part of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedPart {
    /// How many parts it stands within.
    pub depth: usize,
    /// `all`, `word`, `named`, `number`, `condition`, `not`, `and`, `or`, `some`, `bonus` or `stop`.
    pub kind: &'static str,
    /// As typed; empty for `and`, `or`, `not` and the like.
    pub text: String,
    /// What may stand for it.
    pub ways: Vec<ExplainedWay>,
}

/// Something that may stand for a word.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedWay {
    /// `whole`, `parts`, `printed`, `compound`, `spelling`, `thesaurus` or `board`.
    pub kind: &'static str,
    /// For people.
    pub found: String,
    /// The terms of the index: `integration + beirat`, `"runder tisch"`.
    pub terms: String,
    /// What it counts, in proportion to the word itself.
    pub weight: f32,
    /// How many papers hold it.
    pub n_papers: usize,
}

/// A hit with the parts of its score.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedHit {
    /// The id of the paper.
    pub id: String,
    /// Its score; 0 unless sorted by relevance.
    pub score: f32,
    /// By what the words are multiplied: genre and age of the paper.
    pub factor: f32,
    /// What its words count.
    pub scores: Vec<ExplainedScore>,
}

/// What a word counts in a hit, before it is multiplied. Of things that stand for the same word the
/// best counts, and a tenth of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedScore {
    /// The word as typed.
    pub asked: String,
    /// See [`ExplainedWay::kind`].
    pub kind: &'static str,
    /// See [`ExplainedWay::found`].
    pub found: String,
    /// `title`, `resolution` or `text`.
    pub place: &'static str,
    /// What it counts.
    pub score: f32,
}

impl PaperIndex {
    /// Explains a search.
    ///
    /// # Errors
    ///
    /// As [`PaperIndex::search`].
    pub fn explain(&self, query: &SearchQuery) -> Result<SearchExplanation, IndexError> {
        let searcher = self.reader.searcher();
        let answered = self.answered(&searcher, query)?;
        let addresses: Vec<DocAddress> = answered.papers.iter().map(|it| it.address).collect();
        let explainer = Explainer { index: self, searcher: &searcher, query };
        let mut parts = Vec::new();
        explainer.parts(&answered.question.plan, 0, &mut parts)?;
        let factors = explainer.factors(&addresses)?;
        let mut scores = vec![Vec::new(); addresses.len()];
        explainer.scores(&answered.question.plan, &addresses, &mut scores)?;
        let hits = answered.papers.into_iter().zip(factors).zip(scores);
        let hit = |((it, factor), scores): ((super::found::Found, f32), Vec<ExplainedScore>)| {
            ExplainedHit { id: it.id, score: it.score, factor, scores }
        };
        let matching = answered.question.matching;
        Ok(SearchExplanation { matching, parts, hits: hits.map(hit).collect() })
    }
}

struct Explainer<'a> {
    index: &'a PaperIndex,
    searcher: &'a Searcher,
    query: &'a SearchQuery,
}

impl Explainer<'_> {
    fn parts(
        &self,
        plan: &Plan,
        depth: usize,
        res: &mut Vec<ExplainedPart>,
    ) -> Result<(), IndexError> {
        let (kind, text, ways, place, inner) = shape(plan);
        let ways = ways.iter().map(|it| self.way(it, place)).collect::<Result<_, _>>()?;
        res.push(ExplainedPart { depth, kind, text: text.to_owned(), ways });
        inner.into_iter().try_for_each(|it| self.parts(it, depth + 1, res))
    }

    fn way(&self, way: &Way, place: Option<Place>) -> Result<ExplainedWay, IndexError> {
        let fields = self.index.fields(self.query);
        let query = self.index.compiler(self.query).way(way, place);
        let query = self.index.withheld.left_of(query, fields);
        Ok(ExplainedWay {
            kind: way.kind.as_str(),
            found: way.found.clone(),
            terms: terms(&way.need),
            weight: way.weight,
            n_papers: self.searcher.search(&*query, &Count)?,
        })
    }

    fn factors(&self, papers: &[DocAddress]) -> Result<Vec<f32>, IndexError> {
        let fields = self.index.fields(self.query);
        let all = Box::new(ConstScoreQuery::new(key(fields.kind, fields.unit.kind()), 1.0));
        let factors = self.held(&Ranked::new(all, fields.unit, &WEIGHTS, None), papers)?;
        Ok(factors.into_iter().map(|it| it.unwrap_or(1.0)).collect())
    }

    fn held(
        &self,
        query: &dyn Query,
        papers: &[DocAddress],
    ) -> Result<Vec<Option<f32>>, IndexError> {
        let statistics = UnitStatistics::new(self.searcher, self.index.fields(self.query))?;
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, self.searcher);
        held(self.searcher, query, scoring, papers)
    }

    fn scores(
        &self,
        plan: &Plan,
        papers: &[DocAddress],
        res: &mut [Vec<ExplainedScore>],
    ) -> Result<(), IndexError> {
        let (kind, text, ways, place, inner) = shape(plan);
        if kind == "not" {
            return Ok(());
        }
        for way in ways {
            for (name, places) in
                Places::each_of_papers(self.index.fields(self.query), place, &WEIGHTS)
            {
                let held = self.held(&*boosted(places.need(&way.need), way.weight), papers)?;
                for (score, res) in held.into_iter().zip(res.iter_mut()) {
                    let Some(score) = score.filter(|it| *it > 0.0) else { continue };
                    let (asked, found) = (text.to_owned(), way.found.clone());
                    let kind = way.kind.as_str();
                    res.push(ExplainedScore { asked, kind, found, place: name, score });
                }
            }
        }
        inner.into_iter().try_for_each(|it| self.scores(it, papers, res))
    }
}

type Shape<'a> = (&'static str, &'a str, &'a [Way], Option<Place>, Vec<&'a Plan>);

/// What a plan is, and what it is made of.
fn shape(plan: &Plan) -> Shape<'_> {
    let none = || (&[] as &[Way], None);
    let (kind, text, (ways, place), inner) = match plan {
        Plan::All => ("all", "", none(), Vec::new()),
        Plan::Asked(it) => ("word", it.text.as_str(), (it.ways.as_slice(), it.place), Vec::new()),
        Plan::Named(it) => {
            ("named", it.text.as_str(), (it.names.as_slice(), it.place), it.parts.iter().collect())
        }
        Plan::Number(it) => ("number", it.text.as_str(), none(), Vec::new()),
        Plan::Condition(it) => ("condition", it.text.as_str(), none(), Vec::new()),
        Plan::Not(it) => ("not", "", none(), vec![&**it]),
        Plan::And(all) => ("and", "", none(), all.iter().collect()),
        Plan::Or(any) => ("or", "", none(), any.iter().collect()),
        Plan::Some(some, others) => ("some", "", none(), some.iter().chain(others).collect()),
        Plan::Bonus(it) => ("bonus", "", (std::slice::from_ref(it), None), Vec::new()),
        Plan::Stop(text) => ("stop", text.as_str(), none(), Vec::new()),
    };
    (kind, text, ways, place, inner)
}

/// The terms of the index, for people.
fn terms(need: &Need) -> String {
    let joined = |needs: &[Need], between: &str| {
        needs.iter().map(terms).collect::<Vec<String>>().join(between)
    };
    match need {
        Need::Stem(stem) => stem.clone(),
        Need::Printed(it) => it.term.clone(),
        Need::Beginning(beginning, _) => format!("{beginning}*"),
        Need::Phrase(words, slop) => {
            let words = words.iter().map(|it| it.forms.join("|")).collect::<Vec<String>>();
            let slop = if *slop > 0 { format!("~{slop}") } else { String::new() };
            format!("\"{}\"{slop}", words.join(" "))
        }
        Need::All(needs) => joined(needs, " + "),
        Need::Any(needs) => format!("({})", joined(needs, " | ")),
        Need::Cities(names) => names.join("|"),
    }
}
