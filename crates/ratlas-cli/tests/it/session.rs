//! A working day: papers are read in, searched and shown.

use expect_test::expect;
use ratlas_library::Library;

use crate::papers::{MOTION, ingested, write_three};
use crate::program::{Folder, check};

#[test]
fn ingest_twice() {
    let folder = Folder::new();
    write_three(&folder);
    check(
        &folder,
        &["ingest", "eingang"],
        expect![[r#"
            Fertig nach TIME Sekunden, TIME Papiere je Sekunde.

                    3  Gefunden
                    3  Gelesen
                    0  Unverändert
                    0  Nicht lesbar
            --- stderr
            3 Dateien gefunden. Das Einlesen beginnt …
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["ingest", "eingang", "--lang", "en"],
        expect![[r#"
            Done after TIME seconds, nothing new.

                    3  Found
                    0  Read
                    3  Unchanged
                    0  Not readable
            --- stderr
            3 files found. Reading begins …
            --- exit 0
        "#]],
    );
}

#[test]
fn ingest_reports_what_cannot_be_read() {
    let folder = Folder::new();
    write_three(&folder);
    folder.write("eingang/bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    folder.write("eingang/leer.txt", "");
    folder.write("eingang/.versteckt.txt", "nichts");
    folder.write("eingang/kopie.txt", MOTION);
    check(
        &folder,
        &["ingest", "eingang", "nirgends"],
        expect![[r#"
            Fertig nach TIME Sekunden, TIME Papiere je Sekunde.

                    6  Gefunden
                    3  Gelesen
                    0  Unverändert
                    1  Schon bekannt (verschoben oder Kopie)
                    1  Doppelt
                    1  Übergangen
                    2  Nicht lesbar

            Nicht lesbare Dateien
              Die Datei ist leer.
                eingang/leer.txt
              Was tun: Die Datei neu beschaffen oder löschen.
              Dieses Dateiformat wird nicht gelesen.
                eingang/bild.png
              Was tun: Die Datei als PDF oder DOCX speichern.
            --- stderr
            nirgends: Diese Datei oder diesen Ordner gibt es nicht.
            6 Dateien gefunden. Das Einlesen beginnt …
            --- exit 2
        "#]],
    );
    // Known and unchanged: no failure a second time.
    check(
        &folder,
        &["ingest", "eingang", "--json"],
        expect![[r#"
            {"schema":"ratlas/report/1","program":"ratlas 0.1.0","library":"library","started":TIME,"ended":TIME,"found":6,"archives":0,"read":0,"with_findings":0,"findings":{},"refused":[],"refused_total":0,"unchanged":6,"linked":0,"duplicates":0,"ignored":1,"resting":0,"vanished":0,"vanished_paths":[],"emptied_folders":[],"unreadable_folders":[],"unreadable_total":0,"missing":0,"missing_paths":[],"interrupted":false,"seconds":TIME,"papers_per_second":TIME,"peak_memory":BYTES}
            --- stderr
            6 Dateien gefunden. Das Einlesen beginnt …
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["ingest", "eingang", "--retry", "--quiet"],
        expect![[r#"
        --- stderr
        Nicht lesbare Dateien
          Die Datei ist leer.
            eingang/leer.txt
          Was tun: Die Datei neu beschaffen oder löschen.
          Dieses Dateiformat wird nicht gelesen.
            eingang/bild.png
          Was tun: Die Datei als PDF oder DOCX speichern.
        --- exit 2
    "#]],
    );
}

#[test]
fn all_papers_are_read_again_when_asked() {
    let folder = ingested();
    check(
        &folder,
        &["ingest", "eingang", "--reread"],
        expect![[r#"
        Fertig nach TIME Sekunden, TIME Papiere je Sekunde.

                3  Gefunden
                3  Gelesen
                0  Unverändert
                0  Nicht lesbar
        --- stderr
        3 Dateien gefunden. Das Einlesen beginnt …
        --- exit 0
    "#]],
    );
}

#[test]
fn vanished_papers_are_kept_until_pruned() {
    let folder = ingested();
    std::fs::remove_file(folder.path("eingang/niederschrift.txt")).unwrap();
    check(
        &folder,
        &["ingest", "eingang"],
        expect![[r#"
            Fertig nach TIME Sekunden, nichts Neues.

                    2  Gefunden
                    0  Gelesen
                    2  Unverändert
                    1  Verschwunden
                    0  Nicht lesbar
            --- stderr
            2 Dateien gefunden. Das Einlesen beginnt …
            --- exit 0
        "#]],
    );
    assert_eq!(folder.ratlas(&["search", "Sprachkurse"]).code, Some(0));
    assert_eq!(folder.ratlas(&["ingest", "eingang", "--prune"]).code, Some(0));
    assert_eq!(folder.ratlas(&["search", "Sprachkurse"]).code, Some(1));
}

#[test]
fn search_for_words() {
    let folder = ingested();
    check(
        &folder,
        &["search", "runder", "Tisch", "--facets"],
        expect![[r#"
              1. Mainz · 03.12.2020 · Antrag · 0412/2020 · Seite 1
                 Runder Tisch für Integration
                 Mainz Mainz, 03.12.2020 Antrag 0412/2020 Betreff: «Runder» «Tisch» für Integration Der Stadtrat möge beschließen: Die Verwaltung richtet einen «Runden» «Tisch» für Integration ein. Eingeladen werden alle Migrantinnen- und Migrantenvereine der
                 Warum: im Titel, im Text
                 [ID] eingang/antrag.txt
              2. Mainz · 14.01.2021 · Stellungnahme · 0035/2021 · Seite 1
                 Runder Tisch für Integration
                 Landeshauptstadt Mainz Mainz, 14.01.2021 Stellungnahme zum Antrag 0412/2020 Vorlage 0035/2021 Betreff: «Runder» «Tisch» für Integration Die Verwaltung begrüßt den Vorschlag. Der Migrationsbeirat wird beteiligt.
                 Warum: im Titel, im Text
                 [ID] eingang/stellungnahme.txt

            2 Treffer.

            Stadt      Mainz (2)
            Land       Rheinland-Pfalz (2)
            Art        Antrag (1), Stellungnahme (1)
            Jahr       2020 (1), 2021 (1)
            Thema      integration (2), runder_tisch (2), frauen (1), integrationsgremium (1), migrantenorganisation (1)
            Sprache    Deutsch (2)
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["search", "runder Tisch", "--limit", "1", "--lang", "en"],
        expect![[r#"
              1. Mainz · 2020-12-03 · motion · 0412/2020 · page 1
                 Runder Tisch für Integration
                 Mainz Mainz, 03.12.2020 Antrag 0412/2020 Betreff: «Runder» «Tisch» für Integration Der Stadtrat möge beschließen: Die Verwaltung richtet einen «Runden» «Tisch» für Integration ein. Eingeladen werden alle Migrantinnen- und Migrantenvereine der
                 Why: in the title, in the text
                 [ID] eingang/antrag.txt

            2 hits, showing 1 to 1. See more with: --offset 1
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["search", "Sprachkurs", "--color", "always"],
        expect![[r#"
              1. Koblenz · 19.04.2023 · Niederschrift · Seite 1 · TOP 2
                 [1mNiederschrift über die 2. Sitzung des Beirats für Integration und Migration am 19.04.2023[0m
                 Koblenz Niederschrift über die 2. Sitzung des Beirats für Integration und Migration am 19.04.2023 TOP 1 Begrüßung Die Vorsitzende begrüßt die Anwesenden. TOP 2 [1;33mSprachkurse[0m Der Beirat spricht sich einstimmig für weitere [1;33mSprachkurse[0m aus.
                 [2mWarum: im Text[0m
                 [2m[ID] eingang/niederschrift.txt[0m

            1 Treffer.
            --- exit 0
        "#]],
    );
}

#[test]
fn search_as_json() {
    let folder = ingested();
    check(
        &folder,
        &["search", "Sprachkurse", "--json", "--facets"],
        expect![[r#"
            {"schema":"ratlas/hit/1","id":"ID","score":TIME,"city":"Koblenz","genre":"minutes","date":"2023-04-19","date_basis":"inferred","number":null,"title":"Niederschrift über die 2. Sitzung des Beirats für Integration und Migration am 19.04.2023","public":null,"page":1,"item":"2","item_title":"Sprachkurse","position":null,"outcome":null,"vote":null,"snippet":"Koblenz Niederschrift über die 2. Sitzung des Beirats für Integration und Migration am 19.04.2023 TOP 1 Begrüßung Die Vorsitzende begrüßt die Anwesenden. TOP 2 Sprachkurse Der Beirat spricht sich einstimmig für weitere Sprachkurse aus.","marks":[[166,177],[226,237]],"why":["im Text"],"path":"eingang/niederschrift.txt","versions":1,"folded":[]}
            {"schema":"ratlas/facets/1","total":1,"matching":"all","suggestions":[],"facets":{"body":[{"value":"Beirat für Integration und Migration","count":1}],"city":[{"value":"Koblenz","count":1}],"faction":[],"genre":[{"value":"minutes","count":1}],"language":[{"value":"de","count":1}],"outcome":[],"state":[{"value":"DE-RP","count":1}],"topic":[{"value":"integrationsgremium","count":1},{"value":"sprachkurs","count":1}],"year":[{"value":"2023","count":1}]}}
            --- exit 0
        "#]],
    );
}

#[test]
fn search_with_filters() {
    let folder = ingested();
    let found = |arguments: &[&str]| {
        let arguments: Vec<&str> = ["search", "--json"].iter().chain(arguments).copied().collect();
        let ran = folder.ratlas(&arguments);
        (ran.stdout.lines().count(), ran.code.unwrap())
    };
    assert_eq!(found(&["*"]), (3, 0));
    assert_eq!(found(&["--genre", "Antrag"]), (1, 0));
    assert_eq!(found(&["--genre", "minutes", "--genre", "motion"]), (2, 0));
    assert_eq!(found(&["--city", "mainz", "--from", "2021"]), (1, 0));
    assert_eq!(found(&["--to", "31.12.2020"]), (1, 0));
    assert_eq!(found(&["--number", "412/2020"]), (2, 0));
    assert_eq!(found(&["*", "--limit", "2", "--offset", "2"]), (1, 0));
    assert_eq!(found(&["*", "--genre", "Amtsblatt"]), (0, 1));
}

#[test]
fn search_without_hits() {
    let folder = ingested();
    check(
        &folder,
        &["search", "Straßenbahn"],
        expect![[r#"
        --- stderr
        Nichts gefunden.
        Hinweis: Schreibweise prüfen oder weniger Wörter verwenden.
        --- exit 1
    "#]],
    );
    check(
        &folder,
        &["search", "Sprachkurs", "--exact"],
        expect![[r#"
        --- stderr
        Nichts gefunden.
        Hinweis: Ohne --exact werden auch andere Wortformen gefunden.
        --- exit 1
    "#]],
    );
    check(
        &folder,
        &["search", "Sprachkurse", "--city", "Mainz"],
        expect![[r#"
        --- stderr
        Nichts gefunden.
        Hinweis: Schreibweise prüfen, weniger Wörter verwenden oder weniger eingrenzen.
        --- exit 1
    "#]],
    );
    check(
        &folder,
        &["search", "Sprachkurse", "--offset", "5"],
        expect![[r#"
            --- stderr
            So weit reichen die Treffer nicht, gefunden: 1.
            --- exit 1
        "#]],
    );
    check(
        &folder,
        &["search", "Straßenbahn", "--json", "--quiet"],
        expect![[r#"
        --- stderr
        Nichts gefunden.
        --- exit 1
    "#]],
    );
}

#[test]
fn mistakes_in_a_query() {
    let folder = ingested();
    check(
        &folder,
        &["search", "Bürger", "\"offen"],
        expect![[r#"
        --- stderr
        Fehler: Die Suche ist nicht zu verstehen: dieses Anführungszeichen wird nicht geschlossen
          Bürger "offen
                 ^
        Hinweis: Ein zweites ergänzen oder dieses weglassen.
        --- exit 2
    "#]],
    );
    check(
        &folder,
        &["search", "Bürger (Tisch", "--lang", "en"],
        expect![[r#"
        --- stderr
        error: The query cannot be understood: this bracket is not closed
          Bürger (Tisch
                 ^
        hint: Add a ) or leave the bracket out.
        --- exit 2
    "#]],
    );
    check(
        &folder,
        &["search", "stdat:Mainz"],
        expect![[r#"
        --- stderr
        Fehler: Die Suche ist nicht zu verstehen: ein Feld stdat: gibt es nicht
          stdat:Mainz
          ^^^^^
        Hinweis: Meinten Sie stadt:Mainz? Ist ein Wort gemeint, hinter dem Doppelpunkt ein Leerzeichen setzen.
        --- exit 2
    "#]],
    );
}

/// Copied text is no mistake, and a city no paper has is a hint.
#[test]
fn doubts_are_told_beside_the_answer() {
    let folder = ingested();
    for (query, hint) in [
        (
            "Ort: Mainz",
            "Hinweis: Hinter „Ort:“ steht ein Leerzeichen, deshalb wird es als Wort gesucht. Meinten Sie Ort:Mainz?",
        ),
        (
            "stadt:Maintz",
            "Hinweis: „Maintz“ kommt in keinem Papier der Bibliothek vor. Meinten Sie stadt:Mainz?",
        ),
    ] {
        let ran = folder.ratlas(&["search", query]);
        assert!(ran.stderr.contains(hint), "{ran}");
        assert_ne!(ran.code, Some(2), "{ran}");
    }
}

/// Every mistake the search engine tells has its German words.
#[test]
fn mistakes_in_a_query_are_told_in_german() {
    let folder = ingested();
    let long = "a".repeat(100_000);
    for query in [
        "\"offen",
        "a (b",
        "Rat) b",
        "OR b",
        "a OR",
        "a*",
        "\"a b\"~99",
        "...",
        "art:Gedicht",
        "titel:",
        "stdat:Mainz",
        "datum:2020..2019",
        &long,
    ] {
        let ran = folder.ratlas(&["search", query]);
        assert_eq!(ran.code, Some(2), "{ran}");
        for english in [" is ", " are ", " the ", " expected", " at most"] {
            assert!(!ran.stderr.contains(english), "{ran}");
        }
    }
}

#[test]
fn show_a_paper() {
    let folder = ingested();
    check(
        &folder,
        &["show", "0412/2020"],
        expect![[r#"
            Runder Tisch für Integration
            Mainz · 03.12.2020 · Antrag · 0412/2020

            Datei
              Datei             eingang/antrag.txt
              Format            Text · 1 Seite · 267 Byte · utf-8
              Textquelle        als Text gespeichert
              Kennung           ID
              Sprachen          Deutsch 100 %

            Papier
              Art               Antrag
                  Seite 1: „Der Stadtrat möge beschließen“ · Regel genre/formula
              Titel             Runder Tisch für Integration
                  Seite 1: „Runder Tisch für Integration“ · Regel title/label
              Stadt             Stadt Mainz · Rheinland-Pfalz · Gemeindeschlüssel 07315000
                  Seite 1: „Mainz“ · Regel place/letterhead
              Nummer            0412/2020
                  Seite 1: „0412/2020“ · Regel number/mainz-paper
              Datum             03.12.2020
                  Seite 1: „03.12.2020“ · Regel date/numeric

            Nummern
              0412/2020 · Antrag · eigene Nummer
                  Seite 1: „0412/2020“ · Regel number/mainz-paper

            Datumsangaben
              03.12.2020 · Datum des Papiers
                  Seite 1: „03.12.2020“ · Regel date/numeric

            Antrag, Beschlussvorschlag
              Antrag            Die Verwaltung richtet einen Runden Tisch für Integration ein. Eingeladen werden alle Migrantinnen- und Migrantenvereine der Stadt.
                  Seite 1: „Die Verwaltung richtet einen Runden Tisch für Integration ei … en werden alle Migrantinnen- und Migrantenvereine der Stadt.“ · Regel request/formula

            Themen
              integration · 2 mal
                  Seite 1: „Integration“ · Regel topic/term
              runder tisch · 2 mal
                  Seite 1: „Runder Tisch“ · Seite 1: „Runden Tisch“ · Regel topic/term
              frauen · 1 mal
                  Seite 1: „Migrantinnen“ · Regel topic/term
              migrantenorganisation · 1 mal
                  Seite 1: „Migrantenvereine“ · Regel topic/term
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["show", "4711/1999"],
        expect![[r#"
        --- stderr
        Ein Papier „4711/1999“ gibt es in der Bibliothek nicht.
        Hinweis: Die Kennung steht bei jedem Treffer in eckigen Klammern; Papiere, die eine Nummer nur erwähnen, findet: ratlas search --number '4711/1999'
        --- exit 1
    "#]],
    );
    let id = blake3::hash(MOTION.as_bytes()).to_hex();
    let by_id = folder.ratlas(&["show", &id[..8], "--json", "--text"]);
    let record: serde_json::Value = serde_json::from_str(&by_id.stdout).unwrap();
    assert_eq!(record["source"]["path"], "eingang/antrag.txt");
    assert_eq!(record["pages"][0]["number"], 1);
}

#[test]
fn the_index_is_made_anew() {
    let folder = ingested();
    std::fs::remove_dir_all(folder.path("library/index")).unwrap();
    check(
        &folder,
        &["search", "Sprachkurse"],
        expect![[r#"
            --- stderr
            Fehler: Die Bibliothek library hat kein brauchbares Suchverzeichnis.
            Hinweis: Es neu machen, ohne ein Papier neu zu lesen: ratlas rebuild
            --- exit 2
        "#]],
    );
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    assert_eq!(folder.ratlas(&["search", "Sprachkurse"]).code, Some(0));
}

/// An index of before stands for one that a killed process left.
#[test]
fn an_index_that_is_behind_is_told() {
    let folder = ingested();
    let (index, before) = (folder.path("library/index"), folder.path("before"));
    std::fs::create_dir(&before).unwrap();
    for entry in std::fs::read_dir(&index).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, before.join(path.file_name().unwrap())).unwrap();
    }
    folder.write("eingang/neu.txt", "Antrag: Ein Brunnen für den Marktplatz\n");
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    std::fs::remove_dir_all(&index).unwrap();
    std::fs::rename(&before, &index).unwrap();
    check(
        &folder,
        &["search", "Brunnen"],
        expect![[r#"
        --- stderr
        Nichts gefunden.
        Hinweis: Das Suchverzeichnis kennt noch nicht alle Papiere: Sie sind zu finden, sobald das Einlesen fertig ist. Wurde es abgebrochen, noch einmal starten: ratlas ingest ORDNER
        --- exit 1
    "#]],
    );
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    assert_eq!(folder.ratlas(&["search", "Brunnen"]).code, Some(0));
}

#[test]
fn only_one_writes_and_others_search_meanwhile() {
    let folder = ingested();
    let writer = Library::open_writable(&folder.path("library")).unwrap();
    check(
        &folder,
        &["ingest", "eingang"],
        expect![[r#"
            --- stderr
            Fehler: In die Bibliothek library wird gerade von einem anderen Programm eingelesen.
            Es ist der Prozess PID, begonnen am TIME (UTC).
            Hinweis: Warten, bis es fertig ist; suchen geht inzwischen.
            --- exit 2
        "#]],
    );
    assert_eq!(folder.ratlas(&["search", "Sprachkurse"]).code, Some(0));
    drop(writer);
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
}

/// Pages of hits as large and as far as numbers go: answered or refused, never a crash.
#[test]
fn endless_pages() {
    let folder = ingested();
    let most = usize::MAX.to_string();
    let found = |arguments: &[&str]| {
        let ran = folder.ratlas(arguments);
        (ran.stdout.lines().filter(|it| it.starts_with('{')).count(), ran.code)
    };
    let everything = ["search", "*", "--json"];
    assert_eq!(found(&[&everything[..], &["--limit", &most]].concat()), (3, Some(0)));
    assert_eq!(found(&[&everything[..], &["--offset", &most]].concat()), (0, Some(1)));
    assert_eq!(
        found(&[&everything[..], &["--offset", &most, "--limit", &most]].concat()),
        (0, Some(1))
    );
    assert_eq!(found(&[&everything[..], &["--limit", "0", "--facets"]].concat()), (1, Some(0)));
}

#[test]
fn stats() {
    let folder = ingested();
    check(
        &folder,
        &["stats"],
        expect![[r#"
            Bibliothek library

                    3  Papiere
                    3  Seiten
                    3  Dateien

            Papiere nach Stadt
                    2  Mainz
                    1  Koblenz

            Papiere nach Art
                    1  Niederschrift
                    1  Antrag
                    1  Stellungnahme

            Papiere nach Jahr
                    1  2020
                    1  2021
                    1  2023

            Stand der Bibliothek: ID
            --- exit 0
        "#]],
    );
    check(
        &folder,
        &["stats", "--json", "--lang", "en"],
        expect![[r#"
            {"schema":"ratlas/stats/1","library":"ID","papers":3,"duplicates":0,"pages":3,"files":[{"value":"read","count":3}],"vanished":0,"refused":[],"cities":[{"value":"Mainz","count":2},{"value":"Koblenz","count":1}],"genres":[{"value":"minutes","count":1},{"value":"motion","count":1},{"value":"statement","count":1}],"years":[{"value":"2020","count":1},{"value":"2021","count":1},{"value":"2023","count":1}]}
            --- exit 0
        "#]],
    );
}

#[test]
fn explain_says_why_and_what_lost() {
    let folder = Folder::new();
    let text = "Stadt Karlsruhe\nStellungnahme zum Antrag\nVorlage Nr.: 2021/0815\n\
                Betreff: Sprachkurse\n\nDer Antrag 2021/0700 vom 03.02.2021 liegt vor.\n";
    folder.write("a.txt", text);
    check(
        &folder,
        &["explain", "a.txt", "reference"],
        expect![[r#"
        Sprachkurse
        Karlsruhe · Stellungnahme · 2021/0815

        Papier
          Nummer            2021/0815
              Seite 1: „2021/0815“ · Regel number/karlsruhe-paper
              die Regel war richtig bei 10 von 10 geprüften Angaben

        Nicht gewählt: Nummer des Papiers
          2021/0700
              ist hier etwas anderes: wird beantwortet
              Seite 1: „2021/0700“ · Regel number/karlsruhe-paper
        --- exit 0
    "#]],
    );
    check(
        &folder,
        &["explain", "a.txt", "Farbe"],
        expect![[r#"
        --- stderr
        Fehler: Eine Angabe „Farbe“ gibt es nicht.
        Möglich sind: Art, Titel, Stadt, Absender, Empfänger, Öffentlichkeit, Nummer des Papiers, Datum des Papiers, Nummer, Datum, Sitzung, Beratung, Person, Tagesordnungspunkt, Beschluss, Antragsteller, Antrag, Frage, Haltung der Verwaltung, Vorschlag, Ziel, Maßnahme, Frist, Geld, Quelle, Amt, Unterschrift, Thema, Befund
        --- exit 2
    "#]],
    );
    let json = folder.ratlas(&["explain", "a.txt", "date", "--json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(json["lost"][0]["reason"], "other-role");
    assert_eq!(json["record"]["date"], serde_json::Value::Null);
}

#[test]
fn extract_needs_no_library() {
    let folder = Folder::new();
    write_three(&folder);
    let ran =
        folder.ratlas(&["extract", "eingang/niederschrift.txt", "fehlt.txt", "eingang", "--text"]);
    expect![[r#"
        Niederschrift über die 2. Sitzung des Beirats für Integration und Migration am 19.04.2023
        Koblenz · 19.04.2023 · Niederschrift

        Datei
          Datei             eingang/niederschrift.txt
          Format            Text · 1 Seite · 252 Byte · utf-8
          Textquelle        als Text gespeichert
          Kennung           ID
          Sprachen          Deutsch 100 %

        Papier
          Art               Niederschrift
              Seite 1: „Niederschrift über die 2. Sitzung des Beirats für Integration und Migration“ · Regel genre/label
          Titel             Niederschrift über die 2. Sitzung des Beirats für Integration und Migration am 19.04.2023
              Seite 1: „Niederschrift über die 2. Sitzung des Beirats für Integration und Migration am 19.04.2023“ · Regel title/sitting
          Stadt             Stadt Koblenz · Rheinland-Pfalz · Gemeindeschlüssel 07111000
              Seite 1: „Koblenz“ · Regel place/letterhead

        Datumsangaben
          19.04.2023 · Sitzung
              Seite 1: „19.04.2023“ · Regel date/numeric

        Sitzung
          Gremium           Beirat für Integration und Migration
              Seite 1: „Beirats für Integration und Migration“ · Regel meeting/sentence
          Art des Gremiums  Integrationsgremium
              Regel meeting/sentence
          Sitzung Nr.       2
              Seite 1: „2“ · Regel meeting/sentence
          Datum             19.04.2023
              Seite 1: „19.04.2023“ · Regel meeting/sentence

        Tagesordnung
          TOP 1 Begrüßung
              Seite 1: „TOP 1 Begrüßung“ · Regel agenda/top
          TOP 2 Sprachkurse
              Seite 1: „TOP 2 Sprachkurse“ · Regel agenda/top

        Themen
          sprachkurs · 2 mal
              Seite 1: „Sprachkurse“ · Regel topic/term
          integrationsgremium · 1 mal
              Seite 1: „Beirats für Integration und Migration“ · Regel topic/term

        Text · Seite 1
        Stadt Koblenz

        Niederschrift über die 2. Sitzung des Beirats für Integration und Migration
        am 19.04.2023

        TOP 1 Begrüßung
        Die Vorsitzende begrüßt die Anwesenden.

        TOP 2 Sprachkurse
        Der Beirat spricht sich einstimmig für weitere Sprachkurse aus.
        --- stderr
        fehlt.txt: Die Datei gibt es nicht.
        eingang: Das ist ein Ordner. Ganze Ordner liest: ratlas ingest ORDNER
        --- exit 2
    "#]]
    .assert_eq(&ran.to_string());
    assert!(!folder.path("library").exists());
    let json =
        folder.ratlas(&["extract", "--json", "eingang/antrag.txt", "eingang/stellungnahme.txt"]);
    assert_eq!((json.stdout.lines().count(), json.code), (2, Some(0)), "{json}");
}

#[test]
fn extract_reads_what_is_inside() {
    let folder = Folder::new();
    let mail = "From: a@x.example\nTo: b@x.example\nSubject: Antrag\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nAnbei.\n\
        --b\nContent-Type: text/plain; name=\"antrag 1.txt\"\nContent-Disposition: attachment\n\n\
        Antrag vom 03.05.2021\n--b\nContent-Type: application/octet-stream; name=daten.bin\n\n\
        \u{0}\u{1}\n--b--\n";
    folder.write("eingang/post.eml", mail);
    let ran = folder.ratlas(&["extract", "eingang/post.eml", "--json", "--lang", "en"]);
    let paths: Vec<&str> = ran
        .stdout
        .lines()
        .filter_map(|it| it.split("\"path\":\"").nth(1)?.split('"').next())
        .collect();
    assert_eq!(paths, ["eingang/post.eml", "eingang/post.eml/antrag 1.txt"]);
    assert!(ran.stderr.contains("eingang/post.eml/daten.bin: This file format is not read."));
    assert_eq!(ran.code, Some(2));
}
