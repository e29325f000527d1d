//! Lives and registers as JSON.

use ratlas_library::{Life, LifeAnswer, LifeOutcome, LifePaper, Register, RegisterEntry, Step};
use ratlas_model::{Basis, Place, Vote};
use serde::Serialize;

/// A paper of the library.
#[derive(Debug, Serialize)]
struct PaperPart<'a> {
    id: &'a str,
    genre: &'a str,
    number: Option<&'a str>,
    title: Option<&'a str>,
    date: Option<&'a str>,
}

impl<'a> PaperPart<'a> {
    fn new(paper: &'a LifePaper) -> PaperPart<'a> {
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
#[derive(Debug, Serialize)]
pub(crate) struct LifeLine<'a> {
    schema: &'static str,
    head: Option<PaperPart<'a>>,
    number: Option<&'a str>,
    title: Option<&'a str>,
    city: Option<&'a str>,
    steps: usize,
}

impl<'a> LifeLine<'a> {
    pub(crate) fn new(life: &'a Life) -> LifeLine<'a> {
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
#[derive(Debug, Serialize)]
pub(crate) struct StepLine<'a> {
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
    vote: Option<&'a Vote>,
    stance: Option<&'a str>,
    by: &'a [String],
    /// The paper that says it; `at` counts in it.
    said_by: &'a str,
    basis: Basis,
    rule: &'a str,
    at: &'a [Place],
}

impl<'a> StepLine<'a> {
    pub(crate) fn new(life: &'a Life, step: &'a Step) -> StepLine<'a> {
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

#[derive(Debug, Serialize)]
struct AnswerPart<'a> {
    #[serde(flatten)]
    paper: PaperPart<'a>,
    office: Option<&'a str>,
    stance: Option<&'a str>,
    /// Whether it answers; else it is the administration's opinion.
    is_answer: bool,
}

impl<'a> AnswerPart<'a> {
    fn new(answer: &'a LifeAnswer) -> AnswerPart<'a> {
        AnswerPart {
            paper: PaperPart::new(&answer.paper),
            office: answer.office.as_deref(),
            stance: answer.stance.map(ratlas_model::Stance::as_str),
            is_answer: answer.is_answer,
        }
    }
}

#[derive(Debug, Serialize)]
struct DecisionPart<'a> {
    paper: &'a str,
    body: Option<&'a str>,
    date: Option<&'a str>,
    item: Option<&'a str>,
    outcome: &'a str,
    vote: Option<&'a Vote>,
}

impl<'a> DecisionPart<'a> {
    fn new(outcome: &'a LifeOutcome) -> DecisionPart<'a> {
        DecisionPart {
            paper: &outcome.paper.id,
            body: outcome.body.as_deref(),
            date: outcome.date.as_deref(),
            item: outcome.item.as_deref(),
            outcome: outcome.outcome.as_str(),
            vote: outcome.vote.as_ref(),
        }
    }
}

/// One row of a register.
#[derive(Debug, Serialize)]
pub(crate) struct EntryLine<'a> {
    schema: &'static str,
    #[serde(flatten)]
    paper: PaperPart<'a>,
    city: Option<&'a str>,
    applicants: &'a [String],
    answer: Option<AnswerPart<'a>>,
    days_to_answer: Option<i64>,
    decision: Option<DecisionPart<'a>>,
    state: &'a str,
    due: Option<&'a str>,
    days_open: Option<i64>,
}

impl<'a> EntryLine<'a> {
    pub(crate) fn new(entry: &'a RegisterEntry) -> EntryLine<'a> {
        EntryLine {
            schema: "ratlas/register/1",
            paper: PaperPart::new(&entry.paper),
            city: entry.paper.city.as_deref(),
            applicants: &entry.applicants,
            answer: entry.answer.as_ref().map(AnswerPart::new),
            days_to_answer: entry.days_to_answer,
            decision: entry.outcome.as_ref().map(DecisionPart::new),
            state: entry.state.as_str(),
            due: entry.due.as_deref(),
            days_open: entry.days_open,
        }
    }
}

/// What a register comes to; its last line.
#[derive(Debug, Serialize)]
pub(crate) struct TotalsLine<'a> {
    schema: &'static str,
    as_of: Option<&'a str>,
    total: usize,
    answered: usize,
    median_days: Option<i64>,
}

impl<'a> TotalsLine<'a> {
    pub(crate) fn new(register: &'a Register) -> TotalsLine<'a> {
        TotalsLine {
            schema: "ratlas/register-totals/1",
            as_of: register.as_of.as_deref(),
            total: register.entries.len(),
            answered: register.answered,
            median_days: register.median_days,
        }
    }
}
