//! What pages about bodies, sittings, topics and news read.

pub(crate) mod addresses;
pub(crate) mod arrivals;
pub(crate) mod bodies;
pub(crate) mod meetings;
pub(crate) mod people;
pub(crate) mod topics;
pub(crate) mod versions;

use rusqlite::Connection;

use crate::rooms::body_slug;
use crate::store::Store;
use crate::store::links::life;
use crate::trace::{LifePaper, shown};

/// Which rows of `papers` count: neither copies of others nor files whose parts are papers of their own.
pub(crate) const COUNTED: &str = "papers.duplicate_of IS NULL AND papers.paper NOT IN \
    (SELECT whole.paper FROM papers AS part JOIN papers AS whole ON whole.id = part.part_of \
    WHERE part.part_of IS NOT NULL)";

/// The same, looked up for each row: for a few rows, where the list of all such files would take longer
/// than the rest.
pub(crate) const COUNTED_ROWS: &str = "papers.duplicate_of IS NULL AND NOT EXISTS \
    (SELECT 1 FROM papers AS part WHERE part.part_of = papers.id)";

/// Which rows of `papers` have a sitting that can be told from others.
pub(crate) const OF_SITTING: &str =
    "papers.city IS NOT NULL AND papers.meeting_body_slug IS NOT NULL";

/// The paper with this key, in short, as far as it may be told.
pub(crate) fn brief(store: &Store, paper: i64) -> rusqlite::Result<Option<LifePaper>> {
    let mut res = life::row(&store.connection, paper)?.map(shown);
    if let Some(title) = res.as_mut().and_then(|it| it.title.as_mut()) {
        store.cover(paper, &mut [title])?;
    }
    Ok(res)
}

/// City, name, kind and key of a body.
type PrintedBody = (Option<String>, String, Option<String>, Option<String>);

/// Gives every paper of a store that an older program wrote the address of its body.
pub(crate) fn fill_slugs(connection: &Connection) -> rusqlite::Result<()> {
    let mut bodies = connection.prepare(
        "SELECT DISTINCT city, meeting_body, meeting_kind, meeting_body_key FROM papers \
         WHERE meeting_body IS NOT NULL",
    )?;
    let mut update = connection.prepare(
        "UPDATE papers SET meeting_body_slug = ?1 WHERE city IS ?2 AND meeting_body = ?3 \
         AND meeting_kind IS ?4 AND meeting_body_key IS ?5",
    )?;
    let rows =
        bodies.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    for (city, body, kind, key) in rows.collect::<rusqlite::Result<Vec<PrintedBody>>>()? {
        let slug = body_slug(&body, kind.as_deref(), key.as_deref(), city.as_deref());
        update.execute((slug, city, body, kind, key))?;
    }
    Ok(())
}

/// As many question marks, for a list in a condition.
pub(crate) fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}
