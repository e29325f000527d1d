//! Numbers, dates, stations and people: what a paper is about and who is in it.

use ratlas_german::reference_key;
use ratlas_model::Record;
use rusqlite::params;

use crate::store::facts::{FactWriter, columns};

impl FactWriter<'_> {
    pub(super) fn numbers(&self, record: &Record) -> rusqlite::Result<()> {
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

    pub(super) fn dates(&self, record: &Record) -> rusqlite::Result<()> {
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

    pub(super) fn consultations(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO consultations (paper, position, step, body, date, role, public,
             agenda_item, outcome, outcome_raw, body_kind, body_key, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                    it.kind,
                    it.body_key,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }

    pub(super) fn people(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO people (paper, position, name, given_name, family_name, title,
             form_of_address, role, function, group_name, faction, presence, presence_raw,
             present_from, present_to, substitute_for, represented_by, voting, faction_key, at,
             rule, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                    it.faction_key,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }
}
