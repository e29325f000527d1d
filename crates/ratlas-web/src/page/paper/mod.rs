//! The page of a paper: its facts beside its pages.
//!
//! In the order of the data: [`load`] asks the library, `leaves` cut the paper into views, `facts` give
//! each value a number and the way to its words, `turning` says which part is shown, `sheets` and `text`
//! show its pages with those words marked; `attendance`, `agenda` and `around` show what lists cannot.

pub(crate) mod agenda;
pub(crate) mod around;
pub(crate) mod attendance;
pub(crate) mod cite;
pub(crate) mod facts;
pub(crate) mod leaves;
pub(crate) mod load;
pub(crate) mod original;
pub(crate) mod picture;
pub(crate) mod record;
pub(crate) mod sheets;
pub(crate) mod similar;
pub(crate) mod text;
pub(crate) mod turning;
pub(crate) mod view;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::page::paper::around::PaperLine;
use crate::page::paper::load::{Found, Loaded};
use crate::page::paper::view::PaperPage;
use crate::reader::Reader;
use crate::state::paper::PaperState;

/// Several papers under one address.
#[derive(Debug, Template)]
#[template(path = "page/papers.html")]
struct PapersPage {
    reader: Reader,
    name: String,
    papers: Vec<PaperLine>,
}

/// `/papier/{id}`, and the record under `/papier/{id}.json`.
pub(crate) async fn paper(
    State(app): State<App>,
    reader: Reader,
    Path(name): Path<String>,
) -> Result<Response, Failure> {
    if let Some(id) = name.strip_suffix(".json") {
        return record::json(&app, &reader, id).await;
    }
    let state = PaperState::of(&reader.address);
    let lang = reader.lang;
    let asked = name.clone();
    match app.ask(move |library| load::named(library, &asked, &state, lang)).await? {
        Found::None => Err(Failure::NotFound),
        Found::One(loaded) => show(&app, reader, *loaded).await,
        Found::Elsewhere(id) => {
            let address = reader.address.at(&format!("/papier/{id}"));
            Ok(Redirect::to(&address.to_string()).into_response())
        }
        Found::Several(papers) => Ok(page(&PapersPage { reader, name, papers })),
    }
}

/// `/papier/{city}/{number}`: the address that stays.
pub(crate) async fn permanent(
    State(app): State<App>,
    reader: Reader,
    Path((city, number)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let state = PaperState::of(&reader.address);
    let lang = reader.lang;
    let name = number.clone();
    let found = app.ask(move |library| load::numbered(library, &city, &number, &state, lang));
    match found.await? {
        Found::One(loaded) => show(&app, reader, *loaded).await,
        Found::Several(papers) => Ok(page(&PapersPage { reader, name, papers })),
        _ => Err(Failure::NotFound),
    }
}

async fn show(app: &App, reader: Reader, loaded: Loaded) -> Result<Response, Failure> {
    let sizes = picture::sizes(app, &loaded).await;
    Ok(page(&PaperPage::new(reader, loaded, sizes.as_deref())))
}
