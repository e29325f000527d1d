//! Papers like a paper: beside it if they are found quickly, else on a page of their own.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use ratlas_library::{Filters, Library};
use ratlas_present::Lang;

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::page::paper::around::{PaperLine, SimilarLine, similar};
use crate::page::paper::load;
use crate::reader::Reader;

/// Beside a paper, and on their own page.
const FEW: usize = 5;
const MANY: usize = 30;

/// The page of a paper waits no longer for them.
const PATIENCE: Duration = Duration::from_millis(150);

#[derive(Debug, Template)]
#[template(path = "page/similar.html")]
struct SimilarPage {
    reader: Reader,
    paper: PaperLine,
    similar: Vec<SimilarLine>,
}

/// The first of them; `None` if that takes longer than the reader of the paper should wait.
pub(crate) async fn quickly(app: &App, id: &str, lang: Lang) -> Option<Vec<SimilarLine>> {
    let id = id.to_owned();
    let found = app.ask(move |library| like(library, &id, FEW, lang));
    tokio::time::timeout(PATIENCE, found).await.ok()?.ok()
}

/// `/papier/{id}/aehnlich`.
pub(crate) async fn page_of(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let lang = reader.lang;
    let (paper, similar) = app
        .ask(move |library| {
            let paper = load::line(&load::whole(library, &id)?, lang);
            let similar = like(library, &id, MANY, lang)?;
            Ok((paper, similar))
        })
        .await?;
    Ok(page(&SimilarPage { reader, paper, similar }))
}

fn like(library: &Library, id: &str, limit: usize, lang: Lang) -> Result<Vec<SimilarLine>, Failure> {
    Ok(similar(&library.similar(id, &Filters::default(), limit)?, lang))
}
