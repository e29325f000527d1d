//! The page of a paper, and what is given of it.

use expect_test::expect;
use ratlas_library::Disclosure;

use crate::desk::{Answer, Desk};
use crate::papers::{self, ANSWER, CLOSED, MINUTES, MOTION, id};

/// Where a page leads to within itself: every such link must arrive.
#[track_caller]
fn assert_whole(page: &Answer) {
    let text = page.text();
    let ids: Vec<&str> = values(text, " id=\"").collect();
    for (idx, id) in ids.iter().enumerate() {
        assert!(!ids[..idx].contains(id), "`{id}` is there twice");
    }
    for href in values(text, " href=\"#") {
        assert!(ids.contains(&href), "#{href} leads nowhere");
    }
}

fn values<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(|it| it.split('"').next())
}

#[test]
fn facts_lead_to_their_words_and_back() {
    let server = Desk::new().server();
    let page = server.get(&format!("/papier/{}", id(MOTION)));
    page.assert_page(200, "<h1 dir=\"auto\">Begegnungscafé am Moselufer</h1>");
    assert_whole(&page);
    let text = page.text();
    let fact = text.split("<li class=\"fact\"").find(|it| it.contains(">A 9/2021</span>")).unwrap();
    let to = values(fact, "href=\"#").next().unwrap();
    let mark = text.split(&format!("id=\"{to}\"></span>")).nth(1).unwrap();
    let mark = &mark[..mark.find("</a>").unwrap()];
    assert!(mark.contains("9/2021") && mark.contains("href=\"#f"), "{mark}");
    assert!(text.contains("<link rel=\"canonical\" href=\"/papier/koblenz/A-9-2021\">"), "{text}");
}

#[test]
fn words_of_a_question_are_marked() {
    let server = Desk::new().server();
    let address = format!("/papier/{}?q=Sprachkurs&belege=ja", id(MOTION));
    let page = server.get_with(&address, &[("accept-language", "en")]);
    page.assert_page(200, "Sprachkurse</a></mark>");
    page.assert_page(200, "Found on page");
    assert!(page.text().contains("<code>"), "no rules");
    // What cannot be understood as a question marks nothing.
    server.get(&format!("/papier/{}?q=%22(%3A", id(MOTION))).assert_page(200, "Moselufer");
}

#[test]
fn minutes_show_who_was_there_and_what_was_decided() {
    let open = Disclosure { closed: true, private_persons: true };
    let desk = Desk::new().with(|it| it.disclosure = open);
    let page = desk.server().get(&format!("/papier/{}", id(MINUTES)));
    assert_whole(&page);
    for words in ["Anna Ambach", "SPD", "Tagesordnung", "9 Ja, 2 Nein, 1 Enthaltung", "v-yes"] {
        page.assert_page(200, words);
    }
    let motion = format!("href=\"/papier/{}\"", id(MOTION));
    page.assert_page(200, &motion).assert_page(200, "Xylophonhaus").assert_page(200, "original");
}

#[test]
fn what_is_withheld_is_nowhere() {
    let server = Desk::new().server();
    let minutes = id(MINUTES);
    let page = server.get(&format!("/papier/{minutes}"));
    page.assert_page(200, "Darum gibt es hier nur den Text");
    for address in ["", "?ansicht=text", ".json", ".json?text=ja", "/zitat", "/aehnlich"] {
        let answer = server.get(&format!("/papier/{minutes}{address}"));
        assert_eq!(answer.status, 200, "{address}");
        for word in ["Xylophon", "24.600", "Quitte"] {
            assert!(!answer.text().contains(word), "{word} in {address}");
        }
    }
    assert_eq!(server.get(&format!("/papier/{minutes}/original")).status, 403);
    let picture = server.get(&format!("/papier/{minutes}/seite/1.png"));
    assert_eq!(picture.status, 403);
    for rest in ["", ".json", "/original", "/zitat", "/aehnlich", "/seite/1.png"] {
        let answer = server.get(&format!("/papier/{}{rest}", id(CLOSED)));
        assert_eq!(answer.status, 404, "{rest}: {}", answer.text());
    }
}

#[test]
fn addresses_that_stay() {
    let server = Desk::new().server();
    server.get("/papier/koblenz/A-9-2021").assert_page(200, "Begegnungscafé");
    assert_eq!(server.get("/papier/koblenz/A-9-9999").status, 404);
    assert_eq!(server.get("/papier/worms/A-9-2021").status, 404);
    let short = server.get(&format!("/papier/{}?seite=2", &id(MOTION)[..10]));
    assert_eq!(short.status, 303);
    assert_eq!(short.header("location"), format!("/papier/{}?seite=2", id(MOTION)));

    let second = format!("{MOTION}\nNeufassung mit ganz anderen Worten über Bäume und Bänke.\n");
    let desk = Desk::of(&[("a.txt", MOTION), ("b.txt", &second)]);
    let page = desk.server().get("/papier/koblenz/A-9-2021");
    for text in [MOTION, &second] {
        page.assert_page(200, &format!("href=\"/papier/{}\"", id(text)));
    }
}

#[test]
fn files_are_given_as_they_were_read() {
    let server = Desk::new().server();
    let file = server.get(&format!("/papier/{}/original", id(ANSWER)));
    assert_eq!((file.status.as_u16(), file.body.as_slice()), (200, ANSWER.as_bytes()));
    assert_eq!(file.header("content-security-policy"), "sandbox; default-src 'none'");
    expect![[r#"attachment; filename="stellungnahme.txt"; filename*=UTF-8''stellungnahme.txt"#]]
        .assert_eq(file.header("content-disposition"));
    assert_eq!(file.header("content-length"), ANSWER.len().to_string());
}

#[test]
fn pictures_that_cannot_be_drawn_say_why() {
    let server = Desk::new().server();
    let picture = |rest: &str| server.get(&format!("/papier/{}/seite/{rest}", id(MOTION)));
    let text = picture("1.png");
    assert_eq!(text.header("content-type"), "image/svg+xml; charset=utf-8");
    assert!(text.text().contains("Von dieser Art Datei gibt es keine Bilder"), "{}", text.text());
    for odd in ["0.png", "1", "x.png", "-1.png", "99999999999.png"] {
        assert_eq!(picture(odd).status, 404, "{odd}");
    }
    for odd in ["1.png?breite=601", "1.png?breite=99999999999", "1.png?breite=x"] {
        assert_eq!(picture(odd).status, 400, "{odd}");
    }
}

#[test]
fn citations_in_every_form() {
    let server = Desk::new().server();
    let address = format!("/papier/{}/zitat", id(MOTION));
    let page = server.get(&format!("{address}?seite=1"));
    page.assert_page(200, "Antrag Nr. A 9/2021, 03.05.2021, S. 1.");
    server.get(&format!("{address}?seite=7")).assert_page(200, "Diese Seite hat das Papier nicht");
    for (form, name, begin) in [
        ("bib", "koblenz-2021-a9.bib", "@"),
        ("ris", "koblenz-2021-a9.ris", "TY  - "),
        ("csl", "koblenz-2021-a9.json", "["),
    ] {
        let file = server.get(&format!("{address}?form={form}"));
        assert!(file.text().starts_with(begin), "{form}: {}", file.text());
        assert!(file.header("content-disposition").contains(name), "{form}: {:?}", file.headers);
    }
    assert_eq!(server.get(&format!("{address}?form=doc")).status, 400);
}

#[test]
fn long_texts_come_in_parts() {
    let line = "Der Beirat spricht über Sprachkurse und Begegnung im Stadtteil.\n";
    let long = format!("{}\n{}", papers::QUESTION, line.repeat(4_000));
    let server = Desk::of(&[("lang.txt", &long)]).server();
    let mut address = format!("/papier/{}", id(&long));
    let mut n_lines = 0;
    for _ in 0..40 {
        let page = server.get(&address);
        assert!(page.body.len() < 100_000, "{} bytes", page.body.len());
        n_lines += page.text().matches("spricht über").count();
        let next = page.text().split("rel=\"next\" href=\"").nth(1);
        let Some(next) = next.and_then(|it| it.split('#').next()) else { break };
        address = next.replace("&amp;", "&");
    }
    assert!((4_000..4_100).contains(&n_lines), "{n_lines} lines");
}
