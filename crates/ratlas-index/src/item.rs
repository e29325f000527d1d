//! An item of an agenda to a document of the index.

use ratlas_german::{fold, reference_keys};
use ratlas_model::{AgendaItem, Openness, PageText, Record, Resolution};
use tantivy::TantivyDocument;

use crate::IndexedPaper;
use crate::document::{add_all, add_facts, add_prepared, add_votes};
use crate::order_key::{hash, of_item};
use crate::prepared::prepared;
use crate::schema::Fields;

/// The documents of a paper's agenda.
pub(crate) fn item_documents(paper: &IndexedPaper<'_>, fields: &Fields) -> Vec<TantivyDocument> {
    if paper.record.agenda.is_empty() {
        return Vec::new();
    }
    // What holds for the whole paper is analysed once.
    let mut common = TantivyDocument::default();
    common.add_text(fields.id, &paper.record.id);
    common.add_text(fields.kind, fields.unit.kind());
    add_facts(&mut common, paper.record, fields);
    let items = (1..).zip(&paper.record.agenda);
    items.map(|(position, item)| document(common.clone(), paper, position, item, fields)).collect()
}

fn document(
    mut doc: TantivyDocument,
    paper: &IndexedPaper<'_>,
    position: u64,
    item: &AgendaItem,
    fields: &Fields,
) -> TantivyDocument {
    doc.add_u64(fields.position, position);
    doc.add_u64(fields.order, of_item(&paper.record.id, position));
    if let Some(family) = paper.family {
        let name = item.number.as_deref().unwrap_or(&item.title);
        doc.add_u64(fields.family, hash(&[family, &fold(name)]));
    }
    add_prepared(&mut doc, fields.title, prepared(&item.title));
    let text = text(item, paper.pages);
    if !text.is_empty() {
        add_prepared(&mut doc, fields.text, prepared(&text));
    }
    let resolutions: Vec<&Resolution> = resolutions(paper.record, item).collect();
    let decided = resolutions.iter().filter_map(|it| it.outcome);
    let outcomes = item.outcome.into_iter().chain(decided);
    add_all(&mut doc, fields.outcome, outcomes.map(|it| it.as_str().to_owned()));
    let public = item.public.map(|it| it.to_string());
    let public = public.or(paper.record.public.map(Openness::as_str).map(str::to_owned));
    add_all(&mut doc, fields.public, public.into_iter());
    let decided = resolutions.iter().filter_map(|it| it.text.as_deref());
    let decided = decided.collect::<Vec<&str>>().join("\n");
    if !decided.is_empty() {
        doc.add_text(fields.resolution, prepared(&decided).stemmed);
    }
    let of_resolutions = resolutions.iter().filter_map(|it| it.vote.as_ref());
    add_votes(&mut doc, item.vote.iter().chain(of_resolutions), fields);
    add_numbers(&mut doc, paper.record, item, &resolutions, fields);
    doc
}

/// The text of an item, from behind its title up to the next item, its pages one after the other.
fn text(item: &AgendaItem, pages: &[PageText]) -> String {
    let mut res = String::new();
    for place in &item.text_at {
        let page = pages.iter().find(|it| it.number == place.page);
        let part = page.and_then(|it| it.text.get(place.span[0]..place.span[1]));
        res.push_str(part.unwrap_or_default());
        res.push('\n');
    }
    res.truncate(res.trim_end().len());
    res
}

/// What was decided under an item.
fn resolutions<'a>(record: &'a Record, item: &AgendaItem) -> impl Iterator<Item = &'a Resolution> {
    let number = item.number.clone();
    record.resolutions.iter().filter(move |it| number.is_some() && it.agenda_item == number)
}

/// The numbers of the papers an item deals with, and of what was decided under it.
fn add_numbers(
    doc: &mut TantivyDocument,
    record: &Record,
    item: &AgendaItem,
    resolutions: &[&Resolution],
    fields: &Fields,
) {
    let within = record.references.iter().filter(|it| {
        item.number.is_some() && it.agenda_item == item.number
            || it.evidence.at.iter().any(|at| {
                let inside = |of: &ratlas_model::Place| {
                    of.page == at.page && of.span[0] <= at.span[0] && at.span[1] <= of.span[1]
                };
                item.text_at.iter().chain(&item.evidence.at).any(inside)
            })
    });
    let decided = resolutions.iter().filter_map(|it| it.number.as_ref());
    let numbers = item.references.iter().chain(within.map(|it| &it.number)).chain(decided);
    add_all(doc, fields.number, numbers.flat_map(|it| reference_keys(it)));
}
