//! What is in the library.

use axum::extract::State;
use axum::response::Response;
use ratlas_present::json::StatsLine;

use super::answer::{Answer, answer_kept};
use super::asked::Asked;
use crate::app::App;
use crate::failure::Failure;

/// What is in the library.
#[utoipa::path(
    get,
    path = "/api/v1/stats",
    tag = "library",
    operation_id = "stats",
    responses((status = 200, description = "Counts", body = StatsLine<'static>))
)]
pub(super) async fn stats(State(app): State<App>, asked: Asked) -> Result<Response, Failure> {
    answer_kept(&app, &asked, |library| {
        let (counts, state) = (library.stats()?, library.fingerprint()?);
        Answer::of(&StatsLine::new(&counts, &state))
    })
    .await
}
