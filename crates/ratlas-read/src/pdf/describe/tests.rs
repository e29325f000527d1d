//! A small paper that says everything about itself.

use expect_test::{Expect, expect};

use super::super::tests::written;
use super::*;

/// A file of three pages; the rest of the catalog and further objects, from 6 on, are given.
fn file(catalog: &str, further: &[&str]) -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>";
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        "<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>".to_owned(),
        page.to_owned(),
        page.replace("595 842", "842 595"),
        page.to_owned(),
    ];
    objects.extend(further.iter().map(|it| (*it).to_owned()));
    written(&objects)
}

#[track_caller]
fn check(catalog: &str, further: &[&str], expected: Expect) {
    let it = describe(&file(catalog, further)).unwrap();
    let outline = it.outline.iter().map(|it| format!("{}: {} {:?}", it.level, it.title, it.page));
    let files = it.attachments.iter().map(|it| format!("{it:?}"));
    let lines: Vec<String> = outline.chain(files).chain(it.labels.iter().cloned()).collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn pages_and_flags() {
    let it = describe(&file("/Lang(de-DE)/MarkInfo<</Marked true>>/Version/2.0", &[])).unwrap();
    assert_eq!((it.version.as_str(), it.pages, it.tagged), ("2.0", 3, true));
    assert_eq!(it.language.as_deref(), Some("de-DE"));
    assert_eq!(it.sizes[0], PageSize { width: 595.0, height: 842.0, pages: 2 });
    assert!(!it.signed && !it.form && !it.encrypted);
}

#[test]
fn headings_lead_to_pages_by_every_way() {
    check(
        "/Outlines 6 0 R/Dests<</alt[4 0 R/Fit]>>/Names<</Dests<</Names[(neu)[5 0 R/Fit]]>>>>",
        &[
            "<</First 7 0 R>>",
            "<</Title(Anfang)/Dest[3 0 R/Fit]/Next 8 0 R/First 10 0 R>>",
            "<</Title(\\204 Alt)/Dest/alt/Next 9 0 R>>",
            "<</Title(Neu)/A<</S/GoTo/D(neu)>>/Next 7 0 R>>",
            "<</Title(Unten)/Dest[1/Fit]/First 7 0 R/Next 11 0 R>>",
            "<</Title(Fort)/A<</S/URI/URI(https://example.org)>>>>",
        ],
        expect![[r#"
            1: Anfang Some(1)
            2: Unten Some(2)
            2: Fort None
            1: — Alt Some(2)
            1: Neu Some(3)"#]],
    );
}

#[test]
fn labels_are_counted() {
    check(
        "/PageLabels<</Nums[0<</S/r>>2<</S/D/P(Anlage )/St 4>>]>>",
        &[],
        expect![[r#"
            i
            ii
            Anlage 4"#]],
    );
}

#[test]
fn attachments_are_told_once() {
    check(
        "/AF[6 0 R]/Names<</EmbeddedFiles<</Kids[8 0 R 8 0 R]>>>>",
        &[
            "<</Type/Filespec/F(a.csv)/UF(Ordner/\\334bersicht.csv)/Desc(Zahlen)/EF<</F 7 0 R>>>>",
            "<</Type/EmbeddedFile/Subtype/text#2Fcsv/Length 3/Params<</Size 3/ModDate(D:20201203)>>>>stream\na;b\nendstream",
            "<</Names[(a)6 0 R]/Kids[8 0 R]>>",
        ],
        expect![[
            r#"Attachment { name: "Übersicht.csv", description: Some("Zahlen"), media_type: Some("text/csv"), size: Some(3), created: None, modified: Some("2020-12-03"), page: None }"#
        ]],
    );
}

#[test]
fn err_what_is_no_pdf() {
    assert_eq!(describe(b"Stadt Mainz"), Err(ReadError::NotPdf));
}
