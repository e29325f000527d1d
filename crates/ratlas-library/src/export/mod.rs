//! Papers for others: what was read from them, one after the other, as far as it may be given away.

mod tables;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use ratlas_index::SearchQuery;

use crate::Library;
use crate::error::{In, LibraryError};
use crate::privacy::{Disclosed, Disclosure, disclosed};
use crate::store::export::{self as rows, LinkRow};
use crate::store::{families, hits};

pub use self::tables::{ExportTables, TableRow};

/// Papers fetched at a time.
const PAPERS: u32 = 256;

/// Which papers are wanted, and how much of them.
#[derive(Debug, Clone, Default)]
pub struct ExportRequest {
    /// Only papers that this finds, versions of each other and copies included; `None` for all.
    pub query: Option<SearchQuery>,
    /// What may be given away.
    pub disclosure: Disclosure,
}

/// One paper as it is given away.
#[derive(Debug, Clone)]
pub struct Exported {
    /// Its key in this library, `papers.paper`.
    pub paper: i64,
    /// What it says, as far as it may be told.
    pub disclosed: Disclosed,
    /// The family it belongs to.
    pub family: Option<String>,
    /// What it says about other papers that are given away, too.
    pub(crate) links: Vec<LinkRow>,
}

/// What was given away and what was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExportReport {
    /// Papers given away.
    pub papers: u64,
    /// Papers withheld because they are not public.
    pub closed_papers: u64,
    /// Items of agendas withheld because they are not public.
    pub closed_items: u64,
    /// Private persons withheld, counted in each paper.
    pub private_persons: u64,
}

impl Library {
    /// Calls `each` with every paper that is wanted and may be given away, in the order of their ids,
    /// until it breaks. The same library and request give the same.
    ///
    /// One paper at a time is in memory, and the ids of what a query finds.
    ///
    /// # Errors
    ///
    /// As [`Library::search`].
    pub fn export(
        &self,
        request: &ExportRequest,
        mut each: impl FnMut(Exported) -> ControlFlow<()>,
    ) -> Result<ExportReport, LibraryError> {
        let wanted = request.query.as_ref().map(|it| self.wanted(it)).transpose()?;
        let mut report = ExportReport::default();
        let mut after = String::new();
        loop {
            let papers = rows::after(&self.store.connection, &after, PAPERS).within(self.dir())?;
            let Some((_, last)) = papers.last() else { return Ok(report) };
            after.clone_from(last);
            for (paper, id) in papers {
                if wanted.as_ref().is_some_and(|it| !it.contains(&id)) {
                    continue;
                }
                let Some(exported) = self.exported(paper, request, wanted.as_ref())? else {
                    report.closed_papers += 1;
                    continue;
                };
                report.papers += 1;
                report.closed_items += exported.disclosed.withheld.items;
                report.private_persons += exported.disclosed.withheld.persons;
                if each(exported).is_break() {
                    return Ok(report);
                }
            }
        }
    }

    /// The ids of the papers a query finds, and of copies of them, which the index does not hold.
    fn wanted(&self, query: &SearchQuery) -> Result<BTreeSet<String>, LibraryError> {
        let found = self.index()?.ids(query).within(self.dir())?;
        let mut res = BTreeSet::new();
        for id in found {
            res.extend(hits::copies(&self.store.connection, &id).within(self.dir())?);
            res.insert(id);
        }
        Ok(res)
    }

    fn exported(
        &self,
        paper: i64,
        request: &ExportRequest,
        wanted: Option<&BTreeSet<String>>,
    ) -> Result<Option<Exported>, LibraryError> {
        // No more than the library itself tells.
        let disclosure = &request.disclosure.and(self.disclosure());
        let connection = &self.store.connection;
        let (record, pages) = self.store.whole(paper).within(self.dir())?;
        let is_left = |public: Option<bool>| disclosure.closed || public != Some(false);
        let items = (1..).zip(&record.agenda).filter(|(_, it)| is_left(it.public));
        let items: Vec<i64> = items.map(|(position, _)| position).collect();
        let Some(disclosed) = disclosed(record, pages, disclosure) else { return Ok(None) };
        let (family, _) = families::of(connection, paper).within(self.dir())?;
        let links = rows::links(connection, paper).within(self.dir())?.into_iter();
        let is_given = |it: &LinkRow| {
            (disclosure.closed || !it.is_target_closed)
                && wanted.is_none_or(|wanted| wanted.contains(&it.target_id))
        };
        let links = links.filter(is_given).filter_map(|it| renumbered(it, &items)).collect();
        Ok(Some(Exported { paper, disclosed, family, links }))
    }
}

/// A link with the position that its item has once others are withheld; `None` if it is withheld.
fn renumbered(mut link: LinkRow, items: &[i64]) -> Option<LinkRow> {
    if link.agenda_item > 0 {
        let idx = items.iter().position(|it| *it == link.agenda_item)?;
        link.agenda_item = i64::try_from(idx + 1).ok()?;
    }
    Some(link)
}
