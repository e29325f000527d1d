//! What the links between papers are made from, and where they are kept.
//!
//! Three tables: `links` says what belongs together, `link_keys` by what papers find each other,
//! `link_work` what changed since the links were made.

pub(crate) mod around;
pub(crate) mod life;
pub(crate) mod paper;
pub(crate) mod register;
pub(crate) mod work;

use ratlas_model::{Basis, Place};
use rusqlite::{Connection, Row};

use crate::links::{Link, LinkKind, PaperLink};
use crate::store::papers::basis_name;

/// The keys of papers that offer a key, oldest first, at most `limit`.
pub(crate) fn offering(
    connection: &Connection,
    key: &str,
    limit: usize,
) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM link_keys WHERE key = ?1 AND offers = 1 ORDER BY paper LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let keys = statement.query_map((key, limit), |row| row.get(0))?;
    keys.collect()
}

/// Puts new links of a paper in the place of its old ones.
pub(crate) fn replace(connection: &Connection, paper: i64, links: &[Link]) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM links WHERE paper = ?1")?.execute([paper])?;
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO links (paper, target, kind, agenda_item, basis, rule, at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for link in links {
        let Link { target, kind, agenda_item, basis, rule, at, .. } = link;
        insert.execute((
            paper,
            target,
            kind.as_str(),
            agenda_item,
            basis_name(*basis),
            rule,
            at,
        ))?;
    }
    Ok(())
}

/// The links that a paper makes to others.
pub(crate) fn of_paper(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<Link>> {
    read(connection, "paper = ?1", paper)
}

/// The links that others make to a paper.
pub(crate) fn to_paper(connection: &Connection, paper: i64) -> rusqlite::Result<Vec<Link>> {
    read(connection, "target = ?1", paper)
}

fn read(connection: &Connection, which: &str, paper: i64) -> rusqlite::Result<Vec<Link>> {
    let sql = format!(
        "SELECT paper, target, kind, agenda_item, basis, rule, at FROM links WHERE {which} \
         ORDER BY paper, target, kind, agenda_item"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let links = statement.query_map([paper], link)?;
    links.collect()
}

fn link(row: &Row<'_>) -> rusqlite::Result<Link> {
    let (kind, basis): (String, String) = (row.get(2)?, row.get(4)?);
    Ok(Link {
        paper: row.get(0)?,
        target: row.get(1)?,
        kind: LinkKind::named(&kind),
        agenda_item: row.get(3)?,
        basis: self::basis(&basis),
        rule: row.get::<_, String>(5)?.into(),
        at: row.get(6)?,
    })
}

/// All links, by the ids of their papers.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<PaperLink>> {
    let sql = "SELECT papers.id, targets.id, kind, \
               (SELECT number FROM agenda_items WHERE agenda_items.paper = links.paper \
               AND position = links.agenda_item), basis, rule, at \
               FROM links JOIN papers USING (paper) JOIN papers AS targets ON targets.paper = target \
               ORDER BY papers.id, targets.id, kind, agenda_item";
    let mut statement = connection.prepare_cached(sql)?;
    let links = statement.query_map([], |row| {
        let (kind, basis): (String, String) = (row.get(2)?, row.get(4)?);
        Ok(PaperLink {
            paper: row.get(0)?,
            target: row.get(1)?,
            kind: LinkKind::named(&kind),
            item: row.get(3)?,
            basis: self::basis(&basis),
            rule: row.get(5)?,
            at: places(&row.get::<_, String>(6)?),
        })
    })?;
    links.collect()
}

/// How a link is known.
fn basis(name: &str) -> Basis {
    if name == "explicit" { Basis::Explicit } else { Basis::Inferred }
}

/// The places that a column `at` tells; those of a damaged one are none.
pub(crate) fn places(at: &str) -> Vec<Place> {
    serde_json::from_str(at).unwrap_or_default()
}
