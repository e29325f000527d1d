//! Which papers are about a topic.

use rusqlite::Connection;

use crate::store::rooms::COUNTED;

/// A paper that may be about topics.
#[derive(Debug, Clone)]
pub(crate) struct TopicPaper {
    pub(crate) paper: i64,
    pub(crate) year: Option<i64>,
    pub(crate) date: Option<String>,
}

/// Calls `each` with every paper that counts and its city, by city.
pub(crate) fn each_paper(
    connection: &Connection,
    mut each: impl FnMut(Option<&str>, TopicPaper),
) -> rusqlite::Result<()> {
    let sql = format!(
        "SELECT city, paper, year, best_date FROM papers \
         WHERE {COUNTED} ORDER BY city"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let paper = TopicPaper { paper: row.get(1)?, year: row.get(2)?, date: row.get(3)? };
        each(row.get_ref(0)?.as_str_or_null()?, paper);
    }
    Ok(())
}

/// Calls `each` with every topic of every paper, whether it counts or not: those of papers without closed
/// items, in which nothing is withheld, then those of the others; in each part by topic and paper.
pub(crate) fn each_topic(
    connection: &Connection,
    mut each: impl FnMut(&str, i64),
) -> rusqlite::Result<()> {
    // What looks at every place of a topic would take ten times as long.
    for (table, part) in [("main.topics", "NOT IN"), ("topics", "IN")] {
        let sql = format!(
            "SELECT topic, paper FROM {table} WHERE paper {part} \
             (SELECT paper FROM main.agenda_items WHERE public = 0) ORDER BY topic, paper"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(row.get_ref(0)?.as_str()?, row.get(1)?);
        }
    }
    Ok(())
}
