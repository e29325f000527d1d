//! The life of a motion for people.

use ratlas_library::{Life, LifePaper, Step, StepKind};
use ratlas_model::Basis;
use ratlas_present::{Lang, Wording, date, on_one_line, vote, word};

use super::colour::Style;
use super::push_line;
use crate::messages::Msg;

/// So many digits tell papers apart in a library of a million.
const SHOWN_ID: usize = 12;

/// As wide as a day and a gap.
const DATE_WIDTH: usize = 12;

/// The whole life: what it is about, and a few lines for each step.
pub(crate) fn life(life: &Life, lang: Lang, style: Style) -> String {
    let mut res = format!("{}\n", style.dim(&head_line(life, lang)));
    let title = life.title.as_deref().unwrap_or(lang.say(Wording::NoTitle));
    push_line(&mut res, &style.bold(&on_one_line(title)));
    if life.head.is_none() {
        push_line(&mut res, lang.say(Msg::TraceUnheldHead));
    }
    res.push('\n');
    for step in &life.steps {
        res.push_str(&self::step(life, step, lang, style));
    }
    res
}

/// One line for a life among several.
pub(crate) fn candidate(life: &Life, lang: Lang, style: Style) -> String {
    let title = life.title.as_deref().unwrap_or(lang.say(Wording::NoTitle));
    let id = life.head.as_ref().map(|it| style.dim(&bracketed(&it.id))).unwrap_or_default();
    format!("{} · {} {id}\n", head_line(life, lang), style.bold(&on_one_line(title)))
}

fn head_line(life: &Life, lang: Lang) -> String {
    let paper = life.head.as_ref();
    let parts = [
        life.city.clone(),
        paper.map(|it| word(lang, "genre", it.genre.as_str()).to_owned()),
        life.number.clone(),
        paper.and_then(|it| it.date.as_deref()).map(|it| date(lang, it)),
    ];
    joined(parts)
}

fn step(life: &Life, step: &Step, lang: Lang, style: Style) -> String {
    let date = step.date.as_deref().map_or_else(|| "–".to_owned(), |it| date(lang, it));
    let gap = DATE_WIDTH.saturating_sub(date.chars().count()).max(1);
    let what = style.bold(word(lang, "step", step.kind.as_str()));
    let mut res = format!("{date}{:gap$}{what}", "");
    let told = told(step, lang);
    if !told.is_empty() {
        res.push_str(": ");
        res.push_str(&told);
    }
    res.push('\n');
    let indent = " ".repeat(DATE_WIDTH);
    if let Some(title) = title(life, step) {
        push_line(&mut res, &(indent.clone() + &on_one_line(title)));
    }
    push_line(&mut res, &(indent + &style.dim(&source(life, step, lang))));
    res
}

/// Who, where, with what outcome.
fn told(step: &Step, lang: Lang) -> String {
    let genre = step.paper.as_ref().map(|it| it.genre);
    let is_named =
        matches!(step.kind, StepKind::Answered | StepKind::Reported | StepKind::Mentioned);
    let outcome = step.outcome.map(|it| word(lang, "outcome", it.as_str()).to_owned());
    let by = Some(step.by.join(", ")).filter(|it| !it.is_empty());
    joined([
        genre.filter(|_| is_named).map(|it| word(lang, "genre", it.as_str()).to_owned()),
        by,
        step.body.clone().filter(|_| has_body(step.kind)),
        step.item.as_deref().map(|it| lang.fill(Wording::Item, &[&it])),
        outcome.or_else(|| step.outcome_raw.clone()),
        step.vote.as_ref().map(|it| vote(it, lang)).filter(|it| !it.is_empty()),
        step.stance.map(|it| word(lang, "stance", it.as_str()).to_owned()),
    ])
}

fn has_body(kind: StepKind) -> bool {
    matches!(kind, StepKind::Decided | StepKind::Consulted | StepKind::OnAgenda)
}

/// The title, where it is another one than that of the motion.
fn title<'a>(life: &Life, step: &'a Step) -> Option<&'a str> {
    let title = step.title.as_deref()?;
    (life.title.as_deref() != Some(title)).then_some(title)
}

/// Which paper says it, on which page, and why it belongs here.
fn source(life: &Life, step: &Step, lang: Lang) -> String {
    let is_own = step.paper.as_ref().is_some_and(|it| it.id == step.said_by);
    let held = match &step.paper {
        Some(paper) => bracketed(&paper.id),
        None if step.kind == StepKind::Consulted => String::new(),
        None => lang.say(Msg::TraceUnheld).to_owned(),
    };
    let said_by = (!is_own).then(|| lang.fill(Msg::TraceSaidBy, &[&short(&step.said_by)]));
    let about = step.about.as_ref().map(|it| lang.fill(Msg::TraceAbout, &[&about(life, it)]));
    let is_head = is_own && life.head.as_ref().is_some_and(|it| it.id == step.said_by);
    let is_planned = step.kind == StepKind::Consulted;
    let why = word(lang, "link_rule", &step.rule);
    let is_told = step.basis == Basis::Inferred || why != step.rule;
    joined([
        step.number.clone(),
        Some(held),
        said_by,
        step.page.map(|it| lang.fill(Wording::Page, &[&it])),
        about,
        (!is_head && !is_planned && is_told).then(|| why.to_owned()),
    ])
}

/// The number of a paper of the life, else its id.
fn about(life: &Life, id: &str) -> String {
    let papers = life.steps.iter().filter_map(|it| it.paper.as_ref());
    let number = papers.filter(|it| it.id == id).find_map(|it: &LifePaper| it.number.clone());
    number.unwrap_or_else(|| short(id).to_owned())
}

fn short(id: &str) -> &str {
    id.get(..SHOWN_ID).unwrap_or(id)
}

fn bracketed(id: &str) -> String {
    format!("[{}]", short(id))
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|it| !it.is_empty());
    on_one_line(&parts.collect::<Vec<String>>().join(" · "))
}
