//! A paper without the names of some people.

use std::collections::BTreeSet;
use std::ops::Range;

use ratlas_model::{Evidence, PageText, Person, Place, Record};
use serde_json::Value;

use crate::privacy::alone::alone;
use crate::privacy::filler::blacken;
use crate::privacy::find::{Known, Names, is_of_others};
use crate::privacy::letters::{Letters, letters};

/// Values of a record that are no words of the paper, or words of which no name is made.
const NO_WORDS: &[&str] = &[
    "schema",
    "id",
    "sha256",
    "rule",
    "code",
    "whole",
    "duplicate_of",
    "place",
    "topics",
    "topic_counts",
    "genre",
];

/// Whom a paper names of those who are looked for, and who else is in it.
pub(crate) struct InPaper<'a> {
    names: &'a Names,
    /// The city, as [`letters`] writes it.
    city: String,
    persons: BTreeSet<Known>,
    others: Vec<Known>,
}

impl<'a> InPaper<'a> {
    /// Looks a paper through.
    ///
    /// Whoever is in `persons` is looked for whether the paper names them in full or not.
    pub(crate) fn of(
        record: &Record,
        pages: &[PageText],
        names: &'a Names,
        persons: BTreeSet<Known>,
    ) -> InPaper<'a> {
        let city = record.place.as_ref().map(|it| letters(&it.name)).unwrap_or_default();
        let mut res = InPaper { names, city, persons, others: Vec::new() };
        for person in &record.people {
            let known = known(person);
            if res.is_meant(&known) {
                res.persons.insert(known);
            } else {
                res.others.push(known);
            }
        }
        for page in pages {
            res.add_full(&page.text);
        }
        if !res.names.is_empty() {
            each_string(&json(record), &mut |it| res.add_full(it));
        }
        res
    }

    /// Whether nobody who is looked for is in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }

    fn is_meant(&self, known: &Known) -> bool {
        self.persons.iter().any(|it| it.given == known.given && it.family == known.family)
            || self.names.has(&self.city, &known.given, &known.family)
    }

    fn add_full(&mut self, text: &str) {
        let text = Letters::of(text);
        for full in self.names.full(&text, &self.city) {
            if !is_of_others(&text, &full, &self.others)
                && !self.persons.iter().any(|it| it.given == full.given && it.family == full.family)
            {
                let person = Known { given: full.given, family: full.family, form: String::new() };
                self.persons.insert(person);
            }
        }
    }

    /// The bytes of a text in which the names stand.
    pub(crate) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let text = Letters::of(text);
        let full = self.names.full(&text, &self.city).into_iter();
        let full = full.filter(|it| !is_of_others(&text, it, &self.others)).map(|it| it.range);
        // Who is called like the city cannot be told from it.
        let persons = self.persons.iter().filter(|it| it.family != self.city);
        let alone = persons.flat_map(|it| alone(&text, it, &self.others));
        full.chain(alone).map(|it| text.span(&it)).collect()
    }

    /// Covers the names in a record and its pages; gives the number of places on the pages.
    pub(crate) fn cover(&self, record: &mut Record, pages: &mut [PageText]) -> u64 {
        let mut n_places = 0;
        for page in pages {
            let mut places = self.places(&page.text);
            places.extend(self.given_names(record, page));
            n_places += n_apart(&mut places);
            page.text = blacken(&page.text, places);
        }
        for person in &mut record.people {
            if self.is_meant(&known(person)) {
                nameless(person);
            }
        }
        let mut value = json(record);
        each_string_mut(&mut value, &mut |it| *it = blacken(it, self.places(it)));
        *record = serde_json::from_value(value).expect("a record is read as it was written");
        n_places
    }

    /// Given names that stand apart from the family name, in another column: where the person was read.
    fn given_names(&self, record: &Record, page: &PageText) -> Vec<Range<usize>> {
        let mut res = Vec::new();
        for person in &record.people {
            let known = known(person);
            let Person { evidence: Evidence { at, .. }, .. } = person;
            if known.given.is_empty() || !self.is_meant(&known) {
                continue;
            }
            for Place { span: [from, to], .. } in at.iter().filter(|it| it.page == page.number) {
                let Some(words) = page.text.get(*from..*to) else { continue };
                let text = Letters::of(words);
                let n_letters = known.given.chars().count();
                let starts = (0..text.len()).filter(|it| text.begins_at(*it));
                let given = starts.map(|it| it..it + n_letters);
                let given =
                    given.filter(|it| text.is(it.clone(), &known.given) && text.ends_at(it.end));
                res.extend(given.map(|it| text.span(&it)).map(|it| it.start + from..it.end + from));
            }
        }
        res
    }
}

/// The person of a row.
pub(crate) fn known(person: &Person) -> Known {
    let form = person.form_of_address.as_deref();
    Known::new(person.given_name.as_deref(), person.family_name.as_deref(), form)
}

/// Takes the name out of a row; what the person was there stays, for votes and attendance are counted.
fn nameless(person: &mut Person) {
    let all = 0..person.name.len();
    person.name = blacken(&person.name, vec![all]);
    person.given_name = None;
    person.family_name = None;
    person.title = None;
}

/// How many places there are, those that overlap as one.
fn n_apart(places: &mut [Range<usize>]) -> u64 {
    places.sort_by_key(|it| it.start);
    let mut n_apart = 0;
    let mut end = 0;
    for place in places {
        n_apart += u64::from(place.start >= end);
        end = end.max(place.end);
    }
    n_apart
}

fn json(record: &Record) -> Value {
    serde_json::to_value(record).expect("a record is JSON")
}

/// Calls `see` with every text of a value that may hold words of the paper.
pub(crate) fn each_string(value: &Value, see: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter().for_each(|it| each_string(it, see)),
        Value::Object(fields) => {
            let words = fields.iter().filter(|(name, _)| !NO_WORDS.contains(&name.as_str()));
            words.for_each(|(_, it)| each_string(it, see));
        }
        _ => {}
    }
}

fn each_string_mut(value: &mut Value, see: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter_mut().for_each(|it| each_string_mut(it, see)),
        Value::Object(fields) => {
            let words = fields.iter_mut().filter(|(name, _)| !NO_WORDS.contains(&name.as_str()));
            words.for_each(|(_, it)| each_string_mut(it, see));
        }
        _ => {}
    }
}
