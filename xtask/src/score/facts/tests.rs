//! Every fact: what is a hit, what is missed, what is false.

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::super::test_record::{fact, record};
use super::*;

/// What the record gets, and what it misses.
#[track_caller]
fn check(truth: &str, fields: Value, expected: Expect) {
    let truth = truth::parse(&format!("{}\n{truth}", truth::PROMISE)).unwrap();
    let mut board = Board::default();
    board.begin("s", "");
    score(&truth, &record(fields), &mut board);
    let hits = board.tallies().iter().filter(|(_, it)| it.hit > 0);
    let mut lines: Vec<String> = hits.map(|(fact, it)| format!("{fact} {}", it.hit)).collect();
    lines.append(&mut board.notes);
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn nothing_is_judged_without_truth() {
    check("", json!({"title": fact(json!({"text": "a", "raw": "a"}))}), expect![""]);
}

#[test]
fn the_head() {
    let fields = json!({
        "genre": "motion",
        "title": fact(json!({"text": "Runder Tisch", "raw": ""})),
        "date": fact(json!({"value": "2024-03-12", "role": "document", "raw": ""})),
        "public": true,
    });
    let truth = "genre = \"motion|amendment\"\ntitle = \"Runder  tisch\"\ndate = \"\"\n\
                 public = \"false\"\nplace = \"\"\nsignatory = \"Erika Muster\"";
    check(
        truth,
        fields,
        expect![[r"
        genre 1
        place 1
        title 1
        s date: false `2024-03-12`
        s public: missed `false`, has `true`
        s signatory: missed `Erika Muster`"]],
    );
}

#[test]
fn dates_and_numbers() {
    let date = |value, role| fact(json!({"value": value, "role": role, "raw": ""}));
    let number = |number, role| {
        fact(json!({
            "number": number, "normalized": "", "raw": "", "kind": "motion", "role": role,
            "parts": {},
        }))
    };
    let fields = json!({
        "dates": [
            date("2024-03-12", "meeting"), date("2024-03-12", "meeting"), date("2023", "period"),
            date("2024-04", "deadline"),
        ],
        "references": [number("20-26/b 1", "own"), number("2", "cited")],
    });
    let truth = r#"
        dates = [{ value = "2024-03-12", role = "meeting" }, { value = "2024-05" }]
        references = [
            { number = "20-26 / B 1", role = "own", kind = "inquiry" },
            { number = "2", role = "answered" },
        ]
    "#;
    check(
        truth,
        fields,
        expect![[r"
        dates 1
        references 1
        s references: missed `2 answered`
        s references: false `2 cited`
        s references.kind: missed `inquiry`, has `motion`
        s dates: missed `2024-05 `
        s dates: false `2024-04 deadline`"]],
    );
}

#[test]
fn people() {
    let person = |name, role, presence: Value| {
        fact(json!({"name": name, "role": role, "presence": presence, "faction": "A|B"}))
    };
    let fields = json!({"people": [
        person("Erika Muster", "member", json!("excused")),
        person("Hans Muster", "member", Value::Null),
        person("Otto Ohne", "mentioned", Value::Null),
        person("Ida Irrig", "guest", Value::Null),
    ]});
    let truth = r#"people = [
        { name = "Hans Muster", role = "chair", presence = "unknown", faction = "A|B" },
        { name = "Erika Muster", presence = "present", faction = "A" },
    ]"#;
    check(
        truth,
        fields,
        expect![[r"
        people 2
        people.faction 1
        people.presence 1
        s people: false `Ida Irrig guest`
        s people.role: missed `chair`, has `member`
        s people.presence: missed `present`, has `excused`
        s people.faction: missed `A`, has `A|B`"]],
    );
}

#[test]
fn agenda_and_votes() {
    let vote = |yes| json!({"mode": "counted", "yes": yes, "no": 0, "by_faction": [], "parts": [], "raw": ""});
    let resolution = |item, outcome, yes: u32| {
        fact(json!({"agenda_item": item, "outcome": outcome, "vote": vote(yes)}))
    };
    let item = |number, outcome| {
        fact(
            json!({"number": number, "title": "Runder Tisch", "outcome": outcome, "references": []}),
        )
    };
    let fields = json!({
        "agenda": [item("1", "approved"), item("2.", "noted")],
        "resolutions": [resolution("1", "approved", 12), resolution("2", "noted", 1)],
    });
    let truth = r#"
        agenda = [
            { number = "1", title = "Runder Tisch", outcome = "approved" },
            { number = "2", title = "Runder Tisch", outcome = "" },
        ]
        resolutions = [
            { agenda_item = "1", outcome = "approved", yes = 12, abstain = 1 },
            { agenda_item = "2", outcome = "rejected" },
        ]
    "#;
    check(
        truth,
        fields,
        expect![[r"
        agenda 2
        agenda.outcome 1
        resolutions 1
        votes 1
        s agenda.outcome: false `noted`
        s resolutions: missed `2 rejected`
        s resolutions: false `2 noted`
        s votes: false `no 0`
        s votes: missed `abstain 1`"]],
    );
}

#[test]
fn the_rest() {
    let cited = |kind, text| fact(json!({"kind": kind, "text": text, "normalized": null}));
    let fields = json!({
        "genre": "motion",
        "citations": [cited("law", "§ 27 GO NRW"), cited("law", "§ 27 GO NRW"), cited("url", "https://example.org/")],
        "deadlines": [fact(json!({"raw": "bis Ende 2023", "relative": false}))],
        "consultations": [fact(json!({"order": 1, "body": "Stadtrat", "date": "2024-03-12", "public": true}))],
        "proposals": [fact(json!({"number": "I.", "goal": "Alle kommen an.", "measures": []}))],
    });
    let truth = r#"
        laws = ["§ 27 GO NRW", "§ 28 GO NRW"]
        urls = ["https://example.org"]
        deadlines = [{ raw = "Ende 2023" }]
        consultations = [{ body = "Stadtrat", date = "2024-03-12", public = "false" }]
        proposals = [{ number = "I", goal = "alle kommen", measures = 1 }]
        must_not = { genre = ["motion"], date = ["*"] }
    "#;
    check(
        truth,
        fields,
        expect![[r"
        deadlines 1
        laws 1
        must_not 1
        proposals 1
        urls 1
        s consultations: missed `Stadtrat 2024-03-12`
        s consultations: false `Stadtrat 2024-03-12`
        s proposals.measures: missed `1`, has `0`
        s laws: missed `§ 28 GO NRW`
        s must_not: false `genre: motion`"]],
    );
}
