use std::fmt::Write;

use expect_test::{Expect, expect};

use super::*;

#[track_caller]
fn check(text: &str, mode: Mode, expected: Expect) {
    let lines = analyze(text, mode)
        .into_iter()
        .map(|it| format!("{} {} {:?}\n", it.position, it.term, &text[it.span]));
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn gendered_forms() {
    check(
        "Migrant*innen Migrant:innen Migrant_innen Migrant·innen MigrantInnen Migrantinnen \
         Migrant/-innen Migrant/innen Migrant(innen) Migrantin Migranten Migrant:in jede*r \
         Vorgesetzte:r",
        Mode::Stemmed,
        expect![[r#"
            0 migrant "Migrant*innen"
            1 migrant "Migrant:innen"
            2 migrant "Migrant_innen"
            3 migrant "Migrant·innen"
            4 migrant "MigrantInnen"
            5 migrant "Migrantinnen"
            6 migrant "Migrant/-innen"
            7 migrant "Migrant/innen"
            8 migrant "Migrant(innen)"
            9 migrant "Migrantin"
            10 migrant "Migranten"
            11 migrant "Migrant:in"
            12 jed "jede*r"
            13 vorgesetzt "Vorgesetzte:r"
        "#]],
    );
}

#[test]
fn inner_forms() {
    check(
        "Ausländer*innenbehörde AusländerInnenbehörde Bürger(innen)beteiligung",
        Mode::Stemmed,
        expect![[r#"
            0 auslander "Ausländer*innenbehörde"
            0 behord "Ausländer*innenbehörde"
            0 auslanderbehord "Ausländer*innenbehörde"
            1 auslander "AusländerInnenbehörde"
            1 behord "AusländerInnenbehörde"
            1 auslanderbehord "AusländerInnenbehörde"
            2 burger "Bürger(innen)beteiligung"
            2 beteil "Bürger(innen)beteiligung"
            2 burgerbeteil "Bürger(innen)beteiligung"
        "#]],
    );
}

#[test]
fn no_gendered_forms() {
    check(
        "Außen/Innen 5*in LinkedIn und/oder 10:30 Termin/in http://in.de a:in",
        Mode::Stemmed,
        expect![[r#"
            0 auss "Außen"
            1 inn "Innen"
            2 5 "5"
            3 in "in"
            4 linkedin "LinkedIn"
            5 und "und"
            6 oder "oder"
            7 10 "10"
            8 30 "30"
            9 termin "Termin"
            10 in "in"
            11 http "http"
            12 in "in"
            13 de "de"
            14 a "a"
            15 in "in"
        "#]],
    );
}

#[test]
fn hyphens() {
    check(
        "Migrations-Beirat 20-26 Covid-19 U-Bahn-Linie Migrations- und Integrations-\nbeirat -x-",
        Mode::Stemmed,
        expect![[r#"
            0 migration "Migrations-Beirat"
            0 beirat "Migrations-Beirat"
            0 migrationsbeirat "Migrations-Beirat"
            1 20 "20"
            2 26 "26"
            3 covid "Covid-19"
            3 19 "Covid-19"
            3 covid19 "Covid-19"
            4 u "U-Bahn-Linie"
            4 bahn "U-Bahn-Linie"
            4 lini "U-Bahn-Linie"
            4 ubahnlini "U-Bahn-Linie"
            5 migration "Migrations"
            5 migrationsbeirat "Migrations"
            6 und "und"
            7 integrationsbeirat "Integrations-\nbeirat"
            8 x "x"
        "#]],
    );
    check(
        "Bürger*innen-Beteiligung Müller-\nWest",
        Mode::Exact,
        expect![[r#"
        0 buergerinnen "Bürger*innen-Beteiligung"
        0 beteiligung "Bürger*innen-Beteiligung"
        0 buergerinnenbeteiligung "Bürger*innen-Beteiligung"
        1 mueller "Müller-\nWest"
        1 west "Müller-\nWest"
        1 muellerwest "Müller-\nWest"
    "#]],
    );
}

/// Terms of words that share parts, with all their parts.
#[track_caller]
fn check_parts(text: &str, expected: Expect) {
    let mut lines = String::new();
    each_word(text, |word| {
        let [stemmed, leaves, inner] = [word.stemmed, word.leaves, word.inner];
        let printed = &text[word.span.clone()];
        writeln!(lines, "{printed:?} {stemmed:?} {leaves:?} {inner:?}").expect("strings take all");
    });
    expected.assert_eq(&lines);
}

#[test]
fn parts_of_compounds() {
    check_parts(
        "Haushaltsplanentwurf Mu\u{308}ll-\nabfuhr Verwaltung",
        expect![[r#"
        "Haushaltsplanentwurf" ["haushaltsplanentwurf"] ["haushalt", "plan", "entwurf"] ["haushaltsplan", "planentwurf"]
        "Mu\u{308}ll-\nabfuhr" ["mullabfuhr"] ["mull", "abfuhr"] []
        "Verwaltung" ["verwalt"] [] []
    "#]],
    );
}

#[test]
fn shared_parts() {
    check_parts(
        "Migrations- und Integrationsbeirat",
        expect![[r#"
        "Migrations" ["migration", "migrationsbeirat"] ["migration", "beirat"] []
        "und" ["und"] [] []
        "Integrationsbeirat" ["integrationsbeirat"] ["integration", "beirat"] []
    "#]],
    );
    check_parts(
        "Kultur-, Sport- bzw. Sozialausschusssitzung",
        expect![[r#"
            "Kultur" ["kultur", "kulturausschusssitz"] ["kultur", "ausschuss", "sitzung"] ["kulturausschuss", "ausschusssitz"]
            "Sport" ["sport", "sportausschusssitz"] ["sport", "ausschuss", "sitzung"] ["sportausschuss", "ausschusssitz"]
            "bzw" ["bzw"] [] []
            "Sozialausschusssitzung" ["sozialausschusssitz"] ["sozial", "ausschuss", "sitzung"] ["sozialausschuss", "ausschusssitz"]
        "#]],
    );
    check_parts(
        "Vereinsmitglieder und -vorstände",
        expect![[r#"
        "Vereinsmitglieder" ["vereinsmitglied"] ["verein", "mitglied"] []
        "und" ["und"] [] []
        "vorstände" ["vorstand", "vereinsvorstand"] ["verein", "vorstand"] []
    "#]],
    );
    check_parts(
        "Migrations- und Asyl",
        expect![[r#"
        "Migrations" ["migration"] [] []
        "und" ["und"] [] []
        "Asyl" ["asyl"] [] []
    "#]],
    );
}

#[test]
fn glued_spaced_and_numbered() {
    check_parts(
        "derStadtrat YouTube S a t z\u{308} u n g, 1.000 3,5 § 16 a 3,5,7",
        expect![[r#"
            "derStadtrat" ["der", "stadtrat", "derstadtrat"] [] []
            "YouTube" ["you", "tub", "youtub"] [] []
            "S a t z\u{308} u n g" ["satzung"] [] []
            "1.000" ["1000"] [] []
            "3,5" ["3", "5", "3,5"] [] []
            "16 a" ["16a"] [] []
            "3" ["3"] [] []
            "5" ["5"] [] []
            "7" ["7"] [] []
        "#]],
    );
}

#[test]
fn other_languages_add_their_stems() {
    let mut found = Vec::new();
    for (code, text) in [
        ("tr", "Okullar IŞIK"),
        ("en", "schools"),
        ("ru", "школы"),
        ("ar", "المدارس"),
        ("uk", "школи"),
    ] {
        each_word_in(Language::of(code), text, |word| found.push(word.stemmed.join(" ")));
    }
    expect![[r#"
        [
            "tr:okul okullar",
            "tr:isik isik",
            "en:school school",
            "ru:школ школы",
            "ar:مدارس المدارس",
            "школи",
        ]"#]]
    .assert_eq(&format!("{found:#?}"));
    assert_eq!(Language::of("tr").map(|it| it.term("Okul")).as_deref(), Some("tr:okul"));
}
