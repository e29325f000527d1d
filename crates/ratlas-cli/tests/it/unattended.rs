//! At night and alongside: reports, lists, exit codes, watching.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use expect_test::expect;
use serde_json::Value;

use crate::papers::{MOTION, REPLY, write_three};
use crate::program::{Folder, Ran, check};

fn report(folder: &Folder, name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.path(name)).unwrap()).unwrap()
}

#[test]
fn nothing_is_said_at_night_if_all_went_well() {
    let folder = Folder::new();
    write_three(&folder);
    let arguments = ["ingest", "eingang", "--quiet", "--report", "bericht.json"];
    for _ in 0..2 {
        check(
            &folder,
            &arguments,
            expect![[r#"
            --- exit 0
        "#]],
        );
    }
    let written = report(&folder, "bericht.json");
    assert_eq!(written["schema"], "ratlas/report/1");
    assert_eq!((&written["unchanged"], &written["library"]), (&3.into(), &"library".into()));
    assert_eq!(written["started"].as_str().map(str::len), Some("2024-05-03T02:00:00Z".len()));

    folder.write("eingang/leer.txt", "");
    check(
        &folder,
        &arguments,
        expect![[r#"
            --- stderr
            Nicht lesbare Dateien
              Die Datei ist leer.
                eingang/leer.txt
              Was tun: Die Datei neu beschaffen oder löschen.
            --- exit 2
        "#]],
    );
    assert_eq!(report(&folder, "bericht.json")["refused"][0]["code"], "read/empty");
    check(
        &folder,
        &["ingest", "eingang", "--quiet", "--report", "eingang"],
        expect![[r#"
        --- stderr
        Fehler: Der Bericht eingang lässt sich nicht schreiben: das ist ein Ordner
        --- exit 2
    "#]],
    );
}

#[test]
fn files_of_a_list() {
    let folder = Folder::new();
    write_three(&folder);
    let mut program = folder.program(&["ingest", "--files-from", "-"]);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all("eingang/antrag.txt\n# kein Kommentar\neingang\n".as_bytes()).unwrap();
    drop(stdin);
    let ran = Ran::new(child.wait_with_output().unwrap(), &folder.path(""));
    expect![[r#"
        Fertig nach TIME Sekunden, TIME Papiere je Sekunde.

                1  Gefunden
                1  Gelesen
                0  Unverändert
                1  Übergangen
                1  Aus der Liste nicht da
                0  Nicht lesbar

        Dateien der Liste, die es nicht gibt
            # kein Kommentar
        --- stderr
        1 Datei gefunden. Das Einlesen beginnt …
        --- exit 2
    "#]]
    .assert_eq(&ran.to_string());

    folder.write("liste", "eingang/antrag.txt\0eingang/stellungnahme.txt\0");
    let ran = folder.ratlas(&["ingest", "--files-from", "liste", "--null", "--quiet"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    check(
        &folder,
        &["ingest", "--files-from", "nirgends"],
        expect![[r#"
        --- stderr
        Fehler: Die Liste lässt sich nicht lesen: No such file or directory (os error 2)
        --- exit 2
    "#]],
    );
}

#[test]
fn a_folder_that_is_suddenly_empty() {
    let folder = Folder::new();
    for number in 0..10 {
        folder.write(
            &format!("eingang/{number}.txt"),
            MOTION.replace("0412", &format!("05{number}")),
        );
    }
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    fs::remove_dir_all(folder.path("eingang")).unwrap();
    fs::create_dir(folder.path("eingang")).unwrap();
    check(
        &folder,
        &["ingest", "eingang", "--prune", "--quiet"],
        expect![[r#"
        --- stderr
        Ordner, in denen keine Datei mehr ist
            eingang: 10 Dateien bekannt, keine davon da
          Was tun: Prüfen, ob das Laufwerk verbunden ist. Die Papiere bleiben erhalten; sind die Dateien wirklich gelöscht, entfernt sie: ratlas ingest ORDNER --prune-all
        --- exit 2
    "#]],
    );
    assert_eq!(folder.ratlas(&["search", "Integration"]).code, Some(0));
    assert_eq!(folder.ratlas(&["ingest", "eingang", "--prune-all"]).code, Some(1));
    assert_eq!(folder.ratlas(&["search", "Integration"]).code, Some(1));
}

#[test]
#[cfg(unix)]
fn watching_ends_in_order() {
    let folder = Folder::new();
    folder.write("eingang/antrag.txt", MOTION);
    let arguments = ["watch", "eingang", "--rest", "0", "--json", "--report", "bericht.json"];
    let mut program = folder.program(&arguments);
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || -> Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    assert_eq!(next()["read"], 1);
    // Put in its place at once.
    folder.write("draussen.txt", REPLY);
    fs::rename(folder.path("draussen.txt"), folder.path("eingang/stellungnahme.txt")).unwrap();
    while next()["read"] != 1 {}
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("eingang wird beobachtet.\n1 gelesen ("), "{told}");
    assert_eq!(report(&folder, "bericht.json")["schema"], "ratlas/report/1");
    assert_eq!(folder.ratlas(&["search", "Migrationsbeirat"]).code, Some(0));
}

#[test]
fn what_cannot_be_watched() {
    let folder = Folder::new();
    folder.write("eingang/antrag.txt", MOTION);
    check(
        &folder,
        &["watch", "eingang/antrag.txt"],
        expect![[r#"
        --- stderr
        Fehler: eingang/antrag.txt ist kein Ordner.
        --- exit 2
    "#]],
    );
    check(
        &folder,
        &["watch", "eingang", "--report", "eingang/bericht.json"],
        expect![[r#"
        --- stderr
        Fehler: Der Bericht darf nicht in einem beobachteten Ordner liegen.
        --- exit 2
    "#]],
    );
}
