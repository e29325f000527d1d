//! A search that was kept, and what became of its answer.

use ratlas_library::{Library, LibraryError, NewPaper, SavedQuery, SearchQuery};

use crate::failure::Failure;
use crate::page::search::told::{Chip, chips};
use crate::state::address::Address;
use crate::state::links;
use crate::state::search::without_page;

/// New papers that are named.
const NAMED: usize = 5;

/// Changes since a search was kept are told for so many of them; each takes as long as a search.
const MAX_CHANGES: usize = 100;

/// A question that was kept.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) of: SavedQuery,
    pub(crate) is_comparison: bool,
    /// What was searched for, and what it was narrowed to.
    pub(crate) words: String,
    pub(crate) chips: Vec<Chip>,
    /// The address of the search or the comparison.
    pub(crate) href: String,
    /// The address of its feed; of searches only.
    pub(crate) feed: String,
    /// How many papers it finds now, how many are new and gone since it was kept.
    pub(crate) change: Option<Change>,
    /// How many papers came since the last visit; some of them.
    pub(crate) n_new: u64,
    pub(crate) new: Vec<(NewPaper, String)>,
}

/// What became of an answer.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) now: u64,
    pub(crate) new: u64,
    pub(crate) gone: u64,
}

/// All kept questions, and the mark of now.
pub(crate) fn kept(library: &Library, since: Option<u64>) -> Result<(Vec<Kept>, u64), Failure> {
    // The mark first: what comes meanwhile is new the next time.
    let now = library.last_seq()?;
    let since = since.unwrap_or(now);
    let saved = library.saved_queries()?.into_iter().enumerate();
    let saved = saved.map(|(idx, it)| Kept::new(library, it, since, idx < MAX_CHANGES));
    Ok((saved.collect::<Result<_, Failure>>()?, now))
}

impl Kept {
    fn new(
        library: &Library,
        of: SavedQuery,
        since: u64,
        is_looked_at: bool,
    ) -> Result<Kept, Failure> {
        let query = SearchQuery { facets: false, offset: 0, ..of.question.query.clone() };
        let address = without_page(&query);
        let is_comparison = of.question.is_comparison();
        let terms: Vec<&str> = of.question.terms.iter().map(|it| it.1.as_str()).collect();
        let mut res = Kept {
            is_comparison,
            words: if terms.is_empty() { query.text.clone() } else { terms.join(", ") },
            chips: chips(&query),
            href: if is_comparison {
                Address::new("/vergleich").with("gemerkt", &of.name)
            } else {
                address.to_string()
            },
            feed: if is_comparison { String::new() } else { address.at("/feed.atom").to_string() },
            change: None,
            n_new: 0,
            new: Vec::new(),
            of,
        };
        if is_looked_at {
            res.look(library, &query, since)?;
        }
        Ok(res)
    }

    /// The day it was kept.
    pub(crate) fn day(&self) -> &str {
        self.of.saved.get(..10).unwrap_or_default()
    }

    fn look(&mut self, library: &Library, query: &SearchQuery, since: u64) -> Result<(), Failure> {
        let change = match library.change_of(&self.of) {
            Ok(change) => change,
            // Kept by a version that read questions otherwise: it is listed and can be removed.
            Err(LibraryError::Query(_) | LibraryError::Filter { .. }) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let (new, gone) = (change.new.len() as u64, change.gone.len() as u64);
        self.change = Some(Change { now: (self.of.hits + new).saturating_sub(gone), new, gone });
        if !self.is_comparison {
            self.n_new = library.n_new_since(query, since)?;
            let newest = library.newest(query, NAMED, Some(since))?;
            let linked = |it: NewPaper| (links::new_paper(&it).to_string(), it);
            self.new = newest.into_iter().map(linked).map(|(href, it)| (it, href)).collect();
        }
        Ok(())
    }
}
