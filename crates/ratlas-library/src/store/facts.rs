//! Writing the lists of a record: one table for each kind of fact, one row for each fact.

use ratlas_german::reference_key;
use ratlas_model::{
    AgendaItem, Evidence, Finding, Place, Record, Resolution, Severity, Vote, VotePart,
};
use rusqlite::{CachedStatement, Connection, params};
use serde::Serialize;

use crate::store::papers::basis_name;

/// Writes all facts of a paper.
pub(super) fn insert(connection: &Connection, paper: i64, record: &Record) -> rusqlite::Result<()> {
    let writer = FactWriter { connection, paper };
    writer.evidence(record)?;
    writer.languages(record)?;
    writer.numbers(record)?;
    writer.dates(record)?;
    writer.consultations(record)?;
    writer.people(record)?;
    writer.agenda(record)?;
    writer.resolutions(record)?;
    writer.proposals(record)?;
    writer.measures(record)?;
    writer.goals(record)?;
    writer.deadlines(record)?;
    writer.citations(record)?;
    writer.departments(record)?;
    writer.topics(record)?;
    writer.findings(record)
}

/// A place as the column `at` shows it: without boxes, which the record keeps.
#[derive(Serialize)]
struct At {
    page: u32,
    span: [usize; 2],
}

/// The column `at`.
fn at(places: &[Place]) -> String {
    let places: Vec<At> = places.iter().map(|it| At { page: it.page, span: it.span }).collect();
    serde_json::to_string(&places).expect("numbers always have a JSON form")
}

/// The columns `at`, `rule` and `basis`.
fn columns(evidence: &Evidence) -> (String, &str, &'static str) {
    (at(&evidence.at), evidence.rule.as_ref(), basis_name(evidence.basis))
}

/// Writes rows of one paper.
struct FactWriter<'a> {
    connection: &'a Connection,
    paper: i64,
}

impl FactWriter<'_> {
    /// Runs `insert` for each item with its position, from 1.
    fn each<T>(
        &self,
        sql: &str,
        items: impl IntoIterator<Item = T>,
        insert: impl Fn(&mut CachedStatement<'_>, i64, T) -> rusqlite::Result<usize>,
    ) -> rusqlite::Result<()> {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return Ok(());
        }
        let mut statement = self.connection.prepare_cached(sql)?;
        for (position, item) in (1..).zip(items) {
            insert(&mut statement, position, item)?;
        }
        Ok(())
    }

    /// The single values, each with its places.
    fn evidence(&self, record: &Record) -> rusqlite::Result<()> {
        let genre = Evidence {
            at: record.genre_at.clone(),
            rule: record.genre_rule.clone().unwrap_or_default(),
            ..Evidence::default()
        };
        let public = Evidence { at: record.public_at.clone(), ..Evidence::default() };
        let fields = [
            ("genre", Some(&genre).filter(|it| !it.at.is_empty())),
            ("title", record.title.as_ref().map(|it| &it.evidence)),
            ("place", record.place.as_ref().map(|it| &it.evidence)),
            ("issuer", record.issuer.as_ref().map(|it| &it.evidence)),
            ("addressee", record.addressee.as_ref().map(|it| &it.evidence)),
            ("public", Some(&public).filter(|it| !it.at.is_empty())),
            ("number", record.reference.as_ref().map(|it| &it.evidence)),
            ("date", record.date.as_ref().map(|it| &it.evidence)),
            ("meeting", record.meeting.as_ref().map(|it| &it.evidence)),
            ("signatory", record.signatory.as_ref().map(|it| &it.evidence)),
        ];
        let known = fields.into_iter().filter_map(|(field, evidence)| Some((field, evidence?)));
        self.each(
            "INSERT INTO evidence (paper, field, at, rule, basis) VALUES (?, ?, ?, ?, ?)",
            known,
            |statement, _, (field, evidence)| {
                let (at, rule, basis) = columns(evidence);
                statement.execute(params![self.paper, field, at, rule, basis])
            },
        )
    }

    fn languages(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO languages (paper, position, code, share) VALUES (?, ?, ?, ?)",
            &record.languages,
            |statement, position, it| {
                statement.execute(params![self.paper, position, it.code, f64::from(it.share)])
            },
        )
    }

    fn numbers(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO paper_numbers (paper, position, number, normalized, number_key, raw, kind,
             role, date, originator, parts, agenda_item, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &record.references,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                let parts = serde_json::to_string(&it.parts).expect("text always has a JSON form");
                statement.execute(params![
                    self.paper,
                    position,
                    it.number,
                    it.normalized,
                    reference_key(&it.number),
                    it.raw,
                    it.kind.as_str(),
                    it.role.as_str(),
                    it.date,
                    it.originator,
                    parts,
                    it.agenda_item,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    fn dates(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO dates (paper, position, value, role, raw, qualifier, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &record.dates,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    it.value,
                    it.role.as_str(),
                    it.raw,
                    it.qualifier,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    fn consultations(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO consultations (paper, position, step, body, date, role, public,
             agenda_item, outcome, outcome_raw, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &record.consultations,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    it.order,
                    it.body,
                    it.date,
                    it.role,
                    it.public,
                    it.agenda_item,
                    it.outcome.map(ratlas_model::Outcome::as_str),
                    it.outcome_raw,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    fn people(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO people (paper, position, name, given_name, family_name, title,
             form_of_address, role, function, group_name, faction, presence, presence_raw,
             present_from, present_to, substitute_for, represented_by, voting, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &record.people,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    it.name,
                    it.given_name,
                    it.family_name,
                    it.title,
                    it.form_of_address,
                    it.role.as_str(),
                    it.function,
                    it.group,
                    it.faction,
                    it.presence.map(ratlas_model::Presence::as_str),
                    it.presence_raw,
                    it.from,
                    it.to,
                    it.substitute_for,
                    it.represented_by,
                    it.voting,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    fn agenda(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO agenda_items (paper, position, number, title, public, outcome,
             outcome_raw, vote_mode, vote_yes, vote_no, vote_abstain, vote_biased, vote_raw,
             numbers, page_from, page_to, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &record.agenda,
            |statement, position, it| self.agenda_item(statement, position, it),
        )?;
        self.vote_parts("agenda_items", record.agenda.iter().map(|it| it.vote.as_ref()))
    }

    fn agenda_item(
        &self,
        statement: &mut CachedStatement<'_>,
        position: i64,
        item: &AgendaItem,
    ) -> rusqlite::Result<usize> {
        let (at, rule, basis) = columns(&item.evidence);
        let vote = item.vote.as_ref();
        let numbers = serde_json::to_string(&item.references).expect("text always has a JSON form");
        statement.execute(params![
            self.paper,
            position,
            item.number,
            item.title,
            item.public,
            item.outcome.map(ratlas_model::Outcome::as_str),
            item.outcome_raw,
            vote.and_then(|it| it.mode).map(ratlas_model::VoteMode::as_str),
            vote.and_then(|it| it.yes),
            vote.and_then(|it| it.no),
            vote.and_then(|it| it.abstain),
            vote.and_then(|it| it.biased),
            vote.map(|it| &it.raw),
            numbers,
            item.text.map(|it| it.page_from),
            item.text.map(|it| it.page_to),
            at,
            rule,
            basis
        ])
    }

    fn resolutions(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO resolutions (paper, position, agenda_item, number, text, outcome,
             outcome_raw, target, vote_mode, vote_yes, vote_no, vote_abstain, vote_biased,
             vote_raw, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &record.resolutions,
            |statement, position, it| self.resolution(statement, position, it),
        )?;
        self.vote_parts("resolutions", record.resolutions.iter().map(|it| it.vote.as_ref()))
    }

    fn resolution(
        &self,
        statement: &mut CachedStatement<'_>,
        position: i64,
        resolution: &Resolution,
    ) -> rusqlite::Result<usize> {
        let (at, rule, basis) = columns(&resolution.evidence);
        let vote = resolution.vote.as_ref();
        statement.execute(params![
            self.paper,
            position,
            resolution.agenda_item,
            resolution.number,
            resolution.text,
            resolution.outcome.map(ratlas_model::Outcome::as_str),
            resolution.outcome_raw,
            resolution.target,
            vote.and_then(|it| it.mode).map(ratlas_model::VoteMode::as_str),
            vote.and_then(|it| it.yes),
            vote.and_then(|it| it.no),
            vote.and_then(|it| it.abstain),
            vote.and_then(|it| it.biased),
            vote.map(|it| &it.raw),
            at,
            rule,
            basis
        ])
    }

    /// How factions voted and how parts were voted on, for the votes of one table.
    fn vote_parts<'v>(
        &self,
        vote_of: &str,
        votes: impl Iterator<Item = Option<&'v Vote>>,
    ) -> rusqlite::Result<()> {
        for (vote_position, vote) in (1..).zip(votes) {
            let Some(vote) = vote else { continue };
            self.parts(vote_of, vote_position, "faction", &vote.by_faction)?;
            self.parts(vote_of, vote_position, "part", &vote.parts)?;
        }
        Ok(())
    }

    fn parts(
        &self,
        vote_of: &str,
        vote_position: i64,
        kind: &str,
        parts: &[VotePart],
    ) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO vote_parts (paper, vote_of, vote_position, kind, position, name, raw)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            parts,
            |statement, position, it| {
                statement.execute(params![
                    self.paper,
                    vote_of,
                    vote_position,
                    kind,
                    position,
                    it.of,
                    it.raw
                ])
            },
        )
    }

    fn proposals(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO proposals (paper, position, number, goal, rationale, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            &record.proposals,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    it.number,
                    it.goal,
                    it.rationale,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    /// Measures of proposals first, which have their proposal's rule; then those outside.
    fn measures(&self, record: &Record) -> rusqlite::Result<()> {
        let inside = (1_i64..).zip(&record.proposals).flat_map(|(proposal, it)| {
            it.measures.iter().map(move |measure| {
                let evidence = Evidence { at: measure.at.clone(), ..it.evidence.clone() };
                (Some(proposal), measure.clone(), evidence)
            })
        });
        let outside = record.measures.iter().map(|it| {
            let measure = ratlas_model::Measure { text: it.text.clone(), ..Default::default() };
            (None, measure, it.evidence.clone())
        });
        self.each(
            "INSERT INTO measures (paper, position, proposal, text, responsible, due, status, at,
             rule, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            inside.chain(outside),
            |statement, position, (proposal, it, evidence)| {
                let (at, rule, basis) = columns(&evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    proposal,
                    it.text,
                    it.responsible,
                    it.due,
                    it.status,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    fn goals(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO goals (paper, position, text, at, rule, basis) VALUES (?, ?, ?, ?, ?, ?)",
            &record.goals,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![self.paper, position, it.text, at, rule, basis])
            },
        )
    }

    fn deadlines(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO deadlines (paper, position, value, raw, subject, relative, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &record.deadlines,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    it.value,
                    it.raw,
                    it.subject,
                    it.relative,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    fn citations(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO citations (paper, position, kind, text, normalized, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            &record.citations,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    it.kind.as_str(),
                    it.text,
                    it.normalized,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    fn departments(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO departments (paper, position, name, code, role, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            &record.departments,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    it.name,
                    it.code,
                    it.role.as_str(),
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    fn topics(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO topics (paper, position, topic, mentions, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            &record.topic_counts,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![self.paper, position, it.id, it.count, at, rule, basis])
            },
        )
    }

    fn findings(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO findings (paper, position, code, severity, message, at)
             VALUES (?, ?, ?, ?, ?, ?)",
            &record.findings,
            |statement, position, it: &Finding| {
                statement.execute(params![
                    self.paper,
                    position,
                    it.code.as_ref(),
                    severity_name(it.severity),
                    it.message,
                    at(&it.at)
                ])
            },
        )
    }
}

/// The written name of a severity.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
