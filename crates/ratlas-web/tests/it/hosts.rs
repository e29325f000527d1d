//! The names under which the server is asked.

use axum::body::Body;

use crate::desk::{Desk, request};

#[test]
fn others_are_refused_for_everything() {
    let desk = Desk::new().with(|it| it.hosts = vec!["papiere.stadt.example".to_owned()]);
    let server = desk.server();
    for address in ["/", "/healthz", "/metrics", "/statisch/x/ratlas.css", "/anmelden", "/nowhere"]
    {
        let answer = server.get_with(address, &[("host", "evil.example:7171")]);
        assert_eq!(answer.status, 421, "{address}");
        assert!(!answer.text().contains("evil"), "{address}");
    }
    for own in ["localhost", "127.0.0.1:7171", "[::1]:80", "PAPIERE.stadt.example"] {
        assert_eq!(server.get_with("/hilfe", &[("host", own)]).status, 200, "{own}");
    }
}

#[test]
fn one_name_is_needed() {
    let server = Desk::new().server();
    let none = axum::http::Request::builder().uri("/hilfe");
    assert_eq!(server.ask(none, Body::empty()).status, 421);
    let two = [("host", "localhost"), ("host", "evil.example")];
    assert_eq!(server.get_with("/hilfe", &two).status, 421);
    // Of a request that names the host in its first line, as to a proxy, that one counts.
    let answer = server.ask(request("GET", "http://evil.example/hilfe", &[]), Body::empty());
    assert_eq!(answer.status, 421);
}
