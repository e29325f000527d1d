//! Writing the lists of a record: one table for each kind of fact, one row for each fact.

mod about;
mod business;
mod decisions;
mod demands;

use ratlas_model::{Evidence, Finding, Place, Record, Severity};
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
    writer.applicants(record)?;
    writer.request(record)?;
    writer.questions(record)?;
    writer.money(record)?;
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
            ("position", record.position.as_ref().map(|it| &it.evidence)),
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
            "INSERT INTO languages (paper, position, code, share, variant, at)
             VALUES (?, ?, ?, ?, ?, ?)",
            &record.languages,
            |statement, position, it| {
                let share = f64::from(it.share);
                let at = (!it.at.is_empty()).then(|| at(&it.at));
                statement.execute(params![self.paper, position, it.code, share, it.variant, at])
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
