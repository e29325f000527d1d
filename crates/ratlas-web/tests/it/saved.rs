//! Searches that are kept.

use crate::desk::{Answer, Desk, Server};
use crate::papers;

/// A browser that has been given the cookies of a page.
struct Browser<'a> {
    server: &'a Server,
    cookies: String,
    form: String,
}

impl<'a> Browser<'a> {
    fn new(server: &'a Server) -> Browser<'a> {
        let page = server.get("/?q=Sprachkurse");
        let cookies = page.cookie("ratlas-form").unwrap();
        Browser { server, cookies, form: page.field("form").to_owned() }
    }

    fn get(&self, address: &str) -> Answer {
        let headers = [("cookie", self.cookies.as_str()), ("accept-language", "de")];
        self.server.get_with(address, &headers)
    }

    fn post(&self, address: &str, fields: &str) -> Answer {
        let headers = [("cookie", self.cookies.as_str()), ("accept-language", "de")];
        self.server.post(address, &headers, &format!("form={}&{fields}", self.form))
    }

    /// Takes over a cookie that an answer sets.
    fn keep(&mut self, answer: &Answer, name: &str) {
        let pair = answer.cookie(name).unwrap();
        let others: Vec<&str> =
            self.cookies.split("; ").filter(|it| !it.starts_with(&format!("{name}="))).collect();
        self.cookies = others.into_iter().chain([pair.as_str()]).collect::<Vec<&str>>().join("; ");
    }
}

#[test]
fn a_search_is_kept_told_and_removed() {
    let server = Desk::new().server();
    let browser = Browser::new(&server);
    let kept = browser.post("/gemerkt", "name=Kurse+%3Cb%3E&suche=q%3DSprachkurse%26stadt%3DWorms");
    assert_eq!(kept.status, 303);
    assert_eq!(kept.header("location"), "/gemerkt?name=Kurse+%3Cb%3E");
    let page = browser.get("/gemerkt");
    page.assert_page(200, "<bdi>Kurse &lt;b&gt;</bdi>");
    page.assert_page(200, "href=\"/?q=Sprachkurse&amp;stadt=Worms\"");
    page.assert_page(200, "href=\"/feed.atom?q=Sprachkurse&amp;stadt=Worms\"");
    page.assert_page(200, "1 Papier. Unverändert");
    let removed = browser.post("/gemerkt/entfernen", "name=Kurse+%3Cb%3E");
    assert_eq!((removed.status.as_u16(), removed.header("location")), (303, "/gemerkt"));
    browser.get("/gemerkt").assert_page(200, "Noch ist nichts gemerkt");
}

#[test]
fn what_came_since_the_last_visit_is_new_until_it_was_seen() {
    let desk = Desk::new();
    let server = desk.server();
    let mut browser = Browser::new(&server);
    browser.post("/gemerkt", "name=Kurse&suche=q%3DSprachkurse");
    let first = browser.get("/gemerkt");
    first.assert_page(200, "ist nichts dazugekommen");
    browser.keep(&first, "ratlas-gesehen");

    let new = "Stadt Worms\n\nAntrag A 3/2022 vom 03.05.2022\n\nBetreff: Mehr Sprachkurse\n";
    desk.add("worms/neu.txt", new);
    let server = desk.server();
    let mut browser = Browser { server: &server, ..browser };
    // The secret of the forms is that of the server: a new one gives new forms.
    let page = browser.get("/gemerkt");
    page.assert_page(200, "1 neu");
    page.assert_page(200, &format!("/papier/{}", papers::id(new)));
    browser.form = page.field("form").to_owned();
    let stand = page.field("stand").to_owned();
    let seen = browser.post("/gemerkt/gesehen", &format!("stand={stand}"));
    assert_eq!(seen.status, 303);
    browser.keep(&seen, "ratlas-gesehen");
    browser.get("/gemerkt").assert_page(200, "ist nichts dazugekommen");
    // Since it was kept it is new all the same.
    browser.get("/gemerkt").assert_page(200, ": 1 neu.");
}

#[test]
fn another_search_of_the_same_name_is_replaced_only_if_told() {
    let server = Desk::new().server();
    let browser = Browser::new(&server);
    browser.post("/gemerkt", "name=Kurse&suche=q%3DSprachkurse");
    let taken = browser.post("/gemerkt", "name=Kurse&suche=q%3DCaf%C3%A9");
    taken.assert_page(422, "schon eine andere Suche");
    browser.get("/gemerkt").assert_page(200, "<code>Sprachkurse</code>");
    let replaced = browser.post("/gemerkt", "name=Kurse&suche=q%3DCaf%C3%A9&ersetzen=1");
    assert_eq!(replaced.status, 303);
    browser.get("/gemerkt").assert_page(200, "<code>Café</code>");
}

#[test]
fn names_and_searches_that_are_none_are_refused() {
    let server = Desk::new().server();
    let browser = Browser::new(&server);
    let long = "x".repeat(101);
    for (fields, told) in [
        ("name=+&suche=q%3DKurs".to_owned(), "lässt sich nichts merken"),
        (format!("name={long}&suche=q%3DKurs"), "lässt sich nichts merken"),
        ("name=a&suche=q%3D%2522offen".to_owned(), "lässt sich nicht lesen"),
        ("name=a&suche=art%3DGedicht".to_owned(), "lässt sich nicht lesen"),
        ("name=a&suche=".to_owned(), "lässt sich nicht lesen"),
    ] {
        browser.post("/gemerkt", &fields).assert_page(422, told);
    }
    browser.get("/gemerkt").assert_page(200, "Noch ist nichts gemerkt");
}

#[test]
fn forms_from_elsewhere_change_nothing() {
    let server = Desk::new().server();
    let mut browser = Browser::new(&server);
    browser.form = "0".repeat(64);
    for address in ["/gemerkt", "/gemerkt/entfernen", "/gemerkt/gesehen"] {
        let answer = browser.post(address, "name=Kurse&suche=q%3DKurs&stand=1");
        assert_eq!(answer.status, 403, "{address}");
    }
}

#[test]
fn keeping_can_be_switched_off() {
    let server = Desk::new().with(|it| it.saving = false).server();
    let page = server.get("/?q=Sprachkurse");
    assert!(!page.text().contains("action=\"/gemerkt\""));
    let cookies = page.cookie("ratlas-form").unwrap();
    let answer = server.post("/gemerkt", &[("cookie", &cookies)], "name=a&suche=q%3DKurs");
    assert_eq!(answer.status, 403);
    server.get("/gemerkt").assert_page(200, "<h1>");
}
