//! The search page.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::reader::Reader;

#[derive(Debug, Template)]
#[template(path = "page/search.html")]
struct SearchPage {
    reader: Reader,
    papers: u64,
}

/// `/`.
pub(crate) async fn search(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let papers = app.ask(|library| Ok(library.stats()?.papers)).await?;
    Ok(page(&SearchPage { reader, papers }))
}
