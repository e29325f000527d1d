//! What is told where there is no answer.

use expect_test::expect;

use crate::desk::Desk;

#[test]
fn as_pages_and_as_json() {
    let server = Desk::new().server();
    server.get("/nowhere").assert_page(404, "Hier ist nichts");
    server.get("/nowhere?lang=en").assert_page(404, "There is nothing here");
    let answer = server.get("/api/v1/nowhere");
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (404, "application/json"));
    expect![[r#"{"schema":"ratlas/error/1","code":"not_found","message":"there is nothing at this address","mistakes":[]}"#]].assert_eq(answer.text());
    let answer = server.get_with("/nowhere", &[("accept", "application/json")]);
    assert_eq!(answer.header("content-type"), "application/json");
    let answer = server.post("/hilfe", &[], "");
    assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, "GET,HEAD"));
}

#[test]
fn where_there_is_no_library_yet() {
    let desk = Desk::empty();
    let server = desk.server();
    server.get("/").assert_page(503, "ratlas ingest");
    assert_eq!(server.get("/healthz").status, 503);
    server.get("/hilfe").assert_page(200, "</html>");
}

#[test]
fn a_library_that_appears_later_is_served() {
    let desk = Desk::empty();
    let server = desk.server();
    assert_eq!(server.get("/healthz").status, 503);
    let made = Desk::new();
    std::fs::rename(&made.options.library, &desk.options.library).unwrap();
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn pictures_of_numbers_are_off_unless_asked_for() {
    let desk = Desk::new().with(|it| it.metrics = false);
    assert_eq!(desk.server().get("/metrics").status, 404);
    let server = Desk::new().server();
    server.get("/hilfe");
    server.get("/no/such/page");
    let text = server.get("/metrics").text().to_owned();
    assert!(
        text.contains("ratlas_http_requests_total{route=\"/hilfe\",status=\"200\"} 1"),
        "{text}"
    );
    assert!(text.contains("{route=\"other\",status=\"404\"} 1"), "{text}");
    assert!(!text.contains("such"), "{text}");
}
