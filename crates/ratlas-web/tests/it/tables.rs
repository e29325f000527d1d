//! Register, lives, comparisons, coverage, sittings, bodies and topics.

use crate::desk::{Desk, Server};
use crate::papers::{self, id};

/// Every page of this part.
const PAGES: [&str; 13] = [
    "/register",
    "/register?stand=offen&art=Anfrage",
    "/werdegang",
    "/werdegang?nr=A+9/2021",
    "/vergleich",
    "/vergleich?begriffe=Sprachkurs%0ACaf%C3%A9&nach=stadt&nach=jahr",
    "/vergleich?begriffe=Sprachkurs&nach=art&mass=promille",
    "/abdeckung",
    "/abdeckung?nach=jahr",
    "/sitzungen",
    "/gremien",
    "/themen",
    "/hilfe",
];

fn server() -> Server {
    Desk::new().server()
}

/// What stands between two pieces of a page.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let after = text.split_once(from).unwrap_or_else(|| panic!("{from} not in {text}")).1;
    after.split_once(to).unwrap().0
}

#[test]
fn pages_in_both_languages() {
    let server = server();
    for page in PAGES {
        let between = if page.contains('?') { '&' } else { '?' };
        for lang in ["de", "en"] {
            let answer = server.get(&format!("{page}{between}lang={lang}"));
            answer.assert_page(200, &format!("<html lang=\"{lang}\">"));
            assert_eq!(answer.text().matches("<h1").count(), 1, "{page}");
            assert!(answer.body.len() < 100_000, "{page}");
            for forbidden in [" style=", "<style", " onclick", "<script>"] {
                assert!(!answer.text().contains(forbidden), "{forbidden} in {page}");
            }
        }
    }
}

#[test]
fn what_is_closed_is_on_no_page() {
    let server = server();
    for page in PAGES.into_iter().chain([
        "/register.json",
        "/abdeckung.json",
        "/vorlaeufer?text=Kauf+Grundst%C3%BCck",
    ]) {
        let answer = server.get(page);
        for closed in ["Geheimweg", "Xylophonhaus", "Kauf eines Grundstücks"] {
            assert!(!answer.text().contains(closed), "{closed} in {page}");
        }
    }
}

#[test]
fn the_register_tells_what_is_overdue() {
    let server = server();
    let page = server.get("/register?stichtag=2022-06-01");
    page.assert_page(200, "Begegnungscafé am Moselufer");
    let overdue = page.text().find("Sprachkurse für Geflüchtete").unwrap();
    let decided = page.text().find("Begegnungscafé am Moselufer").unwrap();
    assert!(overdue < decided, "what is overdue comes first");
    let only = server.get("/register?stichtag=2022-06-01&stand=%C3%BCberf%C3%A4llig");
    assert!(!only.text().contains("Begegnungscafé"), "{}", only.text());
    let found = server.get("/register?q=Moselufer");
    assert!(!found.text().contains("Sprachkurse für Geflüchtete"), "{}", found.text());
    server.get("/register?stadt=Nirgendwo").assert_page(200, "href=\"/register\">Alles zeigen");
    server.get("/register?q=stdat:Ulm").assert_page(200, "<mark>stdat</mark>:Ulm");
}

#[test]
fn the_register_as_files() {
    let server = server();
    let csv = server.get("/register.csv?sortierung=datum&richtung=ab");
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.header("content-disposition").starts_with("attachment"));
    let rows: Vec<&str> = csv.text().lines().collect();
    assert!(rows[0].starts_with("Nummer,Stadt,Datum"), "{rows:?}");
    assert!(rows[1].contains("Worms") && rows[2].contains("Koblenz"), "{rows:?}");
    let json: serde_json::Value =
        serde_json::from_str(server.get("/register.json?stadt=Koblenz").text()).unwrap();
    assert_eq!(json["totals"]["total"], 1);
    assert_eq!(json["entries"][0]["id"], id(papers::MOTION));
}

#[test]
fn the_life_of_a_motion() {
    let server = server();
    let page = server.get(&format!("/werdegang/{}", id(papers::MOTION)));
    page.assert_page(200, "<span class=\"tag good\">beschlossen</span>");
    let steps = between(page.text(), "<ol class=\"life\">", "</ol>");
    assert_eq!(steps.matches("<li ").count(), 3, "{steps}");
    assert!(steps.contains("9 Ja, 2 Nein, 1 Enthaltung"), "{steps}");
    assert!(steps.contains("<rect class=\"yes\" x=\"0\" y=\"0\" width=\"75\""), "{steps}");
    // By its number, however written, it is the same.
    let by_number = server.get("/werdegang?nr=a9/2021");
    assert_eq!(between(by_number.text(), "<ol class=\"life\">", "</ol>"), steps);
    server.get("/werdegang/0123456789abcdef").assert_page(404, "Hier ist nichts");
    server.get("/werdegang?nr=gibt-es-nicht").assert_page(200, "href=\"/?q=gibt-es-nicht\"");
}

#[test]
fn every_count_leads_to_its_papers() {
    let server = server();
    let page = server.get("/vergleich?begriffe=Sprachkurs&nach=stadt");
    let row = between(page.text(), "<bdi>Koblenz</bdi></th>", "</tr>");
    let link = between(row, "href=\"", "\"").replace("&amp;", "&");
    let count: usize = between(row, "\">", "</a>").parse().unwrap();
    let found = server.get(&link);
    assert_eq!(count, 2, "{row}");
    assert_eq!(found.text().matches("data-hit").count(), count, "{link}: {}", found.text());
}

#[test]
fn comparisons_as_files_and_mistakes() {
    let server = server();
    let csv = server.get("/vergleich.csv?begriffe=Sprachkurs&nach=jahr");
    assert!(csv.text().contains("2021"), "{}", csv.text());
    let json: serde_json::Value = serde_json::from_str(
        server.get("/vergleich.json?begriffe=A+%3D+Sprachkurs&nach=jahr").text(),
    )
    .unwrap();
    assert_eq!(json[0]["term"], "A");
    assert_eq!(server.get("/vergleich.csv").status, 400);
    server
        .get("/vergleich?begriffe=Sprachkurs%0A(Rat&nach=jahr")
        .assert_page(200, "<code><mark>(</mark>Rat</code>");
    server.get("/vergleich?begriffe=%23+nichts").assert_page(200, "Zum Ausprobieren");
}

#[test]
fn sittings_bodies_and_people() {
    let server = server();
    let meetings = server.get("/sitzungen?stadt=koblenz&von=2021&bis=06.2021");
    meetings.assert_page(200, "14.06.2021");
    let body = between(meetings.text(), "href=\"/gremien/", "\"");
    let body = server.get(&format!("/gremien/{body}"));
    body.assert_page(200, "Anna Ambach");
    assert!(!body.text().contains("Quitte"), "guests are private persons");
    server.get("/sitzungen?von=1999&bis=1999").assert_page(200, "href=\"/sitzungen\"");
    server.get("/sitzungen?seite=99").assert_page(200, "14.06.2021");
    server.get("/gremien/koblenz/gibt-es-nicht").assert_page(404, "Hier ist nichts");
}

#[test]
fn coverage_counts_what_is_there() {
    let server = server();
    let page = server.get("/abdeckung?stadt=Worms");
    let row = between(page.text(), "<bdi>Worms</bdi></a></th>", "</tr>");
    assert!(row.contains("<td>1</td>"), "{row}");
    let json: serde_json::Value =
        serde_json::from_str(server.get("/abdeckung.json?nach=art").text()).unwrap();
    assert!(json.as_array().unwrap().iter().any(|it| it["total"] == true), "{json}");
}

#[test]
fn an_empty_library_teaches() {
    let server = Desk::of(&[("note.txt", "Einkauf: Brot")]).server();
    for page in ["/register", "/sitzungen", "/gremien", "/themen", "/werdegang"] {
        server.get(page).assert_page(200, "class=\"card\"");
    }
}
