//! Papers on the same matter.

use ratlas_model::Genre;

use super::library;
use super::papers::{Paper, paper};
use crate::{Filters, LikeQuery, Matter, MatterPart, PaperIndex};

/// Motions of three cities on two matters, and one on neither.
fn papers() -> Vec<Paper> {
    let texts = [
        ("a", "Schwimmkurse für Frauen", "Hallenbad", "Kassel", "2018-03-14"),
        ("b", "Frauenschwimmen", "Ein Hallenbad bietet Schwimmkurse an", "Trier", "2021-09-02"),
        ("c", "Radwege am Fluss", "Der Radweg wird breiter, am Hallenbad auch", "Kassel", "2020"),
        ("d", "Friedhof", "Gräber für alle", "Worms", "2019-01-01"),
    ];
    let motion = |(id, title, text, city, date): (&str, &str, &str, &str, &str)| {
        paper(id, title, &["Antrag der Fraktion", &format!("{title}. {text}.")])
            .city(city, &format!("Stadt {city}"), "00000000", "DE-HE")
            .genre(Genre::Motion)
            .date(date)
    };
    texts.into_iter().map(motion).collect()
}

fn idea() -> Matter {
    Matter::of_text("Antrag: Schwimmkurse für Frauen im Hallenbad")
}

#[track_caller]
fn check(index: &PaperIndex, query: &LikeQuery, expected: &str) {
    let terms = index.matter_terms(&idea());
    let found = index.like(&terms, &LikeQuery { limit: 10, ..query.clone() }).unwrap();
    let ids: Vec<String> = found.into_iter().map(|it| it.id).collect();
    assert_eq!(ids.join(" "), expected, "{query:?}");
}

#[test]
fn most_of_the_matter_first() {
    check(&library(&papers()).index, &LikeQuery::default(), "a b c");
}

#[test]
fn cities_times_and_filters() {
    let library = library(&papers());
    let index = &library.index;
    let kassel = || "Kassel".to_owned();
    check(index, &LikeQuery { not_of: vec![kassel()], ..LikeQuery::default() }, "b");
    let until = |date: &str| LikeQuery { until: Some(date.to_owned()), ..LikeQuery::default() };
    check(index, &until("2019"), "a");
    check(index, &until("2021-09-02"), "a b c");
    check(index, &LikeQuery { later_of: Some(kassel()), ..until("2019") }, "a c");
    let filters = Filters { city: vec!["Trier".to_owned()], ..Filters::default() };
    check(index, &LikeQuery { filters, ..LikeQuery::default() }, "b");
    let filters = Filters { genre: vec![Genre::Minutes], ..Filters::default() };
    check(index, &LikeQuery { filters, ..LikeQuery::default() }, "");
}

#[test]
fn the_page_and_the_words_that_are_alike() {
    let library = library(&papers());
    let terms = library.index.matter_terms(&idea());
    let query = LikeQuery { limit: 1, ..LikeQuery::default() };
    let found = library.index.like(&terms, &query).unwrap();
    assert_eq!(found[0].page, Some(2));

    let held = terms.held("Schwimm-\nkurse im Bad");
    assert!(held.share > 0.0 && held.share < 1.0);
    assert!(held.words.contains(&"Schwimmkurse".to_owned()), "{held:?}");
    assert!((terms.held("Schwimmkurse für Frauen im Hallenbad").share - 1.0).abs() < 1e-5);
    assert!(terms.held("Gräber für alle").words.is_empty());

    let passage = terms.passage("Der Rat. Im Hallenbad gibt es Kurse.", 240);
    let marked: Vec<&str> = passage.marks.iter().map(|it| &passage.text[it.clone()]).collect();
    assert!(marked.contains(&"Hallenbad"), "{passage:?}");
}

/// Whether a word is among those a matter is sought by.
fn is_sought(index: &PaperIndex, matter: &Matter, word: &str) -> bool {
    index.matter_terms(matter).terms.iter().any(|it| it.word == word)
}

#[test]
fn what_says_nothing() {
    let library = library(&papers());
    let index = &library.index;
    for text in ["", "Sehr geehrte Damen und Herren", "12.03.2020 § 4", "Antrag der SPD-Fraktion"]
    {
        let terms = index.matter_terms(&Matter::of_text(text));
        assert!(terms.is_empty() && !terms.has_matter, "{text}: {terms:?}");
        assert_eq!(
            index.like(&terms, &LikeQuery { limit: 10, ..LikeQuery::default() }).unwrap(),
            []
        );
    }
    // A matter that no paper is about is one all the same.
    let terms = index.matter_terms(&Matter::of_text("Weltraumbahnhof"));
    assert!(terms.has_matter && terms.is_empty());
}

#[test]
fn names_never_and_offices_only_where_they_are_meant() {
    let library = library(&papers());
    let index = &library.index;
    let matter = |part| {
        let mut matter = Matter::default();
        matter.add(part, "Ein Hallenbad in Frauen");
        Matter { names: vec!["Frauen".to_owned()], offices: vec!["Hallenbad".to_owned()], ..matter }
    };
    for (part, is_meant) in [(MatterPart::Request, true), (MatterPart::Body, false)] {
        assert_eq!(is_sought(index, &matter(part), "Hallenbad"), is_meant, "{part:?}");
        assert!(!is_sought(index, &matter(part), "Frauen"));
    }
}

#[test]
fn title_before_text_and_nouns_before_other_words() {
    let library = library(&papers());
    let mut matter = Matter::default();
    matter.add(MatterPart::Body, "Radwege, breiter");
    matter.add(MatterPart::Title, "Friedhof");
    let terms = library.index.matter_terms(&matter).terms;
    let place = |word: &str| terms.iter().position(|it| it.word == word).unwrap();
    assert!(place("Friedhof") < place("Radwege") && place("Radwege") < place("breiter"));
}

#[test]
fn a_long_paper_is_no_longer_question() {
    let library = library(&papers());
    let words = "Hallenbad Hallenbäder Hallenbadkurs ".repeat(50_000);
    let mut matter = idea();
    for _ in 0..50 {
        matter.add(MatterPart::Body, &words);
    }
    let held: usize = matter.texts.iter().map(|it| it.1.len()).sum();
    assert!(held < 70_000, "{held}");
    assert!(library.index.matter_terms(&matter).terms.len() <= 40);
}
