use std::fs;

use super::papers::paper;
use super::{add, asked, library};
use crate::{IndexError, IndexWriter, PaperIndex};

#[test]
fn replaces_and_removes() {
    let mut library = library(&[
        paper("a", "Alt", &["alter Text"]),
        paper("b", "Bleibt", &["Text", "Text"]),
        paper("c", "Geht", &["Text"]),
    ]);
    let mut writer = IndexWriter::open(library.dir.path()).unwrap();
    add(&mut writer, &[paper("a", "Neu", &["neuer Text"])]);
    writer.remove("c").unwrap();
    writer.remove("fehlt").unwrap();
    library.check("Text", "a b c");
    writer.commit(2).unwrap();
    library.index.refresh().unwrap();
    library.check("alt", "");
    library.check("neu", "a");
    library.check("Geht", "");
    assert_eq!(library.ids(&asked("*")), ["a", "b"]);
    library.index = PaperIndex::open(library.dir.path()).unwrap();
    assert_eq!(library.ids(&asked("*")), ["a", "b"]);
}

#[test]
fn replaces_within_one_commit() {
    let library = library(&[paper("a", "Alt", &["alt"]), paper("a", "Neu", &["neu"])]);
    library.check("alt", "");
    library.check("neu", "a");
}

#[test]
fn the_sequence_number_survives() {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = IndexWriter::open(dir.path()).unwrap();
    assert_eq!(writer.committed_seq().unwrap(), 0);
    writer.commit(7).unwrap();
    assert_eq!(writer.committed_seq().unwrap(), 7);
    drop(writer);
    assert_eq!(PaperIndex::open(dir.path()).unwrap().committed_seq().unwrap(), 7);
    assert_eq!(IndexWriter::open(dir.path()).unwrap().committed_seq().unwrap(), 7);
}

#[test]
fn what_is_not_committed_is_not_there() {
    let library = library(&[paper("a", "Da", &["da"])]);
    let mut writer = IndexWriter::open(library.dir.path()).unwrap();
    add(&mut writer, &[paper("b", "Weg", &["weg"])]);
    drop(writer);
    let writer = IndexWriter::open(library.dir.path()).unwrap();
    assert_eq!(writer.committed_seq().unwrap(), 1);
    library.index.refresh().unwrap();
    assert_eq!(library.ids(&asked("*")), ["a"]);
}

#[test]
fn err_other_version() {
    let library = library(&[paper("a", "Da", &["da"])]);
    fs::write(library.dir.path().join("ratlas-version"), "ratlas/index/0").unwrap();
    for found in
        [PaperIndex::open(library.dir.path()).err(), IndexWriter::open(library.dir.path()).err()]
    {
        assert!(
            matches!(found, Some(IndexError::Version { found, .. }) if found == "ratlas/index/0")
        );
    }
}

#[test]
fn err_two_writers() {
    let dir = tempfile::tempdir().unwrap();
    let _first = IndexWriter::open(dir.path()).unwrap();
    assert!(matches!(IndexWriter::open(dir.path()), Err(IndexError::Locked)));
}

#[test]
fn err_no_index() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(PaperIndex::open(dir.path()), Err(IndexError::Missing { .. })));
}

/// The engine notes a file before it writes it. One that a killed process left is in the way of the
/// commit that would write it again.
#[test]
fn files_of_a_commit_that_never_was_are_removed() {
    let library = library(&[paper("p", "Fest", &["Das Fest"])]);
    let (list, stray) = (library.dir.path().join(".managed.json"), "0123.7.del");
    let mut files: Vec<String> =
        serde_json::from_str(&std::fs::read_to_string(&list).unwrap()).unwrap();
    files.push(stray.to_owned());
    std::fs::write(&list, serde_json::to_string(&files).unwrap()).unwrap();
    std::fs::write(library.dir.path().join(stray), "").unwrap();
    drop(IndexWriter::open(library.dir.path()).unwrap());
    assert!(!library.dir.path().join(stray).exists());
    library.check("Fest", "p");
}
