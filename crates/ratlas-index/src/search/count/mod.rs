//! How often questions are answered, by city, year and so on: tables of counts.
//!
//! A cell of a table is the answer to a question: the words, the filters and the cell's value or two.
//! Every count is made with the very conditions that the search uses, so that searching for a cell's
//! question finds as many papers as the cell says.

mod cells;
mod dimension;
mod mentions;
mod values;
mod wanted;

use tantivy::query::{EnableScoring, Query as _};
use tantivy::{DocId, DocSet, Searcher, SegmentReader, TERMINATED};

use self::cells::{Cells, Relations};
pub use self::dimension::Dimension;
use self::mentions::in_segment;
use self::values::Values;
use self::wanted::wanted;
use crate::plan::{Plan, Planner};
use crate::query::filter::{all_of, conditions};
use crate::query::parse::parse;
use crate::ranking::WEIGHTS;
use crate::schema::column;
use crate::search::PaperIndex;
use crate::vocabulary::Vocabulary;
use crate::{IndexError, SearchQuery};

/// What to count.
#[derive(Debug, Clone)]
pub struct CountRequest<'a> {
    /// Filters, `exact`, `thesaurus` and `fold`; its text is not used.
    pub base: &'a SearchQuery,
    /// The questions, in the language of queries.
    pub terms: &'a [String],
    /// By what: one or two.
    pub by: &'a [Dimension],
    /// How many values of an open list (bodies, factions, topics) have cells of their own, those with
    /// the most papers first.
    pub top: usize,
}

/// Counts of questions by the values of one or two dimensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountTable {
    /// The values of each dimension: years ascending, others with the most papers first.
    pub values: Vec<Vec<String>>,
    /// How many values of each dimension were left out.
    pub left_out: Vec<usize>,
    /// All papers that the filters let through; what a rate is taken of.
    pub all: Grid,
    /// One for each question.
    pub terms: Vec<Grid>,
}

/// The cells of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Without any of the dimensions; no sum of the others, for a paper may have several values.
    pub total: Cell,
    /// By place: for each dimension the index of a value, or `None` for all papers.
    cells: Vec<Cell>,
    widths: Vec<usize>,
}

/// A count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Papers; those that are one hit of a search count once.
    pub papers: u64,
    /// How often the words stand in their texts; of all papers 0.
    pub mentions: u64,
}

impl Grid {
    /// The cell of a value of each dimension; `None` in the place of a value stands for any paper.
    #[must_use]
    pub fn cell(&self, place: &[Option<usize>]) -> Cell {
        let mut at = 0;
        for (width, value) in self.widths.iter().zip(place) {
            at = at * (width + 1) + value.map_or(0, |it| it + 1);
        }
        self.cells.get(at).copied().unwrap_or_default()
    }
}

impl PaperIndex {
    /// Counts papers and mentions.
    ///
    /// A mention is a place in the text where a word of the question stands: in any of its forms, as
    /// a part of a compound, or as another name for it, as far as the question finds papers by them.
    /// Of several words each place counts, in the papers that answer the whole question; of a phrase
    /// the phrase as a whole. Excluded words and fields are no mentions, and neither are the parts of
    /// a compound that stand apart, though they find the paper. Of versions of a paper that are one
    /// hit the one with the most mentions counts.
    ///
    /// # Errors
    ///
    /// As [`PaperIndex::search`].
    pub fn count(&self, request: &CountRequest<'_>) -> Result<CountTable, IndexError> {
        let everything = SearchQuery { text: "*".to_owned(), ..request.base.clone() };
        let values = Values::gather(self, &everything, request)?;
        let all = self.grid(&everything, &values, request.base.fold)?;
        let mut terms = Vec::with_capacity(request.terms.len());
        for term in request.terms {
            let query = SearchQuery { text: term.clone(), ..request.base.clone() };
            terms.push(self.grid(&query, &values, request.base.fold)?);
        }
        let Values { names, left_out, .. } = values;
        Ok(CountTable { values: names, left_out, all, terms })
    }

    /// Counts one question.
    fn grid(&self, query: &SearchQuery, values: &Values, fold: bool) -> Result<Grid, IndexError> {
        let wanted = wanted(&self.strict_plan(&self.reader.searcher(), query)?, &self.fields);
        let widths: Vec<usize> = values.names.iter().map(Vec::len).collect();
        let mut cells = Cells::new(&widths);
        self.each_segment(query, &mut |ordinal, reader, papers| {
            let relations = Relations::open(reader, ordinal, fold)?;
            let mut mentions = in_segment(&wanted, reader)?;
            let own = values.in_segment(ordinal);
            for doc in papers {
                cells.add(&own.of(doc), relations.of(doc), mentions.in_document(doc));
            }
            Ok(())
        })?;
        let cells = cells.finish();
        Ok(Grid { total: cells.first().copied().unwrap_or_default(), cells, widths })
    }

    /// The ids of all papers a question finds, versions of each other included, in no order.
    ///
    /// # Errors
    ///
    /// As [`PaperIndex::search`].
    pub fn ids(&self, query: &SearchQuery) -> Result<Vec<String>, IndexError> {
        let mut res = Vec::new();
        self.each_segment(query, &mut |_, reader, papers| {
            let Some(ids) = reader.fast_fields().str(column::ID)? else { return Ok(()) };
            for ord in papers.filter_map(|it| ids.ords().first(it)) {
                let mut id = String::new();
                ids.ord_to_str(ord, &mut id).map_err(tantivy::TantivyError::from)?;
                res.push(id);
            }
            Ok(())
        })?;
        Ok(res)
    }

    /// What papers must hold, all of it: a sentence is counted by its words, too.
    fn strict_plan(&self, searcher: &Searcher, query: &SearchQuery) -> Result<Plan, IndexError> {
        let vocabulary = Vocabulary { searcher };
        let thesaurus = query.thesaurus.then_some(&self.thesaurus);
        let planner = Planner::new(&self.fields, vocabulary, thesaurus, &WEIGHTS, query.exact);
        planner.plan(&parse(&query.text)?)
    }

    /// Calls `each` for every segment with the papers of it that answer a question, in order.
    pub(super) fn each_segment(
        &self,
        query: &SearchQuery,
        each: &mut EachSegment<'_>,
    ) -> Result<(), IndexError> {
        let searcher = self.reader.searcher();
        let mut all = vec![self.compiler(query).plan(&self.strict_plan(&searcher, query)?)];
        all.extend(conditions(&query.filters, &self.fields)?);
        let found = self.withheld.left_of(all_of(all), &self.fields);
        let weight = found.weight(EnableScoring::disabled_from_searcher(&searcher))?;
        for (ordinal, reader) in searcher.segment_readers().iter().enumerate() {
            let mut scorer = weight.scorer(reader, 1.0)?;
            let mut next = scorer.doc();
            let mut papers = std::iter::from_fn(|| {
                let doc = next;
                next = if doc == TERMINATED { doc } else { scorer.advance() };
                (doc != TERMINATED).then_some(doc)
            })
            .filter(|doc| reader.alive_bitset().is_none_or(|it| it.is_alive(*doc)));
            each(ordinal, reader, &mut papers)?;
        }
        Ok(())
    }
}

/// Is told of the number of a segment, its reader and papers in it.
type EachSegment<'a> = dyn FnMut(usize, &SegmentReader, &mut dyn Iterator<Item = DocId>) -> Result<(), IndexError>
    + 'a;
