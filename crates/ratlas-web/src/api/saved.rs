//! Searches that are kept.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use ratlas_present::json::SavedLine;

use super::answer::Answer;
use super::listing::Listing;
use crate::app::App;
use crate::failure::Failure;

/// Searches that are kept, by name.
#[utoipa::path(
    get,
    path = "/api/v1/saved",
    tag = "library",
    operation_id = "saved",
    responses((status = 200, description = "Searches", body = Listing<SavedLine<'static>>))
)]
pub(super) async fn saved(State(app): State<App>) -> Result<Response, Failure> {
    let answer = app.ask(|library| {
        let saved = library.saved_queries()?;
        Answer::of(&Listing::whole(saved.iter().map(SavedLine::new).collect()))
    });
    Ok(answer.await?.into_response())
}
