//! What a file is, told by its content.

mod archive;
mod mail;

pub(crate) use self::archive::ENCRYPTED;

/// What the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A PDF.
    Pdf,
    /// An HTML page.
    Html,
    /// A document of Word since 2007.
    Docx,
    /// A text in the Open Document format.
    Odt,
    /// Rich text.
    Rtf,
    /// A letter by mail.
    Mail,
    /// A ZIP archive of files.
    Zip,
    /// Text with Markdown's marks; only the name tells it from plain text.
    Markdown,
    /// Plain text.
    Plain,
    /// A kind that is not read, as a media type.
    Other(&'static str),
}

/// How far into a file the mark of a PDF may stand: readers accept this much before it.
const PDF_MARK_WITHIN: usize = 1024;

/// How much of a file is looked at to tell markup from plain text.
const MARKUP_WITHIN: usize = 2048;

/// First bytes of formats that are not read, most specific first.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"%!PS", "application/postscript"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-executable"),
];

/// Tells the kind of a file from its bytes; `name` only tells Markdown from plain text.
pub(crate) fn kind(bytes: &[u8], name: &str) -> Kind {
    if is_pdf(bytes) {
        return Kind::Pdf;
    }
    if let Some(kind) = archive::kind(bytes) {
        return kind;
    }
    if bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Kind::Rtf;
    }
    if let Some(media_type) = signature(bytes) {
        return Kind::Other(media_type);
    }
    match markup(bytes) {
        Some(kind) => kind,
        None if mail::is_mail(bytes, name) => Kind::Mail,
        None if is_markdown(name) => Kind::Markdown,
        None => Kind::Plain,
    }
}

/// A PDF, or one that has lost its first line but not its objects and its end.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(PDF_MARK_WITHIN)..];
    let start = head(bytes, PDF_MARK_WITHIN);
    let has_end = || find(tail, b"startxref").is_some() || find(tail, b"%%EOF").is_some();
    find(start, b"%PDF-").is_some() || (find(start, b" obj").is_some() && has_end())
}

fn head(bytes: &[u8], len: usize) -> &[u8] {
    &bytes[..bytes.len().min(len)]
}

fn signature(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("image/webp");
    }
    SIGNATURES.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, it)| *it)
}

/// HTML, XML or JSON, from the first characters; UTF-16 is looked at without its zero bytes.
fn markup(bytes: &[u8]) -> Option<Kind> {
    let start: Vec<u8> = head(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), MARKUP_WITHIN)
        .iter()
        .copied()
        .filter(|it| !matches!(it, 0 | 0xff | 0xfe))
        .map(|it| it.to_ascii_lowercase())
        .collect();
    let start = start.trim_ascii_start();
    match start.first()? {
        b'<' => tagged(start),
        b'{' | b'[' if is_json(start) => Some(Kind::Other("application/json")),
        _ => None,
    }
}

fn tagged(start: &[u8]) -> Option<Kind> {
    const HTML: &[&[u8]] = &[b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<title"];
    const PARTS: &[&[u8]] =
        &[b"<div", b"<p>", b"<p ", b"<table", b"<h1", b"<h2", b"<article", b"<main"];
    let is_html = HTML.iter().any(|it| find(start, it).is_some());
    if is_html || PARTS.iter().any(|it| start.starts_with(it)) {
        return Some(Kind::Html);
    }
    let is_xml = start.starts_with(b"<?xml") || find(start, b"xmlns").is_some();
    if find(start, b"<svg").is_some() && is_xml {
        return Some(Kind::Other("image/svg+xml"));
    }
    is_xml.then_some(Kind::Other("application/xml"))
}

/// An object or list that starts like JSON: a text that begins with `[` or `{` does not.
fn is_json(start: &[u8]) -> bool {
    let inner = start[1..].trim_ascii_start();
    match (start[0], inner.first()) {
        (b'{', Some(b'"')) | (b'[', Some(b'{')) => find(head(inner, 256), b"\":").is_some(),
        (b'[', Some(b'"')) => find(head(inner, 256), b"\",").is_some(),
        _ => false,
    }
}

fn is_markdown(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".md", ".markdown"].iter().any(|it| name.ends_with(it))
}

/// The first place of `needle` in `haystack`.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|it| it == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_kinds_by_content() {
        assert_eq!(kind(b"%PDF-1.4\n", "brief.txt"), Kind::Pdf);
        assert_eq!(kind(b"\n\nHTTP rubbish\n%PDF-1.7", "a.pdf"), Kind::Pdf);
        assert_eq!(kind(b"<!DOCTYPE html><p>x", "a.txt"), Kind::Html);
        assert_eq!(kind(b"\xef\xbb\xbf  <HTML lang=de>", "a"), Kind::Html);
        assert_eq!(kind(b"<?xml version='1.0'?><html xmlns='x'>", "a"), Kind::Html);
        assert_eq!(kind(b"# Antrag\n", "a.MD"), Kind::Markdown);
        assert_eq!(kind(b"# Antrag\n", "a.txt"), Kind::Plain);
        assert_eq!(kind(b"[1] Anlage\n{2}", "a.txt"), Kind::Plain);
        assert_eq!(kind(b"< 5 Stimmen", "a.txt"), Kind::Plain);
        assert_eq!(kind(b"{\\rtf1 x}", "a.doc"), Kind::Rtf);
    }

    #[test]
    fn reads_kinds_that_are_refused() {
        let other = |bytes: &[u8]| match kind(bytes, "a.txt") {
            Kind::Other(it) => it,
            it => panic!("{it:?}"),
        };
        assert_eq!(other(b"\x89PNG\r\n\x1a\n...."), "image/png");
        assert_eq!(other(b"{\"id\": 1}"), "application/json");
        assert_eq!(other(b"[{\"id\": 1}]"), "application/json");
        assert_eq!(other(b"<?xml version=\"1.0\"?><a/>"), "application/xml");
    }
}
