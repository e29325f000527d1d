//! Every address of the server, and what each request passes on its way there.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::app::App;
use crate::failure::Failure;
use crate::guard::{access, bodies, forms, headers, hosts, told};
use crate::{api, assets, metrics, page};

/// Bytes of a form.
const MAX_FORM_BYTES: usize = 1_000_000;

/// Bytes of the form that asks for the token: everybody may send it.
const MAX_LOGIN_BYTES: usize = 8 * 1_024;

/// All routes, behind everything that guards them.
pub(crate) fn routes(app: &App) -> Router {
    let routes = pages().merge(api::routes()).fallback(|| async { Failure::NotFound });
    guarded(routes, app).with_state(app.clone())
}

fn pages() -> Router<App> {
    Router::new()
        .route("/", get(page::search::search))
        .route("/papier/{paper}", get(page::paper::paper))
        .route("/papier/{paper}/{number}", get(page::paper::permanent))
        .route("/papier/{paper}/seite/{file}", get(page::paper::picture::picture))
        .route("/papier/{paper}/original", get(page::paper::original::original))
        .route("/papier/{paper}/zitat", get(page::paper::cite::cite))
        .route("/papier/{paper}/aehnlich", get(page::paper::similar::page_of))
        .route("/treffer.csv", get(page::export::export))
        .route("/treffer.json", get(page::export::export))
        .route("/treffer.bib", get(page::export::export))
        .route("/treffer.ris", get(page::export::export))
        .route("/feed.atom", get(page::feed::feed))
        .route("/gemerkt", get(page::saved::list).post(page::saved::keep))
        .route("/gemerkt/entfernen", axum::routing::post(page::saved::remove))
        .route("/gemerkt/gesehen", axum::routing::post(page::saved::mark_seen))
        .merge(tables())
        .route("/hilfe", get(page::help::help))
        .route("/anmelden", get(page::login::form).post(page::login::log_in).layer(small()))
        .route("/abmelden", post(page::login::log_out).layer(small()))
        .route("/schnittstelle", get(page::interface::interface))
        .route("/schnittstelle/oeffnen", get(page::interface::open))
        .route("/healthz", get(page::health::health))
        .route("/metrics", get(metrics::metrics))
        .route("/statisch/{version}/{name}", get(assets::asset))
        // Browsers ask for it beside answers that are no pages and cannot name another.
        .route("/favicon.ico", get(assets::icon))
}

/// Routes behind everything that guards them. From the inside out: the last is met first.
fn guarded(routes: Router<App>, app: &App) -> Router<App> {
    routes
        .layer(from_fn(metrics::name_route))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
        .layer(from_fn_with_state(app.clone(), bodies::check))
        .layer(from_fn_with_state(app.clone(), limit_time))
        .layer(from_fn_with_state(app.clone(), page::keep_cookies))
        .layer(from_fn(forms::check))
        .layer(from_fn_with_state(app.clone(), access::check))
        .layer(from_fn_with_state(app.clone(), hosts::check))
        .layer(from_fn_with_state(app.clone(), told::tell))
        .layer(from_fn(headers::add))
        .layer(from_fn_with_state(app.clone(), metrics::count))
}

/// What is asked of many papers at once: prior motions, the register, comparisons, sittings.
fn tables() -> Router<App> {
    Router::new()
        .route(
            "/vorlaeufer",
            get(page::prior::prior)
                .post(page::prior::sent)
                .layer(DefaultBodyLimit::max(page::prior::MAX_SENT_BYTES)),
        )
        .route("/register", get(page::register::register))
        .route("/register.csv", get(page::register::as_csv))
        .route("/register.json", get(page::register::as_json))
        .route("/werdegang", get(page::life::of_number))
        .route("/werdegang/{id}", get(page::life::of_paper))
        .route("/vergleich", get(page::compare::compare))
        .route("/vergleich.csv", get(page::compare::as_csv))
        .route("/vergleich.json", get(page::compare::as_json))
        .route("/abdeckung", get(page::coverage::coverage))
        .route("/abdeckung.csv", get(page::coverage::as_csv))
        .route("/abdeckung.json", get(page::coverage::as_json))
        .route("/sitzungen", get(page::meetings::meetings))
        .route("/gremien", get(page::bodies::bodies))
        .route("/gremien/{stadt}/{key}", get(page::body::body))
        .route("/themen", get(page::topics::topics))
}

fn small() -> DefaultBodyLimit {
    DefaultBodyLimit::max(MAX_LOGIN_BYTES)
}

async fn limit_time(State(app): State<App>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(app.options.limits.answer_time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Failure::TooSlow.into_response(),
    }
}
