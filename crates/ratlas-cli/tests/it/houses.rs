//! Own city profiles, from the file to the number they let the program read.

use expect_test::expect;

use crate::program::{Folder, check};

const PROFILE: &str = r#"name = "Köln"
ags = "05315000"
source = "made up for this test"

[[numbers]]
rule = "koeln-paper"
pattern = '\bAN/(?P<serial>\d{4})/(?P<year>20\d{2})\b'
kind = "motion"
label = "never"
examples = ["AN/1492/2026"]
not = ["1492/2026"]
"#;

const MOTION: &str =
    "Stadt Köln\n\nAntrag\n\nKurse für alle\n\nWir beziehen uns auf AN/1492/2026.\n";

#[test]
fn an_own_profile_reads_the_numbers_of_its_city() {
    let folder = Folder::new();
    folder.write("eingang/antrag.txt", MOTION);
    folder.write("library/houses/05315000.toml", PROFILE);
    check(
        &folder,
        &["houses", "check", "library/houses/05315000.toml"],
        expect![[r#"
            library/houses/05315000.toml: in Ordnung (Köln)
            --- exit 0
        "#]],
    );
    assert_eq!(folder.ratlas(&["ingest", "eingang", "--quiet"]).code, Some(0));
    check(
        &folder,
        &["search", "--number", "AN 1492/26"],
        expect![[r#"
          1. Köln · Antrag · Seite 1
             Kurse für alle
             Stadt Köln Antrag Kurse für alle Wir beziehen uns auf «AN»/«1492»/«2026».
             Warum: Nummer im Papier
             [ID] eingang/antrag.txt

        1 Treffer.
        --- exit 0
    "#]],
    );
}

#[test]
fn err_a_wrong_profile_is_named() {
    let folder = Folder::new();
    folder.write("eingang/antrag.txt", MOTION);
    folder.write("library/houses/koeln.toml", PROFILE.replace("05315000", "05315001"));
    check(
        &folder,
        &["ingest", "eingang"],
        expect![[r#"
        --- stderr
        1 Datei gefunden. Das Einlesen beginnt …
        Fehler: Das Stadtprofil library/houses/koeln.toml ist falsch: Köln: `05315001` is not its official key
        Hinweis: Es prüfen mit: ratlas houses check DATEI
        --- exit 2
    "#]],
    );
    check(
        &folder,
        &["houses", "check", "library/houses/koeln.toml"],
        expect![[r#"
        --- stderr
        library/houses/koeln.toml: Köln: `05315001` is not its official key
        --- exit 2
    "#]],
    );
    check(
        &folder,
        &["houses", "chek"],
        expect![[r#"
        --- stderr
        Aufruf: ratlas houses [check DATEI…]
        --- exit 2
    "#]],
    );
}
