//! Odd folders and files, lists, and files that are gone all at once.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use expect_test::expect;
use ratlas_library::{IngestObserver, IngestOptions, IngestReport, Library};

use crate::desk::{Desk, counts, paper};

fn prune() -> IngestOptions {
    IngestOptions { prune: true, ..IngestOptions::default() }
}

fn ingest_list(desk: &Desk, list: Vec<io::Result<PathBuf>>) -> IngestReport {
    let mut library = Library::open_writable(&desk.dir("library")).unwrap();
    let options = IngestOptions { prune: true, ..IngestOptions::default() };
    let stop = AtomicBool::new(false);
    library.ingest_list(&mut list.into_iter(), &options, &(), &stop).unwrap()
}

#[test]
fn a_list_says_nothing_about_other_files() {
    let desk = Desk::with_papers(4);
    desk.ingest("library");
    desk.remove("1/antrag-001.txt");
    desk.write("neu.txt", paper(50));
    let path = |name: &str| Ok(desk.papers().join(name));
    let list =
        vec![path("neu.txt"), path("neu.txt"), path("0"), path("1/antrag-001.txt"), path("x/y")];
    let report = ingest_list(&desk, list);
    expect!["found 1, read 1, ignored 1"].assert_eq(&counts(&report));
    assert_eq!((report.missing, report.missing_paths.len()), (2, 2));
    assert_eq!(desk.found("library", "*").len(), 5);
    desk.assert_agrees("library");
}

#[test]
fn a_list_that_breaks_off_is_an_error() {
    let desk = Desk::with_papers(1);
    let mut library = Library::open_writable(&desk.dir("library")).unwrap();
    let mut list = [Err(io::Error::other("broken pipe"))].into_iter();
    let stop = AtomicBool::new(false);
    let error = library.ingest_list(&mut list, &IngestOptions::default(), &(), &stop).unwrap_err();
    assert_eq!(error.to_string(), "cannot read the list of files");
}

#[test]
fn a_folder_that_is_empty_at_once_keeps_its_papers() {
    let desk = Desk::with_papers(36);
    desk.ingest("library");
    // As a share that is not connected: the folder is there, and nothing is in it.
    desk.rename("1", "../weg");
    fs::create_dir(desk.papers().join("1")).unwrap();
    desk.remove("2/antrag-002.txt");
    let report = desk.ingest_with("library", &prune());
    expect!["found 23, unchanged 23, vanished 1"].assert_eq(&counts(&report));
    assert_eq!(report.vanished_paths.len(), 1);
    assert_eq!(report.emptied.len(), 1);
    assert_eq!(report.emptied[0].files, 12);
    assert_eq!(desk.found("library", "*").len(), 35);

    // Each time anew, whether it was told before or not; and it comes back as it was.
    desk.ingest("library");
    assert_eq!(desk.ingest_with("library", &prune()).emptied.len(), 1);
    fs::remove_dir(desk.papers().join("1")).unwrap();
    desk.rename("../weg", "1");
    expect!["found 35, unchanged 35"].assert_eq(&counts(&desk.ingest_with("library", &prune())));

    // Deleted for good.
    fs::remove_dir_all(desk.papers().join("1")).unwrap();
    fs::create_dir(desk.papers().join("1")).unwrap();
    let all = IngestOptions { prune_all: true, ..IngestOptions::default() };
    let report = desk.ingest_with("library", &all);
    assert_eq!((report.vanished, report.emptied.len()), (12, 0));
    assert_eq!(desk.found("library", "*").len(), 23);
    desk.assert_agrees("library");
}

#[test]
fn the_folder_itself_without_any_file_keeps_its_papers() {
    let desk = Desk::with_papers(12);
    desk.ingest("library");
    for number in 0..3 {
        desk.rename(&number.to_string(), &format!("../weg-{number}"));
    }
    fs::create_dir(desk.papers().join("lost+found")).unwrap();
    let report = desk.ingest_with("library", &prune());
    assert_eq!((report.vanished, report.emptied[0].files), (0, 12));
    assert_eq!(desk.found("library", "*").len(), 12);
}

#[test]
fn few_files_may_go_and_many_may_move() {
    let desk = Desk::with_papers(24);
    desk.ingest("library");
    // All of a folder are in another one now: nothing is gone.
    desk.rename("1", "3/alt");
    fs::create_dir(desk.papers().join("1")).unwrap();
    let report = desk.ingest_with("library", &prune());
    expect!["found 24, unchanged 16, linked 8"].assert_eq(&counts(&report));
    // Fewer than ten are believed to be gone.
    fs::remove_dir_all(desk.papers().join("3/alt")).unwrap();
    fs::create_dir(desk.papers().join("3/alt")).unwrap();
    let report = desk.ingest_with("library", &prune());
    expect!["found 16, unchanged 16, vanished 8"].assert_eq(&counts(&report));
    assert!(report.emptied.is_empty());
    assert_eq!(desk.found("library", "*").len(), 16);
}

#[test]
fn a_file_that_changes_before_it_is_read_is_opened_by_the_next_run() {
    /// Changes a paper between the walk and the reading.
    struct Changer<'a>(&'a Desk);

    impl IngestObserver for Changer<'_> {
        fn found(&self, _: u64) {
            self.0.write("1/antrag-001.txt", paper(70));
        }
    }

    let desk = Desk::with_papers(3);
    let mut library = Library::open_writable(&desk.dir("library")).unwrap();
    let stop = AtomicBool::new(false);
    let options = IngestOptions::default();
    let report = library.ingest(&[desk.papers()], &options, &Changer(&desk), &stop).unwrap();
    drop(library);
    assert_eq!(report.read, 3);
    // The row has the time of the walk, the paper the bytes that were read: nothing to read anew.
    expect!["found 3, unchanged 3"].assert_eq(&counts(&desk.ingest("library")));
    desk.ingest("fresh");
    desk.assert_same("library", "fresh");
}

#[test]
fn files_that_do_not_rest_are_left() {
    let desk = Desk::with_papers(2);
    fs::write(desk.papers().join("kommt.txt"), paper(9)).unwrap();
    let rest = IngestOptions { rest: Duration::from_hours(1), ..prune() };
    let report = desk.ingest_with("library", &rest);
    expect!["found 2, read 2"].assert_eq(&counts(&report));
    assert_eq!(report.resting, 1);
    expect!["found 3, read 1, unchanged 2"].assert_eq(&counts(&desk.ingest("library")));
    // One that is written to again is not gone.
    fs::write(desk.papers().join("kommt.txt"), paper(10)).unwrap();
    expect!["found 2, unchanged 2"].assert_eq(&counts(&desk.ingest_with("library", &rest)));
    assert_eq!(desk.found("library", "*").len(), 3);
}

#[test]
#[cfg(unix)]
fn huge_files_odd_names_and_what_is_no_file() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let desk = Desk::new();
    let path = |name: &[u8]| desk.papers().join(OsStr::from_bytes(name));
    File::create(path(b"riesig.pdf")).unwrap().set_len(2 << 30).unwrap();
    fs::write(path(b"zwei\nZeilen.txt"), paper(1)).unwrap();
    fs::write(path(b"\xDCbersicht.txt"), paper(2)).unwrap();
    let deep = desk.papers().join(["tief"; 40].join("/"));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("a.txt"), paper(3)).unwrap();
    symlink("/dev/zero", path(b"endlos.txt")).unwrap();
    symlink(desk.papers(), deep.join("kreis")).unwrap();
    let _socket = UnixListener::bind(path(b"s")).unwrap();

    let report = desk.ingest("library");
    expect!["found 4, read 3, refused 1, ignored 2"].assert_eq(&counts(&report));
    assert_eq!(report.refused[0].code, "read/too-large");
    expect!["found 4, unchanged 4, ignored 2"].assert_eq(&counts(&desk.ingest("library")));
}
