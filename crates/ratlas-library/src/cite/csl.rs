//! CSL-JSON, which pandoc, Zotero and citeproc read.

use serde::Serialize;

use super::bibtex::one_line;
use super::date::{CitedDate, Day, cited_date};
use super::{Author, Citation, CitationWords};

/// One item of CSL-JSON 1.0.2; a list of them is a bibliography.
pub fn csl_json(citation: &Citation, words: &CitationWords) -> impl Serialize + use<> {
    let text = |it: Option<&str>| it.map(one_line);
    Item {
        id: citation.key.clone(),
        kind: "report",
        author: citation.authors.iter().map(name).collect(),
        title: text(citation.title.as_deref()),
        genre: text(citation.genre_word(words)),
        number: text(citation.number.as_deref()),
        publisher: text(citation.publisher()),
        publisher_place: text(citation.city.as_deref()),
        issued: citation.quoted_date().and_then(cited_date).map(date),
        event_title: text(citation.body.as_deref()),
        event_date: citation.sitting.as_deref().and_then(cited_date).map(date),
        language: citation.language.clone(),
        note: citation.place_words(words).map(|it| one_line(&it)),
        url: citation.url.clone(),
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher_place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Name {
    Person { family: String, given: String },
    Organisation { literal: String },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Date {
    date_parts: Vec<Vec<u16>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<u8>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
}

fn name(author: &Author) -> Name {
    match &author.person {
        Some((family, given)) => Name::Person { family: one_line(family), given: one_line(given) },
        None => Name::Organisation { literal: one_line(&author.name) },
    }
}

fn date(of: CitedDate) -> Date {
    let parts = |it: Day| -> Vec<u16> {
        let rest = it.month.into_iter().chain(it.day).map(u16::from);
        std::iter::once(it.year).chain(rest).collect()
    };
    let date_parts = std::iter::once(of.from).chain(of.to).map(parts).collect();
    Date { date_parts, season: of.season, circa: of.circa }
}
