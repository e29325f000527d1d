use expect_test::expect;
use ratlas_model::{
    Applicant, ApplicantKind, Citation, CitationKind, Department, DepartmentRole, Evidence, Genre,
    Openness, Outcome,
};

use super::papers::paper;
use super::{Library, asked, filtered, library};
use crate::{Filters, IndexError, SearchQuery, Sort};

fn cities() -> Library {
    library(&[
        paper("k", "Kita", &["Kita"])
            .city("Köln", "Köln, Stadt", "05315000", "DE-NW")
            .genre(Genre::Motion)
            .date("2020-12-03")
            .body("Ausschuss für Soziales", None)
            .body("Rat", None)
            .outcome(Outcome::Approved)
            .person("Anna Krause-Beck", Some("GRÜNE"))
            .person("Bernd Adam", Some("CDU"))
            .language("de")
            .public(Openness::Public),
        paper("m", "Kita", &["Kita"])
            .city("München", "Landeshauptstadt München", "09162000", "DE-BY")
            .genre(Genre::Reply)
            .meeting("Beirat für Migration", "2021-05")
            .person("Anna Adam", None)
            .outcome(Outcome::Rejected)
            .language("tr")
            .public(Openness::Mixed),
        paper("n", "Kita", &["Kita"])
            .body("Migrations-Beirat", Some("2019-03-01"))
            .outcome(Outcome::Rejected)
            .public(Openness::Closed),
        paper("z", "Kita", &["Kita"]).date("2021-23"),
    ])
}

fn strings(values: &[&str]) -> Vec<String> {
    values.iter().map(|it| (*it).to_owned()).collect()
}

#[test]
fn each_filter() {
    let library = cities();
    let none = Filters::default;
    let check = |filters, expected| library.check_filters(filters, expected);
    check(Filters { city: strings(&["koeln"]), ..none() }, "k");
    check(Filters { city: strings(&["Landeshauptstadt München", "05315000"]), ..none() }, "k m");
    check(Filters { city: strings(&["Münch"]), ..none() }, "");
    check(Filters { genre: vec![Genre::Motion, Genre::Reply], ..none() }, "k m");
    check(Filters { outcome: vec![Outcome::Rejected], ..none() }, "m n");
    check(Filters { state: strings(&["by"]), ..none() }, "m");
    check(Filters { faction: strings(&["gruene"]), ..none() }, "k");
    check(Filters { language: strings(&["TR"]), ..none() }, "m");
    check(Filters { public: Some(true), ..none() }, "k m");
    check(Filters { public: Some(false), ..none() }, "m n");
    check(Filters { city: strings(&["Köln"]), genre: vec![Genre::Reply], ..none() }, "");
}

#[test]
fn words_of_one_name() {
    let library = cities();
    let body = |it: &str| Filters { body: strings(&[it]), ..Filters::default() };
    library.check_filters(body("Soziales Ausschuss"), "k");
    library.check_filters(body("Ausschusses"), "k");
    library.check_filters(body("Rat Soziales"), "");
    library.check_filters(body("Migration"), "m n");
    library.check_filters(body("Migrationsbeirat"), "n");
    let person = |it: &str| Filters { person: strings(&[it]), ..Filters::default() };
    library.check_filters(person("Anna Adam"), "m");
    library.check_filters(person("krause"), "k");
    library.check_filters(person("Krause-Beck Anna"), "k");
    library.check_filters(person("Anna"), "k m");
}

#[test]
fn dates() {
    let library = cities();
    let between = |from: Option<&str>, to: Option<&str>| Filters {
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
        ..Filters::default()
    };
    library.check_filters(between(Some("2020"), Some("2020")), "k");
    library.check_filters(between(Some("2020-12-04"), None), "m z");
    library.check_filters(between(None, Some("2020-12-03")), "k n");
    library.check_filters(between(Some("2021-05"), Some("2021-05")), "m");
    library.check_filters(between(Some("2021-09-01"), None), "z");
    let wrong = library.index.search(&filtered(between(Some("gestern"), None)));
    assert!(matches!(wrong, Err(IndexError::Filter { name: "from", .. })));
}

#[test]
fn fields_in_the_text() {
    let library = cities();
    library.check("stadt:Köln", "k");
    library.check("art:Antrag", "k");
    library.check("gremium:\"Beirat für Migration\"", "m");
    library.check("person:Adam -stadt:Köln", "m");
    library.check("Kita ergebnis:abgelehnt", "m n");
    library.check("datum:2019..2020", "k n");
    library.check("datum:2021", "m z");
    library.check("stadt:köln OR land:BY", "k m");
}

#[test]
fn orders() {
    let library = cities();
    let sorted = |sort| library.ids(&SearchQuery { sort, ..asked("Kita") }).join(" ");
    assert_eq!(sorted(Sort::DateAscending), "n k m z");
    assert_eq!(sorted(Sort::DateDescending), "z m k n");
    assert_eq!(sorted(Sort::City), "k m z n");
}

#[test]
fn facets() {
    let library = cities();
    let answer = library.index.search(&SearchQuery { limit: 1, ..asked("Kita") }).unwrap();
    let facets = answer.facets.iter();
    let shown: Vec<String> = facets.map(|it| format!("{} {:?}\n", it.name, it.counts)).collect();
    let shown = shown.concat();
    expect![[r#"
        city [("Köln", 1), ("München", 1)]
        state [("DE-BY", 1), ("DE-NW", 1)]
        genre [("other", 2), ("motion", 1), ("reply", 1)]
        body [("Ausschuss für Soziales", 1), ("Beirat für Migration", 1), ("Migrations-Beirat", 1), ("Rat", 1)]
        year [("2021", 2), ("2019", 1), ("2020", 1)]
        outcome [("rejected", 2), ("approved", 1)]
        faction [("CDU", 1), ("GRÜNE", 1)]
        topic []
        language [("de", 1), ("tr", 1)]
    "#]].assert_eq(&shown);
}

fn business() -> Library {
    let mut motion = paper("m", "Sprachmittlung", &["Sprachmittlung"]).city(
        "Köln",
        "Köln, Stadt",
        "05315000",
        "DE-NW",
    );
    motion.record.applicants.push(Applicant {
        name: "Fraktion Die Linden".to_owned(),
        kind: ApplicantKind::Faction,
        faction: None,
        evidence: Evidence::default(),
    });
    motion.record.topics = vec!["sprachmittlung".to_owned()];
    let mut reply = paper("r", "Antwort", &["Antwort", "Antwort"]);
    reply.record.departments.push(Department {
        name: "Amt für Soziales und Wohnen".to_owned(),
        code: Some("Amt 50".to_owned()),
        role: DepartmentRole::Lead,
        evidence: Evidence::default(),
    });
    reply.record.citations.push(Citation {
        kind: CitationKind::Law,
        text: "§ 16 a des Aufenthaltsgesetzes".to_owned(),
        normalized: Some("§ 16a AufenthG".to_owned()),
        evidence: Evidence::default(),
    });
    library(&[motion, reply])
}

#[test]
fn business_of_papers() {
    let library = business();
    library.check("antragsteller:\"Die Linden\"", "m");
    library.check("amt:\"Amt 50\"", "r");
    library.check("amt:Soziales amt:Wohnen", "r");
    library.check("amt:(Soziales Verkehr)", "");
    library.check("gesetz:AufenthG", "r");
    library.check("gesetz:\"§ 16a AufenthG\"", "r");
    library.check("gesetz:\"§ 17 AufenthG\"", "");
    library.check("thema:Sprachmittlung", "m");
    library.check("seiten:>1", "r");
    let mut filters = Filters::default();
    for (field, value) in [("office", "Soziales"), ("law", "AufenthG"), ("pages", "2")] {
        filters.add(field, value).unwrap();
    }
    library.check_filters(filters, "r");
}

#[test]
fn alternatives_of_times_and_numbers() {
    let library = cities();
    let times = Filters { year: strings(&["2019..2020", "2021-Herbst"]), ..Filters::default() };
    library.check_filters(times, "k n z");
    library.check("jahr:2019,2020", "k n");
    library.check("datum:>2020", "m z");
    library.check("stadt:(Köln OR München) -art:Antrag", "m");
}

/// Words and filters as one text find the same papers.
#[test]
fn one_text_for_words_and_filters() {
    let library = cities();
    let filters = Filters {
        city: strings(&["Köln", "muenchen"]),
        to: Some("2021".to_owned()),
        public: Some(true),
        ..Filters::default()
    };
    let query = SearchQuery { filters, ..asked("Kita OR Burg") };
    let text = query.to_query_text().unwrap();
    assert_eq!(library.ids(&asked(&text)), library.ids(&query));
    library.check(&text, "k m");
}

#[test]
fn doubts() {
    let library = cities();
    let shown = |text: &str| {
        let doubts = library.index.doubts(&asked(text)).unwrap();
        let shown = doubts.iter().map(|it| format!("{} {:?}", it.kind.as_str(), it.near));
        shown.collect::<Vec<String>>().join(" ")
    };
    assert_eq!(shown("stadt:Kölln"), "no-paper-has [\"stadt:Köln\"]");
    assert_eq!(
        shown("stadt:Aachen OR fraktion:CDUU"),
        "no-paper-has [] no-paper-has [\"fraktion:CDU\"]"
    );
    assert_eq!(shown("Stadt: Köln"), "blank-after-colon [\"Stadt:Köln\"]");
    assert_eq!(shown("stadt:muenchen -stadt:Aachen Kita"), "");
    let filters = Filters { city: strings(&["Mümchen"]), ..Filters::default() };
    let doubts = library.index.doubts(&filtered(filters)).unwrap();
    assert_eq!(doubts[0].near, ["stadt:München"]);
}

/// A facet with a filter of its own says what its other values would find.
#[test]
fn facets_without_their_own_filter() {
    let library = cities();
    let filters = Filters {
        city: strings(&["Köln"]),
        genre: vec![Genre::Motion, Genre::Reply],
        ..Filters::default()
    };
    let answer = library.index.search(&SearchQuery { filters, ..asked("Kita") }).unwrap();
    assert_eq!(answer.total, 1);
    let shown = answer.facets.iter().filter(|it| !it.counts.is_empty());
    let shown: Vec<String> = shown.map(|it| format!("{} {:?}\n", it.name, it.counts)).collect();
    expect![[r#"
        city [("Köln", 1), ("München", 1)]
        state [("DE-NW", 1)]
        genre [("motion", 1)]
        body [("Ausschuss für Soziales", 1), ("Rat", 1)]
        year [("2020", 1)]
        outcome [("approved", 1)]
        faction [("CDU", 1), ("GRÜNE", 1)]
        language [("de", 1)]
    "#]]
    .assert_eq(&shown.concat());
    let none = library.index.search(&SearchQuery { facets: false, ..asked("Kita") }).unwrap();
    assert!(none.facets.is_empty());
}
