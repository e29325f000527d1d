//! Who may ask: everybody on this machine, who knows the token, whom a proxy has let in.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use base64::prelude::{BASE64_STANDARD, Engine as _};

use crate::app::App;
use crate::failure::Failure;
use crate::guard::cookies;
use crate::options::Access;
use crate::state::address::Address;

/// The cookie of who has given the token.
pub(crate) const SESSION_COOKIE: &str = "ratlas-session";

/// Paths that answer everybody: they say nothing of papers.
const OPEN_PATHS: [&str; 4] = ["/anmelden", "/favicon.ico", "/healthz", "/statisch/"];

/// Who was let in.
#[derive(Debug, Clone, Default)]
pub(crate) struct User {
    /// As the proxy says.
    pub(crate) name: Option<String>,
    /// Whether it is a cookie that let them in, which they can give back.
    pub(crate) has_session: bool,
}

/// Lets in who may ask; others are sent to the page that asks for the token.
pub(crate) async fn check(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
    match user(&app.options.access, request.headers(), peer) {
        Some(user) => {
            request.extensions_mut().insert(user);
            next.run(request).await
        }
        None if is_open(request.uri().path()) => next.run(request).await,
        None => {
            // Guessing gets no faster than this.
            if request.headers().contains_key(header::AUTHORIZATION) {
                tokio::time::sleep(app.options.limits.wrong_token).await;
            }
            refused(&app, &request)
        }
    }
}

fn is_open(path: &str) -> bool {
    OPEN_PATHS.iter().any(|it| path == *it || (it.ends_with('/') && path.starts_with(it)))
}

/// Who asks with these headers; `None` if nobody who may.
fn user(access: &Access, headers: &HeaderMap, peer: Option<IpAddr>) -> Option<User> {
    match access {
        Access::Open => Some(User::default()),
        Access::Token(token) => {
            let has_session =
                cookies::value(headers, SESSION_COOKIE).is_some_and(|it| is_session(token, it));
            let is_let_in =
                has_session || sent_token(headers).is_some_and(|it| is_same(token, &it));
            is_let_in.then_some(User { name: None, has_session })
        }
        Access::Proxy { header, from } => {
            let is_proxy =
                |it: IpAddr| from.iter().any(|own| own.to_canonical() == it.to_canonical());
            let name = peer.filter(|it| is_proxy(*it)).and_then(|_| only(headers, header))?;
            Some(User { name: Some(name.to_owned()), has_session: false })
        }
    }
}

/// The value of a header that stands once. Several are of a proxy that only adds its own to what the
/// browser made up.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).into_iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    let value = std::str::from_utf8(value.as_bytes()).ok()?.trim();
    Some(value).filter(|it| !it.is_empty())
}

/// The token as programs send it: as a bearer, or as the password that feed readers can keep.
fn sent_token(headers: &HeaderMap) -> Option<String> {
    let (scheme, value) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(value.trim().to_owned()),
        "basic" => {
            let decoded = BASE64_STANDARD.decode(value.trim()).ok()?;
            Some(String::from_utf8(decoded).ok()?.split_once(':')?.1.to_owned())
        }
        _ => None,
    }
}

/// Compared by their hashes, which takes the same time whatever is wrong.
pub(crate) fn is_same(token: &str, sent: &str) -> bool {
    blake3::hash(token.as_bytes()) == blake3::hash(sent.as_bytes())
}

fn session(token: &str) -> blake3::Hash {
    blake3::Hash::from_bytes(blake3::derive_key("ratlas-web session cookie", token.as_bytes()))
}

fn is_session(token: &str, sent: &str) -> bool {
    blake3::Hash::from_hex(sent).is_ok_and(|it| it == session(token))
}

/// The cookie for who has given the token, for 30 days.
pub(crate) fn session_cookie(token: &str, headers: &HeaderMap) -> Option<HeaderValue> {
    let session = session(token).to_hex();
    cookies::new(SESSION_COOKIE, &session, Some(30 * 24 * 60 * 60), headers)
}

/// Takes that cookie back.
pub(crate) fn no_session_cookie(headers: &HeaderMap) -> Option<HeaderValue> {
    cookies::new(SESSION_COOKIE, "", Some(0), headers)
}

fn refused(app: &App, request: &Request) -> Response {
    let mut response = Failure::NoAccess.into_response();
    if !matches!(app.options.access, Access::Token(_)) {
        // There is nothing to be sent that would help: only the proxy can.
        *response.status_mut() = StatusCode::FORBIDDEN;
        return response;
    }
    if wants_page(request.headers()) {
        let asked = request.uri().path_and_query().map_or("/", |it| it.as_str());
        return Redirect::to(&Address::new("/anmelden").with("weiter", asked)).into_response();
    }
    // A browser would ask for a name and a password for each picture; feed readers and programs are
    // to ask for them.
    if !request.headers().contains_key("sec-fetch-mode") {
        let asks = HeaderValue::from_static("Basic realm=\"Ratlas\", charset=\"UTF-8\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, asks);
    }
    response
}

/// Whether a person waits for a page.
fn wants_page(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    accepts.is_some_and(|it| it.contains("text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let mut res = HeaderMap::new();
        for (name, value) in pairs {
            res.append(
                header::HeaderName::from_bytes(name.as_bytes()).unwrap(),
                value.parse().unwrap(),
            );
        }
        res
    }

    #[test]
    fn the_token_lets_in_and_nothing_else() {
        let access = Access::Token("geheim-und-lang".to_owned());
        let is_in = |pairs: &[(&str, &str)]| user(&access, &headers(pairs), None).is_some();
        assert!(is_in(&[("authorization", "Bearer geheim-und-lang")]));
        // "leser:geheim-und-lang"
        assert!(is_in(&[("authorization", "Basic bGVzZXI6Z2VoZWltLXVuZC1sYW5n")]));
        let cookie = session_cookie("geheim-und-lang", &HeaderMap::new()).unwrap();
        let cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        assert!(is_in(&[("cookie", &cookie)]));
        for wrong in [
            vec![],
            vec![("authorization", "Bearer geheim")],
            vec![("authorization", "Bearer ")],
            vec![("authorization", "Basic %%%")],
            vec![("cookie", "ratlas-session=geheim-und-lang")],
            vec![("x-user", "admin")],
        ] {
            assert!(!is_in(&wrong), "{wrong:?}");
        }
    }

    #[test]
    fn only_the_proxy_is_believed() {
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        let access = Access::Proxy { header: "x-forwarded-user".to_owned(), from: vec![proxy] };
        let sent = headers(&[("X-Forwarded-User", "k.baum")]);
        let name = |peer: Option<IpAddr>| user(&access, &sent, peer).and_then(|it| it.name);
        assert_eq!(name(Some(proxy)), Some("k.baum".to_owned()));
        assert_eq!(name(Some("::ffff:10.0.0.1".parse().unwrap())), Some("k.baum".to_owned()));
        assert_eq!(name(Some("10.0.0.2".parse().unwrap())), None);
        assert_eq!(name(None), None);
        for wrong in [
            vec![("x-forwarded-user", " ")],
            vec![("x-forwarded-user", "admin"), ("x-forwarded-user", "k.baum")],
        ] {
            assert!(user(&access, &headers(&wrong), Some(proxy)).is_none(), "{wrong:?}");
        }
    }
}
