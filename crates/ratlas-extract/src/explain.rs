//! What a paper could have meant and does not: the candidates that lost, and why.

use std::ops::Range;

use ratlas_model::{Basis, DateRole, Evidence, Record, ReferenceRole};
use ratlas_read::Pages;

use crate::document::{self, Document, one_line};
use crate::facts::{Facts, facts, genre, number, title};
use crate::found::{Found, evidence};
use crate::lexicon::precision;
use crate::record::{self, place};
use crate::{Houses, Origin};

/// A paper's record, and what it was chosen from.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What the paper says.
    pub record: Record,
    /// What it could have meant, by field in the order of the record.
    pub lost: Vec<Candidate>,
}

/// A value that was found and not chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The field it is no value of: `genre`, `title`, `place`, `reference`, `date`.
    pub field: &'static str,
    /// What it would have been.
    pub value: String,
    /// Where it stands, and which rule found it.
    pub evidence: Evidence,
    /// Why it was not chosen.
    pub reason: Reason,
}

/// Why a candidate lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A rule that is tried before this one found something.
    LaterRule,
    /// It is something else to the paper: the role it has instead.
    OtherRole(&'static str),
    /// Less speaks for it: its weight, and that of the chosen one.
    LessWeight(u32, u32),
    /// Too little speaks for it: its weight, and what is needed.
    TooLittle(u32, u32),
    /// The paper does not tell which of several of this name it is.
    Ambiguous,
    /// It has the shape of a number, but no label, or stands in a date, an address or behind a word
    /// such as `Telefon`.
    NoLabel,
}

impl Reason {
    /// The written name.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::LaterRule => "later-rule",
            Reason::OtherRole(_) => "other-role",
            Reason::LessWeight(..) => "less-weight",
            Reason::TooLittle(..) => "too-little",
            Reason::Ambiguous => "ambiguous",
            Reason::NoLabel => "no-label",
        }
    }
}

/// How often what a rule found in the sample papers was right, and how often wrong; `None` for a
/// rule of which nothing was judged.
pub fn judged(rule: &str) -> Option<(u32, u32)> {
    precision::judged(rule)
}

/// Reads a paper as [`extract`](crate::extract) does, and keeps what was not chosen.
pub fn explain(pages: &Pages, houses: &Houses, origin: Origin) -> Explanation {
    let document = document::document(pages);
    let facts = facts(&document, houses, None);
    let record = record::record(pages, &document, &facts, houses, origin);
    let mut lost = genres(&document, &facts);
    lost.extend(titles(&document, &facts));
    lost.extend(places(&document, &facts));
    lost.extend(references(&record));
    lost.extend(unlabelled(&document, &facts, houses));
    lost.extend(dates(&record));
    Explanation { record, lost }
}

fn candidate<T>(
    document: &Document,
    field: &'static str,
    value: String,
    found: &Found<T>,
) -> Candidate {
    Candidate { field, value, evidence: found.evidence(document), reason: Reason::LaterRule }
}

fn genres(document: &Document, facts: &Facts) -> Vec<Candidate> {
    let chosen = facts.genre.as_ref().map(|it| it.value.genre);
    let mut res: Vec<Candidate> = Vec::new();
    for it in genre::candidates(document, &facts.head) {
        let value = it.value.genre.as_str().to_owned();
        if chosen != Some(it.value.genre) && res.iter().all(|other| other.value != value) {
            res.push(candidate(document, "genre", value, &it));
        }
    }
    res
}

fn titles(document: &Document, facts: &Facts) -> Vec<Candidate> {
    let chosen = facts.title.as_ref().map(|it| it.value.as_str());
    let label = facts.genre_label();
    let kind = facts.genre.as_ref().map(|it| it.value.genre);
    let mut res: Vec<Candidate> = Vec::new();
    for it in title::candidates(document, &facts.head, kind, label.as_ref()) {
        let is_new = res.iter().all(|other| other.value != it.value);
        if chosen != Some(it.value.as_str()) && is_new {
            res.push(candidate(document, "title", it.value.clone(), &it));
        }
    }
    res
}

fn places(document: &Document, facts: &Facts) -> Vec<Candidate> {
    let chosen = facts.place.chosen.as_ref().map(|it| it.municipality.short);
    let weighed = place::weighed(document);
    let weight_of = |name: &str| weighed.iter().find(|it| it.name == name).map(|it| it.weight);
    let best = chosen.and_then(weight_of);
    let lost = weighed.iter().filter(|it| chosen != Some(it.name));
    let reason = |weight: u32| match best {
        _ if facts.place.ambiguous.is_some() => Reason::Ambiguous,
        Some(best) => Reason::LessWeight(weight, best),
        None => Reason::TooLittle(weight, place::ENOUGH_WEIGHT),
    };
    lost.map(|it| Candidate {
        field: "place",
        value: it.name.to_owned(),
        evidence: evidence(document, it.spans.iter().cloned(), it.rule, Basis::Explicit),
        reason: reason(it.weight),
    })
    .collect()
}

/// Numbers that are not the paper's own.
fn references(record: &Record) -> impl Iterator<Item = Candidate> + '_ {
    let others = record.references.iter().filter(|it| it.role != ReferenceRole::Own);
    others.map(|it| Candidate {
        field: "reference",
        value: it.number.clone(),
        evidence: it.evidence.clone(),
        reason: Reason::OtherRole(it.role.as_str()),
    })
}

/// What has the shape of one of the city's numbers and was not taken for one.
fn unlabelled(document: &Document, facts: &Facts, houses: &Houses) -> Vec<Candidate> {
    /// A long paper has many; the first show what is wrong.
    const MOST: usize = 20;
    let ags = facts.place.chosen.as_ref().map(|it| it.municipality.ags);
    let Some(house) = ags.and_then(|it| houses.by_ags(it)) else { return Vec::new() };
    let is_taken = |span: &Range<usize>| {
        let before = facts.numbers.partition_point(|it| it.span.end <= span.start);
        facts.numbers.get(before).is_some_and(|it| it.span.start < span.end)
    };
    let refused = number::shaped(document, house).filter(|it| !is_taken(&it.span));
    let lost = |it: Found<()>| Candidate {
        reason: Reason::NoLabel,
        ..candidate(document, "reference", one_line(&document.text[it.span.clone()]), &it)
    };
    refused.take(MOST).map(lost).collect()
}

/// Dates that are not the paper's own.
fn dates(record: &Record) -> impl Iterator<Item = Candidate> + '_ {
    let others = record.dates.iter().filter(|it| it.role != DateRole::Document);
    others.map(|it| Candidate {
        field: "date",
        value: it.value.clone(),
        evidence: it.evidence.clone(),
        reason: Reason::OtherRole(it.role.as_str()),
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use ratlas_model::TextLayer;
    use ratlas_read::Page;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let page = Page { number: 1, text: text.to_owned(), ..Page::default() };
        let pages = Pages {
            media_type: "text/plain",
            encoding: None,
            text_layer: TextLayer::Native,
            pages: vec![page],
            recogniser: None,
            findings: Vec::new(),
        };
        let origin = Origin::new("0".to_owned(), "a.txt".to_owned(), text.as_bytes());
        let explanation = explain(&pages, Houses::builtin(), origin.clone());
        assert_eq!(explanation.record, crate::extract(&pages, Houses::builtin(), origin));
        let lost = explanation.lost.iter().map(|it| {
            let span = it.evidence.at.first().map_or("", |it| &text[it.span[0]..it.span[1]]);
            format!("{} {}: {} `{span}` {:?}", it.field, it.value, it.evidence.rule, it.reason)
        });
        expected.assert_eq(&lost.collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn what_a_letter_does_not_mean() {
        check(
            "Stadt Karlsruhe\nStellungnahme zum Antrag\nVorlage Nr.: 2021/0815\n\
             Betreff: Sprachkurse\n\nDer Antrag 2021/0700 vom 03.02.2021 nennt Ettlingen und 2020/2021.\n\
             Tel. 2021/0999\nDer Gemeinderat möge beschließen: Kurse.\n",
            expect![[r#"
                genre motion: genre/formula `Der Gemeinderat möge beschließen` LaterRule
                title Betreff: Sprachkurse: title/first-block `Betreff: Sprachkurse` LaterRule
                reference 2021/0700: number/karlsruhe-paper `2021/0700` OtherRole("answered")
                reference 2020/2021: number/karlsruhe-paper `2020/2021` NoLabel
                reference 2021/0999: number/karlsruhe-paper `2021/0999` NoLabel
                date 2021-02-03: date/numeric `03.02.2021` OtherRole("motion")
                date 2020/2021: date/year-range `2020/2021` OtherRole("period")"#]],
        );
    }
}
