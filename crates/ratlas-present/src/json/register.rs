//! Registers as JSON, `ratlas/register/1` and `ratlas/register-totals/1`.

use ratlas_library::{LifeAnswer, LifeOutcome, Register, RegisterEntry};
use ratlas_model::Vote;
use serde::Serialize;
use utoipa::ToSchema;

use super::trace::PaperPart;

#[derive(Debug, Serialize, ToSchema)]
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

#[derive(Debug, Serialize, ToSchema)]
struct DecisionPart<'a> {
    paper: &'a str,
    body: Option<&'a str>,
    date: Option<&'a str>,
    item: Option<&'a str>,
    outcome: &'a str,
    #[schema(value_type = Option<Object>)]
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
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryLine<'a> {
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
    /// The line of a row.
    pub fn new(entry: &'a RegisterEntry) -> EntryLine<'a> {
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
#[derive(Debug, Serialize, ToSchema)]
pub struct TotalsLine<'a> {
    schema: &'static str,
    as_of: Option<&'a str>,
    total: usize,
    answered: usize,
    median_days: Option<i64>,
}

impl<'a> TotalsLine<'a> {
    /// The line of a whole register.
    pub fn new(register: &'a Register) -> TotalsLine<'a> {
        TotalsLine {
            schema: "ratlas/register-totals/1",
            as_of: register.as_of.as_deref(),
            total: register.entries.len(),
            answered: register.answered,
            median_days: register.median_days,
        }
    }
}
