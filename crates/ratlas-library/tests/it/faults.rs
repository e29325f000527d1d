//! What is refused as a whole, and in which words.

use std::cell::RefCell;
use std::error::Error;
use std::fs;
use std::sync::atomic::AtomicBool;

use expect_test::{Expect, expect};
use ratlas_library::{FileState, IngestObserver, IngestOptions, Library, LibraryError};

use crate::desk::{Desk, search};

/// The text of an error and its causes, with the desk's folder left out.
#[track_caller]
fn check(desk: &Desk, error: &LibraryError, expected: Expect) {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    let folder = format!("{}/", desk.papers().parent().unwrap().display());
    let text = text.replace(&folder, "");
    let text = text.replace(&std::process::id().to_string(), "PID");
    // The time of the lock, of twenty characters.
    let text = match text.split_once("since ") {
        Some((before, after)) => format!("{before}since TIME{}", &after[20..]),
        None => text,
    };
    expected.assert_eq(&text);
}

#[test]
fn err_not_found() {
    let desk = Desk::new();
    let error = Library::open(&desk.dir("library")).unwrap_err();
    check(
        &desk,
        &error,
        expect![[r#"
            no library in `library`
            hint: make one with `ratlas ingest FOLDER`"#]],
    );
}

#[test]
fn err_second_writer() {
    let desk = Desk::with_papers(1);
    let first = Library::open_writable(&desk.dir("library")).unwrap();
    let error = Library::open_writable(&desk.dir("library")).unwrap_err();
    check(
        &desk,
        &error,
        expect!["library `library` is being written by another process (process PID, since TIME)"],
    );
    drop(first);
    desk.ingest("library");
}

#[test]
fn err_read_only() {
    let desk = Desk::with_papers(1);
    desk.ingest("library");
    let mut library = Library::open(&desk.dir("library")).unwrap();
    let stop = AtomicBool::new(false);
    let error =
        library.ingest(&[desk.papers()], &IngestOptions::default(), &(), &stop).unwrap_err();
    check(&desk, &error, expect!["library `library` is open for reading only"]);
}

#[test]
fn err_newer() {
    let desk = Desk::with_papers(1);
    desk.ingest("library");
    let store = rusqlite::Connection::open(desk.dir("library").join("ratlas.sqlite")).unwrap();
    store.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    for error in [
        Library::open(&desk.dir("library")).unwrap_err(),
        Library::open_writable(&desk.dir("library")).unwrap_err(),
    ] {
        check(
            &desk,
            &error,
            expect![[r#"
                library `library` has version 99, this program knows version 7
                hint: use a newer ratlas"#]],
        );
    }
}

#[test]
fn err_foreign() {
    let desk = Desk::new();
    let store = desk.dir("library").join("ratlas.sqlite");
    fs::create_dir(desk.dir("library")).unwrap();
    fs::write(&store, "Protokoll der Sitzung, keine Datenbank. ".repeat(100)).unwrap();
    let error = Library::open_writable(&desk.dir("library")).unwrap_err();
    check(&desk, &error, expect!["`library/ratlas.sqlite` is not a library"]);

    fs::remove_file(&store).unwrap();
    let other = rusqlite::Connection::open(&store).unwrap();
    other.execute_batch("CREATE TABLE termine (tag TEXT)").unwrap();
    drop(other);
    let error = Library::open(&desk.dir("library")).unwrap_err();
    check(&desk, &error, expect!["`library/ratlas.sqlite` is not a library"]);
}

#[test]
fn err_damaged() {
    let desk = Desk::with_papers(20);
    desk.ingest("library");
    let store = desk.dir("library").join("ratlas.sqlite");
    let mut bytes = fs::read(&store).unwrap();
    // The first page tells that it is a library.
    bytes[4096..].fill(0x5a);
    fs::write(&store, bytes).unwrap();
    let error = Library::open_writable(&desk.dir("library")).unwrap_err();
    check(&desk, &error, expect!["the store of library `library` is damaged"]);
}

#[test]
fn err_query() {
    let desk = Desk::with_papers(1);
    desk.ingest("library");
    let library = Library::open(&desk.dir("library")).unwrap();
    let error = search(&library, "farbe:rot").unwrap_err();
    assert!(matches!(error, LibraryError::Query { .. }), "{error:?}");
}

#[test]
fn a_library_killed_while_it_was_made() {
    let desk = Desk::with_papers(1);
    fs::create_dir(desk.dir("library")).unwrap();
    fs::write(desk.dir("library").join("ratlas.sqlite"), "").unwrap();
    let error = Library::open(&desk.dir("library")).unwrap_err();
    assert!(matches!(error, LibraryError::NotFound { .. }), "{error:?}");
    assert_eq!(desk.ingest("library").read, 1);
}

#[test]
fn searched_while_it_is_written() {
    /// Looks into the library each time a file is done.
    struct Reader<'a> {
        desk: &'a Desk,
        papers: RefCell<Vec<u64>>,
    }

    impl IngestObserver for Reader<'_> {
        fn file_done(&self, _: &str, _: FileState) {
            let library = Library::open(&self.desk.dir("library")).unwrap();
            search(&library, "Radwege").unwrap();
            self.papers.borrow_mut().push(library.stats().unwrap().papers);
        }
    }

    let desk = Desk::with_papers(70);
    let mut library = Library::open_writable(&desk.dir("library")).unwrap();
    let reader = Reader { desk: &desk, papers: RefCell::new(Vec::new()) };
    let stop = AtomicBool::new(false);
    library.ingest(&[desk.papers()], &IngestOptions::default(), &reader, &stop).unwrap();
    let papers = reader.papers.into_inner();
    assert_eq!(papers.len(), 70);
    // What is reported as done is there.
    assert!(papers.iter().zip(1..).all(|(seen, done)| *seen >= done), "{papers:?}");
}
