//! Hits as files.

use crate::desk::{Answer, Desk};
use crate::papers;

#[track_caller]
fn file(answer: &Answer, media_type: &str, name: &str) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(answer.header("content-type").starts_with(media_type));
    assert!(answer.header("content-disposition").contains(name), "{answer:?}");
    answer.text().to_owned()
}

#[test]
fn all_hits_in_every_form() {
    let server = Desk::new().server();
    let get = |kind: &str| server.get(&format!("/treffer.{kind}?q=Sprachkurse&lang=de"));
    let answer = get("csv");
    let table = file(&answer, "text/csv", "ratlas-sprachkurse.csv");
    let total = answer.header("ratlas-total").parse::<usize>().unwrap();
    assert!(total >= 3 && answer.header("ratlas-shown") == answer.header("ratlas-total"));
    assert!(table.starts_with("\u{feff}Kennung,"), "{table}");
    assert_eq!(table.matches("\r\n").count(), total + 1, "{table}");

    let lines = file(&get("json"), "application/x-ndjson", "ratlas-sprachkurse.jsonl");
    let hits: Vec<serde_json::Value> =
        lines.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(hits.len(), total);
    assert!(hits.iter().all(|it| it["schema"] == "ratlas/hit/1"));
    assert!(hits.iter().any(|it| it["id"] == papers::id(papers::MOTION).as_str()));

    let entries = file(&get("bib"), "application/x-bibtex", "ratlas-sprachkurse.bib");
    assert_eq!(entries.matches("@techreport{").count(), total, "{entries}");
    let entries = file(&get("ris"), "application/x-research-info-systems", ".ris");
    assert_eq!(entries.matches("TY  - RPRT\r\n").count(), total, "{entries}");
}

#[test]
fn more_hits_than_are_fetched_at_a_time() {
    let paper = |it: usize| {
        let text =
            format!("Stadt Worms\n\nAntrag A {it}/2021\n\nBetreff: Sprachkurse Nummer {it}\n");
        (format!("{it}.txt"), text)
    };
    let papers: Vec<(String, String)> = (1..=260).map(paper).collect();
    let papers: Vec<(&str, &str)> = papers.iter().map(|it| (&*it.0, &*it.1)).collect();
    let server = Desk::of(&papers).server();
    let answer = server.get("/treffer.csv?q=Sprachkurse&fassungen=1");
    assert_eq!(answer.header("ratlas-shown"), "260");
    assert_eq!(answer.text().matches("\r\n").count(), 261);
    let answer = server.get("/treffer.json?q=Sprachkurse&fassungen=1");
    let mut ids: Vec<&str> = answer.text().lines().collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 260);
}

#[test]
fn what_cannot_be_read_is_no_file() {
    let server = Desk::new().server();
    for address in ["/treffer.csv?q=%22offen", "/treffer.json?art=Gedicht", "/treffer.ris?stad=Ulm"]
    {
        assert_eq!(server.get(address).status, 400, "{address}");
    }
    assert_eq!(server.get("/treffer.exe?q=Kurs").status, 404);
}

#[test]
fn closed_papers_are_in_no_file() {
    let server = Desk::new().server();
    for kind in ["csv", "json", "bib", "ris"] {
        let answer = server.get(&format!("/treffer.{kind}?q=*"));
        assert!(!answer.text().contains("Grundstück"), "{kind}: {}", answer.text());
    }
}
