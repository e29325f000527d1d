//! HTML, RTF and Markdown.

use super::Hostile;
use super::bytes::noise;

pub(super) fn files() -> Vec<Hostile> {
    let mut res = html();
    res.extend(rtf());
    res.extend([
        Hostile::new("text/quotes.md", || repeated("> ", 500_000, "Antrag")),
        Hostile::new("text/lists.md", || {
            let lines: Vec<String> =
                (0..3_000).map(|depth| format!("{}- Antrag\n", "  ".repeat(depth))).collect();
            lines.concat().into_bytes()
        }),
        Hostile::new("text/brackets.md", || repeated("![[(", 1_000_000, "")),
        Hostile::new("text/stars.md", || repeated("**a *b _c ", 500_000, "")),
    ]);
    res
}

fn html() -> Vec<Hostile> {
    let tags = |name: &'static str, tag: &'static str, count: usize| {
        Hostile::new(&format!("html/{name}.html"), move || {
            let mut res = b"<!doctype html><html><body>".to_vec();
            res.extend(repeated(tag, count, "Antrag"));
            res
        })
    };
    vec![
        tags("1000000-divs", "<div>", 1_000_000),
        tags("tables", "<table><tr><td>", 200_000),
        tags("bold-in-bold", "<b><i>", 100_000),
        tags("links-and-paragraphs", "<a><p>", 50_000),
        tags("adoption", "<b><p></b>", 50_000),
        tags("lists", "<ul><li>", 300_000),
        tags("forms", "<select><option>", 200_000),
        tags("svg", "<svg><g>", 200_000),
        tags("templates", "<template>", 100_000),
        tags("comments", "<!-- <!-- -", 1_000_000),
        tags("entities", "&aacute&#x110000;&", 1_000_000),
        tags("attributes", "<p a=1 a=2 b='", 200_000),
        Hostile::new("html/one-tag-of-attributes.html", || {
            let attributes: Vec<String> = (0..200_000).map(|it| format!(" a{it}={it}")).collect();
            format!("<html><body{}>Antrag", attributes.concat()).into_bytes()
        }),
        Hostile::new("html/row-of-100000-cells.html", || {
            let mut res = b"<table><tr>".to_vec();
            res.extend(repeated("<td colspan=1000 rowspan=60000>x", 100_000, ""));
            res
        }),
        Hostile::new("html/text-30-MB.html", || {
            let mut res = b"<html><body><p>".to_vec();
            res.extend(repeated("Der Rat beschliesst. ", 1_500_000, ""));
            res
        }),
        Hostile::new("html/noise-in-tags.html", || {
            [b"<html><body ".as_slice(), &noise(2_000_000)].concat()
        }),
    ]
}

fn rtf() -> Vec<Hostile> {
    let of = |name: &'static str, piece: &'static str, count: usize| {
        Hostile::new(&format!("rtf/{name}.rtf"), move || {
            let mut res = b"{\\rtf1\\ansi ".to_vec();
            res.extend(repeated(piece, count, "Antrag"));
            res
        })
    };
    vec![
        of("1000000-groups", "{", 1_000_000),
        of("groups-and-fonts", "{\\f1\\b ", 300_000),
        of("closed-too-often", "}", 1_000_000),
        of("bin", "\\bin2147483647 ", 1_000),
        of("numbers", "\\u99999999999999999?", 200_000),
        of("tables", "\\trowd\\cellx1 \\cell\\row", 200_000),
        of("cells", "\\cell ", 1_000_000),
        of("pictures", "{\\pict\\pngblip 8950", 200_000),
        of("fields", "{\\field{\\*\\fldinst ", 200_000),
    ]
}

pub(super) fn repeated(piece: &str, count: usize, end: &str) -> Vec<u8> {
    format!("{}{end}", piece.repeat(count)).into_bytes()
}
