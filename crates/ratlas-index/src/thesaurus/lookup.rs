//! Finds names in a question.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::thesaurus::names::{Content, beginning, first_beginning, is_capitals, stems};
use crate::thesaurus::{Concept, ConceptTerm, Relation};

/// Names by the beginning of their first word.
///
/// A process answers one question and most names have nothing to do with it: those of a beginning
/// are analysed when a word of a question begins so.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lookup {
    shelves: OnceLock<HashMap<String, Shelf>>,
}

#[derive(Debug, Clone, Default)]
struct Shelf {
    places: Vec<Place>,
    /// By the stem of the first word.
    names: OnceLock<HashMap<String, Vec<Name>>>,
}

/// A term of a concept, by their indexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) concept: usize,
    pub(crate) term: usize,
}

#[derive(Debug, Clone)]
struct Name {
    stems: Vec<String>,
    place: Place,
}

/// Words of a question that are a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    /// By their place among the words that count.
    pub(crate) content: Range<usize>,
    pub(crate) place: Place,
}

impl Lookup {
    /// Every name that stands in a question, overlapping ones too, in its order.
    pub(crate) fn matches(&self, concepts: &[Concept], content: &[Content<'_>]) -> Vec<Match> {
        let shelves = self.shelves.get_or_init(|| shelves(concepts));
        let mut res = Vec::new();
        for start in 0..content.len() {
            let first = &content[start];
            for names in shelves_of(shelves, first.typed).map(|it| it.names(concepts)) {
                for name in names.get(&first.stem).into_iter().flatten() {
                    let end = start + name.stems.len();
                    let Some(here) = content.get(start..end) else { continue };
                    let term = &concepts[name.place.concept].terms[name.place.term];
                    if here.iter().map(|it| &it.stem).eq(&name.stems) && is_typed(term, here) {
                        res.push(Match { content: start..end, place: name.place });
                    }
                }
            }
        }
        res
    }
}

/// Abbreviations in capitals are words of their own in small letters: `UMA`, `KI`.
fn is_typed(term: &ConceptTerm, content: &[Content<'_>]) -> bool {
    if term.relation != Relation::Abbreviation || !is_capitals(&term.text) {
        return true;
    }
    content.iter().all(|it| is_capitals(it.typed.strip_suffix('s').unwrap_or(it.typed)))
}

fn shelves(concepts: &[Concept]) -> HashMap<String, Shelf> {
    let mut res: HashMap<String, Shelf> = HashMap::new();
    for (concept, it) in concepts.iter().enumerate() {
        for (term, it) in it.terms.iter().enumerate() {
            let beginning = first_beginning(&it.text);
            if !beginning.is_empty() {
                res.entry(beginning).or_default().places.push(Place { concept, term });
            }
        }
    }
    res
}

/// The shelves a word can stand on: names shorter than a beginning stand on a shelf of their own.
fn shelves_of<'s>(
    shelves: &'s HashMap<String, Shelf>,
    word: &str,
) -> impl Iterator<Item = &'s Shelf> {
    let beginning = beginning(word);
    let ends: Vec<usize> = beginning.char_indices().map(|(at, it)| at + it.len_utf8()).collect();
    ends.into_iter().filter_map(move |end| shelves.get(&beginning[..end]))
}

impl Shelf {
    fn names(&self, concepts: &[Concept]) -> &HashMap<String, Vec<Name>> {
        self.names.get_or_init(|| {
            let mut res: HashMap<String, Vec<Name>> = HashMap::new();
            for place in &self.places {
                let stems = stems(&concepts[place.concept].terms[place.term].text);
                if let Some(first) = stems.first().cloned() {
                    res.entry(first).or_default().push(Name { stems, place: *place });
                }
            }
            res
        })
    }
}
