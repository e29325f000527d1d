//! Papers inside of archives and mails.

use std::io::{Cursor, Write};

use ratlas_library::IngestOptions;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::desk::{Desk, paper};

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn mail(number: usize) -> String {
    let text = paper(number);
    format!(
        "From: a@x.example\nTo: b@x.example\nSubject: Post {number}\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n\
         Anbei der Antrag {number}.\n\
         --b\nContent-Type: text/plain; charset=utf-8; name=antrag.txt\n\
         Content-Disposition: attachment; filename=antrag.txt\n\n{text}\n--b--\n"
    )
}

/// A desk with an archive of three papers, one of them in an archive within, a mail, and a copy of
/// one of the papers beside them.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("eingang.zip", archive(&[1, 2]));
    desk.write("post.eml", mail(4));
    desk.write("kopie.txt", paper(1));
    desk
}

fn archive(numbers: &[usize]) -> Vec<u8> {
    let inner = zipped(&[("drei.txt", paper(3).as_bytes())]);
    let texts: Vec<(String, String)> =
        numbers.iter().map(|it| (format!("ordner/{it}.txt"), paper(*it))).collect();
    let mut members: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    members.push(("innen.zip", &inner));
    members.push((".DS_Store", b"?"));
    zipped(&members)
}

/// The files of a library: path below the desk, and state.
fn files(desk: &Desk, library: &str) -> Vec<String> {
    let root = desk.papers().to_string_lossy().into_owned();
    let dump = desk.dump(library);
    let line = |it: &str| {
        let path = it.strip_prefix("path=\"")?.split('"').next()?.strip_prefix(&root)?.to_owned();
        let state = it.split("state=\"").nth(1)?.split('"').next()?;
        let vanished = if it.contains("vanished=1") { " vanished" } else { "" };
        Some(format!("{} {state}{vanished}", &path[1..]))
    };
    dump.lines().filter_map(line).collect()
}

#[test]
fn members_are_files_with_a_path_inside() {
    let desk = desk();
    let report = desk.ingest("a");
    let states: Vec<String> =
        files(&desk, "a").iter().map(|it| it.replace("_with_findings", "")).collect();
    assert_eq!(
        states,
        [
            "eingang.zip archive",
            "eingang.zip/innen.zip/drei.txt read",
            "eingang.zip/ordner/1.txt read",
            "eingang.zip/ordner/2.txt read",
            "kopie.txt read",
            "post.eml read",
            "post.eml/antrag.txt read",
        ]
    );
    assert_eq!((report.found, report.archives, report.read), (7, 1, 5));
    assert_eq!((report.linked, report.duplicates, report.ignored), (1, 1, 1));
    let again = desk.ingest("a");
    assert_eq!((again.found, again.unchanged, again.read), (7, 7, 0));
}

#[test]
fn one_and_two_workers_give_the_same() {
    let desk = desk();
    for (library, workers) in [("one", 1), ("two", 2)] {
        desk.ingest_with(library, &IngestOptions { workers, ..IngestOptions::default() });
    }
    assert_eq!(desk.dump("one"), desk.dump("two"));
}

#[test]
fn members_vanish_with_a_new_version() {
    let desk = desk();
    desk.ingest("a");
    desk.write("eingang.zip", archive(&[2, 5]));
    let report = desk.ingest("a");
    assert_eq!((report.read, report.vanished), (1, 1));
    assert!(files(&desk, "a").iter().any(|it| it == "eingang.zip/ordner/1.txt read vanished"
        || it == "eingang.zip/ordner/1.txt read_with_findings vanished"));
    // It stays gone although its archive is there.
    assert_eq!(desk.ingest("a").vanished, 1);
    let prune = IngestOptions { prune: true, ..IngestOptions::default() };
    desk.ingest_with("a", &prune);
    desk.ingest("b");
    assert_eq!(files(&desk, "a"), files(&desk, "b"));
}

#[test]
fn moved_and_removed_archives_take_their_members_along() {
    let desk = desk();
    desk.ingest("a");
    desk.rename("eingang.zip", "alt/ablage.zip");
    let report = desk.ingest("a");
    assert_eq!((report.read, report.vanished), (0, 0));
    desk.ingest("b");
    assert_eq!(files(&desk, "a"), files(&desk, "b"));
    desk.remove("alt/ablage.zip");
    assert_eq!(desk.ingest("a").vanished, 4);
    let report = desk.ingest_with("a", &IngestOptions { prune: true, ..IngestOptions::default() });
    assert_eq!(report.vanished, 4);
    assert_eq!(files(&desk, "a").len(), 3);
}

#[test]
fn an_archive_that_comes_back_brings_its_members() {
    let desk = desk();
    desk.ingest("a");
    let before = files(&desk, "a");
    desk.rename("eingang.zip", "../weg.zip");
    assert_eq!(desk.ingest("a").vanished, 4);
    desk.rename("../weg.zip", "eingang.zip");
    let report = desk.ingest("a");
    assert_eq!((report.vanished, report.read, report.unchanged), (0, 0, 7));
    assert_eq!(files(&desk, "a"), before);
}

#[test]
fn members_that_are_refused_stop_nothing_and_are_tried_again() {
    let desk = Desk::new();
    desk.write("a.zip", zipped(&[("bild.bin", &[0; 50]), ("eins.txt", paper(1).as_bytes())]));
    let report = desk.ingest("a");
    assert_eq!((report.read, report.refused.len()), (1, 1));
    assert!(report.refused[0].path.ends_with("a.zip/bild.bin"));
    let retry = IngestOptions { retry_refused: true, ..IngestOptions::default() };
    let again = desk.ingest_with("a", &retry);
    assert_eq!((again.found, again.unchanged, again.refused.len(), again.archives), (3, 1, 1, 1));
    // A file that is no archive any more has no members.
    desk.write("a.zip", paper(2));
    let report = desk.ingest("a");
    assert_eq!((report.read, report.vanished), (1, 2));
}

#[test]
fn a_run_that_broke_off_within_an_archive_is_completed() {
    let desk = desk();
    let texts: Vec<(String, String)> =
        (10..150).map(|it| (format!("{it}.txt"), paper(it))).collect();
    let members: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    desk.write("viele.zip", zipped(&members));
    desk.ingest("whole");
    for count in [1, 30, 70, 100] {
        let library = format!("broken-{count}");
        desk.ingest_broken_off(&library, count);
        desk.ingest(&library);
        desk.assert_same("whole", &library);
        let library = format!("stopped-{count}");
        assert!(desk.ingest_some(&library, count).interrupted);
        desk.ingest(&library);
        desk.assert_same("whole", &library);
    }
}

/// A gazette with two announcements.
fn gazette() -> String {
    let body = "Die Satzung regelt Zahl, Wahl und Aufgaben der Mitglieder des Beirates und tritt am \
                Tag nach ihrer Bekanntmachung in Kraft. Sie liegt im Rathaus zur Einsicht aus.\n";
    format!(
        "Amtsblatt der Stadt Magdeburg\nNr. 7\n\nÖffentliche Bekanntmachung\nSatzung des \
         Ausländerbeirates\n{body}\nTagesordnung des Stadtrates\n1. Eröffnung\n{body}{body}"
    )
}

#[test]
fn the_papers_of_a_gazette_are_files_inside_of_it() {
    let desk = Desk::new();
    desk.write("amtsblatt.txt", gazette());
    desk.write("post.zip", zipped(&[("blatt.txt", format!("{}\n", gazette()).as_bytes())]));
    desk.ingest("a");
    let states = |library| -> Vec<String> {
        files(&desk, library).iter().map(|it| it.replace("_with_findings", "")).collect()
    };
    let all = [
        "amtsblatt.txt read",
        "amtsblatt.txt/part-1 read",
        "amtsblatt.txt/part-2 read",
        "post.zip archive",
        "post.zip/blatt.txt read",
        "post.zip/blatt.txt/part-1 read",
        "post.zip/blatt.txt/part-2 read",
    ];
    assert_eq!(states("a"), all);
    let again = desk.ingest("a");
    assert_eq!((again.found, again.unchanged, again.vanished), (7, 7, 0));

    // Moved, its papers move along; changed to a plain paper, they are gone.
    desk.rename("amtsblatt.txt", "alt.txt");
    assert_eq!(desk.ingest("a").vanished, 0);
    desk.ingest("b");
    assert_eq!(states("a"), states("b"));
    desk.write("alt.txt", paper(1));
    assert_eq!(desk.ingest("a").vanished, 2);
}
