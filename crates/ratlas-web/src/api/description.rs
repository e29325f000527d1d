//! The description of the interface, made of its handlers and types.

use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;

use super::{compare, coverage, papers, prior, register, rooms, saved, search, stats};
use crate::answer::typed;
use crate::failure::Failure;

/// The description.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ratlas",
        description = "Council papers of a library, as data. Every answer is JSON and says in `schema` what \
                       it is; nothing is renamed or dropped within a version, what is new is added. \
                       Lists have `total`, `items` and `next`, the address of the next part. Errors are \
                       `ratlas/error/1`. An answer has an `ETag`; sent back as `If-None-Match` it saves \
                       asking again.",
        license(name = "MIT OR Apache-2.0")
    ),
    servers((url = "/")),
    paths(
        search::search,
        papers::paper,
        papers::page,
        papers::similar,
        papers::life,
        papers::citation,
        prior::asked,
        prior::sent,
        register::register,
        compare::compare,
        coverage::coverage,
        rooms::meetings,
        rooms::bodies,
        rooms::body,
        rooms::topics,
        saved::saved,
        stats::stats,
        openapi
    ),
    tags(
        (name = "papers", description = "Papers"),
        (name = "questions", description = "Questions over many papers"),
        (name = "library", description = "The library")
    )
)]
pub(crate) struct Description;

/// This description.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "library",
    operation_id = "openapi",
    responses((status = 200, description = "OpenAPI 3.1", body = Object))
)]
pub(super) async fn openapi() -> Response {
    match Description::openapi().to_json() {
        Ok(json) => typed("application/json", json),
        Err(_) => Failure::Broken.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_described_and_every_description_is_a_route() {
        let code = include_str!("mod.rs");
        let routes = code.split("\n        .route(\"").skip(1);
        let routes: Vec<&str> = routes.filter_map(|it| it.split('"').next()).collect();
        let description = Description::openapi();
        let described: Vec<&str> = description.paths.paths.keys().map(String::as_str).collect();
        let sorted = |mut it: Vec<&str>| {
            it.sort_unstable();
            it.join("\n")
        };
        assert!(routes.len() > 10);
        assert_eq!(sorted(routes), sorted(described));
    }
}
