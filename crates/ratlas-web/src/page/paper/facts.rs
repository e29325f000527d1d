//! The facts of a paper, numbered, each with the way to its words.

use ratlas_model::{Basis, PageText, Place, Record};
use ratlas_present::facts::{Fact, basis, sections};
use ratlas_present::{Lang, Wording, on_one_line};

use crate::page::paper::leaves::Leaves;
use crate::page::paper::text::Marked;
use crate::state::address::Address;
use crate::state::paper::at_page;

/// Facts of one kind that are shown; the JSON of the paper has all.
const MAX_FACTS: usize = 400;

/// Places of one fact that are shown.
const MAX_PLACES: usize = 5;

/// Of what was printed so much is repeated beside a fact, in characters.
const MAX_RAW: usize = 120;

/// A value with the way to its words.
#[derive(Debug, Clone)]
pub(crate) struct FactRow {
    /// Its number on the page: `f7`, its words are `m7`.
    pub(crate) number: usize,
    /// What it is; `None` in lists.
    pub(crate) label: Option<&'static str>,
    /// The value in words.
    pub(crate) value: String,
    /// The words as printed, where they differ from the value.
    pub(crate) raw: Option<String>,
    /// Where the words are.
    pub(crate) places: Vec<PlaceLink>,
    /// How it is known, where the paper does not state it.
    pub(crate) basis: Option<&'static str>,
    /// The rule that read it; may be empty.
    pub(crate) rule: String,
    /// How sure it is, in percent.
    pub(crate) confidence: Option<u32>,
}

/// A link to words on a page.
#[derive(Debug, Clone)]
pub(crate) struct PlaceLink {
    /// The page, from 1.
    pub(crate) page: u32,
    /// The address: within this page, or of another view.
    pub(crate) href: String,
}

/// Facts of one kind.
#[derive(Debug)]
pub(crate) struct FactSection {
    /// What kind.
    pub(crate) heading: Wording,
    /// Its name.
    pub(crate) title: &'static str,
    /// The first facts, in the order of the record.
    pub(crate) facts: Vec<FactRow>,
    /// How many more there are.
    pub(crate) n_more: usize,
}

/// The facts of a paper and where their words stand.
#[derive(Debug)]
pub(crate) struct Numbered {
    /// By kind, in the order of the record; some empty.
    pub(crate) sections: Vec<FactSection>,
    /// The words of all facts, with the page they stand on and what they say.
    pub(crate) marks: Vec<PageMark>,
}

/// Words of a fact on a page.
#[derive(Debug)]
pub(crate) struct PageMark {
    /// The page, from 1.
    pub(crate) page: u32,
    /// Where on it, as text.
    pub(crate) marked: Marked,
    /// Where on it, as boxes in points.
    pub(crate) boxes: Vec<[f32; 4]>,
    /// What the fact says, in short.
    pub(crate) says: String,
}

/// What shows the words of facts: which views, under which address.
pub(crate) struct Shown<'a> {
    /// The texts.
    pub(crate) pages: &'a [PageText],
    /// The views.
    pub(crate) leaves: &'a Leaves,
    /// The view that is shown.
    pub(crate) view: usize,
    /// The address of the page.
    pub(crate) address: &'a Address,
}

impl Shown<'_> {
    /// The way to a place.
    fn link(&self, anchor: &str, place: &Place) -> PlaceLink {
        let at = self.leaves.leaf_at(place.page, place.span[0]);
        let href = match at {
            Some((idx, leaf)) if self.leaves.view_with(idx) != self.view => {
                format!("{}#{anchor}", at_page(self.address, leaf.page, leaf.part))
            }
            _ => format!("#{anchor}"),
        };
        PlaceLink { page: place.page, href }
    }

    /// The words at a place.
    fn words(&self, place: &Place) -> Option<&str> {
        let page = self.pages.iter().find(|it| it.number == place.page)?;
        page.text.get(place.span[0]..place.span[1])
    }
}

/// Everything a record says.
pub(crate) fn numbered(record: &Record, shown: &Shown<'_>, lang: Lang) -> Numbered {
    let mut res = Numbered { sections: Vec::new(), marks: Vec::new() };
    let mut number = 0;
    for section in sections(record, lang) {
        let mut rows = Vec::new();
        let n_more = section.facts.len().saturating_sub(MAX_FACTS);
        for fact in section.facts.iter().take(MAX_FACTS) {
            number += 1;
            res.marks.extend(marks(fact, number, lang));
            rows.push(row(fact, number, shown, lang));
        }
        let title = lang.say(section.heading);
        res.sections.push(FactSection { heading: section.heading, title, facts: rows, n_more });
    }
    res
}

/// The name of a place of a fact: what links lead to.
fn anchor(number: usize, idx: usize) -> String {
    match idx {
        0 => format!("m{number}"),
        _ => format!("m{number}-{}", idx + 1),
    }
}

fn marks(fact: &Fact<'_>, number: usize, lang: Lang) -> Vec<PageMark> {
    let label = fact.label.map_or(String::new(), |it| format!("{}: ", lang.say(it)));
    let says = cut(&on_one_line(&format!("{label}{}", fact.value)));
    let places = fact.at.iter().take(MAX_PLACES).enumerate();
    let mark = |(idx, place): (usize, &Place)| PageMark {
        page: place.page,
        marked: Marked {
            fact: number,
            anchor: anchor(number, idx),
            span: place.span[0]..place.span[1],
        },
        boxes: place.boxes.clone(),
        says: says.clone(),
    };
    places.map(mark).collect()
}

fn row(fact: &Fact<'_>, number: usize, shown: &Shown<'_>, lang: Lang) -> FactRow {
    let places = fact.at.iter().take(MAX_PLACES).enumerate();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let percent = |it: f32| (it.clamp(0.0, 1.0) * 100.0).floor() as u32;
    FactRow {
        number,
        label: fact.label.map(|it| lang.say(it)),
        value: fact.value.clone(),
        raw: raw(fact, shown),
        places: places.map(|(idx, it)| shown.link(&anchor(number, idx), it)).collect(),
        basis: (fact.basis != Basis::Explicit).then(|| basis(lang, fact.basis)),
        rule: fact.rule.to_owned(),
        confidence: fact.confidence.map(percent),
    }
}

/// What is printed, where the value does not say the same.
fn raw(fact: &Fact<'_>, shown: &Shown<'_>) -> Option<String> {
    let printed = on_one_line(shown.words(fact.at.first()?)?);
    let value = on_one_line(&fact.value);
    let is_said = value.contains(&printed) || printed.contains(&value);
    (!printed.is_empty() && !is_said).then(|| cut(&printed))
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_RAW) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

impl Numbered {
    /// The facts of a kind.
    pub(crate) fn of(&self, heading: Wording) -> &[FactRow] {
        let section = self.sections.iter().find(|it| it.heading == heading);
        section.map_or(&[], |it| it.facts.as_slice())
    }
}
