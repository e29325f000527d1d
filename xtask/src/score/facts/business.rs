//! What is asked for, answered, planned, paid and cited.

use ratlas_model::{
    Applicant, Citation, CitationKind, Department, Measure, Money, Question, Record, Statement,
};

use super::{count, listed};
use crate::score::board::{Board, Judge};
use crate::score::same;
use crate::score::truth::{self, OneOf, Truth};

pub(super) fn score(truth: &Truth, record: &Record, board: &mut Board) {
    applicants(truth.applicants.as_deref(), &record.applicants, board);
    request(truth.request.as_ref(), record, board);
    questions(truth.questions.as_deref(), &record.questions, board);
    position(truth.position.as_ref(), record, board);
    measures(truth.measures.as_deref(), &record.measures, board);
    goals(truth.goals.as_deref(), &record.goals, board);
    money(truth.money.as_deref(), &record.money, board);
    sources(truth.sources.as_deref(), &record.citations, board);
    departments(truth.departments.as_deref(), &record.departments, board);
    plain("topics", truth.topics.as_deref(), &record.topics, false, board);
    let languages: Vec<String> = record.languages.iter().map(|it| it.code.clone()).collect();
    plain("languages", truth.languages.as_deref(), &languages, true, board);
}

/// Words of a closed list. A list that is not complete makes nothing false.
fn plain(
    fact: &'static str,
    wants: Option<&[String]>,
    gots: &[String],
    complete: bool,
    board: &mut Board,
) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &|got: &String, want: &String| got == want,
        counts: &|_| complete || wants.is_empty(),
        rule: &|_| None,
        show_want: &String::clone,
        show_got: &String::clone,
    };
    board.many(fact, wants, gots, &judge);
}

fn applicants(wants: Option<&[truth::Applicant]>, gots: &[Applicant], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &|got: &Applicant, want: &truth::Applicant| {
            (same::same_body(&got.name, &want.name) || same::same_person(&got.name, &want.name))
                && want.kind.as_ref().is_none_or(|it| it.allows(got.kind))
        },
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| it.name.clone(),
        show_got: &|it| format!("{} {}", it.name, it.kind),
    };
    board.many("applicants", wants, gots, &judge);
}

fn request(want: Option<&truth::Request>, record: &Record, board: &mut Board) {
    let Some(want) = want else { return };
    let got = record.request.as_ref();
    let text = got.map(|it| it.text.as_str());
    board.one("request", Some(want.text.as_str()), text, same::begins);
    let n_points = got.and_then(|it| u32::try_from(it.points.len()).ok());
    let wanted = want.points.and_then(|it| u32::try_from(it).ok());
    count("request.points", wanted, n_points, board);
    let reasons = got.and_then(|it| it.reasons.as_ref()).map(|it| it.text.as_str());
    board.one("request.reasons", want.reasons.as_deref(), reasons, same::begins);
}

fn questions(wants: Option<&[truth::Question]>, gots: &[Question], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &|got: &Question, want: &truth::Question| {
            same::begins(&got.text, &want.text)
                && want
                    .number
                    .as_ref()
                    .is_none_or(|it| same::equal(got.number.as_deref().unwrap_or_default(), it))
        },
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| it.text.clone(),
        show_got: &|it| it.text.clone(),
    };
    for (want, got) in board.many("questions", wants, gots, &judge) {
        let answer = gots[got].answer.as_ref().map(|it| it.text.as_str());
        board.one("questions.answer", wants[want].answer.as_deref(), answer, same::begins);
    }
}

fn position(want: Option<&truth::Position>, record: &Record, board: &mut Board) {
    let Some(want) = want else { return };
    let got = record.position.as_ref();
    listed("position", Some(&want.stance), got.and_then(|it| it.stance), board);
    let text = got.map(|it| it.text.as_str());
    board.one("position.text", want.text.as_deref(), text, same::holds);
}

fn measures(wants: Option<&[truth::Measure]>, gots: &[Measure], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &|got: &Measure, want: &truth::Measure| same::holds(&got.text, &want.text),
        counts: &|_| wants.is_empty(),
        rule: &|_| None,
        show_want: &|it| it.text.clone(),
        show_got: &|it| it.text.clone(),
    };
    for (want, got) in board.many("measures", wants, gots, &judge) {
        let (want, got) = (&wants[want], &gots[got]);
        let responsible = got.responsible.as_deref();
        board.one(
            "measures.responsible",
            want.responsible.as_deref(),
            responsible,
            same::same_body,
        );
        let due = want.due.as_ref().map(|it| it.0.as_str());
        board.one("measures.due", due, got.due.as_deref(), same::equal);
    }
}

fn goals(wants: Option<&[String]>, gots: &[Statement], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &|got: &Statement, want: &String| same::holds(&got.text, want),
        counts: &|_| wants.is_empty(),
        rule: &|_| None,
        show_want: &String::clone,
        show_got: &|it| it.text.clone(),
    };
    board.many("goals", wants, gots, &judge);
}

fn money(wants: Option<&[truth::Money]>, gots: &[Money], board: &mut Board) {
    let Some(wants) = wants else { return };
    // A sum may be printed several times; the truth names it once.
    let mut once: Vec<&Money> = Vec::new();
    for got in gots {
        if once.iter().all(|it| it.amount != got.amount) {
            once.push(got);
        }
    }
    let judge = Judge {
        same: &|got: &&Money, want: &truth::Money| got.amount == want.amount,
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| it.amount.clone(),
        show_got: &|it| it.amount.clone(),
    };
    for (want, got) in board.many("money", wants, &once, &judge) {
        listed("money.frequency", wants[want].frequency.as_ref(), once[got].frequency, board);
    }
}

fn sources(wants: Option<&[truth::Source]>, gots: &[Citation], board: &mut Board) {
    let Some(wants) = wants else { return };
    let titled: Vec<&Citation> = gots
        .iter()
        .filter(|it| !matches!(it.kind, CitationKind::Law | CitationKind::Url))
        .collect();
    let judge = Judge {
        same: &|got: &&Citation, want: &truth::Source| {
            let title = got.normalized.as_deref().unwrap_or(&got.text);
            (same::close(title, &want.title) || same::holds(title, &want.title))
                && want.kind.as_ref().is_none_or(|it| it.allows(got.kind))
        },
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| it.title.clone(),
        show_got: &|it| it.text.clone(),
    };
    board.many("sources", wants, &titled, &judge);
}

fn departments(wants: Option<&[truth::Department]>, gots: &[Department], board: &mut Board) {
    let Some(wants) = wants else { return };
    let judge = Judge {
        same: &|got: &Department, want: &truth::Department| same::same_body(&got.name, &want.name),
        counts: &|_| true,
        rule: &|it| Some(&it.evidence.rule),
        show_want: &|it| it.name.clone(),
        show_got: &|it| it.name.clone(),
    };
    for (want, got) in board.many("departments", wants, gots, &judge) {
        let (want, got) = (&wants[want], &gots[got]);
        let role: Option<&OneOf<_>> = want.role.as_ref();
        listed("departments.role", role, Some(got.role), board);
        board.one("departments.code", want.code.as_deref(), got.code.as_deref(), same::equal);
    }
}
