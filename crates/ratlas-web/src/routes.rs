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
        .route("/treffer.csv", get(page::export::export))
        .route("/treffer.json", get(page::export::export))
        .route("/treffer.bib", get(page::export::export))
        .route("/treffer.ris", get(page::export::export))
        .route("/feed.atom", get(page::feed::feed))
        .route("/gemerkt", get(page::saved::list).post(page::saved::keep))
        .route("/gemerkt/entfernen", axum::routing::post(page::saved::remove))
        .route("/gemerkt/gesehen", axum::routing::post(page::saved::mark_seen))
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
