use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::testing::zipped;

/// The paths and what became of the members, shortly.
fn listed(bytes: Vec<u8>, name: &str) -> Vec<String> {
    let line = |it: Member| match it.content {
        Content::File(bytes) => format!("{} {}", it.path, bytes.len()),
        Content::Refused(error) => format!("{} {}", it.path, error.code()),
        Content::Skipped => format!("{} -", it.path),
    };
    members(bytes, name).unwrap().map(line).collect()
}

const MAIL: &str = "From: a@x.example\nTo: b@x.example\nSubject: Antrag\nMIME-Version: 1.0\n\
    Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nText\n\
    --b\nContent-Type: text/plain; name=anlage.txt\nContent-Disposition: attachment; filename=anlage.txt\n\n\
    Anlage\n--b\nContent-Type: image/png; name=logo.png\nContent-Transfer-Encoding: base64\n\n\
    iVBORw0KGgo=\n--b--\n";

#[test]
fn opens_archives_in_archives_and_mails() {
    let inner = zipped(&[("b.txt", b"bb"), ("a.txt", b"a")]);
    let outer = zipped(&[
        ("z/../../x.txt", b"xyz"),
        ("innen.zip", &inner),
        ("post.eml", MAIL.as_bytes()),
        ("__MACOSX/._x", b"?"),
        ("ordner/", b""),
    ]);
    assert_eq!(container(&outer, "a.pdf"), Container::Archive);
    assert_eq!(
        listed(outer, "eingang.zip"),
        [
            "__MACOSX/._x -",
            "innen.zip/a.txt 1",
            "innen.zip/b.txt 2",
            &format!("post.eml {}", MAIL.len()),
            "post.eml/anlage.txt 6",
            "post.eml/logo.png -",
            "z/x.txt 3",
        ]
    );
}

#[test]
fn a_file_without_members_has_none() {
    assert_eq!(container(b"Antrag", "a.txt"), Container::None);
    assert!(listed(b"Antrag".to_vec(), "a.txt").is_empty());
    assert!(members(b"PK\x03\x04 cut".to_vec(), "a.zip").is_err());
}

#[test]
fn err_members_that_unpack_without_end() {
    let zeros = vec![0; 40 << 20];
    let bomb = zipped(&[("a.txt", &zeros), ("b.txt", b"b")]);
    assert_eq!(listed(bomb, "a.zip"), ["a.txt read/too-large", "b.txt 1"]);
    let many: Vec<(String, &[u8])> =
        (0..30).map(|it| (format!("{it:02}"), &zeros[..9 << 20])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, it)| (name.as_str(), *it)).collect();
    let listed = listed(zipped(&many), "a.zip");
    assert_eq!(listed.len(), MAX_BOMBS + 1);
    assert!(listed.iter().all(|it| it.ends_with("read/too-large")));
}

#[test]
fn err_nesting_without_end() {
    let mut bytes = b"Antrag".to_vec();
    for depth in 0..MAX_DEPTH + 3 {
        bytes = zipped(&[(&format!("{depth}.zip"), &bytes)]);
    }
    let listed = listed(bytes, "a.zip");
    assert_eq!(listed.len(), 1);
    assert!(listed[0].ends_with("read/too-large"), "{listed:?}");
}

#[test]
fn names_of_the_old_pc_and_damaged_members() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("AAA.txt", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"Antrag auf Sprachmittlung").unwrap();
    let mut bytes = writer.finish().unwrap().into_inner();
    // `Ü` of the code page 437, in both places where the name stands.
    while let Some(at) = memchr::memmem::find(&bytes, b"AAA") {
        bytes[at..at + 3].copy_from_slice(b"\x9aA1");
    }
    assert_eq!(listed(bytes, "a.zip"), ["ÜA1.txt 25"]);
    let mut bytes = zipped(&[("a.txt", b"Antrag auf Sprachmittlung im Amt"), ("b.txt", b"b")]);
    let at = memchr::memmem::find(&bytes, b"a.txt").unwrap() + 5;
    bytes[at..at + 12].fill(0xff);
    assert_eq!(listed(bytes, "a.zip"), ["a.txt read/damaged", "b.txt 1"]);
}

#[test]
fn truncated_archives_and_mails_end_nothing() {
    let outer = zipped(&[("a.txt", &[b'x'; 3000]), ("post.eml", MAIL.as_bytes())]);
    for whole in [outer, MAIL.as_bytes().to_vec()] {
        for len in (0..whole.len()).step_by(7) {
            let cut = whole[..len].to_vec();
            let _ = crate::read(&cut, "a");
            if let Ok(members) = members(cut, "a") {
                assert!(members.count() < 10);
            }
        }
    }
}

/// A PDF of one empty page with these files in it; `extra` stands in the catalog.
fn pdf(files: &[(&str, &[u8])], extra: &str) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let names: Vec<String> = files
        .iter()
        .enumerate()
        .map(|(idx, (name, _))| format!("({name}) {} 0 R", 4 + 2 * idx))
        .collect();
    objects.push(
        format!(
            "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [{}] >> >> {extra} >>",
            names.join(" ")
        )
        .into_bytes(),
    );
    objects.push(b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec());
    objects.push(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>".to_vec());
    for (idx, (name, bytes)) in files.iter().enumerate() {
        let stream = 5 + 2 * idx;
        objects.push(
            format!("<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {stream} 0 R >> >>")
                .into_bytes(),
        );
        let head = format!("<< /Type /EmbeddedFile /Length {} >>\nstream\n", bytes.len());
        objects.push([head.as_bytes(), bytes, b"\nendstream"].concat());
    }
    let mut res = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(res.len());
        res.extend(format!("{number} 0 obj\n").into_bytes());
        res.extend(object);
        res.extend(b"\nendobj\n");
    }
    let start = res.len();
    res.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).into_bytes());
    for place in &places {
        res.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let size = places.len() + 1;
    res.extend(
        format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF").into_bytes(),
    );
    res
}

#[test]
fn opens_what_is_embedded_in_a_pdf() {
    let inner = pdf(&[("c.txt", b"Anlage zur Anlage")], "");
    let outer = pdf(
        &[("b.pdf", &inner), ("a.txt", b"Anlage"), ("factur-x.xml", b"<?xml version='1.0'?><a/>")],
        "",
    );
    assert_eq!(container(&outer, "x.pdf"), Container::Paper);
    assert_eq!(
        listed(outer, "x.pdf"),
        ["a.txt 6", &format!("b.pdf {}", inner.len()), "b.pdf/c.txt 17", "factur-x.xml -"]
    );
    assert!(listed(pdf(&[], ""), "x.pdf").is_empty());
}

#[test]
fn tells_portfolios() {
    let portfolio = pdf(&[("a.txt", b"Anlage")], "/Collection << /View /D >>");
    let findings = crate::read(&portfolio, "x.pdf").unwrap().findings;
    assert!(findings.iter().any(|it| it.code == "read/portfolio"), "{findings:?}");
}
