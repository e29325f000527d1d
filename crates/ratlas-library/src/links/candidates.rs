//! Papers that a link may lead to.

use std::collections::HashMap;
use std::rc::Rc;

use rusqlite::Connection;

use crate::links::{MAX_OFFERS, Words};
use crate::store::links;
use crate::store::links::paper::{self, LinkPaper};

/// A paper and the telling words of its title.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) row: LinkPaper,
    pub(super) words: Words,
}

/// The papers of the store, each read once.
pub(super) struct Papers<'a> {
    connection: &'a Connection,
    read: HashMap<i64, Option<Rc<Candidate>>>,
}

impl<'a> Papers<'a> {
    pub(super) fn new(connection: &'a Connection) -> Papers<'a> {
        Papers { connection, read: HashMap::new() }
    }

    /// The paper with this key.
    pub(super) fn get(&mut self, paper: i64) -> rusqlite::Result<Option<Rc<Candidate>>> {
        if let Some(known) = self.read.get(&paper) {
            return Ok(known.clone());
        }
        let row = paper::read(self.connection, paper)?;
        let found = row.map(|row| Rc::new(Candidate { words: Words::of_paper(&row), row }));
        self.read.insert(paper, found.clone());
        Ok(found)
    }

    /// The papers that offer a key, but for one of them; none if it is too many.
    pub(super) fn offering(
        &mut self,
        key: &str,
        except: i64,
    ) -> rusqlite::Result<Vec<Rc<Candidate>>> {
        let found = links::offering(self.connection, key, MAX_OFFERS + 1)?;
        if found.len() > MAX_OFFERS {
            return Ok(Vec::new());
        }
        let mut res = Vec::new();
        for paper in found.into_iter().filter(|it| *it != except) {
            res.extend(self.get(paper)?);
        }
        Ok(res)
    }
}

/// Whether two papers are of one city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    Same,
    Other,
    /// One of them does not say where it comes from.
    Unknown,
}

impl Candidate {
    /// Whether it is of the same city as another.
    pub(super) fn places(&self, other: &Candidate) -> Places {
        match (&self.row.city, &other.row.city) {
            (Some(one), Some(two)) if one == two => Places::Same,
            (Some(_), Some(_)) => Places::Other,
            _ => Places::Unknown,
        }
    }

    /// Days from this paper to a later one, by the first day of their dates; `None` if one has no
    /// date.
    pub(super) fn days_until(&self, later: &Candidate) -> Option<i64> {
        days_between(self.row.date.as_deref()?, later.row.date.as_deref()?)
    }
}

/// Days from one EDTF date to another, each taken at its first day; a year alone is its middle.
pub(crate) fn days_between(from: &str, to: &str) -> Option<i64> {
    let (from, to) = (first_day(from)?, first_day(to)?);
    Some(i64::from((to - from).get_days()))
}

fn first_day(edtf: &str) -> Option<jiff::civil::Date> {
    let first = edtf.split('/').next()?;
    let mut parts = first.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().and_then(|it| it.parse().ok());
    let day = parts.next().and_then(|it| it.parse().ok()).unwrap_or(1);
    match month {
        None => jiff::civil::Date::new(year, 7, 1).ok(),
        // Seasons, quarters and halves of a year: their first month.
        Some(part @ 21..=24) => jiff::civil::Date::new(year, (part - 21) * 3 + 1, 1).ok(),
        Some(part @ 33..=36) => jiff::civil::Date::new(year, (part - 33) * 3 + 1, 1).ok(),
        Some(part @ 40..=41) => jiff::civil::Date::new(year, (part - 40) * 6 + 1, 1).ok(),
        Some(month) => jiff::civil::Date::new(year, month, day).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_between_dates() {
        for (from, to, expected) in [
            ("2020-12-03", "2021-01-03", Some(31)),
            ("2020-12-03", "2020-12-01", Some(-2)),
            ("2020", "2020-07-02", Some(1)),
            ("2004-35", "2004-07-11", Some(10)),
            ("2014/2017", "2014-07-01", Some(0)),
            ("2020-13-01", "2020-12-01", None),
            ("", "2020", None),
        ] {
            assert_eq!(days_between(from, to), expected, "{from} {to}");
        }
    }
}
