//! The interface for programs: the lines of [`ratlas_present::json`], in lists where there are several,
//! and their description, made of the same types.
//!
//! What stands under `/api/v1` keeps its names and meanings; what is new is added.

mod answer;
mod asked;
mod compare;
mod coverage;
pub(crate) mod description;
mod listing;
mod papers;
mod prior;
mod register;
mod rooms;
mod saved;
mod search;
mod stats;

use axum::Router;
use axum::routing::get;

use crate::app::App;

/// Every operation. `description` has the same, which a test compares.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/search", get(search::search))
        .route("/api/v1/papers/{id}", get(papers::paper))
        .route("/api/v1/papers/{id}/pages/{page}", get(papers::page))
        .route("/api/v1/papers/{id}/similar", get(papers::similar))
        .route("/api/v1/papers/{id}/life", get(papers::life))
        .route("/api/v1/papers/{id}/citation", get(papers::citation))
        .route("/api/v1/prior", get(prior::asked).post(prior::sent))
        .route("/api/v1/register", get(register::register))
        .route("/api/v1/compare", get(compare::compare))
        .route("/api/v1/coverage", get(coverage::coverage))
        .route("/api/v1/meetings", get(rooms::meetings))
        .route("/api/v1/bodies", get(rooms::bodies))
        .route("/api/v1/bodies/{city}/{key}", get(rooms::body))
        .route("/api/v1/topics", get(rooms::topics))
        .route("/api/v1/saved", get(saved::saved))
        .route("/api/v1/stats", get(stats::stats))
        .route("/api/v1/openapi.json", get(description::openapi))
}
