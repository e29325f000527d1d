//! Copies of a PDF with marks, and what a PDF holds beside its text.

use std::fmt::Write as _;

use crate::program::Folder;

/// A motion on one page, with a title in its properties.
fn motion() -> Vec<u8> {
    let text = "BT /F 11 Tf 14 TL 60 780 Td (Landeshauptstadt Mainz) Tj T* T* (Mainz, 03.12.2020) Tj \
                T* T* (Antrag 0412/2020) Tj T* T* (Betreff: Runder Tisch) Tj ET";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        "<</Title(Entwurf)>>".to_owned(),
    ];
    let (mut file, mut places) = ("%PDF-1.7\n".to_owned(), String::new());
    for (object, number) in objects.iter().zip(1..) {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{number} 0 obj{object}endobj").unwrap();
    }
    let start = file.len();
    write!(file, "xref\n0 7\n0000000000 65535 f \n{places}").unwrap();
    writeln!(file, "trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n{start}\n%%EOF").unwrap();
    file.into_bytes()
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("antrag.pdf", motion());
    folder
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|it| it == words.as_bytes())
}

#[test]
fn a_copy_has_the_values_and_the_original_stays() {
    let folder = folder();
    let ran = folder.ratlas(&["mark", "antrag.pdf", "-o", "kopie.pdf"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("Angaben markiert"), "{}", ran.stderr);
    let copy = std::fs::read(folder.path("kopie.pdf")).unwrap();
    assert!(holds(&copy, "/Highlight") && holds(&copy, "0412/2020"));
    assert_eq!(std::fs::read(folder.path("antrag.pdf")).unwrap(), motion());

    let again = folder.ratlas(&["mark", "antrag.pdf", "-o", "kopie.pdf"]);
    assert_eq!(again.code, Some(2));
    assert!(again.stderr.contains("--force"), "{}", again.stderr);
    let forced = folder.ratlas(&["mark", "antrag.pdf", "-o", "kopie.pdf", "--force", "-q"]);
    assert_eq!((forced.code, forced.stderr.as_str()), (Some(0), ""));
    assert_eq!(std::fs::read(folder.path("kopie.pdf")).unwrap(), copy, "the same copy again");
}

#[test]
fn the_original_is_never_overwritten() {
    let folder = folder();
    let ran = folder.ratlas(&["mark", "antrag.pdf", "-o", "./antrag.pdf", "--force"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("nicht überschrieben"), "{}", ran.stderr);
    assert_eq!(std::fs::read(folder.path("antrag.pdf")).unwrap(), motion());
}

#[test]
fn fields_are_picked_by_their_names() {
    let folder = folder();
    let copy = |only: &str| {
        let arguments = ["mark", "antrag.pdf", "-o", "-", "--only", only];
        folder.program(&arguments).output().unwrap()
    };
    let one = copy("Nummer");
    assert!(holds(&one.stdout, "(Nummer)") && !holds(&one.stdout, "(Titel)"));
    assert!(one.stdout.starts_with(b"%PDF-"), "nothing but the copy is on standard output");
    assert_eq!(copy("references").stdout, one.stdout);
    let wrong = folder.ratlas(&["mark", "antrag.pdf", "-o", "-", "--only", "Farbe"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("„Farbe“") && wrong.stderr.contains("Titel"), "{}", wrong.stderr);
}

#[test]
fn other_formats_are_refused_with_a_remedy() {
    let folder = folder();
    folder.write("antrag.txt", "Stadt Mainz\n\nAntrag 1/2020\n");
    folder.write("bild.png", b"\x89PNG\r\n\x1a\n....");
    for arguments in [
        &["mark", "antrag.txt", "-o", "kopie.pdf"][..],
        &["mark", "bild.png", "-o", "kopie.pdf"],
        &["info", "antrag.txt"],
    ] {
        let ran = folder.ratlas(arguments);
        assert_eq!(ran.code, Some(2));
        assert!(
            ran.stderr.contains("kein PDF") && ran.stderr.contains("speichern"),
            "{}",
            ran.stderr
        );
        assert!(!folder.path("kopie.pdf").exists());
    }
}

#[test]
fn info_shows_properties() {
    let folder = folder();
    let ran = folder.ratlas(&["info", "antrag.pdf"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("PDF 1.7") && ran.stdout.contains("Entwurf"), "{}", ran.stdout);
    let json = folder.ratlas(&["info", "--json", "antrag.pdf"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["path"], &json["info"]["title"]), (&"antrag.pdf".into(), &"Entwurf".into()));
    assert_eq!(json["sizes"][0]["pages"], 1);
}
