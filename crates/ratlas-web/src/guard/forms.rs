//! Forms of this server, told from forms elsewhere that only point at it (CSRF).
//!
//! A browser is given a random number as a cookie; the forms on its pages carry a hash of it that only
//! this server can make. A page elsewhere can make a browser send the cookie, and cannot know the hash.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::reader::cookie;

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
        match cookie(headers, COOKIE) {
            Some(number) => self.token(number).to_hex().to_string(),
            None => String::new(),
        }
    }

    fn token(&self, number: &str) -> blake3::Hash {
        blake3::keyed_hash(&self.0, number.as_bytes())
    }

    /// Whether a form with this token comes from a page of this server.
    pub(crate) fn is_own(&self, headers: &HeaderMap, token: &str) -> bool {
        let same_site =
            headers.get("sec-fetch-site").is_none_or(|it| it == "same-origin" || it == "none");
        let Some(number) = cookie(headers, COOKIE) else { return false };
        let told = blake3::Hash::from_hex(token);
        // Hashes are compared in constant time.
        same_site && is_own_origin(headers) && told.is_ok_and(|it| it == self.token(number))
    }
}

/// Whether the page a form is on is of the host it is sent to; browsers that do not tell are believed.
fn is_own_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let origin = origin.to_str().ok().and_then(|it| it.split_once("://"));
    let asked = headers.get(header::HOST).and_then(|it| it.to_str().ok());
    origin.is_some_and(|it| Some(it.1) == asked)
}

/// A cookie for a browser that has none.
pub(crate) fn new_cookie(headers: &HeaderMap) -> Option<HeaderValue> {
    if cookie(headers, COOKIE).is_some() {
        return None;
    }
    let mut number = [0; 16];
    getrandom::fill(&mut number).ok()?;
    let number = blake3::hash(&number).to_hex();
    let text = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict", &number[..32]);
    HeaderValue::from_str(&text).ok()
}
