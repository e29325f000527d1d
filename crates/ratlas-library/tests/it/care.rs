//! Checking, mending, copying and bringing back libraries.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use ratlas_library::{
    IngestOptions, Level, Library, LibraryError, Manifest, Problem, VerifyObserver, repair,
    restore, verify,
};

use crate::desk::{Desk, search};

/// The codes of what is wrong, each once; what waits with a star.
fn codes(dir: &Path) -> Vec<String> {
    let found = Codes::default();
    verify(dir, false, &found).unwrap();
    let mut codes = found.0.into_inner();
    codes.sort();
    codes.dedup();
    codes
}

#[derive(Default)]
struct Codes(RefCell<Vec<String>>);

impl VerifyObserver for Codes {
    fn problem(&self, problem: &Problem) {
        let star = if problem.level == Level::Waiting { "*" } else { "" };
        self.0.borrow_mut().push(format!("{}{star}", problem.code));
    }
}

const NOTHING: [&str; 0] = [];

/// A library whose store was changed behind its back.
fn changed(desk: &Desk, sql: &str) -> PathBuf {
    let dir = desk.dir("library");
    let store = rusqlite::Connection::open(dir.join("ratlas.sqlite")).unwrap();
    store.pragma_update(None, "foreign_keys", false).unwrap();
    store.execute_batch(sql).unwrap();
    dir
}

/// Everything of the papers and nothing of when they came.
fn content(desk: &Desk, library: &str) -> Vec<String> {
    let store = rusqlite::Connection::open(desk.dir(library).join("ratlas.sqlite")).unwrap();
    let sql = "SELECT id || content_hash || coalesce(text_hash, '') || coalesce(duplicate_of, '') \
               || coalesce(family, '') || (SELECT count(*) FROM files WHERE files.paper = papers.paper) \
               FROM papers ORDER BY id";
    let mut statement = store.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_library_is_sound_after_every_run() {
    let desk = Desk::with_papers(30);
    desk.ingest("library");
    assert_eq!(codes(&desk.dir("library")), NOTHING);
    desk.rename("1/antrag-001.txt", "2/neu.txt");
    desk.remove("2/antrag-002.txt");
    let text = fs::read(desk.papers().join("0/antrag-003.txt")).unwrap();
    desk.write("0/kopie.txt", [text.as_slice(), b"\n\n"].concat());
    desk.ingest_with("library", &IngestOptions { prune: true, ..IngestOptions::default() });
    assert_eq!(codes(&desk.dir("library")), NOTHING);
    desk.ingest_with("library", &IngestOptions { reread: true, ..IngestOptions::default() });
    assert_eq!(codes(&desk.dir("library")), NOTHING);
}

#[test]
fn what_a_broken_run_leaves_waits_and_is_not_wrong() {
    let desk = Desk::with_papers(100);
    desk.ingest_broken_off("library", 70);
    let found = codes(&desk.dir("library"));
    assert!(!found.is_empty() && found.iter().all(|it| it.ends_with('*')), "{found:?}");
    desk.ingest("library");
    assert_eq!(codes(&desk.dir("library")), NOTHING);
}

/// Each damage is found, mended, and after the next run the library is as it was.
#[test]
fn damage_is_found_and_mended() {
    let one = "(SELECT paper FROM papers ORDER BY id LIMIT 1)";
    for (code, sql) in [
        ("paper/record", format!("UPDATE records SET record = x'00' WHERE paper = {one}")),
        ("paper/text", format!("UPDATE page_texts SET text = x'00' WHERE paper = {one}")),
        ("paper/content", format!("DELETE FROM page_texts WHERE paper = {one}")),
        ("paper/id", format!("UPDATE papers SET id = '{}' WHERE paper = {one}", "f".repeat(64))),
        ("paper/rows", format!("DELETE FROM evidence WHERE paper = {one}")),
        ("paper/rows", format!("UPDATE papers SET title = 'anders' WHERE paper = {one}")),
        ("paper/rows", "DELETE FROM bands".to_owned()),
        ("paper/no-file", format!("DELETE FROM files WHERE paper = {one}")),
        (
            "file/state",
            "UPDATE files SET state = CASE state WHEN 'read' THEN 'read_with_findings' \
                        ELSE 'read' END"
                .to_owned(),
        ),
        (
            "store/reference",
            "INSERT INTO topics VALUES (999, 1, 'x', 1, '[]', '', 'explicit')".to_owned(),
        ),
        ("store/table", "DROP INDEX files_by_paper; DROP TABLE money".to_owned()),
        ("duplicate/original", format!("UPDATE papers SET duplicate_of = 'x' WHERE paper = {one}")),
        ("bands/lost", "INSERT INTO bands VALUES (1, 2, 999)".to_owned()),
        (
            "seq/twice",
            format!("INSERT INTO removals SELECT seq, 'x' FROM papers WHERE paper = {one}"),
        ),
        ("index/ahead", "DELETE FROM papers WHERE seq = (SELECT max(seq) FROM papers)".to_owned()),
    ] {
        let desk = Desk::with_papers(4);
        // Long enough to be compared with its versions.
        let words: Vec<String> = (0..80).map(|it| format!("Wort{it}")).collect();
        desk.write("lang.txt", format!("Stadt Neuwerda\n\nBericht\n\n{}\n", words.join(" ")));
        desk.ingest("library");
        let before = content(&desk, "library");
        let dir = changed(&desk, &sql);
        let found = codes(&dir);
        assert!(found.iter().any(|it| it == code), "{code}: {found:?}");
        let repaired = repair(&dir, &()).unwrap();
        assert!(repaired.after.is_clean(), "{code}: {:?}", codes(&dir));
        desk.ingest("library");
        assert_eq!(codes(&dir), NOTHING, "{code}");
        assert_eq!(content(&desk, "library"), before, "{code}");
    }
}

#[test]
fn a_damaged_page_costs_its_rows_and_nothing_else() {
    let desk = Desk::with_papers(60);
    desk.ingest("library");
    let before = content(&desk, "library");
    let dir = desk.dir("library");
    let store = dir.join("ratlas.sqlite");
    let sound = fs::read(&store).unwrap();
    let n_pages = sound.len() / 8_192;
    for page in (1..n_pages).step_by((n_pages / 4).max(1)) {
        let mut bytes = sound.clone();
        bytes[page * 8_192..(page + 1) * 8_192].fill(0x5a);
        fs::write(&store, bytes).unwrap();
        let found = codes(&dir);
        assert!(found.iter().any(|it| !it.ends_with('*')), "page {page}: nothing found");
        let repaired = repair(&dir, &()).unwrap();
        assert!(repaired.after.is_clean(), "page {page}: {found:?} {:?}", codes(&dir));
        desk.ingest("library");
        assert_eq!(codes(&dir), NOTHING, "page {page}");
        assert_eq!(content(&desk, "library"), before, "page {page}: {found:?}");
    }
    let kept =
        fs::read_dir(&dir).unwrap().filter_map(|it| it.unwrap().file_name().into_string().ok());
    assert!(kept.into_iter().any(|it| it.starts_with("ratlas.sqlite.damaged-")));
}

#[test]
fn a_store_that_was_cut_off_is_told_and_saved_as_far_as_it_goes() {
    let desk = Desk::with_papers(60);
    desk.ingest("library");
    let before = content(&desk, "library");
    let dir = desk.dir("library");
    let bytes = fs::read(dir.join("ratlas.sqlite")).unwrap();
    fs::write(dir.join("ratlas.sqlite"), &bytes[..bytes.len() / 2 / 8_192 * 8_192]).unwrap();
    assert_eq!(codes(&dir).iter().filter(|it| *it == "store/damaged").count(), 1);
    assert!(repair(&dir, &()).unwrap().after.is_clean());
    desk.ingest("library");
    assert_eq!(content(&desk, "library"), before);
    assert_eq!(codes(&dir), NOTHING);
}

#[test]
fn a_damaged_index_is_told_and_made_anew() {
    let desk = Desk::with_papers(12);
    desk.ingest("library");
    let index = desk.dir("library").join("index");
    let expected = desk.found("library", "Radwege");
    let segments = fs::read_to_string(index.join("meta.json")).unwrap().replace('-', "");
    let mut kinds = Vec::new();
    for entry in fs::read_dir(&index).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // Files of segments that were merged may stay until the next commit.
        let segment = name.split('.').next().unwrap_or_default();
        let is_used =
            segments.contains(segment) || ["meta.json", "ratlas-version"].contains(&&*name);
        if segment.is_empty() || !is_used {
            continue;
        }
        let sound = fs::read(&path).unwrap();
        let flipped =
            sound.iter().enumerate().map(|(idx, it)| if idx % 7 == 3 { !it } else { *it });
        for damaged in [flipped.collect(), sound[..sound.len() / 2].to_vec(), Vec::new()] {
            fs::write(&path, damaged).unwrap();
            let found = codes(&desk.dir("library"));
            let is_told = found.iter().any(|it| it.starts_with("index/"));
            assert!(is_told, "{name}: {found:?}");
            // Whatever it answers, it answers.
            let library = Library::open(&desk.dir("library")).unwrap();
            let _ = search(&library, "Radwege").map(drop);
            fs::write(&path, &sound).unwrap();
        }
        kinds.push(name);
    }
    assert!(kinds.len() > 6, "{kinds:?}");
    fs::write(index.join("meta.json"), "{}").unwrap();
    Library::open_to_rebuild(&desk.dir("library")).unwrap().rebuild_index().unwrap();
    assert_eq!(codes(&desk.dir("library")), NOTHING);
    assert_eq!(desk.found("library", "Radwege"), expected);
}

#[test]
fn searched_while_the_index_is_made_anew() {
    let desk = Desk::with_papers(120);
    desk.ingest("library");
    let dir = desk.dir("library");
    let expected = desk.found("library", "*").len();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let held = Library::open(&dir).unwrap();
                    let mut n_searches = 0;
                    while !done.load(Ordering::Relaxed) {
                        let fresh = Library::open(&dir).unwrap();
                        for library in [&held, &fresh] {
                            assert_eq!(search(library, "*").unwrap().len(), expected);
                        }
                        n_searches += 1;
                    }
                    n_searches
                })
            })
            .collect();
        let mut library = Library::open_to_rebuild(&dir).unwrap();
        for _ in 0..5 {
            library.rebuild_index().unwrap();
        }
        done.store(true, Ordering::Relaxed);
        for reader in readers {
            assert!(reader.join().unwrap() > 0);
        }
    });
    assert_eq!(codes(&dir), NOTHING);
    let left: Vec<PathBuf> = fs::read_dir(&dir).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(
        !left.iter().any(|it| it.ends_with("index.new") || it.ends_with("index.old")),
        "{left:?}"
    );
}

#[test]
fn a_backup_made_while_somebody_writes_is_the_same_library() {
    let desk = Desk::with_papers(20);
    desk.ingest("library");
    let writer = Library::open_writable(&desk.dir("library")).unwrap();
    let library = Library::open(&desk.dir("library")).unwrap();
    let backup = library.backup(&desk.dir("copies"), true).unwrap();
    assert_eq!((backup.manifest.papers, backup.has_index, backup.is_noted), (20, false, true));
    drop(writer);
    let with_index = library.backup(&desk.dir("copies"), true).unwrap();
    assert!(with_index.has_index && with_index.folder != backup.folder);
    for (name, made) in [("one", &backup), ("two", &with_index)] {
        let restored = restore(&made.folder, &desk.dir(name), false).unwrap();
        assert_eq!((restored.papers, &restored.kept), (20, &None));
        assert_eq!(content(&desk, name), content(&desk, "library"));
        assert_eq!(codes(&desk.dir(name)), NOTHING);
        let state = |name: &str| Library::open(&desk.dir(name)).unwrap().fingerprint().unwrap();
        assert_eq!(state(name), made.manifest.fingerprint);
        assert_eq!(desk.found(name, "*").len(), 20);
    }
}

#[test]
fn restoring_keeps_what_is_there_and_takes_no_damaged_copy() {
    let desk = Desk::with_papers(3);
    desk.ingest("library");
    let library = Library::open(&desk.dir("library")).unwrap();
    let folder = library.backup(&desk.dir("copies"), false).unwrap().folder;
    drop(library);
    desk.write("spaet.txt", "Antrag: Ein später Antrag auf ein Fest der Kulturen im Stadtpark");
    desk.ingest("library");

    let there = restore(&folder, &desk.dir("library"), false).unwrap_err();
    assert!(matches!(there, LibraryError::Exists { .. }), "{there:?}");
    let restored = restore(&folder, &desk.dir("library"), true).unwrap();
    let kept = restored.kept.unwrap();
    assert_eq!(Library::open(&kept).unwrap().stats().unwrap().papers, 4);
    assert_eq!(Library::open(&desk.dir("library")).unwrap().stats().unwrap().papers, 3);

    let store = folder.join("ratlas.sqlite");
    let mut bytes = fs::read(&store).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&store, bytes).unwrap();
    let changed = restore(&folder, &desk.dir("new"), false).unwrap_err();
    assert!(changed.to_string().contains("ratlas.sqlite"), "{changed}");
    assert!(!desk.dir("new").exists());
    let mut manifest = Manifest::read(&folder).unwrap();
    manifest.files[0].path = "../../etc/passwd".to_owned();
    manifest.write(&folder).unwrap();
    let outside = restore(&folder, &desk.dir("new"), false).unwrap_err();
    assert!(outside.to_string().contains("outside"), "{outside}");
}
