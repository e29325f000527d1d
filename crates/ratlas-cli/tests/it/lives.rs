//! Lives of motions and registers, as they are printed.

use std::fs;
use std::path::Path;

use expect_test::expect;

use crate::program::{Folder, check};

/// A folder whose library holds some of the invented lives.
fn ingested(cities: &[&str]) -> Folder {
    let folder = Folder::new();
    let papers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus-samples/lives/papers");
    for city in cities {
        for file in fs::read_dir(papers.join(city)).unwrap() {
            let path = file.unwrap().path();
            let name = format!("eingang/{city}/{}", path.file_name().unwrap().to_str().unwrap());
            folder.write(&name, fs::read(path).unwrap());
        }
    }
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    folder
}

#[test]
fn the_life_of_a_motion() {
    let folder = ingested(&["magdeburg"]);
    check(
        &folder,
        &["trace", "A0081/21"],
        expect![[r#"
        Magdeburg · Antrag · A0081/21 · 05.05.2021
        Ombudsstelle für Geflüchtete in Gemeinschaftsunterkünften

        05.05.2021  eingebracht: Fraktion DIE LINKE
                    A0081/21 · [ID] · Seite 1
        27.05.2021  Änderungsantrag: CDU-Ratsfraktion
                    A0081/21/1 · [ID] · Seite 1 · Nummer gedruckt
        22.06.2021  Beratung laut Vorlage: Stadtrat
                    laut [ID] · Seite 1
        11.07.2021  Stellungnahme: Amt 50 · lehnt ab
                    S0245/21 · [ID] · Seite 1 · Nummer gedruckt
        18.08.2021  Beratung: Beirat für Integration und Migration · TOP 6 · vertagt
                    Ombudsstelle für Geflüchtete in Gemeinschaftsunterkünften – Antrag A0081/21, Änderungsantrag A0081/21/1, Stellungnahme
                    [ID] · Seite 1 · Nummer gedruckt
        --- exit 0
    "#]],
    );
    let by_statement = folder.ratlas(&["trace", "S", "0245/2021"]);
    assert_eq!(by_statement.stdout, folder.ratlas(&["trace", "A0081/21"]).stdout);
    check(
        &folder,
        &["trace", "A0140/21", "--lang", "en"],
        expect![[r#"
        Magdeburg · A0140/21
        Willkommensmappe für ausländische Studierende
        The paper itself is not in the library; shown is what other papers say.

        –           submitted
                    A0140/21 · not in the library · by [ID] · page 1
        2021-10-20  statement: Amt 50 · agrees
                    S0390/21 · [ID] · page 1 · number printed
        --- exit 0
    "#]],
    );
}

#[test]
fn lives_without_numbers_and_numbers_of_two_cities() {
    let folder = ingested(&["koblenz", "kiel", "mainz"]);
    check(
        &folder,
        &["trace", "sprechstunden der ausl"],
        expect![[r#"
        Koblenz · Antrag · 04.02.2019
        Sprechstunden der Ausländerbehörde in den Stadtteilen

        04.02.2019  eingebracht: SPD-Fraktion
                    [ID] · Seite 1
        20.03.2019  Stellungnahme: Amt für Jugend, Familie, Senioren und Soziales · stimmt zu
                    [ID] · Seite 1 · erschlossen: ähnlicher Titel, Tag des Antrags genannt
        18.06.2019  Beratung: Beirat für Migration und Integration · TOP 2 · beschlossen · einstimmig, 1 Enthaltung
                    [ID] · Seite 1 · erschlossen: gleicher Titel in derselben Stadt
        --- exit 0
    "#]],
    );
    check(
        &folder,
        &["trace", "0412/2021"],
        expect![[r#"
        Kiel · Antrag · 0412/2021 · 02.03.2021 · Leihgeräte für Sprachschülerinnen und Sprachschüler [ID]
        Mainz · Antrag · 0412/2021 · 02.03.2021 · Tandemprogramm für geflüchtete Auszubildende [ID]
        --- stderr
        „0412/2021“ gehört zu mehreren Vorgängen.
        Hinweis: Einen davon wählen, mit seiner Kennung oder mit --city STADT, bei Niederschriften mit --item TOP.
        --- exit 2
    "#]],
    );
    assert_eq!(folder.ratlas(&["trace", "0412/2021", "--city", "Kiel"]).code, Some(0));
    check(
        &folder,
        &["trace", "4711/99"],
        expect![[r#"
        --- stderr
        Zu „4711/99“ gibt es in der Bibliothek keinen Vorgang.
        Hinweis: Die Nummer so eingeben, wie sie gedruckt ist, oder den Anfang des Titels, oder die Kennung aus den Treffern.
        --- exit 1
    "#]],
    );
}

#[test]
fn registers() {
    let folder = ingested(&["koblenz"]);
    let arguments =
        ["register", "--applicant", "SPD", "--as-of", "31.12.2019", "--term", "Antrag=60"];
    check(
        &folder,
        &arguments,
        expect![[r#"
        entschieden    Sprechstunden der Ausländerbehörde in den Stadtteilen
                       Koblenz · Antrag · 04.02.2019 · SPD-Fraktion · [ID]
                       Stellungnahme · Amt für Jugend, Familie, Senioren und Soziales · 20.03.2019 · nach 44 Tagen · stimmt zu
                       Beirat für Migration und Integration · 18.06.2019 · beschlossen
        überfällig     Sprechstunden der Rentenversicherung in den Stadtteilen
                       Koblenz · Antrag · 18.02.2019 · SPD-Fraktion · [ID]
                       seit 316 Tagen offen · fällig am 19.04.2019
        entschieden    Bewerbungstraining für junge Zugewanderte in Lützel
                       Koblenz · Antrag · 08.03.2019 · SPD-Fraktion · [ID]
                       Stellungnahme · Amt für Jugend, Familie, Senioren und Soziales · 24.04.2019 · nach 47 Tagen · stimmt zu
                       Beirat für Migration und Integration · 18.06.2019 · beschlossen
        beantwortet    Bewerbungstraining für junge Zugewanderte in Neuendorf
                       Koblenz · Antrag · 15.03.2019 · SPD-Fraktion · [ID]
                       Stellungnahme · Amt für Jugend, Familie, Senioren und Soziales · 02.05.2019 · nach 48 Tagen · stimmt zu

        4 Vorgänge, 3 beantwortet (75 %), mittlere Zeit bis zur Antwort: 47 Tage (Stand 31.12.2019)
        --- exit 0
    "#]],
    );
    let arguments = ["register", "--state", "überfällig", "--as-of", "2019-12-31", "--csv"];
    check(
        &folder,
        &arguments,
        expect![[r#"
        Nummer,Stadt,Datum,Antragsteller,Titel,Antwort,Amt,Antwort vom,Tage,Gremium,Entscheidung vom,Ergebnis,Stand,Frist,Kennung
        ,Koblenz,2019-02-18,SPD-Fraktion,Sprechstunden der Rentenversicherung in den Stadtteilen,,,,,,,,overdue,2019-05-19,ID
        ,Koblenz,2019-04-02,Fraktion DIE LINKE,Städtepartnerschaft mit einer Gemeinde in Marokko,,,,,,,,overdue,2019-07-01,ID
        --- exit 0
    "#]],
    );
    check(
        &folder,
        &["register", "--genre", "Anfrage", "--json"],
        expect![[r#"
        {"schema":"ratlas/register/1","id":"ID","genre":"inquiry","number":null,"title":"Leerstand im Wohnheim an der Moselweißer Straße","date":"2019-08-05","city":"Koblenz","applicants":["CDU-Fraktion"],"answer":{"id":"ID","genre":"reply","number":null,"title":"Leerstand im Wohnheim an der Moselweißer Straße","date":"2019-09-11","office":"Amt für Jugend, Familie, Senioren und Soziales","stance":null,"is_answer":true},"days_to_answer":37,"decision":null,"state":"answered","due":"2019-09-16","days_open":null}
        {"schema":"ratlas/register-totals/1","as_of":"2020-08-10","total":1,"answered":1,"median_days":37}
        --- exit 0
    "#]],
    );
    check(
        &folder,
        &["register", "--term", "bald"],
        expect![[r#"
        --- stderr
        Fehler: „bald“ ist keine Frist.
        Hinweis: Eine Frist wird so geschrieben: --term 90 oder --term Anfrage=42
        --- exit 2
    "#]],
    );
    check(
        &folder,
        &["register", "--city", "Kiel"],
        expect![[r#"
        --- stderr
        Kein Antrag und keine Anfrage passt dazu.
        Hinweis: Angaben weglassen, oder mit ratlas stats nachsehen, was in der Bibliothek ist.
        --- exit 1
    "#]],
    );
}
