//! Failures, told to who asked: as a page, or as JSON to programs.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::reader::Reader;

#[derive(Debug, Template)]
#[template(path = "page/failure.html")]
struct FailurePage {
    reader: Reader,
    code: &'static str,
}

/// Fills the answers that are failures.
pub(crate) async fn tell(
    State(_): State<App>,
    reader: Reader,
    request: Request,
    next: Next,
) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let response = next.run(request).await;
    let failure = response.extensions().get::<Failure>().copied();
    // What the routes themselves answer: no such path, no such method, a form that cannot be read.
    let failure = failure.or_else(|| of_framework(&response));
    let Some(failure) = failure else { return response };
    let kept = response.headers().clone();
    let status = response.status();
    let mut res = if is_api {
        axum::Json(serde_json::json!({ "schema": "ratlas/error/1", "error": failure.code() }))
            .into_response()
    } else {
        page(&FailurePage { reader, code: failure.code() })
    };
    *res.status_mut() = status;
    for name in [header::RETRY_AFTER, header::WWW_AUTHENTICATE, header::ALLOW] {
        if let Some(value) = kept.get(&name) {
            res.headers_mut().insert(name, value.clone());
        }
    }
    res
}

fn of_framework(response: &Response) -> Option<Failure> {
    let is_empty = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|it| it.as_bytes().starts_with(b"text/plain"));
    let status = response.status();
    match status.as_u16() {
        404 if is_empty => Some(Failure::NotFound),
        405 if is_empty => Some(Failure::BadAddress),
        413 => Some(Failure::TooLarge),
        400..=499 if is_empty => Some(Failure::BadAddress),
        500..=599 if is_empty => Some(Failure::Broken),
        _ => None,
    }
}
