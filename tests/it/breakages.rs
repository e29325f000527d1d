//! Every check of the torture run finds the breakage it is there to find.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use ratlas_library::{IngestOptions, Library};
use ratlas_tests::papers::{first_day, own_word, second_day};
use ratlas_tests::torture::State;
use ratlas_tests::torture::content::{Content, check};
use rusqlite::Connection;
use tempfile::TempDir;

const PAPERS: usize = 14;

/// A folder with papers and the library of their first day.
fn desk() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    first_day(&dir.path().join("papers"), PAPERS, 0).unwrap();
    ingest(dir.path());
    dir
}

fn ingest(dir: &Path) {
    let mut library = Library::open_writable(&dir.join("library")).unwrap();
    let stop = AtomicBool::new(false);
    library.ingest(&[dir.join("papers")], &IngestOptions::default(), &(), &stop).unwrap();
}

fn content(dir: &Path) -> Content {
    let words: Vec<String> = (0..PAPERS).map(own_word).collect();
    Content::of(&dir.join("library"), &words).unwrap()
}

fn sql(dir: &Path, statement: &str) {
    let store = Connection::open(dir.join("library/ratlas.sqlite")).unwrap();
    store.pragma_update(None, "foreign_keys", false).unwrap();
    assert!(store.execute(statement, []).unwrap() > 0, "`{statement}` changed nothing");
}

/// What the check says of a library from which all papers could be seen.
fn told(dir: &Path, expected: &Content) -> String {
    match check(&dir.join("library"), &expected.ids, expected, true) {
        Ok(state) => state.to_string(),
        Err(error) => format!("wrong: {error:#}"),
    }
}

#[test]
fn a_sound_library_is_sound() {
    let desk = desk();
    let expected = content(desk.path());
    assert_eq!(
        check(&desk.path().join("library"), &expected.ids, &expected, true).unwrap(),
        State::Agree
    );
}

/// What a program leaves that commits the index first and is killed before it commits the store.
#[test]
fn an_index_ahead_of_its_store() {
    let desk = desk();
    let store = desk.path().join("library/ratlas.sqlite");
    let old = desk.path().join("old.sqlite");
    fs::copy(&store, &old).unwrap();
    second_day(&desk.path().join("papers"), PAPERS).unwrap();
    ingest(desk.path());
    fs::copy(&old, &store).unwrap();
    let nothing = Content { dump: String::new(), ids: BTreeSet::new(), found: Vec::new() };
    let told = told(desk.path(), &nothing);
    assert!(told.starts_with("wrong: verify: index/ahead"), "{told}");
}

#[test]
fn a_lost_paper() {
    let desk = desk();
    let expected = content(desk.path());
    // One that the index does not hold, so that nothing else can notice.
    sql(desk.path(), "DELETE FROM papers WHERE duplicate_of IS NOT NULL");
    sql(
        desk.path(),
        "UPDATE files SET paper = NULL, state = 'archive' WHERE paper NOT IN (SELECT paper FROM papers)",
    );
    let told = told(desk.path(), &expected);
    assert!(told.starts_with("wrong:"), "{told}");
}

#[test]
fn a_document_too_few() {
    let desk = desk();
    let expected = content(desk.path());
    sql(desk.path(), "UPDATE papers SET duplicate_of = NULL WHERE duplicate_of IS NOT NULL");
    let told = told(desk.path(), &expected);
    assert!(told.contains("index/paper"), "{told}");
}

#[test]
fn a_damaged_page() {
    let desk = desk();
    let expected = content(desk.path());
    let store = desk.path().join("library/ratlas.sqlite");
    let mut bytes = fs::read(&store).unwrap();
    let half = bytes.len() / 2;
    bytes[half..half + 8_192].fill(0x5a);
    fs::write(&store, bytes).unwrap();
    assert!(told(desk.path(), &expected).starts_with("wrong:"));
}

#[test]
fn another_word_in_a_paper() {
    let desk = desk();
    let expected = content(desk.path());
    sql(desk.path(), "UPDATE papers SET city = 'Worms' WHERE city = 'Trier'");
    let difference = expected.difference(&content(desk.path())).unwrap();
    assert!(difference.contains("Trier") && difference.contains("Worms"), "{difference}");
}
