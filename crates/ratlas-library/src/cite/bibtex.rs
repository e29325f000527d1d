//! BibTeX and biblatex. Both are read as UTF-8 by the programs in use; what TeX would obey is escaped.

use std::fmt::Write as _;

use super::date::{CitedDate, cited_date};
use super::{Author, Citation, CitationWords};

/// An entry for BibTeX: `@techreport`, with year and month.
pub fn bibtex(citation: &Citation, words: &CitationWords) -> String {
    let date = citation.quoted_date().and_then(cited_date);
    let mut entry = Entry::new("techreport", &citation.key);
    entry.common(citation, words);
    entry.text("institution", citation.publisher());
    entry.text("address", citation.city.as_deref());
    entry.raw("year", date.map(|it| format!("{{{:04}}}", it.from.year)));
    let month = date.filter(|it| it.to.is_none()).and_then(|it| it.from.month);
    entry.raw("month", month.map(|it| MONTHS[usize::from(it.clamp(1, 12)) - 1].to_owned()));
    entry.text("note", citation.note(words).as_deref());
    entry.url(citation);
    entry.finish()
}

/// An entry for biblatex: `@report`, with an ISO 8601 date and the day of the sitting.
pub fn biblatex(citation: &Citation, words: &CitationWords) -> String {
    let date = citation.quoted_date().and_then(cited_date);
    let sitting = citation.sitting.as_deref().and_then(cited_date);
    let mut entry = Entry::new("report", &citation.key);
    entry.common(citation, words);
    entry.text("institution", citation.publisher());
    entry.text("location", citation.city.as_deref());
    entry.raw("date", date.map(|it| format!("{{{}}}", period(it))));
    entry.text("eventtitle", citation.body.as_deref());
    entry.raw("eventdate", sitting.map(|it| format!("{{{}}}", period(it))));
    entry.text("note", citation.place_words(words).as_deref());
    entry.text("langid", citation.language.as_deref().and_then(langid));
    entry.url(citation);
    entry.finish()
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What hyphenates the title; languages without a name here are left to the document.
fn langid(code: &str) -> Option<&'static str> {
    match code {
        "de" => Some("ngerman"),
        "en" => Some("english"),
        _ => None,
    }
}

/// biblatex knows seasons as months 21 to 24 and a question mark for what is uncertain.
fn period(date: CitedDate) -> String {
    let mut res = date.from.iso();
    if let Some(season) = date.season {
        let _ = write!(res, "-{:02}", 20 + season);
    }
    if date.circa {
        res.push('?');
    }
    if let Some(to) = date.to {
        let _ = write!(res, "/{}", to.iso());
    }
    res
}

struct Entry(String);

impl Entry {
    fn new(kind: &str, key: &str) -> Entry {
        Entry(format!("@{kind}{{{key}"))
    }

    fn common(&mut self, citation: &Citation, words: &CitationWords) {
        let authors: Vec<String> = citation.authors.iter().map(author).collect();
        self.raw("author", (!authors.is_empty()).then(|| format!("{{{}}}", authors.join(" and "))));
        // The inner braces keep German capitals.
        let title = citation.title.as_deref().map(|it| format!("{{{{{}}}}}", escaped(it)));
        self.raw("title", title);
        self.text("type", citation.genre_word(words));
        self.text("number", citation.number.as_deref());
    }

    fn text(&mut self, field: &str, value: Option<&str>) {
        self.raw(field, value.map(|it| format!("{{{}}}", escaped(it))));
    }

    fn raw(&mut self, field: &str, value: Option<String>) {
        if let Some(value) = value {
            let _ = write!(self.0, ",\n  {field} = {value}");
        }
    }

    /// Addresses are verbatim: only braces, which would end the field, are written as bytes.
    fn url(&mut self, citation: &Citation) {
        let url = citation.url.as_deref().map(|it| {
            let coded = it.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C");
            format!("{{{}}}", coded.split_whitespace().collect::<String>())
        });
        self.raw("url", url);
    }

    fn finish(self) -> String {
        self.0 + "\n}\n"
    }
}

/// A person as `Family, Given`; a name in braces is one that is not taken apart.
fn author(author: &Author) -> String {
    match &author.person {
        Some((family, given)) => format!("{{{}}}, {{{}}}", escaped(family), escaped(given)),
        None => format!("{{{}}}", escaped(&author.name)),
    }
}

/// Text on one line in which TeX finds no command, comment or group.
fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        match letter {
            '\\' => res.push_str(r"\textbackslash{}"),
            '~' => res.push_str(r"\textasciitilde{}"),
            '^' => res.push_str(r"\textasciicircum{}"),
            // Braces are counted by every reader, even after a backslash.
            '{' => res.push_str(r"\textbraceleft{}"),
            '}' => res.push_str(r"\textbraceright{}"),
            '&' | '%' | '$' | '#' | '_' => res.extend(['\\', letter]),
            '"' => res.push_str(r"\textquotedbl{}"),
            other => res.push(other),
        }
    }
    res
}

/// Words with one blank between them, nothing a program would obey.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|it: char| it.is_whitespace() || it.is_control());
    words.filter(|it| !it.is_empty()).collect::<Vec<&str>>().join(" ")
}
