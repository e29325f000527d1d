//! Whether the server can answer.

use std::time::{Duration, Instant};

use axum::extract::State;

use crate::app::App;
use crate::failure::Failure;

/// How long it counts that the library could be opened.
const FRESH: Duration = Duration::from_secs(1);

/// `/healthz`: `ok` if the library can be opened.
///
/// Everybody may ask, so the library is asked seldom and by one at a time: who asks all the time takes no
/// turns of those who were let in.
pub(crate) async fn health(State(app): State<App>) -> Result<&'static str, Failure> {
    let mut healthy = app.healthy.lock().await;
    if healthy.is_none_or(|it| it.elapsed() >= FRESH) {
        app.ask(|library| Ok(library.is_index_behind()?)).await?;
        *healthy = Some(Instant::now());
    }
    Ok("ok\n")
}
