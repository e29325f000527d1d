use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::*;

const TEXT: &str =
    "Stadt Beispielstadt\n\nAntrag B 12/2020 vom 03.12.2020\nRunder Tisch Integration";

/// Evidence at the first place where `words` stand in [`TEXT`].
fn read_from(words: &str, rule: &str, mut fact: Value) -> Value {
    let start = TEXT.find(words).unwrap();
    fact["at"] = json!([{"page": 1, "span": [start, start + words.len()]}]);
    fact["rule"] = json!(rule);
    fact["basis"] = json!("explicit");
    fact
}

/// A record with every kind of fact.
fn record() -> Record {
    let number = read_from(
        "B 12/2020",
        "reference/own",
        json!({
            "number": "B 12/2020", "normalized": "B12/2020", "raw": "Antrag B 12/2020",
            "kind": "motion", "role": "own", "parts": {}
        }),
    );
    let date = read_from(
        "03.12.2020",
        "date/numeric",
        json!({
            "value": "2020-12-03", "role": "document", "raw": "03.12.2020"
        }),
    );
    let by_rule = |fact| read_from("Integration", "some/rule", fact);
    let record = json!({
        "schema": "ratlas/record/1",
        "id": "00ff00ff00ff",
        "source": {
            "path": "eingang/antrag.txt", "media_type": "text/plain", "bytes": 82, "sha256": "",
            "pages": 1, "encoding": "utf-8", "text_layer": "native"
        },
        "languages": [{"code": "de", "share": 1.0}],
        "genre": "motion",
        "genre_label": "Dringlichkeitsantrag",
        "genre_at": [{"page": 1, "span": [21, 27]}],
        "genre_rule": "genre/heading",
        "title": read_from("Runder Tisch Integration", "title/line", json!({
            "text": "Runder Tisch Integration", "raw": "Runder Tisch Integration"
        })),
        "place": {
            "name": "Beispielstadt", "official_name": "Stadt Beispielstadt", "ags": "09999999",
            "state": "DE-BY", "at": [], "rule": "place/house", "basis": "inferred"
        },
        "public": "mixed",
        "reference": number,
        "references": [number],
        "date": date,
        "dates": [date],
        "meeting": {
            "body": "Integrationsrat", "kind": "integration_board", "number": 2,
            "date": "2020-12-10", "start": "17:00",
            "voting_members_present": {"stated": 9, "counted": 8},
            "parts_at": {"body": by_rule(json!({}))["at"]},
            "at": [], "rule": "meeting/head", "basis": "explicit"
        },
        "consultations": [by_rule(json!({
            "order": 1, "body": "Rat", "date": "2021-01-14", "role": "Entscheidung",
            "public": true, "outcome": "approved"
        }))],
        "people": [by_rule(json!({
            "name": "Erika Muster", "form_of_address": "Frau", "title": "Dr.", "role": "member",
            "function": "Vorsitzende", "presence": "present", "voting": true
        }))],
        "agenda": [by_rule(json!({
            "number": "3", "title": "Runder Tisch", "outcome": "rejected", "references": ["B 12/2020"],
            "vote": {"mode": "majority", "yes": 5, "no": 6, "abstain": 1, "by_faction": [], "parts": [], "raw": ""}
        }))],
        "resolutions": [by_rule(json!({
            "agenda_item": "3", "text": "Der Antrag wird verwiesen.", "outcome": "referred",
            "target": "Sozialausschuss"
        }))],
        "applicants": [by_rule(json!({"name": "Kim Bolz", "kind": "person", "faction": "SPD"}))],
        "request": by_rule(json!({
            "text": "Die Stadt 1. lädt ein.", "points": [by_rule(json!({"number": "1", "text": "lädt ein."}))],
            "reasons": by_rule(json!({"text": "Es fehlt."}))
        })),
        "questions": [by_rule(json!({
            "number": "2", "text": "Wann?", "answer": by_rule(json!({"text": "Im Mai."}))
        }))],
        "position": by_rule(json!({"stance": "rejects", "text": "Die Verwaltung lehnt ab."})),
        "proposals": [by_rule(json!({
            "number": "I", "goal": "Beteiligung", "rationale": "Bisher fehlt sie.",
            "measures": [by_rule(json!({"text": "Einladen", "due": "2021-23", "status": "proposed"}))]
        }))],
        "goals": [by_rule(json!({"text": "Mehr Beteiligung"}))],
        "measures": [],
        "deadlines": [by_rule(json!({"raw": "in der Folgesitzung", "for": "Bericht", "relative": true}))],
        "citations": [by_rule(json!({"kind": "law", "text": "Art. 3 des GG", "normalized": "Art. 3 GG"}))],
        "departments": [by_rule(json!({"name": "Sozialamt", "code": "Amt 50", "role": "lead"}))],
        "topics": ["runder_tisch"],
        "topic_counts": [by_rule(json!({"id": "runder_tisch", "count": 2}))],
        "findings": [
            {"code": "read/no-text", "severity": "error", "message": "a page has no text", "at": []},
            {"code": "some/finding", "severity": "warning", "message": "odd\u{1b}[31m words", "at": []}
        ]
    });
    serde_json::from_value(record).unwrap()
}

#[track_caller]
fn check(record: &Record, lang: Lang, expected: Expect) {
    let pages = [PageText { number: 1, text: TEXT.to_owned(), ..PageText::default() }];
    expected.assert_eq(&sheet(record, &pages, lang, Style::Plain));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a record fills a screen or two")]
fn every_fact_in_german() {
    check(
        &record(),
        Lang::De,
        expect![[r#"
            Runder Tisch Integration
            Beispielstadt · 03.12.2020 · Antrag · B 12/2020

            Datei
              Datei             eingang/antrag.txt
              Format            Text · 1 Seite · 82 Byte · utf-8
              Textquelle        als Text gespeichert
              Kennung           00ff00ff00ff
              Sprachen          Deutsch 100 %

            Papier
              Art               Antrag (Dringlichkeitsantrag)
                  Seite 1: „Antrag“ · Regel genre/heading
              Titel             Runder Tisch Integration
                  Seite 1: „Runder Tisch Integration“ · Regel title/line
              Stadt             Stadt Beispielstadt · Bayern · Gemeindeschlüssel 09999999
                  Regel place/house · erschlossen
              Öffentlichkeit    teils öffentlich, teils nicht
              Nummer            B 12/2020
                  Seite 1: „B 12/2020“ · Regel reference/own
              Datum             03.12.2020
                  Seite 1: „03.12.2020“ · Regel date/numeric

            Nummern
              B 12/2020 · Antrag · eigene Nummer
                  Seite 1: „B 12/2020“ · Regel reference/own

            Datumsangaben
              03.12.2020 · Datum des Papiers
                  Seite 1: „03.12.2020“ · Regel date/numeric

            Sitzung
              Gremium           Integrationsrat
                  Seite 1: „Integration“ · Regel meeting/head
              Art des Gremiums  Integrationsgremium
                  Regel meeting/head
              Sitzung Nr.       2
                  Regel meeting/head
              Datum             10.12.2020
                  Regel meeting/head
              Beginn            17:00
                  Regel meeting/head
              Stimmberechtigte  9 laut Papier · 8 gezählt
                  Regel meeting/head

            Beratungsfolge
              1. Rat · 14.01.2021 · Entscheidung · öffentlich · beschlossen
                  Seite 1: „Integration“ · Regel some/rule

            Personen
              Frau Dr. Erika Muster · Mitglied · Vorsitzende · anwesend · stimmberechtigt
                  Seite 1: „Integration“ · Regel some/rule

            Tagesordnung
              TOP 3 Runder Tisch · abgelehnt · mehrheitlich, 5 Ja, 6 Nein, 1 Enthaltung · B 12/2020
                  Seite 1: „Integration“ · Regel some/rule

            Beschlüsse
              TOP 3 · verwiesen · an Sozialausschuss · Der Antrag wird verwiesen.
                  Seite 1: „Integration“ · Regel some/rule

            Antragsteller
              Kim Bolz · Person · SPD
                  Seite 1: „Integration“ · Regel some/rule

            Antrag, Beschlussvorschlag
              Antrag            Die Stadt …
                  Seite 1: „Integration“ · Regel some/rule
              Punkt             1. lädt ein.
                  Seite 1: „Integration“ · Regel some/rule
              Begründung        Es fehlt.
                  Seite 1: „Integration“ · Regel some/rule

            Fragen und Antworten
              Frage             2. Wann?
                  Seite 1: „Integration“ · Regel some/rule
              Antwort           Im Mai.
                  Seite 1: „Integration“ · Regel some/rule

            Haltung der Verwaltung
              lehnt ab · Die Verwaltung lehnt ab.
                  Seite 1: „Integration“ · Regel some/rule

            Vorschläge
              Vorschlag         I
                  Seite 1: „Integration“ · Regel some/rule
              Ziel              Beteiligung
              Begründung        Bisher fehlt sie.
              Maßnahme          Einladen · bis Herbst 2021 · vorgeschlagen
                  Seite 1: „Integration“ · Regel some/rule

            Ziele
              Mehr Beteiligung
                  Seite 1: „Integration“ · Regel some/rule

            Fristen
              in der Folgesitzung · Bericht
                  Seite 1: „Integration“ · Regel some/rule

            Zitierte Quellen
              Art. 3 GG · Gesetz
                  Seite 1: „Integration“ · Regel some/rule

            Ämter
              Sozialamt · Amt 50 · federführend
                  Seite 1: „Integration“ · Regel some/rule

            Themen
              runder tisch · 2 mal
                  Seite 1: „Integration“ · Regel some/rule

            Befunde
              Fehler: Seiten ohne Text, vermutlich eingescannt.
                  Regel read/no-text
              Warnung: odd [31m words
                  Regel some/finding
        "#]],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a record fills a screen or two")]
fn every_fact_in_english() {
    check(
        &record(),
        Lang::En,
        expect![[r#"
            Runder Tisch Integration
            Beispielstadt · 2020-12-03 · motion · B 12/2020

            File
              File              eingang/antrag.txt
              Format            text · 1 page · 82 Byte · utf-8
              Text source       stored as text
              Id                00ff00ff00ff
              Languages         German 100 %

            Paper
              Genre             motion (Dringlichkeitsantrag)
                  page 1: “Antrag” · rule genre/heading
              Title             Runder Tisch Integration
                  page 1: “Runder Tisch Integration” · rule title/line
              City              Stadt Beispielstadt · Bavaria · municipality key 09999999
                  rule place/house · inferred
              Public            partly public
              Number            B 12/2020
                  page 1: “B 12/2020” · rule reference/own
              Date              2020-12-03
                  page 1: “03.12.2020” · rule date/numeric

            Numbers
              B 12/2020 · motion · own number
                  page 1: “B 12/2020” · rule reference/own

            Dates
              2020-12-03 · date of the paper
                  page 1: “03.12.2020” · rule date/numeric

            Meeting
              Body              Integrationsrat
                  page 1: “Integration” · rule meeting/head
              Kind of body      integration board
                  rule meeting/head
              Meeting no.       2
                  rule meeting/head
              Date              2020-12-10
                  rule meeting/head
              Start             17:00
                  rule meeting/head
              Voting members    9 as stated · 8 counted
                  rule meeting/head

            Consultations
              1. Rat · 2021-01-14 · Entscheidung · public · approved
                  page 1: “Integration” · rule some/rule

            People
              Frau Dr. Erika Muster · member · Vorsitzende · present · may vote
                  page 1: “Integration” · rule some/rule

            Agenda
              item 3 Runder Tisch · rejected · by majority, 5 yes, 6 no, 1 abstention · B 12/2020
                  page 1: “Integration” · rule some/rule

            Resolutions
              item 3 · referred · to Sozialausschuss · Der Antrag wird verwiesen.
                  page 1: “Integration” · rule some/rule

            Applicants
              Kim Bolz · person · SPD
                  page 1: “Integration” · rule some/rule

            Request
              Request           Die Stadt …
                  page 1: “Integration” · rule some/rule
              Point             1. lädt ein.
                  page 1: “Integration” · rule some/rule
              Reasons           Es fehlt.
                  page 1: “Integration” · rule some/rule

            Questions and answers
              Question          2. Wann?
                  page 1: “Integration” · rule some/rule
              Answer            Im Mai.
                  page 1: “Integration” · rule some/rule

            Position of the administration
              rejects · Die Verwaltung lehnt ab.
                  page 1: “Integration” · rule some/rule

            Proposals
              Proposal          I
                  page 1: “Integration” · rule some/rule
              Goal              Beteiligung
              Rationale         Bisher fehlt sie.
              Measure           Einladen · until autumn 2021 · proposed
                  page 1: “Integration” · rule some/rule

            Goals
              Mehr Beteiligung
                  page 1: “Integration” · rule some/rule

            Deadlines
              in der Folgesitzung · Bericht
                  page 1: “Integration” · rule some/rule

            Citations
              Art. 3 GG · law
                  page 1: “Integration” · rule some/rule

            Departments
              Sozialamt · Amt 50 · lead
                  page 1: “Integration” · rule some/rule

            Topics
              runder tisch · 2 times
                  page 1: “Integration” · rule some/rule

            Findings
              error: a page has no text
                  rule read/no-text
              warning: odd [31m words
                  rule some/finding
        "#]],
    );
}

#[test]
fn long_passages_and_many_places() {
    let long = "Wort ".repeat(60);
    let words = shortened(long.trim());
    assert!(words.chars().count() < QUOTED_CHARS + 10, "{words}");
    assert_eq!(shortened("kurz"), "kurz");

    let place = |page| Place { page, span: [0, 4], boxes: Vec::new() };
    let places: Vec<Place> = [7, 7, 8, 9, 10, 11].map(place).into();
    let fact = Fact::placed("Name", &places);
    expect!["Seite 7 · Seite 8 · Seite 9 · 2 weitere Stellen"].assert_eq(&source(
        &fact,
        &[],
        Lang::De,
    ));
}

#[test]
fn a_span_outside_of_the_text_is_not_quoted() {
    let outside = Place { page: 1, span: [4, 1_000_000], boxes: Vec::new() };
    let pages = [PageText { number: 1, text: TEXT.to_owned(), ..PageText::default() }];
    assert_eq!(place(&outside, &pages, Lang::De), "Seite 1");
}
