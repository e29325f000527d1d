//! A store that was opened for others: what is withheld is not there.
//!
//! Every query names its tables without a schema, and SQLite looks for a name among the temporary ones
//! first: [`views`] lay a view over each table that tells of papers, so that whatever asks the store asks
//! for what may be told. What must see everything says `main.`. Records and texts are packed: they pass
//! [`Store::disclosed`].

pub(crate) mod told;
mod views;

#[cfg(test)]
mod tests;

use ratlas_model::{PageText, Record};
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::privacy::{Disclosed, Disclosure, Withheld, cover_private};
use crate::store::{Store, reading};

/// Everything: a library of one's own.
pub(crate) const EVERYTHING: Disclosure = Disclosure { closed: true, private_persons: true };

/// Roles in which nobody is a private person, in SQL; [`is_private`](crate::is_private) looks closer.
const PUBLIC_ROLES: &str = "'member', 'deputy', 'chair', 'signatory'";

impl Store {
    /// The path of a file as it may be told: for others its name, without the folders it lies in.
    pub(crate) fn told_path(&self, path: String) -> String {
        match path.rsplit_once(['/', '\\']) {
            Some((_, name)) if self.names_only => name.to_owned(),
            _ => path,
        }
    }

    /// From now on tells no more than may be told.
    pub(crate) fn disclose(&mut self, disclosure: Disclosure) -> rusqlite::Result<()> {
        self.disclosure = disclosure;
        self.told_papers.take();
        // A view is no row on a disk that may be full or not be written to.
        self.connection.pragma_update(None, "temp_store", "memory")?;
        // Else a value that is bound to a statement has it prepared anew, with all of its views.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        self.connection.execute_batch(&views::views(&self.connection, disclosure)?)
    }

    /// A paper as far as it may be told; `None` if it may not be at all.
    pub(crate) fn disclosed(&self, paper: i64) -> rusqlite::Result<Option<Disclosed>> {
        if self.is_partly_withheld(paper)? {
            return Ok(self.told(paper)?.disclosed.clone());
        }
        let (record, pages) = self.whole(paper)?;
        Ok(Some(Disclosed { record, pages, withheld: Withheld::default() }))
    }

    /// A paper with nothing withheld.
    pub(crate) fn whole(&self, paper: i64) -> rusqlite::Result<(Record, Vec<PageText>)> {
        let record = reading::record(&self.connection, &self.packer, paper)?;
        Ok((record, reading::page_texts(&self.connection, &self.packer, paper)?))
    }

    /// The record of a paper.
    pub(crate) fn record(&self, paper: i64) -> rusqlite::Result<Option<Record>> {
        if self.is_partly_withheld(paper)? {
            return Ok(self.disclosed(paper)?.map(|it| it.record));
        }
        reading::record(&self.connection, &self.packer, paper).map(Some)
    }

    /// The texts of a paper's pages.
    pub(crate) fn page_texts(&self, paper: i64) -> rusqlite::Result<Vec<PageText>> {
        if self.is_partly_withheld(paper)? {
            return Ok(self.disclosed(paper)?.map(|it| it.pages).unwrap_or_default());
        }
        reading::page_texts(&self.connection, &self.packer, paper)
    }

    /// The text of one page.
    pub(crate) fn page_text(&self, paper: i64, page: u32) -> rusqlite::Result<Option<String>> {
        if self.is_partly_withheld(paper)? {
            let told = self.told(paper)?;
            let mut pages = told.disclosed.iter().flat_map(|it| &it.pages);
            return Ok(pages.find(|it| it.number == page).map(|it| it.text.clone()));
        }
        reading::page_text(&self.connection, &self.packer, paper, page)
    }

    /// Covers the names of private persons of a paper in texts that were taken from it, if they are
    /// withheld.
    pub(crate) fn cover(&self, paper: i64, texts: &mut [&mut String]) -> rusqlite::Result<()> {
        if !self.disclosure.private_persons && self.is_partly_withheld(paper)? {
            let told = self.told(paper)?;
            cover_private(&told.record, &told.pages, texts);
        }
        Ok(())
    }

    /// Whether something of a paper may be withheld: one look into an index for almost all papers.
    pub(crate) fn is_partly_withheld(&self, paper: i64) -> rusqlite::Result<bool> {
        let Disclosure { closed, private_persons } = self.disclosure;
        let items = "SELECT EXISTS (SELECT 1 FROM main.agenda_items WHERE paper = ?1 AND public = 0) \
                     OR EXISTS (SELECT 1 FROM main.papers WHERE paper = ?1 \
                     AND coalesce(public, meeting_public) IS 'false')";
        let persons = format!(
            "SELECT EXISTS (SELECT 1 FROM main.people WHERE paper = ?1 AND role NOT IN ({PUBLIC_ROLES}))"
        );
        let is_any =
            |sql: &str| self.connection.prepare_cached(sql)?.query_row([paper], |it| it.get(0));
        Ok((!closed && is_any(items)?) || (!private_persons && is_any(&persons)?))
    }
}

/// The ids of the papers of which an index withholds everything though not all of it says that it is
/// closed: only the sitting says so, or an item of a closed paper says that it is public.
pub(crate) fn closed_beside_index(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT id FROM main.papers WHERE coalesce(public, meeting_public) = 'false' \
               AND (public IS NULL OR EXISTS (SELECT 1 FROM main.agenda_items \
               WHERE agenda_items.paper = papers.paper AND agenda_items.public = 1)) ORDER BY +id";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    ids.collect()
}
