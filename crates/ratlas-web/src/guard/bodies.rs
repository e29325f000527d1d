//! What is sent with requests: read into memory, so little of it at a time.

use axum::body::HttpBody as _;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::failure::Failure;
use crate::guard::access::User;

/// Forms that are typed are smaller.
const SMALL_BYTES: u64 = 16 * 1_024;

/// Lets few requests at a time send much. Who was not let in can send only to the page that asks for the
/// token, which takes little: they take no turns of others.
pub(crate) async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_small = request.body().size_hint().upper().is_some_and(|it| it <= SMALL_BYTES);
    if is_small || request.extensions().get::<User>().is_none() {
        return next.run(request).await;
    }
    let Ok(_turn) = app.large_bodies.try_acquire() else {
        return Failure::Busy.into_response();
    };
    next.run(request).await
}
