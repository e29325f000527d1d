//! Papers that hold markup, script and signs that turn text: on every page they are words.

mod markup;

use crate::desk::{Desk, Server};
use crate::papers::id;
use markup::{assert_page, assert_xml};

/// Markup in each of the ways in which it could get out of its place. The element and the attribute are
/// of no page: wherever a tree holds one, a paper has made it.
const MARKUP: &str = "<xharm>\"><xharm>'><xharm a=b>\" xharm=\"1' xharm='1";

/// A motion. What is left of a name after reading stands in title, applicant, text.
fn motion() -> String {
    format!(
        "Stadt Koblenz\nFraktion {MARKUP} der Mitte\n\nAntrag A 9/2021 vom 03.05.2021\n\n\
         Betreff: Begegnung {MARKUP} <script>harm()</script> <img src=x onerror=harm()>\n\n\
         Der Stadtrat möge beschließen: Begegnung <svg/onload=harm()> ]]> <!-- {MARKUP} --> &lt;xharm&gt; \
         javascript:harm() http://evil.example/{MARKUP} \u{202e}gnungegeB\u{2066} \u{7}\u{1b}[31m \
         </textarea></title></style></script>{MARKUP} {}\n\
         Link: javascript:harm() data:text/html,<script>harm()</script>\n",
        "Begegnung".repeat(2_000)
    )
}

/// Minutes: people, items, outcomes, votes.
fn minutes() -> String {
    format!(
        "Stadt Koblenz\nNiederschrift\n\
         über die 12. Sitzung des Ausschusses für <xharm>Soziales\" xharm=\"1 und Integration\n\n\
         Sitzungstermin: Montag, 14.06.2021\nStatus: öffentlich\n\n\
         Anwesend:\nFrau Anna <xharm>Ambach\" xharm=\"1 (SPD<xharm>)\nHerr Bernd Birke (CDU)\n\n\
         Öffentlicher Teil\n\n\
         TOP 1<xharm>  Begegnung {MARKUP} <script>harm()</script>\nVorlage: A 9/2021\n\
         Frau <xharm>Ambach berichtet \u{202e}über die Begegnung.\n\
         Beschluss: ungeändert <xharm>beschlossen\" xharm=\"1\nAbstimmungsergebnis: 9 Ja, 2 Nein <xharm>\n"
    )
}

/// An answer.
fn answer() -> String {
    format!(
        "Stadt Koblenz\nDer Oberbürgermeister\nAmt für {MARKUP} Integration\n\n\
         Stellungnahme der Verwaltung zum Antrag A 9/2021 vom 20.05.2021\n\n\
         Betreff: Begegnung {MARKUP}\n\n\
         Die Verwaltung befürwortet die Begegnung {MARKUP}. Nach § 4 <xharm>AufenthG\" xharm=\"1.\n"
    )
}

fn desk() -> Desk {
    let (motion, minutes, answer) = (motion(), minutes(), answer());
    Desk::of(&[
        ("koblenz<xharm>/a\" xharm=\"1.txt", &motion),
        ("koblenz/'><xharm>.txt", &minutes),
        ("koblenz/c\u{202e}.txt", &answer),
    ])
}

/// Every page that shows papers. What is not there says so, which is a page, too.
fn addresses() -> Vec<String> {
    let mut res: Vec<String> = [
        "/",
        "/?q=Begegnung",
        "/?q=*&punkte=1",
        "/?q=*&seite=2",
        "/?q=Begegnung&stadt=Koblenz&art=motion&alle=gremium",
        "/?q=Begegnung&fassungen=1&lang=en",
        "/hilfe",
        "/gemerkt",
        "/vorlaeufer",
        "/vorlaeufer?text=Begegnung",
        "/register",
        "/register?q=Begegnung&stand=offen",
        "/werdegang?nr=Begegnung",
        "/vergleich?begriffe=Begegnung&nach=gremium&nach=jahr",
        "/vergleich",
        "/abdeckung",
        "/sitzungen",
        "/gremien",
        "/themen",
        "/schnittstelle",
        "/papier/koblenz/A-9-2021",
    ]
    .map(str::to_owned)
    .to_vec();
    for text in [motion(), minutes(), answer()] {
        let id = id(&text);
        for path in ["/papier/ID", "/papier/ID?q=Begegnung&seite=1", "/papier/ID?ansicht=text"] {
            res.push(path.replace("ID", &id));
        }
        for path in ["/papier/ID/zitat", "/werdegang/ID", "/papier/ID/seite/1", "/papier/ID/text"] {
            res.push(path.replace("ID", &id));
        }
    }
    res
}

/// The pages a page leads to, one step: so every link of a list is followed.
fn linked(server: &Server, from: &str) -> Vec<String> {
    let answer = server.get(from);
    let links = answer.text().split("href=\"/").skip(1).filter_map(|it| it.split('"').next());
    links.map(|it| format!("/{}", it.replace("&amp;", "&"))).collect()
}

#[test]
fn on_pages() {
    let server = desk().server();
    let mut addresses = addresses();
    for from in ["/?q=Begegnung", "/gremien", "/sitzungen", "/themen", "/register"] {
        addresses.extend(linked(&server, from));
    }
    addresses.sort();
    addresses.dedup();
    let mut n_shown = 0;
    for address in addresses {
        let answer = server.get(&address);
        assert!(answer.status.as_u16() < 500, "{address}: {}", answer.text());
        let kind = answer.header("content-type");
        if kind.starts_with("text/html") {
            assert_page(&address, answer.text());
            n_shown += usize::from(answer.text().contains("&lt;xharm&gt;"));
        } else if kind.contains("xml") {
            assert_xml(&address, answer.text());
        }
    }
    assert!(n_shown >= 3, "no page shows what is looked for");
}

#[test]
fn in_feeds_and_files() {
    let server = desk().server();
    for address in ["/feed.atom", "/feed.atom?q=Begegnung", "/feed.atom?q=Begegnung&lang=en"] {
        let answer = server.get(address);
        assert_eq!(answer.status, 200, "{address}");
        assert!(answer.text().contains("&lt;xharm"), "{address}");
        assert_xml(address, answer.text());
    }
    for kind in ["csv", "json", "bib", "ris"] {
        let answer = server.get(&format!("/treffer.{kind}?q=Begegnung"));
        assert_eq!(answer.status, 200, "{kind}");
        assert!(!answer.header("content-type").contains("html"), "{kind}");
        assert!(answer.header("content-disposition").starts_with("attachment"), "{kind}");
        // Files keep every character of the papers but those that end lines or that terminals act on.
        let acts = |it: char| it.is_control() && !"\r\n".contains(it);
        assert!(!answer.text().contains(acts), "{kind}");
    }
}

#[test]
fn as_data() {
    let server = desk().server();
    for address in ["/api/v1/search?query=Begegnung", "/api/v1/bodies", "/api/v1/register"] {
        let answer = server.get(address);
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        // Data keeps every character of the paper; what terminals act on is written as an escape.
        assert!(!answer.text().contains(|it: char| it.is_control()), "{address}");
    }
}

#[test]
fn what_is_asked_is_no_markup() {
    let server = desk().server();
    let markup = "%3Cxharm%3E%22%3E%3Cxharm%3E%27%3E%3Cxharm%3E%22%20xharm=%221%27%20xharm=%271javascript:harm()%E2%80%AE";
    let markup = markup.replace('=', "%3D");
    for path in [
        "/",
        "/vorlaeufer",
        "/register",
        "/vergleich",
        "/sitzungen",
        "/themen",
        "/gemerkt",
        "/feed.atom",
        "/schnittstelle",
    ] {
        for name in [
            "q",
            "stadt",
            "art",
            "von",
            "sortierung",
            "seite",
            "name",
            "begriff",
            "text",
            "gremium",
            "lang",
            "xharm%22%3E%3Cxharm%3E",
        ] {
            let address = format!("{path}?{name}={markup}&q=Begegnung");
            let answer = server.get(&address);
            assert!(answer.status.as_u16() < 500, "{address}: {}", answer.text());
            if answer.header("content-type").starts_with("text/html") {
                assert_page(&address, answer.text());
            }
        }
    }
    for path in
        ["/papier/M", "/werdegang/M", "/gremien/M/M", "/gremien/koblenz/M", "/papier/koblenz/M"]
    {
        let answer = server.get(&path.replace('M', &markup));
        assert_page(path, answer.text());
    }
}
