//! The pages: each has one file here and one template of the same name.

pub(crate) mod bodies;
pub(crate) mod body;
mod chart;
pub(crate) mod compare;
pub(crate) mod coverage;
pub(crate) mod export;
pub(crate) mod feed;
pub(crate) mod health;
pub(crate) mod help;
pub(crate) mod interface;
pub(crate) mod life;
pub(crate) mod login;
pub(crate) mod meetings;
mod mistaken;
pub(crate) mod paper;
pub(crate) mod prior;
pub(crate) mod register;
pub(crate) mod saved;
pub(crate) mod search;
pub(crate) mod topics;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use ratlas_library::Library;
use ratlas_model::Outcome;

use crate::app::App;
use crate::failure::Failure;
use crate::guard::{cookies, forms};
use crate::reader::{LANG_COOKIE, Reader};

/// Keeps in the browser the language that an address asks for, and what its forms are known by.
pub(crate) async fn keep_cookies(
    State(_): State<App>,
    reader: Reader,
    mut request: Request,
    next: Next,
) -> Response {
    let new_form_cookie = forms::new_cookie(request.headers());
    if let Some(cookie) = &new_form_cookie {
        // The first page already has forms: they are known by the cookie it comes with.
        add_cookie(request.headers_mut(), cookie);
    }
    let kept_headers = request.headers().clone();
    let mut response = next.run(request).await;
    let asked = reader.address.value("lang");
    let language = asked.and_then(|_| {
        cookies::new(LANG_COOKIE, reader.code(), Some(365 * 24 * 60 * 60), &kept_headers)
    });
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|it| it.as_bytes().starts_with(b"text/html"));
    for cookie in language.into_iter().chain(new_form_cookie.filter(|_| is_page)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The cities to choose from, those with the most papers first.
fn cities(library: &Library) -> Result<Vec<String>, Failure> {
    Ok(library.cities()?.into_iter().map(|it| it.0).collect())
}

/// The colour of an outcome: how a tag looks.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "templates give references")]
pub(crate) fn tone(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Approved | Outcome::ApprovedAmended | Outcome::Elected | Outcome::Confirmed => {
            "good"
        }
        Outcome::Rejected | Outcome::NotRecommended => "bad",
        Outcome::Postponed | Outcome::Referred => "open",
        _ => "",
    }
}

fn add_cookie(headers: &mut HeaderMap, cookie: &HeaderValue) {
    let pair = cookie.to_str().ok().and_then(|it| it.split(';').next());
    if let Some(Ok(value)) = pair.map(HeaderValue::from_str) {
        headers.append(header::COOKIE, value);
    }
}
