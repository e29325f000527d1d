//! Whether the server can answer.

use axum::extract::State;

use crate::app::App;
use crate::failure::Failure;

/// `/healthz`: `ok` if the library can be opened.
pub(crate) async fn health(State(app): State<App>) -> Result<&'static str, Failure> {
    app.ask(|library| {
        library.is_index_behind()?;
        Ok("ok\n")
    })
    .await
}
