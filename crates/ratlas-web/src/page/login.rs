//! The page that asks for the token.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::guard::access::{is_same, no_session_cookie, session_cookie};
use crate::options::Access;
use crate::reader::Reader;
use crate::state::address::Address;

#[derive(Debug, Template)]
#[template(path = "page/login.html")]
struct LoginPage {
    reader: Reader,
    onward: String,
    is_wrong: bool,
}

/// `/anmelden`.
pub(crate) async fn form(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    if !matches!(app.options.access, Access::Token(_)) {
        return Err(Failure::NotFound);
    }
    let onward = onward(reader.address.value("weiter"));
    Ok(page(&LoginPage { onward, is_wrong: false, reader }))
}

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct Sent {
    token: String,
    #[serde(default)]
    weiter: String,
    #[serde(default)]
    form: String,
}

/// Lets in who knows the token.
pub(crate) async fn log_in(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let Access::Token(token) = &app.options.access else { return Err(Failure::NotFound) };
    if !app.forms.is_own(&headers, &sent.form) {
        return Err(Failure::ForeignForm);
    }
    let onward = onward(Some(&sent.weiter));
    if !is_same(token, sent.token.trim()) {
        tokio::time::sleep(app.options.limits.wrong_token).await;
        let mut res = page(&LoginPage { onward, is_wrong: true, reader });
        *res.status_mut() = StatusCode::UNAUTHORIZED;
        return Ok(res);
    }
    let mut res = Redirect::to(&onward).into_response();
    if let Some(cookie) = session_cookie(token, &headers) {
        res.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(res)
}

/// What a form without other fields sends.
#[derive(Deserialize)]
pub(crate) struct Leaving {
    #[serde(default)]
    form: String,
}

/// `/abmelden`: takes the cookie back.
pub(crate) async fn log_out(
    State(app): State<App>,
    headers: HeaderMap,
    Form(sent): Form<Leaving>,
) -> Result<Response, Failure> {
    if !app.forms.is_own(&headers, &sent.form) {
        return Err(Failure::ForeignForm);
    }
    let mut res = Redirect::to("/").into_response();
    if let Some(cookie) = no_session_cookie(&headers) {
        res.headers_mut().append(header::SET_COOKIE, cookie);
    }
    // What was read stays with nobody who sits down at this machine next.
    let forget = HeaderValue::from_static("\"cache\"");
    res.headers_mut().insert("clear-site-data", forget);
    Ok(res)
}

/// Where to go afterwards: a page of this server, never elsewhere.
fn onward(asked: Option<&str>) -> String {
    let uri = asked.and_then(|it| it.parse::<axum::http::Uri>().ok());
    let own = uri.filter(|it| {
        it.authority().is_none() && it.path().starts_with('/') && !it.path().contains('\\')
    });
    own.map_or("/".to_owned(), |it| Address::of(&it).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_nowhere_else() {
        assert_eq!(onward(Some("/papier/ulm/1-2?seite=3")), "/papier/ulm/1-2?seite=3");
        for foreign in [
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "javascript:alert(1)",
            "",
        ] {
            let res = onward(Some(foreign));
            assert!(
                res.starts_with('/') && !res.starts_with("//") && !res.starts_with("/\\"),
                "{foreign}: {res}"
            );
        }
    }
}
