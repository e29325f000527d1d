use std::collections::BTreeSet;

use expect_test::expect;
use proptest::prelude::*;
use ratlas_model::ReferenceRole;

use super::papers::paper;
use super::{Library, asked, library};
use crate::{SearchQuery, Sort};

fn boards() -> Library {
    library(&[
        paper(
            "a",
            "Runder Tisch der Migrationsbeauftragten",
            &[
                "Der Runde Tisch der Migrant*innen soll eingerichtet werden.",
                "Die Integra-\ntion gelingt. Sprachkurse für Bürgerinnen.",
            ],
        ),
        paper(
            "b",
            "Migrations-Beirat",
            &["Müller berichtet vom Tisch, an dem ein runder Teller steht. Ein Sprachkurs."],
        ),
        paper(
            "c",
            "Haushalt",
            &["Die Burg am Groß-Berg. Beschlüsse zur Integration u\u{308}ber alles."],
        ),
    ])
}

#[test]
fn words_in_any_form() {
    let library = boards();
    library.check("Migrant:innen", "a");
    library.check("Migrantin", "a");
    library.check("Sprachkurs", "a b");
    library.check("Bürger", "a");
    library.check("Burg", "c");
    library.check("Beschluss", "c");
    library.check("Mueller", "b");
    library.check("über", "c");
    library.check("integration", "a c");
    library.check("Migrationsbeirat", "b");
    library.check("Beirat Migration", "b");
    library.check("groß", "c");
}

#[test]
fn operators() {
    let library = boards();
    library.check("\"runder Tisch\"", "a");
    library.check("runder Tisch", "a b");
    library.check("\"Runde Tisch der Migrantinnen\"", "a");
    library.check("Integration -Haushalt", "a");
    library.check("-Tisch", "c");
    library.check("Burg OR Müller", "b c");
    library.check("(Burg ODER Müller) Teller", "b");
    library.check("sprach*", "a b");
    library.check("titel:Tisch", "a");
    library.check("*", "a b c");
    library.check("", "a b c");
    library.check("\"Tisch Teller\"~5", "b");
    library.check("Zebra", "");
}

#[test]
fn odd_prefixes() {
    let library = boards();
    for text in ["½½*", "⒈a*", "क्षत्र*", "㈎ab*", "a.b*", "s*t*"] {
        assert!(library.index.search(&asked(text)).is_ok(), "{text}");
    }
}

#[test]
fn exact_words_stand_as_typed() {
    let library = boards();
    let exact = |text: &str| library.ids(&SearchQuery { exact: true, ..asked(text) }).join(" ");
    assert_eq!(exact("Sprachkurs"), "b");
    assert_eq!(exact("Sprachkurse"), "a");
    assert_eq!(exact("MUELLER"), "b");
    assert_eq!(exact("Migrant"), "");
}

#[test]
fn hits_name_page_and_reason() {
    let library = boards();
    let shown = |text| library.shown(&asked(text));
    expect![[r"
        a 1 title text
        b 1 text
    "]]
    .assert_eq(&shown("Tisch"));
    expect![[r"
        c 1 text
        a 2 text
    "]]
    .assert_eq(&shown("Integration"));
    expect![[r"
        query, bytes 0 to 1: quote-open
    "]]
    .assert_eq(&shown("\"offen"));
}

#[test]
fn better_hits_first() {
    let library = library(&[
        paper("a", "Vorlage", &["Der Mietspiegel und die Mieten und vieles andere mehr."]),
        paper("b", "Mietspiegel", &["Eine Vorlage mit vielen anderen Worten zum Mietspiegel."]),
        paper("c", "Vorlage", &["Die Mieten, die Mieten, die Mieten."]),
    ]);
    library.check_order("Mietspiegel", "b a");
    library.check_order("mieten", "b c a");
}

#[test]
fn numbers_in_any_spelling() {
    let library = library(&[
        paper("answer", "Antwort", &["Ein Brief.", "Zum Antrag 20-26 / B 01322 vom Dezember."])
            .number("20-26 / B 01322", ReferenceRole::Answered, 2),
        paper("motion", "Antrag", &["Nr. 20-26/B 01322"]).number(
            "20-26 / B 01322",
            ReferenceRole::Own,
            1,
        ),
        paper("other", "Antrag", &["Nr. 20-26/B 01323, 99 Euro"]).number(
            "20-26 / B 01323",
            ReferenceRole::Own,
            1,
        ),
        paper("year", "Vorlage", &["Vorlage"]).number("2014/0532", ReferenceRole::Own, 1),
    ]);
    for spelling in
        ["20-26 / B 01322", "20-26/B 01322", "B 01322", "B01322", "b1322", "20–26 / B 1322"]
    {
        library.check_order(spelling, "motion answer");
        library.check_order(&format!("nr:\"{spelling}\""), "motion answer");
        let filters =
            crate::Filters { number: vec![spelling.to_owned()], ..crate::Filters::default() };
        assert_eq!(library.ids(&super::filtered(filters)), ["motion", "answer"], "{spelling}");
    }
    library.check("2014/532", "year");
    library.check("Antrag B 01323", "other");
    expect![[r"
        motion 1 own-number number
        answer 2 number
    "]]
    .assert_eq(&library.shown(&asked("B 01322")));
}

#[test]
fn pages_of_hits_are_stable_and_complete() {
    let papers: Vec<_> = (0..57)
        .map(|it| paper(&format!("p{it:02}"), "Haushalt", &["Der Haushalt."]).date("2020-01-01"))
        .collect();
    let library = library(&papers);
    for sort in [Sort::Relevance, Sort::DateAscending, Sort::DateDescending, Sort::City] {
        let mut seen = Vec::new();
        for offset in (0..70).step_by(10) {
            let query = SearchQuery { offset, sort, ..asked("Haushalt") };
            let answer = library.index.search(&query).unwrap();
            assert_eq!(answer.total, 57);
            seen.extend(answer.hits.into_iter().map(|it| it.id));
        }
        assert!(seen.is_sorted(), "{sort:?}");
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 57, "{sort:?}");
    }
}

#[test]
fn extreme_windows() {
    let library = boards();
    let found = |limit, offset| {
        let answer = library.index.search(&SearchQuery { limit, offset, ..asked("*") }).unwrap();
        (answer.total, answer.hits.len())
    };
    assert_eq!(found(0, 0), (3, 0));
    assert_eq!(found(usize::MAX, 0), (3, 3));
    assert_eq!(found(usize::MAX, usize::MAX), (3, 0));
    assert_eq!(found(1, 2), (3, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_query_is_answered_or_refused(
        pieces in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(vec![
                    "Tisch", "\"", "(", ")", "-", "*", "OR", "titel:", "nr:", "B 01322", "~3",
                    "datum:2015..", "art:antrag", "Migrant*innen", ":", "/", "„", "in*", "--a",
                ]).prop_map(str::to_owned),
                "\\PC{0,6}",
            ],
            0..12,
        ),
        blank in any::<bool>(),
    ) {
        thread_local! {
            static LIBRARY: Library = boards();
        }
        let text = pieces.join(if blank { " " } else { "" });
        LIBRARY.with(|library| {
            if let Ok(answer) = library.index.search(&asked(&text)) {
                library.index.snippet(&answer.marks, "Der Runde Tisch B 01322.", 20);
            }
        });
    }
}
