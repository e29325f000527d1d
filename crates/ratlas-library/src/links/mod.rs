//! What belongs together: a motion, what changes and answers it, and what bodies made of it.
//!
//! A link goes from the paper that says something to the paper it says it about. By number first; where
//! no number is printed, or that of the other paper is missing, by city, title and date. What could
//! be two papers is none.
//!
//! The links of a paper are a function of the papers in the library, not of their order: each paper
//! is filed under the keys by which others find it (`keys`), and when a paper comes or goes, those
//! that look for one of its keys are linked anew. What has changed is noted by the transaction that
//! changes it.

mod candidates;
mod keys;
mod numbers;
mod titles;
mod told;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;

use ratlas_model::{Basis, Genre};
use rusqlite::Connection;

use self::candidates::Papers;
pub(crate) use self::candidates::days_between;
pub(crate) use self::keys::MAX_OFFERS;
pub(crate) use self::numbers::kind_of_missing;
pub use self::told::PaperLink;
pub(crate) use self::words::Words;
use crate::store::Store;
use crate::store::links::work::{self, Change};
use crate::store::links::{self, paper};

/// Papers in one transaction.
const GROUP_PAPERS: u32 = 256;

/// What a paper is to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LinkKind {
    /// It changes it: an amendment.
    Amends,
    /// It answers it.
    Answers,
    /// It says what the administration thinks of it.
    States,
    /// It records what a body did with it: minutes, an extract.
    Decides,
    /// It tells what became of it.
    Reports,
    /// It brings it in again.
    Resubmits,
    /// It is an extract of these minutes.
    ExtractOf,
    /// It names it.
    Mentions,
}

impl LinkKind {
    /// Every kind, in the order in which they tell more than the next.
    pub const ALL: [LinkKind; 8] = [
        LinkKind::Amends,
        LinkKind::Answers,
        LinkKind::States,
        LinkKind::Decides,
        LinkKind::Reports,
        LinkKind::Resubmits,
        LinkKind::ExtractOf,
        LinkKind::Mentions,
    ];

    /// The written name.
    pub fn as_str(self) -> &'static str {
        match self {
            LinkKind::Amends => "amends",
            LinkKind::Answers => "answers",
            LinkKind::States => "states",
            LinkKind::Decides => "decides",
            LinkKind::Reports => "reports",
            LinkKind::Resubmits => "resubmits",
            LinkKind::ExtractOf => "extract_of",
            LinkKind::Mentions => "mentions",
        }
    }

    /// The kind of a written name; an unknown one only mentions.
    pub(crate) fn named(name: &str) -> LinkKind {
        LinkKind::ALL.into_iter().find(|it| it.as_str() == name).unwrap_or(LinkKind::Mentions)
    }
}

/// A link between two papers of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) paper: i64,
    pub(crate) target: i64,
    pub(crate) kind: LinkKind,
    /// The `position` of the item of `paper` that is about it; 0 for the paper as a whole.
    pub(crate) agenda_item: i64,
    pub(crate) basis: Basis,
    pub(crate) rule: Cow<'static, str>,
    /// JSON of the places in `paper` that say it.
    pub(crate) at: String,
}

/// Whether a genre begins a life: something that is brought in and then dealt with.
pub(crate) fn begins_life(genre: Genre) -> bool {
    matches!(genre, Genre::Motion | Genre::Inquiry)
}

/// Whether a body can deal with it on its own.
pub(crate) fn is_business(genre: Genre) -> bool {
    begins_life(genre) || matches!(genre, Genre::Proposal | Genre::Information)
}

/// Brings the links up to date with the papers.
pub(crate) fn update(store: &mut Store) -> rusqlite::Result<()> {
    file_changes(store)?;
    relink(store)
}

/// Files what changed under its keys, and notes whose links may change with it.
fn file_changes(store: &mut Store) -> rusqlite::Result<()> {
    loop {
        let transaction = store.connection.transaction()?;
        let changes = work::changes(&transaction, GROUP_PAPERS)?;
        if changes.is_empty() {
            return Ok(());
        }
        for change in &changes {
            match change {
                Change::Paper(paper) => file(&transaction, *paper)?,
                Change::Key(key) => tell_seekers(&transaction, key)?,
            }
            work::done(&transaction, change)?;
        }
        transaction.commit()?;
    }
}

/// Files a paper under its keys.
fn file(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    let Some(read) = paper::read(connection, paper)? else { return Ok(()) };
    let keys = keys::keys(&read, &Words::of_paper(&read));
    let mut touched = work::offered(connection, paper)?;
    work::set_keys(connection, paper, keys.iter().map(|(key, offers)| (key.as_str(), *offers)))?;
    touched.extend(keys.into_iter().filter(|(_, offers)| *offers).map(|(key, _)| key));
    touched.sort();
    touched.dedup();
    for key in touched {
        tell_seekers(connection, &key)?;
    }
    work::relink(connection, paper)
}

/// Whoever seeks a key is linked anew, unless so many offer it, before and after, that it says
/// nothing.
fn tell_seekers(connection: &Connection, key: &str) -> rusqlite::Result<()> {
    if links::offering(connection, key, MAX_OFFERS + 2)?.len() > MAX_OFFERS + 1 {
        return Ok(());
    }
    work::relink_seekers(connection, key)
}

/// Links every paper anew whose links may have changed.
fn relink(store: &mut Store) -> rusqlite::Result<()> {
    loop {
        let transaction = store.connection.transaction()?;
        let due = work::to_relink(&transaction, GROUP_PAPERS)?;
        if due.is_empty() {
            return Ok(());
        }
        let mut papers = Papers::new(&transaction);
        for paper in due {
            let found = links_of(&mut papers, paper)?;
            links::replace(&transaction, paper, &found)?;
            work::relinked(&transaction, paper)?;
        }
        transaction.commit()?;
    }
}

/// The papers among these whose links are not what the papers say.
pub(crate) fn stale(connection: &Connection, keys: &[i64]) -> rusqlite::Result<Vec<i64>> {
    let mut papers = Papers::new(connection);
    let mut stale = Vec::new();
    for key in keys {
        let mut expected = links_of(&mut papers, *key)?;
        expected.sort_by_key(|it| (it.target, it.kind.as_str(), it.agenda_item));
        if expected != links::of_paper(connection, *key)? {
            stale.push(*key);
        }
    }
    Ok(stale)
}

/// What a paper says about others.
fn links_of(papers: &mut Papers<'_>, paper: i64) -> rusqlite::Result<Vec<Link>> {
    let Some(paper) = papers.get(paper)? else { return Ok(Vec::new()) };
    if paper.row.is_shadow {
        return Ok(Vec::new());
    }
    let mut found = numbers::links(papers, &paper)?;
    found.extend(titles::links(papers, &paper, &found)?);
    Ok(told_once(found))
}

/// Of several links between the same places the one that tells most.
fn told_once(links: Vec<Link>) -> Vec<Link> {
    let mut best: BTreeMap<(i64, i64), Link> = BTreeMap::new();
    for link in links {
        let place = (link.target, link.agenda_item);
        let is_better =
            best.get(&place).is_none_or(|it| (link.kind, link.basis) < (it.kind, it.basis));
        if is_better {
            best.insert(place, link);
        }
    }
    best.into_values().collect()
}
