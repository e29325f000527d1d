//! The links around one paper.

use rusqlite::Connection;

use crate::links::{LinkKind, PaperLink};
use crate::store::links::places;
use crate::store::rooms::COUNTED_ROWS;
use crate::store::{int, unsigned};

/// Which side of a link a paper is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// It says something about the other.
    Says,
    /// The other says something about it.
    Told,
}

impl Side {
    /// The columns of this paper and of the other one.
    fn columns(self) -> (&'static str, &'static str) {
        match self {
            Side::Says => ("paper", "target"),
            Side::Told => ("target", "paper"),
        }
    }
}

/// The links on one side of a paper, each with the key of the other paper: those that tell most first,
/// then the newest; at most `limit`.
pub(crate) fn links(
    connection: &Connection,
    paper: i64,
    side: Side,
    limit: usize,
) -> rusqlite::Result<Vec<(i64, PaperLink)>> {
    let (own, other) = side.columns();
    let sql = format!(
        "SELECT papers.paper, links.kind, (SELECT agenda_items.number FROM agenda_items \
         WHERE agenda_items.paper = links.paper AND position = links.agenda_item), basis, rule, at, \
         (SELECT sayer.id FROM papers AS sayer WHERE sayer.paper = links.paper), \
         (SELECT target.id FROM papers AS target WHERE target.paper = links.target) \
         FROM links JOIN papers ON papers.paper = links.{other} \
         WHERE links.{own} = ?1 AND {COUNTED_ROWS} \
         ORDER BY links.kind = 'mentions', papers.best_date DESC, papers.id, links.kind, agenda_item \
         LIMIT ?2"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map((paper, int(limit as u64)), |row| {
        let (kind, basis): (String, String) = (row.get(1)?, row.get(3)?);
        let link = PaperLink {
            paper: row.get(6)?,
            target: row.get(7)?,
            kind: LinkKind::named(&kind),
            item: row.get(2)?,
            basis: super::basis(&basis),
            rule: row.get(4)?,
            at: places(&row.get::<_, String>(5)?),
        };
        Ok((row.get(0)?, link))
    })?;
    rows.collect()
}

/// How many links there are on one side of a paper.
pub(crate) fn n_links(connection: &Connection, paper: i64, side: Side) -> rusqlite::Result<u64> {
    let (own, other) = side.columns();
    let sql = format!(
        "SELECT count(*) FROM links JOIN papers ON papers.paper = links.{other} \
         WHERE links.{own} = ?1 AND {COUNTED_ROWS}"
    );
    connection.prepare_cached(&sql)?.query_row([paper], |row| row.get(0)).map(unsigned)
}
