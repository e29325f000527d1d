//! The names under which the server may be asked.
//!
//! A page elsewhere can point a name of its own at this machine and would then read here with the
//! reader's browser (DNS rebinding). It cannot choose what the browser sends as the host.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::failure::Failure;

/// The names, without ports, in small letters.
#[derive(Debug)]
pub(crate) struct Hosts(BTreeSet<String>);

impl Hosts {
    /// The names of this machine to itself, the address that is listened at, and others.
    pub(crate) fn new(addr: SocketAddr, others: &[String]) -> Hosts {
        let own = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        let listened = match addr.ip() {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        let others = others.iter().map(|it| name_of(it).to_ascii_lowercase());
        Hosts(own.into_iter().chain([listened]).chain(others).collect())
    }

    fn is_own(&self, host: &str) -> bool {
        self.0.contains(&name_of(host).to_ascii_lowercase())
    }
}

/// A host without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => host,
    }
}

/// The host a request is for; `None` if it says none, or several.
pub(crate) fn host<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    let mut named = headers.get_all(header::HOST).into_iter();
    match (uri.authority(), named.next(), named.next()) {
        (_, _, Some(_)) => None,
        (Some(authority), _, None) => Some(authority.as_str()),
        (None, first, None) => first?.to_str().ok(),
    }
}

/// Refuses requests for other hosts.
pub(crate) async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    match host(request.uri(), request.headers()) {
        Some(host) if app.hosts.is_own(host) => next.run(request).await,
        _ => Failure::ForeignHost.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_names() {
        let hosts =
            Hosts::new("10.0.0.7:8080".parse().unwrap(), &["Papiere.Stadt.example:443".to_owned()]);
        for own in [
            "localhost",
            "LOCALHOST:1",
            "127.0.0.1:7171",
            "[::1]:80",
            "10.0.0.7",
            "papiere.stadt.example",
        ] {
            assert!(hosts.is_own(own), "{own}");
        }
        for foreign in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.nip.io:80",
            "[::1",
            "localhost:80:80",
            "localhost:x",
        ] {
            assert!(!hosts.is_own(foreign), "{foreign}");
        }
    }
}
