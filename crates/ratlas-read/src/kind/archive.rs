//! Which kind of archive: office files are ZIP archives, older ones OLE storages.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Kind, find};

/// The part that says what an office file is may be this long; it has a line for each part.
const MAX_TYPES_BYTES: u64 = 1 << 20;

/// Entries of an archive that is looked into for what it is. Office files have a few dozen.
const MAX_ENTRIES: usize = 20_000;

/// How much of an OLE storage is looked at: its directory is in the first half megabyte or, in
/// files that were saved often, at the end.
const STORAGE_WITHIN: usize = 512 << 10;

/// What the list of content types names, and what the file is then.
const CONTENT_TYPES: &[(&str, Kind)] = &[
    ("wordprocessingml.document.main+xml", Kind::Docx),
    ("wordprocessingml.template.main+xml", Kind::Docx),
    ("ms-word.document.macroEnabled.main+xml", Kind::Docx),
    ("ms-word.template.macroEnabledTemplate.main+xml", Kind::Docx),
    (
        "spreadsheetml.",
        Kind::Other("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ),
    (
        "presentationml.",
        Kind::Other("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ),
    ("ms-excel.", Kind::Other("application/vnd.ms-excel")),
    ("ms-powerpoint.", Kind::Other("application/vnd.ms-powerpoint")),
    ("visio.", Kind::Other("application/vnd.visio")),
];

/// What the member `mimetype` says, and what the file is then.
const MEDIA_TYPES: &[(&str, Kind)] = &[
    ("application/vnd.oasis.opendocument.text", Kind::Odt),
    ("application/vnd.oasis.opendocument.text-template", Kind::Odt),
    (
        "application/vnd.oasis.opendocument.spreadsheet",
        Kind::Other("application/vnd.oasis.opendocument.spreadsheet"),
    ),
    (
        "application/vnd.oasis.opendocument.presentation",
        Kind::Other("application/vnd.oasis.opendocument.presentation"),
    ),
    (
        "application/vnd.oasis.opendocument.graphics",
        Kind::Other("application/vnd.oasis.opendocument.graphics"),
    ),
    ("application/epub+zip", Kind::Other("application/epub+zip")),
];

/// Names of streams in OLE storages, in UTF-16, and what the file is then. An encrypted DOCX is
/// one as well.
const STREAMS: &[(&str, &str)] = &[
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__substg1.0_", "application/vnd.ms-outlook"),
];

/// The media type of an office file that opens with a password only.
pub(crate) const ENCRYPTED: &str = "application/x-encrypted-office";

/// The kind of an archive; `None` if the file is none.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(Kind::Other(storage(bytes)));
    }
    let marks = [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08PK\x03\x04"];
    let is_zip = marks.iter().any(|it| bytes.starts_with(it));
    is_zip.then(|| office(bytes).unwrap_or(Kind::Zip))
}

fn storage(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(STORAGE_WITHIN)];
    let tail = &bytes[bytes.len().saturating_sub(STORAGE_WITHIN)..];
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [head, tail].iter().any(|it| memchr::memmem::find(it, &name).is_some())
    };
    let found = STREAMS.iter().find(|(name, _)| holds(name));
    found.map_or("application/x-ole-storage", |(_, media_type)| *media_type)
}

/// What an office file says of itself; `None` if it is an archive of something else.
fn office(bytes: &[u8]) -> Option<Kind> {
    if memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(MAX_ENTRIES + 1).count() > MAX_ENTRIES {
        return None;
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return cut(bytes) };
    if let Some(says) = member(&mut archive, "mimetype") {
        let known = MEDIA_TYPES.iter().find(|(media_type, _)| says.trim() == *media_type);
        if let Some((_, kind)) = known {
            return Some(*kind);
        }
    }
    let types = member(&mut archive, "[Content_Types].xml")?;
    CONTENT_TYPES.iter().find(|(name, _)| types.contains(name)).map(|(_, kind)| *kind)
}

/// An archive that has lost its end: its first entry may tell what it was.
fn cut(bytes: &[u8]) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(4096)];
    if find(head, b"[Content_Types].xml").is_some() && find(head, b"word/").is_some() {
        return Some(Kind::Docx);
    }
    find(head, b"mimetypeapplication/vnd.oasis.opendocument.text").is_some().then_some(Kind::Odt)
}

fn member(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let file = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    // A wrong checksum does not make it another kind of file.
    let _ = file.take(MAX_TYPES_BYTES).read_to_end(&mut bytes);
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::zipped;

    #[test]
    fn tells_archives_by_what_they_say() {
        let types =
            |main: &str| format!("<Types><Override ContentType='application/{main}'/></Types>");
        let word = types("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
        assert_eq!(kind(&zipped(&[("[Content_Types].xml", word.as_bytes())])), Some(Kind::Docx));
        let odt = b"application/vnd.oasis.opendocument.text";
        assert_eq!(kind(&zipped(&[("mimetype", odt)])), Some(Kind::Odt));
        assert_eq!(kind(&zipped(&[("word/brief.pdf", b"%PDF-1.4")])), Some(Kind::Zip));
        assert_eq!(kind(&zipped(&[])), Some(Kind::Zip));
        assert_eq!(kind(b"PK sagt der Rat"), None);
        let sheet = kind(&zipped(&[(
            "[Content_Types].xml",
            types("x.spreadsheetml.sheet.main").as_bytes(),
        )]));
        assert!(matches!(sheet, Some(Kind::Other(it)) if it.ends_with("sheet")));
    }

    #[test]
    fn tells_storages_by_their_streams() {
        let storage = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            kind(&[&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."[..], &name].concat())
        };
        assert_eq!(storage("WordDocument"), Some(Kind::Other("application/msword")));
        assert_eq!(storage("__substg1.0_0037"), Some(Kind::Other("application/vnd.ms-outlook")));
        assert_eq!(storage("EncryptedPackage"), Some(Kind::Other(ENCRYPTED)));
        assert_eq!(storage("?"), Some(Kind::Other("application/x-ole-storage")));
    }
}
