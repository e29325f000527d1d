//! Lives of motions as JSON, `ratlas/life/1` and `ratlas/step/1`.

use ratlas_library::{Life, LifePaper, Step};
use ratlas_model::{Basis, Place, Vote};
use serde::Serialize;
use utoipa::ToSchema;

/// A paper of the library.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PaperPart<'a> {
    id: &'a str,
    genre: &'a str,
    number: Option<&'a str>,
    title: Option<&'a str>,
    date: Option<&'a str>,
}

impl<'a> PaperPart<'a> {
    pub(super) fn new(paper: &'a LifePaper) -> PaperPart<'a> {
        PaperPart {
            id: &paper.id,
            genre: paper.genre.as_str(),
            number: paper.number.as_deref(),
            title: paper.title.as_deref(),
            date: paper.date.as_deref(),
        }
    }
}

/// One of several lives that may be meant.
#[derive(Debug, Serialize, ToSchema)]
pub struct LifeLine<'a> {
    schema: &'static str,
    head: Option<PaperPart<'a>>,
    number: Option<&'a str>,
    title: Option<&'a str>,
    city: Option<&'a str>,
    steps: usize,
}

impl<'a> LifeLine<'a> {
    /// The line of a life.
    pub fn new(life: &'a Life) -> LifeLine<'a> {
        LifeLine {
            schema: "ratlas/life/1",
            head: life.head.as_ref().map(PaperPart::new),
            number: life.number.as_deref(),
            title: life.title.as_deref(),
            city: life.city.as_deref(),
            steps: life.steps.len(),
        }
    }
}

/// One step of a life.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepLine<'a> {
    schema: &'static str,
    /// The id of the motion, if the library has it.
    life: Option<&'a str>,
    kind: &'a str,
    date: Option<&'a str>,
    body: Option<&'a str>,
    /// The paper of the step; null if the library does not have it.
    paper: Option<PaperPart<'a>>,
    about: Option<&'a str>,
    number: Option<&'a str>,
    title: Option<&'a str>,
    item: Option<&'a str>,
    page: Option<u32>,
    outcome: Option<&'a str>,
    outcome_raw: Option<&'a str>,
    #[schema(value_type = Option<Object>)]
    vote: Option<&'a Vote>,
    stance: Option<&'a str>,
    by: &'a [String],
    /// The paper that says it; `at` counts in it.
    said_by: &'a str,
    #[schema(value_type = String)]
    basis: Basis,
    rule: &'a str,
    #[schema(value_type = Vec<Object>)]
    at: &'a [Place],
}

impl<'a> StepLine<'a> {
    /// The line of a step of a life.
    pub fn new(life: &'a Life, step: &'a Step) -> StepLine<'a> {
        StepLine {
            schema: "ratlas/step/1",
            life: life.head.as_ref().map(|it| it.id.as_str()),
            kind: step.kind.as_str(),
            date: step.date.as_deref(),
            body: step.body.as_deref(),
            paper: step.paper.as_ref().map(PaperPart::new),
            about: step.about.as_deref(),
            number: step.number.as_deref(),
            title: step.title.as_deref(),
            item: step.item.as_deref(),
            page: step.page,
            outcome: step.outcome.map(ratlas_model::Outcome::as_str),
            outcome_raw: step.outcome_raw.as_deref(),
            vote: step.vote.as_ref(),
            stance: step.stance.map(ratlas_model::Stance::as_str),
            by: &step.by,
            said_by: &step.said_by,
            basis: step.basis,
            rule: &step.rule,
            at: &step.at,
        }
    }
}
