use expect_test::expect;
use ratlas_model::{Genre, Outcome, ReferenceRole};

use super::papers::paper;
use super::{Library, asked, library};
use crate::{Filters, SearchQuery, Sort};

fn minutes() -> Library {
    library(&[
        paper(
            "m",
            "Niederschrift",
            &["Tagesordnung", "Der Runde Tisch berichtet vom Sprachkurs.", "Zum Antrag B 12/2020."],
        )
        .genre(Genre::Minutes)
        .city("Köln", "Köln, Stadt", "05315000", "DE-NW")
        .meeting("Integrationsrat", "2021-05-04")
        .person("Anna Adam", Some("SPD"))
        .number("B 12/2020", ReferenceRole::Subject, 3)
        .item("1", "Bericht zu Sprachkursen", &[2])
        .decided(Outcome::Noted, true)
        .item("2", "Runder Tisch", &[3])
        .decided(Outcome::Rejected, false),
        paper("t", "Tagesordnung", &["Sprachkurs"]).genre(Genre::Agenda).date("2020-01-01").item(
            "4",
            "Sprachkurs",
            &[],
        ),
        paper("x", "Antrag zum Sprachkurs", &["Ein Sprachkurs."]),
    ])
}

fn items(text: &str) -> SearchQuery {
    SearchQuery { items: true, ..asked(text) }
}

/// The hits as `paper:position`.
fn found(library: &Library, query: &SearchQuery) -> String {
    let answer = library.index.search(query).unwrap();
    assert_eq!(answer.total, answer.hits.len());
    let hits = answer.hits.iter().map(|it| format!("{}:{}", it.id, it.position.unwrap_or(0)));
    hits.collect::<Vec<String>>().join(" ")
}

#[test]
fn items_are_hits() {
    let library = minutes();
    let check =
        |text, expected: &str| assert_eq!(found(&library, &items(text)), expected, "{text}");
    check("Sprachkurs", "m:1 t:1");
    check("\"runder Tisch\"", "m:2");
    check("\"Runde Tisch berichtet\"", "m:1");
    check("titel:Tisch", "m:2");
    check("b12/2020", "m:2");
    check("*", "m:1 m:2 t:1");
    check("Antrag -Tisch", "");
    check("Tagesordnung", "");
}

#[test]
fn filters_hold_for_the_item() {
    let library = minutes();
    let all = Filters::default;
    let check = |filters: Filters, expected: &str| {
        let query = SearchQuery { filters: filters.clone(), ..items("") };
        assert_eq!(found(&library, &query), expected, "{filters:?}");
    };
    check(Filters { outcome: vec![Outcome::Rejected], ..all() }, "m:2");
    check(Filters { public: Some(true), ..all() }, "m:1");
    check(Filters { city: vec!["koeln".to_owned()], ..all() }, "m:1 m:2");
    check(Filters { person: vec!["Adam".to_owned()], ..all() }, "m:1 m:2");
    check(Filters { faction: vec!["SPD".to_owned()], ..all() }, "m:1 m:2");
    check(Filters { genre: vec![Genre::Agenda], ..all() }, "t:1");
    check(Filters { body: vec!["Integrationsrat".to_owned()], ..all() }, "m:1 m:2");
    check(Filters { to: Some("2020".to_owned()), ..all() }, "t:1");
    check(Filters { number: vec!["B12/2020".to_owned()], ..all() }, "m:2");
}

#[test]
fn papers_do_not_see_items() {
    let library = minutes();
    library.check("Sprachkurs", "m t x");
    library.check("*", "m t x");
    let answer = library.index.search(&asked("*")).unwrap();
    assert_eq!(answer.total, 3);
    assert!(answer.hits.iter().all(|it| it.position.is_none()));
}

#[test]
fn items_in_order_with_facets() {
    let library = minutes();
    let sorted = |sort| found(&library, &SearchQuery { sort, ..items("") });
    assert_eq!(sorted(Sort::DateAscending), "t:1 m:1 m:2");
    assert_eq!(sorted(Sort::City), "m:1 m:2 t:1");
    let answer = library.index.search(&items("")).unwrap();
    let shown = answer.facets.iter().filter(|it| !it.counts.is_empty());
    let shown: Vec<String> = shown.map(|it| format!("{} {:?}\n", it.name, it.counts)).collect();
    expect![[r#"
        city [("Köln", 2)]
        state [("DE-NW", 2)]
        genre [("minutes", 2), ("agenda", 1)]
        body [("Integrationsrat", 2)]
        year [("2021", 2), ("2020", 1)]
        outcome [("noted", 2), ("rejected", 1)]
        faction [("SPD", 2)]
    "#]]
    .assert_eq(&shown.concat());
}

#[test]
fn items_of_versions_are_one() {
    let version = |id: &str| {
        paper(id, "Niederschrift", &["Kita", "Hort"]).family("a").item("1", "Kitas", &[1]).item(
            "2",
            "Horte",
            &[2],
        )
    };
    let library = library(&[version("a"), version("b"), paper("c", "Kita", &["Kita"])]);
    let answer = library.index.search(&items("Kita")).unwrap();
    assert_eq!(answer.total, 1);
    assert_eq!(answer.hits[0].folded.len(), 1);
    assert_eq!(answer.hits[0].folded[0].position, Some(1));
    assert_eq!(library.index.search(&items("*")).unwrap().total, 2);
    assert_eq!(library.index.search(&SearchQuery { fold: false, ..items("*") }).unwrap().total, 4);
}
