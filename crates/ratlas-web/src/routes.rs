//! Every address of the server, and what each request passes on its way there.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;
use crate::failure::Failure;
use crate::guard::{access, headers, hosts, told};
use crate::{assets, metrics, page};

/// Bytes of a form.
const MAX_FORM_BYTES: usize = 1_000_000;

/// How long an answer may take; reading a file that was sent has its own limit below it.
const MAX_TIME: Duration = Duration::from_secs(60);

/// All routes, behind everything that guards them.
pub(crate) fn routes(app: &App) -> Router {
    Router::new()
        .route("/", get(page::search::search))
        .route("/papier/{paper}", get(page::paper::paper))
        .route("/papier/{paper}/{number}", get(page::paper::permanent))
        .route("/papier/{paper}/seite/{file}", get(page::paper::picture::picture))
        .route("/papier/{paper}/original", get(page::paper::original::original))
        .route("/papier/{paper}/zitat", get(page::paper::cite::cite))
        .route("/papier/{paper}/aehnlich", get(page::paper::similar::page_of))
        .route("/hilfe", get(page::help::help))
        .route("/anmelden", get(page::login::form).post(page::login::log_in))
        .route("/abmelden", axum::routing::post(page::login::log_out))
        .route("/healthz", get(page::health::health))
        .route("/metrics", get(metrics::metrics))
        .route("/statisch/{version}/{name}", get(assets::asset))
        .fallback(|| async { Failure::NotFound })
        // From the inside out: the last is met first.
        .layer(from_fn(metrics::name_route))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
        .layer(from_fn(limit_time))
        .layer(from_fn_with_state(app.clone(), page::keep_cookies))
        .layer(from_fn_with_state(app.clone(), access::check))
        .layer(from_fn_with_state(app.clone(), hosts::check))
        .layer(from_fn_with_state(app.clone(), told::tell))
        .layer(from_fn(headers::add))
        .layer(from_fn_with_state(app.clone(), metrics::count))
        .with_state(app.clone())
}

async fn limit_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(MAX_TIME, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Failure::TooSlow.into_response(),
    }
}
