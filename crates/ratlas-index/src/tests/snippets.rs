use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Library, asked, library};
use crate::Marks;
use crate::snippet::{Snippet, snippet};

#[track_caller]
fn check(query: &str, page: &str, max_chars: usize, expected: Expect) {
    let found = snippet(&marks(query), page, max_chars);
    expected.assert_eq(&shown(&found));
}

/// What a search marks; there need not be a paper.
fn marks(query: &str) -> Marks {
    thread_local! {
        static NONE: Library = library(&[]);
    }
    NONE.with(|it| it.index.search(&asked(query)).map(|it| it.marks).unwrap_or_default())
}

/// The text with its marks in brackets.
fn shown(snippet: &Snippet) -> String {
    let mut res = String::new();
    let mut at = 0;
    for mark in &snippet.marks {
        res += &snippet.text[at..mark.start];
        res.push('[');
        res += &snippet.text[mark.clone()];
        res.push(']');
        at = mark.end;
    }
    res += &snippet.text[at..];
    res.replace('\u{308}', "<308>")
}

#[test]
fn marks_are_the_words_as_printed() {
    check(
        "Migranten",
        "Für alle Migrant*innen und\nMigrantInnen.",
        80,
        expect!["Für alle [Migrant*innen] und [MigrantInnen]."],
    );
    check(
        "integration",
        "Die Integra-\ntion\n\nvon Mu\u{308}ller",
        80,
        expect!["Die [Integration] von Mu<308>ller"],
    );
    check(
        "Müller",
        "Die Integra-\ntion\n\nvon Mu\u{308}ller",
        80,
        expect!["Die Integration von [Mu<308>ller]"],
    );
    check("Fraktion", "Die CDU-\nFraktion", 80, expect!["Die [CDU-Fraktion]"]);
    check(
        "\"runder Tisch\"",
        "Ein Tisch, ein runder  Tisch",
        80,
        expect!["Ein Tisch, ein [runder] [Tisch]"],
    );
    check(
        "integr*",
        "Integrationsrat und Integration",
        80,
        expect!["[Integrationsrat] und [Integration]"],
    );
    check("b01322", "Nr. 20-26 / B 01322 vom", 80, expect!["Nr. 20-26 / [B] [01322] vom"]);
    check("nichts", "Anfang der Seite mit viel Text", 15, expect!["Anfang der"]);
    check("\"offen", "Anfang", 15, expect!["Anfang"]);
}

#[test]
fn the_window_answers_most() {
    let page = "Kita hier. ".to_owned() + &"Füllwort ".repeat(40) + "Kita und Hort und mehr Text.";
    check("Kita Hort", &page, 40, expect!["Füllwort [Kita] und [Hort] und mehr Text."]);
}

proptest! {
    #[test]
    fn marks_and_spans_lie_inside(
        pieces in proptest::collection::vec(prop_oneof![
            proptest::sample::select(vec!["Kita", "Integra-\ntion", "Kind*innen", " ", "\n", "ä", "\u{308}"])
                .prop_map(str::to_owned),
            "\\PC{0,5}",
        ], 0..30),
        max_chars in 0_usize..60,
    ) {
        let page = pieces.concat();
        for query in ["Kita integration", "\"Kita Kita\"", "k*", "nr:A1"] {
            let found = snippet(&marks(query), &page, max_chars);
            prop_assert!(page.get(found.span.clone()).is_some());
            prop_assert!(found.text.chars().count() <= max_chars, "{:?}", found);
            prop_assert!(found.marks.iter().all(|it| !it.is_empty() && found.text.get(it.clone()).is_some()));
            prop_assert!(found.marks.is_sorted_by(|a, b| a.end <= b.start));
        }
    }
}
