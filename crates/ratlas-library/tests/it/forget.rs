//! What was forgotten is nowhere: not in the tables, not in the bytes of any file of the library.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use ratlas_library::{
    BackupFile, BackupState, ForgetRequest, IngestOptions, Library, Manifest, PersonName,
    SavedQuestion, SearchQuery,
};

use crate::desk::{Desk, counts};

/// The name in all spellings that are expected to go, each on a line of its own where it can.
const MINUTES: &str = "Stadt Koblenz\nAusschuss für Integration\n\nNiederschrift über die 3. Sitzung am 14.04.2021\n\n\
    Anwesend:\nFrau Zwergentrud Quästenfels (Bündnis)\nHerr Peter Ambach (SPD)\n\
    Protokoll: Quästenfels, Dr. Zwergentrud\n\n\
    TOP 1 Sprachmittlung in Kitas\n\
    Frau Dr. Quästenfels berichtet. ZWERGENTRUD QUAESTENFELS fragt nach. Zwergen-\ntrud Quästen-\n\
    fels' Antrag wird vertagt, wie Z. Quästenfels sagt. Zwergentrud Qua\u{308}stenfels dankt.\n\
    Post an zwergentrud.quaestenfels@koblenz.example oder quaestenfels@koblenz.example.\n\
    Beschluss: einstimmig angenommen.\n";

/// A paper of somebody else of that family.
const OTHER: &str = "Stadt Koblenz\n\nAnfrage 7/2021 von Ottokar Quästenfels vom 03.05.2021\n\n\
    Betreff: Radwege am Ufer\n\nWas kosten die Radwege? Herr Quästenfels fragt.\n";

const MOTION: &str = "Stadt Koblenz\n\nAntrag A 9/2021 vom 03.05.2021\n\nBetreff: Xylophonkurse im Ortsteil\n\n\
    Der Stadtrat möge beschließen: Die Verwaltung berichtet über Xylophonkurse.\n";

fn desk() -> Desk {
    let desk = Desk::with_papers(3);
    desk.write("minutes.txt", MINUTES);
    desk.write("other.txt", OTHER);
    desk.write("geheim/Xylophonkurse.txt", MOTION);
    desk.ingest("library");
    desk
}

fn library(desk: &Desk) -> Library {
    Library::open_writable(&desk.dir("library")).unwrap()
}

fn person() -> ForgetRequest {
    let name = PersonName::parse("Zwergentrud Quästenfels").unwrap();
    ForgetRequest::Person { name, city: None }
}

/// Every file of the library whose bytes hold one of the words, in any encoding or case, and every
/// packed text and record that does.
fn traces(desk: &Desk, words: &[&str]) -> Vec<String> {
    traces_in(desk, "library", words)
}

/// The same in the folder of another library.
fn traces_in(desk: &Desk, name: &str, words: &[&str]) -> Vec<String> {
    let needles: Vec<Vec<u8>> = words.iter().flat_map(|it| encodings(it)).collect();
    let holds = |bytes: &[u8]| {
        let lower = String::from_utf8_lossy(bytes).to_lowercase().into_bytes();
        needles.iter().any(|it| find(bytes, it) || find(&lower, it))
    };
    let mut res = Vec::new();
    each_file(&desk.dir(name), &mut |path, bytes| {
        if holds(bytes) {
            res.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    });
    let library = Library::open(&desk.dir(name)).unwrap();
    let each = library.each_record(|record| {
        if holds(serde_json::to_string(&record).unwrap().as_bytes()) {
            res.push(format!("record {}", record.source.path));
        }
        for page in library.page_texts(&record.id).unwrap() {
            if holds(page.text.as_bytes()) {
                res.push(format!("page of {}", record.source.path));
            }
        }
        ControlFlow::Continue(())
    });
    each.unwrap();
    if holds(library.dump().unwrap().as_bytes()) {
        res.push("tables".to_owned());
    }
    res
}

/// A word as it may stand in a file: as it is, small, folded as the index writes it, and in UTF-16.
fn encodings(word: &str) -> Vec<Vec<u8>> {
    let small = word.to_lowercase();
    let folded = small.replace('ä', "ae");
    let stripped = small.replace('ä', "a");
    let apart = small.replace('ä', "a\u{308}");
    let mut res = Vec::new();
    for word in [word.to_owned(), small, folded, stripped, apart, word.to_uppercase()] {
        res.push(word.encode_utf16().flat_map(u16::to_le_bytes).collect());
        res.push(word.encode_utf16().flat_map(u16::to_be_bytes).collect());
        res.push(word.into_bytes());
    }
    res
}

fn find(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|it| it == needle)
}

fn each_file(folder: &Path, see: &mut dyn FnMut(&Path, &[u8])) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_file(&path, see);
            continue;
        }
        match fs::read(&path) {
            Ok(bytes) => see(&path, &bytes),
            // The engine clears away what it merged when it has a moment.
            Err(error) => assert_eq!(error.kind(), io::ErrorKind::NotFound, "{}", path.display()),
        }
    }
}

fn n_found(desk: &Desk, words: &str) -> usize {
    desk.found("library", words).len()
}

#[test]
fn a_name_is_nowhere() {
    let desk = desk();
    let text = "person:\"Zwergentrud Quästenfels\"".to_owned();
    let query = SearchQuery { text, ..SearchQuery::default() };
    let (terms, by) = (Vec::new(), Vec::new());
    let question = SavedQuestion { query, terms, by, top: 0 };
    library(&desk).save_query("Zwergentruds Papiere", &question).unwrap();
    let given = &["Zwergentrud", "zwergentr", "Zwergen-\ntrud"];
    let before = traces(&desk, given);
    for place in ["ratlas.sqlite", "record ", "page of ", "tables"] {
        assert!(before.iter().any(|it| it.starts_with(place)), "{place}: {before:?}");
    }
    assert_eq!((n_found(&desk, "Zwergentrud"), n_found(&desk, "Zwergent*")), (1, 1));

    let told = library(&desk).would_forget(&person()).unwrap();
    assert_eq!((told.papers.len(), told.papers[0].places, told.questions.len()), (1, 9, 1));
    assert!(told.files[0].ends_with("minutes.txt"));
    assert_eq!(traces(&desk, given), before, "telling changes nothing");

    let report = library(&desk).forget(&person()).unwrap();
    assert!(!report.is_pending);
    assert_eq!(traces(&desk, given), [""; 0]);
    // The other one of that family stays.
    let family = traces(&desk, &["Quästenfels", "quästenf"]);
    assert!(family.iter().all(|it| !it.contains("minutes")), "{family:?}");
    assert_eq!((n_found(&desk, "Zwergent*"), n_found(&desk, "Quästenfels")), (0, 1));
    assert_eq!((n_found(&desk, "Ambach"), n_found(&desk, "Sprachmittlung Kitas")), (1, 1));
    desk.assert_agrees("library");
}

/// Every span of what is left still tells its words.
#[test]
fn spans_stay_right() {
    let desk = desk();
    let library = library(&desk);
    let id = desk.found("library", "Kitas").remove(0);
    let before = library.papers(&id).unwrap().remove(0).record;
    let texts = library.page_texts(&id).unwrap();
    drop(library);
    self::library(&desk).forget(&person()).unwrap();
    let library = Library::open(&desk.dir("library")).unwrap();
    let after = library.papers(&id).unwrap().remove(0).record;
    assert_eq!(texts[0].text.len(), library.page_texts(&id).unwrap()[0].text.len());
    assert_eq!(before.people.len(), after.people.len());
    assert_eq!(before.agenda, after.agenda);
    assert!(after.findings.iter().any(|it| it.code == "privacy/forgotten-person"));
}

#[test]
fn a_name_does_not_come_back() {
    let desk = desk();
    library(&desk).forget(&person()).unwrap();
    desk.write("2/noch-eins.txt", format!("{MINUTES}\nZusatz: Mehr davon.\n"));
    desk.write("Quästenfels, Zwergentrud.txt", "Stadt Koblenz\n\nAnlage ohne Namen im Text.\n");
    desk.ingest("library");
    desk.ingest_with("library", &IngestOptions { reread: true, ..IngestOptions::default() });
    assert_eq!(traces(&desk, &["Zwergentrud"]), [""; 0]);
    assert_eq!((n_found(&desk, "Zusatz"), n_found(&desk, "Anlage")), (1, 1));
    // The file is known under its other name.
    assert_eq!(counts(&desk.ingest("library")), "found 8, unchanged 8");
    desk.assert_agrees("library");
}

#[test]
fn a_paper_is_nowhere() {
    let desk = desk();
    desk.write("kopie.txt", MOTION);
    desk.ingest("library");
    let id = desk.found("library", "Xylophonkurse").remove(0);
    let words = &["Xylophonkurs", id.as_str()];
    let before = traces(&desk, words);
    for place in ["ratlas.sqlite", "record ", "page of ", "tables"] {
        assert!(before.iter().any(|it| it.starts_with(place)), "{place}: {before:?}");
    }
    let report = library(&desk).forget(&ForgetRequest::Papers(vec![id.clone()])).unwrap();
    assert_eq!((report.papers.len(), report.files.len()), (1, 2));
    assert_eq!(traces(&desk, words), [""; 0]);
    assert_eq!(n_found(&desk, "Xylophon*"), 0);

    // Nor does it come back, as it is or as a copy.
    desk.write("noch-eine-kopie.txt", MOTION);
    let again = desk.ingest("library");
    assert!(again.refused.iter().all(|it| it.code == "privacy/forgotten"));
    assert_eq!(again.refused.len(), 3);
    assert_eq!(traces(&desk, words), [""; 0]);
    desk.assert_agrees("library");

    assert!(library(&desk).remember(&id).unwrap());
    desk.ingest("library");
    assert_eq!(n_found(&desk, "Xylophon*"), 1);
}

/// A process that ends after it noted what is to be done leaves it to the next one.
#[test]
fn broken_off() {
    let desk = desk();
    let report = library(&desk).would_forget(&person()).unwrap();
    for step in [&["apply", "purge"][..], &["purge"]] {
        let store = rusqlite::Connection::open(desk.dir("library").join("ratlas.sqlite")).unwrap();
        for it in &report.forgotten {
            let sql = "INSERT OR IGNORE INTO forgotten VALUES ('person', ?1, ?2, ?3, ?4)";
            let letters = (it.given_letters, it.family_letters);
            store.execute(sql, (&it.hash, letters.0, letters.1, &it.forgotten)).unwrap();
        }
        for it in step {
            store.execute("INSERT INTO forget_work VALUES (?1)", [it]).unwrap();
        }
        drop(store);
        drop(library(&desk));
        assert_eq!(traces(&desk, &["Zwergentrud"]), [""; 0], "{step:?}");
        desk.assert_agrees("library");
    }
}

/// Somebody who reads holds the old bytes: that is told, and made good by the next who writes.
#[test]
fn while_others_read() {
    let desk = desk();
    let store = rusqlite::Connection::open(desk.dir("library").join("ratlas.sqlite")).unwrap();
    store.execute_batch("BEGIN; SELECT count(*) FROM papers;").unwrap();
    let report = library(&desk).forget(&person()).unwrap();
    assert!(report.is_pending);
    drop(store);
    drop(library(&desk));
    assert_eq!(traces(&desk, &["Zwergentrud"]), [""; 0]);
}

/// Who has the library open finds it no more either, though no paper came or went.
#[test]
fn what_is_open_forgets() {
    let desk = desk();
    let reader = Library::open(&desk.dir("library")).unwrap();
    let query = SearchQuery { text: "Zwergentrud".to_owned(), ..SearchQuery::default() };
    let look = || {
        reader.refresh().unwrap();
        (reader.search(&query).unwrap().total, reader.state_seq().unwrap())
    };
    let (found, before) = look();
    assert_eq!((found, look()), (1, (1, before)));
    library(&desk).forget(&person()).unwrap();
    let (found, after) = look();
    assert_eq!(found, 0);
    assert_ne!(after, before);
}

/// The same for a name that only the path of a file tells: no paper changes.
#[test]
fn what_is_open_forgets_paths() {
    let desk = Desk::with_papers(3);
    desk.write("Zwergentrud Quästenfels.txt", MOTION);
    desk.ingest("library");
    let reader = Library::open(&desk.dir("library")).unwrap();
    let query = SearchQuery { text: "Xylophonkurse".to_owned(), ..SearchQuery::default() };
    let look = || {
        let state = reader.state_seq().unwrap();
        reader.refresh().unwrap();
        (reader.search(&query).unwrap().hits[0].path.contains("Zwergentrud"), state)
    };
    let (is_told, before) = look();
    assert!(is_told);
    library(&desk).forget(&person()).unwrap();
    let (is_told, after) = look();
    assert!(!is_told);
    assert_ne!(after, before);
}

#[test]
fn in_one_city_only() {
    let desk = desk();
    let name = PersonName::parse("Quästenfels, Zwergentrud").unwrap();
    let of = |city: &str| ForgetRequest::Person { name: name.clone(), city: Some(city.to_owned()) };
    let library = library(&desk);
    assert!(library.would_forget(&of("Mainz")).unwrap().papers.is_empty());
    assert_eq!(library.would_forget(&of("koblenz")).unwrap().papers.len(), 1);
}

/// Copies of older versions of the store hold what they held.
#[test]
fn old_copies_go() {
    let desk = desk();
    let copy = desk.dir("library").join("ratlas.sqlite.v5");
    fs::write(&copy, "Zwergentrud").unwrap();
    let told = library(&desk).would_forget(&person()).unwrap();
    assert_eq!(told.leftovers, ["ratlas.sqlite.v5"]);
    library(&desk).forget(&person()).unwrap();
    assert!(!copy.exists());
}

/// A copy is told, and holds nothing any more once it is written anew.
#[test]
fn backups() {
    let desk = desk();
    let copy = desk.dir("backup");
    fs::create_dir(&copy).unwrap();
    let store = rusqlite::Connection::open(desk.dir("library").join("ratlas.sqlite")).unwrap();
    let path = copy.to_string_lossy().into_owned();
    store.execute("VACUUM INTO ?1", [copy.join("ratlas.sqlite").to_string_lossy()]).unwrap();
    store.execute("INSERT INTO backups VALUES (?1, '2024-05-03T02:00:00Z', 7)", [&path]).unwrap();
    store
        .execute("INSERT INTO backups VALUES ('/nowhere', '2024-05-03T02:00:00Z', 7)", [])
        .unwrap();
    drop(store);
    let manifest = Manifest {
        format: "ratlas/backup/1".to_owned(),
        program: "ratlas".to_owned(),
        library: 6,
        made: "2024-05-03T02:00:00Z".to_owned(),
        seq: 7,
        fingerprint: "0".repeat(32),
        papers: 6,
        files: vec![BackupFile {
            path: "ratlas.sqlite".to_owned(),
            bytes: 0,
            blake3: String::new(),
        }],
        forgotten: Vec::new(),
    };
    manifest.write(&copy).unwrap();

    let mut library = library(&desk);
    library.forget(&person()).unwrap();
    let told = library.tell_backups(false).unwrap();
    assert!(matches!(told[0].state, BackupState::OutOfReach(_)), "{told:?}");
    assert_eq!(told[1].state, BackupState::Told);
    assert_eq!(Manifest::read(&copy).unwrap().forgotten, library.forgotten().unwrap());
    assert!(!traces_in(&desk, "backup", &["Zwergentrud"]).is_empty());

    let told = library.tell_backups(true).unwrap();
    assert_eq!(told[1].state, BackupState::Rewritten);
    assert_eq!(traces_in(&desk, "backup", &["Zwergentrud"]), [""; 0]);
    let manifest = Manifest::read(&copy).unwrap();
    assert_eq!(manifest.wrong_files(&copy).unwrap(), [""; 0]);
    assert!(!copy.join("index").exists() && !copy.join("ratlas.sqlite-wal").exists());
}
