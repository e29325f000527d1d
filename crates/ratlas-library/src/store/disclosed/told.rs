//! Papers in which something may be withheld, kept for a while: a page of hits asks for each of them
//! several times, and what may be told is found by reading the whole paper.

use std::cell::RefCell;
use std::sync::Arc;

use lru::LruCache;
use ratlas_model::{PageText, Record};

use crate::privacy::{Disclosed, disclosed};
use crate::store::Store;

/// Bytes of all papers that are kept, about: some hundred minutes.
const MAX_BYTES: usize = 32 << 20;

/// Bytes of the record of a paper, about.
const RECORD_BYTES: usize = 16 << 10;

/// A paper, whole and as it may be told.
pub(crate) struct Told {
    /// What it says.
    pub(crate) record: Record,
    /// The texts of its pages.
    pub(crate) pages: Vec<PageText>,
    /// What may be told of it; `None` if it may not be at all.
    pub(crate) disclosed: Option<Disclosed>,
}

/// Keeps papers as long as nobody changes the store.
pub(crate) struct ToldPapers {
    /// Changes whenever another connection has written.
    version: i64,
    by_use: LruCache<i64, Arc<Told>>,
    bytes: usize,
}

impl Default for ToldPapers {
    fn default() -> ToldPapers {
        ToldPapers { version: 0, by_use: LruCache::unbounded(), bytes: 0 }
    }
}

impl Told {
    /// The bytes it takes, about: everything is there twice, whole and as it may be told.
    fn bytes(&self) -> usize {
        let texts: usize = self.pages.iter().map(|it| it.text.len()).sum();
        2 * (texts + RECORD_BYTES)
    }
}

impl ToldPapers {
    fn keep(&mut self, paper: i64, told: &Arc<Told>) {
        self.bytes += told.bytes();
        let before = self.by_use.put(paper, Arc::clone(told));
        self.bytes -= before.map_or(0, |it| it.bytes());
        // The last one stays however large it is: it is asked for again at once.
        while self.bytes > MAX_BYTES && self.by_use.len() > 1 {
            let Some((_, oldest)) = self.by_use.pop_lru() else { break };
            self.bytes -= oldest.bytes();
        }
    }
}

impl Store {
    /// A paper with what may be told of it. The store is one that tells less than everything and is
    /// not written through this connection.
    pub(crate) fn told(&self, paper: i64) -> rusqlite::Result<Arc<Told>> {
        let version = self.connection.pragma_query_value(None, "data_version", |it| it.get(0))?;
        let mut kept = self.told_papers.borrow_mut();
        if kept.version != version {
            *kept = ToldPapers { version, ..ToldPapers::default() };
        }
        if let Some(told) = kept.by_use.get(&paper) {
            return Ok(Arc::clone(told));
        }
        let (record, pages) = self.whole(paper)?;
        let disclosed = disclosed(record.clone(), pages.clone(), &self.disclosure);
        let told = Arc::new(Told { record, pages, disclosed });
        kept.keep(paper, &told);
        Ok(told)
    }
}

/// The papers a store keeps.
pub(crate) type KeptTold = RefCell<ToldPapers>;
