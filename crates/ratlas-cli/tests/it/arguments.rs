//! Mistakes in the arguments, help, and the language.

use expect_test::{Expect, expect};

use crate::program::Folder;

#[track_caller]
fn check(arguments: &[&str], expected: Expect) {
    expected.assert_eq(&Folder::new().ratlas(arguments).to_string());
}

#[test]
fn help_is_no_failure() {
    check(
        &["stats", "--help"],
        expect![[r#"
        Zeigt, was in der Bibliothek ist

        Aufruf: ratlas stats [OPTIONEN]

        Optionen:
              --json  Als JSON ausgeben

        Für alle Befehle:
              --library <ORDNER>  Ordner der Bibliothek; sonst aus der Umgebungsvariable RATLAS_LIBRARY,
                                  sonst ./library
              --lang <SPRACHE>    Sprache der Ausgabe: de oder en; sonst aus der Umgebungsvariable
                                  RATLAS_LANG, sonst de
              --color <WANN>      Farben: auto (nur im Terminal), always (immer) oder never (nie)
          -q, --quiet             Nur Ergebnisse und Fehler ausgeben, keinen Fortschritt und keine Hinweise
          -h, --help              Diese Hilfe anzeigen
        --- exit 0
    "#]],
    );
    check(
        &["--lang", "en", "stats", "--help"],
        expect![[r#"
        Shows what is in the library

        Usage: ratlas stats [OPTIONS]

        Options:
              --json  Print JSON

        For all commands:
              --library <FOLDER>  Folder of the library; else from the variable RATLAS_LIBRARY, else
                                  ./library
              --lang <LANGUAGE>   Language of the output: de or en; else from the variable RATLAS_LANG, else
                                  de
              --color <WHEN>      Colours: auto (on a terminal), always or never
          -q, --quiet             Print results and errors only, no progress and no hints
          -h, --help              Show this help
        --- exit 0
    "#]],
    );
    check(
        &["--version"],
        expect![[r#"
        ratlas 0.1.0
        --- exit 0
    "#]],
    );
}

#[test]
fn mistakes_are_told_in_either_language() {
    check(
        &["einlesen"],
        expect![[r#"
        --- stderr
        Fehler: Den Befehl einlesen gibt es nicht.
        --- exit 2
    "#]],
    );
    check(
        &["search", "Kurs", "--gerne", "Antrag", "--lang=en"],
        expect![[r#"
        --- stderr
        error: --gerne is not a known argument.
        hint: Perhaps --genre is meant.
        --- exit 2
    "#]],
    );
    check(
        &["search"],
        expect![[r#"
        --- stderr
        Fehler: Wonach soll gesucht werden? Alles findet: ratlas search '*'
        --- exit 2
    "#]],
    );
}

#[test]
fn the_variable_chooses_the_language() {
    let folder = Folder::new();
    let mut program = folder.program(&["search"]);
    let output = program.env("RATLAS_LANG", "en").output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    expect![[r#"
        error: What shall be searched for? Everything is found by: ratlas search '*'
    "#]]
    .assert_eq(&stderr);
}

#[test]
fn a_library_that_is_not_there() {
    check(
        &["search", "Kurs"],
        expect![[r#"
        --- stderr
        Fehler: In library ist keine Bibliothek.
        Hinweis: Eine Bibliothek entsteht mit: ratlas ingest ORDNER – liegt sie woanders, hilft --library ORDNER
        --- exit 2
    "#]],
    );
    check(
        &["stats", "--library", "anderswo"],
        expect![[r#"
        --- stderr
        Fehler: In anderswo ist keine Bibliothek.
        Hinweis: Eine Bibliothek entsteht mit: ratlas ingest ORDNER – liegt sie woanders, hilft --library ORDNER
        --- exit 2
    "#]],
    );
    check(
        &["show", "4711", "--lang", "en"],
        expect![[r#"
        --- stderr
        error: There is no library in library.
        hint: Make a library with: ratlas ingest FOLDER – if it is elsewhere, use --library FOLDER
        --- exit 2
    "#]],
    );
}

#[test]
fn nothing_to_ingest() {
    check(
        &["ingest", "nirgends"],
        expect![[r#"
        --- stderr
        nirgends: Diese Datei oder diesen Ordner gibt es nicht.
        --- exit 2
    "#]],
    );
    let folder = Folder::new();
    std::fs::create_dir(folder.path("leer")).unwrap();
    expect![[r#"
        Fertig nach TIME Sekunden, nichts Neues.

                0  Gefunden
                0  Gelesen
                0  Unverändert
                0  Nicht lesbar
        --- stderr
        0 Dateien gefunden. Das Einlesen beginnt …
        --- exit 1
    "#]]
    .assert_eq(&folder.ratlas(&["ingest", "leer"]).to_string());
}
