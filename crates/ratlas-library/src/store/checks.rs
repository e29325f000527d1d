//! Questions whose answers should be empty: what tables say of each other.

use rusqlite::{Connection, Row};

/// When rows that a check finds are all right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unless {
    /// Never.
    Never,
    /// After a run that was not finished: the next one settles them.
    Unfinished,
    /// As long as papers wait to be compared.
    Unsettled,
}

/// One question.
pub(crate) struct Check {
    /// The stable code of what it finds.
    pub(crate) code: &'static str,
    /// When its rows are no problem.
    pub(crate) unless: Unless,
    /// Gives place, detail and, where there is one, the key of the paper.
    sql: &'static str,
}

/// A row that a check found.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) place: String,
    pub(crate) detail: String,
    pub(crate) paper: Option<i64>,
}

const fn check(code: &'static str, unless: Unless, sql: &'static str) -> Check {
    Check { code, unless, sql }
}

/// All questions.
pub(crate) const CHECKS: &[Check] = &[
    check(
        "duplicate/original",
        Unless::Unfinished,
        "SELECT id, duplicate_of, paper FROM papers AS stray WHERE duplicate_of IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM papers WHERE papers.id = stray.duplicate_of \
         AND papers.duplicate_of IS NULL AND papers.text_hash = stray.text_hash)",
    ),
    check(
        "duplicate/twice",
        Unless::Never,
        "SELECT max(id), min(id), max(paper) FROM papers \
         WHERE text_hash IS NOT NULL AND duplicate_of IS NULL \
         GROUP BY text_hash HAVING count(*) > 1",
    ),
    check(
        "family/name",
        Unless::Unsettled,
        "SELECT id, family, paper FROM papers WHERE family IS NOT NULL AND family <> \
         (SELECT id FROM papers AS member WHERE member.family = papers.family \
         ORDER BY best_date IS NULL, best_date, id LIMIT 1)",
    ),
    check(
        "part/whole",
        Unless::Unfinished,
        "SELECT id, part_of, paper FROM papers AS part WHERE part_of IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM papers WHERE papers.id = part.part_of)",
    ),
    check(
        "paper/no-file",
        Unless::Unfinished,
        "SELECT id, source_path, paper FROM papers \
         WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.paper = papers.paper)",
    ),
    check(
        "file/state",
        Unless::Never,
        "SELECT path, state, paper FROM files WHERE paper IS NOT NULL AND \
         (state = 'read_with_findings') <> EXISTS \
         (SELECT 1 FROM findings WHERE findings.paper = files.paper)",
    ),
    check(
        "work/lost",
        Unless::Never,
        "SELECT 'link_work', value, NULL FROM link_work WHERE what IN ('paper', 'links') \
         AND CAST(value AS INTEGER) NOT IN (SELECT paper FROM papers)",
    ),
    check(
        "seq/twice",
        Unless::Never,
        "SELECT papers.id, seq, paper FROM papers JOIN removals USING (seq)",
    ),
    check(
        "seq/removed",
        Unless::Never,
        "SELECT papers.id, removals.seq, paper FROM papers JOIN removals USING (id) \
         WHERE duplicate_of IS NULL AND removals.seq > papers.seq",
    ),
    check(
        "bands/lost",
        Unless::Never,
        "SELECT DISTINCT 'bands', paper, NULL FROM bands \
         WHERE paper NOT IN (SELECT paper FROM signatures)",
    ),
];

/// Things that wait for the next run, each with the number of them.
const WAITING: &[(&str, &str)] = &[
    ("wait/forget", "SELECT count(*) FROM forget_work"),
    ("wait/links", "SELECT count(*) FROM link_work"),
    ("wait/families", "SELECT count(*) FROM signatures WHERE settled = 0"),
    (
        "wait/members",
        "SELECT count(*) FROM files WHERE vanished = 0 AND modified = -9223372036854775808",
    ),
    ("wait/reread", "SELECT count(*) FROM papers WHERE content_hash IS NULL"),
];

impl Check {
    /// Tells every row the question finds.
    pub(crate) fn each<E: From<rusqlite::Error>>(
        &self,
        connection: &Connection,
        mut tell: impl FnMut(Found) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = connection.prepare(self.sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            tell(found(row)?)?;
        }
        Ok(())
    }
}

fn found(row: &Row<'_>) -> rusqlite::Result<Found> {
    let text = |idx| -> rusqlite::Result<String> {
        Ok(match row.get_ref(idx)? {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            value => String::from_utf8_lossy(value.as_bytes().unwrap_or_default()).into_owned(),
        })
    };
    Ok(Found { place: text(0)?, detail: text(1)?, paper: row.get(2)? })
}

/// What waits for the next run: a code and how many; nothing for none.
pub(crate) fn waiting(connection: &Connection) -> rusqlite::Result<Vec<(&'static str, i64)>> {
    let mut res = Vec::new();
    for (code, sql) in WAITING {
        let n_waiting: i64 = connection.query_row(sql, [], |row| row.get(0))?;
        if n_waiting > 0 {
            res.push((*code, n_waiting));
        }
    }
    Ok(res)
}

/// Whether the last run was killed or stopped, or is going on, so that things may wait for the next.
pub(crate) fn is_unfinished(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT coalesce((SELECT ended IS NULL OR interrupted FROM runs \
               ORDER BY run DESC LIMIT 1), 0)";
    connection.query_row(sql, [], |row| row.get(0))
}

/// What SQLite itself finds wrong in the file: nothing, or some lines.
pub(crate) fn damage(connection: &Connection, is_quick: bool) -> rusqlite::Result<Vec<String>> {
    let sql = if is_quick { "PRAGMA quick_check(20)" } else { "PRAGMA integrity_check(20)" };
    let mut statement = connection.prepare(sql)?;
    let lines = statement.query_map([], |row| row.get(0))?;
    let lines: Vec<String> = lines.collect::<rusqlite::Result<_>>()?;
    Ok(lines.into_iter().filter(|it| it != "ok").collect())
}

/// Rows that refer to rows that are not there: the table, the one it refers to and how many.
pub(crate) fn lost_references(
    connection: &Connection,
) -> rusqlite::Result<Vec<(String, String, i64)>> {
    let sql = "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

/// A paper as the checks of its record need it.
#[derive(Debug)]
pub(crate) struct CheckedPaper {
    pub(crate) paper: i64,
    pub(crate) id: String,
    pub(crate) seq: i64,
    pub(crate) is_original: bool,
    /// `None` if an older program wrote it.
    pub(crate) content_hash: Option<String>,
}

/// How many papers there are.
pub(crate) fn n_papers(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row("SELECT count(*) FROM papers", [], |row| row.get(0)).map(super::unsigned)
}

/// The papers after a key, at most `limit`.
pub(crate) fn papers_after(
    connection: &Connection,
    paper: i64,
    limit: u32,
) -> rusqlite::Result<Vec<CheckedPaper>> {
    let sql = "SELECT paper, id, seq, duplicate_of IS NULL, content_hash FROM papers \
               WHERE paper > ?1 ORDER BY paper LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map((paper, limit), |row| {
        Ok(CheckedPaper {
            paper: row.get(0)?,
            id: row.get(1)?,
            seq: row.get(2)?,
            is_original: row.get(3)?,
            content_hash: row.get(4)?,
        })
    })?;
    rows.collect()
}

/// How many pages and items of an agenda a paper has.
pub(crate) fn n_documents(connection: &Connection, paper: i64) -> rusqlite::Result<(u64, u64)> {
    let count = |sql| -> rusqlite::Result<u64> {
        let count: i64 = connection.prepare_cached(sql)?.query_row([paper], |row| row.get(0))?;
        Ok(super::unsigned(count))
    };
    Ok((
        count("SELECT count(*) FROM page_texts WHERE paper = ?1")?,
        count("SELECT count(*) FROM agenda_items WHERE paper = ?1")?,
    ))
}

/// Whether a paper with this id changed or went after a place in the sequence.
pub(crate) fn has_changed(connection: &Connection, id: &str, seq: i64) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM papers WHERE id = ?1 AND seq > ?2) \
               OR EXISTS (SELECT 1 FROM removals WHERE seq > ?2 AND id = ?1)";
    connection.prepare_cached(sql)?.query_row((id, seq), |row| row.get(0))
}

/// The state of a paper that a search should find; `None` for others.
pub(crate) fn findable(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    use rusqlite::OptionalExtension as _;
    let sql = "SELECT seq FROM papers WHERE id = ?1 AND duplicate_of IS NULL";
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
}
