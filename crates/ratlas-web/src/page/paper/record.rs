//! The record of a paper for programs.

use axum::response::Response;

use crate::answer::typed;
use crate::app::App;
use crate::failure::Failure;
use crate::page::paper::load;
use crate::reader::Reader;

/// `/papier/{id}.json`: `ratlas/record/1` as far as it may be told; with `?text=ja` the texts of its pages.
pub(crate) async fn json(app: &App, reader: &Reader, id: &str) -> Result<Response, Failure> {
    let id = id.to_owned();
    let has_texts = reader.address.value("text").is_some();
    let bytes = app.ask(move |library| {
        let paper = load::whole(library, &id)?;
        let mut record = paper.record;
        record.pages = has_texts.then_some(paper.pages);
        serde_json::to_vec(&record).map_err(|_| Failure::Broken)
    });
    Ok(typed("application/json; charset=utf-8", bytes.await?))
}
