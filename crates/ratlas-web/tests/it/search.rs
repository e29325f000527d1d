//! The search page.

use std::time::Duration;

use crate::desk::{Desk, Server};
use crate::papers;

/// Asks for a page of the search in German.
#[track_caller]
fn page(server: &Server, query: &str) -> String {
    let answer = server.get_with(&format!("/?{query}"), &[("accept-language", "de")]);
    answer.assert_page(200, "id=\"suche\"");
    answer.text().to_owned()
}

/// How many hits the page shows.
fn n_hits(page: &str) -> usize {
    page.matches("<article class=\"hit\"").count()
}

#[test]
fn hits_lead_to_papers() {
    let server = Desk::new().server();
    let page = page(&server, "q=Begegnungscaf%C3%A9&art=Antrag");
    assert_eq!(n_hits(&page), 1);
    let href = format!("href=\"/papier/{}?q=Begegnungscaf%C3%A9\"", papers::id(papers::MOTION));
    assert!(page.contains(&href), "{page}");
    for told in ["<mark>Begegnungscafé</mark>", "Koblenz", "03.05.2021", "A 9/2021", "1 Treffer"] {
        assert!(page.contains(told), "{told}: {page}");
    }
}

/// Answers are kept, and forgotten as soon as a paper comes.
#[test]
fn what_is_new_is_found_at_once() {
    let desk = Desk::new().with(|it| it.limits.fresh = Duration::ZERO);
    let server = desk.server();
    let hits = || n_hits(&page(&server, "q=Sprachkurse&stadt=Worms"));
    assert_eq!((hits(), hits()), (1, 1));
    desk.add(
        "worms/neu.txt",
        "Stadt Worms\n\nAntrag A 3/2022 vom 03.05.2022\n\nBetreff: Mehr Sprachkurse\n",
    );
    assert_eq!((hits(), hits()), (2, 2));
    let papers = || {
        let stats: serde_json::Value =
            serde_json::from_str(server.get("/api/v1/stats").text()).unwrap();
        stats["papers"].as_u64().unwrap()
    };
    let before = papers();
    desk.add(
        "worms/neuer.txt",
        "Stadt Worms\n\nAntrag A 4/2022 vom 04.05.2022\n\nBetreff: Sprachkurse\n",
    );
    assert_eq!(papers(), before + 1);
}

#[test]
fn filters_add_up_and_can_be_taken_back() {
    let server = Desk::new().server();
    let both = page(&server, "q=Sprachkurse&stadt=Koblenz&stadt=Worms&art=motion&art=inquiry");
    assert_eq!(n_hits(&both), 2);
    assert!(both.contains("name=\"stadt\" value=\"Worms\" checked"), "{both}");
    let taken_back = "href=\"/?q=Sprachkurse&amp;stadt=Koblenz&amp;art=motion&amp;art=inquiry\"";
    assert!(both.contains(taken_back), "{both}");
    assert_eq!(n_hits(&page(&server, "q=Sprachkurse&city=Worms")), 1);
    // The counts beside a filter say what another value would find.
    let worms = page(&server, "q=Sprachkurse&stadt=Worms");
    assert!(worms.contains("name=\"stadt\" value=\"Koblenz\">"), "{worms}");
}

#[test]
fn filters_without_a_field_stay_in_the_form() {
    let server = Desk::new().server();
    let page = page(&server, "q=Caf%C3%A9&person=Ambach&sortierung=neueste&nein=2..");
    for name in ["person\" value=\"Ambach", "sortierung\" value=\"neueste", "nein\" value=\"2.."] {
        assert!(
            page.contains(&format!("<input type=\"hidden\" name=\"{name}\">")),
            "{name}: {page}"
        );
    }
}

#[test]
fn mistakes_show_their_place() {
    let server = Desk::new().server();
    let wrong = page(&server, "q=Kurs+%28art%3AAntragg%29");
    assert!(wrong.contains("Kurs (art:<mark>Antragg</mark>)"), "{wrong}");
    assert!(wrong.contains(&format!("{}^^^^^^^<", " ".repeat(10))), "{wrong}");
    assert!(wrong.contains("aria-invalid=\"true\"") && wrong.contains("Antrag"), "{wrong}");
    assert_eq!(n_hits(&wrong), 0);
    // Of a filter, of a date, of an unknown name: nothing is left out in silence.
    for (query, told) in [
        ("q=Kurs&art=Gedicht", "<mark>Gedicht</mark>"),
        ("q=Kurs&von=gestern", "<mark>gestern</mark>"),
        ("q=Kurs&seite=0", "<mark>0</mark>"),
        ("q=Kurs&stad=Worms", "<code>stadt</code>"),
    ] {
        assert!(page(&server, query).contains(told), "{query}");
    }
}

#[test]
fn nothing_found_says_what_may_help() {
    let server = Desk::new().server();
    let none = page(&server, "q=%22Zeppelin+Landeplatz%22&stadt=Worms&exakt=1");
    assert_eq!(n_hits(&none), 0);
    assert!(none.contains("Nichts gefunden") && none.contains("Ohne Eingrenzung suchen"), "{none}");
    let beyond = page(&server, "q=Sprachkurse&seite=9");
    assert!(beyond.contains("So weit reichen die Treffer nicht"), "{beyond}");
}

#[test]
fn agenda_items_are_hits_with_their_outcome() {
    let server = Desk::new().server();
    let items = page(&server, "q=Begegnungscaf%C3%A9&punkte=1");
    assert!(n_hits(&items) > 0 && items.contains("9 Ja, 2 Nein, 1 Enthaltung"), "{items}");
    assert!(!items.contains("Xylophonhaus"), "{items}");
}

#[test]
fn the_empty_page_teaches() {
    let server = Desk::new().server();
    let start = page(&server, "");
    assert!(start.contains("So lässt sich fragen") && start.contains("Zuletzt dazugekommen"));
    assert!(start.contains("Integration stadt:&quot;Koblenz&quot;"), "{start}");
    assert!(!start.contains("Grundstück"), "closed papers are not told: {start}");
    let server = Desk::of(&[]).server();
    assert!(page(&server, "").contains("ratlas ingest"));
}

#[test]
fn papers_and_addresses_stay_text() {
    let hostile = "Stadt Worms\n\nAntrag A 1/2022 vom 03.05.2022\n\n\
        Betreff: <script>alert(1)</script> Sprachkurse \"><img src=x onerror=alert(2)>\n\n\
        Der Rat möge Sprachkurse </p><script>alert(3)</script> beschließen.\n";
    let server = Desk::of(&[("a.txt", hostile)]).server();
    for query in [
        "q=Sprachkurse",
        "q=%3Cscript%3Ealert(4)%3C%2Fscript%3E",
        "q=Kurs&stadt=%22%3E%3Cscript%3Ealert(5)%3C%2Fscript%3E",
        "q=Kurs&%3Cscript%3E=1",
        "q=%22%3E%3Cscript%3E%28&art=%3Cscript%3E",
    ] {
        let page = page(&server, query);
        assert_eq!(page.matches("<script").count(), 1, "{query}: {page}");
        assert!(!page.contains("<img"), "{query}");
    }
}

#[test]
fn many_hits_are_turned_page_by_page() {
    let paper = |it: usize| {
        let (year, month) = (2000 + it % 20, 1 + it % 12);
        let text = format!(
            "Stadt Worms\n\nAntrag A {it}/{year}\nDatum: 03.{month:02}.{year}\n\n\
             Betreff: Sprachkurse im Viertel {it}\n\nDer Rat beschließt {it} Plätze in Kurs {it}.\n"
        );
        (format!("{it}.txt"), text)
    };
    let papers: Vec<(String, String)> = (1..=45).map(paper).collect();
    let papers: Vec<(&str, &str)> = papers.iter().map(|it| (&*it.0, &*it.1)).collect();
    let server = Desk::of(&papers).server();
    let first = page(&server, "q=Sprachkurse&fassungen=1");
    assert_eq!(n_hits(&first), 20);
    let next = "rel=\"next\" href=\"/?q=Sprachkurse&amp;fassungen=1&amp;seite=2\"";
    assert!(first.contains(next) && !first.contains("rel=\"prev\""), "{first}");
    let last = page(&server, "q=Sprachkurse&fassungen=1&seite=3");
    assert_eq!(n_hits(&last), 5);
    assert!(last.contains("rel=\"prev\"") && !last.contains("rel=\"next\""), "{last}");
    assert!(last.contains("start=\"41\""), "{last}");
    // A bar of the picture narrows to its year.
    assert!(first.contains("href=\"/?q=Sprachkurse&amp;jahr=2004&amp;fassungen=1\""), "{first}");
    assert!(first.len() < 100_000, "{}", first.len());
}
