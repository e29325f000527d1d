//! Counts, citations and kept questions, as they are typed.

use expect_test::expect;

use crate::papers::ingested;
use crate::program::check;

#[test]
fn compares() {
    let folder = ingested();
    check(
        &folder,
        &["compare", "Runder Tisch", "Sprachkurse", "--by", "stadt"],
        expect![[r#"
            Stadt    Runder Tisch  Sprachkurse  alle Papiere
            Mainz               2            0             2
            Koblenz             0            1             1
            gesamt              2            1             3

            Zahl der Papiere, die der Suche entsprechen. 0: keines davon; –: hier gibt es keine Papiere.
            Stand der Bibliothek: ID
            --- exit 0
        "#]],
    );
    let by = ["compare", "Integration", "--by", "city,year", "--measure", "mentions"];
    check(
        &folder,
        &by,
        expect![[r#"
            Integration
            Stadt    2020  2021  2023  gesamt
            Mainz       2     1     –       3
            Koblenz     –     –     1       1
            gesamt      2     1     1       4

            Zahl der Nennungen in den Papieren, die der Suche entsprechen. –: hier gibt es keine Papiere.
            Stand der Bibliothek: ID
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["compare", "Integration", "--csv"],
        expect![[r#"
            term,year,papers,mentions,of,per_thousand,query,switches,library
            Integration,*,3,4,3,1000.000,Integration,,ID
            Integration,2020,1,2,1,1000.000,Integration jahr:2020,,ID
            Integration,2021,1,1,1,1000.000,Integration jahr:2021,,ID
            Integration,2023,1,1,1,1000.000,Integration jahr:2023,,ID
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["compare", "Integration", "--by", "genre", "--chart"],
        expect![[r#"
            Integration
            Niederschrift         1  ████████████████████████████████████████████████████████████
            Antrag                1  ████████████████████████████████████████████████████████████
            Stellungnahme         1  ████████████████████████████████████████████████████████████

            Zahl der Papiere, die der Suche entsprechen. 0: keines davon; –: hier gibt es keine Papiere.
            Stand der Bibliothek: ID
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["compare", "Integration", "--by", "farbe"],
        expect![[r#"
            --- stderr
            Fehler: Nach „farbe“ lässt sich nicht zählen, nur nach city, state, year, genre, body, faction, outcome, topic.
            --- exit 2
        "#]],
    );
    let svg = folder.ratlas(&["compare", "Integration", "--quiet", "--svg", "bild.svg"]);
    assert_eq!(svg.code, Some(0), "{}", svg.stderr);
    let picture = std::fs::read_to_string(folder.path("bild.svg")).unwrap();
    assert!(picture.starts_with("<svg") && picture.contains("Integration, 2020: 1</title>"));
}

#[test]
fn cites() {
    let folder = ingested();
    let cite = ["cite", "0412/2020", "0035/2021", "--page", "1"];
    check(
        &folder,
        &cite,
        expect![[r#"
            Mainz: Runder Tisch für Integration. Antrag Nr. 0412/2020, 03.12.2020, S. 1.
            Mainz: Runder Tisch für Integration. Stellungnahme Nr. 0035/2021, 14.01.2021, S. 1.
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["cite", "--query", "Runder Tisch", "--style", "bibtex"],
        expect![[r#"
            @techreport{mainz-2020-0412,
              title = {{Runder Tisch für Integration}},
              type = {Antrag},
              number = {0412/2020},
              institution = {Stadt Mainz},
              address = {Mainz},
              year = {2020},
              month = dec
            }

            @techreport{mainz-2021-0035,
              title = {{Runder Tisch für Integration}},
              type = {Stellungnahme},
              number = {0035/2021},
              institution = {Stadt Mainz},
              address = {Mainz},
              year = {2021},
              month = jan
            }
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["cite", "0412/2020", "--page", "9"],
        expect![[r#"
            --- stderr
            Das Papier ID hat diese Seite nicht, sondern 1 Seiten.
            --- exit 2
        "#]],
    );
    check(
        &folder,
        &["cite", "9999/1999"],
        expect![[r#"
            --- stderr
            Ein Papier „9999/1999“ gibt es in der Bibliothek nicht.
            --- exit 1
        "#]],
    );
}

#[test]
fn keeps_questions() {
    let folder = ingested();
    let saved = folder.ratlas(&["search", "Integration", "--city", "Mainz", "--save", "Mainz I"]);
    assert_eq!(saved.code, Some(0), "{}", saved.stderr);
    let show = folder.ratlas(&["saved", "show", "Mainz I"]).stdout;
    assert!(show.contains("Integration stadt:Mainz"), "{show}");
    check(
        &folder,
        &["saved", "diff", "Mainz", "I"],
        expect![[r#"
            --- stderr
            Die Bibliothek ist unverändert: Das Ergebnis ist dasselbe wie damals.
            --- exit 1
        "#]],
    );
    folder.write("eingang/neu.txt", "Stadt Mainz\n\nAntrag 1/2024\n\nBetreff: Integration jetzt\n");
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    check(
        &folder,
        &["saved", "diff", "Mainz I"],
        expect![[r#"
            + [ID] Integration jetzt
            --- stderr
            Die Bibliothek hat sich verändert. Neu gefunden: 1, nicht mehr gefunden: 0. Welche zeigt: ratlas saved diff NAME
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["saved", "remove", "Mainz I"],
        expect![[r#"
            --- stderr
            Mainz I ist vergessen.
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["saved"],
        expect![[r#"
            --- stderr
            Hinweis: Es ist nichts gemerkt. Eine Suche merkt: ratlas search SUCHE --save NAME
            --- exit 1
        "#]],
    );
}
