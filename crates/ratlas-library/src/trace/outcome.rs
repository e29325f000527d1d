//! How a life ended: the answer, and the last word of a body.

use ratlas_model::{Genre, Outcome, Stance, Vote};

use super::{Life, LifePaper, Step, StepKind};
use crate::Library;
use crate::error::LibraryError;

/// The answer to a motion or an inquiry, or the opinion of the administration.
#[derive(Debug, Clone, PartialEq)]
pub struct LifeAnswer {
    /// The paper that gives it.
    pub paper: LifePaper,
    /// The office that writes it.
    pub office: Option<String>,
    /// When, EDTF.
    pub date: Option<String>,
    /// What it thinks of it.
    pub stance: Option<Stance>,
    /// Whether it answers; else it only says what the administration thinks.
    pub is_answer: bool,
}

/// The last word of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct LifeOutcome {
    /// The paper that records it.
    pub paper: LifePaper,
    /// The body.
    pub body: Option<String>,
    /// When, EDTF.
    pub date: Option<String>,
    /// The number of the agenda item.
    pub item: Option<String>,
    /// What the body decided.
    pub outcome: Outcome,
    /// The vote.
    pub vote: Option<Vote>,
}

impl Library {
    /// The answer to the motion or inquiry whose life a paper belongs to; of several the first.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn answer_of(&self, id: &str) -> Result<Option<LifeAnswer>, LibraryError> {
        Ok(self.life(id)?.and_then(|it| it.answer()))
    }

    /// What was finally decided on the motion whose life a paper belongs to.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn outcome_of(&self, id: &str) -> Result<Option<LifeOutcome>, LibraryError> {
        Ok(self.life(id)?.and_then(|it| it.outcome()))
    }
}

impl Life {
    /// The answer, else the statement of the administration; of several the first.
    pub fn answer(&self) -> Option<LifeAnswer> {
        let of = |kind| self.steps.iter().find(|it| it.kind == kind && it.paper.is_some());
        let step = of(StepKind::Answered).or_else(|| of(StepKind::Stated))?;
        Some(LifeAnswer {
            paper: step.paper.clone()?,
            office: step.by.first().cloned(),
            date: step.date.clone(),
            stance: step.stance,
            is_answer: step.kind == StepKind::Answered,
        })
    }

    /// What was finally decided: by the council, where one deals with it, else by the last body.
    ///
    /// What a committee says before a council is to decide is not the end, and neither is a
    /// recommendation or a postponement.
    pub fn outcome(&self) -> Option<LifeOutcome> {
        let is_council = |it: &Step| it.body_kind.as_deref() == Some("council");
        let final_steps = || self.steps.iter().filter(|it| self.is_final(it));
        let by_council = final_steps().rfind(|it| is_council(it));
        let awaits_council = self.steps.iter().any(|it| is_council(it) && it.body.is_some());
        let withdrawn = || final_steps().rfind(|it| it.outcome == Some(Outcome::Withdrawn));
        let step = by_council
            .or_else(|| if awaits_council { withdrawn() } else { final_steps().next_back() })?;
        Some(LifeOutcome {
            paper: step.paper.clone()?,
            body: step.body.clone(),
            date: step.date.clone(),
            item: step.item.clone(),
            outcome: step.outcome?,
            vote: step.vote.clone(),
        })
    }

    /// Whether a step is the last word of its body on the motion.
    fn is_final(&self, step: &Step) -> bool {
        let Some(outcome) = step.outcome else { return false };
        let is_end = match outcome {
            Outcome::Approved
            | Outcome::ApprovedAmended
            | Outcome::Rejected
            | Outcome::Withdrawn
            | Outcome::Settled
            | Outcome::Moot => true,
            Outcome::Noted => self.head.as_ref().is_some_and(|it| it.genre != Genre::Motion),
            _ => false,
        };
        is_end
            && !step.is_own
            && step.kind == StepKind::Decided
            && step.paper.is_some()
            && !self.is_of_amendment(step)
    }

    /// Whether a step is about a paper that only wants to change the motion.
    fn is_of_amendment(&self, step: &Step) -> bool {
        let Some(about) = &step.about else { return false };
        let is_it = |it: &&LifePaper| it.id == *about;
        let of = self.steps.iter().filter_map(|it| it.paper.as_ref()).find(is_it);
        of.is_some_and(|it| it.genre == Genre::Amendment)
    }
}
