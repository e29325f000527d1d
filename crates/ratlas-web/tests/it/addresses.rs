//! Addresses nobody would type: no file is met, nothing of them acts.

use axum::body::Body;

use crate::desk::{Desk, request};

/// Paths that lead to files elsewhere, or are none.
const PATHS: [&str; 16] = [
    "/..",
    "/../../../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/statisch/..%2f..%2f..%2fetc/passwd",
    "/statisch/x/..%2f..%2fetc%2fpasswd",
    "/statisch/x/%2fetc%2fpasswd",
    "/statisch/x/%00",
    "/papier/%00",
    "/papier/..%2f..%2fetc%2fpasswd",
    "/papier/%2e%2e/original",
    "/papier/%ff%fe/seite/1.png",
    "//evil.example/",
    "/%2f%2fevil.example",
    "/./.",
    "/%",
    "/%zz",
];

#[test]
fn meet_no_file() {
    let server = Desk::new().server();
    for path in PATHS {
        let answer = server.get(path);
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert!(!answer.text().contains("root:"), "{path}");
    }
    let long = format!("/{}", "a/".repeat(20_000));
    assert_eq!(server.get(&long).status, 404);
    assert_eq!(server.get(&format!("/papier/{}", "0".repeat(40_000))).status, 404);
}

#[test]
fn nothing_of_them_acts() {
    let server = Desk::new().server();
    let markup = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E%27%3Cimg%20src=x%20onerror=alert(1)%3E";
    for address in [
        format!("/{markup}"),
        format!("/hilfe?{markup}={markup}"),
        format!("/?q={markup}&lang={markup}"),
        format!("/hilfe?lang=en&x={markup}%00%E2%80%AE"),
    ] {
        for headers in [vec![], vec![("accept", "application/json")]] {
            let answer = server.get_with(&address, &headers);
            let text = answer.text();
            assert!(!text.contains("<script>") && !text.contains("<img"), "{address}: {text}");
            assert!(!text.contains('\u{202e}') && !text.contains('\0'), "{address}");
        }
    }
}

#[test]
fn a_link_to_the_other_language_stays_here() {
    let server = Desk::new().server();
    let page = server.get("//evil.example/x?q=1");
    assert!(page.text().contains("href=\"/evil.example/x?q=1&amp;lang=en\""), "{}", page.text());
}

#[test]
fn many_questions_and_headers() {
    let server = Desk::new().server();
    let many = format!("/hilfe?{}", "a=1&".repeat(10_000));
    let answer = server.get(&many);
    assert_eq!(answer.status, 200);
    assert!(answer.body.len() < 20_000, "{}", answer.body.len());
    let cookies = format!("{}ratlas-lang=en", "x=y; ".repeat(5_000));
    let languages = "x,".repeat(50_000);
    let headers = [("cookie", cookies.as_str()), ("accept-language", languages.as_str())];
    assert_eq!(server.get_with("/hilfe", &headers).status, 200);
    // Bytes that are no text.
    let odd = request("GET", "/hilfe", &[]).header("cookie", &b"ratlas-lang=\xff"[..]);
    assert_eq!(server.ask(odd.header("accept", &b"\xfe"[..]), Body::empty()).status, 200);
}
