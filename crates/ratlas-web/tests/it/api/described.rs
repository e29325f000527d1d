//! The description, held against the answers.

use axum::body::Body;
use serde_json::Value;

use super::schema::mistakes;
use crate::desk::{Desk, Server, request};
use crate::papers::{MINUTES, MOTION, id};

fn description(server: &Server) -> Value {
    serde_json::from_str(server.get("/api/v1/openapi.json").text()).unwrap()
}

/// An address of each operation that has an answer with something in it.
fn asked(path: &str, server: &Server) -> String {
    let bodies: Value = serde_json::from_str(server.get("/api/v1/bodies").text()).unwrap();
    let key = bodies["items"][0]["key"].as_str().unwrap();
    let query = match path {
        "/api/v1/search" => "?query=Sprachkurs+OR+Caf%C3%A9&facets=true&limit=2&lang=en",
        "/api/v1/compare" => "?term=Sprachkurse&by=city&by=year",
        "/api/v1/prior" => "?text=Begegnungscaf%C3%A9+Sprachkurse",
        "/api/v1/register" => "?limit=2",
        _ => "",
    };
    let paper = if path.ends_with("/{id}") { id(MINUTES) } else { id(MOTION) };
    let path = path.replace("{id}", &paper).replace("{page}", "1");
    path.replace("{city}", "koblenz").replace("{key}", key) + query
}

#[test]
fn answers_are_as_described() {
    let server = Desk::new().server();
    let all = description(&server);
    let paths = all["paths"].as_object().unwrap();
    assert!(paths.len() > 15);
    for (path, operations) in paths {
        let address = asked(path, &server);
        for (method, operation) in operations.as_object().unwrap() {
            let request =
                request(&method.to_uppercase(), &address, &[("content-type", "text/plain")]);
            let text = if method == "post" { "Begegnungscafé am Moselufer" } else { "" };
            let answer = server.ask(request, Body::from(text));
            assert_eq!(answer.status, 200, "{method} {address}: {}", answer.text());
            assert_eq!(answer.header("content-type"), "application/json", "{address}");
            let value: Value = serde_json::from_str(answer.text()).unwrap();
            let described = &operation["responses"]["200"]["content"]["application/json"]["schema"];
            assert!(described.is_object(), "{address}");
            let wrong = mistakes(&all, described, &value, "");
            let wrong: Vec<_> = wrong.iter().filter(|_| path != "/api/v1/papers/{id}").collect();
            assert!(wrong.is_empty(), "{method} {address}: {wrong:#?}\n{}", answer.text());
            if path.ends_with("/{id}") {
                // The record has more than is described, not less.
                let missing = mistakes(&all, described, &value, "").into_iter();
                let missing = missing.filter(|it| !it.ends_with("is not described"));
                assert_eq!(missing.collect::<Vec<_>>(), Vec::<String>::new());
            }
        }
    }
}

#[test]
fn errors_are_as_described() {
    let server = Desk::new().server();
    let all = description(&server);
    let schema = serde_json::json!({"$ref": "#/components/schemas/ErrorLine"});
    for address in [
        "/api/v1/search?query=(x",
        "/api/v1/papers/0",
        "/api/v1/nothing",
        "/api/v1/papers/a/pages/b",
    ] {
        let answer = server.get(address);
        assert!(answer.status.is_client_error(), "{address}");
        let value: Value = serde_json::from_str(answer.text()).unwrap();
        assert_eq!(mistakes(&all, &schema, &value, ""), Vec::<String>::new(), "{address}");
        assert_eq!(value["schema"], "ratlas/error/1");
    }
}

#[test]
fn everything_is_explained() {
    let all = description(&Desk::new().server());
    assert_eq!(all["openapi"], "3.1.0");
    for (path, operations) in all["paths"].as_object().unwrap() {
        for operation in operations.as_object().unwrap().values() {
            assert!(operation["summary"].as_str().is_some_and(|it| it.len() > 5), "{path}");
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let about = parameter["description"].as_str().unwrap_or_default();
                assert!(about.len() > 5, "{path}: {}", parameter["name"]);
            }
        }
    }
}

#[test]
fn the_page_for_people_tries_each_operation() {
    let server = Desk::new().server();
    let page = server.get("/schnittstelle");
    let page = page.assert_page(200, "Antwort öffnen").text();
    for path in description(&server)["paths"].as_object().unwrap().keys() {
        assert!(page.contains(&format!("GET {path}<")), "{path}");
    }
    for address in page.split("href=\"").skip(1).filter_map(|it| it.split('"').next()) {
        if let Some(place) = address.strip_prefix('#') {
            assert!(page.contains(&format!("id=\"{place}\"")), "{address}");
        } else if address.starts_with("/api/") {
            let address = address.replace("&amp;", "&");
            assert_eq!(server.get(&address).status, 200, "{address}");
        }
    }
    server.get("/schnittstelle?lang=en").assert_page(200, "Open the answer");
    let opened = server.get("/schnittstelle/oeffnen?operation=page&id=0412%2F2022&page=1&x=y");
    assert_eq!(opened.header("location"), "/api/v1/papers/0412%2F2022/pages/1?x=y");
    let opened = server.get("/schnittstelle/oeffnen?operation=paper&id=..%2F..%2F%2Fevil.example");
    assert_eq!(opened.header("location"), "/api/v1/papers/..%2F..%2F%2Fevil.example");
    for wrong in ["", "?operation=x", "?operation=paper", "?operation=//evil.example"] {
        server.get(&format!("/schnittstelle/oeffnen{wrong}")).assert_page(400, "</html>");
    }
}
