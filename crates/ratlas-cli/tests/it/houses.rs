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
            library/houses/koeln.toml:2: 05315001 ist nicht der Gemeindeschlüssel dieser Stadt.
            Hinweis: In diese Zeile gehört: ags = "05315000"
            --- exit 2
        "#]],
    );
    check(
        &folder,
        &["houses", "chek"],
        expect![[r#"
            --- stderr
            Aufruf: ratlas houses [list | show STADT | check DATEI… | new STADT]
            --- exit 2
        "#]],
    );
}

#[test]
fn a_new_profile_is_begun_shown_and_checked() {
    let folder = Folder::new();
    check(
        &folder,
        &["houses", "new", "Koblenz"],
        expect![[r#"
            library/houses/07111000.toml: angelegt
            --- stderr
            Hinweis: Die Datei in einem Texteditor ausfüllen, dann prüfen mit: ratlas houses check library/houses/07111000.toml
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["houses", "new", "Koblenz", "--lang", "en"],
        expect![[r#"
            --- stderr
            library/houses/07111000.toml is there already and stays as it is.
            --- exit 2
        "#]],
    );
    check(
        &folder,
        &["houses", "check", "library/houses/07111000.toml"],
        expect![[r#"
        library/houses/07111000.toml: in Ordnung (Koblenz)
        --- exit 0
    "#]],
    );
    check(
        &folder,
        &["houses", "show", "Koblenz"],
        expect![[r#"
        07111000  Koblenz
        Quelle: Vorlagen der Stadt

        Nummern
          0123/2021, 1234/2022
            nur mit einem Wort wie „Vorlage Nr.“ davor; aus dem Gedächtnis, zu bestätigen

        Gremien
          Integrationsgremium: Ausländerbeirat (–2010) → Integrationsbeirat (2010–)
          Rat: Stadtrat
        --- exit 0
    "#]],
    );
    check(
        &folder,
        &["houses", "show", "Magdeburg", "--lang", "en"],
        expect![[r#"
        15003000  Magdeburg
        Source: papers of the city and its public council data

        Numbers
          I0087/04, A0134/21, DS0583/21, A0134/21/1, A0024/25 /1
            also without a word like “Vorlage Nr.” before it; seen; only here
            A motion, DS proposal, F inquiry, I information, S statement, T other number, ÄA amendment
          2689-73(III)03, 009-1(VIII)24, 541-016(VIII)25
            also without a word like “Vorlage Nr.” before it; seen; only here
            resolution
          SR/032(VI)/16
            also without a word like “Vorlage Nr.” before it; seen; only here
            meeting
          DA 90/03
            also without a word like “Vorlage Nr.” before it; seen
            instruction

        Bodies
          integration board: Ausländerbeirat (1997–2019) → Beirat für Integration und Migration (2019–) → Beirat für Migration und Integration
          council: Stadtrat
        --- exit 0
    "#]],
    );
}

#[test]
fn err_a_city_that_is_none_or_several() {
    let folder = Folder::new();
    check(
        &folder,
        &["houses", "new", "Landau"],
        expect![[r#"
        --- stderr
        Landau heißen mehrere Gemeinden:
          07313000  Landau in der Pfalz (DE-RP)
          09279122  Landau a.d.Isar (DE-BY)
        Hinweis: Statt des Namens den Gemeindeschlüssel angeben.
        --- exit 2
    "#]],
    );
    check(
        &folder,
        &["houses", "new", "Nirgendwo"],
        expect![[r#"
        --- stderr
        Eine Stadt oder Gemeinde Nirgendwo steht nicht im Gemeindeverzeichnis.
        Hinweis: Den Namen so schreiben wie im Gemeindeverzeichnis, oder den achtstelligen Gemeindeschlüssel angeben.
        --- exit 2
    "#]],
    );
    check(
        &folder,
        &["houses", "show", "Nirgendwo"],
        expect![[r#"
        --- stderr
        Von Nirgendwo gibt es kein Profil.
        Hinweis: Alle Profile zeigt: ratlas houses list. Ein neues beginnt: ratlas houses new STADT
        --- exit 2
    "#]],
    );
}

#[test]
fn err_every_mistake_has_a_line_and_a_remedy() {
    let folder = Folder::new();
    let wrong = PROFILE
        .replace("05315000", "05315001")
        .replace("kind = \"motion\"", "kind = \"motoin\"")
        .replace("[\"AN/1492/2026\"]", "[\"AN/1492/2026\", \"AN/12\"]");
    folder.write("koeln.toml", &wrong);
    check(
        &folder,
        &["houses", "check", "koeln.toml"],
        expect![[r#"
        --- stderr
        koeln.toml:2: 05315001 ist nicht der Gemeindeschlüssel dieser Stadt.
        Hinweis: In diese Zeile gehört: ags = "05315000"
        koeln.toml:8: motoin ist keine Art von Nummer.
        Hinweis: Möglich sind: motion, inquiry, proposal, information, statement, resolution, amendment, instruction, session, other
        koeln.toml:10: Das Muster von koeln-paper liest sein Beispiel AN/12 nicht ganz.
        Hinweis: Stimmt das Beispiel, das Muster ändern: \d{4} sind vier Ziffern, \d{1,5} eine bis fünf.
        --- exit 2
    "#]],
    );
    check(
        &folder,
        &["houses", "check", "koeln.toml", "--lang", "en"],
        expect![[r#"
        --- stderr
        koeln.toml:2: 05315001 is not the official key of this city.
        hint: This line should be: ags = "05315000"
        koeln.toml:8: motoin is not a kind of number.
        hint: Possible are: motion, inquiry, proposal, information, statement, resolution, amendment, instruction, session, other
        koeln.toml:10: The pattern of koeln-paper does not read its example AN/12 whole.
        hint: If the example is right, change the pattern: \d{4} is four digits, \d{1,5} one to five.
        --- exit 2
    "#]],
    );
}
