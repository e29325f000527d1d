//! What a paper is about, and what became of it: for comparing it with others.

use ratlas_model::{Outcome, Stance};
use rusqlite::{Connection, OptionalExtension, Row};

/// The bytes of a paper's request and measures that are compared.
const MAX_CORE_BYTES: usize = 4_000;

/// What the columns of a paper say of its matter.
#[derive(Debug, Clone, Default)]
pub(crate) struct LikeRow {
    pub(crate) family: Option<String>,
    pub(crate) number_key: Option<String>,
    pub(crate) stance: Option<Stance>,
    pub(crate) stance_text: Option<String>,
    /// Title, request, questions, goals and measures.
    pub(crate) core: String,
    pub(crate) topics: Vec<String>,
    /// Laws in their normal form.
    pub(crate) laws: Vec<String>,
}

/// A paper that says something about another one.
#[derive(Debug, Clone)]
pub(crate) struct LinkRow {
    /// The id of the paper that says it.
    pub(crate) id: String,
    /// How: `answers`, `states`, `decides` and so on.
    pub(crate) kind: String,
    /// The outcome of the agenda item that is about it.
    pub(crate) outcome: Option<Outcome>,
}

/// What is known of the matter of a paper.
pub(crate) fn row(connection: &Connection, paper: i64) -> rusqlite::Result<LikeRow> {
    let sql = "SELECT family, number_key, stance, stance_text, title FROM papers WHERE paper = ?1";
    let mut res = connection.prepare_cached(sql)?.query_row([paper], |row| {
        let stance: Option<String> = row.get(2)?;
        Ok(LikeRow {
            family: row.get(0)?,
            number_key: row.get(1)?,
            stance: stance.and_then(|it| it.parse().ok()),
            stance_text: row.get(3)?,
            core: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            ..LikeRow::default()
        })
    })?;
    for text in core_texts(connection, paper)? {
        let room = MAX_CORE_BYTES.saturating_sub(res.core.len());
        res.core.push('\n');
        res.core.push_str(&text[..text.floor_char_boundary(room)]);
    }
    let topics = "SELECT topic FROM topics WHERE paper = ?1 ORDER BY position";
    res.topics = strings(connection, topics, paper)?;
    let laws = "SELECT DISTINCT normalized FROM citations WHERE paper = ?1 AND kind = 'law' \
                AND normalized IS NOT NULL ORDER BY normalized";
    res.laws = strings(connection, laws, paper)?;
    Ok(res)
}

fn core_texts(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT text FROM requests WHERE paper = ?1 AND part = 'request' \
               UNION ALL SELECT text FROM questions WHERE paper = ?1 \
               UNION ALL SELECT goal FROM proposals WHERE paper = ?1 AND goal IS NOT NULL \
               UNION ALL SELECT text FROM goals WHERE paper = ?1 \
               UNION ALL SELECT text FROM measures WHERE paper = ?1";
    strings(connection, sql, paper)
}

fn strings(connection: &Connection, sql: &str, paper: i64) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([paper], |row| row.get(0))?;
    rows.collect()
}

/// What the paper itself says became of it: of its last resolution, else of its last consultation.
pub(crate) fn outcome(connection: &Connection, paper: i64) -> rusqlite::Result<Option<Outcome>> {
    for sql in [
        "SELECT outcome FROM resolutions WHERE paper = ?1 AND outcome IS NOT NULL \
         ORDER BY position DESC LIMIT 1",
        "SELECT outcome FROM consultations WHERE paper = ?1 AND outcome IS NOT NULL \
         ORDER BY position DESC LIMIT 1",
    ] {
        if let Some(found) = optional(connection, sql, paper)? {
            return Ok(found.parse().ok());
        }
    }
    Ok(None)
}

/// The office that answers for a paper: the one in the lead, else the one that issued it.
pub(crate) fn office(connection: &Connection, paper: i64) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT name FROM departments WHERE paper = ?1 AND role IN ('lead', 'issuer') \
               ORDER BY role = 'lead' DESC, position LIMIT 1";
    let lead = optional(connection, sql, paper)?;
    if lead.is_some() {
        return Ok(lead);
    }
    optional(connection, "SELECT issuer FROM papers WHERE paper = ?1 AND issuer IS NOT NULL", paper)
}

fn optional(connection: &Connection, sql: &str, paper: i64) -> rusqlite::Result<Option<String>> {
    connection.prepare_cached(sql)?.query_row([paper], |row| row.get(0)).optional()
}

/// Papers that say something about a paper, oldest first.
pub(crate) fn links_to(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<LinkRow>> {
    let sql = "SELECT papers.id, links.kind, agenda_items.outcome FROM links \
               JOIN papers ON papers.paper = links.paper \
               LEFT JOIN agenda_items ON agenda_items.paper = links.paper \
               AND agenda_items.position = links.agenda_item \
               WHERE links.target = ?1 ORDER BY papers.best_date, papers.id, links.kind LIMIT 50";
    links(connection, sql, paper)
}

/// Papers that a paper says something about, oldest first; the outcome is none of theirs.
pub(crate) fn links_from(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<LinkRow>> {
    let sql = "SELECT papers.id, links.kind, NULL FROM links \
               JOIN papers ON papers.paper = links.target \
               WHERE links.paper = ?1 ORDER BY papers.best_date, papers.id, links.kind LIMIT 50";
    links(connection, sql, paper)
}

fn links(connection: &Connection, sql: &str, paper: i64) -> rusqlite::Result<Vec<LinkRow>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([paper], link_row)?;
    rows.collect()
}

fn link_row(row: &Row<'_>) -> rusqlite::Result<LinkRow> {
    let outcome: Option<String> = row.get(2)?;
    let outcome = outcome.and_then(|it| it.parse().ok());
    Ok(LinkRow { id: row.get(0)?, kind: row.get(1)?, outcome })
}
