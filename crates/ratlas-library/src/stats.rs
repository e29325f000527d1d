//! Counts of a library, and whether its parts agree.

use ratlas_index::SearchQuery;

use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::{forgotten, log, reading};

/// What a library holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stats {
    /// Papers, duplicates included.
    pub papers: u64,
    /// Papers that have the text of another one.
    pub duplicates: u64,
    /// Pages of all papers.
    pub pages: u64,
    /// Files that were met and not pruned, by state: `read`, `read_with_findings`, `refused`.
    pub files: Vec<(String, u64)>,
    /// Files that are gone.
    pub vanished: u64,
    /// Refused files by the code of the reason.
    pub refused: Vec<(String, u64)>,
    /// Papers by city, most frequent first; those of no known city are not among them.
    pub cities: Vec<(String, u64)>,
    /// Papers by genre, most frequent first.
    pub genres: Vec<(String, u64)>,
    /// Papers by year.
    pub years: Vec<(String, u64)>,
}

/// Whether store and index agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verification {
    /// The last change in the store.
    pub store_seq: u64,
    /// The last change the index made.
    pub index_seq: u64,
    /// Papers in the store that should be found.
    pub findable: u64,
    /// Papers in the index.
    pub indexed: u64,
    /// Whether something is being forgotten: the index is made anew at the end.
    pub is_forgetting: bool,
}

impl Verification {
    /// Whether they agree.
    pub fn is_ok(&self) -> bool {
        !self.is_forgetting && self.store_seq == self.index_seq && self.findable == self.indexed
    }
}

impl Library {
    /// Counts what the library holds.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn stats(&self) -> Result<Stats, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let sums = |sql| reading::counts(&self.store.connection, sql).within(self.dir());
        let totals = sums(
            "SELECT 'papers', count(*) FROM papers \
             UNION ALL SELECT 'duplicates', count(duplicate_of) FROM papers \
             UNION ALL SELECT 'pages', coalesce(sum(pages), 0) FROM papers \
             UNION ALL SELECT 'vanished', coalesce(sum(vanished), 0) FROM files",
        )?;
        let total = |name| totals.iter().find(|(it, _)| it == name).map_or(0, |(_, n)| *n);
        Ok(Stats {
            papers: total("papers"),
            duplicates: total("duplicates"),
            pages: total("pages"),
            vanished: total("vanished"),
            files: sums("SELECT state, count(*) FROM files GROUP BY 1 ORDER BY 1")?,
            refused: sums(
                "SELECT reason_code, count(*) FROM files WHERE state = 'refused' \
                 GROUP BY 1 ORDER BY 2 DESC, 1",
            )?,
            cities: self.cities()?,
            genres: sums("SELECT genre, count(*) FROM papers GROUP BY 1 ORDER BY 2 DESC, 1")?,
            years: sums(
                "SELECT cast(year AS TEXT), count(*) FROM papers WHERE year IS NOT NULL \
                 GROUP BY year ORDER BY year",
            )?,
        })
    }

    /// Papers by city, most frequent first; those of no known city are not among them.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn cities(&self) -> Result<Vec<(String, u64)>, LibraryError> {
        let sql = "SELECT city, count(*) FROM papers WHERE city IS NOT NULL \
                   GROUP BY 1 ORDER BY 2 DESC, 1";
        reading::counts(&self.store.connection, sql).within(self.dir())
    }

    /// Whether there are papers in the library that a search does not know yet: while it is written,
    /// and after a process that wrote was killed. The next [`Library::ingest`] makes that good.
    ///
    /// # Errors
    ///
    /// [`LibraryError::IndexUnusable`] if there is no index.
    pub fn is_index_behind(&self) -> Result<bool, LibraryError> {
        let store_seq = log::last_seq(&self.store.connection).within(self.dir())?;
        Ok(self.index()?.committed_seq().within(self.dir())? < store_seq)
    }

    /// Compares the counts of store and index. Neither a paper nor a document is read.
    ///
    /// # Errors
    ///
    /// [`LibraryError::IndexUnusable`] if there is no index to compare.
    pub fn verify_quick(&self) -> Result<Verification, LibraryError> {
        let connection = &self.store.connection;
        let everything = SearchQuery {
            text: "*".to_owned(),
            limit: 0,
            fold: false,
            facets: false,
            ..SearchQuery::default()
        };
        let index = self.index()?;
        let findable = "SELECT '', count(*) FROM papers WHERE duplicate_of IS NULL";
        let findable = reading::counts(connection, findable).within(self.dir())?;
        let next_step = forgotten::next_step(connection).within(self.dir())?;
        Ok(Verification {
            is_forgetting: next_step.is_some(),
            store_seq: log::last_seq(connection).within(self.dir())?,
            index_seq: index.committed_seq().within(self.dir())?,
            findable: findable.first().map_or(0, |(_, n)| *n),
            indexed: index.search(&everything).within(self.dir())?.total as u64,
        })
    }
}
