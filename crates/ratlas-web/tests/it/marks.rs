//! What every answer says to browsers, whatever it answers.

use axum::body::Body;
use axum::http::StatusCode;
use expect_test::expect;
use ratlas_web::Access;

use crate::desk::{Answer, Desk, request};

/// Headers without which a browser would do what it must not.
const NEEDED: [&str; 9] = [
    "cache-control",
    "content-security-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
    "x-robots-tag",
];

#[track_caller]
fn assert_marked(address: &str, answer: &Answer) {
    for name in NEEDED {
        assert!(!answer.header(name).is_empty(), "{name} of {address}");
        assert_eq!(answer.headers.get_all(name).iter().count(), 1, "{name} of {address}");
    }
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}");
}

#[test]
fn of_every_kind_of_answer() {
    let desk = Desk::new().with(|it| it.access = Access::Token("geheim-und-lang-genug".to_owned()));
    let server = desk.server();
    let bearer = ("authorization", "Bearer geheim-und-lang-genug");
    let asset = server.get("/anmelden").text().split_once("/statisch/").unwrap().1.to_owned();
    let asset = format!("/statisch/{}", asset.split_once('"').unwrap().0);
    for (address, headers, status) in [
        ("/", vec![bearer], 200),
        ("/hilfe", vec![bearer], 200),
        (asset.as_str(), vec![], 200),
        ("/statisch/other/ratlas.css", vec![], 200),
        ("/statisch/other/no.css", vec![], 404),
        ("/healthz", vec![], 200),
        ("/metrics", vec![bearer], 200),
        ("/metrics", vec![], 401),
        ("/", vec![("accept", "text/html")], 303),
        ("/", vec![], 401),
        ("/nowhere", vec![bearer], 404),
        ("/api/v1/nowhere", vec![bearer], 404),
        ("/", vec![bearer, ("host", "evil.example")], 421),
        ("/%ff/%00", vec![bearer], 404),
    ] {
        let answer = server.get_with(address, &headers);
        assert_eq!(answer.status, status, "{address} {headers:?}");
        assert_marked(address, &answer);
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
        let answer = server.ask(request(method, "/hilfe", &[bearer]), Body::empty());
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(answer.header("allow"), "GET,HEAD", "{method}");
        assert_marked(method, &answer);
    }
}

#[test]
fn values() {
    let answer = Desk::new().server().get("/hilfe");
    let headers = NEEDED.map(|it| format!("{it}: {}\n", answer.header(it))).concat();
    expect![[r#"
        cache-control: private, no-cache
        content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ratlas
        cross-origin-opener-policy: same-origin
        cross-origin-resource-policy: same-origin
        permissions-policy: camera=(), geolocation=(), microphone=()
        referrer-policy: same-origin
        x-content-type-options: nosniff
        x-frame-options: DENY
        x-robots-tag: noindex, nofollow
    "#]].assert_eq(&headers);
}

#[test]
fn only_what_is_part_of_the_program_is_kept_for_ever() {
    let server = Desk::new().server();
    let page = server.get("/hilfe");
    let addresses = page.text().split('"').filter(|it| it.starts_with("/statisch/"));
    let addresses: Vec<&str> = addresses.collect();
    assert_eq!(addresses.len(), 3, "{addresses:?}");
    for address in addresses {
        let kept = server.get(address);
        assert_eq!(kept.header("cache-control"), "public, max-age=31536000, immutable");
    }
    assert_eq!(server.get("/statisch/old/ratlas.js").header("cache-control"), "private, no-cache");
}

#[test]
fn heads_of_answers() {
    let server = Desk::new().server();
    for address in ["/", "/hilfe", "/healthz"] {
        let whole = server.get(address);
        let head = server.ask(request("HEAD", address, &[]), Body::empty());
        assert_eq!(head.status, whole.status);
        assert_eq!(head.header("content-type"), whole.header("content-type"));
        assert_eq!(head.body, b"", "{address}");
    }
}
