//! Where a life begins.

use std::collections::BTreeSet;

use ratlas_german::reference_key;
use rusqlite::Connection;

use crate::links::{Link, LinkKind, begins_life};
use crate::store::links::{self, life};

/// What a life is the life of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Head {
    /// A paper of the library.
    Paper(i64),
    /// A paper the library does not have: key of its number, the number as printed, its city.
    Number(String, String, Option<String>),
}

/// From an answer to an amendment to a motion: no way is longer.
const MAX_WAY: usize = 6;

/// The heads of the lives a paper belongs to; of minutes those of one item, if it is named.
pub(super) fn heads(
    connection: &Connection,
    paper: i64,
    item: Option<&str>,
) -> rusqlite::Result<Vec<Head>> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let positions = match item {
        Some(number) => Some(life::positions(connection, paper, number)?),
        None => None,
    };
    let mut open = vec![(paper, 0)];
    while let Some((paper, way)) = open.pop() {
        if !seen.insert(paper) {
            continue;
        }
        let Some(row) = life::row(connection, paper)? else { continue };
        if begins_life(row.genre) {
            found.insert(Head::Paper(paper));
            continue;
        }
        let links = links::of_paper(connection, paper)?;
        let is_asked = |it: &Link| {
            way > 0 || positions.as_ref().is_none_or(|these| these.contains(&it.agenda_item))
        };
        let targets = aims(&links, is_asked);
        let missing = life::missing_head(connection, paper)?;
        if targets.is_empty() || way == MAX_WAY {
            let is_item_of_nothing = way == 0 && positions.is_some();
            match missing {
                _ if is_item_of_nothing => {}
                Some((key, number)) => {
                    found.insert(Head::Number(key, number, row.city));
                }
                None => {
                    found.insert(Head::Paper(paper));
                }
            }
        }
        open.extend(targets.into_iter().map(|it| (it, way + 1)));
    }
    Ok(found.into_iter().collect())
}

/// What a paper is about: what it names beside is not.
fn aims(links: &[Link], is_asked: impl Fn(&Link) -> bool) -> BTreeSet<i64> {
    let leads = |it: &&Link| {
        !matches!(it.kind, LinkKind::Mentions | LinkKind::Resubmits | LinkKind::ExtractOf)
    };
    links.iter().filter(leads).filter(|it| is_asked(it)).map(|it| it.target).collect()
}

/// The heads of a number that papers name and none has: one for each city.
pub(super) fn of_missing_number(
    connection: &Connection,
    number: &str,
) -> rusqlite::Result<Vec<Head>> {
    let key = reference_key(number);
    let mut cities = BTreeSet::new();
    let mut printed = None;
    for cited in life::citing(connection, &key)? {
        if let Some(row) = life::row(connection, cited.link.paper)? {
            cities.insert(row.city);
            printed = printed.or(Some(cited.number));
        }
    }
    let printed = printed.unwrap_or_else(|| number.to_owned());
    Ok(cities.into_iter().map(|city| Head::Number(key.clone(), printed.clone(), city)).collect())
}
