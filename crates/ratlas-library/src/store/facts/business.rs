//! What is asked for, asked and answered, and sums of money.

use ratlas_model::{ApplicantKind, Evidence, Frequency, Passage, Record};
use rusqlite::params;

use crate::store::facts::{FactWriter, at, columns};

impl FactWriter<'_> {
    pub(super) fn applicants(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO applicants (paper, position, name, kind, faction, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            &record.applicants,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                let kind = ApplicantKind::as_str(it.kind);
                let (paper, faction) = (self.paper, &it.faction);
                statement.execute(params![paper, position, it.name, kind, faction, at, rule, basis])
            },
        )
    }

    /// The whole text, its points, the reasons.
    pub(super) fn request(&self, record: &Record) -> rusqlite::Result<()> {
        type Row<'r> = (&'static str, Option<&'r str>, &'r str, &'r Evidence);
        fn passage<'r>(part: &'static str, it: &'r Passage) -> Row<'r> {
            (part, it.number.as_deref(), &it.text, &it.evidence)
        }
        let rows = record.request.iter().flat_map(|it| {
            let whole: Row<'_> = ("request", None, &it.text, &it.evidence);
            let points = it.points.iter().map(|it| passage("point", it));
            let reasons = it.reasons.iter().map(|it| passage("reasons", it));
            std::iter::once(whole).chain(points).chain(reasons)
        });
        self.each(
            "INSERT INTO requests (paper, position, part, number, text, at, rule, basis)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
            |statement, position, (part, number, text, evidence)| {
                let (at, rule, basis) = columns(evidence);
                statement
                    .execute(params![self.paper, position, part, number, text, at, rule, basis])
            },
        )
    }

    pub(super) fn questions(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO questions (paper, position, number, text, answer, at, answer_at, rule,
             basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &record.questions,
            |statement, position, it| {
                let (question_at, rule, basis) = columns(&it.evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    it.number,
                    it.text,
                    it.answer.as_ref().map(|it| &it.text),
                    question_at,
                    it.answer.as_ref().map(|it| at(&it.evidence.at)),
                    rule,
                    basis
                ])
            },
        )
    }

    pub(super) fn money(&self, record: &Record) -> rusqlite::Result<()> {
        self.each(
            "INSERT INTO money (paper, position, amount, currency, raw, subject, frequency, year,
             at, rule, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            &record.money,
            |statement, position, it| {
                let (at, rule, basis) = columns(&it.evidence);
                statement.execute(params![
                    self.paper,
                    position,
                    it.amount,
                    it.currency,
                    it.raw,
                    it.subject,
                    it.frequency.map(Frequency::as_str),
                    it.year,
                    at,
                    rule,
                    basis
                ])
            },
        )
    }
}
