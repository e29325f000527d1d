//! Forms of this server, told from forms elsewhere that only point at it (CSRF).
//!
//! A browser is given a random number as a cookie; the forms on its pages carry a hash of it that only
//! this server can make. A page elsewhere can make a browser send the cookie, and cannot know the hash.
//! Before any route is asked, what says that it comes from elsewhere is refused: a handler that forgets
//! to look at the hash is still no door.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;
use crate::guard::cookies;

/// The cookie that forms are known by.
const COOKIE: &str = "ratlas-form";

/// What makes the hashes; new with each start.
pub(crate) struct FormSecret([u8; 32]);

impl std::fmt::Debug for FormSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FormSecret")
    }
}

impl FormSecret {
    /// One that nobody can guess.
    ///
    /// # Errors
    ///
    /// If the system has no random numbers.
    pub(crate) fn random() -> Result<FormSecret, getrandom::Error> {
        let mut res = [0; 32];
        getrandom::fill(&mut res)?;
        Ok(FormSecret(res))
    }

    /// What the forms of the browser with these headers carry; empty without a cookie.
    pub(crate) fn token_of(&self, headers: &HeaderMap) -> String {
        match cookies::value(headers, COOKIE) {
            Some(number) => self.token(number).to_hex().to_string(),
            None => String::new(),
        }
    }

    fn token(&self, number: &str) -> blake3::Hash {
        blake3::keyed_hash(&self.0, number.as_bytes())
    }

    /// Whether a form with this token comes from a page of this server.
    pub(crate) fn is_own(&self, headers: &HeaderMap, token: &str) -> bool {
        let Some(number) = cookies::value(headers, COOKIE) else { return false };
        let told = blake3::Hash::from_hex(token);
        // Hashes are compared in constant time.
        told.is_ok_and(|it| it == self.token(number))
    }
}

/// Refuses what pages elsewhere make browsers send here. Programs say nothing of where they come from, and
/// nobody makes them carry the cookie of a reader.
pub(crate) async fn check(request: Request, next: Next) -> Response {
    let headers = request.headers();
    if request.method().is_safe() || (is_own_site(headers) && is_own_origin(headers)) {
        return next.run(request).await;
    }
    Failure::ForeignForm.into_response()
}

fn is_own_site(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_none_or(|it| it == "same-origin" || it == "none")
}

/// Whether the page a form is on is of the host it is sent to; browsers that do not tell are believed.
fn is_own_origin(headers: &HeaderMap) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).into_iter();
    let (Some(origin), None) = (origins.next(), origins.next()) else {
        return !headers.contains_key(header::ORIGIN);
    };
    let origin = origin.to_str().ok().and_then(|it| it.split_once("://"));
    let asked = headers.get(header::HOST).and_then(|it| it.to_str().ok());
    origin.is_some_and(|it| asked.is_some_and(|asked| it.1.eq_ignore_ascii_case(asked)))
}

/// A cookie for a browser that has none.
pub(crate) fn new_cookie(headers: &HeaderMap) -> Option<HeaderValue> {
    if cookies::value(headers, COOKIE).is_some() {
        return None;
    }
    let mut number = [0; 16];
    getrandom::fill(&mut number).ok()?;
    let number = blake3::hash(&number).to_hex();
    cookies::new(COOKIE, &number[..32], None, headers)
}
