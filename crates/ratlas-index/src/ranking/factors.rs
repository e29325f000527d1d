//! What a paper counts whatever the question: its genre, its age.

use ratlas_model::Genre;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, Term};

use super::{Weights, genre_factor};
use crate::schema::{Unit, column};
use crate::search::columns::{ColumnMemory, Dates, SegmentColumns, Words};

/// A query for papers whose scores are multiplied by the factors of the paper.
#[derive(Debug)]
pub(crate) struct Ranked {
    query: Box<dyn Query>,
    unit: Unit,
    weights: &'static Weights,
    memory: Option<ColumnMemory>,
}

impl Ranked {
    pub(crate) fn new(
        query: Box<dyn Query>,
        unit: Unit,
        weights: &'static Weights,
        memory: Option<ColumnMemory>,
    ) -> Ranked {
        Ranked { query, unit, weights, memory }
    }
}

impl Clone for Ranked {
    fn clone(&self) -> Ranked {
        Ranked::new(self.query.box_clone(), self.unit, self.weights, self.memory.clone())
    }
}

impl Query for Ranked {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let weight = self.query.weight(scoring)?;
        let EnableScoring::Enabled { searcher, .. } = scoring else { return Ok(weight) };
        let column = self.unit.field(column::DATE);
        let mut newest = None;
        for segment in searcher.segment_readers() {
            let dates = segment.fast_fields().i64(&column)?;
            if dates.values.num_vals() > 0 {
                newest = newest.max(Some(dates.max_value()));
            }
        }
        let newest = newest.map(days);
        Ok(Box::new(RankedWeight {
            weight,
            unit: self.unit,
            newest,
            weights: self.weights,
            searcher: searcher.clone(),
            memory: self.memory.clone(),
        }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.query.query_terms(visitor);
    }
}

/// About how many days lie between year 0 and a day written `yyyymmdd`.
#[expect(clippy::cast_precision_loss, reason = "dates of four-digit years are small")]
fn days(date: i64) -> f32 {
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
    year as f32 * 365.25 + month as f32 * 30.4 + day as f32
}

struct RankedWeight {
    weight: Box<dyn Weight>,
    unit: Unit,
    newest: Option<f32>,
    weights: &'static Weights,
    searcher: Searcher,
    memory: Option<ColumnMemory>,
}

impl RankedWeight {
    fn factors(&self, segment: &SegmentReader) -> tantivy::Result<Factors> {
        let columns = SegmentColumns::of(&self.searcher, segment, self.memory.as_ref())?;
        let name = self.unit.field(column::GENRE);
        let mut of_genres = Vec::new();
        if let Some(genres) = segment.fast_fields().str(&name)? {
            for ord in 0..genres.num_terms() as u64 {
                let mut name = String::new();
                genres.ord_to_str(ord, &mut name)?;
                of_genres.push(name.parse().map_or(1.0, |it: Genre| genre_factor(it)));
            }
        }
        Ok(Factors {
            genres: columns.words(&name)?,
            of_genres,
            dates: columns.dates(self.unit)?,
            newest: self.newest,
            weights: self.weights,
        })
    }
}

impl Weight for RankedWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let scorer = self.weight.scorer(segment, boost)?;
        Ok(Box::new(RankedScorer { scorer, factors: self.factors(segment)? }))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let words = self.weight.explain(segment, doc)?;
        let factor = self.factors(segment)?.of(doc);
        let mut res =
            Explanation::new("words times the factor of the paper", words.value() * factor);
        res.add_const("factor", factor);
        res.add_detail(words);
        Ok(res)
    }

    fn count(&self, segment: &SegmentReader) -> tantivy::Result<u32> {
        self.weight.count(segment)
    }
}

/// The factors of the papers of one segment.
pub(crate) struct Factors {
    genres: Option<Words>,
    of_genres: Vec<f32>,
    dates: Dates,
    newest: Option<f32>,
    weights: &'static Weights,
}

impl Factors {
    /// The factor of a paper; 1 for one of which nothing is known.
    fn of(&self, doc: DocId) -> f32 {
        let genre = self.genres.as_ref().and_then(|it| it.first(doc));
        let genre = genre.and_then(|it| self.of_genres.get(it));
        genre.copied().unwrap_or(1.0) * self.recency(doc)
    }

    fn recency(&self, doc: DocId) -> f32 {
        let (Some(date), Some(newest)) = (self.dates.of(doc), self.newest) else { return 1.0 };
        let age = (newest - days(date.into())).max(0.0) / self.weights.recency_days;
        1.0 + self.weights.recency * (-age).exp2()
    }
}

struct RankedScorer {
    scorer: Box<dyn Scorer>,
    factors: Factors,
}

impl DocSet for RankedScorer {
    fn advance(&mut self) -> DocId {
        self.scorer.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.scorer.seek(target)
    }

    fn doc(&self) -> DocId {
        self.scorer.doc()
    }

    fn size_hint(&self) -> u32 {
        self.scorer.size_hint()
    }

    fn cost(&self) -> u64 {
        self.scorer.cost()
    }
}

impl Scorer for RankedScorer {
    fn score(&mut self) -> Score {
        self.scorer.score() * self.factors.of(self.scorer.doc())
    }
}
