//! Counts, citations, kept questions and coverage, as they are typed.

use expect_test::expect;

use crate::papers::write_three;
use crate::program::{Folder, check};

fn ingested() -> Folder {
    let folder = Folder::new();
    write_three(&folder);
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    folder
}

#[test]
fn compares() {
    let folder = ingested();
    check(&folder, &["compare", "Runder Tisch", "Sprachkurse", "--by", "stadt"], expect![[""]]);
    let by = ["compare", "Integration", "--by", "city,year", "--measure", "mentions"];
    check(&folder, &by, expect![[""]]);
    check(&folder, &["compare", "Integration", "--csv"], expect![[""]]);
    check(&folder, &["compare", "Integration", "--by", "genre", "--chart"], expect![[""]]);
    check(&folder, &["compare", "Integration", "--by", "farbe"], expect![[""]]);
    let svg = folder.ratlas(&["compare", "Integration", "--quiet", "--svg", "bild.svg"]);
    assert_eq!(svg.code, Some(0), "{}", svg.stderr);
    let picture = std::fs::read_to_string(folder.path("bild.svg")).unwrap();
    assert!(picture.starts_with("<svg") && picture.contains("Integration, 2020: 1</title>"));
}

#[test]
fn cites() {
    let folder = ingested();
    let cite = ["cite", "0412/2020", "0035/2021", "--page", "1"];
    check(&folder, &cite, expect![[""]]);
    check(&folder, &["cite", "--query", "Runder Tisch", "--style", "bibtex"], expect![[""]]);
    check(&folder, &["cite", "0412/2020", "--page", "9"], expect![[""]]);
    check(&folder, &["cite", "9999/1999"], expect![[""]]);
}

#[test]
fn keeps_questions() {
    let folder = ingested();
    let saved = folder.ratlas(&["search", "Integration", "--city", "Mainz", "--save", "Mainz I"]);
    assert_eq!(saved.code, Some(0), "{}", saved.stderr);
    let show = folder.ratlas(&["saved", "show", "Mainz I"]).stdout;
    assert!(show.contains("Integration stadt:Mainz"), "{show}");
    check(&folder, &["saved", "diff", "Mainz", "I"], expect![[""]]);
    folder.write("eingang/neu.txt", "Stadt Mainz\n\nAntrag 1/2024\n\nBetreff: Integration jetzt\n");
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    check(&folder, &["saved", "diff", "Mainz I"], expect![[""]]);
    check(&folder, &["saved", "remove", "Mainz I"], expect![[""]]);
    check(&folder, &["saved"], expect![[""]]);
}

#[test]
fn covers() {
    let folder = ingested();
    check(&folder, &["coverage"], expect![[""]]);
    check(&folder, &["coverage", "--by", "art", "--genre", "Antrag", "--csv"], expect![[""]]);
}
