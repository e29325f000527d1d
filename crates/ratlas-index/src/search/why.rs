//! Why a paper was found.

use ratlas_german::reference_key;
use tantivy::query::Query;
use tantivy::{DocAddress, Searcher};

use crate::plan::{Asked, Named, Plan, Way, WayKind};
use crate::query::compile::Compiler;
use crate::query::filter::key;
use crate::query::parse::Place;
use crate::search::held::{held, unscored};
use crate::{IndexError, SearchQuery};

/// A reason for which a paper was found, or what it lacks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Why {
    /// What it is.
    pub kind: WhyKind,
    /// The words that were typed; empty for where they were found.
    pub asked: String,
    /// The words of the paper in their place; empty if they are the same.
    pub found: String,
}

/// What a reason is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyKind {
    /// The paper's own number.
    OwnNumber,
    /// A number in the paper.
    Number,
    /// A word in the title.
    Title,
    /// A word in the text.
    Text,
    /// The parts of a compound, or a compound of words.
    Compound,
    /// Another name of the thesaurus.
    Thesaurus,
    /// Another name of a board.
    Board,
    /// A word that may have been meant.
    Spelling,
    /// A word that the paper lacks.
    Missing,
}

impl WhyKind {
    /// The name in data: `own-number`, `number`, `title` and so on.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            WhyKind::OwnNumber => "own-number",
            WhyKind::Number => "number",
            WhyKind::Title => "title",
            WhyKind::Text => "text",
            WhyKind::Compound => "compound",
            WhyKind::Thesaurus => "thesaurus",
            WhyKind::Board => "board",
            WhyKind::Spelling => "spelling",
            WhyKind::Missing => "missing",
        }
    }
}

/// Words beyond these give no reasons: nobody reads so many.
const MAX_WORDS: usize = 32;

/// Why each paper was found, in the order of the papers.
pub(crate) fn whys(
    searcher: &Searcher,
    compiler: Compiler<'_>,
    plan: &Plan,
    query: &SearchQuery,
    papers: &[DocAddress],
) -> Result<Vec<Vec<Why>>, IndexError> {
    let mut reasons =
        Reasons { searcher, compiler, papers, words: 0, found: vec![Vec::new(); papers.len()] };
    if !papers.is_empty() {
        for number in &query.filters.number {
            reasons.number(&reference_key(number))?;
        }
        reasons.collect(plan, false)?;
    }
    for found in &mut reasons.found {
        found.sort();
        found.dedup();
    }
    Ok(reasons.found)
}

/// Gathers the reasons of some papers.
struct Reasons<'a> {
    searcher: &'a Searcher,
    compiler: Compiler<'a>,
    papers: &'a [DocAddress],
    words: usize,
    found: Vec<Vec<Why>>,
}

impl Reasons<'_> {
    /// Whether each paper is found by a query.
    fn held(&self, query: &dyn Query) -> Result<Vec<bool>, IndexError> {
        let scoring = unscored(self.searcher.schema(), self.searcher);
        let held = held(self.searcher, query, scoring, self.papers)?;
        Ok(held.iter().map(Option::is_some).collect())
    }

    fn add(&mut self, held: &[bool], kind: WhyKind, asked: &str, found: &str) {
        let why = Why { kind, asked: asked.to_owned(), found: found.to_owned() };
        for (reasons, _) in self.found.iter_mut().zip(held).filter(|(_, held)| **held) {
            reasons.push(why.clone());
        }
    }

    /// `can_lack`: whether a paper without a word is told.
    fn collect(&mut self, plan: &Plan, can_lack: bool) -> Result<(), IndexError> {
        match plan {
            Plan::All | Plan::Condition(_) | Plan::Not(_) | Plan::Stop(_) => {}
            Plan::Asked(asked) => {
                let held = self.asked(asked)?;
                if can_lack {
                    let lacks: Vec<bool> = held.iter().map(|it| !it).collect();
                    self.add(&lacks, WhyKind::Missing, &asked.text, "");
                }
            }
            Plan::Named(named) => self.named(named)?,
            Plan::Number(number) => {
                self.number(&number.key)?;
            }
            Plan::Or(any) if any.iter().any(has_number) => self.number_or_words(any)?,
            Plan::And(all) | Plan::Or(all) => {
                for it in all {
                    self.collect(it, false)?;
                }
            }
            Plan::Some(some, others) => {
                for it in some {
                    self.collect(it, true)?;
                }
                for it in others {
                    self.collect(it, false)?;
                }
            }
            Plan::Bonus(way) => self.bonus(way)?,
        }
        Ok(())
    }

    /// Returns which papers hold the number.
    fn number(&mut self, number: &str) -> Result<Vec<bool>, IndexError> {
        let fields = self.compiler.fields;
        let own = self.held(&*key(fields.own_number, number))?;
        self.add(&own, WhyKind::OwnNumber, "", "");
        let any = self.held(&*key(fields.number, number))?;
        self.add(&any, WhyKind::Number, "", "");
        Ok(any)
    }

    /// Words that look like a number: as words only where they are none.
    fn number_or_words(&mut self, any: &[Plan]) -> Result<(), IndexError> {
        let mut numbers = vec![false; self.papers.len()];
        for plan in any {
            let all =
                if let Plan::And(all) = plan { all.as_slice() } else { std::slice::from_ref(plan) };
            for it in all {
                if let Plan::Number(number) = it {
                    let held = self.number(&number.key)?;
                    numbers.iter_mut().zip(held).for_each(|(any, held)| *any |= held);
                }
            }
        }
        if !numbers.iter().all(|it| *it) {
            for it in any.iter().filter(|it| !has_number(it)) {
                self.collect(it, false)?;
            }
        }
        Ok(())
    }

    /// Tells where a word is, and returns which papers hold it in any way.
    fn asked(&mut self, asked: &Asked) -> Result<Vec<bool>, IndexError> {
        self.words += 1;
        if self.words > MAX_WORDS {
            return Ok(vec![true; self.papers.len()]);
        }
        let mut any = vec![false; self.papers.len()];
        for way in asked.ways.iter().filter(|it| it.kind != WayKind::Printed) {
            if any.iter().all(|it| *it) {
                break;
            }
            let held = self.way(way, asked.place)?;
            // Another reason tells nothing where the word itself stands.
            let new: Vec<bool> = held.iter().zip(&any).map(|(it, known)| *it && !known).collect();
            if way.kind != WayKind::Whole {
                self.add(&new, kind(way.kind), &asked.text, &way.found);
            }
            any.iter_mut().zip(new).for_each(|(any, new)| *any |= new);
        }
        Ok(any)
    }

    /// Which papers hold something; tells for the word itself where it stands.
    fn way(&mut self, way: &Way, place: Option<Place>) -> Result<Vec<bool>, IndexError> {
        if way.kind != WayKind::Whole {
            return self.held(&*self.compiler.way(way, place));
        }
        let mut any = vec![false; self.papers.len()];
        for (part, kind) in [(Place::Title, WhyKind::Title), (Place::Text, WhyKind::Text)] {
            if place.is_none_or(|it| it == part) {
                let held = self.held(&*self.compiler.way(way, Some(part)))?;
                self.add(&held, kind, "", "");
                any.iter_mut().zip(held).for_each(|(any, held)| *any |= held);
            }
        }
        Ok(any)
    }

    fn named(&mut self, named: &Named) -> Result<(), IndexError> {
        let own: Vec<&Plan> =
            named.parts.iter().filter(|it| !matches!(it, Plan::Stop(_))).collect();
        let mut all = vec![true; self.papers.len()];
        for part in &own {
            let held = self.held(&*self.compiler.plan(part))?;
            all.iter_mut().zip(held).for_each(|(all, held)| *all &= held);
        }
        for part in own {
            self.collect(part, false)?;
        }
        for way in &named.names {
            if all.iter().all(|it| *it) {
                break;
            }
            let held = self.held(&*self.compiler.way(way, named.place))?;
            let new: Vec<bool> = held.iter().zip(&all).map(|(it, known)| *it && !known).collect();
            self.add(&new, kind(way.kind), &named.text, &way.found);
            all.iter_mut().zip(new).for_each(|(all, new)| *all |= new);
        }
        Ok(())
    }

    fn bonus(&mut self, way: &Way) -> Result<(), IndexError> {
        let held = self.held(&*self.compiler.way(way, None))?;
        self.add(&held, kind(way.kind), "", &way.found);
        Ok(())
    }
}

fn has_number(plan: &Plan) -> bool {
    match plan {
        Plan::Number(_) => true,
        Plan::And(all) => all.iter().any(has_number),
        _ => false,
    }
}

fn kind(way: WayKind) -> WhyKind {
    match way {
        WayKind::Whole | WayKind::Printed => WhyKind::Text,
        WayKind::Parts | WayKind::Compound => WhyKind::Compound,
        WayKind::Spelling => WhyKind::Spelling,
        WayKind::Thesaurus => WhyKind::Thesaurus,
        WayKind::Board => WhyKind::Board,
    }
}
