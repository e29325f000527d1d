//! Who sat in a body, by its minutes.

use ratlas_model::{Evidence, Person, PersonRole, Presence};
use rusqlite::{Connection, Row};

use crate::store::int;
use crate::store::rooms::COUNTED_ROWS;

/// Somebody in a list of attendance, and the day of the sitting.
#[derive(Debug, Clone)]
pub(crate) struct Attended {
    pub(crate) date: String,
    pub(crate) person: Person,
}

/// Everybody in the lists of attendance of a body, oldest sitting first; at most `limit` rows, of the
/// newest sittings.
pub(crate) fn attended(
    connection: &Connection,
    city: &str,
    body: &str,
    limit: usize,
) -> rusqlite::Result<Vec<Attended>> {
    let sql = format!(
        "SELECT meeting_date, name, given_name, family_name, role, function, group_name, faction, \
         faction_key, presence, substitute_for, voting FROM papers CROSS JOIN people USING (paper) \
         WHERE {COUNTED_ROWS} AND city = ?1 AND meeting_body_slug = ?2 AND meeting_date IS NOT NULL \
         AND genre = 'minutes' AND presence IS NOT NULL \
         ORDER BY meeting_date DESC, papers.paper, position LIMIT ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map((city, body, int(limit as u64)), row)?;
    let mut rows: Vec<Attended> = rows.collect::<rusqlite::Result<_>>()?;
    rows.reverse();
    Ok(rows)
}

fn row(row: &Row<'_>) -> rusqlite::Result<Attended> {
    let (role, presence): (String, String) = (row.get(4)?, row.get(9)?);
    let person = Person {
        name: row.get(1)?,
        given_name: row.get(2)?,
        family_name: row.get(3)?,
        title: None,
        form_of_address: None,
        role: role.parse().unwrap_or(PersonRole::Mentioned),
        function: row.get(5)?,
        group: row.get(6)?,
        faction: row.get(7)?,
        faction_key: row.get(8)?,
        presence: Some(presence.parse().unwrap_or(Presence::Unknown)),
        presence_raw: None,
        from: None,
        to: None,
        substitute_for: row.get(10)?,
        represented_by: None,
        voting: row.get(11)?,
        evidence: Evidence::default(),
    };
    Ok(Attended { date: row.get(0)?, person })
}
