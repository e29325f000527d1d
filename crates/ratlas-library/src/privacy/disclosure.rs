//! What of a paper may leave the house.

use std::collections::BTreeSet;

use ratlas_model::{Openness, PageText, Person, Record};

use crate::privacy::closed::without_closed_items;
use crate::privacy::filler::blacken;
use crate::privacy::find::{Known, Names};
use crate::privacy::name::{Forgotten, PersonName};
use crate::privacy::person::{InPaper, known};
use crate::privacy::role::is_private;

/// What may be given to others. The default gives least: no closed papers, no closed items, no private
/// persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Disclosure {
    /// Also papers and items that are not public.
    pub closed: bool,
    /// Also the names of private persons; see [`is_private`].
    pub private_persons: bool,
}

impl Disclosure {
    /// What both let through.
    #[must_use]
    pub fn and(self, other: Disclosure) -> Disclosure {
        Disclosure {
            closed: self.closed && other.closed,
            private_persons: self.private_persons && other.private_persons,
        }
    }
}

/// What was left out of a paper that is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Withheld {
    /// Items of the agenda that are not public.
    pub items: u64,
    /// Private persons.
    pub persons: u64,
}

/// A paper as it may be given to others.
#[derive(Debug, Clone, PartialEq)]
pub struct Disclosed {
    /// What it says.
    pub record: Record,
    /// Its texts; what is withheld is covered and as long as it was, so that every span stays right.
    pub pages: Vec<PageText>,
    /// What was left out.
    pub withheld: Withheld,
}

/// Whether a paper as a whole is not public.
///
/// Papers of sittings with a public and a closed part are not: minutes of such are published, and what
/// is closed in them is withheld item by item.
pub fn is_closed(record: &Record) -> bool {
    let meeting = || record.meeting.as_ref().and_then(|it| it.public);
    record.public.or_else(meeting) == Some(Openness::Closed)
}

/// The paper as it may be given to others; `None` if it may not be given at all.
///
/// Everything that gives papers to others asks here: export, server, push. The same paper and the same
/// `disclosure` always give the same.
pub fn disclosed(
    mut record: Record,
    mut pages: Vec<PageText>,
    disclosure: &Disclosure,
) -> Option<Disclosed> {
    let mut withheld = Withheld::default();
    if !disclosure.closed {
        if is_closed(&record) {
            return None;
        }
        withheld.items = without_closed_items(&mut record, &mut pages);
    }
    if !disclosure.private_persons {
        withheld.persons = without_private_persons(&mut record, &mut pages);
    }
    Some(Disclosed { record, pages, withheld })
}

/// Covers the names of private persons; gives how many there were.
fn without_private_persons(record: &mut Record, pages: &mut [PageText]) -> u64 {
    let private = PrivatePersons::of(record);
    if private.persons.is_empty() {
        return 0;
    }
    private.in_paper(record, pages).cover(record, pages);
    record.people.retain(|it| !is_private(it) || private.in_public.contains(&key(it)));
    private.n_persons
}

/// Covers the names of the private persons of a paper in texts that were taken from it.
pub(crate) fn cover_private(record: &Record, pages: &[PageText], texts: &mut [&mut String]) {
    let private = PrivatePersons::of(record);
    if !private.persons.is_empty() {
        let found = private.in_paper(record, pages);
        for text in texts {
            **text = blacken(text, found.places(text));
        }
    }
}

/// The private persons of a paper.
struct PrivatePersons {
    persons: BTreeSet<Known>,
    names: Names,
    n_persons: u64,
    /// Who is there in public: not private, though another row of theirs is.
    in_public: BTreeSet<Known>,
}

impl PrivatePersons {
    fn of(record: &Record) -> PrivatePersons {
        let in_public: BTreeSet<Known> =
            record.people.iter().filter(|it| !is_private(it)).map(key).collect();
        let is_meant = |it: &&Person| is_private(it) && !in_public.contains(&key(it));
        let private: Vec<&Person> = record.people.iter().filter(is_meant).collect();
        let forgotten: Vec<Forgotten> = private.iter().filter_map(|it| hashed(it)).collect();
        PrivatePersons {
            persons: private.iter().map(|it| named(it)).collect(),
            names: Names::of(&forgotten),
            n_persons: private.iter().map(|it| key(it)).collect::<BTreeSet<Known>>().len() as u64,
            in_public,
        }
    }

    fn in_paper(&self, record: &Record, pages: &[PageText]) -> InPaper<'_> {
        InPaper::of(record, pages, &self.names, self.persons.clone())
    }
}

/// By what the rows of one person are known.
fn key(person: &Person) -> Known {
    Known { form: String::new(), ..named(person) }
}

/// The name of a row; where only the whole is known its last word is the family name.
fn named(person: &Person) -> Known {
    let parts = known(person);
    if !parts.family.is_empty() {
        return parts;
    }
    let form = person.form_of_address.as_deref();
    match PersonName::parse(&person.name) {
        Some(it) => Known::new(Some(&it.given), Some(&it.family), form),
        None => Known::new(None, Some(&person.name), form),
    }
}

fn hashed(person: &Person) -> Option<Forgotten> {
    let (given, family) = (person.given_name.clone(), person.family_name.clone());
    let name = given.zip(family).map(|(given, family)| PersonName { given, family });
    let name = name.or_else(|| PersonName::parse(&person.name))?;
    Some(Forgotten::person(&name, None, String::new()))
}
