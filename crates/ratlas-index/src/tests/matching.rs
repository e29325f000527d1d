//! What stands for the words of a question.

use expect_test::{Expect, expect};
use ratlas_model::Genre;

use super::papers::{Paper, paper};
use super::{Library, asked, library};
use crate::{
    Concept, ConceptTerm, Matching, PaperIndex, Relation, SearchAnswer, SearchQuery, Thesaurus,
};

fn council() -> Vec<Paper> {
    vec![
        paper("whole", "Vorlage", &["Der Integrationsbeirat tagt im Rathaus."]),
        paper("parts", "Vorlage", &["Ein Beirat für Integration und Zuwanderung im Saal."]),
        paper("other", "Vorlage", &["Der Ausländerbeirat tagt nie."]),
        paper("name", "Vorlage", &["Der Vorsitzende des Runden Tisches Asyl spricht."]),
        paper("far", "Vorlage", &["Die Integration der Radwege. Ein Beirat der Sportvereine."]),
    ]
}

impl Library {
    fn answer(&self, text: &str) -> SearchAnswer {
        self.index.search(&asked(text)).unwrap()
    }

    #[track_caller]
    fn check_why(&self, text: &str, expected: Expect) {
        expected.assert_eq(&self.shown(&asked(text)));
    }
}

#[test]
fn compounds_and_their_parts() {
    let library = library(&council());
    library.check_order("Integrationsbeirat", "whole parts far");
    library.check("Beirat", "far other parts whole");
    library.check("Beirat für Integration", "far parts whole");
    // Words between, but the compound says the same: before papers with both words anywhere.
    assert_eq!(library.ids(&asked("Beirat für Integration"))[0], "whole");
}

#[test]
fn stop_words_are_not_searched_unless_alone() {
    let library = library(&council());
    library.check("der Beirat über Zuwanderung", "parts");
    library.check("\"der Beirat\"", "");
    library.check("nie", "other");
    library.check("der", "far name other whole");
}

#[test]
fn words_that_are_hardly_there() {
    let mut papers = council();
    papers.extend((0..5).map(|it| paper(&format!("k{it}"), "Antrag", &["Neue Sprachkurse."])));
    let library = library(&papers);
    let answer = library.answer("Sprahckurse");
    assert_eq!((answer.total, answer.suggestions), (5, vec!["Sprachkurse".to_owned()]));
    let answer = library.answer("neue Sprachkurze -Tisch");
    assert_eq!(answer.suggestions, ["neue Sprachkurse -Tisch"]);
    assert!(library.answer("\"Sprahckurse\"").suggestions.is_empty());
    assert!(library.answer("SPRK Integration").suggestions.is_empty());
    let exact = SearchQuery { exact: true, ..asked("Sprahckurse") };
    assert_eq!(library.index.search(&exact).unwrap().total, 0);
}

#[test]
fn without_a_paper_that_holds_all_words_those_with_most() {
    let library = library(&council());
    let answer = library.answer("Integrationsbeirat Radwege Zuwanderung -Rathaus");
    assert_eq!((answer.matching, answer.total), (Matching::Some, 2));
    library.check_why(
        "Beirat Rathaus Radwege",
        expect![[r"
            far 1 text missing(Rathaus→)
            whole 1 text missing(Radwege→)
            parts 1 text missing(Radwege→) missing(Rathaus→)
            other 1 text missing(Radwege→) missing(Rathaus→)
        "]],
    );
    // What is a condition stays one.
    assert_eq!(library.answer("Rathaus \"Runder Tisch\"").total, 0);
    assert_eq!(library.answer("Rathaus (Saal Radwege)").total, 3);
    let sentence = library.answer("Wo tagt der Beirat im Saal des Hauses?");
    assert_eq!(sentence.matching, Matching::Sentence);
    assert_eq!(sentence.hits[0].id, "parts");
}

fn thesaurus() -> Thesaurus {
    let term = |text: &str, relation| ConceptTerm {
        text: text.to_owned(),
        relation,
        cities: Vec::new(),
        from: None,
        to: None,
        context: Vec::new(),
        ambiguous: false,
    };
    let concept = |id: &str, terms| Concept {
        id: id.to_owned(),
        label: id.to_owned(),
        source: "user".to_owned(),
        terms,
    };
    Thesaurus::new(vec![
        concept(
            "board",
            vec![
                term("Integrationsbeirat", Relation::Same),
                term("Ausländerbeirat", Relation::Historic),
            ],
        ),
        concept(
            "table",
            vec![
                term("Runder Tisch Asyl", Relation::Same),
                term("Flüchtlingsrunde", Relation::Same),
            ],
        ),
    ])
}

#[test]
fn other_names() {
    let Library { dir, index: _ } = library(&council());
    let index = PaperIndex::open(dir.path()).unwrap().with_thesaurus(thesaurus());
    let library = Library { dir, index };
    library.check_why(
        "Integrationsbeirat tagt",
        expect![[r"
            whole 1 text
            other 1 text thesaurus(Integrationsbeirat→Ausländerbeirat)
        "]],
    );
    library.check_why(
        "Flüchtlingsrunde",
        expect![[r"
            name 1 thesaurus(Flüchtlingsrunde→Runder Tisch Asyl)
        "]],
    );
    library.check_why(
        "Integrationsbeirat Zuwanderung",
        expect![[r"
            parts 1 text compound(Integrationsbeirat→Integration … Beirat)
        "]],
    );
    let without = SearchQuery { thesaurus: false, ..asked("Integrationsbeirat tagt") };
    assert_eq!(library.ids(&without), ["whole"]);
    let exact = SearchQuery { exact: true, ..asked("Integrationsbeirat") };
    assert_eq!(library.ids(&exact), ["whole"]);
}

#[test]
fn genre_and_age_decide_among_equals() {
    let text = &["Der Mietspiegel."];
    let library = library(&[
        paper("a", "Papier", text).genre(Genre::Minutes).date("2020-01-01"),
        paper("b", "Papier", text).genre(Genre::Motion).date("2010-01-01"),
        paper("c", "Papier", text).genre(Genre::Motion).date("2020-01-01"),
        paper("d", "Papier", text),
    ]);
    library.check_order("Mietspiegel", "c b d a");
}

#[test]
fn a_score_is_explained() {
    let library = library(&council());
    let explained = library.index.explain(&asked("Integrationsbeirat der Stadtt -Saal")).unwrap();
    let parts = explained.parts.iter().map(|it| {
        let ways = it.ways.iter().map(|it| format!(" {}[{}]{}", it.kind, it.terms, it.n_papers));
        format!("{}{} {}{}\n", " ".repeat(it.depth), it.kind, it.text, ways.collect::<String>())
    });
    expect![[r"
        some 
         word Integrationsbeirat whole[integrationsbeirat]1 parts[integration + beirat]3 printed[integrationsbeirat]1
         word Stadtt whole[stadtt]0 printed[stadtt]0
         stop der
         not 
          word Saal whole[saal]1 printed[saal]1
    "]]
    .assert_eq(&parts.collect::<String>());
    let best = &explained.hits[0];
    let words: f32 = best.scores.iter().map(|it| it.score).sum();
    assert!((words * best.factor - best.score).abs() < 0.001, "{best:?}");
}

#[test]
fn hostile_questions_are_answered_or_refused() {
    let library = library(&council());
    let words = (0..200).map(|it| format!("wort{it}")).collect::<Vec<_>>().join(" ");
    let many = (0..1_000).map(|it| format!("wort{it}")).collect::<Vec<_>>().join(" ");
    for text in [&words, &many, &"(".repeat(500), &"a* ".repeat(50), &"x".repeat(100_000)] {
        let _ = library.index.search(&asked(text));
    }
}

/// A question does not know its language; passages do.
#[test]
fn words_of_other_languages() {
    let mut turkish = paper("t", "Fest", &["Das Fest. Okullar tatil."]);
    turkish.record.languages = vec![ratlas_model::Language {
        code: "tr".to_owned(),
        share: 0.5,
        at: vec![ratlas_model::Place { page: 1, span: [10, 24], boxes: Vec::new() }],
        variant: None,
    }];
    let library = library(&[turkish, paper("d", "Feste", &["Das Fest. Okullar tatil."])]);
    library.check("okul", "t");
    library.check("Okullar", "d t");
}
