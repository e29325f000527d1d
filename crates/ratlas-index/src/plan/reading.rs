//! A tree to its plan.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;

use ratlas_german::{Language, reference_key};
use tantivy::schema::Field;

use super::stop::is_stop_word;
use super::words::{Analysed, analysed, phrase};
use super::{Asked, Condition, Need, Number, Plan, PrintedTerm, Way, WayKind};
use crate::query::compile::count_range;
use crate::query::field::{self, Name};
use crate::query::filter::{all_of, conditions};
use crate::query::number::{Piece, pieces};
use crate::query::parse::{MAX_WORDS, Node, Place};
use crate::query::{MistakeKind, QueryMistake};
use crate::ranking::Weights;
use crate::schema::Fields;
use crate::vocabulary::{Known, Vocabulary};
use crate::{IndexError, Thesaurus};

/// Terms of a beginning or of similar spelling that are scored; the papers of all are found.
const MAX_EXPANDED: usize = 50;

/// Words of one question that are looked up in other spellings: each costs milliseconds.
const MAX_CORRECTED: usize = 4;

/// Makes plans.
pub(crate) struct Planner<'a> {
    pub(crate) fields: &'a Fields,
    pub(crate) vocabulary: Vocabulary<'a>,
    /// Other names; none if none are wanted.
    pub(crate) thesaurus: Option<&'a Thesaurus>,
    pub(crate) weights: &'static Weights,
    /// Whether words must stand as typed.
    pub(crate) exact: bool,
    /// How many words may still be looked up in other spellings.
    corrections: Cell<usize>,
    /// How many words are left to plan.
    words: Cell<usize>,
    /// Looked up when first asked for.
    languages: OnceCell<Vec<Language>>,
}

impl<'a> Planner<'a> {
    pub(crate) fn new(
        fields: &'a Fields,
        vocabulary: Vocabulary<'a>,
        thesaurus: Option<&'a Thesaurus>,
        weights: &'static Weights,
        exact: bool,
    ) -> Planner<'a> {
        Planner {
            fields,
            vocabulary,
            thesaurus: thesaurus.filter(|_| !exact),
            weights,
            exact,
            corrections: Cell::new(MAX_CORRECTED),
            words: Cell::new(MAX_WORDS),
            languages: OnceCell::new(),
        }
    }

    /// The plan of a tree.
    ///
    /// # Errors
    ///
    /// [`IndexError::Query`] for a value that cannot be read and for too many words.
    pub(crate) fn plan(&self, node: &Node) -> Result<Plan, IndexError> {
        self.row(std::slice::from_ref(node))
    }

    /// Conditions of which all must hold. Words next to each other are read together: they may be a
    /// number or another name of something.
    fn row(&self, nodes: &[Node]) -> Result<Plan, IndexError> {
        let mut all = Vec::new();
        let mut run: Vec<Analysed> = Vec::new();
        for piece in pieces(nodes) {
            match piece {
                Piece::Node(Node::Word(text)) => run.extend(self.words(text)?),
                Piece::Node(node) => {
                    self.run(&mut run, &mut all)?;
                    all.push(self.node(node)?);
                }
                Piece::Number(words) => {
                    self.run(&mut run, &mut all)?;
                    all.push(self.number(&words)?);
                }
            }
        }
        self.run(&mut run, &mut all)?;
        Ok(one_of_row(without_stop_words(all)))
    }

    fn node(&self, node: &Node) -> Result<Plan, IndexError> {
        Ok(match node {
            Node::All => Plan::All,
            Node::Word(_) | Node::And(_) => match node {
                Node::And(nodes) => self.row(nodes)?,
                _ => self.row(std::slice::from_ref(node))?,
            },
            Node::Exact(text) => {
                let words = self.words(text)?;
                let asked =
                    |it: &Analysed| Asked { optional: false, ..it.asked(vec![it.as_typed()]) };
                one_of_row(words.iter().map(|it| Plan::Asked(asked(it))).collect())
            }
            Node::Prefix(text) => self.beginning(text)?,
            Node::Fuzzy(text, letters) => self.similar(text, *letters)?,
            Node::Phrase(text, slop) => self.phrase(text, *slop)?,
            Node::In(place, inner) => within(self.node(inner)?, *place),
            Node::Range(count, from, to) => Plan::Condition(Condition {
                text: node.to_string(),
                query: count_range(*count, *from, *to, self.fields),
            }),
            Node::Field(name, value) => self.field(*name, value)?,
            Node::Not(denied) => Plan::Not(Box::new(self.node(denied)?)),
            Node::Or(nodes) => {
                Plan::Or(nodes.iter().map(|it| self.node(it)).collect::<Result<_, _>>()?)
            }
        })
    }

    /// The words of a piece of text.
    fn words(&self, text: &str) -> Result<Vec<Analysed>, IndexError> {
        let words = analysed(text);
        if let Some(left) = self.words.get().checked_sub(words.len()) {
            self.words.set(left);
        } else {
            let (kind, most) = (MistakeKind::TooManyWords, MAX_WORDS.to_string());
            return Err(QueryMistake::new(kind, 0..0, &[&most]).into());
        }
        Ok(words)
    }

    /// Ends a run of plain words.
    fn run(&self, run: &mut Vec<Analysed>, all: &mut Vec<Plan>) -> Result<(), IndexError> {
        let mut words = std::mem::take(run);
        // Asked for twice is asked for once: somebody has pasted a page.
        let mut seen = BTreeSet::new();
        words.retain(|it| seen.insert(it.printed.clone()));
        if words.is_empty() {
            return Ok(());
        }
        if self.exact {
            let as_typed = |it: &Analysed| Plan::Asked(it.asked(vec![it.as_typed()]));
            all.extend(words.iter().map(as_typed));
            return Ok(());
        }
        all.extend(self.compounds(&words)?.into_iter().map(Plan::Bonus));
        let parts = words.iter().map(|it| self.plain_word(it)).collect::<Result<Vec<Plan>, _>>()?;
        all.extend(self.with_names(&words, parts)?);
        Ok(())
    }

    /// A word in any form, with another spelling if it is hardly in the index.
    pub(crate) fn plain_word(&self, word: &Analysed) -> Result<Plan, IndexError> {
        if is_stop_word(&word.printed) {
            return Ok(Plan::Stop(word.text.clone()));
        }
        let mut ways = word.ways(self.weights);
        ways.extend(self.foreign_forms(word)?);
        if self.corrections.get() > 0 && self.may_be_wrong(word)? {
            self.corrections.set(self.corrections.get() - 1);
            ways.extend(self.spellings(word)?);
        }
        Ok(Plan::Asked(word.asked(ways)))
    }

    /// The languages of passages in the index: mostly few, so that a word need not be looked up in all.
    fn languages(&self) -> Result<&[Language], IndexError> {
        if let Some(known) = self.languages.get() {
            return Ok(known);
        }
        let mut res = Vec::new();
        for language in Language::all() {
            if self.vocabulary.n_papers(self.fields.language, language.code())? > 0 {
                res.push(language);
            }
        }
        Ok(self.languages.get_or_init(|| res))
    }

    /// Forms of the word in passages of other languages: the question does not know its language.
    fn foreign_forms(&self, word: &Analysed) -> Result<Vec<Way>, IndexError> {
        let mut res = Vec::new();
        for stem in self.languages()?.iter().map(|it| it.term(&word.text)) {
            if self.vocabulary.n_papers(self.stems(), &stem)? > 0 {
                let (found, weight) = (word.text.clone(), self.weights.foreign);
                res.push(Way { kind: WayKind::Whole, found, need: Need::Stem(stem), weight });
            }
        }
        Ok(res)
    }

    /// Words that look like the number of a paper: a number of some of them with the other words,
    /// or all of them as words.
    fn number(&self, parts: &[&str]) -> Result<Plan, IndexError> {
        let word = |it: &str| -> Result<Vec<Plan>, IndexError> {
            let words = self.words(it)?;
            let ways = |it: &Analysed| {
                if self.exact { vec![it.as_typed()] } else { it.ways(self.weights) }
            };
            Ok(words.iter().map(|it| Plan::Asked(it.asked(ways(it)))).collect())
        };
        super::numbers::number(parts, word)
    }

    fn beginning(&self, text: &str) -> Result<Plan, IndexError> {
        let beginning = beginning(text);
        let known =
            self.vocabulary.beginning_with(self.fields.text.exact, &beginning, MAX_EXPANDED)?;
        let need = Need::Beginning(beginning, known.into_iter().map(printed_term).collect());
        Ok(mandatory(&format!("{text}*"), need))
    }

    fn similar(&self, text: &str, letters: u8) -> Result<Plan, IndexError> {
        let (words, field) = (self.words(text)?, self.fields.text.exact);
        let mut all = Vec::new();
        for word in &words {
            let letters = letters.clamp(1, 2);
            let known = self.vocabulary.like(field, &word.printed, letters, MAX_EXPANDED)?;
            let mut any = vec![Need::Printed(word.printed_term())];
            any.extend(known.into_iter().map(|it| Need::Printed(printed_term(it))));
            all.push(mandatory(&format!("{}~{letters}", word.text), Need::Any(any)));
        }
        Ok(one_of_row(all))
    }

    fn phrase(&self, text: &str, slop: u32) -> Result<Plan, IndexError> {
        let words = phrase(text);
        self.words(text)?;
        Ok(match words.as_slice() {
            [only] => {
                let term = only.forms.concat();
                let need = Need::Printed(PrintedTerm { term, stem: only.stem.clone() });
                mandatory(text, need)
            }
            _ => mandatory(text, Need::Phrase(words, slop)),
        })
    }

    fn field(&self, name: Name, value: &str) -> Result<Plan, IndexError> {
        if name == Name::Number {
            return Ok(Plan::Number(Number { text: value.to_owned(), key: reference_key(value) }));
        }
        let conditions = conditions(&field::filters(name, value)?, self.fields)?;
        let text = Node::Field(name, value.to_owned()).to_string();
        Ok(Plan::Condition(Condition { text, query: all_of(conditions) }))
    }

    /// The field of stems in which words are counted.
    pub(crate) fn stems(&self) -> Field {
        self.fields.text.stemmed
    }
}

/// A word of the index.
pub(crate) fn printed_term(known: Known) -> PrintedTerm {
    let stem = analysed(&known.term).pop().map(|it| it.stem).unwrap_or_default();
    PrintedTerm { term: known.term, stem }
}

/// The folded beginning a prefix stands for; of several words the whole.
pub(crate) fn beginning(text: &str) -> String {
    analysed(text).into_iter().map(|it| it.printed).collect()
}

/// A condition in one way only.
fn mandatory(text: &str, need: Need) -> Plan {
    let way = Way { kind: WayKind::Whole, found: text.to_owned(), need, weight: 1.0 };
    Plan::Asked(Asked { text: text.to_owned(), ways: vec![way], place: None, optional: false })
}

/// A row of one condition is that condition.
pub(crate) fn one_of_row(mut all: Vec<Plan>) -> Plan {
    if all.len() == 1 { all.remove(0) } else { Plan::And(all) }
}

/// Stop words are searched only where there is nothing else.
fn without_stop_words(all: Vec<Plan>) -> Vec<Plan> {
    if all.iter().any(|it| !matches!(it, Plan::Stop(_) | Plan::Not(_) | Plan::Bonus(_))) {
        return all;
    }
    let searched = |it: Plan| match it {
        Plan::Stop(text) => {
            let words = analysed(&text);
            Plan::And(words.iter().map(|it| Plan::Asked(it.asked(vec![it.as_typed()]))).collect())
        }
        other => other,
    };
    all.into_iter().map(searched).collect()
}

/// The same, but only in one place.
fn within(plan: Plan, place: Place) -> Plan {
    let all = |plans: Vec<Plan>| plans.into_iter().map(|it| within(it, place)).collect();
    match plan {
        Plan::Asked(asked) => Plan::Asked(Asked { place: Some(place), optional: false, ..asked }),
        Plan::Named(mut named) => {
            named.place = Some(place);
            named.parts = all(named.parts);
            Plan::Named(named)
        }
        Plan::Not(inner) => Plan::Not(Box::new(within(*inner, place))),
        Plan::And(plans) => Plan::And(all(plans)),
        Plan::Or(plans) => Plan::Or(all(plans)),
        Plan::Some(some, others) => Plan::Some(all(some), all(others)),
        Plan::All | Plan::Number(_) | Plan::Condition(_) | Plan::Bonus(_) | Plan::Stop(_) => plan,
    }
}
