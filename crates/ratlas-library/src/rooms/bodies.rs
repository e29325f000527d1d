//! The bodies of cities, each once through its names.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use ratlas_german::fold;

use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::rooms::bodies::{self, NameRow};

/// Which bodies are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BodyQuery {
    /// Names of cities or their parts of addresses ([`city_slug`](crate::city_slug)); all if empty.
    pub cities: Vec<String>,
}

/// A body of a city, as the papers of its sittings name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyEntry {
    /// A part of addresses: the same through all names; unique in its city. What the city's profile or
    /// its kind calls it, e.g. `integration-board`, else made of its name.
    pub key: String,
    /// The usual name of the city.
    pub city: String,
    /// Its kind, e.g. `committee`.
    pub kind: Option<String>,
    /// Its names, the one it bore last first; spellings that differ in case are one.
    pub names: Vec<BodyName>,
    /// On how many days it sat.
    pub meetings: u64,
    /// How many papers speak of its sittings.
    pub papers: u64,
}

/// A name of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyName {
    /// As most papers print it.
    pub name: String,
    /// The first sitting under it, EDTF.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
    /// How many papers print it.
    pub papers: u64,
}

impl BodyEntry {
    /// The name it bore last.
    pub fn name(&self) -> &str {
        self.names.first().map_or(self.key.as_str(), |it| it.name.as_str())
    }
}

impl Library {
    /// The bodies that papers tell sittings of, by city, those with the most sittings first.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn bodies(&self, query: &BodyQuery) -> Result<Vec<BodyEntry>, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let cities = self.meant_cities(&query.cities)?;
        self.bodies_of(cities.as_deref(), None)
    }

    /// The bodies of some cities, or one of them.
    pub(super) fn bodies_of(
        &self,
        cities: Option<&[String]>,
        body: Option<&str>,
    ) -> Result<Vec<BodyEntry>, LibraryError> {
        let connection = &self.store.connection;
        let names = bodies::names(connection, cities, body).within(self.dir())?;
        let mut entries: BTreeMap<(String, String), BodyEntry> = BTreeMap::new();
        for row in names {
            let key = (row.city.clone(), row.body.clone());
            entries.entry(key).or_insert_with(|| BodyEntry::of(&row)).add(row);
        }
        for (key, sittings) in bodies::sittings(connection, cities, body).within(self.dir())? {
            if let Some(entry) = entries.get_mut(&key) {
                entry.meetings = sittings;
            }
        }
        let mut res: Vec<BodyEntry> = entries.into_values().map(BodyEntry::sorted).collect();
        // Stable: those of one city and as many sittings stay in the order of their keys.
        res.sort_by(|one, other| {
            (&one.city, Reverse(one.meetings)).cmp(&(&other.city, Reverse(other.meetings)))
        });
        Ok(res)
    }
}

impl BodyEntry {
    fn of(row: &NameRow) -> BodyEntry {
        BodyEntry {
            key: row.body.clone(),
            city: row.city.clone(),
            kind: None,
            names: Vec::new(),
            meetings: 0,
            papers: 0,
        }
    }

    fn add(&mut self, row: NameRow) {
        self.papers += row.papers;
        self.kind = self.kind.take().or(row.kind);
        let name =
            BodyName { name: row.name, first: row.first, last: row.last, papers: row.papers };
        let same = self.names.iter_mut().find(|it| fold(&it.name) == fold(&name.name));
        match same {
            Some(known) => known.join(name),
            None => self.names.push(name),
        }
    }

    fn sorted(mut self) -> BodyEntry {
        self.names.sort_by(|one, other| {
            other.last.cmp(&one.last).then_with(|| other.papers.cmp(&one.papers))
        });
        self
    }
}

impl BodyName {
    /// Takes another spelling of it in.
    fn join(&mut self, other: BodyName) {
        if other.papers > self.papers {
            self.name = other.name;
        }
        self.papers += other.papers;
        self.first = match (self.first.take(), other.first) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        self.last = self.last.take().max(other.last);
    }
}
