//! A library does not depend on how often it was stopped, or what the index lost.

use std::fs;

use expect_test::expect;
use ratlas_library::{IngestOptions, Library, LibraryError};

use crate::desk::{Desk, counts, paper, search};

#[test]
fn stopped_and_completed_equals_undisturbed() {
    let desk = Desk::with_papers(260);
    desk.write("0/kopie.txt", paper(7));
    desk.write("2/zwilling.txt", paper(8).replace('\n', "\r\n"));
    desk.ingest("whole");
    for count in [1, 100] {
        let library = format!("stopped-{count}");
        let report = desk.ingest_some(&library, count);
        assert!(report.interrupted);
        assert!(report.read < 260);
        desk.assert_agrees(&library);
        assert!(!desk.ingest(&library).interrupted);
        desk.assert_same(&library, "whole");
    }
}

#[test]
fn broken_off_and_completed_equals_undisturbed() {
    let desk = Desk::with_papers(150);
    desk.ingest("whole");
    for count in [1, 65, 140] {
        let library = format!("broken-{count}");
        desk.ingest_broken_off(&library, count);
        desk.ingest(&library);
        desk.assert_agrees(&library);
        desk.assert_same(&library, "whole");
    }
}

#[test]
fn stopped_before_it_begins() {
    let desk = Desk::with_papers(2);
    let mut library = Library::open_writable(&desk.dir("library")).unwrap();
    let stop = std::sync::atomic::AtomicBool::new(true);
    let report = library.ingest(&[desk.papers()], &IngestOptions::default(), &(), &stop).unwrap();
    expect!["interrupted 1"].assert_eq(&counts(&report));
}

#[test]
fn changes_stopped_and_completed() {
    let desk = Desk::with_papers(200);
    desk.write("0/zwilling.txt", paper(2).replace('\n', "\r\n"));
    desk.ingest("whole");
    desk.ingest("stopped");

    desk.remove("2/antrag-002.txt");
    for number in (3..190).filter(|it| it % 12 != 0) {
        desk.write(&format!("{}/antrag-{number:03}.txt", number % 3), paper(number + 1000));
    }
    desk.rename("1/antrag-196.txt", "0/neu.txt");
    assert!(desk.ingest_some("stopped", 1).interrupted);
    let prune = IngestOptions { prune: true, ..IngestOptions::default() };
    for library in ["whole", "stopped"] {
        desk.ingest_with(library, &prune);
        desk.assert_agrees(library);
    }
    desk.assert_same("stopped", "whole");
}

#[test]
fn the_index_was_deleted() {
    let desk = Desk::with_papers(20);
    desk.ingest("library");
    let found = desk.found("library", "Radwege");
    fs::remove_dir_all(desk.dir("library").join("index")).unwrap();

    let library = Library::open(&desk.dir("library")).unwrap();
    let error = search(&library, "Radwege").unwrap_err();
    assert!(matches!(error, LibraryError::IndexUnusable { .. }), "{error:?}");
    assert_eq!(library.papers(&found[0]).unwrap().len(), 1);
    drop(library);

    drop(Library::open_writable(&desk.dir("library")).unwrap());
    assert_eq!(desk.found("library", "Radwege"), found);
    desk.assert_agrees("library");
}

#[test]
fn the_index_lost_its_last_commits() {
    let desk = Desk::with_papers(20);
    let index = desk.dir("library").join("index");
    desk.ingest("library");
    copy(&index, &desk.dir("old-index"));
    desk.remove("1/antrag-001.txt");
    desk.write("1/antrag-004.txt", paper(400));
    desk.write("1/neu.txt", paper(500));
    let prune = IngestOptions { prune: true, ..IngestOptions::default() };
    desk.ingest_with("library", &prune);
    let found = desk.found("library", "*");

    fs::remove_dir_all(&index).unwrap();
    fs::rename(desk.dir("old-index"), &index).unwrap();
    assert_ne!(desk.found("library", "*"), found);
    drop(Library::open_writable(&desk.dir("library")).unwrap());
    assert_eq!(desk.found("library", "*"), found);
    desk.assert_agrees("library");
}

#[test]
fn the_index_is_ahead_of_an_old_store() {
    let desk = Desk::with_papers(3);
    desk.ingest("library");
    let store = desk.dir("library").join("ratlas.sqlite");
    fs::copy(&store, desk.dir("old.sqlite")).unwrap();
    desk.write("neu.txt", paper(500));
    desk.ingest("library");

    fs::copy(desk.dir("old.sqlite"), &store).unwrap();
    drop(Library::open_writable(&desk.dir("library")).unwrap());
    assert_eq!(desk.found("library", "*").len(), 3);
    desk.assert_agrees("library");
}

#[test]
fn the_index_is_damaged() {
    let desk = Desk::with_papers(3);
    desk.ingest("library");
    let index = desk.dir("library").join("index");
    for file in fs::read_dir(&index).unwrap() {
        fs::write(file.unwrap().path(), "x").unwrap();
    }
    drop(Library::open_writable(&desk.dir("library")).unwrap());
    desk.assert_agrees("library");
}

#[test]
fn rebuilt() {
    let desk = Desk::with_papers(3);
    desk.ingest("library");
    let mut library = Library::open_writable(&desk.dir("library")).unwrap();
    let before = search(&library, "Antrag").unwrap();
    library.rebuild_index().unwrap();
    assert_eq!(search(&library, "Antrag").unwrap(), before);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}
