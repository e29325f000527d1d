use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::{Filters, SearchQuery};

/// A tree as one line; of a mistake the query with a caret, its kind, what it names, what was meant.
fn shown(text: &str) -> String {
    let marks = |span: &Range<usize>| {
        let before = text[..span.start].chars().count();
        let n_marks = text[span.clone()].chars().count().max(1);
        format!("{text}\n{}{}", " ".repeat(before), "^".repeat(n_marks))
    };
    match parse_with_doubts(text) {
        Ok(Parsed { node, doubts }) => {
            let doubts = doubts
                .iter()
                .map(|it| format!("\n{} {} {:?}", marks(&it.span), it.kind.as_str(), it.near));
            format!("{node:?}{}", doubts.collect::<String>())
        }
        Err(QueryMistake { kind, span, values, near, known: _ }) => {
            let near = if near.is_empty() { String::new() } else { format!(" -> {near:?}") };
            format!("{} {} {values:?}{near}", marks(&span), kind.as_str())
        }
    }
}

#[track_caller]
fn check(texts: &[&str], expected: Expect) {
    let visible = |it: &str| it.replace(|it| it == '\u{ad}' || is_blank(it) && it != ' ', "·");
    let shown = texts.iter().map(|it| format!("{} => {}\n", visible(it), shown(it)));
    expected.assert_eq(&shown.collect::<String>());
}

#[track_caller]
fn check_mistakes(texts: &[&str], expected: Expect) {
    let shown = texts.iter().map(|it| format!("{}\n", shown(it)));
    expected.assert_eq(&shown.collect::<String>());
}

#[test]
fn words_and_operators() {
    check(
        &[
            "Beirat Migration",
            "Beirat AND Migration UND Rat",
            "Beirat OR Ausschuss Rat",
            "Beirat ODER (Ausschuss -\"a b\") OR Rat",
            "(a OR (b OR c)) (d e)",
            "-Haushalt",
            "a -(b OR c)",
            "-(-a)",
            "*",
            " ",
            "* Beirat",
            "a OR *",
            "\"runder Tisch\"",
            "\"Beirat Migration\"~2 -Haushalt integr*",
            "Beirt~ Integrationsbeirt~ Rat~1 Beirt~2",
            "und oder or and",
        ],
        expect![[r#"
            Beirat Migration => And([Word("Beirat"), Word("Migration")])
            Beirat AND Migration UND Rat => And([Word("Beirat"), Word("Migration"), Word("Rat")])
            Beirat OR Ausschuss Rat => Or([Word("Beirat"), And([Word("Ausschuss"), Word("Rat")])])
            Beirat ODER (Ausschuss -"a b") OR Rat => Or([Word("Beirat"), And([Word("Ausschuss"), Not(Phrase("a b", 0))]), Word("Rat")])
            (a OR (b OR c)) (d e) => And([Or([Word("a"), Word("b"), Word("c")]), Word("d"), Word("e")])
            -Haushalt => Not(Word("Haushalt"))
            a -(b OR c) => And([Word("a"), Not(Or([Word("b"), Word("c")]))])
            -(-a) => Not(Not(Word("a")))
            * => All
              => All
            * Beirat => Word("Beirat")
            a OR * => Or([Word("a"), All])
            "runder Tisch" => Phrase("runder Tisch", 0)
            "Beirat Migration"~2 -Haushalt integr* => And([Phrase("Beirat Migration", 2), Not(Word("Haushalt")), Prefix("integr")])
            Beirt~ Integrationsbeirt~ Rat~1 Beirt~2 => And([Fuzzy("Beirt", 1), Fuzzy("Integrationsbeirt", 2), Fuzzy("Rat", 1), Fuzzy("Beirt", 2)])
            und oder or and => And([Word("und"), Word("oder"), Word("or"), Word("and")])
        "#]],
    );
}

#[test]
fn fields() {
    check(
        &[
            "titel:Satzung text:integr* exakt:Migranten",
            "titel:\"runder Tisch\"~2",
            "titel:(Satzung OR \"runder Tisch\" -Haushalt)",
            "titel:exakt:Satzung exakt:(titel:Satzung Rat)",
            "-titel:Satzung -stadt:Köln",
            "stadt:Köln,Bonn Beirat",
            "stadt:\"Bad Homburg\",Bonn",
            "stadt:(Bad Homburg OR Köln, Bonn)",
            "stadt:(-Köln) land:(Bayern OR NW)",
            "ort:Köln CITY:Bonn bundesland:by state:DE-BY",
            "art:Antrag,Anfragen art:motion",
            "ergebnis:\"zur Kenntnis genommen\" haltung:\"lehnt ab\"",
            "gremium:\"Beirat für Migration\" fraktion:gruene person:(Anna Adam)",
            "amt:\"Amt 50\" gesetz:\"§ 16a AufenthG\" thema:Sprachmittlung antragsteller:SPD",
            "nr:20-26 / B 01322 Laim",
            "nr:\"B 01322\" nr:2014/0532",
            "datum:2015..2020 datum:2021-Herbst jahr:2020,2022 datum:>2020",
            "datum:\"März 2020\" datum:3.12.2020 datum:2021-Q3 datum:..2015",
            "ja:>20 nein:10..20 enthaltung:<=3 seiten:5 ja:(>20 OR <5)",
            "öffentlich:nein public:yes sprache:Türkisch",
            "Stadt:Köln. stadt:Köln;",
        ],
        expect![[r#"
            titel:Satzung text:integr* exakt:Migranten => And([In(Title, Word("Satzung")), In(Text, Prefix("integr")), Exact("Migranten")])
            titel:"runder Tisch"~2 => In(Title, Phrase("runder Tisch", 2))
            titel:(Satzung OR "runder Tisch" -Haushalt) => In(Title, Or([Word("Satzung"), And([Phrase("runder Tisch", 0), Not(Word("Haushalt"))])]))
            titel:exakt:Satzung exakt:(titel:Satzung Rat) => And([In(Title, Exact("Satzung")), In(Title, Exact("Satzung")), Exact("Rat")])
            -titel:Satzung -stadt:Köln => And([Not(In(Title, Word("Satzung"))), Not(Field(City, "Köln"))])
            stadt:Köln,Bonn Beirat => And([Or([Field(City, "Köln"), Field(City, "Bonn")]), Word("Beirat")])
            stadt:"Bad Homburg",Bonn => Or([Field(City, "Bad Homburg"), Field(City, "Bonn")])
            stadt:(Bad Homburg OR Köln, Bonn) => Or([Field(City, "Bad Homburg"), Field(City, "Köln"), Field(City, "Bonn")])
            stadt:(-Köln) land:(Bayern OR NW) => And([Not(Field(City, "Köln")), Or([Field(State, "Bayern"), Field(State, "NW")])])
            ort:Köln CITY:Bonn bundesland:by state:DE-BY => And([Field(City, "Köln"), Field(City, "Bonn"), Field(State, "by"), Field(State, "DE-BY")])
            art:Antrag,Anfragen art:motion => And([Or([Field(Genre, "Antrag"), Field(Genre, "Anfragen")]), Field(Genre, "motion")])
            ergebnis:"zur Kenntnis genommen" haltung:"lehnt ab" => And([Field(Outcome, "zur Kenntnis genommen"), Field(Stance, "lehnt ab")])
            gremium:"Beirat für Migration" fraktion:gruene person:(Anna Adam) => And([Field(Body, "Beirat für Migration"), Field(Faction, "gruene"), Field(Person, "Anna Adam")])
            amt:"Amt 50" gesetz:"§ 16a AufenthG" thema:Sprachmittlung antragsteller:SPD => And([Field(Office, "Amt 50"), Field(Law, "§ 16a AufenthG"), Field(Topic, "Sprachmittlung"), Field(Applicant, "SPD")])
            nr:20-26 / B 01322 Laim => And([Field(Number, "20-26 / B 01322"), Word("Laim")])
            nr:"B 01322" nr:2014/0532 => And([Field(Number, "B 01322"), Field(Number, "2014/0532")])
            datum:2015..2020 datum:2021-Herbst jahr:2020,2022 datum:>2020 => And([Field(Date, "2015..2020"), Field(Date, "2021-Herbst"), Or([Field(Year, "2020"), Field(Year, "2022")]), Field(Date, ">2020")])
            datum:"März 2020" datum:3.12.2020 datum:2021-Q3 datum:..2015 => And([Field(Date, "März 2020"), Field(Date, "3.12.2020"), Field(Date, "2021-Q3"), Field(Date, "..2015")])
            ja:>20 nein:10..20 enthaltung:<=3 seiten:5 ja:(>20 OR <5) => And([Range(Yes, Some(21), None), Range(No, Some(10), Some(20)), Range(Abstain, None, Some(3)), Range(Pages, Some(5), Some(5)), Or([Range(Yes, Some(21), None), Range(Yes, None, Some(4))])])
            öffentlich:nein public:yes sprache:Türkisch => And([Field(Public, "nein"), Field(Public, "yes"), Field(Language, "Türkisch")])
            Stadt:Köln. stadt:Köln; => And([Field(City, "Köln"), Field(City, "Köln")])
        "#]],
    );
}

#[test]
fn ordinary_text() {
    check(
        &[
            "20-26 / B 01322",
            "Migrant:innen Bürger(innen) Kolleg*innen jede:r Rom:nja Antragsteller:innen",
            "§ 16a AufenthG, Abs. 2",
            "um 10:30 Uhr https://a.de/x?y=1 info@stadt.de www.stadt.de",
            "Haushalt 2024/2025",
            "„Runder Tisch“ »Haus« „Rat\" ‚Amt‘ “Kita”",
            "Betreff - Migrations- und Integrationsrat – Anlage",
            "Betreff: Integrationsrat, Datum: 3.12.2020",
            "Hinweis: Das Amt (AMI) berichtet; siehe Anlage!",
            "a) Antrag b) Begründung 12) Ende",
            "Beirat :-) Rat ;)",
            "( ) ja ( ) nein",
            "Kinder & Jugend | Soziales + Sport",
            "👍 Beirat \u{202e}Rat\u{202c} Inte\u{ad}gration a\u{0}b",
            "Köln's Rat geht’s",
            "(Bürger(innen))",
            "Kosten(in Euro) C:\\Ordner",
            "**wichtig** Frauen*beratung M?ller",
            "3,5 % 10.000 Euro 24“ „x“",
        ],
        expect![[r#"
            20-26 / B 01322 => And([Word("20-26"), Word("B"), Word("01322")])
            Migrant:innen Bürger(innen) Kolleg*innen jede:r Rom:nja Antragsteller:innen => And([Word("Migrant:innen"), Word("Bürger(innen)"), Word("Kolleg*innen"), Word("jede:r"), Word("Rom:nja"), Word("Antragsteller:innen")])
            § 16a AufenthG, Abs. 2 => And([Word("16a"), Word("AufenthG"), Word("Abs"), Word("2")])
            um 10:30 Uhr https://a.de/x?y=1 info@stadt.de www.stadt.de => And([Word("um"), Word("10:30"), Word("Uhr"), Word("https://a.de/x?y=1"), Word("info@stadt.de"), Word("www.stadt.de")])
            Haushalt 2024/2025 => And([Word("Haushalt"), Word("2024/2025")])
            „Runder Tisch“ »Haus« „Rat" ‚Amt‘ “Kita” => And([Phrase("Runder Tisch", 0), Phrase("Haus", 0), Phrase("Rat", 0), Phrase("Amt", 0), Phrase("Kita", 0)])
            Betreff - Migrations- und Integrationsrat – Anlage => And([Word("Betreff"), Word("Migrations-"), Word("und"), Word("Integrationsrat"), Word("Anlage")])
            Betreff: Integrationsrat, Datum: 3.12.2020 => And([Word("Betreff"), Word("Integrationsrat"), Word("Datum"), Word("3.12.2020")])
            Betreff: Integrationsrat, Datum: 3.12.2020
            ^^^^^^^ blank-after-colon ["Betreff:Integrationsrat"]
            Betreff: Integrationsrat, Datum: 3.12.2020
                                      ^^^^^ blank-after-colon ["Datum:3.12.2020"]
            Hinweis: Das Amt (AMI) berichtet; siehe Anlage! => And([Word("Hinweis"), Word("Das"), Word("Amt"), Word("AMI"), Word("berichtet"), Word("siehe"), Word("Anlage")])
            a) Antrag b) Begründung 12) Ende => And([Word("a"), Word("Antrag"), Word("b"), Word("Begründung"), Word("12"), Word("Ende")])
            Beirat :-) Rat ;) => And([Word("Beirat"), Word("Rat")])
            ( ) ja ( ) nein => And([Word("ja"), Word("nein")])
            Kinder & Jugend | Soziales + Sport => And([Word("Kinder"), Word("Jugend"), Word("Soziales"), Word("Sport")])
            👍 Beirat ·Rat· Inte·gration a·b => And([Word("Beirat"), Word("Rat"), Word("Inte\u{ad}gration"), Word("a"), Word("b")])
            Köln's Rat geht’s => And([Word("Köln's"), Word("Rat"), Word("geht’s")])
            (Bürger(innen)) => Word("Bürger(innen)")
            Kosten(in Euro) C:\Ordner => And([Word("Kosten"), Word("in"), Word("Euro"), Word("C:\\Ordner")])
            **wichtig** Frauen*beratung M?ller => And([Word("wichtig"), Word("Frauen*beratung"), Word("M?ller")])
            **wichtig** Frauen*beratung M?ller
                        ^^^^^^^^^^^^^^^ star-inside []
            **wichtig** Frauen*beratung M?ller
                                        ^^^^^^ star-inside []
            3,5 % 10.000 Euro 24“ „x“ => And([Word("3,5"), Word("10.000"), Word("Euro"), Word("24"), Phrase("x", 0)])
        "#]],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of queries")]
fn mistakes() {
    check_mistakes(
        &[
            "\"offen",
            "Rat „offen",
            "»offen",
            "a (b",
            "a) b",
            "Beirat) b",
            "OR b",
            "a OR",
            "a OR OR b",
            "(a OR) b",
            "AND b",
            "a AND",
            "a UND ODER b",
            "a NOT b",
            "a AND NICHT (b)",
            "a || b",
            "Rat --Haushalt",
            "*beirat",
            "titel:*beirat",
            "a*",
            "ab~",
            "beirat~3",
            "beirat*~1",
            "\"runder Tis* am\"",
            "\"a b\"~99",
            "\"a b\"~",
            "...",
            "-()",
            "stdat:Köln",
            "farbe:rot",
            "titl:(a OR b)",
            "titel:",
            "(titel:) a",
            "titel:\"\"",
            "stadt:()",
            "stadt:,Köln",
            "stadt:Köln,,Bonn",
            "stadt:Köln,",
            "stadt:Köln, München",
            "stadt:-Köln",
            "stadt:Mün*",
            "stadt:*",
            "titel:(stadt:Köln)",
            "stadt:(titel:x)",
            "art:Antragg",
            "art:Gedicht",
            "ergebnis:abgelent",
            "land:Bajuwarien",
            "sprache:Türkish",
            "öffentlich:vielleicht",
            "datum:gestern",
            "datum:31.02.2020",
            "datum:2015-2020",
            "datum:2020..2015",
            "jahr:zwanzig",
            "ja:viele",
            "ja:20..10",
            "ja:10-20",
            "ja:<0",
            "stadt:\"offen",
            "für Größe ( Ümläut",
        ],
        expect![[r#"
            "offen
            ^ quote-open []
            Rat „offen
                ^ quote-open []
            »offen
            ^ quote-open []
            a (b
              ^ bracket-open []
            And([Word("a"), Word("b")])
            Beirat) b
                  ^ bracket-close []
            OR b
            ^^ nothing-before ["OR"]
            a OR
              ^^ nothing-after ["OR"]
            a OR OR b
                 ^^ nothing-before ["OR"]
            (a OR) b
               ^^ nothing-after ["OR"]
            AND b
            ^^^ nothing-before ["AND"]
            a AND
              ^^^ nothing-after ["AND"]
            a UND ODER b
                  ^^^^ nothing-before ["ODER"]
            a NOT b
              ^^^ not-is-no-operator ["NOT"] -> ["-b"]
            a AND NICHT (b)
                  ^^^^^ not-is-no-operator ["NICHT"]
            a || b
              ^^ bars-are-no-operator ["||"]
            Rat --Haushalt
                ^^ double-hyphen ["Haushalt"] -> ["-Haushalt"]
            *beirat
            ^ leading-star ["beirat"] -> ["beirat"]
            titel:*beirat
                  ^ leading-star ["beirat"] -> ["beirat"]
            a*
            ^^ short-prefix ["2"]
            ab~
            ^^ short-fuzzy ["3"]
            beirat~3
                   ^ bad-fuzzy ["3"]
            beirat*~1
            ^^^^^^^^^ star-and-tilde ["beirat"]
            "runder Tis* am"
                       ^ star-in-phrase ["Tis"]
            "a b"~99
                 ^^^ bad-slop ["50"]
            "a b"~
                 ^ bad-slop ["50"]
            ...
            ^^^ no-word []
            -()
            ^^^ empty-brackets []
            stdat:Köln
            ^^^^^ unknown-field ["stdat"] -> ["stadt:Köln"]
            farbe:rot
            ^^^^^ unknown-field ["farbe"]
            titl:(a OR b)
            ^^^^ unknown-field ["titl"] -> ["titel:"]
            titel:
            ^^^^^^ empty-value ["titel"]
            (titel:) a
             ^^^^^^ empty-value ["titel"]
            titel:""
            ^^^^^^^^ empty-value ["titel"]
            stadt:()
            ^^^^^^^^ empty-value ["stadt"]
            stadt:,Köln
            ^^^^^^ empty-value ["stadt"]
            stadt:Köln,,Bonn
                      ^ empty-value ["stadt"]
            stadt:Köln,
                      ^ empty-value ["stadt"]
            stadt:Köln, München
                      ^ blank-after-comma ["stadt"]
            stadt:-Köln
                  ^ hyphen-in-value ["stadt"] -> ["-stadt:Köln"]
            stadt:Mün*
                     ^ star-in-field ["stadt"]
            stadt:*
                  ^ star-in-field ["stadt"]
            titel:(stadt:Köln)
                   ^^^^^ field-in-field ["stadt", "titel"]
            stadt:(titel:x)
                   ^^^^^ field-in-field ["titel", "stadt"]
            art:Antragg
                ^^^^^^^ unknown-value ["Antragg", "art"] -> ["Antrag"]
            art:Gedicht
                ^^^^^^^ unknown-value ["Gedicht", "art"]
            ergebnis:abgelent
                     ^^^^^^^^ unknown-value ["abgelent", "ergebnis"] -> ["abgelehnt"]
            land:Bajuwarien
                 ^^^^^^^^^^ unknown-value ["Bajuwarien", "land"]
            sprache:Türkish
                    ^^^^^^^ unknown-value ["Türkish", "sprache"] -> ["Türkisch"]
            öffentlich:vielleicht
                       ^^^^^^^^^^ unknown-value ["vielleicht", "öffentlich"]
            datum:gestern
                  ^^^^^^^ bad-date ["gestern"]
            datum:31.02.2020
                  ^^^^^^^^^^ bad-date ["31.02.2020"]
            datum:2015-2020
                  ^^^^^^^^^ bad-date ["2015-2020"] -> ["2015..2020"]
            datum:2020..2015
                  ^^^^^^^^^^ reversed-range ["2020", "2015"] -> ["2015..2020"]
            jahr:zwanzig
                 ^^^^^^^ bad-year ["zwanzig"]
            ja:viele
               ^^^^^ bad-count ["viele"]
            ja:20..10
               ^^^^^^ reversed-range ["20", "10"] -> ["10..20"]
            ja:10-20
               ^^^^^ bad-count ["10-20"] -> ["10..20"]
            ja:<0
               ^^ bad-count ["<0"]
            stadt:"offen
                  ^ quote-open []
            für Größe ( Ümläut
                      ^ bracket-open []
        "#]],
    );
}

#[test]
fn limits() {
    let long = "a".repeat(100_000);
    let many = "Rat ".repeat(1_000);
    let deep = "(".repeat(5_000);
    let denied = "-(".repeat(2_000);
    let nested = format!("{}a{}", "(".repeat(31), ")".repeat(31));
    let values = format!("stadt:{}", "Köln,".repeat(1_000));
    let shown = [long, many, deep, denied, nested, values].map(|text| {
        let QueryMistake { kind, span, values, .. } = parse(&text).unwrap_err();
        format!("{} {span:?} {values:?}\n", kind.as_str())
    });
    expect![[r#"
        too-long 10000..10001 ["10000"]
        too-many-words 1024..1027 ["256"]
        too-deep 30..31 ["30"]
        too-deep 61..62 ["30"]
        too-deep 30..31 ["30"]
        too-many-words 1542..1547 ["256"]
    "#]]
    .assert_eq(&shown.concat());
    let fits = format!("{}a{}", "(".repeat(30), ")".repeat(30));
    assert_eq!(parse(&fits), Ok(Node::Word("a".to_owned())));
    assert!(parse(&"Rat ".repeat(256)).is_ok());
}

#[test]
fn trees_as_text() {
    let shown = [
        "a (b OR -c) -(d e)",
        "titel:Satzung,Haus titel:(a b) text:\"x y\"~3 exakt:Rat",
        "stadt:\"Bad Homburg\" datum:\"März 2020\" ja:>20 nein:<=3 seiten:5",
        "„Runder  Tisch“ *",
        "titel:exakt:Rat -titel:x -*",
    ]
    .map(|it| format!("{}\n", parse(it).unwrap()));
    expect![[r#"
        a (b OR -c) -(d e)
        titel:(Satzung,Haus) titel:(a b) text:"x y"~3 exakt:Rat
        stadt:"Bad Homburg" datum:"März 2020" ja:21.. nein:..3 seiten:5
        "Runder Tisch"
        titel:(exakt:Rat) -titel:x -*
    "#]]
    .assert_eq(&shown.concat());
}

#[test]
fn words_and_filters_as_one_text() {
    let mut filters = Filters::default();
    for (field, value) in [
        ("city", "Köln"),
        ("city", "Bad Homburg"),
        ("genre", "motion"),
        ("outcome", "zur Kenntnis genommen"),
        ("state", "by"),
        ("from", "3.12.2020"),
        ("year", "2015..2018"),
        ("number", "20-26 / B 01322"),
        ("public", "nein"),
        ("yes", ">20"),
        ("topic", "sprachmittlung"),
        ("law", "§ 16a AufenthG"),
        ("faction", "Bündnis 90/\"Die Grünen\""),
    ] {
        filters.add(field, value).unwrap();
    }
    let text = "Rat OR B 01322".to_owned();
    let query = SearchQuery { text, filters, exact: true, ..SearchQuery::default() };
    let text = query.to_query_text().unwrap();
    expect![[r#"(exakt:Rat OR B 01322) stadt:(Köln OR "Bad Homburg") land:Bayern art:Antrag datum:2020-12-03.. jahr:2015..2018 nr:"20-26 / B 01322" ergebnis:"zur Kenntnis genommen" fraktion:"Bündnis 90/ Die Grünen" thema:sprachmittlung gesetz:"§ 16a AufenthG" öffentlich:nein ja:21.."#]].assert_eq(&text);
    assert!(parse(&text).is_ok());
    assert_eq!(SearchQuery::default().to_query_text().unwrap(), "*");
}

/// Pieces of queries, well formed and not.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(vec![
            "Tisch", "\"", "(", ")", "-", "*", "OR", "UND", "NOT", "titel:", "exakt:", "stadt:",
            "nr:", "B 01322", "~3", "~", "datum:2015..", "ja:>2", "art:antrag", "Migrant*innen", ":",
            "/", "„", "“", "»", "‚", "in*", "--a", ",", ".", "a)", "||", "§", "\u{ad}", "\u{202e}",
            "\u{308}", "😀", " ", "text:(", "x:y", "1..2", "=", ">", "\u{0}", "‐",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "[a-zäöüß]{1,8}",
    ];
    (proptest::collection::vec(piece, 0..14), any::<bool>())
        .prop_map(|(pieces, blank)| pieces.join(if blank { " " } else { "" }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_read_or_refused_at_a_place(text in pieces()) {
        match parse_with_doubts(&text) {
            Ok(parsed) => {
                for doubt in parsed.doubts {
                    prop_assert!(text.get(doubt.span).is_some_and(|it| !it.is_empty()));
                }
            }
            Err(mistake) => prop_assert!(text.get(mistake.span).is_some()),
        }
    }

    #[test]
    fn a_tree_as_text_is_the_same_tree(text in pieces()) {
        if let Ok(node) = parse(&text) {
            let printed = node.to_string();
            prop_assert_eq!(parse(&printed), Ok(node), "{} printed as {}", text, printed);
        }
    }

    /// What is accepted is understood by everything that reads values later.
    #[test]
    fn text_and_filters_go_into_one_text(text in pieces(), value in "\\PC{0,12}") {
        let mut query = SearchQuery { text, ..SearchQuery::default() };
        for field in ["city", "person", "law", "topic", "number", "date", "year", "yes", "office"] {
            let _ = query.filters.add(field, &value);
        }
        if let Ok(text) = query.to_query_text() {
            prop_assert!(parse(&text).is_ok(), "{}", text);
        }
    }
}
