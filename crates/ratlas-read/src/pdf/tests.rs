//! Small PDFs made by hand.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use lopdf::{Document, EncryptionState, EncryptionVersion, Permissions};
use ratlas_model::TextLayer;

use super::*;

fn pdf(bytes: &[u8]) -> Result<Pages, ReadError> {
    super::pdf(bytes, ReadOptions::default())
}
use crate::LineKind;

/// A file of pages, each with the operators of its content.
pub(super) fn file(contents: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|it| format!("{} 0 R", 4 + 2 * it)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), contents.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for content in contents {
        let next = objects.len() + 2;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents {next} 0 R\
             /Resources<</Font<</F 3 0 R>>>>>>"
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    written(&objects)
}

/// The bytes of a file with these objects, numbered from 1.
pub(super) fn written(objects: &[String]) -> Vec<u8> {
    let mut res = "%PDF-1.7\n".to_owned();
    let mut places = String::new();
    for (object, number) in objects.iter().zip(1..) {
        let _ = writeln!(places, "{:010} 00000 n ", res.len());
        let _ = writeln!(res, "{number} 0 obj{object}endobj");
    }
    let (start, len) = (res.len(), objects.len() + 1);
    let _ = write!(
        res,
        "xref\n0 {len}\n0000000000 65535 f \n{places}trailer<</Size {len}/Root 1 0 R\
         /ID[<00><00>]>>\nstartxref\n{start}\n%%EOF\n"
    );
    res.into_bytes()
}

/// Text at a place, in points from the bottom left.
pub(super) fn at(x: u32, y: u32, text: &str) -> String {
    format!("BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n")
}

fn texts(bytes: &[u8]) -> String {
    let texts: Vec<String> = pdf(bytes).unwrap().pages.into_iter().map(|it| it.text).collect();
    texts.join("\n---\n")
}

fn check(content: &str, expected: Expect) {
    expected.assert_eq(&texts(&file(&[content])));
}

pub(super) fn findings(pages: &Pages) -> Vec<String> {
    pages.findings.iter().map(|it| format!("{}: {}", it.code, it.message)).collect()
}

#[test]
fn reads_lines_with_places() {
    let content = at(50, 238, "zweite Zeile") + &at(50, 250, "Erste Zeile mit \\374");
    let pages = pdf(&file(&[&content])).unwrap();
    let page = &pages.pages[0];
    assert_eq!(page.text, "Erste Zeile mit ü\nzweite Zeile");
    assert_eq!((page.size, page.ocr), (Some((400.0, 300.0)), false));
    assert_eq!(pages.text_layer, TextLayer::Native);
    let word = &page.words[0];
    assert_eq!(&page.text[word.span.clone()], "Erste");
    let [x0, y0, x1, y1] = word.bbox;
    assert!((x0 - 50.0).abs() < 0.1 && (70.0..76.0).contains(&x1), "{:?}", word.bbox);
    assert!(y0 < 45.0 && (50.0..53.0).contains(&y1), "{:?}", word.bbox);
}

#[test]
fn reads_rotated_pages_upright() {
    let bytes = file(&["BT /F 10 Tf 0 1 -1 0 100 50 Tm (Quer) Tj ET"]);
    let bytes = String::from_utf8(bytes).unwrap().replace("/MediaBox", "/Rotate 90/MediaBox");
    let pages = pdf(bytes.as_bytes()).unwrap();
    let page = &pages.pages[0];
    assert_eq!(page.size, Some((300.0, 400.0)));
    let [x0, y0, x1, y1] = page.words[0].bbox;
    assert!(x1 - x0 > y1 - y0, "{:?}", page.words[0].bbox);
    assert!((x0 - 50.0).abs() < 1.0 && y0 > 85.0 && y1 < 105.0, "{:?}", page.words[0].bbox);
}

#[test]
fn reads_ruled_tables() {
    let mut content = String::new();
    for y in [200, 220, 250, 270] {
        let _ = writeln!(content, "50 {y} m 350 {y} l S");
    }
    for x in [50, 150, 250, 350] {
        let _ = writeln!(content, "{x} 200 0.5 70 re f");
    }
    content += &(at(55, 257, "Name") + &at(155, 257, "Fraktion") + &at(255, 257, "anwesend"));
    content += &(at(155, 227, "Liste") + &at(55, 239, "Anna Muster") + &at(155, 239, "Freie"));
    content += &(at(255, 207, "ja") + &at(55, 207, "Bernd Beispiel"));
    check(
        &content,
        expect!["Name\tFraktion\tanwesend\nAnna Muster\tFreie Liste\t\nBernd Beispiel\t\tja"],
    );
}

#[test]
fn reads_columns_one_after_the_other() {
    let lines = [
        "Der Rat hat beschlossen,",
        "den Plan zu erstellen und",
        "ihn auszulegen, wie es der",
        "Ausschuss empfohlen hat.",
    ];
    let mut content = at(50, 280, "Amtsblatt der Gemeinde mit einer langen Zeile quer");
    for (line, y) in lines.iter().zip([250, 238, 226, 214]) {
        content += &(at(220, y, &line.to_uppercase()) + &at(50, y, line));
    }
    check(
        &content.replace("DER RAT HAT BESCHLOSSEN", "Die Satzung tritt am"),
        expect![[r"
        Amtsblatt der Gemeinde mit einer langen Zeile quer

        Der Rat hat beschlossen,
        den Plan zu erstellen und
        ihn auszulegen, wie es der
        Ausschuss empfohlen hat.

        Die Satzung tritt am,
        DEN PLAN ZU ERSTELLEN UND
        IHN AUSZULEGEN, WIE ES DER
        AUSSCHUSS EMPFOHLEN HAT."]],
    );
}

#[test]
fn reads_text_that_stands_for_marked_content() {
    check(
        "BT /F 10 Tf 50 200 Td (Mit) Tj /Span<</ActualText<FEFF00AD>>>BDC ( ) Tj EMC (glied) Tj ET",
        expect!["Mitglied"],
    );
}

#[test]
fn reads_text_without_ink_as_recognised() {
    let pages = pdf(&file(&[&format!("3 Tr {}", at(50, 200, "Gescannt"))])).unwrap();
    assert_eq!((pages.text_layer, pages.pages[0].ocr), (TextLayer::Ocr, true));
}

#[test]
fn reads_pages_without_text_with_a_finding() {
    let pages = pdf(&file(&["", &at(50, 200, "Text"), "0 0 m 9 9 l S", ""])).unwrap();
    assert_eq!(pages.text_layer, TextLayer::Native);
    assert_eq!(findings(&pages), ["read/no-text: no text on pages 1, 3-4"]);
    assert_eq!(pdf(&file(&[""])).unwrap().text_layer, TextLayer::None);
}

#[test]
fn marks_what_is_repeated_as_furniture() {
    let page = |number: u32| {
        at(50, 280, "Stadt Musterhausen")
            + &at(50, 150, &format!("Inhalt {number}"))
            + &at(180, 15, &format!("Seite {number} von 2"))
    };
    let pages = pdf(&file(&[&page(1), &page(2)])).unwrap();
    for page in &pages.pages {
        let kinds: Vec<LineKind> =
            page.lines.iter().filter(|it| !it.span.is_empty()).map(|it| it.kind).collect();
        assert_eq!(kinds, [LineKind::Furniture, LineKind::Text, LineKind::Furniture]);
    }
}

#[test]
fn reads_what_is_left_of_a_cut_file() {
    let whole = file(&[&at(50, 200, "Vorne"), &at(50, 200, "Hinten")]);
    let cut = &whole[..whole.len() * 2 / 3];
    assert!(texts(cut).contains("Vorne"), "{}", texts(cut));
}

/// A file encrypted with 128 bits that opens with a password, or without one if it is empty.
pub(super) fn encrypted(bytes: &[u8], password: &str) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut res = Vec::new();
    document.save_to(&mut res).unwrap();
    res
}

#[test]
fn err_with_password_and_reads_without() {
    let paper = file(&[&at(50, 200, "Geheim")]);
    let encrypted = |password: &str| pdf(&encrypted(&paper, password));
    assert_eq!(encrypted("geheim"), Err(ReadError::Encrypted));
    assert_eq!(encrypted("").unwrap().pages[0].text, "Geheim");
}

#[test]
fn err_on_what_is_no_pdf() {
    let code = |bytes: &[u8]| pdf(bytes).unwrap_err().code();
    assert_eq!(code(b"%PDF-1.7\nnothing at all"), "read/damaged");
    let cyclic = written(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>".to_owned(),
    ]);
    assert_eq!(code(&cyclic), "read/damaged");
}

#[test]
fn reads_nested_forms_without_end() {
    let mut bytes = String::from_utf8(file(&[&format!("/X Do {}", at(50, 200, "Ende"))])).unwrap();
    bytes = bytes.replace("/Font<<", "/XObject<</X 5 0 R>>/Font<<");
    assert!(texts(bytes.as_bytes()).contains("Ende"));
}
