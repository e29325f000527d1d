//! Prior motions: to a text, to a paper, to what a form sends.

use axum::body::Body;

use crate::desk::{Answer, Desk, Server, request};
use crate::papers::{self, id};

const OWN: (&str, &str) = ("origin", "http://localhost:7171");

/// Sends the form of the page with these fields and perhaps a file.
fn send(server: &Server, fields: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
    let page = server.get("/vorlaeufer");
    let cookie = page.cookie("ratlas-form").unwrap();
    let token = page.field("form").to_owned();
    let fields: Vec<(&str, &str)> =
        [("form", token.as_str())].into_iter().chain(fields.iter().copied()).collect();
    send_as(server, &cookie, &fields, file)
}

fn send_as(server: &Server, cookie: &str, fields: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--grenze\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(value.as_bytes());
        body.extend_from_slice(b"\r\n");
    }
    if let Some(bytes) = file {
        body.extend_from_slice(
            b"--grenze\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"a.pdf\"\r\n\
              Content-Type: application/pdf\r\n\r\n",
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--grenze--\r\n");
    let headers = [("cookie", cookie), OWN];
    let request = request("POST", "/vorlaeufer", &headers)
        .header("content-type", "multipart/form-data; boundary=grenze");
    server.ask(request, Body::from(body))
}

#[test]
fn to_a_text() {
    let server = Desk::new().server();
    let page = server.get("/vorlaeufer?text=Ein+Begegnungscaf%C3%A9+am+Moselufer&stadt=Worms");
    page.assert_page(200, "<h2><bdi>Koblenz</bdi>");
    assert!(page.text().contains(&format!("/papier/{}", id(papers::MOTION))), "{}", page.text());
    assert!(page.text().contains(&format!("/papier/{}", id(papers::ANSWER))), "{}", page.text());
    let own =
        server.get("/vorlaeufer?text=Begegnungscaf%C3%A9+am+Moselufer&stadt=Koblenz&eigene=ohne");
    assert!(!own.text().contains("<h2><bdi>Koblenz</bdi>"), "{}", own.text());
    server.get("/vorlaeufer?text=und+der+die").assert_page(200, "kein Wort");
    server.get("/vorlaeufer?text=Quantenschaum").assert_page(200, "Quantenschaum");
}

#[test]
fn to_a_paper() {
    let server = Desk::new().server();
    let page = server.get(&format!("/vorlaeufer?papier={}", id(papers::ANSWER)));
    page.assert_page(200, "Verglichen mit");
    // Closed papers are not there to be compared with.
    for hidden in [id(papers::CLOSED), "../../etc/passwd".to_owned()] {
        let page = server.get(&format!("/vorlaeufer?papier={hidden}"));
        page.assert_page(404, "Hier ist nichts");
    }
}

#[test]
fn a_short_text_becomes_an_address() {
    let server = Desk::new().server();
    let short = send(&server, &[("text", "Café & Kurs"), ("stadt", "")], None);
    assert_eq!(short.status, 303);
    assert_eq!(short.header("location"), "/vorlaeufer?text=Caf%C3%A9+%26+Kurs");
    let long = "Ein Begegnungscafé am Moselufer. ".repeat(200);
    let long = send(&server, &[("text", &long)], None);
    long.assert_page(200, "keine Adresse zum Weitergeben");
}

#[test]
fn forms_from_elsewhere_are_not_read() {
    let server = Desk::new().server();
    let cookie = server.get("/vorlaeufer").cookie("ratlas-form").unwrap();
    for fields in [vec![("form", "0".repeat(64))], vec![("text", "a".to_owned())], vec![]] {
        let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0, it.1.as_str())).collect();
        assert_eq!(send_as(&server, &cookie, &fields, None).status, 403, "{fields:?}");
    }
    let plain = server.post("/vorlaeufer", &[("cookie", &cookie), OWN], "text=a");
    assert_eq!(plain.status, 400);
}

#[test]
fn limits_of_what_is_sent() {
    let desk = Desk::new().with(|it| it.uploads = false);
    let server = desk.server();
    assert!(!server.get("/vorlaeufer").text().contains("type=\"file\""));
    assert_eq!(send(&server, &[], Some(b"%PDF-1.4")).status, 403);
    let text = "x".repeat(200_001);
    assert_eq!(send(&server, &[("text", &text)], None).status, 413);
    let many: Vec<(&str, &str)> = vec![("art", "Antrag"); 30];
    assert_eq!(send(&server, &many, None).status, 400);
    let server = Desk::new().server();
    assert_eq!(send(&server, &[], Some(&vec![b'x'; 51_500_000])).status, 413);
}
