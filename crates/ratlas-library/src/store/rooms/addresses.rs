//! Cities, and papers by city and number.

use rusqlite::{Connection, params_from_iter};

use crate::store::rooms::marks;

/// More papers of one number are not told.
const MAX_PAPERS: u32 = 500;

/// The names of all cities, sorted: one step down the index for each.
pub(crate) fn cities(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "WITH RECURSIVE cities (city) AS (SELECT min(city) FROM papers \
               UNION ALL SELECT (SELECT min(city) FROM papers WHERE city > cities.city) \
               FROM cities WHERE cities.city IS NOT NULL) \
               SELECT city FROM cities WHERE city IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}

/// The ids of the papers of some cities whose own number has this key: newest first, originals before
/// their copies.
pub(crate) fn papers(
    connection: &Connection,
    cities: &[String],
    number_key: &str,
) -> rusqlite::Result<Vec<String>> {
    let sql = format!(
        "SELECT id FROM papers WHERE number_key = ? AND city IN ({}) \
         ORDER BY best_date DESC, duplicate_of IS NOT NULL, seq DESC LIMIT {MAX_PAPERS}",
        marks(cities.len())
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let parameters = std::iter::once(number_key).chain(cities.iter().map(String::as_str));
    let ids = statement.query_map(params_from_iter(parameters), |row| row.get(0))?;
    ids.collect()
}
