//! Feeds of searches.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::desk::Desk;
use crate::papers;

/// The texts of all elements with this name, as a parser reads them.
#[track_caller]
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut res, mut open) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(it) => {
                open.push(it.name().as_ref().to_owned());
                if open.last().is_some_and(|it| it == name) {
                    res.push(String::new());
                }
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(it) if open.last().is_some_and(|it| it == name) => {
                res.last_mut().unwrap().push_str(&it);
            }
            Event::Eof => {
                assert!(open.is_empty(), "{open:?}");
                return res;
            }
            _ => {}
        }
    }
}

#[test]
fn new_papers_come_first_and_keep_their_ids() {
    let desk = Desk::new();
    let server = desk.server();
    let address = "/feed.atom?q=Sprachkurse&stadt=Worms";
    let host = [("host", "localhost:99"), ("accept-language", "de")];
    let before = server.get_with(address, &host);
    assert_eq!(before.status, 200, "{}", before.text());
    assert_eq!(before.header("content-type"), "application/atom+xml; charset=utf-8");
    let ids = texts(before.text(), "id");
    assert_eq!(ids[1..], [format!("urn:ratlas:{}", papers::id(papers::QUESTION))]);
    let link = format!("href=\"http://localhost:99/papier/{}\"", papers::id(papers::QUESTION));
    assert!(before.text().contains(&link), "{}", before.text());
    assert_eq!(texts(before.text(), "title").len(), 2);

    // The same answer is not sent twice.
    let tag = before.header("etag").to_owned();
    let same = server.get_with(address, &[host[0], host[1], ("if-none-match", &tag)]);
    assert_eq!((same.status.as_u16(), same.body.len()), (304, 0));

    let new = "Stadt Worms\n\nAntrag A 3/2022 vom 03.05.2022\n\nBetreff: Mehr Sprachkurse\n";
    desk.add("worms/neu.txt", new);
    let server = desk.server();
    let after = server.get_with(address, &[host[0], host[1], ("if-none-match", &tag)]);
    let after_ids = texts(after.text(), "id");
    assert_eq!(after_ids[0], ids[0]);
    assert_eq!(after_ids[1], format!("urn:ratlas:{}", papers::id(new)));
    assert_eq!(after_ids[2], ids[1]);
}

#[test]
fn every_feed_is_read_by_a_parser() {
    let hostile = "Stadt Worms\n\nAntrag A 1/2022\n\nBetreff: Kurs ]]> <b> & &lt; Ende\n";
    let server = Desk::of(&[("a.txt", hostile)]).server();
    for query in ["", "?q=Kurs", "?q=%3C%26%01%00+Kurs", "?q=nichts+hier", "?stadt=%5D%5D%3EUlm"] {
        let answer = server.get(&format!("/feed.atom{query}"));
        assert_eq!(answer.status, 200, "{query}");
        for name in ["title", "id", "updated"] {
            assert!(!texts(answer.text(), name).is_empty(), "{query}: {name}");
        }
        assert!(!answer.text().contains(['\u{0}', '\u{1}', '\u{b}']), "{query}");
    }
    assert_eq!(server.get("/feed.atom?q=%22offen").status, 400);
}

#[test]
fn closed_papers_are_in_no_feed() {
    let server = Desk::new().server();
    let feed = server.get("/feed.atom");
    assert!(!feed.text().contains(&papers::id(papers::CLOSED)), "{}", feed.text());
    assert!(feed.text().contains(&papers::id(papers::MOTION)), "{}", feed.text());
}
