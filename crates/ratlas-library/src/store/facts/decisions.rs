//! Agenda items, resolutions and their votes.

use ratlas_model::{AgendaItem, Record, Resolution, Vote, VotePart};
use rusqlite::{CachedStatement, params};

use crate::store::facts::{FactWriter, at, columns};

impl FactWriter<'_> {
    pub(super) fn agenda(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO agenda_items (paper, position, number, title, public, outcome,
             outcome_raw, vote_mode, vote_yes, vote_no, vote_abstain, vote_biased, vote_raw,
             numbers, page_from, page_to, at, rule, basis, text_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        let (evidence_at, rule, basis) = columns(&item.evidence);
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
            evidence_at,
            rule,
            basis,
            (!item.text_at.is_empty()).then(|| at(&item.text_at)),
        ])
    }

    pub(super) fn resolutions(&self, record: &Record) -> rusqlite::Result<()> {
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
            "INSERT INTO vote_parts (paper, vote_of, vote_position, kind, position, name, raw,
             choice, outcome, vote_yes, vote_no, vote_abstain)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            parts,
            |statement, position, it| {
                statement.execute(params![
                    self.paper,
                    vote_of,
                    vote_position,
                    kind,
                    position,
                    it.of,
                    it.raw,
                    it.choice.map(ratlas_model::VoteChoice::as_str),
                    it.outcome.map(ratlas_model::Outcome::as_str),
                    it.yes,
                    it.no,
                    it.abstain
                ])
            },
        )
    }
}
