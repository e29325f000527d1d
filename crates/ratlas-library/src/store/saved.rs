//! Kept questions.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};

use crate::saved::SavedQuery;
use crate::store::{int, unsigned};

/// Writes a question and what it found, in the place of one of the same name.
pub(crate) fn replace(
    connection: &mut Connection,
    saved: &SavedQuery,
    ids: &BTreeSet<String>,
) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    remove(&transaction, &saved.name)?;
    let question = serde_json::to_string(&saved.question).expect("a question is JSON");
    let kind = if saved.question.is_comparison() { "compare" } else { "search" };
    transaction.execute(
        "INSERT INTO saved_queries (name, kind, query, fingerprint, papers, saved) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (&saved.name, kind, question, &saved.fingerprint, int(saved.papers), &saved.saved),
    )?;
    let mut insert = transaction.prepare("INSERT INTO saved_hits (name, id) VALUES (?1, ?2)")?;
    for id in ids {
        insert.execute((&saved.name, id))?;
    }
    drop(insert);
    transaction.commit()
}

/// Removes a question; whether there was one.
pub(crate) fn remove(connection: &Connection, name: &str) -> rusqlite::Result<bool> {
    let hits = "DELETE FROM saved_hits WHERE name = ?1";
    connection.execute(hits, [name])?;
    Ok(connection.execute("DELETE FROM saved_queries WHERE name = ?1", [name])? > 0)
}

/// All questions by name; those a newer program wrote and this one cannot read are left out.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<SavedQuery>> {
    let sql = "SELECT name, query, fingerprint, papers, saved, \
               (SELECT count(*) FROM saved_hits WHERE saved_hits.name = saved_queries.name) \
               FROM saved_queries ORDER BY name";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([], saved_query)?;
    found.filter_map(Result::transpose).collect()
}

fn saved_query(row: &Row<'_>) -> rusqlite::Result<Option<SavedQuery>> {
    let question: String = row.get(1)?;
    let Ok(question) = serde_json::from_str(&question) else { return Ok(None) };
    Ok(Some(SavedQuery {
        name: row.get(0)?,
        question,
        fingerprint: row.get(2)?,
        papers: unsigned(row.get(3)?),
        saved: row.get(4)?,
        hits: unsigned(row.get(5)?),
    }))
}

/// The ids a question found when it was kept.
pub(crate) fn hits(connection: &Connection, name: &str) -> rusqlite::Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached("SELECT id FROM saved_hits WHERE name = ?1")?;
    let ids = statement.query_map([name], |row| row.get(0))?;
    ids.collect()
}
