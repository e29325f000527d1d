//! What the analysis promises for any text, and which words meet.

use proptest::prelude::*;

use crate::{Language, Mode, Token, analyze, each_word_in, fold};

/// Written forms the analysis knows; noise alone would hardly ever hold one.
const SHAPES: [&str; 35] = [
    "Migrant*innen",
    "Migrant:in",
    "MigrantInnen",
    "Bürger(innen)",
    "Teilnehmer/-innen",
    "Ausländer*innenbehörde",
    "jede*r",
    "Kultur-, Sport- und Sozialausschuss",
    "Migrations- und ",
    "Haushaltsplanentwurf",
    "und -vertreter",
    "Bürgerinnenbeteiligung",
    "derStadtrat",
    "S a t z u n g",
    "1.234.567,89 Euro",
    "1\u{A0}000",
    "§ 16 a",
    "Integra-\ntion",
    "Migrations-\nund",
    "CDU-\r\n  Fraktion",
    "Inte\u{AD}gration",
    "Mu\u{308}ller",
    "Ost\u{2011}West",
    "U-Bahn-Linie-5-a-b-c-d-e-f",
    "20-26/B 01322",
    "Straße",
    "ﬁnanz",
    "\u{F0B7}",
    "\u{308}",
    "가\u{11A8}",
    "İn",
    "-",
    "*innen",
    "\u{FDFA}",
    "\u{37A}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(SHAPES.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "[a-zäß*:_/()\\-\n\u{AD}\u{308} ]{0,8}",
    ];
    let gap = prop_oneof![Just(""), Just(" "), Just("\n"), Just("-")];
    proptest::collection::vec((piece, gap), 0..12)
        .prop_map(|it| it.into_iter().flat_map(|(text, gap)| [text, gap.to_owned()]).collect())
}

/// The span of each word.
fn words(tokens: &[Token]) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut res: Vec<_> = tokens.iter().map(|it| (it.position, it.span.clone())).collect();
    res.dedup();
    res
}

proptest! {
    #[test]
    fn spans_lie_inside_in_reading_order(text in text()) {
        for mode in [Mode::Stemmed, Mode::Exact] {
            let tokens = analyze(&text, mode);
            let words = words(&tokens);
            prop_assert!(words.iter().all(|it| !it.1.is_empty()));
            prop_assert!(words.iter().all(|it| text.get(it.1.clone()).is_some()), "{words:?}");
            prop_assert!(words.windows(2).all(|it| it[0].1.end <= it[1].1.start), "{words:?}");
            prop_assert!(words.iter().enumerate().all(|(idx, it)| it.0 == idx), "{words:?}");
            prop_assert!(tokens.iter().all(|it| !it.term.is_empty() && it.term.len() <= 255));
            prop_assert!(tokens.iter().all(|it| !it.term.contains([' ', '\t', '\n'])), "{tokens:?}");
            prop_assert_eq!(&tokens, &analyze(&text, mode), "same text, same tokens");
        }
    }

    #[test]
    fn parts_are_terms_and_never_the_word_itself(text in text()) {
        for language in [None, Language::of("tr"), Language::of("ar")] {
            each_word_in(language, &text, |word| {
                let whole = word.stemmed.last().expect("every word has a term");
                assert_ne!(word.leaves.len(), 1, "{whole}");
                for part in word.leaves.iter().chain(word.inner) {
                    assert!(!part.is_empty() && part.len() <= 255, "{part:?}");
                    assert!(!part.contains(char::is_whitespace) && part != whole, "{part:?}");
                }
            });
        }
    }

    #[test]
    fn both_modes_see_the_same_words(text in text()) {
        prop_assert_eq!(words(&analyze(&text, Mode::Stemmed)), words(&analyze(&text, Mode::Exact)));
    }

    #[test]
    fn composing_a_text_changes_no_term(text in text()) {
        use unicode_normalization::UnicodeNormalization;
        let terms = |text: &str| -> Vec<String> {
            analyze(text, Mode::Stemmed).into_iter().map(|it| it.term).collect()
        };
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(terms(&composed), terms(&text));
        prop_assert_eq!(terms(&decomposed), terms(&text));
    }

    #[test]
    fn folding_twice_changes_nothing(text in text()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }
}

/// The whole words of a case, with its escapes read.
fn terms(case: &str) -> Vec<String> {
    let text = case
        .replace("\\n", "\n")
        .replace("\\u{AD}", "\u{AD}")
        .replace("\\u{308}", "\u{308}")
        .replace("\\u{2010}", "\u{2010}")
        .replace("\\u{2011}", "\u{2011}")
        .replace("\\u{202F}", "\u{202F}")
        .replace("\\u{A0}", "\u{A0}");
    let tokens = analyze(&text, Mode::Stemmed);
    let whole = |(idx, it): (usize, &Token)| {
        let last = tokens.get(idx + 1).is_none_or(|next| next.position != it.position);
        last.then(|| it.term.clone())
    };
    tokens.iter().enumerate().filter_map(whole).collect()
}

fn pairs(table: &str) -> impl Iterator<Item = (&str, &str)> {
    table.lines().filter(|it| !it.starts_with('#')).filter_map(|it| it.split_once('\t'))
}

#[test]
fn words_that_meet() {
    let apart: Vec<_> = pairs(include_str!("../cases/meet.tsv"))
        .filter(|(one, other)| terms(one) != terms(other))
        .map(|(one, other)| (one, terms(one), other, terms(other)))
        .collect();
    assert!(apart.is_empty(), "{apart:#?}");
}

#[test]
fn words_that_do_not_meet() {
    let met: Vec<_> = pairs(include_str!("../cases/apart.tsv"))
        .filter(|(one, other)| terms(one) == terms(other))
        .collect();
    assert!(met.is_empty(), "{met:#?}");
}

#[test]
fn long_words_are_kept() {
    let word = "Staatsangehörigkeitsmodernisierungsgesetzes";
    assert_eq!(terms(word), ["staatsangehorigkeitsmodernisierungsgesetz"]);
    let endless = "ab".repeat(500_000);
    let tokens = analyze(&endless, Mode::Exact);
    assert_eq!((tokens.len(), tokens[0].term.len(), tokens[0].span.len()), (1, 255, 1_000_000));
}

/// Each is half a megabyte: what takes a step for every pair of letters would take hours.
#[test]
fn endless_texts_take_no_endless_time() {
    for piece in [
        "haus",
        "a ",
        "§",
        "§ ",
        "1.",
        "1.000.",
        "1 ",
        "a- ",
        "-",
        "- ",
        "1,",
        "x-und ",
        "ä\u{308}",
        "\u{308}",
        "Innen",
        "*innen",
        "a\u{A0}",
        "und -",
        "Migrations- ",
        "aB",
        "\u{AD}\n",
    ] {
        let text = piece.repeat(500_000 / piece.len());
        assert!(text.len() >= analyze(&text, Mode::Stemmed).len());
    }
}
