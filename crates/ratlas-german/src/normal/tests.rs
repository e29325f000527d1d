use expect_test::{Expect, expect};

use super::*;

#[track_caller]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(normalize(text).text());
}

#[test]
fn joins_line_ends() {
    check("Integra-\ntion", expect!["Integration"]);
    check("Integra\u{AD}\n  tion", expect!["Integration"]);
    check("CDU-\nFraktion", expect!["CDU-Fraktion"]);
    check(
        "Migrations-\nund Integrationsbeirat",
        expect![[r"
        Migrations-
        und Integrationsbeirat"]],
    );
    check(
        "2014 -\nheute",
        expect![[r"
        2014 -
        heute"]],
    );
}

#[test]
fn composes_and_drops() {
    check("Mu\u{308}ller", expect!["Müller"]);
    check("Inte\u{AD}gration", expect!["Integration"]);
    check("Ost\u{2011}West", expect!["Ost-West"]);
    check("\u{308}", expect!["\u{308}"]);
}

#[test]
fn joins_spaced_letters() {
    check("Die S a t z u n g der Stadt", expect!["Die Satzung der Stadt"]);
    check("G e s c h a\u{308} f t s o r d n u n g.", expect!["Geschäftsordnung."]);
    check("A N T R A G an", expect!["ANTRAG an"]);
    check("K n u t s h a f e n", expect!["Knutshafen"]);
    check("Punkte a b c d e f g h", expect!["Punkte a b c d e f g h"]);
    check("A. B C D und x y", expect!["A. B C D und x y"]);
    check("Teil A und B, S a t z", expect!["Teil A und B, Satz"]);
}

#[test]
fn joins_numbers() {
    check("1.000 und 12.345.678,90 Euro", expect!["1000 und 12345678,90 Euro"]);
    check("1\u{202F}000, 25 000 Euro, 1 000 €", expect!["1000, 25000 Euro, 1000 €"]);
    check("Seite 3 200 Personen", expect!["Seite 3 200 Personen"]);
    check(
        "12.05.2020 0721.133.400 12.345/21 1.2345",
        expect!["12.05.2020 0721.133.400 12.345/21 1.2345"],
    );
    check("§ 16 a Abs. 1, §§ 3 b, § 5 a. F.", expect!["§ 16a Abs. 1, §§ 3b, § 5 a. F."]);
}

#[test]
fn leads_back() {
    let text = "der Mu\u{308}ll-\nberg und";
    let normal = normalize(text);
    assert_eq!(normal.text(), "der Müllberg und");
    let start = normal.text().find("Müllberg").unwrap();
    let span = normal.original(start..start + "Müllberg".len());
    assert_eq!(&text[span], "Mu\u{308}ll-\nberg");
}
