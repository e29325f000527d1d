//! Plain text: one page per form feed, otherwise as it is.

use ratlas_model::TextLayer;
use unicode_normalization::UnicodeNormalization;

use crate::encoding::{self, Decoded};
use crate::quality::quality;
use crate::told;
use crate::{Line, LineKind, Page, Pages, ReadError};

/// Of how many characters of a text one may be a control character: legacy exports leave a few,
/// binary files have every tenth or more.
const CONTROLS_ONE_IN: usize = 50;

/// More text than this in one file is not a paper; the largest found had under 5 MB.
const MAX_TEXT_BYTES: usize = 16 << 20;

/// Pages of one file, as many as of a PDF; a file of nothing but form feeds has millions.
const MAX_PAGES: usize = 5_000;

/// Lines of one file, in bytes that end one: each costs much more than its bytes. A file of the
/// largest size with printed lines has 300,000.
const MAX_LINES: usize = 1_000_000;

/// Reads plain text or Markdown.
pub(crate) fn plain(bytes: &[u8], media_type: &'static str) -> Result<Pages, ReadError> {
    check_size(bytes)?;
    let Decoded { text, encoding, mut findings } = encoding::decode(bytes);
    if is_binary(&text) {
        return Err(ReadError::Unsupported { media_type: "application/octet-stream".to_owned() });
    }
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let pages = text
        .strip_suffix('\u{c}')
        .unwrap_or(&text)
        .split('\u{c}')
        .zip(1..)
        .map(|(it, number)| page(number, clean(it)))
        .collect::<Vec<Page>>();
    findings.extend(told::about(&pages));
    Ok(Pages {
        media_type,
        encoding: Some(encoding),
        text_layer: TextLayer::Native,
        pages,
        findings,
        recogniser: None,
    })
}

/// Refuses texts that no paper has, before they take time and memory.
fn check_size(bytes: &[u8]) -> Result<(), ReadError> {
    let count = |ends: &[u8]| bytes.iter().filter(|it| ends.contains(it)).count();
    let too_large = |what, limit: usize| Err(ReadError::TooLarge { what, limit: limit as u64 });
    if bytes.len() > MAX_TEXT_BYTES {
        return too_large("text", MAX_TEXT_BYTES);
    }
    if count(b"\x0c") > MAX_PAGES {
        return too_large("number of pages", MAX_PAGES);
    }
    if count(b"\n\r") > MAX_LINES {
        return too_large("number of lines", MAX_LINES);
    }
    Ok(())
}

/// A page of text without geometry.
pub(crate) fn page(number: u32, text: String) -> Page {
    let quality = quality(&text);
    Page { number, lines: lines(&text), text, quality, ..Page::default() }
}

/// Line ends as `\n`, characters composed, no byte order marks or stray controls.
pub(crate) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|it| *it != '\u{feff}' && !is_control(*it)).nfc().collect()
}

fn is_control(it: char) -> bool {
    it.is_control() && !matches!(it, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')
}

pub(crate) fn is_binary(text: &str) -> bool {
    let n_controls = text.chars().filter(|it| is_control(*it)).count();
    text.contains('\0') || n_controls * CONTROLS_ONE_IN > text.chars().count()
}

fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let line = |line: &str| {
        let span = start..start + line.len();
        start = span.end + 1;
        let kind = if line.contains('\t') { LineKind::Row } else { LineKind::Text };
        Line { span, kind, font_size: 0.0 }
    };
    text.strip_suffix('\n').unwrap_or(text).split('\n').map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Pages {
        plain(bytes, "text/plain").unwrap()
    }

    #[test]
    fn reads_text_as_it_is() {
        let pages = read("**Antrag** \n\n\tTOP 1\r\nEnde\r\n".as_bytes());
        assert_eq!(pages.pages[0].text, "**Antrag** \n\n\tTOP 1\nEnde\n");
        let kinds: Vec<_> = pages.pages[0].lines.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [LineKind::Text, LineKind::Text, LineKind::Row, LineKind::Text]);
        let last = &pages.pages[0].lines[3];
        assert_eq!(&pages.pages[0].text[last.span.clone()], "Ende");
    }

    #[test]
    fn reads_pages_at_form_feeds() {
        let texts: Vec<_> =
            read(b"eins\x0czwei\n\x0c").pages.into_iter().map(|it| it.text).collect();
        assert_eq!(texts, ["eins", "zwei\n"]);
    }

    #[test]
    fn reads_decomposed_umlauts_composed() {
        assert_eq!(read("Mu\u{308}nchen".as_bytes()).pages[0].text, "München");
    }

    #[test]
    fn err_on_texts_made_to_harm() {
        let refused = |bytes: Vec<u8>| plain(&bytes, "text/plain").unwrap_err().to_string();
        assert_eq!(refused(vec![b'a'; MAX_TEXT_BYTES + 1]), "text exceeds the limit of 16777216");
        assert_eq!(refused(b"a\x0c".repeat(5_001)), "number of pages exceeds the limit of 5000");
        assert_eq!(
            refused(b"\r\n".repeat(500_001)),
            "number of lines exceeds the limit of 1000000"
        );
        assert_eq!(read(&b"a\x0c".repeat(5_000)).pages.len(), 5_000);
    }

    #[test]
    fn err_on_nothing_and_on_binary() {
        assert_eq!(plain(b" \n\t\n", "text/plain"), Err(ReadError::Empty));
        assert_eq!(plain(b"\xef\xbb\xbf", "text/plain"), Err(ReadError::Empty));
        let binary = plain(b"abc\0def", "text/plain").unwrap_err();
        assert_eq!(binary.code(), "read/unsupported");
        let noise: Vec<u8> = (0..=255).collect();
        assert_eq!(plain(&noise, "text/plain").unwrap_err().code(), "read/unsupported");
    }
}
