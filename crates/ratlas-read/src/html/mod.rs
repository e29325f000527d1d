//! HTML: the main content of a page as one page of text.
//!
//! The tree is looked through once for where the content is ([`outline`]) and walked once to
//! write it ([`text`]). Both walks keep their own stack, so that nesting cannot overflow it.

mod outline;
mod text;

use encoding_rs::Encoding;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::RcDom;
use ratlas_model::TextLayer;
use unicode_normalization::UnicodeNormalization;

use crate::encoding::{self, Decoded};
use crate::kind::find;
use crate::{Pages, ReadError, plain, told};

/// The media type of what is read here.
pub(crate) const MEDIA_TYPE: &str = "text/html";

/// A larger page is a dump; the largest agenda found has 3 MB, and 26 MB took 600 MB of memory.
const MAX_BYTES: usize = 16 << 20;

/// Elements nested deeper make the parser slow, which looks through all open ones for each new;
/// real pages nest up to 40 deep.
const MAX_DEPTH: usize = 3_000;

/// How far into a page its encoding may be declared; browsers look no further.
const ENCODING_WITHIN: usize = 1024;

/// Reads an HTML page.
pub(crate) fn html(bytes: &[u8]) -> Result<Pages, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { what: "HTML page", limit: MAX_BYTES as u64 });
    }
    let declared = declared(&bytes[..bytes.len().min(ENCODING_WITHIN)]);
    let Decoded { text, encoding, mut findings } = encoding::decode_declared(bytes, declared);
    let text = content(text)?;
    if text.is_empty() {
        return Err(ReadError::Empty);
    }
    let pages = vec![plain::page(1, text)];
    findings.extend(told::about(&pages));
    Ok(Pages {
        media_type: MEDIA_TYPE,
        encoding: Some(encoding),
        text_layer: TextLayer::Native,
        pages,
        findings,
        recogniser: None,
    })
}

/// The main content of a page that is decoded already, as text.
///
/// # Errors
///
/// [`ReadError::TooLarge`].
pub(crate) fn content(text: String) -> Result<String, ReadError> {
    if is_nested_too_deep(&text) {
        return Err(ReadError::TooLarge { what: "nesting of elements", limit: MAX_DEPTH as u64 });
    }
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(text);
    Ok(text::text(&outline::outline(&dom.document)).nfc().collect())
}

/// The encoding a page declares, in a `meta` element or an XML declaration.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let mark =
        [&b"charset="[..], b"encoding="].iter().find_map(|it| Some(find(&head, it)? + it.len()));
    let label = head[mark?..].trim_ascii_start();
    let label = label.strip_prefix(b"\"").or(label.strip_prefix(b"'")).unwrap_or(label);
    let is_end = |it: &u8| matches!(it, b'"' | b'\'' | b'>' | b';' | b'/' | b'?' | b' ');
    let len = label.iter().position(is_end).unwrap_or(label.len());
    Encoding::for_label(&label[..len])
}

/// Whether more elements are open at one place than [`MAX_DEPTH`], going by the tags alone.
fn is_nested_too_deep(text: &str) -> bool {
    /// Elements that have no content, or that the next of their kind closes.
    const FLAT: &[&str] = &[
        "area", "base", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta",
        "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
    ];
    let mut depth = 0usize;
    for tag in text.split('<').skip(1) {
        let name = |it: &str| {
            let len = it.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(it.len());
            it[..len].to_ascii_lowercase()
        };
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if tag.starts_with(|it: char| it.is_ascii_alphabetic())
            && !FLAT.contains(&name(tag).as_str())
        {
            depth += 1;
            if depth > MAX_DEPTH {
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(page: &str, expected: Expect) {
        expected.assert_eq(&html(page.as_bytes()).unwrap().pages[0].text);
    }

    #[test]
    fn reads_headings_paragraphs_and_lists() {
        check(
            "<html><head><title>x</title><style>p{}</style></head><body>
             <h1>Antrag  zum\n Runden Tisch</h1><p>Der Rat<br>beschließt&nbsp;<b>ein</b>stimmig.</p>
             <ul><li>erstens<li><p>zweitens</p></ul><ol start=3><li>drei<li>vier</ol>Ende</body>",
            expect![[r"
                Antrag zum Runden Tisch

                Der Rat
                beschließt einstimmig.

                - erstens
                - zweitens

                3. drei
                4. vier

                Ende"]],
        );
    }

    #[test]
    fn reads_tables_with_empty_and_wide_cells() {
        check(
            "<p>Anwesend</p><table><tr><th>Name<th>Fraktion<th>da</tr>
             <tr><td>Muster,<br>Anna<td><td>ja</tr><tr><td colspan=2>Gäste<td></tr></table>",
            expect!["Anwesend\n\nName\tFraktion\tda\nMuster, Anna\t\tja\nGäste\t\t"],
        );
    }

    #[test]
    fn reads_layout_tables_as_blocks() {
        check(
            "<table><tr><td><h2>Vorlage</h2><p>Text</p></td><td><table><tr><td>a<td>b</table></td></tr></table>",
            expect!["Vorlage\n\nText\n\na\tb"],
        );
    }

    #[test]
    fn leaves_out_furniture_of_the_site() {
        check(
            "<header>Stadt</header><nav><a>Start</a></nav><main><header><h1>Titel</h1></header>
             <p>Inhalt, der den größten Teil ausmacht</p><p hidden>nein</p>
             <p style='display: none'>nein</p><select><option>nein</select></main>
             <aside>nein</aside><script>nein()</script><footer>Impressum</footer>",
            expect!["Titel\n\nInhalt, der den größten Teil ausmacht"],
        );
    }

    #[test]
    fn reads_declared_and_undeclared_encodings() {
        let page = |declared: &str| {
            [format!("<html><meta charset={declared}><p>").as_bytes(), b"Stra\xdfe 5 \xa4"].concat()
        };
        let read = |bytes: &[u8]| {
            let pages = html(bytes).unwrap();
            (pages.pages[0].text.clone(), pages.encoding.unwrap())
        };
        assert_eq!(read(&page("iso-8859-15")), ("Straße 5 €".into(), "iso-8859-15".into()));
        assert_eq!(read(&page("utf-8")).0, "Straße 5 €");
        let utf8 = "<html><meta charset=windows-1252><p>Straße".as_bytes();
        assert_eq!(read(utf8), ("Straße".into(), "utf-8".into()));
    }

    #[test]
    fn err_on_nothing_and_on_endless_nesting() {
        assert_eq!(html(b"<html><body><img src=a></body>"), Err(ReadError::Empty));
        let deep = "<div>".repeat(100_000);
        assert_eq!(html(deep.as_bytes()).unwrap_err().code(), "read/too-large");
        let large = vec![b' '; MAX_BYTES + 1];
        assert_eq!(
            html(&large).unwrap_err().to_string(),
            "HTML page exceeds the limit of 16777216"
        );
        let flat = format!("<p>{}", "x<p>".repeat(20_000));
        assert!(html(flat.as_bytes()).is_ok());
        let open = format!("{}x", "<b>".repeat(MAX_DEPTH));
        assert_eq!(html(open.as_bytes()).unwrap().pages[0].text, "x");
    }
}
