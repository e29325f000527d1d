//! The file, the paper itself, its numbers and its dates.

use ratlas_model::{Dated, Language, Openness, Party, Record, Reference, Where};

use super::{Fact, joined};
use crate::{Lang, Wording, date, word};

/// What a paper is, on one line: city, date, genre and number, as far as they are known.
pub fn head_line(record: &Record, lang: Lang) -> String {
    let own = record.date.as_ref().map(|it| it.value.as_str());
    joined([
        record.place.as_ref().map(|it| it.name.clone()),
        own.or_else(|| record.meeting.as_ref()?.date.as_deref()).map(|it| date(lang, it)),
        Some(word(lang, "genre", record.genre.as_str()).to_owned()),
        record.reference.as_ref().map(|it| it.number.clone()),
    ])
}

/// The file.
pub(super) fn file(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    let source = &record.source;
    let size = joined([
        Some(word(lang, "media_type", &source.media_type).to_owned()),
        Some(lang.count(u64::from(source.pages), Wording::PageOne, Wording::PageMany)),
        Some(lang.bytes(source.bytes)),
        source.encoding.clone(),
    ]);
    let layer = word(lang, "text_layer", source.text_layer.as_str());
    let mut res = vec![
        Fact::known(Wording::LabelPath, source.path.as_str()),
        Fact::known(Wording::LabelKind, size),
        Fact::known(Wording::LabelTextLayer, layer),
        Fact::known(Wording::LabelId, record.id.as_str()),
    ];
    res.extend(source.url.as_deref().map(|it| Fact::known(Wording::LabelUrl, it)));
    res.extend(source.duplicate_of.as_deref().map(|it| Fact::known(Wording::LabelDuplicate, it)));
    if !record.languages.is_empty() {
        res.push(Fact::known(Wording::LabelLanguages, languages(record, lang)));
    }
    // Where the other languages stand, and German made easy.
    let passages = record.languages.iter().filter(|it| !it.at.is_empty());
    res.extend(passages.map(|it| Fact::placed(language(it, lang), &it.at)));
    res
}

fn languages(record: &Record, lang: Lang) -> String {
    let names = record.languages.iter().map(|it| {
        let name = word(lang, "language", &it.code);
        format!("{name} {:.0} %", it.share * 100.0)
    });
    names.collect::<Vec<String>>().join(", ")
}

fn language(language: &Language, lang: Lang) -> String {
    joined([
        Some(word(lang, "language", &language.code).to_owned()),
        language.variant.as_deref().map(|it| word(lang, "variant", it).to_owned()),
    ])
}

/// What the paper is.
pub(super) fn paper(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    let mut res = vec![genre(record, lang)];
    res.extend(
        record.title.as_ref().map(|it| Fact::labelled(Wording::LabelTitle, &it.text, &it.evidence)),
    );
    res.extend(record.place.as_ref().map(|it| place(it, lang)));
    res.extend(record.issuer.as_ref().map(|it| party(Wording::LabelIssuer, it)));
    res.extend(record.addressee.as_ref().map(|it| party(Wording::LabelAddressee, it)));
    res.extend(record.public.map(|it| openness(record, it, lang)));
    res.extend(
        record
            .reference
            .as_ref()
            .map(|it| Fact::labelled(Wording::LabelNumber, &it.number, &it.evidence)),
    );
    res.extend(
        record
            .date
            .as_ref()
            .map(|it| Fact::labelled(Wording::LabelDate, date_words(it, lang), &it.evidence)),
    );
    res
}

fn genre(record: &Record, lang: Lang) -> Fact<'_> {
    let name = word(lang, "genre", record.genre.as_str());
    let label = record.genre_label.as_deref().filter(|it| *it != name);
    let value = label.map_or(name.to_owned(), |it| format!("{name} ({it})"));
    Fact {
        label: Some(Wording::LabelGenre),
        rule: record.genre_rule.as_deref().unwrap_or_default(),
        ..Fact::placed(value, &record.genre_at)
    }
}

fn place(place: &Where, lang: Lang) -> Fact<'_> {
    let value = joined([
        Some(place.official_name.as_ref().unwrap_or(&place.name).clone()),
        place.state.as_deref().map(|it| word(lang, "state", it).to_owned()),
        place.ags.as_deref().map(|it| lang.fill(Wording::Ags, &[&it])),
    ]);
    Fact::labelled(Wording::LabelPlace, value, &place.evidence)
}

/// An office or a person that issues, receives or signs.
pub(super) fn party(label: Wording, party: &Party) -> Fact<'_> {
    let value = joined([Some(party.name.clone()), party.unit.clone(), party.function.clone()]);
    Fact::labelled(label, value, &party.evidence)
}

fn openness(record: &Record, public: Openness, lang: Lang) -> Fact<'_> {
    Fact {
        label: Some(Wording::LabelPublic),
        ..Fact::placed(word(lang, "openness", public.as_str()), &record.public_at)
    }
}

/// Every number in the paper.
pub(super) fn references(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.references.iter().map(|it| Fact::listed(reference(it, lang), &it.evidence)).collect()
}

fn reference(reference: &Reference, lang: Lang) -> String {
    joined([
        Some(reference.number.clone()),
        Some(word(lang, "reference_kind", reference.kind.as_str()).to_owned()),
        Some(word(lang, "reference_role", reference.role.as_str()).to_owned()),
        reference.date.as_deref().map(|it| date(lang, it)),
        reference.originator.clone(),
        reference.agenda_item.as_deref().map(|it| lang.fill(Wording::Item, &[&it])),
    ])
}

/// Every date in the paper.
pub(super) fn dates(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    let line = |it: &Dated| {
        let role = word(lang, "date_role", it.role.as_str()).to_owned();
        joined([Some(date_words(it, lang)), Some(role)])
    };
    record.dates.iter().map(|it| Fact::listed(line(it), &it.evidence)).collect()
}

fn date_words(dated: &Dated, lang: Lang) -> String {
    let value = date(lang, &dated.value);
    match dated.qualifier.as_deref() {
        Some(qualifier) => format!("{} {value}", word(lang, "qualifier", qualifier)),
        None => value,
    }
}
