//! Marks on small papers, read back as viewers would.

use expect_test::{Expect, expect};

use super::super::tests::{at, encrypted, file};
use super::*;
use crate::read;

/// A page with one word, and with these keys besides.
fn paper(keys: &str) -> Vec<u8> {
    let bytes = file(&[&at(100, 200, "Antrag")]);
    let text = String::from_utf8(bytes).unwrap().replace("/MediaBox", &format!("{keys}/MediaBox"));
    // The places of the objects have moved; both readers find them again.
    text.into_bytes()
}

fn said(text: &str, page: u32, boxes: &[[f32; 4]]) -> Mark {
    let colour = [1.0, 0.9, 0.3];
    Mark { page, boxes: boxes.to_vec(), subject: "Titel".into(), text: text.into(), colour }
}

/// The mark on the only word of a paper.
fn on_the_word(bytes: &[u8]) -> Mark {
    let pages = read(bytes, "a.pdf").unwrap();
    let page = &pages.pages[0];
    said("Titel: Antrag", 1, &page.place(0..page.text.len()).boxes)
}

fn annotations_of(bytes: &[u8]) -> Vec<Dictionary> {
    let document = Document::load_mem(bytes).unwrap();
    let pages = document.get_pages();
    let all = pages.values().map(|it| document.get_page_annotations(*it).unwrap_or_default());
    all.flatten().cloned().collect()
}

use lopdf::Dictionary;

fn text(annotation: &Dictionary, key: &[u8]) -> String {
    lopdf::decode_text_string(annotation.get(key).unwrap()).unwrap()
}

fn numbers(annotation: &Dictionary, key: &[u8]) -> Vec<f32> {
    let numbers = annotation.get(key).unwrap().as_array().unwrap();
    numbers.iter().map(|it| it.as_float().unwrap()).collect()
}

/// Where the word of a paper with these keys is highlighted, in the coordinates of the page.
#[track_caller]
fn check_quad(keys: &str, expected: Expect) {
    let bytes = paper(keys);
    let copy = mark(&bytes, &[on_the_word(&bytes)]).unwrap();
    assert_eq!(copy.n_lost, 0);
    let annotations = annotations_of(&copy.bytes);
    assert_eq!(annotations.len(), 1);
    let quad: Vec<String> =
        numbers(&annotations[0], b"QuadPoints").iter().map(|it| format!("{it:.0}")).collect();
    expected.assert_eq(&quad.join(" "));
}

#[test]
fn the_highlight_is_on_the_word_however_the_page_is_shown() {
    check_quad("", expect!["100 208 129 208 100 198 129 198"]);
    check_quad("/Rotate 180", expect!["129 198 100 198 129 208 100 208"]);
    check_quad("/CropBox[50 100 300 250]", expect!["100 208 129 208 100 198 129 198"]);
    check_quad("/UserUnit 2", expect!["100 208 129 208 100 198 129 198"]);
    check_quad(
        "/Rotate 180/UserUnit 2/CropBox[50 100 300 250]",
        expect!["129 198 100 198 129 208 100 208"],
    );
}

#[test]
fn boxes_are_points_whatever_the_unit_of_the_page() {
    let one = on_the_word(&paper("")).boxes[0];
    let two = on_the_word(&paper("/UserUnit 2")).boxes[0];
    assert!(one.iter().zip(two).all(|(one, two)| (2.0 * one - two).abs() < 0.1), "{one:?} {two:?}");
}

#[test]
fn marks_on_the_same_words_become_one_and_small_ones_lie_above() {
    let bytes = paper("");
    let small = [100.0, 90.0, 120.0, 100.0];
    let large = [100.0, 90.0, 300.0, 100.0];
    let marks = [
        said("Datum: 3.12.2020", 1, &[small]),
        said("Titel: Übersicht", 1, &[large]),
        said("Datum: 3.12.2020 · Sitzung", 1, &[small]),
        said("Ort: Mainz", 1, &[]),
    ];
    let copy = mark(&bytes, &marks).unwrap();
    let told: Vec<(String, String)> = annotations_of(&copy.bytes)
        .iter()
        .map(|it| (text(it, b"NM"), text(it, b"Contents")))
        .collect();
    expect![[r#"
        [
            (
                "ratlas-1-1",
                "Titel: Übersicht",
            ),
            (
                "ratlas-1-2",
                "Datum: 3.12.2020\nDatum: 3.12.2020 · Sitzung",
            ),
            (
                "ratlas-1-3",
                "Ort: Mainz",
            ),
        ]
    "#]]
    .assert_debug_eq(&told);
}

#[test]
fn a_second_copy_replaces_the_marks_of_the_first() {
    let bytes = paper("/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(eigene)>>]");
    let marks = [on_the_word(&bytes)];
    let once = mark(&bytes, &marks).unwrap().bytes;
    let twice = mark(&once, &marks).unwrap().bytes;
    let contents = |bytes: &[u8]| {
        annotations_of(bytes).iter().map(|it| text(it, b"Contents")).collect::<Vec<_>>()
    };
    assert_eq!(contents(&once), ["eigene", "Titel: Antrag"]);
    assert_eq!(contents(&twice), contents(&once));
}

#[test]
fn a_list_shared_by_pages_stays_shared_by_none() {
    let contents = [at(100, 200, "eins"), at(100, 200, "zwei")];
    let bytes = file(&[&contents[0], &contents[1]]);
    let mut document = Document::load_mem(&bytes).unwrap();
    let list = document.add_object(Vec::<Object>::new());
    for page in document.get_pages().into_values() {
        document.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Annots", list);
    }
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).unwrap();
    let copy = mark(&bytes, &[said("Titel", 2, &[[9.0, 9.0, 20.0, 20.0]])]).unwrap();
    assert_eq!(annotations_of(&copy.bytes).len(), 1);
}

#[test]
fn the_copy_of_an_encrypted_file_is_open() {
    let bytes = encrypted(&paper(""), "");
    let copy = mark(&bytes, &[on_the_word(&bytes)]).unwrap();
    assert!(copy.was_encrypted && !copy.was_signed);
    assert!(!Document::load_mem(&copy.bytes).unwrap().was_encrypted());
    assert_eq!(read(&copy.bytes, "a.pdf").unwrap().pages[0].text, "Antrag");
}

#[test]
fn marks_beyond_the_last_page_are_counted() {
    let marks = [said("a", 2, &[[0.0, 0.0, 1.0, 1.0]]), said("b", 0, &[])];
    let copy = mark(&paper(""), &marks).unwrap();
    assert_eq!((copy.n_lost, annotations_of(&copy.bytes).len()), (2, 0));
}

#[test]
fn places_that_are_none_are_left_out() {
    let marks = [said("a", 1, &[[f32::NAN, 0.0, f32::INFINITY, 1.0]])];
    assert!(annotations_of(&mark(&paper(""), &marks).unwrap().bytes).is_empty());
}

#[test]
fn err_what_cannot_be_marked() {
    assert_eq!(mark(b"Stadt Mainz", &[]), Err(ReadError::NotPdf));
    assert_eq!(mark(b"", &[]), Err(ReadError::Empty));
    assert!(matches!(mark(b"%PDF-1.4\nnichts", &[]), Err(ReadError::Damaged { .. })));
}
