//! The life of a motion: from its submission to what became of it, in the order of time.
//!
//! A life is read from the links (`links/`), the lists of consultations the papers print, and the
//! numbers they name though the library has no such paper. Whatever paper of a life is asked for,
//! the life is the same.

mod head;
mod origin;
mod outcome;
mod steps;

use std::collections::{BTreeMap, BTreeSet};

use ratlas_german::fold;
use ratlas_model::{Basis, Genre, Outcome, Place, Stance, Vote};

use self::head::Head;
pub use self::outcome::{LifeAnswer, LifeOutcome};
pub(crate) use self::steps::shown;
use crate::Library;
use crate::error::{In, LibraryError};
use crate::links::begins_life;
use crate::store::links::register::titles;
use crate::store::reading;

/// A paper of the library, as a life names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifePaper {
    /// Its id.
    pub id: String,
    /// What kind of paper it is.
    pub genre: Genre,
    /// Its own number.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The usual name of its city.
    pub city: Option<String>,
    /// The day it is filed under; of minutes that of the sitting. EDTF.
    pub date: Option<String>,
}

/// What happened in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StepKind {
    /// It was brought in once before.
    Earlier,
    /// It was brought in.
    Submitted,
    /// Somebody wants it changed.
    Amended,
    /// It is on the agenda of a sitting.
    OnAgenda,
    /// A body is to deal with it, by a paper's own list of consultations.
    Consulted,
    /// The administration says what it thinks of it.
    Stated,
    /// A body dealt with it.
    Decided,
    /// It was answered.
    Answered,
    /// What became of it was told.
    Reported,
    /// It was brought in again.
    Again,
    /// Another paper names it.
    Mentioned,
}

impl StepKind {
    /// The written name.
    pub fn as_str(self) -> &'static str {
        match self {
            StepKind::Earlier => "earlier",
            StepKind::Submitted => "submitted",
            StepKind::Amended => "amended",
            StepKind::OnAgenda => "on_agenda",
            StepKind::Consulted => "consulted",
            StepKind::Stated => "stated",
            StepKind::Decided => "decided",
            StepKind::Answered => "answered",
            StepKind::Reported => "reported",
            StepKind::Again => "again",
            StepKind::Mentioned => "mentioned",
        }
    }
}

/// One step of a life.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What happened.
    pub kind: StepKind,
    /// When, EDTF.
    pub date: Option<String>,
    /// The body that dealt with it.
    pub body: Option<String>,
    /// The kind of that body, e.g. `council`.
    pub body_kind: Option<String>,
    /// The paper of the step; `None` if the library does not have it.
    pub paper: Option<LifePaper>,
    /// The id of the paper of the life that it is about, e.g. an amendment that was voted on; `None`
    /// for the motion itself.
    pub about: Option<String>,
    /// The number of the paper, as far as it is known.
    pub number: Option<String>,
    /// The title of the paper or of the agenda item.
    pub title: Option<String>,
    /// The number of the agenda item.
    pub item: Option<String>,
    /// The page of `said_by` that says it, from 1.
    pub page: Option<u32>,
    /// What the body made of it.
    pub outcome: Option<Outcome>,
    /// The words of the outcome, or the role of a consultation.
    pub outcome_raw: Option<String>,
    /// The vote.
    pub vote: Option<Vote>,
    /// Whether the body brought the motion in itself: then its vote is the beginning, not the end.
    pub is_own: bool,
    /// What the administration thinks of it.
    pub stance: Option<Stance>,
    /// Who brings it in, or the office that writes.
    pub by: Vec<String>,
    /// The id of the paper that says it.
    pub said_by: String,
    /// Whether a number says that it belongs here, or title, city and date.
    pub basis: Basis,
    /// By which rule.
    pub rule: String,
    /// The words in `said_by` that say it.
    pub at: Vec<Place>,
}

/// The life of a motion, an inquiry, or of what else bodies deal with.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    /// The motion; `None` if the library only has papers about it.
    pub head: Option<LifePaper>,
    /// Its number.
    pub number: Option<String>,
    /// Its title, else that of the first paper about it.
    pub title: Option<String>,
    /// Its city.
    pub city: Option<String>,
    /// The steps in the order of time; those without a date stand where their kind belongs.
    pub steps: Vec<Step>,
}

impl Life {
    /// The ids of all its papers.
    fn papers(&self) -> BTreeSet<String> {
        let of_steps = self.steps.iter().filter_map(|it| it.paper.as_ref());
        let papers = self.head.iter().chain(of_steps).map(|it| it.id.clone());
        papers.chain(self.steps.iter().map(|it| it.said_by.clone())).collect()
    }

    /// The words that were taken from papers.
    fn texts(&mut self) -> Vec<&mut String> {
        let Life { head, title, steps, .. } = self;
        let mut res: Vec<&mut String> = title.iter_mut().collect();
        res.extend(head.iter_mut().filter_map(|it| it.title.as_mut()));
        for Step { title, outcome_raw, by, paper, vote, .. } in steps {
            res.extend(title.iter_mut().chain(outcome_raw).chain(by));
            res.extend(paper.iter_mut().filter_map(|it| it.title.as_mut()));
            res.extend(vote.iter_mut().map(|it| &mut it.raw));
        }
        res
    }
}

impl Library {
    /// The life a paper belongs to; `None` if there is no such paper, or if it belongs to several, as
    /// minutes do. `id` is whole.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn life(&self, id: &str) -> Result<Option<Life>, LibraryError> {
        let mut lives = self.lives(id, None)?;
        Ok(if lives.len() == 1 { lives.pop() } else { None })
    }

    /// All lives that a paper belongs to, or one of its agenda items. `id` is whole.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn lives(&self, id: &str, item: Option<&str>) -> Result<Vec<Life>, LibraryError> {
        let connection = &self.store.connection;
        let Some(paper) = reading::key(connection, id).within(self.dir())? else {
            return Ok(Vec::new());
        };
        let heads = head::heads(connection, paper, item).within(self.dir())?;
        heads.iter().map(|it| self.life_from(it)).collect()
    }

    /// The lives of papers that the library only knows by their number, one for each city that names
    /// it. A number may be written in any way.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn lives_of_number(&self, number: &str) -> Result<Vec<Life>, LibraryError> {
        let connection = &self.store.connection;
        let heads = head::of_missing_number(connection, number).within(self.dir())?;
        heads.iter().map(|it| self.life_from(it)).collect()
    }

    /// The ids of papers whose title begins with some words, whatever the case and the umlauts'
    /// spelling: of motions and inquiries, and of other papers only if there are none.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn titled(&self, beginning: &str) -> Result<Vec<String>, LibraryError> {
        let beginning = fold(beginning.trim());
        if beginning.is_empty() {
            return Ok(Vec::new());
        }
        let is_meant = |title: &str| fold(title).starts_with(&beginning);
        let found = titles(&self.store.connection, is_meant).within(self.dir())?;
        let is_head = |it: &&(String, Genre)| begins_life(it.1);
        let heads: Vec<String> = found.iter().filter(is_head).map(|it| it.0.clone()).collect();
        Ok(if heads.is_empty() { found.into_iter().map(|it| it.0).collect() } else { heads })
    }

    /// The lives that somebody can mean: of papers with this id or number, else of papers that name the
    /// number, else of the first `limit` papers with a title that begins so; each life once, by city.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn lives_meant(
        &self,
        name: &str,
        item: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Life>, LibraryError> {
        if name.trim().is_empty() {
            return Ok(Vec::new());
        }
        let papers = self.papers(name)?;
        let mut ids: Vec<String> = papers.into_iter().map(|it| it.record.id).collect();
        let mut found = Vec::new();
        if ids.is_empty() && name.contains(|it: char| it.is_ascii_digit()) {
            found = self.lives_of_number(name)?;
        }
        if ids.is_empty() && found.is_empty() {
            ids = self.titled(name)?;
            ids.truncate(limit);
        }
        for id in ids {
            found.extend(self.lives(&id, item)?);
        }
        // City, and the id of the motion or else its number, tell two lives apart.
        let key = |life: &Life| {
            let head = life.head.as_ref().map(|it| it.id.clone());
            let number = if head.is_some() { None } else { life.number.clone() };
            (life.city.clone(), head, number)
        };
        let each: BTreeMap<_, Life> = found.into_iter().map(|it| (key(&it), it)).collect();
        Ok(each.into_values().collect())
    }

    /// The first of the lives that a paper belongs to, and how many there are.
    pub(crate) fn first_lives(
        &self,
        paper: i64,
        limit: usize,
    ) -> Result<(Vec<Life>, usize), LibraryError> {
        let heads = head::heads(&self.store.connection, paper, None).within(self.dir())?;
        let lives = heads.iter().take(limit).map(|it| self.life_from(it));
        Ok((lives.collect::<Result<_, _>>()?, heads.len()))
    }

    /// The life whose head is the paper with this key.
    pub(crate) fn life_of(&self, paper: i64) -> Result<Life, LibraryError> {
        self.life_from(&Head::Paper(paper))
    }

    fn life_from(&self, head: &Head) -> Result<Life, LibraryError> {
        let connection = &self.store.connection;
        let mut life = steps::life(connection, head).within(self.dir())?;
        if !self.disclosure().private_persons {
            for id in life.papers() {
                if let Some(paper) = reading::key(connection, &id).within(self.dir())? {
                    self.store.cover(paper, &mut life.texts()).within(self.dir())?;
                }
            }
        }
        Ok(life)
    }
}
