//! Who is let in.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use ratlas_web::Access;

use crate::desk::{Answer, Desk, Server, request};

const TOKEN: &str = "geheim-und-lang-genug";

fn with_token() -> Desk {
    Desk::new().with(|it| it.access = Access::Token(TOKEN.to_owned()))
}

/// Sends the form of the page that asks for the token, as a browser does.
fn log_in(server: &Server, token: &str, onward: &str) -> Answer {
    let page = server.get("/anmelden");
    let cookie = page.cookie("ratlas-form").unwrap();
    let form = format!("form={}&token={token}&weiter={onward}", page.field("form"));
    server.post("/anmelden", &[("cookie", &cookie), ("origin", "http://localhost:7171")], &form)
}

#[test]
fn browsers_are_sent_to_a_form_that_lets_them_in() {
    let desk = with_token();
    let server = desk.server();
    let sent = server.get_with("/hilfe?q=a%26b", &[("accept", "text/html,*/*;q=0.8")]);
    assert_eq!(sent.status, 303);
    assert_eq!(sent.header("location"), "/anmelden?weiter=%2Fhilfe%3Fq%3Da%2526b");
    let page = server.get(sent.header("location"));
    page.assert_page(200, "type=\"password\"");
    assert_eq!(page.field("weiter"), "/hilfe?q=a%26b");

    let let_in = log_in(&server, TOKEN, "%2Fhilfe%3Fq%3Da%2526b");
    assert_eq!((let_in.status.as_u16(), let_in.header("location")), (303, "/hilfe?q=a%26b"));
    let session = let_in.cookie("ratlas-session").unwrap();
    assert!(!session.contains("geheim"));
    let inside = server.get_with("/hilfe", &[("cookie", &session)]);
    inside.assert_page(200, "action=\"/abmelden\"");

    let cookies = format!("{session}; {}", inside.cookie("ratlas-form").unwrap());
    let form = format!("form={}", inside.field("form"));
    let gone = server.post("/abmelden", &[("cookie", &cookies)], &form);
    assert_eq!(gone.status, 303);
    assert_eq!(gone.cookie("ratlas-session").unwrap(), "ratlas-session=");
    assert_eq!(gone.header("clear-site-data"), "\"cache\"");
}

#[test]
fn what_the_form_needs_is_open_and_says_nothing_of_papers() {
    let server = with_token().server();
    let page = server.get("/anmelden");
    for address in page.text().split('"').filter(|it| it.starts_with("/statisch/")) {
        assert_eq!(server.get(address).status, 200, "{address}");
    }
    assert_eq!(server.get("/healthz").text(), "ok\n");
    for address in [
        "/",
        "/hilfe",
        "/metrics",
        "/nowhere",
        "/statisch",
        "/healthz/",
        "/anmelden/../",
        "//healthz",
    ] {
        assert_eq!(server.get(address).status, 401, "{address}");
    }
    assert_eq!(server.get("/statisch/../hilfe").status, 404);
}

#[test]
fn wrong_tokens_let_nobody_in() {
    let server = with_token().server();
    log_in(&server, "geraten", "%2F").assert_page(401, "role=\"alert\"");
    assert!(log_in(&server, "geraten", "%2F").cookie("ratlas-session").is_none());
    assert_eq!(log_in(&server, "", "%2F").status, 401);
}

#[test]
fn programs_and_feed_readers_send_it_with_each_request() {
    let server = with_token().server();
    // "leser:geheim-und-lang-genug"
    let basic = "Basic bGVzZXI6Z2VoZWltLXVuZC1sYW5nLWdlbnVn";
    for right in ["Bearer geheim-und-lang-genug", "bearer  geheim-und-lang-genug", basic] {
        assert_eq!(server.get_with("/hilfe", &[("authorization", right)]).status, 200, "{right}");
    }
    for wrong in ["Bearer x", "Basic ", "Basic Og==", "Bearer", "", "Digest geheim-und-lang-genug"]
    {
        let answer = server.get_with("/hilfe", &[("authorization", wrong)]);
        assert_eq!(answer.status, 401, "{wrong}");
        assert_eq!(
            answer.header("www-authenticate"),
            "Basic realm=\"Ratlas\", charset=\"UTF-8\"",
            "{wrong}"
        );
    }
    // A browser that loads a picture would ask for a name and a password.
    let picture =
        server.get_with("/x.png", &[("sec-fetch-mode", "no-cors"), ("accept", "image/*")]);
    assert_eq!((picture.status.as_u16(), picture.header("www-authenticate")), (401, ""));
}

#[test]
fn nothing_leads_away() {
    let server = with_token().server();
    for away in [
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "http:evil.example",
        " //evil.example",
        "/%0d%0aSet-Cookie:a=b",
    ] {
        let onward: String = form_urlencoded::byte_serialize(away.as_bytes()).collect();
        let answer = log_in(&server, TOKEN, &onward);
        let location = answer.header("location");
        let is_here = location.starts_with('/') && !location.starts_with("//");
        assert!(is_here && !location.contains('\\'), "{away}: {location}");
        let page = server.get(&format!("/anmelden?weiter={onward}"));
        let onward = page.field("weiter");
        assert!(onward.starts_with('/') && !onward.starts_with("//"), "{away}: {onward}");
    }
}

#[test]
fn without_a_token_there_is_no_form() {
    let server = Desk::new().server();
    assert_eq!(server.get("/anmelden").status, 404);
    let page = server.get("/hilfe");
    let cookie = page.cookie("ratlas-form").unwrap();
    assert_eq!(server.post("/anmelden", &[("cookie", &cookie)], "token=x").status, 404);
}

#[test]
fn a_user_is_who_the_proxy_names() {
    let from = vec!["10.0.0.1".parse().unwrap()];
    let header = "x-forwarded-user".to_owned();
    let desk = Desk::new().with(|it| it.access = Access::Proxy { header, from });
    let server = desk.server();
    let from = |peer: &str, users: &[&str]| {
        let peer: SocketAddr = peer.parse().unwrap();
        let headers: Vec<(&str, &str)> = users.iter().map(|it| ("X-Forwarded-User", *it)).collect();
        let request = request("GET", "/hilfe", &headers).extension(ConnectInfo(peer));
        server.ask(request, Body::empty())
    };
    let known = from("10.0.0.1:5000", &["k.baum<b>"]);
    known.assert_page(200, "<bdi>k.baum&lt;b&gt;</bdi>");
    assert!(!known.text().contains("/abmelden"));
    assert_eq!(from("[::ffff:10.0.0.1]:5000", &["k.baum"]).status, 200);
    for refused in [
        from("10.0.0.2:5000", &["k.baum"]),
        from("10.0.0.1:5000", &[]),
        from("10.0.0.1:5000", &[" "]),
        from("10.0.0.1:5000", &["admin", "k.baum"]),
    ] {
        refused.assert_page(403, "</html>");
        assert_eq!(refused.header("www-authenticate"), "");
    }
}
