//! How papers are quoted: by people, by BibTeX, RIS and CSL-JSON.
//!
//! A citation holds what the paper says of itself and nothing else: what is not known is left out
//! in every style. The formats are written here and not by a library: the crates that write one of
//! them bring a date library and a parser for the dozen fields a council paper has.

mod bibtex;
mod csl;
mod date;
mod key;
mod ris;

use ratlas_model::{AgendaItem, ApplicantKind, Genre, Record};

use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::reading;

pub use self::bibtex::{biblatex, bibtex};
pub use self::csl::csl_json;
pub use self::ris::ris;

/// What is quoted of a paper, beyond the paper itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CitedPlace {
    /// A page, from 1.
    pub page: Option<u32>,
    /// The number of an agenda item, as printed.
    pub item: Option<String>,
}

/// The words of a language that formats need.
#[derive(Debug, Clone, Copy)]
pub struct CitationWords {
    /// Before the number of a page, e.g. `S.`.
    pub page: &'static str,
    /// Before the number of an agenda item, e.g. `TOP`.
    pub item: &'static str,
    /// Before the day of a sitting, e.g. `Sitzung vom`.
    pub sitting: &'static str,
    /// An EDTF date as people write it.
    pub day: fn(&str) -> String,
    /// The name of a genre.
    pub genre: fn(Genre) -> &'static str,
}

/// A paper as it is quoted.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The id of the paper.
    pub id: String,
    /// A short name that stays: `muenchen-2020-b01322`. Lower-case ASCII letters, digits, hyphens.
    pub key: String,
    /// The usual name of the city.
    pub city: Option<String>,
    /// Its official name.
    pub official_name: Option<String>,
    /// Who wrote the paper or whose sitting it belongs to; the city itself is not among them.
    pub authors: Vec<Author>,
    /// The title.
    pub title: Option<String>,
    /// What kind of paper it is.
    pub genre: Genre,
    /// The paper's own number, as printed.
    pub number: Option<String>,
    /// The paper's own date, EDTF.
    pub date: Option<String>,
    /// The day of its sitting, EDTF.
    pub sitting: Option<String>,
    /// The body that sat.
    pub body: Option<String>,
    /// The language of most of it, ISO 639-1.
    pub language: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// What is quoted of it.
    pub place: CitedPlace,
}

/// Who wrote a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The whole name.
    pub name: String,
    /// Family name and given name, of people only.
    pub person: Option<(String, String)>,
}

/// Why a place in a paper cannot be quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSuchPlace {
    /// The paper has fewer pages; how many.
    Page(u32),
    /// The paper has no such agenda item; the numbers it has.
    Item(Vec<String>),
}

impl Citation {
    /// The date to quote: the paper's own, else that of its sitting.
    pub fn quoted_date(&self) -> Option<&str> {
        self.date.as_deref().or(self.sitting.as_deref())
    }

    /// Page and item in words: `S. 3, TOP 2`.
    pub fn place_words(&self, words: &CitationWords) -> Option<String> {
        let page = self.place.page.map(|it| format!("{} {it}", words.page));
        let item = self.place.item.as_ref().map(|it| format!("{} {it}", words.item));
        let parts: Vec<String> = page.into_iter().chain(item).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// The sitting in words, where the paper has another date or none.
    pub fn sitting_words(&self, words: &CitationWords) -> Option<String> {
        let sitting = self.sitting.as_ref().filter(|it| Some(*it) != self.date.as_ref())?;
        Some(format!("{} {}", words.sitting, (words.day)(sitting)))
    }

    /// The name of its kind; nothing for papers of no known one.
    pub fn genre_word(&self, words: &CitationWords) -> Option<&'static str> {
        (self.genre != Genre::Other).then(|| (words.genre)(self.genre))
    }

    /// What reference managers show as a note.
    fn note(&self, words: &CitationWords) -> Option<String> {
        let parts: Vec<String> =
            self.sitting_words(words).into_iter().chain(self.place_words(words)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Who published it: the city by its official name.
    fn publisher(&self) -> Option<&str> {
        self.official_name.as_deref().or(self.city.as_deref())
    }
}

/// Whether the place is in the paper.
///
/// # Errors
///
/// What there is instead.
pub fn check_place(record: &Record, place: &CitedPlace) -> Result<(), NoSuchPlace> {
    if place.page.is_some_and(|it| it == 0 || it > record.source.pages) {
        return Err(NoSuchPlace::Page(record.source.pages));
    }
    let Some(item) = &place.item else { return Ok(()) };
    let numbers = |it: &AgendaItem| it.number.clone();
    let known: Vec<String> = record.agenda.iter().filter_map(numbers).collect();
    let same = |it: &String| it.trim_end_matches('.') == item.trim_end_matches('.');
    if known.iter().any(same) { Ok(()) } else { Err(NoSuchPlace::Item(known)) }
}

impl Library {
    /// How a paper is quoted.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn citation(&self, record: &Record, place: CitedPlace) -> Result<Citation, LibraryError> {
        let mut res = citation(record, place);
        if self.is_key_taken(record, &res.key).within(self.dir())? {
            res.key = key::told_apart(&res.key, &record.id);
        }
        Ok(res)
    }

    /// Whether an older paper of the library has the same key: the oldest one keeps it, so that keys
    /// stay as they are while the library grows.
    fn is_key_taken(&self, record: &Record, key: &str) -> rusqlite::Result<bool> {
        let Some(own) = &record.reference else { return Ok(false) };
        let connection = &self.store.connection;
        let same_number = ratlas_german::reference_key(&own.number);
        for paper in reading::keys_of_number(connection, &same_number)? {
            let Some(other) = self.store.record(paper)? else { continue };
            if other.id == record.id {
                return Ok(false);
            }
            if key::key(&other) == key {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Gives citations of one list keys of their own where papers of different numbers share one.
pub fn tell_apart(citations: &mut [Citation]) {
    let mut taken = std::collections::BTreeSet::new();
    for citation in citations {
        if !taken.insert(citation.key.clone()) {
            citation.key = key::told_apart(&citation.key, &citation.id);
            taken.insert(citation.key.clone());
        }
    }
}

fn citation(record: &Record, place: CitedPlace) -> Citation {
    let own = record.place.as_ref();
    let meeting = record.meeting.as_ref();
    Citation {
        id: record.id.clone(),
        key: key::key(record),
        city: own.map(|it| it.name.clone()),
        official_name: own.and_then(|it| it.official_name.clone()),
        authors: authors(record),
        title: record.title.as_ref().map(|it| it.text.clone()),
        genre: record.genre,
        number: record.reference.as_ref().map(|it| it.number.clone()),
        date: record.date.as_ref().map(|it| it.value.clone()),
        sitting: meeting.and_then(|it| it.date.clone()),
        body: meeting.and_then(|it| it.body.clone()),
        language: record.languages.first().map(|it| it.code.clone()),
        url: record.source.url.clone(),
        place,
    }
}

/// Of a motion or an inquiry who brought it in, of a paper of a sitting the body, else who issued it.
fn authors(record: &Record) -> Vec<Author> {
    let applicants = || record.applicants.iter().map(|it| applicant(record, it)).collect();
    let body = record.meeting.iter().filter_map(|it| it.body.clone()).map(organisation);
    let mut res: Vec<Author> = match record.genre {
        Genre::Motion | Genre::Amendment | Genre::Inquiry => applicants(),
        Genre::Minutes | Genre::Invitation | Genre::Agenda | Genre::ResolutionExtract => {
            body.collect()
        }
        _ => Vec::new(),
    };
    if res.is_empty() {
        res.extend(record.issuer.iter().flat_map(|it| {
            let unit = it.unit.iter().filter(|unit| **unit != it.name);
            std::iter::once(&it.name).chain(unit).cloned().map(organisation)
        }));
    }
    res.retain(|it| !is_the_city(record, &it.name));
    res.dedup();
    res
}

fn organisation(name: String) -> Author {
    Author { name, person: None }
}

fn applicant(record: &Record, applicant: &ratlas_model::Applicant) -> Author {
    let known = record.people.iter().find(|it| it.name == applicant.name);
    let is_person = applicant.kind == ApplicantKind::Person;
    let person = known
        .filter(|_| is_person)
        .and_then(|it| Some((it.family_name.clone()?, it.given_name.clone()?)));
    Author { name: applicant.name.clone(), person }
}

fn is_the_city(record: &Record, name: &str) -> bool {
    let place = record.place.iter();
    place.flat_map(|it| it.official_name.iter().chain([&it.name])).any(|it| it == name)
}

#[cfg(test)]
mod tests;
