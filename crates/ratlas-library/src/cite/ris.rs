//! RIS, the line format of reference managers.

use std::fmt::Write;

use super::bibtex::one_line;
use super::date::cited_date;
use super::{Author, Citation, CitationWords};

/// A report in RIS: lines of a tag, two blanks, a hyphen and the value, ended as the format demands.
pub fn ris(citation: &Citation, words: &CitationWords) -> String {
    let date = citation.quoted_date().and_then(cited_date);
    let mut res = String::from("TY  - RPRT\r\n");
    let mut line = |tag: &str, value: Option<&str>| {
        if let Some(value) = value.map(one_line).filter(|it| !it.is_empty()) {
            write!(res, "{tag}  - {value}\r\n").expect("a String takes every write");
        }
    };
    line("ID", Some(&citation.key));
    for author in &citation.authors {
        line("AU", Some(&name(author)));
    }
    line("TI", citation.title.as_deref());
    line("M3", citation.genre_word(words));
    line("SN", citation.number.as_deref());
    line("PB", citation.publisher());
    line("CY", citation.city.as_deref());
    line("PY", date.map(|it| format!("{:04}", it.from.year)).as_deref());
    // year/month/day/other: the slashes stay where a part is not known.
    let day = date.filter(|it| it.from.month.is_some() && it.to.is_none()).map(|it| {
        let part = |it: Option<u8>| it.map_or(String::new(), |it| format!("{it:02}"));
        format!("{:04}/{}/{}/", it.from.year, part(it.from.month), part(it.from.day))
    });
    line("DA", day.as_deref());
    line("LA", citation.language.as_deref());
    line("SP", citation.place.page.map(|it| it.to_string()).as_deref());
    line("N1", citation.note(words).as_deref());
    line("UR", citation.url.as_deref());
    res + "ER  - \r\n\r\n"
}

/// A comma in a name parts family from given name: of organisations it becomes a dash.
fn name(author: &Author) -> String {
    match &author.person {
        Some((family, given)) => format!("{family}, {given}"),
        None => author.name.replace(", ", " \u{2013} ").replace(',', " "),
    }
}
