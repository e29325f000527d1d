//! All hits of a search as a file: a table, lines of JSON, citations.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Uri};
use axum::response::Response;
use ratlas_library::{
    Citation, CitedPlace, Library, LibraryAnswer, PaperHit, SearchQuery, bibtex, city_slug, ris,
    tell_apart,
};
use ratlas_present::json::HitLine;
use ratlas_present::{Lang, citation_words, csv};

use crate::answer::file;
use crate::app::App;
use crate::failure::Failure;
use crate::reader::Reader;
use crate::state::search::SearchState;

/// More hits than these are no list any more; what is left out is told in the head of the answer.
pub(crate) const MAX_HITS: usize = 10_000;

/// Hits fetched at a time: between two of these others have their turn.
const STEP: usize = 250;

/// How many hits there are, and how many of them the file has.
const TOTAL: HeaderName = HeaderName::from_static("ratlas-total");
const SHOWN: HeaderName = HeaderName::from_static("ratlas-shown");

/// What a file is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Csv,
    Json,
    Bibtex,
    Ris,
}

impl Kind {
    fn of(path: &str) -> Option<Kind> {
        match path.rsplit_once('.')?.1 {
            "csv" => Some(Kind::Csv),
            "json" => Some(Kind::Json),
            "bib" => Some(Kind::Bibtex),
            "ris" => Some(Kind::Ris),
            _ => None,
        }
    }

    /// The media type, and the ending of the file. JSON has a line for each hit.
    fn as_file(self) -> (&'static str, &'static str) {
        match self {
            Kind::Csv => ("text/csv; charset=utf-8; header=present", "csv"),
            Kind::Json => ("application/x-ndjson", "jsonl"),
            Kind::Bibtex => ("application/x-bibtex; charset=utf-8", "bib"),
            Kind::Ris => ("application/x-research-info-systems; charset=utf-8", "ris"),
        }
    }

    fn is_cited(self) -> bool {
        matches!(self, Kind::Bibtex | Kind::Ris)
    }
}

/// `/treffer.csv`, `/treffer.json`, `/treffer.bib`, `/treffer.ris`.
pub(crate) async fn export(
    State(app): State<App>,
    reader: Reader,
    uri: Uri,
) -> Result<Response, Failure> {
    let kind = Kind::of(uri.path()).ok_or(Failure::NotFound)?;
    let state = SearchState::of(&reader.address);
    if !state.mistakes.is_empty() || !state.unknown.is_empty() {
        return Err(Failure::BadAddress);
    }
    let name = state.query.text.clone();
    let query = SearchQuery { offset: 0, limit: STEP, facets: false, ..state.query };
    let made = made(&app, kind, query, reader.lang).await?;
    let (media_type, ending) = kind.as_file();
    let mut res = file(media_type, &format!("{}.{ending}", file_name(&name)), made.text);
    for (head, number) in [(TOTAL, made.total), (SHOWN, made.shown)] {
        res.headers_mut().insert(head, HeaderValue::from(number));
    }
    Ok(res)
}

/// A file that is being made.
#[derive(Debug, Default)]
struct Made {
    text: String,
    citations: Vec<Citation>,
    cited: BTreeSet<String>,
    total: usize,
    shown: usize,
}

async fn made(app: &App, kind: Kind, query: SearchQuery, lang: Lang) -> Result<Made, Failure> {
    let mut res = Made::default();
    if kind == Kind::Csv {
        res.text.push_str(csv::BOM);
    }
    for offset in (0..MAX_HITS).step_by(STEP) {
        let query = SearchQuery { offset, ..query.clone() };
        let asked = move |library: &Library| part(library, &query, kind);
        let (LibraryAnswer { total, hits, .. }, citations) = app.ask(asked).await?;
        res.total = total;
        res.shown += hits.len();
        res.add(kind, &hits, citations, lang);
        // Papers that go meanwhile make the end come earlier, never later.
        if hits.is_empty() || offset + STEP >= total {
            break;
        }
    }
    res.cite(kind, lang);
    Ok(res)
}

/// Some hits, and what is to be cited of them.
fn part(
    library: &Library,
    query: &SearchQuery,
    kind: Kind,
) -> Result<(LibraryAnswer, Vec<Citation>), Failure> {
    let answer = library.search(query)?;
    let mut citations = Vec::new();
    for hit in answer.hits.iter().filter(|_| kind.is_cited()) {
        let papers = library.papers(&hit.id)?;
        let paper = papers.into_iter().find(|it| it.record.id == hit.id);
        if let Some(paper) = paper {
            citations.push(library.citation(&paper.record, CitedPlace::default())?);
        }
    }
    Ok((answer, citations))
}

impl Made {
    fn add(&mut self, kind: Kind, hits: &[PaperHit], citations: Vec<Citation>, lang: Lang) {
        match kind {
            Kind::Csv => {
                let table = csv::hits(hits, lang);
                // The line of heads stands once.
                let lines = if self.shown > hits.len() {
                    table.split_once("\r\n").map_or("", |it| it.1)
                } else {
                    table.as_str()
                };
                self.text.push_str(lines);
            }
            Kind::Json => {
                for hit in hits {
                    let line = serde_json::to_string(&HitLine::new(hit, lang));
                    self.text.extend(line.map(|it| it + "\n"));
                }
            }
            Kind::Bibtex | Kind::Ris => {
                // Several items of a paper are one paper.
                let new = citations.into_iter().filter(|it| self.cited.insert(it.id.clone()));
                self.citations.extend(new);
            }
        }
    }

    /// Citations are written at the end: only then are their keys told apart.
    fn cite(&mut self, kind: Kind, lang: Lang) {
        let words = citation_words(lang);
        tell_apart(&mut self.citations);
        for (idx, citation) in self.citations.iter().enumerate() {
            if kind == Kind::Bibtex {
                self.text.push_str(if idx > 0 { "\n" } else { "" });
                self.text.push_str(&bibtex(citation, &words));
            } else {
                self.text.push_str(&ris(citation, &words));
            }
        }
    }
}

/// Longer names of files are cut.
const MAX_NAME: usize = 60;

/// The name of a file, without its ending, after the words that were searched for.
pub(crate) fn file_name(words: &str) -> String {
    let slug: String = city_slug(words).chars().take(MAX_NAME).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "ratlas".to_owned() } else { format!("ratlas-{slug}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_the_words() {
        assert_eq!(file_name("\"Runder Tisch\" Köln"), "ratlas-runder-tisch-koeln");
        assert_eq!(file_name("../../etc"), "ratlas-etc");
        assert_eq!(file_name(" * "), "ratlas");
        assert!(file_name(&"wort ".repeat(100)).len() < 70);
    }
}
