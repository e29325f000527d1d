//! A paper to the documents of the index.

use std::collections::BTreeSet;

use ratlas_german::{each_word, fold, reference_keys};
use ratlas_model::{Outcome, PageText, Record, Reference, Vote};
use tantivy::TantivyDocument;
use tantivy::schema::Field;

use crate::IndexedPaper;
use crate::date::days;
use crate::prepared::{Prepared, prepared, push_word};
use crate::schema::{Fields, PAPER, TextFields};

/// The documents of a paper: itself, then its pages.
pub(crate) fn documents(paper: &IndexedPaper<'_>, fields: &Fields) -> Vec<TantivyDocument> {
    let texts: Vec<Prepared> = paper.pages.iter().map(|it| prepared(&it.text)).collect();
    let mut res = vec![paper_document(paper, &texts, fields)];
    let pages = paper.pages.iter().zip(&texts);
    res.extend(pages.map(|(page, text)| page_document(paper.record, page, text, fields)));
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
    doc.add_text(fields.kind, PAPER);
    doc.add_u64(fields.seq, paper.seq);
    if let Some(title) = &record.title {
        add_prepared(&mut doc, fields.title, prepared(&title.text));
    }
    add_prepared(&mut doc, fields.text, joined(texts));
    add_business(&mut doc, record, fields);
    doc.add_u64(fields.pages, paper.pages.len() as u64);
    add_facts(&mut doc, record, fields);
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

fn add_prepared(doc: &mut TantivyDocument, fields: TextFields, text: Prepared) {
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
    let votes = of_resolutions.chain(record.agenda.iter().filter_map(|it| it.vote.as_ref()));
    let counts: [(Field, fn(&Vote) -> Option<u32>); 3] =
        [(fields.yes, |it| it.yes), (fields.no, |it| it.no), (fields.abstain, |it| it.abstain)];
    for (field, count) in counts {
        for count in votes.clone().filter_map(count).collect::<BTreeSet<u32>>() {
            doc.add_u64(field, u64::from(count));
        }
    }
}

fn add_facts(doc: &mut TantivyDocument, record: &Record, fields: &Fields) {
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
    add_all(doc, fields.public, record.public.iter().map(|it| it.as_str().to_owned()));
    add_all(doc, fields.topic, record.topics.iter().cloned());
    add_all(doc, fields.outcome, outcomes(record).map(|it| it.as_str().to_owned()));
    let bodies: Vec<&String> = bodies(record).collect();
    add_all(doc, fields.body_name, bodies.iter().map(|it| (*it).clone()));
    add_names(doc, fields.body_words, bodies, |word, terms| terms.extend_from_slice(word.stemmed));
    let factions = || record.people.iter().filter_map(|it| it.faction.as_ref());
    add_all(doc, fields.faction, factions().cloned());
    let keys = record.people.iter().filter_map(|it| it.faction_key.as_ref());
    add_all(doc, fields.faction_key, factions().chain(keys).map(|it| fold(it)));
    add_names(doc, fields.person, people(record), |word, terms| {
        terms.extend_from_slice(word.exact);
    });
}

/// Adds every value once, in a fixed order.
fn add_all(doc: &mut TantivyDocument, field: Field, values: impl Iterator<Item = String>) {
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
