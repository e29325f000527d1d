//! What a paper asks for, until when, on what ground, and of whom.

use ratlas_model::Record;
use rusqlite::params;

use crate::store::facts::{FactWriter, columns};

impl FactWriter<'_> {
    pub(super) fn proposals(&self, record: &Record) -> rusqlite::Result<()> {
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

    /// Measures of proposals first, then those outside.
    pub(super) fn measures(&self, record: &Record) -> rusqlite::Result<()> {
        let inside = (1_i64..).zip(&record.proposals).flat_map(|(proposal, it)| {
            it.measures.iter().map(move |measure| (Some(proposal), measure))
        });
        let outside = record.measures.iter().map(|it| (None, it));
        self.each(
            "INSERT INTO measures (paper, position, proposal, text, responsible, due, status, at,
             rule, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            inside.chain(outside),
            |statement, position, (proposal, it)| {
                let (at, rule, basis) = columns(&it.evidence);
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

    pub(super) fn goals(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO goals (paper, position, text, at, rule, basis) VALUES (?, ?, ?, ?, ?, ?)",
            &record.goals,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![self.paper, position, it.text, at, rule, basis])
            },
        )
    }

    pub(super) fn deadlines(&self, record: &Record) -> rusqlite::Result<()> {
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

    pub(super) fn citations(&self, record: &Record) -> rusqlite::Result<()> {
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

    pub(super) fn departments(&self, record: &Record) -> rusqlite::Result<()> {
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

    pub(super) fn topics(&self, record: &Record) -> rusqlite::Result<()> {
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
}
