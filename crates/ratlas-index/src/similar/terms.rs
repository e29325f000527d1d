//! The words that say what a paper is about, weighed.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use ratlas_german::each_word;

use super::matter::{Matter, MatterPart};

use super::silent::{is_silent, stems, usual_share};
use crate::Thesaurus;
use crate::snippet::on_one_line;

/// A word that says what a paper is about.
#[derive(Debug, Clone, PartialEq)]
pub struct MatterTerm {
    /// The term of the index.
    pub stem: String,
    /// The word as first printed; of a part of a compound the compound.
    pub word: String,
    /// What it counts: where it stands, and how rare it is. Above 0.
    pub weight: f32,
    /// Whether it is only a part of a compound that the matter names.
    pub(super) is_part: bool,
    /// How rare it is, 0 for a word of every paper.
    pub(super) rarity: f32,
}

/// The words that say what a paper is about, weightiest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MatterTerms {
    /// The words; their number is bounded.
    pub terms: Vec<MatterTerm>,
    /// Concepts of the thesaurus.
    pub topics: Vec<String>,
    /// Other names for what it is about.
    pub(super) others: Vec<MatterTerm>,
    /// Whether there are words that say something, be it that no paper holds them.
    pub has_matter: bool,
}

/// More words blur what a paper is about and cost time; see decision 0016 for what was measured.
pub(super) const MAX_TERMS: usize = 40;

/// Words of title and request for which other names are looked up.
const WIDENED_WORDS: usize = 100;

/// Other names beyond these are of lesser words.
const MAX_OTHERS: usize = 20;

/// A part of a compound counts less than the compound: many compounds have it.
const LEAF: f32 = 0.35;

/// Verbs, adjectives and adverbs say how, rarely what.
const NO_NOUN: f32 = 0.4;

/// The papers that the usual shares of words stand for, beside those of the library: in a library
/// of a hundred papers every word is rare.
const USUAL_PAPERS: f32 = 1_000.0;

/// A word of one in five papers says nothing any more.
const NOTHING: f32 = 1.6;

/// A word of one in a thousand papers tells as much as one of two: rarer ones are misprints and
/// names.
const RAREST: f32 = 5.0;

/// How often words stand in the papers of an index.
pub(super) trait Frequencies {
    /// The number of papers.
    fn papers(&self) -> u64;
    /// Those whose text holds a stem.
    fn holding(&self, stem: &str) -> u64;
}

/// What is known of a stem before it is weighed.
#[derive(Default)]
struct Candidate {
    word: String,
    /// Occurrences by part.
    counts: BTreeMap<MatterPart, f32>,
    /// Whether it is printed with a capital: a noun, which names things.
    is_noun: bool,
    /// Whether it stands as a word of its own.
    is_whole: bool,
}

impl MatterTerms {
    /// Chooses the words of a matter.
    pub(super) fn choose(matter: &Matter, frequencies: &dyn Frequencies) -> MatterTerms {
        // Who types without capitals means nouns all the same.
        let is_cased = matter.texts.iter().any(|it| it.1.contains(char::is_uppercase));
        let candidates = candidates(matter);
        let has_matter = !candidates.is_empty();
        let mut terms: Vec<MatterTerm> = candidates
            .into_iter()
            .filter_map(|(stem, it)| {
                // A word that no paper holds finds none, and takes the place of one that does.
                let held = frequencies.holding(&stem);
                if held == 0 && frequencies.papers() > 0 {
                    return None;
                }
                let rarity = rarity(&stem, held, frequencies.papers());
                let weight = it.standing() * rarity * it.naming(is_cased);
                let is_part = !it.is_whole;
                let term = || MatterTerm { stem, word: it.word, weight, is_part, rarity };
                (weight > 0.0).then(term)
            })
            .collect();
        terms.sort_by(by_weight);
        terms.truncate(MAX_TERMS);
        MatterTerms { terms, topics: matter.topics.clone(), has_matter, others: Vec::new() }
    }

    /// Adds other names for what title and request say.
    pub(super) fn widen(
        &mut self,
        matter: &Matter,
        thesaurus: &Thesaurus,
        frequencies: &dyn Frequencies,
    ) {
        let said = matter.texts.iter().filter(|it| it.0 <= MatterPart::Request);
        let words: Vec<&str> =
            said.flat_map(|it| it.1.split_whitespace()).take(WIDENED_WORDS).collect();
        let known: HashMap<String, f32> =
            self.terms.iter().map(|it| (it.stem.clone(), it.weight)).collect();
        let mut others: BTreeMap<String, MatterTerm> = BTreeMap::new();
        for other in thesaurus.expansions(&words) {
            let meant = words[other.words.clone()].iter().flat_map(|it| stems(it));
            let weight =
                meant.filter_map(|it| known.get(&it)).fold(0.0, |most: f32, it| most.max(*it));
            let stems = stems(&other.text);
            let n_stems = stems.iter().filter(|it| !is_silent(it)).count();
            for stem in stems.into_iter().filter(|it| !known.contains_key(it) && !is_silent(it)) {
                let weight = weight * other.weight / small(n_stems);
                let held = frequencies.holding(&stem);
                let rarity = rarity(&stem, held, frequencies.papers());
                if weight * rarity > 0.0 && held > 0 {
                    let word = other.text.clone();
                    let term =
                        MatterTerm { stem: stem.clone(), word, weight, is_part: true, rarity };
                    let best = others.entry(stem).or_insert_with(|| term.clone());
                    if best.weight < term.weight {
                        *best = term;
                    }
                }
            }
        }
        let mut others: Vec<MatterTerm> = others.into_values().collect();
        others.sort_by(by_weight);
        others.truncate(MAX_OTHERS);
        self.others = others;
    }

    /// Whether nothing says what the paper is about.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// Weightiest first, equal ones by their stems.
fn by_weight(one: &MatterTerm, other: &MatterTerm) -> Ordering {
    other.weight.total_cmp(&one.weight).then_with(|| one.stem.cmp(&other.stem))
}

#[expect(clippy::cast_precision_loss, reason = "a name has a few words")]
fn small(count: usize) -> f32 {
    count.max(1) as f32
}

impl Candidate {
    /// What the places a word stands at count: each part once, and a little more for repeating it.
    fn standing(&self) -> f32 {
        let part = |(part, count): (&MatterPart, &f32)| part.weight() * count / (count + 1.0) * 2.0;
        self.counts.iter().map(part).sum()
    }

    /// What the kind of word counts.
    fn naming(&self, is_cased: bool) -> f32 {
        if self.is_noun || !is_cased { 1.0 } else { NO_NOUN }
    }
}

/// Every stem of a matter that may say something.
fn candidates(matter: &Matter) -> BTreeMap<String, Candidate> {
    let names: HashSet<String> = matter.names.iter().flat_map(|it| stems(it)).collect();
    let mut offices: HashSet<String> = matter.offices.iter().flat_map(|it| stems(it)).collect();
    let mut texts: Vec<&(MatterPart, String)> = matter.texts.iter().collect();
    // Title and request first: an office they name is meant everywhere.
    texts.sort_by_key(|it| it.0);
    let mut res: BTreeMap<String, Candidate> = BTreeMap::new();
    for (part, text) in texts {
        let is_said = *part <= MatterPart::Request;
        each_word(text, |word| {
            let Some((whole, parts)) = word.stemmed.split_last() else { return };
            if names.contains(whole) || (!is_said && offices.contains(whole)) {
                return;
            }
            offices.remove(whole);
            let mut add = |stem: &String, count: f32, is_whole: bool| {
                if !is_silent(stem) && !names.contains(stem) {
                    let known = res.entry(stem.clone()).or_default();
                    if known.word.is_empty() {
                        known.word = on_one_line(&text[word.span.clone()]);
                    }
                    known.is_whole |= is_whole;
                    known.is_noun |= text[word.span.clone()].starts_with(char::is_uppercase);
                    *known.counts.entry(*part).or_default() += count;
                }
            };
            // `SPD-Fraktion`: nothing and nothing is nothing.
            let mut all = parts.iter().chain(word.leaves).peekable();
            if all.peek().is_none() || !all.all(|it| is_silent(it)) {
                add(whole, 1.0, true);
            }
            for leaf in parts.iter().chain(word.leaves).chain(word.inner) {
                if leaf != whole {
                    add(leaf, LEAF, false);
                }
            }
        });
    }
    res
}

/// How rare a stem is among the papers of the library and council papers in general.
#[expect(clippy::cast_precision_loss, reason = "a library has fewer than 2^24 papers or so")]
fn rarity(stem: &str, held: u64, papers: u64) -> f32 {
    let held = held as f32 + USUAL_PAPERS * usual_share(stem);
    let papers = papers as f32 + USUAL_PAPERS;
    ((papers / held.max(1.0)).ln() - NOTHING).clamp(0.0, RAREST)
}
