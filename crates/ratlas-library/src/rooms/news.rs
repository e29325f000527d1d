//! What came into the library last.

use std::cmp::Reverse;

use ratlas_index::{Matched, SearchQuery, guarded};

use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::rooms::arrivals::{self, ArrivalRow};
use crate::store::rooms::brief;
use crate::trace::LifePaper;

/// A paper and when it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPaper {
    /// The paper.
    pub paper: LifePaper,
    /// Its place in the order in which papers came; no two have the same, and none is given twice.
    pub seq: u64,
    /// When the run began in which it came, UTC, to the second; `None` if that is not known any more.
    pub added: Option<String>,
}

/// Papers looked at in one step.
const STEP: u32 = 256;

/// Finding one paper by its id takes as long as asking so many whether the query finds them.
const LOOK_UPS: u64 = 4;

impl Library {
    /// When a paper came into the library: when the run began that read it first, UTC. A paper that is
    /// read again keeps it. `None` if there is no such paper, or if it is not known any more.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn added(&self, id: &str) -> Result<Option<String>, LibraryError> {
        arrivals::added(&self.store.connection, id).within(self.dir())
    }

    /// The mark of now: papers with a greater [`NewPaper::seq`] came later.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn last_seq(&self) -> Result<u64, LibraryError> {
        arrivals::last(&self.store.connection).within(self.dir())
    }

    /// The papers a query finds, those that came last first, at most `limit`; only those behind the mark
    /// `since`, if there is one.
    ///
    /// Papers hold all words of the query, as of [`Library::search`] with
    /// [`Matching::All`](crate::Matching). Versions of each other are papers of their own; neither copies
    /// nor files whose parts are papers are among them. Limit, offset and order of the query are not used.
    ///
    /// # Errors
    ///
    /// As [`Library::search`].
    pub fn newest(
        &self,
        query: &SearchQuery,
        limit: usize,
        since: Option<u64>,
    ) -> Result<Vec<NewPaper>, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let mut res = Vec::new();
        for row in self.arrived(query, limit, since.unwrap_or_default())? {
            let paper = brief(&self.store, row.paper).within(self.dir())?;
            let ArrivalRow { arrival: seq, added, .. } = row;
            res.extend(paper.map(|paper| NewPaper { paper, seq, added }));
        }
        Ok(res)
    }

    /// How many of the papers that a query finds came behind a mark: as many as [`Library::newest`] gives.
    ///
    /// # Errors
    ///
    /// As [`Library::search`].
    pub fn n_new_since(&self, query: &SearchQuery, seq: u64) -> Result<u64, LibraryError> {
        Ok(self.arrived(query, usize::MAX, seq)?.len() as u64)
    }

    /// Either asks for the papers in the order in which they came whether the query finds them, or where
    /// it finds few, for those when they came.
    fn arrived(
        &self,
        query: &SearchQuery,
        limit: usize,
        since: u64,
    ) -> Result<Vec<ArrivalRow>, LibraryError> {
        let n_after = arrivals::n_after(&self.store.connection, since).within(self.dir())?;
        if n_after == 0 || limit == 0 {
            return Ok(Vec::new());
        }
        let index = self.index()?;
        let matched = guarded(|| index.matched(query)).within(self.dir())?;
        let n_matched = matched.len().max(1);
        let steps = n_after.min((limit as u64).saturating_mul(n_after) / n_matched);
        if steps < n_matched * LOOK_UPS {
            self.walked(&matched, limit, since)
        } else {
            self.looked_up(&matched, limit, since)
        }
    }

    fn walked(
        &self,
        matched: &Matched,
        limit: usize,
        since: u64,
    ) -> Result<Vec<ArrivalRow>, LibraryError> {
        let connection = &self.store.connection;
        let mut res: Vec<ArrivalRow> = Vec::new();
        let mut before = u64::MAX;
        loop {
            let rows = arrivals::between(connection, since, before, STEP).within(self.dir())?;
            let Some(last) = rows.last() else { return Ok(res) };
            before = last.arrival;
            for row in rows {
                if matched.holds(&row.id).within(self.dir())? {
                    res.push(row);
                    if res.len() >= limit {
                        return Ok(res);
                    }
                }
            }
        }
    }

    fn looked_up(
        &self,
        matched: &Matched,
        limit: usize,
        since: u64,
    ) -> Result<Vec<ArrivalRow>, LibraryError> {
        let mut res = Vec::new();
        for id in matched.ids().within(self.dir())? {
            res.extend(arrivals::of(&self.store.connection, &id).within(self.dir())?);
        }
        res.retain(|it: &ArrivalRow| it.arrival > since);
        res.sort_by_key(|it| Reverse(it.arrival));
        res.truncate(limit);
        Ok(res)
    }
}
