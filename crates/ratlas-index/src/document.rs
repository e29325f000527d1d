//! A paper to the documents of the index.

use std::collections::BTreeSet;

use ratlas_german::{each_word, fold, reference_keys};
use ratlas_model::{CitationKind, Outcome, PageText, Record, Reference, Vote};
use tantivy::TantivyDocument;
use tantivy::schema::Field;

use crate::IndexedPaper;
use crate::date::days;
use crate::item::item_documents;
use crate::order_key::{hash, of_paper};
use crate::passages::prepared_page;
use crate::prepared::{Prepared, prepared, push_word};
use crate::schema::{Fields, TextFields};

/// The documents of a paper: itself, then its pages, then the items of its agenda.
pub(crate) fn documents(
    paper: &IndexedPaper<'_>,
    fields: &Fields,
    items: &Fields,
) -> Vec<TantivyDocument> {
    let texts: Vec<Prepared> =
        paper.pages.iter().map(|it| prepared_page(paper.record, it)).collect();
    let mut res = vec![paper_document(paper, &texts, fields)];
    let pages = paper.pages.iter().zip(&texts);
    res.extend(pages.map(|(page, text)| page_document(paper.record, page, text, fields)));
    res.extend(item_documents(paper, items));
    res
}

fn paper_document(
    paper: &IndexedPaper<'_>,
    texts: &[Prepared],
    fields: &Fields,
) -> TantivyDocument {
    let record = paper.record;
    let mut doc = TantivyDocument::default();
    doc.add_text(fields.id, &record.id);
    doc.add_text(fields.kind, fields.unit.kind());
    doc.add_u64(fields.order, of_paper(&record.id));
    for (field, family) in [(fields.family, paper.family), (fields.whole, paper.whole)] {
        if let Some(family) = family {
            doc.add_u64(field, hash(&[family]));
        }
    }
    if let Some(title) = &record.title {
        add_prepared(&mut doc, fields.title, prepared(&title.text));
    }
    add_prepared(&mut doc, fields.text, joined(texts));
    add_business(&mut doc, record, fields);
    doc.add_u64(fields.pages, paper.pages.len() as u64);
    add_facts(&mut doc, record, fields);
    add_all(&mut doc, fields.public, record.public.iter().map(|it| it.as_str().to_owned()));
    add_all(&mut doc, fields.outcome, outcomes(record).map(|it| it.as_str().to_owned()));
    add_numbers(&mut doc, record, fields);
    doc
}

/// One text for the whole paper, so that phrases are found across page breaks.
fn joined(texts: &[Prepared]) -> Prepared {
    let join = |part: fn(&Prepared) -> &str| {
        let parts: Vec<&str> = texts.iter().map(part).filter(|it| !it.is_empty()).collect();
        parts.join(" ")
    };
    Prepared { stemmed: join(|it| &it.stemmed), exact: join(|it| &it.exact) }
}

pub(crate) fn add_prepared(doc: &mut TantivyDocument, fields: TextFields, text: Prepared) {
    doc.add_text(fields.stemmed, text.stemmed);
    doc.add_text(fields.exact, text.exact);
}

/// Adds what is asked for and decided, and how it was voted on.
fn add_business(doc: &mut TantivyDocument, record: &Record, fields: &Fields) {
    let decided = record.resolutions.iter().filter_map(|it| it.text.as_deref());
    let asked = record.request.iter().map(|it| it.text.as_str());
    let text: Vec<&str> = decided.chain(asked).collect();
    if !text.is_empty() {
        doc.add_text(fields.resolution, prepared(&text.join("\n")).stemmed);
    }
    let of_resolutions = record.resolutions.iter().filter_map(|it| it.vote.as_ref());
    let of_items = record.agenda.iter().filter_map(|it| it.vote.as_ref());
    add_votes(doc, of_resolutions.chain(of_items), fields);
}

/// A count of a vote.
type CountOf = fn(&Vote) -> Option<u32>;

/// Adds how often was voted for, against and not, each count once.
pub(crate) fn add_votes<'a>(
    doc: &mut TantivyDocument,
    votes: impl Iterator<Item = &'a Vote> + Clone,
    fields: &Fields,
) {
    let counts: [(Field, CountOf); 3] =
        [(fields.yes, |it| it.yes), (fields.no, |it| it.no), (fields.abstain, |it| it.abstain)];
    for (field, count) in counts {
        for count in votes.clone().filter_map(count).collect::<BTreeSet<u32>>() {
            doc.add_u64(field, u64::from(count));
        }
    }
}

/// Adds what holds for a paper and every item of its agenda.
pub(crate) fn add_facts(doc: &mut TantivyDocument, record: &Record, fields: &Fields) {
    doc.add_text(fields.genre, record.genre.as_str());
    if let Some(date) = search_date(record) {
        doc.add_i64(fields.date, date);
    }
    if let Some(place) = &record.place {
        doc.add_text(fields.city, &place.name);
        let names = [Some(&place.name), place.official_name.as_ref(), place.ags.as_ref()];
        add_all(doc, fields.city_key, names.into_iter().flatten().map(|it| fold(it)));
        add_all(doc, fields.state, place.state.iter().cloned());
    }
    add_all(doc, fields.language, record.languages.iter().map(|it| it.code.clone()));
    add_all(doc, fields.topic, record.topics.iter().cloned());
    let bodies: Vec<&String> = bodies(record).collect();
    add_all(doc, fields.body_name, bodies.iter().map(|it| (*it).clone()));
    add_names(doc, fields.body_words, bodies, |word, terms| terms.extend_from_slice(word.stemmed));
    add_factions(doc, record, fields);
    add_names(doc, fields.person, people(record), as_printed);
    add_names(doc, fields.applicant, record.applicants.iter().map(|it| &it.name), as_printed);
    let offices = offices(record);
    add_names(doc, fields.office, &offices, |word, terms| terms.extend_from_slice(word.stemmed));
    let laws = laws(record);
    add_names(doc, fields.law, &laws, as_printed);
    let stance = record.position.iter().filter_map(|it| it.stance);
    add_all(doc, fields.stance, stance.map(|it| it.to_string()));
}

fn as_printed(word: ratlas_german::Word<'_>, terms: &mut Vec<String>) {
    terms.extend_from_slice(word.exact);
}

/// Offices with their codes: of the paper, and those that are to do something.
fn offices(record: &Record) -> Vec<String> {
    let named = record.departments.iter().map(|it| match &it.code {
        Some(code) => format!("{} {code}", it.name),
        None => it.name.clone(),
    });
    let issuer = record.issuer.iter().flat_map(|it| it.unit.iter().chain([&it.name]).cloned());
    let measures = record.proposals.iter().flat_map(|it| &it.measures).chain(&record.measures);
    named.chain(issuer).chain(measures.filter_map(|it| it.responsible.clone())).collect()
}

/// Citations of laws, as printed and in their normal form.
fn laws(record: &Record) -> Vec<String> {
    let laws = record.citations.iter().filter(|it| it.kind == CitationKind::Law);
    laws.map(|it| match &it.normalized {
        Some(normalized) => format!("{} {normalized}", it.text),
        None => it.text.clone(),
    })
    .collect()
}

/// Adds the factions of people and applicants: all spellings of one are counted as one, by its key.
fn add_factions(doc: &mut TantivyDocument, record: &Record, fields: &Fields) {
    let printed = || record.people.iter().filter(|it| it.faction.is_some());
    let keys = || {
        let of_people = record.people.iter().filter_map(|it| it.faction_key.as_ref());
        of_people.chain(record.applicants.iter().filter_map(|it| it.faction.as_ref()))
    };
    let unknown = printed().filter(|it| it.faction_key.is_none());
    let values = keys().chain(unknown.filter_map(|it| it.faction.as_ref()));
    add_all(doc, fields.faction, values.cloned());
    let spellings = printed().filter_map(|it| it.faction.as_ref()).chain(keys());
    add_all(doc, fields.faction_key, spellings.map(|it| fold(it)));
}

/// Adds every value once, in a fixed order.
pub(crate) fn add_all(
    doc: &mut TantivyDocument,
    field: Field,
    values: impl Iterator<Item = String>,
) {
    for value in values.filter(|it| !it.is_empty()).collect::<BTreeSet<String>>() {
        doc.add_text(field, value);
    }
}

/// Adds names so that the words of one name share a position.
fn add_names<'a>(
    doc: &mut TantivyDocument,
    field: Field,
    names: impl IntoIterator<Item = &'a String>,
    terms_of: fn(ratlas_german::Word<'_>, &mut Vec<String>),
) {
    let mut text = String::new();
    for name in names.into_iter().collect::<BTreeSet<&String>>() {
        let mut terms = Vec::new();
        each_word(name, |word| terms_of(word, &mut terms));
        terms.sort();
        terms.dedup();
        push_word(&mut text, &terms);
    }
    if !text.is_empty() {
        doc.add_text(field, text);
    }
}

/// The date a paper is found and sorted by: its own, else its meeting's, else the first in a body.
fn search_date(record: &Record) -> Option<i64> {
    let own = record.date.as_ref().map(|it| it.value.as_str());
    let meeting = record.meeting.as_ref().and_then(|it| it.date.as_deref());
    let consultations = record.consultations.iter().filter_map(|it| it.date.as_deref());
    let dates = own.into_iter().chain(meeting).chain(consultations);
    dates.filter_map(days).map(|it| *it.start()).next()
}

fn bodies(record: &Record) -> impl Iterator<Item = &String> {
    let meeting = record.meeting.iter().filter_map(|it| it.body.as_ref());
    meeting.chain(record.consultations.iter().map(|it| &it.body))
}

fn outcomes(record: &Record) -> impl Iterator<Item = Outcome> {
    let resolutions = record.resolutions.iter().filter_map(|it| it.outcome);
    let agenda = record.agenda.iter().filter_map(|it| it.outcome);
    resolutions.chain(agenda).chain(record.consultations.iter().filter_map(|it| it.outcome))
}

fn people(record: &Record) -> impl Iterator<Item = &String> {
    let meeting = record.meeting.iter().flat_map(|it| it.chair.iter().chain(&it.minutes_by));
    let signatory = record.signatory.iter().map(|it| &it.name);
    record.people.iter().map(|it| &it.name).chain(meeting).chain(signatory)
}

fn add_numbers(doc: &mut TantivyDocument, record: &Record, fields: &Fields) {
    let own = record.reference.iter().map(|it| &it.number);
    add_all(doc, fields.own_number, own.clone().flat_map(|it| reference_keys(it)));
    let all = record.references.iter().map(|it| &it.number);
    let items = record.agenda.iter().flat_map(|it| &it.references);
    let resolutions = record.resolutions.iter().filter_map(|it| it.number.as_ref());
    let numbers = own.chain(all).chain(items).chain(resolutions);
    add_all(doc, fields.number, numbers.flat_map(|it| reference_keys(it)));
}

fn page_document(
    record: &Record,
    page: &PageText,
    text: &Prepared,
    fields: &Fields,
) -> TantivyDocument {
    let mut doc = TantivyDocument::default();
    doc.add_text(fields.id, &record.id);
    doc.add_u64(fields.page, u64::from(page.number));
    doc.add_text(fields.page_text, &text.stemmed);
    let on_page = |it: &&Reference| it.evidence.at.iter().any(|at| at.page == page.number);
    let numbers = record.references.iter().chain(&record.reference).filter(on_page);
    add_all(&mut doc, fields.page_number, numbers.flat_map(|it| reference_keys(&it.number)));
    doc
}
