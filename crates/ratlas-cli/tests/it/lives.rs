//! Lives of motions and registers, as they are printed.

use std::fs;
use std::path::Path;

use expect_test::expect;

use crate::program::{Folder, check};

/// A folder whose library holds some of the invented lives.
fn ingested(cities: &[&str]) -> Folder {
    let folder = Folder::new();
    let papers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus-samples/lives/papers");
    for city in cities {
        for file in fs::read_dir(papers.join(city)).unwrap() {
            let path = file.unwrap().path();
            let name = format!("eingang/{city}/{}", path.file_name().unwrap().to_str().unwrap());
            folder.write(&name, fs::read(path).unwrap());
        }
    }
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    folder
}

#[test]
fn the_life_of_a_motion() {
    let folder = ingested(&["magdeburg"]);
    check(&folder, &["trace", "A0081/21"], expect![[""]]);
    let by_statement = folder.ratlas(&["trace", "S", "0245/2021"]);
    assert_eq!(by_statement.stdout, folder.ratlas(&["trace", "A0081/21"]).stdout);
    check(&folder, &["trace", "A0140/21", "--lang", "en"], expect![[""]]);
}

#[test]
fn lives_without_numbers_and_numbers_of_two_cities() {
    let folder = ingested(&["koblenz", "kiel", "mainz"]);
    check(&folder, &["trace", "sprechstunden der ausl"], expect![[""]]);
    check(&folder, &["trace", "0412/2021"], expect![[""]]);
    assert_eq!(folder.ratlas(&["trace", "0412/2021", "--city", "Kiel"]).code, Some(0));
    check(&folder, &["trace", "4711/99"], expect![[""]]);
}

#[test]
fn registers() {
    let folder = ingested(&["koblenz"]);
    let arguments =
        ["register", "--applicant", "SPD", "--as-of", "31.12.2019", "--term", "Antrag=60"];
    check(&folder, &arguments, expect![[""]]);
    let arguments = ["register", "--state", "überfällig", "--as-of", "2019-12-31", "--csv"];
    check(&folder, &arguments, expect![[""]]);
    check(&folder, &["register", "--genre", "Anfrage", "--json"], expect![[""]]);
    check(&folder, &["register", "--term", "bald"], expect![[""]]);
    check(&folder, &["register", "--city", "Kiel"], expect![[""]]);
}
