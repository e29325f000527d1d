//! The outline: headings with their pages.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};
use serde::Serialize;

use super::super::string::line;
use super::tree::{array, child, dictionary, pairs, resolved, string};

/// Headings that are kept; the outlines of city budgets have about 3,000.
const MAX_HEADINGS: usize = 20_000;

/// Deeper headings are told on this level.
const MAX_LEVEL: u32 = 32;

/// One heading of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 for those at the top.
    pub level: u32,
    /// On one line.
    pub title: String,
    /// The page it leads to, if it leads to one of this file.
    pub page: Option<u32>,
}

/// The headings in their order.
pub(super) fn outline(document: &Document, numbers: &BTreeMap<ObjectId, u32>) -> Vec<Heading> {
    let targets = Targets { document, numbers, named: named(document) };
    let mut res = Vec::new();
    let mut visited: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open: Vec<(&Object, u32)> = first(document).map(|it| (it, 1)).into_iter().collect();
    while let Some((item, level)) = open.pop() {
        // Every item is an object: one that is not, or that comes again, would be a loop.
        if res.len() >= MAX_HEADINGS || !item.as_reference().is_ok_and(|id| visited.insert(id)) {
            continue;
        }
        let Some(item) = dictionary(document, item) else { continue };
        open.extend(item.get(b"Next").ok().map(|it| (it, level)));
        open.extend(item.get(b"First").ok().map(|it| (it, (level + 1).min(MAX_LEVEL))));
        if let Some(title) = string(document, item, b"Title").and_then(line) {
            res.push(Heading { level, title, page: targets.page(item) });
        }
    }
    res
}

fn first(document: &Document) -> Option<&Object> {
    child(document, document.catalog().ok()?, b"Outlines")?.get(b"First").ok()
}

/// The places that have names, old and new form.
fn named(document: &Document) -> BTreeMap<&[u8], &Object> {
    let mut res = BTreeMap::new();
    let Ok(catalog) = document.catalog() else { return res };
    let old = child(document, catalog, b"Dests").map(|it| it.iter());
    res.extend(old.into_iter().flatten().map(|(name, place)| (name.as_slice(), place)));
    let tree = child(document, catalog, b"Names").and_then(|it| it.get(b"Dests").ok());
    for (name, place) in tree.map(|it| pairs(document, it, b"Names")).unwrap_or_default() {
        if let Ok(name) = name.as_str() {
            res.insert(name, place);
        }
    }
    res
}

struct Targets<'a> {
    document: &'a Document,
    numbers: &'a BTreeMap<ObjectId, u32>,
    named: BTreeMap<&'a [u8], &'a Object>,
}

impl Targets<'_> {
    /// The page an item of the outline leads to.
    fn page(&self, item: &Dictionary) -> Option<u32> {
        if let Ok(place) = item.get(b"Dest") {
            return self.of_place(place);
        }
        let action = child(self.document, item, b"A")?;
        let is_here = action.get(b"S").and_then(Object::as_name).is_ok_and(|it| it == b"GoTo");
        is_here.then(|| self.of_place(action.get(b"D").ok()?)).flatten()
    }

    fn of_place(&self, place: &Object) -> Option<u32> {
        let place = match resolved(self.document, place) {
            Object::Name(name) | Object::String(name, _) => {
                resolved(self.document, self.named.get(name.as_slice())?)
            }
            other => other,
        };
        let place = match place {
            Object::Dictionary(it) => array(self.document, it, b"D")?,
            other => other.as_array().ok()?.as_slice(),
        };
        match place.first()? {
            Object::Reference(id) => self.numbers.get(id).copied(),
            // A number counts the pages from 0.
            Object::Integer(it) => {
                let number = u32::try_from(*it).ok()?.checked_add(1)?;
                self.numbers.values().any(|it| *it == number).then_some(number)
            }
            _ => None,
        }
    }
}
