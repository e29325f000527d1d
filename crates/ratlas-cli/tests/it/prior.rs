//! Earlier motions, and papers like another one.

use crate::papers::{MOTION, ingested};
use crate::program::{Folder, Ran};

/// A library with the three papers and a draft of another city beside it.
fn with_draft() -> Folder {
    let folder = ingested();
    let draft = MOTION.replace("Mainz", "Kassel").replace("0412/2020", "0001/2024");
    folder.write("entwurf.txt", draft.replace("2020", "2024"));
    folder
}

#[track_caller]
fn assert_says(ran: &Ran, words: &[&str]) {
    for word in words {
        assert!(ran.stdout.contains(word), "{word} in\n{ran}");
    }
}

#[test]
fn a_draft_finds_the_motion_of_another_city_with_its_answer() {
    let folder = with_draft();
    let ran = folder.ratlas(&["prior", "entwurf.txt"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert_says(
        &ran,
        &["eigene Stadt: Kassel", "  1. Mainz · 03.12.2020 · Antrag · 0412/2020", "Gemeinsam: "],
    );
    let english = folder.ratlas(&["prior", "entwurf.txt", "--lang", "en"]);
    assert_says(&english, &["own city: Kassel", "In common: "]);
}

#[test]
fn an_idea_as_words_as_json_and_as_a_table() {
    let folder = with_draft();
    let ran = folder.ratlas(&["prior", "Runder", "Tisch", "--json"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert_says(
        &ran,
        &[r#"{"group":1,"role":"head","schema":"ratlas/prior/1""#, r#""shared_words":"#],
    );
    let table = folder.ratlas(&["prior", "Runder Tisch", "--csv"]);
    let mut lines = table.stdout.lines();
    assert!(lines.next().unwrap().starts_with("group,role,city,date,genre,number,title,outcome"));
    assert!(
        lines.next().unwrap().starts_with("1,head,Mainz,2020-12-03,motion,0412/2020"),
        "{table}"
    );
}

#[test]
fn nothing_earlier_and_nothing_said() {
    let folder = with_draft();
    let nothing = folder.ratlas(&["prior", "Weltraumbahnhof für Raketen"]);
    assert_eq!(nothing.code, Some(1));
    assert!(nothing.stderr.contains("nichts Früheres"), "{nothing}");
    let greeting = folder.ratlas(&["prior", "Sehr geehrte Damen und Herren"]);
    assert_eq!(greeting.code, Some(1));
    assert!(greeting.stderr.contains("nichts, wonach"), "{greeting}");
    // Of a day before all papers there is nothing earlier.
    let early = folder.ratlas(&["prior", "Runder Tisch", "--to", "2001"]);
    assert_eq!(early.code, Some(1), "{early}");
}

#[test]
fn files_that_cannot_be_read_and_cities_that_are_not_known() {
    let folder = with_draft();
    folder.write("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    for file in ["bild.png", "fehlt.pdf"] {
        let ran = folder.ratlas(&["prior", file]);
        assert_eq!(ran.code, Some(2), "{ran}");
        assert!(ran.stderr.contains(file) && ran.stdout.is_empty(), "{ran}");
    }
    let ran = folder.ratlas(&["prior", "Runder Tisch", "--own-city", "exclude"]);
    assert_eq!(ran.code, Some(2), "{ran}");
    let ran = folder.ratlas(&["prior", "Runder Tisch", "--own-city", "exclude", "--city", "Mainz"]);
    assert_eq!(ran.code, Some(1), "{ran}");
}

#[test]
fn papers_like_one_of_the_library() {
    let folder = with_draft();
    let ran = folder.ratlas(&["similar", "0412/2020"]);
    assert_eq!(ran.code, Some(0), "{ran}");
    assert_says(&ran, &["  1. Mainz · 14.01.2021 · Stellungnahme", "Gemeinsam: "]);
    assert_eq!(folder.ratlas(&["similar", "9999/1999"]).code, Some(1));
}
