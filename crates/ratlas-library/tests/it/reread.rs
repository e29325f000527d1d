//! Reading everything again with a program that reads better than the one before, which is played
//! by a library whose tables are spoiled.

use std::sync::atomic::AtomicBool;

use expect_test::expect;
use ratlas_library::{IngestOptions, IngestReport, Library};
use rusqlite::Connection;

use crate::desk::{Desk, counts, paper};

fn reread(desk: &Desk, path: &str) -> IngestReport {
    let mut library = Library::open_writable(&desk.dir("library")).unwrap();
    let options = IngestOptions { reread: true, ..IngestOptions::default() };
    let stop = AtomicBool::new(false);
    library.ingest(&[desk.papers().join(path)], &options, &(), &stop).unwrap()
}

fn spoil(desk: &Desk, sql: &str) {
    Connection::open(desk.dir("library").join("ratlas.sqlite"))
        .unwrap()
        .execute_batch(sql)
        .unwrap();
}

/// The content of the library without the numbers of its changes.
fn content(desk: &Desk) -> String {
    let dump = desk.dump("library");
    dump.split(' ').filter(|it| !it.starts_with("seq=")).collect::<Vec<&str>>().join(" ")
}

#[test]
fn records_are_replaced() {
    let desk = Desk::with_papers(3);
    desk.write("2/kopie.txt", paper(1));
    desk.write("3/anders.txt", paper(1).replace(' ', "  "));
    desk.ingest("library");
    let before = content(&desk);
    spoil(&desk, "UPDATE papers SET title = 'alt', year = 1900; DELETE FROM paper_numbers;");

    let report = desk.ingest("library");
    expect!["found 5, unchanged 5"].assert_eq(&counts(&report));
    assert_ne!(content(&desk), before);

    let report = reread(&desk, "");
    expect!["found 5, read 4, unchanged 1, duplicates 1"].assert_eq(&counts(&report));
    assert_eq!(content(&desk), before);
    desk.assert_agrees("library");
    assert_eq!(desk.found("library", "*").len(), 3);
}

#[test]
fn papers_whose_text_is_no_longer_that_of_another() {
    let desk = Desk::with_papers(1);
    desk.write("2/anders.txt", paper(1).replace(' ', "  "));
    desk.ingest("library");
    assert_eq!(desk.found("library", "*").len(), 1);
    spoil(&desk, "UPDATE papers SET text_hash = 'another';");

    // Only the original is read again: the other stands on its own until it is, too.
    expect!["found 1, read 1"].assert_eq(&counts(&reread(&desk, "1/antrag-001.txt")));
    desk.assert_agrees("library");
    assert_eq!(desk.found("library", "*").len(), 2);

    let report = reread(&desk, "2/anders.txt");
    expect!["found 1, read 1, duplicates 1"].assert_eq(&counts(&report));
    desk.assert_agrees("library");
    assert_eq!(desk.found("library", "*").len(), 1);
}
