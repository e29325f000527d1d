//! The life of a motion, from its submission to what became of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use ratlas_library::{Life, LifeAnswer, LifeOutcome, LifePaper, Step, StepKind};
use ratlas_model::{Basis, Vote};

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::reader::Reader;
use crate::state::address::Address;
use crate::state::fields::{narrowed, text};
use crate::state::turning::Turning;

/// More matters than these are not listed: whoever typed a word wants another one.
const MAX_LIVES: usize = 100;

/// Steps of a page.
const STEPS: usize = 80;

#[derive(Debug, Template)]
#[template(path = "page/life.html")]
struct LifePage {
    reader: Reader,
    life: Life,
    answer: Option<LifeAnswer>,
    outcome: Option<LifeOutcome>,
    steps: Vec<TimedStep>,
    turning: Turning,
    /// From the first day to the last.
    days: Option<i64>,
}

/// A step, and how long after the one before and after the beginning it was.
#[derive(Debug)]
struct TimedStep {
    step: Step,
    /// Days since the step before that has a day.
    since: Option<i64>,
    vote: Option<VoteBar>,
}

/// The parts of a bar of a hundred: where they begin and how long they are, with a colour each.
#[derive(Debug, Clone, PartialEq)]
struct VoteBar {
    parts: Vec<(&'static str, f64, f64)>,
}

#[derive(Debug, Template)]
#[template(path = "page/lives.html")]
struct LivesPage {
    reader: Reader,
    /// What was typed, or nothing.
    asked: String,
    lives: Vec<Life>,
    /// How many there are beyond those shown.
    more: usize,
}

/// `/werdegang/{id}`, of minutes one item with `?top=`.
pub(crate) async fn of_paper(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let item = text(&reader.address, ["top", "item"]);
    let lives = app.ask(move |library| Ok(library.lives(&id, item.as_deref())?)).await?;
    if lives.is_empty() {
        return Err(Failure::NotFound);
    }
    Ok(answer(reader, String::new(), lives))
}

/// `/werdegang?nr=`: by a number, an id or the beginning of a title.
pub(crate) async fn of_number(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let asked = text(&reader.address, ["nr", "number"]).unwrap_or_default();
    let city = text(&reader.address, ["stadt", "city"]);
    let name = asked.clone();
    let lives = app.ask(move |library| Ok(library.lives_meant(&name, None, MAX_LIVES + 1)?));
    let mut lives = lives.await?;
    lives.retain(|it| city.is_none() || it.city == city);
    Ok(answer(reader, asked, lives))
}

fn answer(reader: Reader, asked: String, mut lives: Vec<Life>) -> Response {
    if lives.len() == 1
        && let Some(life) = lives.pop()
    {
        let turning = Turning::new(&reader.address, life.steps.len(), STEPS);
        let steps = timed(&life).into_iter().skip(turning.skipped(STEPS)).take(STEPS).collect();
        let days = days_of(&life);
        let (answer, outcome) = (life.answer(), life.outcome());
        return page(&LifePage { reader, life, answer, outcome, steps, turning, days });
    }
    let more = lives.len().saturating_sub(MAX_LIVES);
    lives.truncate(MAX_LIVES);
    page(&LivesPage { reader, asked, lives, more })
}

fn timed(life: &Life) -> Vec<TimedStep> {
    let mut last: Option<Date> = None;
    let timed = |step: &Step| {
        let day = day(step);
        let since = day.zip(last).map(|(day, last)| days(last, day));
        last = day.or(last);
        let vote = step.vote.as_ref().and_then(VoteBar::new);
        TimedStep { step: step.clone(), since: since.filter(|it| *it > 0), vote }
    };
    life.steps.iter().map(timed).collect()
}

fn day(step: &Step) -> Option<Date> {
    step.date.as_deref()?.parse().ok()
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |it| i64::from(it.get_days()))
}

/// From the submission to the last day that something happened; what only names it is no part of it.
fn days_of(life: &Life) -> Option<i64> {
    let is_part = |it: &&Step| !matches!(it.kind, StepKind::Mentioned | StepKind::Earlier);
    let mut all = life.steps.iter().filter(is_part).filter_map(day);
    let first = all.next()?;
    Some(days(first, all.max()?)).filter(|it| *it > 0)
}

impl VoteBar {
    /// `None` where no numbers are told.
    fn new(vote: &Vote) -> Option<VoteBar> {
        let counts = [("yes", vote.yes), ("no", vote.no), ("abstain", vote.abstain)];
        let counts = counts.map(|it| (it.0, f64::from(it.1.unwrap_or_default())));
        let all: f64 = counts.iter().map(|it| it.1).sum();
        if all <= 0.0 {
            return None;
        }
        let mut at = 0.0;
        let part = |(name, count): (&'static str, f64)| {
            let width = 100.0 * count / all;
            at += width;
            (name, at - width, width)
        };
        let parts = counts.into_iter().filter(|it| it.1 > 0.0).map(part);
        Some(VoteBar { parts: parts.collect() })
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl LivesPage {
    /// Where a life is shown: by its motion, else by its number and city.
    fn link(&self, life: &Life) -> String {
        if let Some(head) = &life.head {
            return Address::new(&format!("/werdegang/{}", head.id)).to_string();
        }
        let mut res = Address::new("/werdegang");
        let pairs = [("nr", &life.number), ("stadt", &life.city)];
        let known = pairs.into_iter().filter_map(|it| Some((it.0.to_owned(), it.1.clone()?)));
        res.pairs.extend(known);
        res.to_string()
    }

    /// The search for the words that lead to no life.
    fn search(&self) -> String {
        narrowed(&[("q", &self.asked)])
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl LifePage {
    /// The words of a vote.
    fn vote(&self, vote: &Vote) -> String {
        ratlas_present::vote(vote, self.reader.lang)
    }

    /// Whether a step has a paper other than the motion itself.
    fn is_head(&self, step: &Step) -> bool {
        let head = self.life.head.as_ref().map(|it| it.id.as_str());
        head.is_some() && step.paper.as_ref().map(|it| it.id.as_str()) == head
    }

    /// The title of a step, where it is another one than that of the motion.
    fn title<'a>(&self, step: &'a Step) -> Option<&'a String> {
        step.title.as_ref().filter(|it| self.life.title.as_ref() != Some(it))
    }

    /// Where the words stand that say it.
    fn place(&self, step: &Step) -> String {
        match step.page {
            Some(page) => format!("/papier/{}?seite={page}", step.said_by),
            None => format!("/papier/{}", step.said_by),
        }
    }

    /// The paper of the life that a step is about, if it is not the motion.
    fn about(&self, step: &Step) -> Option<&LifePaper> {
        let about = step.about.as_ref()?;
        self.life.steps.iter().filter_map(|it| it.paper.as_ref()).find(|it| it.id == *about)
    }

    /// Why a step belongs here, where that is no matter of course.
    fn why<'a>(&self, step: &'a Step) -> Option<&'a str> {
        let why = ratlas_present::word(self.reader.lang, "link_rule", &step.rule);
        let is_told = step.basis == Basis::Inferred || why != step.rule;
        let is_plain = self.is_head(step) || step.kind == StepKind::Consulted;
        (is_told && !is_plain).then_some(why)
    }

    fn is_inferred(&self, step: &Step) -> bool {
        step.basis == Basis::Inferred
    }

    /// The colour of an outcome.
    fn tone(&self, outcome: &ratlas_model::Outcome) -> &'static str {
        super::tone(outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_of_votes() {
        let vote = Vote { yes: Some(3), no: Some(1), ..Vote::default() };
        let bar = VoteBar::new(&vote).unwrap();
        assert_eq!(bar.parts, [("yes", 0.0, 75.0), ("no", 75.0, 25.0)]);
        assert_eq!(VoteBar::new(&Vote { yes: Some(0), ..Vote::default() }), None);
    }

    #[test]
    fn days_between_steps() {
        let day = |it: &str| it.parse::<Date>().unwrap();
        assert_eq!(days(day("2021-12-30"), day("2022-03-01")), 61);
    }
}
