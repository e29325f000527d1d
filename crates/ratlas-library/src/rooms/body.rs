//! One body: its names, its sittings, and who sat in it over time.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use ratlas_extract::{HouseBodyName, Houses};
use ratlas_german::fold;
use ratlas_model::{Openness, Person, PersonRole, Presence};

use super::bodies::BodyEntry;
use super::meetings::openness;
use super::slug::slug;
use crate::Library;
use crate::error::{In, LibraryError};
use crate::houses::own_houses;
use crate::privacy::is_private;
use crate::store::rooms::people::Attended;
use crate::store::rooms::{bodies, people};

/// A body through time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its names in papers and its counts.
    pub entry: BodyEntry,
    /// Its names by the profile of its city, oldest first, each with its first and last year; empty
    /// without a profile that knows it.
    pub known_names: Vec<HouseBodyName>,
    /// Its sittings, newest first, 2,000 at most.
    pub meetings: Vec<BodyMeeting>,
    /// Who sat in it by lists of attendance, those with the most sittings first. Private persons
    /// ([`is_private`](crate::is_private)) are not among them.
    pub people: Vec<BodyPerson>,
}

/// A sitting of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyMeeting {
    /// The day, EDTF.
    pub date: String,
    /// Whether it is public.
    pub public: Option<Openness>,
    /// How many papers speak of it.
    pub papers: u64,
}

/// Somebody who sat in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyPerson {
    /// As the newest list prints it, without title.
    pub name: String,
    /// In the newest list.
    pub role: PersonRole,
    /// As the newest list that has one prints it: an office, or the organisation somebody sits for.
    pub function: Option<String>,
    /// The group in the newest list.
    pub group: Option<String>,
    /// As the newest list that has one prints it.
    pub faction: Option<String>,
    /// The key all spellings of that faction share.
    pub faction_key: Option<String>,
    /// The first sitting whose list has the name, EDTF.
    pub first: String,
    /// The last one.
    pub last: String,
    /// In how many sittings' lists the name is.
    pub sittings: u64,
    /// Over all years; its year is 0.
    pub total: PersonYear,
    /// By year, ascending.
    pub years: Vec<PersonYear>,
}

/// Sittings of one person in one year. What a list leaves open is in none of the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PersonYear {
    /// The year.
    pub year: i64,
    /// Was there, perhaps for a part.
    pub present: u64,
    /// Was excused, or represented by somebody else.
    pub excused: u64,
    /// Was not there.
    pub absent: u64,
    /// Of those `present`: for somebody else.
    pub substitute: u64,
}

/// More sittings are not told.
const MAX_MEETINGS: usize = 2_000;

/// Rows of lists of attendance that are read: 40 people in 2,000 sittings.
const MAX_ROWS: usize = 80_000;

impl Library {
    /// A body with its sittings and people; `None` if no paper tells of it. `city` is a name or a part of
    /// an address, `key` a [`BodyEntry::key`].
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`], [`LibraryError::House`] for a wrong city profile.
    pub fn body(&self, city: &str, key: &str) -> Result<Option<Body>, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let cities = self.meant_cities(&[city.to_owned()])?.unwrap_or_default();
        let Some(entry) = self.bodies_of(Some(&cities), Some(key))?.into_iter().next() else {
            return Ok(None);
        };
        let connection = &self.store.connection;
        let days = bodies::days(connection, &entry.city, key, MAX_MEETINGS).within(self.dir())?;
        let meeting = |it: bodies::DayRow| BodyMeeting {
            public: openness(it.public.as_deref()),
            date: it.date,
            papers: it.papers,
        };
        let lists = people::attended(connection, &entry.city, key, MAX_ROWS).within(self.dir())?;
        Ok(Some(Body {
            known_names: self.known_names(&entry)?,
            meetings: days.into_iter().map(meeting).collect(),
            people: over_time(lists),
            entry,
        }))
    }

    /// The names of a body by the profile of its city; a user's own profile comes first.
    fn known_names(&self, body: &BodyEntry) -> Result<Vec<HouseBodyName>, LibraryError> {
        let connection = &self.store.connection;
        let Some(ags) = bodies::ags(connection, &body.city).within(self.dir())? else {
            return Ok(Vec::new());
        };
        let own = own_houses(self.dir())?;
        let house = own.by_ags(&ags).or_else(|| Houses::builtin().by_ags(&ags));
        let bodies = house.into_iter().flat_map(|it| &it.bodies);
        let mut known = bodies.filter(|it| slug(&it.key) == body.key);
        Ok(known.next().map(|it| it.names.clone()).unwrap_or_default())
    }
}

/// People by their names, from lists of attendance in the order of time.
fn over_time(lists: Vec<Attended>) -> Vec<BodyPerson> {
    let mut people: BTreeMap<String, BodyPerson> = BTreeMap::new();
    for Attended { date, person } in lists {
        if is_private(&person) || person.name.trim().is_empty() {
            continue;
        }
        let key = fold(person.name.trim());
        people.entry(key).or_insert_with(|| BodyPerson::new(&person, &date)).add(person, date);
    }
    let mut res: Vec<BodyPerson> = people.into_values().collect();
    // Stable: equal ones stay in the order of their names.
    res.sort_by_key(|it| Reverse(it.sittings));
    res
}

impl BodyPerson {
    fn new(person: &Person, date: &str) -> BodyPerson {
        BodyPerson {
            name: person.name.clone(),
            role: person.role,
            function: None,
            group: None,
            faction: None,
            faction_key: None,
            first: date.to_owned(),
            last: String::new(),
            sittings: 0,
            total: PersonYear::default(),
            years: Vec::new(),
        }
    }

    /// Adds a row of the list of a sitting, not older than the ones before.
    fn add(&mut self, person: Person, date: String) {
        // Versions of minutes, and those who stand in two groups, count once.
        if self.last == date {
            return;
        }
        self.sittings += 1;
        self.total.add(&person);
        let year = date.get(..4).and_then(|it| it.parse().ok()).unwrap_or_default();
        if self.years.last().is_none_or(|it| it.year != year) {
            self.years.push(PersonYear { year, ..PersonYear::default() });
        }
        if let Some(last) = self.years.last_mut() {
            last.add(&person);
        }
        let Person { name, role, function, group, faction, faction_key, .. } = person;
        (self.name, self.role, self.last, self.group) = (name, role, date, group);
        self.function = function.or_else(|| self.function.take());
        if faction.is_some() {
            (self.faction, self.faction_key) = (faction, faction_key);
        }
    }
}

impl PersonYear {
    fn add(&mut self, person: &Person) {
        match person.presence {
            Some(Presence::Present | Presence::Partial) => {
                self.present += 1;
                self.substitute += u64::from(person.substitute_for.is_some());
            }
            Some(Presence::Excused | Presence::Represented) => self.excused += 1,
            Some(Presence::Absent) => self.absent += 1,
            Some(Presence::Unknown) | None => {}
        }
    }
}
