//! What becomes of files that are new, the same, moved, changed, gone, double or no papers.

use expect_test::{Expect, expect};
use ratlas_library::{IngestOptions, Library};

use crate::desk::{Desk, counts, paper, search};

#[track_caller]
fn check(desk: &Desk, expected: Expect) {
    expected.assert_eq(&counts(&desk.ingest("library")));
    desk.assert_agrees("library");
}

#[test]
fn first_and_second() {
    let desk = Desk::with_papers(5);
    check(&desk, expect!["found 5, read 5"]);
    check(&desk, expect!["found 5, unchanged 5"]);
    assert_eq!(desk.found("library", "*").len(), 5);
}

#[test]
fn an_empty_folder() {
    let desk = Desk::new();
    check(&desk, expect![""]);
    assert!(desk.found("library", "*").is_empty());
}

#[test]
fn touched() {
    let desk = Desk::with_papers(2);
    desk.ingest("library");
    let before = desk.dump("library");
    desk.touch("1/antrag-001.txt");
    check(&desk, expect!["found 2, unchanged 2"]);
    assert!(desk.dump("library") == before);
}

#[test]
fn moved() {
    let desk = Desk::with_papers(2);
    desk.ingest("library");
    desk.rename("1/antrag-001.txt", "archiv/alt.txt");
    check(&desk, expect!["found 2, unchanged 1, linked 1"]);
    check(&desk, expect!["found 2, unchanged 2"]);
    let hits = search(&Library::open(&desk.dir("library")).unwrap(), "Radwege").unwrap();
    assert!(hits[0].path.ends_with("papers/archiv/alt.txt"), "{}", hits[0].path);
}

#[test]
fn changed() {
    let desk = Desk::with_papers(2);
    desk.ingest("library");
    assert_eq!(desk.found("library", "Radwege").len(), 1);
    desk.write("1/antrag-001.txt", paper(4));
    check(&desk, expect!["found 2, read 1, unchanged 1"]);
    assert!(desk.found("library", "Radwege").is_empty());
    assert_eq!(desk.found("library", "Wohnraum").len(), 1);
    assert_eq!(desk.found("library", "*").len(), 2);
}

#[test]
fn changed_while_another_file_holds_the_old_version() {
    let desk = Desk::with_papers(1);
    desk.write("kopie.txt", paper(1));
    check(&desk, expect!["found 2, read 1, linked 1, duplicates 1"]);
    desk.write("kopie.txt", paper(4));
    check(&desk, expect!["found 2, read 1, unchanged 1"]);
    assert_eq!(desk.found("library", "*").len(), 2);
}

#[test]
fn moved_while_its_place_is_taken() {
    let desk = Desk::new();
    desk.write("b.txt", paper(1));
    desk.ingest("library");
    desk.rename("b.txt", "c.txt");
    desk.write("b.txt", paper(2));
    check(&desk, expect!["found 2, read 1, linked 1"]);
    assert_eq!(desk.found("library", "*").len(), 2);
}

#[test]
fn deleted_and_pruned() {
    let desk = Desk::with_papers(3);
    desk.ingest("library");
    desk.remove("2/antrag-002.txt");
    check(&desk, expect!["found 2, unchanged 2, vanished 1"]);
    assert_eq!(desk.found("library", "*").len(), 3);

    let prune = IngestOptions { prune: true, ..IngestOptions::default() };
    let report = desk.ingest_with("library", &prune);
    expect!["found 2, unchanged 2, vanished 1"].assert_eq(&counts(&report));
    desk.assert_agrees("library");
    assert_eq!(desk.found("library", "*").len(), 2);
    check(&desk, expect!["found 2, unchanged 2"]);
}

#[test]
fn deleted_and_back() {
    let desk = Desk::with_papers(2);
    desk.ingest("library");
    let before = desk.dump("library");
    desk.rename("1/antrag-001.txt", ".versteckt");
    check(&desk, expect!["found 1, unchanged 1, ignored 1, vanished 1"]);
    desk.rename(".versteckt", "1/antrag-001.txt");
    check(&desk, expect!["found 2, unchanged 2"]);
    assert!(desk.dump("library") == before);
}

#[test]
fn the_same_text_in_another_file() {
    let desk = Desk::with_papers(1);
    desk.write("2/anders.txt", paper(1).replace('\n', "\r\n"));
    check(&desk, expect!["found 2, read 2, duplicates 1"]);
    assert_eq!(desk.found("library", "*").len(), 1);

    let library = Library::open(&desk.dir("library")).unwrap();
    let original = desk.found("library", "*").remove(0);
    let mut duplicates = Vec::new();
    let each = |it: ratlas_model::Record| {
        duplicates.extend(it.source.duplicate_of);
        std::ops::ControlFlow::Continue(())
    };
    library.each_record(each).unwrap();
    assert_eq!(duplicates, [original]);
}

#[test]
fn a_duplicate_takes_the_place_of_its_original() {
    let desk = Desk::with_papers(1);
    desk.write("2/anders.txt", paper(1).replace('\n', "\r\n"));
    desk.write("3/anders.txt", paper(1).replace(' ', "  "));
    desk.ingest("library");
    desk.remove("1/antrag-001.txt");
    let prune = IngestOptions { prune: true, ..IngestOptions::default() };
    let report = desk.ingest_with("library", &prune);
    expect!["found 2, unchanged 2, vanished 1"].assert_eq(&counts(&report));
    desk.assert_agrees("library");

    let library = Library::open(&desk.dir("library")).unwrap();
    let hits = search(&library, "Radwege").unwrap();
    assert_eq!(hits.len(), 1);
    assert!(hits[0].path.ends_with("2/anders.txt"), "{}", hits[0].path);
    assert_eq!(library.papers(&hits[0].id).unwrap()[0].record.source.duplicate_of, None);
}

#[test]
fn refused() {
    let desk = Desk::with_papers(1);
    desk.write("leer.pdf", "");
    desk.write("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let report = desk.ingest("library");
    expect!["found 3, read 1, refused 2"].assert_eq(&counts(&report));
    let codes: Vec<&str> = report.refused.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["read/unsupported", "read/empty"]);
    check(&desk, expect!["found 3, unchanged 3"]);

    let retry = IngestOptions { retry_refused: true, ..IngestOptions::default() };
    let report = desk.ingest_with("library", &retry);
    expect!["found 3, refused 2, unchanged 1"].assert_eq(&counts(&report));

    desk.write("leer.pdf", paper(2));
    check(&desk, expect!["found 3, read 1, unchanged 2"]);
}

#[test]
fn a_paper_that_becomes_unreadable() {
    let desk = Desk::with_papers(2);
    desk.ingest("library");
    desk.write("1/antrag-001.txt", "");
    check(&desk, expect!["found 2, refused 1, unchanged 1"]);
    assert_eq!(desk.found("library", "*").len(), 1);
}

#[test]
fn left_out() {
    let desk = Desk::with_papers(1);
    desk.write(".verborgen/antrag.txt", paper(2));
    desk.write(".~lock.antrag.txt#", "x");
    desk.write("1/~$antrag.docx", "x");
    check(&desk, expect!["found 1, read 1, ignored 3"]);
}

#[test]
fn a_library_among_its_papers() {
    let desk = Desk::with_papers(1);
    for expected in
        [expect!["found 1, read 1, ignored 1"], expect!["found 1, unchanged 1, ignored 1"]]
    {
        expected.assert_eq(&counts(&desk.ingest("papers/library")));
    }
}

#[test]
fn one_or_two_workers() {
    let desk = Desk::with_papers(70);
    desk.write("0/kopie.txt", paper(7));
    desk.write("0/leer.txt", "");
    for workers in [1, 2, usize::MAX] {
        let options = IngestOptions { workers, ..IngestOptions::default() };
        desk.ingest_with(&workers.to_string(), &options);
    }
    desk.assert_same("1", "2");
    desk.assert_same("1", &usize::MAX.to_string());
}

#[test]
fn several_folders_and_a_file_twice() {
    let desk = Desk::with_papers(3);
    let mut library = Library::open_writable(&desk.dir("library")).unwrap();
    let paths = ["0", "1", "1/antrag-001.txt", ".", "nirgends"].map(|it| desk.papers().join(it));
    let stop = std::sync::atomic::AtomicBool::new(false);
    let report = library.ingest(&paths, &IngestOptions::default(), &(), &stop).unwrap();
    expect!["found 3, read 3, unreadable 1"].assert_eq(&counts(&report));
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn loops_of_links() {
        let desk = Desk::with_papers(3);
        symlink("..", desk.papers().join("0/oben")).unwrap();
        symlink("../1", desk.papers().join("0/nachbar")).unwrap();
        symlink("0/antrag-003.txt", desk.papers().join("verweis.txt")).unwrap();
        check(&desk, expect!["found 4, read 3, linked 1, duplicates 1"]);
    }

    #[test]
    fn a_link_to_nowhere() {
        let desk = Desk::with_papers(1);
        symlink("nirgends", desk.papers().join("verweis.txt")).unwrap();
        check(&desk, expect!["found 2, read 1, refused 1"]);
        check(&desk, expect!["found 2, refused 1, unchanged 1"]);
    }

    #[test]
    fn a_file_that_is_out_of_reach_keeps_its_paper() {
        let desk = Desk::with_papers(1);
        desk.ingest("library");
        desk.remove("1/antrag-001.txt");
        symlink("nirgends", desk.papers().join("1/antrag-001.txt")).unwrap();
        check(&desk, expect!["found 1, refused 1"]);
        assert_eq!(desk.found("library", "*").len(), 1);
        check(&desk, expect!["found 1, refused 1"]);
    }

    #[test]
    fn names_that_are_not_utf8() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let desk = Desk::with_papers(1);
        let name = OsStr::from_bytes(b"\xDCbersicht 50%41.txt");
        std::fs::write(desk.papers().join(name), paper(2)).unwrap();
        check(&desk, expect!["found 2, read 2"]);
        check(&desk, expect!["found 2, unchanged 2"]);
        assert!(desk.dump("library").contains("/%DCbersicht 50%2541.txt"));
    }
}
