//! Papers, hits and counts as they are read back.

use std::ops::ControlFlow;

use expect_test::expect;
use ratlas_library::{Library, SearchQuery};

use crate::desk::{Desk, paper, search};

fn library(desk: &Desk) -> Library {
    desk.ingest("library");
    Library::open(&desk.dir("library")).unwrap()
}

#[test]
fn by_id_and_its_beginning() {
    let desk = Desk::with_papers(3);
    let library = library(&desk);
    let id = search(&library, "Radwege").unwrap().remove(0).id;
    for written in [id.as_str(), &id[..6], &id[..20].to_uppercase()] {
        let papers = library.papers(written).unwrap();
        assert_eq!(papers.len(), 1, "{written}");
        assert_eq!(papers[0].record.id, id);
        assert!(papers[0].files[0].ends_with("papers/1/antrag-001.txt"));
    }
    for written in [&id[..5], "", "ffffffffff", "' OR 1=1"] {
        assert!(library.papers(written).unwrap().is_empty(), "{written}");
    }
}

#[test]
fn page_texts() {
    let desk = Desk::with_papers(1);
    let library = library(&desk);
    let id = search(&library, "*").unwrap().remove(0).id;
    let pages = library.page_texts(&id).unwrap();
    assert_eq!(pages.len(), 1);
    assert!(pages[0].text.contains("Die Verwaltung berichtet über Radwege."));
    assert!(library.page_texts("unbekannt").unwrap().is_empty());
}

#[test]
fn records_in_order() {
    let desk = Desk::with_papers(6);
    let library = library(&desk);
    let mut names = Vec::new();
    let each = |record: ratlas_model::Record| {
        names.push(record.source.path.rsplit('/').next().unwrap_or_default().to_owned());
        if names.len() == 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    library.each_record(each).unwrap();
    assert_eq!(names, ["antrag-003.txt", "antrag-006.txt", "antrag-001.txt", "antrag-004.txt"]);
}

#[test]
fn a_hit_shows_its_place() {
    let desk = Desk::with_papers(5);
    let library = library(&desk);
    let hits = search(&library, "Sprachmittlung").unwrap();
    assert_eq!(hits.len(), 1);
    let hit = &hits[0];
    assert_eq!(hit.page, Some(1));
    let marked: Vec<&str> =
        hit.snippet.marks.iter().map(|it| &hit.snippet.text[it.clone()]).collect();
    assert!(!marked.is_empty());
    assert!(marked.iter().all(|it| *it == "Sprachmittlung"), "{marked:?}");
}

#[test]
fn paging() {
    let desk = Desk::with_papers(7);
    let library = library(&desk);
    let mut ids = Vec::new();
    for offset in [0, 3, 6] {
        let query = SearchQuery {
            text: "Verwaltung".to_owned(),
            limit: 3,
            offset,
            ..SearchQuery::default()
        };
        let answer = library.search(&query).unwrap();
        assert_eq!(answer.total, 7);
        ids.extend(answer.hits.into_iter().map(|it| it.id));
    }
    assert_eq!(ids.len(), 7);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 7);
}

#[test]
fn stats() {
    let desk = Desk::with_papers(3);
    desk.write("doppelt.txt", paper(1).replace('\n', "\r\n"));
    desk.write("leer.txt", "");
    let mut stats = library(&desk).stats().unwrap();
    // What the extractor makes of the papers is not looked at here.
    stats.cities.clear();
    stats.genres.clear();
    stats.years.clear();
    let files: u64 = stats.files.iter().map(|(_, count)| count).sum();
    stats.files.clear();
    assert_eq!(files, 5);
    expect![[r#"
        Stats {
            papers: 4,
            duplicates: 1,
            pages: 4,
            files: [],
            vanished: 0,
            refused: [
                (
                    "read/empty",
                    1,
                ),
            ],
            cities: [],
            genres: [],
            years: [],
        }
    "#]]
    .assert_debug_eq(&stats);
}
