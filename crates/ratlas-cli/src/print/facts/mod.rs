//! The facts of a paper as a sheet to read, in the order of the record.

mod explained;

pub(crate) use self::explained::explained;

use ratlas_model::{Basis, PageText, Place, Record};
use ratlas_present::facts::{Fact, basis, head_line, sections};
use ratlas_present::{Lang, Wording, on_one_line};

use super::colour::Style;
use super::push_line;
use crate::messages::Msg;

/// More places than this are counted, not quoted: a name in minutes may stand on every page.
const QUOTED_PLACES: usize = 3;
/// Longer quotations are cut in the middle; the words that begin and end a passage identify it.
const QUOTED_CHARS: usize = 120;

/// Everything a record says, each value with its page, the words it was read from and its rule.
///
/// `pages` are the texts the places count in; without them nothing is quoted.
pub(crate) fn sheet(record: &Record, pages: &[PageText], lang: Lang, style: Style) -> String {
    let mut res = head(record, lang, style);
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

/// The paper in two lines.
fn head(record: &Record, lang: Lang, style: Style) -> String {
    let title = record.title.as_ref().map_or(lang.say(Wording::NoTitle), |it| it.text.as_str());
    let line = on_one_line(&head_line(record, lang));
    format!("{}\n{line}\n", style.bold(&on_one_line(title)))
}

/// The files that hold a paper.
pub(crate) fn files(files: &[String], lang: Lang, style: Style) -> String {
    let mut res = format!("\n{}\n", style.bold(lang.say(Msg::ShowFiles)));
    for file in files {
        push_line(&mut res, &format!("  {}", on_one_line(file)));
    }
    res
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

/// A place with the words that stand there.
fn place(place: &Place, pages: &[PageText], lang: Lang) -> String {
    let page = lang.fill(Wording::Page, &[&place.page]);
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

#[cfg(test)]
mod tests;
