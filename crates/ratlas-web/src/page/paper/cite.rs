//! How a paper is quoted, to be copied or kept.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use ratlas_library::{
    Citation, CitedPlace, DisclosedPaper, Library, NoSuchPlace, bibtex, check_place, csl_json, ris,
};
use ratlas_present::{Lang, citation_words, plain_citation};

use crate::answer::{file, page};
use crate::app::App;
use crate::failure::Failure;
use crate::page::paper::around::PaperLine;
use crate::page::paper::load;
use crate::reader::Reader;
use crate::state::address::Address;

/// Items of the agenda to choose from.
const MAX_ITEMS: usize = 500;

#[derive(Debug, Template)]
#[template(path = "page/cite.html")]
struct CitePage {
    reader: Reader,
    paper: PaperLine,
    pages: u32,
    items: Vec<(String, String)>,
    place: CitedPlace,
    /// What is wrong with the place: `page` or `item`.
    mistake: Option<&'static str>,
    /// As text, for BibTeX, RIS and CSL-JSON.
    texts: Texts,
}

/// A citation in all its forms.
#[derive(Debug)]
struct Texts {
    key: String,
    plain: String,
    bibtex: String,
    ris: String,
    csl: String,
}

/// `/papier/{id}/zitat?seite=&punkt=`; with `form=bib|ris|csl` as a file.
pub(crate) async fn cite(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let place = place(&reader.address)?;
    let lang = reader.lang;
    let asked = place.clone();
    let (paper, texts, mistake) = app
        .ask(move |library| {
            let paper = load::whole(library, &id)?;
            let (texts, mistake) = texts(library, &paper, asked.clone(), lang)?;
            Ok((paper, texts, mistake))
        })
        .await?;
    let name = |ending: &str| format!("{}.{ending}", texts.key);
    match reader.address.value("form") {
        None => {}
        Some("bib") => {
            return Ok(file("application/x-bibtex; charset=utf-8", &name("bib"), texts.bibtex));
        }
        Some("ris") => {
            let kind = "application/x-research-info-systems; charset=utf-8";
            return Ok(file(kind, &name("ris"), texts.ris));
        }
        Some("csl") => {
            let kind = "application/vnd.citationstyles.csl+json; charset=utf-8";
            return Ok(file(kind, &name("json"), texts.csl));
        }
        Some(_) => return Err(Failure::BadAddress),
    }
    let items = paper.record.agenda.iter().take(MAX_ITEMS);
    let items = items.filter_map(|it| Some((it.number.clone()?, it.title.clone()))).collect();
    let pages = paper.record.source.pages;
    let paper = load::line(&paper, lang);
    Ok(page(&CitePage { reader, paper, pages, items, place, mistake, texts }))
}

fn place(address: &Address) -> Result<CitedPlace, Failure> {
    let page = address.value("seite").map(str::parse::<u32>).transpose();
    let item = address.value("punkt").map(str::to_owned);
    Ok(CitedPlace { page: page.map_err(|_| Failure::BadAddress)?, item })
}

/// The citation; without the place where the paper does not have it.
fn texts(
    library: &Library,
    paper: &DisclosedPaper,
    place: CitedPlace,
    lang: Lang,
) -> Result<(Texts, Option<&'static str>), Failure> {
    let (place, mistake) = match check_place(&paper.record, &place) {
        Ok(()) => (place, None),
        Err(NoSuchPlace::Page(_)) => (CitedPlace::default(), Some("page")),
        Err(NoSuchPlace::Item(_)) => (CitedPlace::default(), Some("item")),
    };
    let of: Citation = library.citation(&paper.record, place)?;
    let words = citation_words(lang);
    let csl = [csl_json(&of, &words)];
    let csl = serde_json::to_string_pretty(&csl).map_err(|_| Failure::Broken)?;
    let (plain, bibtex, ris) = (plain_citation(&of, lang), bibtex(&of, &words), ris(&of, &words));
    Ok((Texts { key: of.key, plain, bibtex, ris, csl }, mistake))
}
