//! The steps of a life, from links, consultations and numbers without papers.

use std::collections::BTreeSet;

use ratlas_german::fold;
use ratlas_model::{Basis, Genre, Place};
use rusqlite::Connection;

use super::origin::brings_in;
use super::{Head, Life, LifePaper, Step, StepKind};
use crate::links::{Link, LinkKind};
use crate::store::links::life::{self, Done, LifeRow, Missing, Station};
use crate::store::links::{self, places};

/// More steps than this are not told, of a paper that everybody names.
const MAX_STEPS: usize = 400;

/// The life of a head.
pub(super) fn life(connection: &Connection, head: &Head) -> rusqlite::Result<Life> {
    let mut teller =
        Teller { connection, steps: Vec::new(), told: BTreeSet::new(), origins: Vec::new() };
    let life = match head {
        Head::Paper(paper) => teller.of_paper(*paper)?,
        Head::Number(key, number, city) => teller.of_number(key, number, city.as_deref())?,
    };
    let mut steps = teller.steps;
    steps.sort_by_key(order);
    Ok(Life { steps, ..life })
}

/// By day; what has none is put behind what its kind follows.
fn order(step: &Step) -> (String, StepKind, Option<String>, String) {
    let day = step.date.clone().unwrap_or_else(|| match step.kind {
        StepKind::Earlier | StepKind::Submitted => String::new(),
        _ => "9999".to_owned(),
    });
    let paper = step.paper.as_ref().map_or_else(String::new, |it| it.id.clone());
    (day, step.kind, step.item.clone(), paper)
}

struct Teller<'a> {
    connection: &'a Connection,
    steps: Vec<Step>,
    /// Papers and their items that have been told.
    told: BTreeSet<(i64, i64)>,
    /// The bodies that bring the motion in.
    origins: Vec<String>,
}

impl Teller<'_> {
    fn of_paper(&mut self, paper: i64) -> rusqlite::Result<Life> {
        let Some(head) = life::row(self.connection, paper)? else { return Ok(empty()) };
        let mut submitted = step(&head, StepKind::Submitted);
        submitted.by = self.authors(&head)?;
        self.origins = life::bodies(self.connection, paper)?;
        self.told.insert((paper, 0));
        self.steps.push(submitted);

        // What the motion itself goes back to.
        for link in links::of_paper(self.connection, paper)? {
            if link.kind == LinkKind::Resubmits {
                self.earlier(&link, &head)?;
            }
        }
        let about = links::to_paper(self.connection, paper)?;
        self.around(&about)?;
        self.stations(paper)?;
        self.missing(&head, None)?;
        Ok(Life {
            number: head.number.clone(),
            title: head.title.clone(),
            city: head.city.clone(),
            head: Some(shown(head)),
            steps: Vec::new(),
        })
    }

    /// A paper the library does not have: what others say of it.
    fn of_number(&mut self, key: &str, number: &str, city: Option<&str>) -> rusqlite::Result<Life> {
        let mut about = Vec::new();
        let mut title = None;
        for cited in life::citing(self.connection, key)? {
            let Some(row) = life::row(self.connection, cited.link.paper)? else { continue };
            if row.city.as_deref() == city {
                if !matches!(row.genre, Genre::Minutes) {
                    title = title.or(row.title);
                }
                about.push(cited.link);
            }
        }
        self.around(&about)?;
        // The papers about it name its number, and it is in none of the steps yet.
        if let Some(first) = about.first()
            && let Some(row) = life::row(self.connection, first.paper)?
            && !self.steps.iter().any(|it| it.kind == StepKind::Submitted)
        {
            self.steps.push(Step {
                number: Some(number.to_owned()),
                ..unheld(StepKind::Submitted, &row, places(&first.at), first.rule.to_string())
            });
        }
        let city = city.map(str::to_owned);
        Ok(Life { head: None, number: Some(number.to_owned()), title, city, steps: Vec::new() })
    }

    /// What links to the head, and what links to that.
    fn around(&mut self, about: &[Link]) -> rusqlite::Result<()> {
        for link in about {
            self.follow(link, None)?;
        }
        for link in about {
            let leads = !matches!(
                link.kind,
                LinkKind::Decides | LinkKind::Mentions | LinkKind::Resubmits | LinkKind::ExtractOf
            );
            if !leads {
                continue;
            }
            let Some(second) = life::row(self.connection, link.paper)? else { continue };
            for next in links::to_paper(self.connection, link.paper)? {
                if next.kind != LinkKind::Mentions {
                    self.follow(&next, Some(&second.id))?;
                }
            }
        }
        Ok(())
    }

    fn earlier(&mut self, link: &Link, head: &LifeRow) -> rusqlite::Result<()> {
        let Some(row) = life::row(self.connection, link.target)? else { return Ok(()) };
        let mut earlier = step(&row, StepKind::Earlier);
        earlier.by = self.authors(&row)?;
        tie(&mut earlier, link);
        earlier.said_by.clone_from(&head.id);
        self.steps.push(earlier);
        Ok(())
    }

    /// Tells the step that a link stands for, once.
    fn follow(&mut self, link: &Link, about: Option<&str>) -> rusqlite::Result<()> {
        if self.steps.len() >= MAX_STEPS || !self.told.insert((link.paper, link.agenda_item)) {
            return Ok(());
        }
        let Some(row) = life::row(self.connection, link.paper)? else { return Ok(()) };
        let mut next = step(&row, kind(link, row.genre));
        next.about = about.map(str::to_owned);
        tie(&mut next, link);
        match link.kind {
            LinkKind::Decides => self.decided(&mut next, &row, link.agenda_item)?,
            LinkKind::Amends | LinkKind::Resubmits => next.by = self.authors(&row)?,
            _ => next.by = row.issuer.clone().into_iter().collect(),
        }
        self.steps.push(next);
        let is_agenda = link.agenda_item != 0;
        self.missing(&row, is_agenda.then_some(link.agenda_item))?;
        if !matches!(link.kind, LinkKind::Decides | LinkKind::Mentions | LinkKind::Resubmits) {
            self.stations(link.paper)?;
        }
        Ok(())
    }

    /// What the minutes say the body made of it.
    fn decided(&self, next: &mut Step, row: &LifeRow, position: i64) -> rusqlite::Result<()> {
        let item = life::item(self.connection, row.paper, position)?.unwrap_or_default();
        let Done { item: number, title, outcome, outcome_raw, vote, at } = item;
        let done = if outcome.is_some() {
            Done { outcome, outcome_raw, vote, ..Done::default() }
        } else {
            let of = number.as_deref();
            life::resolution(self.connection, row.paper, of)?.unwrap_or_default()
        };
        next.is_own = next.body.as_ref().is_some_and(|it| brings_in(it, self.origins.iter()));
        next.item = number;
        next.title = title.or(next.title.take());
        next.outcome = done.outcome;
        next.outcome_raw = done.outcome_raw;
        next.vote = done.vote;
        let first = at.first().or(done.at.first()).map(|it| it.page);
        next.page = first.or(next.page);
        Ok(())
    }

    /// The stations a paper prints for itself, as far as no minutes tell of them.
    fn stations(&mut self, paper: i64) -> rusqlite::Result<()> {
        let Some(row) = life::row(self.connection, paper)? else { return Ok(()) };
        for station in life::stations(self.connection, paper)? {
            if self.steps.len() < MAX_STEPS && !self.is_told(&station) {
                self.steps.push(planned(&row, station));
            }
        }
        Ok(())
    }

    /// Whether a sitting of this body on this day is among the steps.
    fn is_told(&mut self, station: &Station) -> bool {
        let same = |it: &&mut Step| {
            matches!(it.kind, StepKind::Decided | StepKind::Consulted)
                && it.date == station.date
                && (station.date.is_some() || it.kind == StepKind::Consulted)
                && is_same_body(it, station)
        };
        match self.steps.iter_mut().find(same) {
            Some(known) => {
                if known.outcome.is_none() && station.done.outcome.is_some() {
                    known.outcome = station.done.outcome;
                    known.outcome_raw.clone_from(&station.done.outcome_raw);
                }
                true
            }
            None => false,
        }
    }

    /// Numbers that belong here and that no paper of the library has.
    fn missing(&mut self, row: &LifeRow, item: Option<i64>) -> rusqlite::Result<()> {
        let is_sitting = matches!(row.genre, Genre::Minutes | Genre::Invitation | Genre::Agenda);
        if is_sitting && item.is_none() {
            return Ok(());
        }
        for missing in life::missing(self.connection, row.paper, item)? {
            let is_told = |it: &Step| it.number.as_deref() == Some(missing.number.as_str());
            if self.steps.len() < MAX_STEPS && !self.steps.iter().any(is_told) {
                self.steps.push(not_held(row, missing));
            }
        }
        Ok(())
    }

    fn authors(&self, row: &LifeRow) -> rusqlite::Result<Vec<String>> {
        let names = life::applicants(self.connection, row.paper)?;
        Ok(if names.is_empty() { row.issuer.clone().into_iter().collect() } else { names })
    }
}

fn empty() -> Life {
    Life { head: None, number: None, title: None, city: None, steps: Vec::new() }
}

pub(crate) fn shown(row: LifeRow) -> LifePaper {
    let LifeRow { id, genre, number, title, city, date, .. } = row;
    LifePaper { id, genre, number, title, city, date }
}

/// The step of a paper, still without what ties it to the life.
fn step(row: &LifeRow, kind: StepKind) -> Step {
    Step {
        kind,
        date: row.date.clone(),
        body: row.body.clone(),
        body_kind: row.body_kind.clone(),
        paper: Some(shown(row.clone())),
        about: None,
        number: row.number.clone(),
        title: row.title.clone(),
        item: None,
        page: Some(1),
        outcome: None,
        outcome_raw: None,
        vote: None,
        is_own: false,
        stance: row.stance,
        by: Vec::new(),
        said_by: row.id.clone(),
        basis: Basis::Explicit,
        rule: "paper/own".to_owned(),
        at: Vec::new(),
    }
}

/// A step whose paper is not in the library.
fn unheld(kind: StepKind, said_by: &LifeRow, at: Vec<Place>, rule: String) -> Step {
    Step {
        date: None,
        body: None,
        body_kind: None,
        paper: None,
        number: None,
        title: None,
        stance: None,
        page: at.first().map(|it| it.page),
        at,
        rule,
        ..step(said_by, kind)
    }
}

fn tie(step: &mut Step, link: &Link) {
    step.basis = link.basis;
    step.rule = link.rule.to_string();
    step.at = places(&link.at);
    step.page = step.at.first().map_or(step.page, |it| Some(it.page));
}

fn kind(link: &Link, genre: Genre) -> StepKind {
    match link.kind {
        LinkKind::Amends => StepKind::Amended,
        LinkKind::Answers => StepKind::Answered,
        LinkKind::States => StepKind::Stated,
        LinkKind::Decides | LinkKind::ExtractOf => StepKind::Decided,
        LinkKind::Reports => StepKind::Reported,
        LinkKind::Resubmits => StepKind::Again,
        LinkKind::Mentions if matches!(genre, Genre::Invitation | Genre::Agenda) => {
            StepKind::OnAgenda
        }
        LinkKind::Mentions => StepKind::Mentioned,
    }
}

fn planned(row: &LifeRow, station: Station) -> Step {
    let Station { body, body_kind, date, role, done, rule } = station;
    Step {
        date,
        body: Some(body),
        body_kind,
        item: done.item,
        outcome: done.outcome,
        outcome_raw: done.outcome_raw.or(role),
        ..unheld(StepKind::Consulted, row, done.at, rule)
    }
}

fn not_held(row: &LifeRow, missing: Missing) -> Step {
    let kind = match (missing.kind.as_str(), missing.role.as_str()) {
        ("motion" | "inquiry", _) | (_, "answered" | "amends") => StepKind::Submitted,
        ("amendment", _) => StepKind::Amended,
        ("statement", _) => StepKind::Stated,
        ("information", "subject") => StepKind::Reported,
        _ => StepKind::Mentioned,
    };
    let Missing { number, date, at, rule, .. } = missing;
    Step { date, number: Some(number), ..unheld(kind, row, at, rule) }
}

/// Whether a sitting and a station are of one body, whose name may be cut short.
fn is_same_body(step: &Step, station: &Station) -> bool {
    let Some(body) = &step.body else { return false };
    let (one, two) = (fold(body), fold(&station.body));
    one.contains(&two)
        || two.contains(&one)
        || station.body_kind.is_some()
            && step.body_kind == station.body_kind
            && station.body_kind.as_deref() != Some("committee")
            && station.body_kind.as_deref() != Some("other")
}
