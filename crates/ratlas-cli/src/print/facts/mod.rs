//! The facts of a paper as a sheet to read, in the order of the record.
//!
//! `paper.rs`, `meeting.rs`, `decisions.rs` and `business.rs` turn parts of the record into [`Fact`]s; only this
//! file lays them out.

mod business;
mod decisions;
mod explained;
mod meeting;
mod notes;
mod paper;

pub(crate) use self::explained::explained;
pub(crate) use self::meeting::vote;
pub(crate) use self::notes::{FIELDS, Note, notes};

use ratlas_model::{Basis, Evidence, PageText, Place, Record};

use super::colour::{Style, on_one_line};
use super::push_line;
use crate::messages::words::word;
use crate::messages::{Lang, Msg};

/// More places than this are counted, not quoted: a name in minutes may stand on every page.
const QUOTED_PLACES: usize = 3;
/// Longer quotations are cut in the middle; the words that begin and end a passage identify it.
const QUOTED_CHARS: usize = 120;

/// Facts of one kind.
struct Section<'a> {
    heading: Msg,
    facts: Vec<Fact<'a>>,
}

/// One value with what it was read from.
struct Fact<'a> {
    label: Option<Msg>,
    value: String,
    at: &'a [Place],
    rule: &'a str,
    basis: Basis,
}

impl<'a> Fact<'a> {
    /// A value that is not read from the words of the paper.
    fn known(label: Msg, value: impl Into<String>) -> Fact<'a> {
        let value = value.into();
        Fact { label: Some(label), value, at: &[], rule: "", basis: Basis::Explicit }
    }

    /// A value with its evidence, under a label.
    fn labelled(label: Msg, value: impl Into<String>, evidence: &'a Evidence) -> Fact<'a> {
        Fact { label: Some(label), ..Fact::listed(value, evidence) }
    }

    /// A value with its evidence, one of a list.
    fn listed(value: impl Into<String>, evidence: &'a Evidence) -> Fact<'a> {
        let Evidence { at, rule, basis, .. } = evidence;
        Fact { label: None, value: value.into(), at, rule, basis: *basis }
    }

    /// A value of which only the places are known.
    fn placed(value: impl Into<String>, at: &'a [Place]) -> Fact<'a> {
        Fact { label: None, value: value.into(), at, rule: "", basis: Basis::Explicit }
    }
}

/// Everything a record says, each value with its page, the words it was read from and its rule.
///
/// `pages` are the texts the places count in; without them nothing is quoted.
pub(crate) fn sheet(record: &Record, pages: &[PageText], lang: Lang, style: Style) -> String {
    let mut res = paper::head(record, lang, style);
    for section in sections(record, lang).iter().filter(|it| !it.facts.is_empty()) {
        res.push('\n');
        res.push_str(&style.bold(lang.say(section.heading)));
        res.push('\n');
        for fact in &section.facts {
            res.push_str(&fact_lines(fact, pages, lang, style));
        }
    }
    res
}

/// The files that hold a paper.
pub(crate) fn files(files: &[String], lang: Lang, style: Style) -> String {
    let mut res = format!("\n{}\n", style.bold(lang.say(Msg::ShowFiles)));
    for file in files {
        push_line(&mut res, &format!("  {}", on_one_line(file)));
    }
    res
}

/// The facts in the order of the record.
fn sections(record: &Record, lang: Lang) -> Vec<Section<'_>> {
    vec![
        Section { heading: Msg::SectionFile, facts: paper::file(record, lang) },
        Section { heading: Msg::SectionPaper, facts: paper::paper(record, lang) },
        Section { heading: Msg::SectionReferences, facts: paper::references(record, lang) },
        Section { heading: Msg::SectionDates, facts: paper::dates(record, lang) },
        Section { heading: Msg::SectionMeeting, facts: meeting::meeting(record, lang) },
        Section { heading: Msg::SectionConsultations, facts: meeting::consultations(record, lang) },
        Section { heading: Msg::SectionPeople, facts: meeting::people(record, lang) },
        Section { heading: Msg::SectionAgenda, facts: meeting::agenda(record, lang) },
        Section { heading: Msg::SectionResolutions, facts: decisions::resolutions(record, lang) },
        Section { heading: Msg::SectionApplicants, facts: business::applicants(record, lang) },
        Section { heading: Msg::SectionRequest, facts: business::request(record, lang) },
        Section { heading: Msg::SectionQuestions, facts: business::questions(record, lang) },
        Section { heading: Msg::SectionPosition, facts: business::position(record, lang) },
        Section { heading: Msg::SectionProposals, facts: decisions::proposals(record, lang) },
        Section { heading: Msg::SectionGoals, facts: decisions::statements(&record.goals) },
        Section { heading: Msg::SectionMeasures, facts: decisions::measures(record, lang) },
        Section { heading: Msg::SectionDeadlines, facts: decisions::deadlines(record, lang) },
        Section { heading: Msg::SectionMoney, facts: decisions::money(record, lang) },
        Section { heading: Msg::SectionCitations, facts: decisions::citations(record, lang) },
        Section { heading: Msg::SectionDepartments, facts: decisions::departments(record, lang) },
        Section { heading: Msg::SectionSignatory, facts: decisions::signatory(record) },
        Section { heading: Msg::SectionTopics, facts: decisions::topics(record, lang) },
        Section { heading: Msg::SectionFindings, facts: decisions::findings(record, lang) },
    ]
}

fn fact_lines(fact: &Fact<'_>, pages: &[PageText], lang: Lang, style: Style) -> String {
    let value = on_one_line(&fact.value);
    let mut res = match fact.label {
        Some(label) => format!("  {:<LABEL_WIDTH$} {value}", lang.say(label)),
        None => format!("  {value}"),
    };
    res.truncate(res.trim_end().len());
    res.push('\n');
    let source = source(fact, pages, lang);
    if !source.is_empty() {
        push_line(&mut res, &format!("      {}", style.dim(&source)));
    }
    res
}

/// Wide enough for the longest label, `Gemeindeschlüssel`.
const LABEL_WIDTH: usize = 17;

/// Where a value was read, by which rule, and whether the paper states it.
fn source(fact: &Fact<'_>, pages: &[PageText], lang: Lang) -> String {
    // The same word twice on a page tells a reader nothing new.
    let mut parts: Vec<String> = Vec::new();
    let mut further = 0;
    for shown in fact.at.iter().map(|it| place(it, pages, lang)) {
        if parts.contains(&shown) {
            continue;
        }
        if parts.len() < QUOTED_PLACES {
            parts.push(shown);
        } else {
            further += 1;
        }
    }
    if further > 0 {
        parts.push(lang.count(further, Msg::FurtherPlace, Msg::FurtherPlaces));
    }
    if !fact.rule.is_empty() {
        parts.push(lang.fill(Msg::Rule, &[&fact.rule]));
    }
    if fact.basis != Basis::Explicit {
        parts.push(basis(lang, fact.basis).to_owned());
    }
    parts.join(" · ")
}

fn basis(lang: Lang, basis: Basis) -> &'static str {
    match basis {
        Basis::Explicit => word(lang, "basis", "explicit"),
        Basis::Inferred => word(lang, "basis", "inferred"),
        Basis::Derived => word(lang, "basis", "derived"),
    }
}

/// A place with the words that stand there.
fn place(place: &Place, pages: &[PageText], lang: Lang) -> String {
    let page = lang.fill(Msg::Page, &[&place.page]);
    let [start, end] = place.span;
    let text = pages.iter().find(|it| it.number == place.page).map(|it| it.text.as_str());
    match text.and_then(|it| it.get(start..end)) {
        Some(words) => format!("{page}: {}", lang.quoted(&shortened(&on_one_line(words)))),
        None => page,
    }
}

/// A passage by the words that begin and end it.
fn shortened(words: &str) -> String {
    let n_chars = words.chars().count();
    if n_chars <= QUOTED_CHARS {
        return words.to_owned();
    }
    let half = QUOTED_CHARS / 2;
    let begin: String = words.chars().take(half).collect();
    let end: String = words.chars().skip(n_chars - half).collect();
    format!("{} … {}", begin.trim_end(), end.trim_start())
}

/// Joins what is there.
fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<String>>().join(" · ")
}

#[cfg(test)]
mod tests;
