//! Concepts, the names they bring, and what is wrong in a list of them.

use std::fmt::Write as _;

use ratlas_library::{Concept, ConceptTerm, Expansion, Relation, ThesaurusMistakeKind};
use ratlas_present::{Lang, word};
use serde::Serialize;

use crate::messages::Msg;

/// A concept with its names.
pub(crate) fn concept(concept: &Concept, lang: Lang) -> String {
    let mut res = format!("{}  [{}]\n", concept.label, word(lang, "thesaurus", &concept.source));
    for it in concept.terms.iter().filter(|it| it.text != concept.label) {
        let ConceptTerm { text, relation, cities, from, to, context, ambiguous: _ } = it;
        let about = about(*relation, cities, *from, *to, context, lang);
        let _ = writeln!(res, "    {text} ({about})");
    }
    res
}

/// Another name with what it counts and why.
pub(crate) fn name(it: &Expansion, lang: Lang) -> String {
    let about = about(it.relation, &it.cities, it.from, it.to, &it.context, lang);
    let weight = lang.decimal(f64::from(it.weight));
    let source = word(lang, "thesaurus", &it.source);
    format!("    {weight}  {} ({about}) – {} [{source}]\n", it.text, it.label)
}

/// How a name stands to its thing, where, when and beside what it is used.
fn about(
    relation: Relation,
    cities: &[String],
    from: Option<i16>,
    to: Option<i16>,
    context: &[String],
    lang: Lang,
) -> String {
    let mut said = vec![word(lang, "relation", relation.as_str()).to_owned()];
    said.extend(period(from, to, lang));
    match cities {
        [] => {}
        [_, _, _, ..] => said.push(lang.fill(Msg::ThesaurusCities, &[&cities.len()])),
        few => said.push(few.join(", ")),
    }
    if !context.is_empty() {
        said.push(lang.fill(Msg::ThesaurusBeside, &[&context.join(", ")]));
    }
    said.join("; ")
}

fn period(from: Option<i16>, to: Option<i16>, lang: Lang) -> Option<String> {
    match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(lang.fill(Msg::ThesaurusFrom, &[&from])),
        (None, Some(to)) => Some(lang.fill(Msg::ThesaurusTo, &[&to])),
        (Some(from), Some(to)) => Some(format!("{from}–{to}")),
    }
}

/// What is wrong in a line, and what to do about it.
pub(crate) fn mistake(kind: &ThesaurusMistakeKind, lang: Lang) -> (String, String) {
    use ThesaurusMistakeKind as Kind;
    let say = |msg: Msg| lang.say(msg).to_owned();
    match kind {
        Kind::OneColumn => (say(Msg::ThesaurusOneColumn), say(Msg::ThesaurusOneColumnHint)),
        Kind::Relation(it) => {
            (lang.fill(Msg::ThesaurusRelation, &[it]), say(Msg::ThesaurusRelationHint))
        }
        Kind::Year(it) => (lang.fill(Msg::ThesaurusYear, &[it]), say(Msg::ThesaurusYearHint)),
        Kind::NoWords(it) => {
            (lang.fill(Msg::ThesaurusNoWords, &[it]), say(Msg::ThesaurusNoWordsHint))
        }
        Kind::TooLong(it) => {
            (lang.fill(Msg::ThesaurusTooLong, &[it]), say(Msg::ThesaurusTooLongHint))
        }
        Kind::Twice(it) => (lang.fill(Msg::ThesaurusTwice, &[it]), say(Msg::ThesaurusTwiceHint)),
        Kind::Elsewhere { name, label } => {
            (lang.fill(Msg::ThesaurusElsewhere, &[name, label]), say(Msg::ThesaurusElsewhereHint))
        }
        Kind::TooMany(n) => {
            (lang.fill(Msg::ThesaurusTooMany, &[n]), say(Msg::ThesaurusTooManyHint))
        }
    }
}

/// A concept as a line of JSON.
#[derive(Serialize)]
pub(crate) struct ConceptLine<'a> {
    id: &'a str,
    label: &'a str,
    source: &'a str,
    names: Vec<NameLine<'a>>,
}

#[derive(Serialize)]
struct NameLine<'a> {
    text: &'a str,
    relation: &'static str,
    ambiguous: bool,
    cities: &'a [String],
    from: Option<i16>,
    to: Option<i16>,
    context: &'a [String],
}

impl<'a> ConceptLine<'a> {
    /// The line of a concept.
    pub(crate) fn new(concept: &'a Concept) -> ConceptLine<'a> {
        let names = concept.terms.iter().map(|it| NameLine {
            text: &it.text,
            relation: it.relation.as_str(),
            ambiguous: it.ambiguous,
            cities: &it.cities,
            from: it.from,
            to: it.to,
            context: &it.context,
        });
        let Concept { id, label, source, terms: _ } = concept;
        ConceptLine { id, label, source, names: names.collect() }
    }
}

/// Another name as a line of JSON.
#[derive(Serialize)]
pub(crate) struct ExpansionLine<'a> {
    typed: &'a str,
    text: &'a str,
    weight: f32,
    relation: &'static str,
    label: &'a str,
    source: &'a str,
    cities: &'a [String],
    from: Option<i16>,
    to: Option<i16>,
    context: &'a [String],
}

impl<'a> ExpansionLine<'a> {
    /// The line of a name that these words bring.
    pub(crate) fn new(typed: &'a str, it: &'a Expansion) -> ExpansionLine<'a> {
        ExpansionLine {
            typed,
            text: &it.text,
            weight: it.weight,
            relation: it.relation.as_str(),
            label: &it.label,
            source: &it.source,
            cities: &it.cities,
            from: it.from,
            to: it.to,
            context: &it.context,
        }
    }
}
