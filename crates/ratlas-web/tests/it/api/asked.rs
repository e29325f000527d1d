//! What programs ask and are answered.

use axum::body::Body;
use expect_test::{Expect, expect};
use serde_json::Value;

use crate::desk::{Answer, Desk, Server, request};
use crate::papers::{ANSWER, CLOSED, MINUTES, MOTION, QUESTION, id};

#[track_caller]
fn json(answer: &Answer) -> Value {
    assert_eq!(answer.header("content-type"), "application/json", "{}", answer.text());
    serde_json::from_str(answer.text()).unwrap()
}

/// A few fields of each entry of a list.
#[track_caller]
fn check(server: &Server, address: &str, fields: &[&str], expected: Expect) {
    let answer = server.get(address);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let list = json(&answer);
    let items = list["items"].as_array().unwrap();
    let mut res = format!("{} of {}\n", items.len(), list["total"]);
    for item in items {
        let values: Vec<String> = fields.iter().map(|it| item[it].to_string()).collect();
        res.push_str(&(values.join(" ") + "\n"));
    }
    expected.assert_eq(&res);
}

#[test]
fn lists() {
    let server = Desk::new().server();
    let fields = ["schema", "number", "genre", "city", "date"];
    check(
        &server,
        "/api/v1/search?query=Sprachkurse&sort=oldest",
        &fields,
        expect![[r#"
            3 of 3
            "ratlas/hit/1" "A 9/2021" "motion" "Koblenz" "2021-05-03"
            "ratlas/hit/1" "0412/2022" "inquiry" "Worms" "2022-01-11"
            "ratlas/hit/1" null "statement" "Koblenz" null
        "#]],
    );
    check(
        &server,
        "/api/v1/search?stadt=Worms",
        &fields,
        expect![[r#"
            1 of 1
            "ratlas/hit/1" "0412/2022" "inquiry" "Worms" "2022-01-11"
        "#]],
    );
    check(
        &server,
        "/api/v1/register?as_of=2022-12-31",
        &["number", "state", "due"],
        expect![[r#"
            2 of 2
            "A 9/2021" "decided" "2021-08-01"
            "0412/2022" "overdue" "2022-02-22"
        "#]],
    );
    check(
        &server,
        "/api/v1/register?status=overdue",
        &["number"],
        expect![[r#"
        0 of 0
    "#]],
    );
    check(
        &server,
        "/api/v1/compare?term=Sprachkurse&by=city",
        &["term", "values", "papers", "of"],
        expect![[r#"
        3 of 3
        "Sprachkurse" {"city":null} 3 4
        "Sprachkurse" {"city":"Koblenz"} 2 3
        "Sprachkurse" {"city":"Worms"} 1 1
    "#]],
    );
    check(
        &server,
        "/api/v1/coverage?by=genre",
        &["value", "papers"],
        expect![[r#"
            4 of 4
            "inquiry" 1
            "minutes" 1
            "motion" 1
            "statement" 1
        "#]],
    );
}

#[test]
fn lists_of_rooms_and_matters() {
    let server = Desk::new().server();
    check(
        &server,
        "/api/v1/meetings",
        &["city", "body", "date", "items", "votes"],
        expect![[r#"
        1 of 1
        "Koblenz" "Ausschuss für Soziales und Integration" "2021-06-14" 1 1
    "#]],
    );
    check(
        &server,
        "/api/v1/bodies",
        &["city", "key", "meetings"],
        expect![[r#"
        1 of 1
        "Koblenz" "ausschuss-fuer-soziales-und-integration" 1
    "#]],
    );
    check(
        &server,
        "/api/v1/topics?city=Worms",
        &["topic", "papers"],
        expect![[r#"
        2 of 2
        "gefluechtete" 1
        "sprachkurs" 1
    "#]],
    );
    check(
        &server,
        "/api/v1/saved",
        &["name"],
        expect![[r#"
        0 of 0
    "#]],
    );
    let prior = "/api/v1/prior?text=Sprachkurse+f%C3%BCr+Gefl%C3%BCchtete";
    check(
        &server,
        prior,
        &["group", "role", "number"],
        expect![[r#"
        4 of 4
        1 "head" "0412/2022"
        2 "head" "A 9/2021"
        2 "answer" null
        2 "decision" null
    "#]],
    );
}

#[test]
fn papers() {
    let server = Desk::new().server();
    let motion = id(MOTION);
    let of = |rest: &str| json(&server.get(&format!("/api/v1/papers/{motion}{rest}")));
    assert_eq!(of("")["schema"], "ratlas/record/1");
    assert_eq!(of("")["id"], motion);
    assert!(of("/pages/1")["text"].as_str().unwrap().contains("Begegnungscafé"));
    assert_eq!(of("/pages/2")["code"], "not_found");
    assert_eq!(of("/pages/zwei")["code"], "bad_request");
    assert!(of("/citation?lang=en")["bibtex"].as_str().unwrap().starts_with("@techreport{"));
    assert_eq!(of("/citation?page=7")["code"], "not_found");
    assert!(of("/similar")["items"].as_array().unwrap().iter().any(|it| it["id"] == id(ANSWER)));
    assert!(of("/life")["items"][0]["steps"].as_array().unwrap().len() > 1);
    // By number, too: also of one with a slash.
    let numbered = json(&server.get("/api/v1/papers/0412%2F2022"));
    assert_eq!(numbered["id"], id(QUESTION));
}

#[test]
fn what_is_closed_is_not_there() {
    let server = Desk::new().server();
    let closed = id(CLOSED);
    for rest in ["", "/pages/1", "/similar", "/life", "/citation"] {
        assert_eq!(server.get(&format!("/api/v1/papers/{closed}{rest}")).status, 404, "{rest}");
    }
    let minutes = id(MINUTES);
    let secrets = ["Geheimweg", "Xylophonhaus", "24.600", "Quitte", closed.as_str()];
    for address in [
        "/api/v1/search?query=Xylophonhaus".to_owned(),
        "/api/v1/search?query=Grundst%C3%BCck&facets=true".to_owned(),
        "/api/v1/search?items=1&query=*".to_owned(),
        "/api/v1/prior?text=Kauf+eines+Grundst%C3%BCcks".to_owned(),
        format!("/api/v1/papers/{minutes}"),
        format!("/api/v1/papers/{minutes}/pages/1"),
        "/api/v1/register".to_owned(),
        "/api/v1/bodies/koblenz/x".to_owned(),
    ] {
        let answer = server.get(&address);
        for secret in secrets {
            let asked = answer.text().contains("\"query\"") || address.contains(secret);
            assert!(!answer.text().contains(secret) || asked, "{secret}: {address}");
        }
    }
    let all = Desk::new().with(|it| it.disclosure.closed = true).server();
    assert_eq!(all.get(&format!("/api/v1/papers/{closed}")).status, 200);
}

#[test]
fn texts_that_are_sent() {
    let server = Desk::new().server();
    let sent = |kind: &str, body: &str| {
        let request = request("POST", "/api/v1/prior?limit=3", &[("content-type", kind)]);
        server.ask(request, Body::from(body.to_owned()))
    };
    let found = json(&sent("text/plain", "Begegnungscafé am Moselufer"));
    assert_eq!(found["items"][0]["id"], id(MOTION));
    let draft =
        r#"{"text": "Begegnungscafé am Moselufer", "city": "Koblenz", "own_city": "exclude"}"#;
    let found = json(&sent("application/json", draft));
    assert!(found["items"].as_array().unwrap().iter().all(|it| it["city"] != "Koblenz"));
    assert_eq!(json(&sent("application/json", "{"))["code"], "bad_request");
    assert_eq!(
        json(&sent("application/json", r#"{"text": "x", "own_city": "y"}"#))["code"],
        "bad_question"
    );
    assert_eq!(sent("text/plain", &"Wort ".repeat(50_000)).status, 413);
    assert_eq!(sent("text/plain", &"Wort ".repeat(300_000)).status, 413);
    let elsewhere = [("content-type", "text/plain"), ("origin", "https://evil.example")];
    assert_eq!(
        server.ask(request("POST", "/api/v1/prior", &elsewhere), Body::from("x")).status,
        403
    );
}

#[test]
fn mistakes_have_a_place() {
    let server = Desk::new().server();
    let told = |address: &str| {
        let answer = server.get(address);
        assert_eq!(answer.status, 400, "{address}: {}", answer.text());
        answer.text().to_owned()
    };
    expect![[r#"{"schema":"ratlas/error/1","code":"bad_question","message":"a part of the question cannot be read","mistakes":[{"name":"query","value":"(Kurs","start":0,"end":1,"code":"bracket-open","message":"this bracket is not closed","hint":"Add a ) or leave the bracket out."}]}"#]].assert_eq(&told("/api/v1/search?query=(Kurs&lang=en"));
    expect![[r#"{"schema":"ratlas/error/1","code":"bad_question","message":"a part of the question cannot be read","mistakes":[{"name":"genre","value":"Gedicht","start":0,"end":7,"code":"unknown-value","message":"“Gedicht” is not possible at art:","hint":"Possible are: agenda, amendment, gazette, information, inquiry, invitation, minutes, motion, other, proposal, reply, report, resolution extract, statement, working paper"}]}"#]].assert_eq(&told("/api/v1/search?genre=Gedicht&lang=en"));
    expect![[r#"{"schema":"ratlas/error/1","code":"bad_question","message":"a part of the question cannot be read","mistakes":[{"name":"colour","value":"red","start":0,"end":3,"code":"unknown-field","message":"there is no field colour:","hint":"If a word is meant, put a blank behind the colon."}]}"#]].assert_eq(&told("/api/v1/search?colour=red&lang=en"));
    expect![[r#"{"schema":"ratlas/error/1","code":"bad_question","message":"a part of the question cannot be read","mistakes":[{"name":"query","value":"(Kurs","start":0,"end":1,"code":"bracket-open","message":"this bracket is not closed","hint":"Add a ) or leave the bracket out."}]}"#]].assert_eq(&told("/api/v1/compare?term=Kurs&term=(Kurs&lang=en"));
    for address in [
        "/api/v1/search?limit=0",
        "/api/v1/search?limit=201",
        "/api/v1/search?page=x",
        "/api/v1/search?facets=maybe",
        "/api/v1/search?from=gestern",
        "/api/v1/register?status=lost",
        "/api/v1/register?sort=colour",
        "/api/v1/register?as_of=gestern",
        "/api/v1/compare?by=colour",
        "/api/v1/compare?by=city&by=year&by=genre",
        "/api/v1/coverage?by=body",
        "/api/v1/prior?text=x&own_city=perhaps",
        "/api/v1/meetings?from=x",
    ] {
        assert!(told(address).contains("\"code\":\"bad_question\""), "{address}");
    }
}

#[test]
fn lists_are_turned() {
    let server = Desk::new().server();
    let first = json(&server.get("/api/v1/search?limit=2&query=*"));
    assert_eq!((first["total"].as_u64(), first["items"].as_array().unwrap().len()), (Some(4), 2));
    let next = first["next"].as_str().unwrap();
    assert_eq!(next, "/api/v1/search?limit=2&query=*&page=2");
    let second = json(&server.get(next));
    assert_eq!(second["next"], Value::Null);
    assert_ne!(second["items"][0]["id"], first["items"][0]["id"]);
    let behind = json(&server.get("/api/v1/search?page=10000"));
    assert_eq!((behind["items"].as_array().unwrap().len(), &behind["next"]), (0, &Value::Null));
}

#[test]
fn the_same_answer_is_not_given_twice() {
    let desk = Desk::new();
    let server = desk.server();
    let first = server.get("/api/v1/stats");
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"'), "{tag}");
    let again = server.get_with("/api/v1/stats", &[("if-none-match", &tag)]);
    assert_eq!(
        (again.status.as_u16(), again.body.len(), again.header("etag")),
        (304, 0, tag.as_str())
    );
    let weak = format!("\"x\", W/{tag}");
    assert_eq!(server.get_with("/api/v1/stats", &[("if-none-match", &weak)]).status, 304);
    assert_eq!(server.get_with("/api/v1/stats?lang=en", &[("if-none-match", &tag)]).status, 200);
    // Errors may be mended.
    assert_eq!(server.get("/api/v1/search?limit=0").header("etag"), "");
    desk.add("worms/neu.txt", "Stadt Worms\n\nAntrag A 77/2023 vom 03.05.2023\n\nBetreff: Neues\n");
    let changed = desk.server().get_with("/api/v1/stats", &[("if-none-match", &tag)]);
    assert_eq!(changed.status, 200);
}

#[test]
fn in_two_languages() {
    let server = Desk::new().server();
    let why = |lang: &str| {
        let found = json(&server.get(&format!("/api/v1/search?query=Sprachkurs&lang={lang}")));
        found["items"][0]["why"].to_string()
    };
    assert_ne!(why("de"), why("en"));
}
