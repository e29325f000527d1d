//! Failures, told to who asked: as a page, or as JSON to programs.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use ratlas_present::json::ErrorLine;

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
    let wants_json = wants_json(&request);
    let response = next.run(request).await;
    let failure = response.extensions().get::<Failure>().copied();
    // What the routes themselves answer: no such path, no such method, a form that cannot be read.
    let failure = failure.or_else(|| of_framework(&response));
    let Some(failure) = failure else { return response };
    let kept = response.headers().clone();
    let status = response.status();
    let mut res = if wants_json {
        axum::Json(ErrorLine::new(failure.code(), failure.message())).into_response()
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

/// Whether a program asks: it is told in JSON.
fn wants_json(request: &Request) -> bool {
    let accepts = request.headers().get(header::ACCEPT).and_then(|it| it.to_str().ok());
    let accepts = accepts.unwrap_or_default();
    request.uri().path().starts_with("/api/")
        || (accepts.contains("application/json") && !accepts.contains("text/html"))
}

fn of_framework(response: &Response) -> Option<Failure> {
    let is_empty = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|it| it.as_bytes().starts_with(b"text/plain"));
    let status = response.status();
    match status.as_u16() {
        404 if is_empty => Some(Failure::NotFound),
        413 => Some(Failure::TooLarge),
        400..=499 if is_empty => Some(Failure::BadAddress),
        500..=599 if is_empty => Some(Failure::Broken),
        _ => None,
    }
}
