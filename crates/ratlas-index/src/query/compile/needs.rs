//! What a paper must hold, in some fields.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::plan::{Need, PhraseWord};
use crate::query::filter::{all_of, any_of, unscored};
use crate::query::parse::Place;
use crate::ranking::Weights;
use crate::schema::Fields;

/// Phrases tried for the forms of its words.
const MAX_PHRASES: usize = 8;

/// The fields in which something may stand, with what it counts there.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    stems: Vec<(Field, f32)>,
    printed: Vec<(Field, f32)>,
}

impl Places {
    /// The fields of a paper.
    pub(crate) fn of_papers(fields: &Fields, place: Option<Place>, weights: &Weights) -> Places {
        let title = place != Some(Place::Text);
        let text = place != Some(Place::Title);
        let of = |is_in: bool, field, weight| is_in.then_some((field, weight));
        let stems = [
            of(title, fields.title.stemmed, weights.title),
            of(text, fields.resolution, weights.resolution),
            of(text, fields.text.stemmed, weights.text),
        ];
        let printed = [
            of(title, fields.title.exact, weights.title),
            of(text, fields.text.exact, weights.text),
        ];
        Places {
            stems: stems.into_iter().flatten().collect(),
            printed: printed.into_iter().flatten().collect(),
        }
    }

    /// What a paper with this holds.
    pub(crate) fn need(&self, need: &Need) -> Box<dyn Query> {
        match need {
            Need::Stem(stem) => in_any(&self.stems, |field| term(field, stem)),
            Need::Printed(printed) => in_any(&self.printed, |field| term(field, &printed.term)),
            Need::Beginning(beginning, frequent) => in_any(&self.printed, |field| {
                let scored = frequent.iter().map(|it| (Occur::Should, term(field, &it.term)));
                let all = (Occur::Must, unscored(beginning_with(field, beginning)));
                Box::new(BooleanQuery::new(std::iter::once(all).chain(scored).collect()))
            }),
            Need::Phrase(words, slop) => in_any(&self.printed, |field| phrase(field, words, *slop)),
            Need::All(needs) => all_of(needs.iter().map(|it| self.need(it)).collect()),
            Need::Any(needs) => any_of(needs.iter().map(|it| self.need(it)).collect()),
        }
    }
}

fn in_any(places: &[(Field, f32)], query: impl Fn(Field) -> Box<dyn Query>) -> Box<dyn Query> {
    any_of(places.iter().map(|(field, weight)| boosted(query(*field), *weight)).collect())
}

/// A term, scored by its frequency.
pub(crate) fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

/// A query that counts more or less.
pub(crate) fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    if (boost - 1.0).abs() < f32::EPSILON { query } else { Box::new(BoostQuery::new(query, boost)) }
}

/// Every term with a beginning: a range of the dictionary.
fn beginning_with(field: Field, beginning: &str) -> Box<dyn Query> {
    let first = Bound::Included(Term::from_field_text(field, beginning));
    // No term holds this character, and all that follow the beginning come before it.
    let last = Bound::Excluded(Term::from_field_text(field, &format!("{beginning}\u{10FFFF}")));
    Box::new(RangeQuery::new(first, last))
}

/// Words in their order, each in any of its forms.
fn phrase(field: Field, words: &[PhraseWord], slop: u32) -> Box<dyn Query> {
    let mut phrases: Vec<Vec<(usize, Term)>> = vec![Vec::new()];
    for word in words {
        let forms = word.forms.iter().take((MAX_PHRASES / phrases.len()).max(1));
        let terms: Vec<(usize, Term)> =
            forms.map(|it| (word.offset, Term::from_field_text(field, it))).collect();
        let with = |phrase: &Vec<(usize, Term)>, term: &(usize, Term)| {
            phrase.iter().chain([term]).cloned().collect()
        };
        phrases =
            phrases.iter().flat_map(|it| terms.iter().map(move |term| with(it, term))).collect();
    }
    let query = |terms: Vec<(usize, Term)>| -> Box<dyn Query> {
        match terms.as_slice() {
            [] => Box::new(EmptyQuery),
            [(_, only)] => Box::new(TermQuery::new(only.clone(), IndexRecordOption::WithFreqs)),
            _ => Box::new(PhraseQuery::new_with_offset_and_slop(terms, slop)),
        }
    };
    any_of(phrases.into_iter().map(query).collect())
}
