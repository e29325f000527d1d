//! Which other names the names in a question bring.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use ratlas_german::fold;

use crate::thesaurus::lookup::{Match, Place};
use crate::thesaurus::names::{Content, content, stems};
use crate::thesaurus::{Concept, ConceptTerm, Expansion, Relation, Thesaurus};

/// Only so many words of a question are widened: longer ones are texts and say enough themselves.
const MAX_WORDS: usize = 128;

/// Other names for the same words beyond these say nothing new and cost time.
const MAX_NAMES: usize = 32;

/// Another name for the thing. This and the next ones in proportion to the words typed; measured
/// over short questions, see `docs/decisions/0014-thesaurus.md`.
const SAME: f32 = 0.6;

/// A name the thing had, or an abbreviation of one it has.
const FORMER: f32 = 0.5;

/// A kind of it.
const NARROWER: f32 = 0.4;

/// What is close to it.
const NEAR: f32 = 0.3;

/// See [`Thesaurus::expansions`].
pub(crate) fn expansions(thesaurus: &Thesaurus, words: &[&str]) -> Vec<Expansion> {
    let words = &words[..words.len().min(MAX_WORDS)];
    let content = content(words);
    let concepts = thesaurus.concepts();
    let mut matches = thesaurus.lookup.matches(concepts, &content);
    matches.retain(|it| is_meant(it, concepts, &content));
    let mut res = Vec::new();
    for run in longest(matches) {
        let mut found = Found::new(&content[run[0].content.clone()]);
        for it in &run {
            found.add(it.place, thesaurus);
        }
        res.extend(found.best());
    }
    res
}

/// Whether an ambiguous name stands for its thing here: a word of its context or one of its cities
/// stands in the question too.
fn is_meant(found: &Match, concepts: &[Concept], content: &[Content<'_>]) -> bool {
    let term = concepts[found.place.concept].term(found.place);
    if !term.ambiguous {
        return true;
    }
    let (before, after) = (&content[..found.content.start], &content[found.content.end..]);
    let typed: Vec<String> = before.iter().chain(after).map(|it| fold(it.typed)).collect();
    let hints = term.context.iter().chain(&term.cities);
    hints.map(|it| fold(it)).any(|hint| typed.iter().any(|it| it.starts_with(&hint)))
}

/// Matches without overlap: the longest first, then the first; all concepts that have the name.
fn longest(mut matches: Vec<Match>) -> Vec<Vec<Match>> {
    matches.sort_by_key(|it| (Reverse(it.content.len()), it.content.start));
    let mut taken = std::collections::HashSet::new();
    let mut res: Vec<Vec<Match>> = Vec::new();
    for it in matches {
        match res.last_mut() {
            Some(run) if run[0].content == it.content => run.push(it),
            _ if it.content.clone().any(|word| taken.contains(&word)) => {}
            _ => {
                taken.extend(it.content.clone());
                res.push(vec![it]);
            }
        }
    }
    res
}

/// The other names for one run of words, by their stems.
struct Found<'c> {
    run: &'c [Content<'c>],
    order: Vec<Vec<String>>,
    names: HashMap<Vec<String>, Expansion>,
}

impl<'c> Found<'c> {
    fn new(run: &'c [Content<'c>]) -> Found<'c> {
        Found { run, order: Vec::new(), names: HashMap::new() }
    }

    /// Adds the other names of a concept.
    fn add(&mut self, place: Place, thesaurus: &Thesaurus) {
        let concept = &thesaurus.concepts()[place.concept];
        let typed = concept.term(place).relation;
        for term in &concept.terms {
            let Some(weight) = weight(typed, term.relation, thesaurus.include_near) else {
                continue;
            };
            if !term.ambiguous || !term.context.is_empty() || !term.cities.is_empty() {
                self.add_name(concept, term, weight);
            }
        }
    }

    fn add_name(&mut self, concept: &Concept, term: &ConceptTerm, weight: f32) {
        let stems = stems(&term.text);
        // Papers that hold such a name hold the words typed.
        if self.run.iter().all(|it| stems.contains(&it.stem)) {
            return;
        }
        let found = self.expansion(concept, term, weight);
        match self.names.entry(stems) {
            Entry::Vacant(entry) => {
                self.order.push(entry.key().clone());
                entry.insert(found);
            }
            Entry::Occupied(mut entry) => merge(entry.get_mut(), found),
        }
    }

    fn expansion(&self, concept: &Concept, term: &ConceptTerm, weight: f32) -> Expansion {
        let (first, last) = (&self.run[0], &self.run[self.run.len() - 1]);
        Expansion {
            words: first.words.start..last.words.end,
            text: term.text.clone(),
            weight,
            relation: term.relation,
            label: concept.label.clone(),
            source: concept.source.clone(),
            context: term.context.clone(),
            cities: term.cities.clone(),
            from: term.from,
            to: term.to,
        }
    }

    /// The names, best first, among equals in the order they were found.
    fn best(mut self) -> Vec<Expansion> {
        let mut res: Vec<Expansion> =
            self.order.iter().filter_map(|it| self.names.remove(it)).collect();
        res.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        res.truncate(MAX_NAMES);
        res
    }
}

impl Concept {
    fn term(&self, place: Place) -> &ConceptTerm {
        &self.terms[place.term]
    }
}

/// What a name counts that stands beside the one typed; `None` if it is not searched.
fn weight(typed: Relation, other: Relation, include_near: bool) -> Option<f32> {
    let is_name = |it| matches!(it, Relation::Same | Relation::Historic | Relation::Abbreviation);
    match other {
        // From a kind of the thing, or from something close, it is far to the thing's other names.
        _ if !is_name(typed) => {
            (include_near && is_name(other) && other != Relation::Abbreviation).then_some(NEAR)
        }
        Relation::Same => Some(SAME),
        Relation::Historic | Relation::Abbreviation => Some(FORMER),
        Relation::Narrower => Some(NARROWER),
        Relation::Near => include_near.then_some(NEAR),
    }
}

/// The same name twice: what holds everywhere before what holds in some cities, the better before
/// the worse; names of several cities are one name in all of them.
fn merge(known: &mut Expansion, other: Expansion) {
    let is_everywhere = |it: &Expansion| it.cities.is_empty() && it.context.is_empty();
    match (is_everywhere(known), is_everywhere(&other)) {
        (true, false) => {}
        (false, true) => *known = other,
        (true, true) => {
            if other.weight > known.weight {
                *known = other;
            }
        }
        (false, false) => join(known, other),
    }
}

/// Two names that hold under conditions of one kind hold under either of them.
fn join(known: &mut Expansion, other: Expansion) {
    if known.context.is_empty() != other.context.is_empty() {
        return;
    }
    known.weight = known.weight.max(other.weight);
    known.relation = known.relation.min(other.relation);
    known.from = known.from.zip(other.from).map(|(a, b)| a.min(b));
    known.to = known.to.zip(other.to).map(|(a, b)| a.max(b));
    let is_everywhere = known.cities.is_empty() || other.cities.is_empty();
    add(&mut known.context, other.context);
    add(&mut known.cities, other.cities);
    if is_everywhere {
        known.cities.clear();
    }
}

fn add(known: &mut Vec<String>, other: Vec<String>) {
    for it in other {
        if !known.contains(&it) {
            known.push(it);
        }
    }
}
