//! What the objects of an open file ask the interpreter to do, before it does it.
//!
//! `bomb.rs` sees the bytes as they are; here they are decrypted and their filters are known.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Page as PdfPage;
use lopdf::{DecompressError, Dictionary, Error};

use super::limits::{MAX_FONT_CODES, MAX_UNPACKED};
use crate::ReadError;

/// The names of filters, and how many bytes one packed byte can become.
const FILTERS: [(&str, u64); 5] = [
    ("FlateDecode", 1_032),
    ("LZWDecode", 2_731),
    ("RunLengthDecode", 64),
    ("ASCII85Decode", 4),
    ("ASCIIHexDecode", 1),
];

/// Programs pack a stream once, and some write it as text after that; more filters are made to harm.
const MAX_FILTERS: usize = 8;

/// Whether nothing in the file unpacks or spreads to more than any paper holds.
///
/// # Errors
///
/// [`ReadError::TooLarge`] at the first that does.
pub(super) fn check(pdf: &Pdf) -> Result<(), ReadError> {
    for object in pdf.objects() {
        match object {
            Object::Stream(stream) => check_stream(&stream)?,
            Object::Dict(dict) => check_widths(&dict)?,
            _ => {}
        }
    }
    Ok(())
}

/// Whether the streams of a page, which are put together before they are read, fit the limit of one.
pub(super) fn fits(page: &PdfPage<'_>) -> bool {
    let Some(parts) = page.raw().get::<Array<'_>>("Contents") else { return true };
    let most = parts.iter::<Stream<'_>>().fold(0u64, |sum, it| sum.saturating_add(bound(&it)));
    if most <= MAX_UNPACKED {
        return true;
    }
    let mut n_bytes = 0;
    parts.iter::<Stream<'_>>().all(|it| {
        match it.decoded() {
            Ok(it) => n_bytes += it.len() as u64,
            // What breaks off after much work would do so each time it is asked for.
            Err(_) if bound(&it) > MAX_UNPACKED => return false,
            Err(_) => {}
        }
        n_bytes <= MAX_UNPACKED
    })
}

/// The most bytes a stream can unpack to; 0 for those that are pictures in the end.
fn bound(stream: &Stream<'_>) -> u64 {
    let packed = stream.raw_data().len() as u64;
    stream.filters().iter().fold(packed, |bound, filter| match name(&format!("{filter:?}")) {
        Some((_, ratio)) => bound.saturating_mul(ratio),
        None => 0,
    })
}

/// The filter of a name, whatever its case.
fn name(name: &str) -> Option<(&'static str, u64)> {
    FILTERS.iter().find(|it| it.0.eq_ignore_ascii_case(name)).copied()
}

fn check_stream(stream: &Stream<'_>) -> Result<(), ReadError> {
    if stream.filters().len() > MAX_FILTERS {
        return Err(ReadError::TooLarge {
            what: "the filters of a stream",
            limit: MAX_FILTERS as u64,
        });
    }
    let is_picture = stream.dict().get::<Name<'_>>("Subtype").is_some_and(|it| &*it == b"Image");
    if is_picture || bound(stream) <= MAX_UNPACKED {
        return Ok(());
    }
    let filters = stream.filters();
    let filters = filters.iter().filter_map(|it| name(&format!("{it:?}")));
    let filters: Vec<lopdf::Object> = filters.map(|it| it.0.into()).collect();
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", filters);
    let copy = lopdf::Stream::new(dictionary, stream.raw_data().into_owned());
    // The other library stops at a limit, whatever the filter.
    let limit = usize::try_from(MAX_UNPACKED).unwrap_or(usize::MAX);
    match copy.decompressed_content_with_limit(limit) {
        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
            Err(ReadError::TooLarge { what: "an unpacked stream", limit: MAX_UNPACKED })
        }
        _ => Ok(()),
    }
}

/// Whether a font gives widths to no more characters than there can be: each is written to a table.
fn check_widths(dict: &Dict<'_>) -> Result<(), ReadError> {
    let subtype = dict.get::<Name<'_>>("Subtype");
    if !subtype.is_some_and(|it| it.starts_with(b"CIDFont")) {
        return Ok(());
    }
    // Heights have three numbers where widths have one.
    for (key, n_numbers) in [("W", 1), ("W2", 3)] {
        if let Some(widths) = dict.get::<Array<'_>>(key)
            && n_codes(&widths, n_numbers) > MAX_FONT_CODES as f64
        {
            return Err(ReadError::TooLarge { what: "a font", limit: MAX_FONT_CODES });
        }
    }
    Ok(())
}

/// How many codes a list of `first [w …]` and `first last w` gives widths to.
fn n_codes(widths: &Array<'_>, n_numbers: usize) -> f64 {
    let mut n_codes = 0.0;
    let mut entries = widths.iter::<Object<'_>>();
    while let (Some(first), Some(next)) = (entries.next(), entries.next()) {
        match (first.into_number(), next) {
            (_, Object::Array(list)) => n_codes += list.raw_iter().count() as f64,
            (Some(first), Object::Number(last)) => {
                n_codes += (last.as_f64() - first.as_f64() + 1.0).max(1.0);
                entries.by_ref().take(n_numbers).for_each(drop);
            }
            _ => n_codes += 1.0,
        }
    }
    n_codes
}

#[cfg(test)]
mod tests {
    use super::super::pdf;
    use super::super::tests::written;
    use super::*;

    /// A file of one page with these contents and further objects, from 4 on.
    fn file(contents: &str, further: &[String]) -> Vec<u8> {
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents {contents}\
             /Resources<</Font<</F 5 0 R>>>>>>"
        );
        let head = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", &page];
        let objects = head.iter().map(|it| (*it).to_owned()).chain(further.iter().cloned());
        written(&objects.collect::<Vec<_>>())
    }

    fn stream(keys: &str, content: &str) -> String {
        format!("<<{keys}/Length {}>>stream\n{content}\nendstream", content.len())
    }

    fn refusal(bytes: &[u8]) -> Option<ReadError> {
        pdf(bytes, crate::ReadOptions::default()).err()
    }

    #[test]
    fn err_on_a_stream_packed_again_and_again() {
        let filters = format!("/Filter[{}]", "/ASCIIHexDecode ".repeat(9));
        let refusal = refusal(&file("4 0 R", &[stream(&filters, "30>")])).unwrap();
        assert_eq!(refusal.code(), "read/too-large");
    }

    #[test]
    fn err_streams_that_unpack_without_end_whatever_the_filter() {
        let limit = ReadError::TooLarge { what: "an unpacked stream", limit: MAX_UNPACKED };
        // Each step of runs makes 128 bytes of two.
        let runs = format!("{}>", "8181".repeat(1 << 10));
        let file = |filters: &str| file("4 0 R", &[stream(&format!("/Filter[{filters}]"), &runs)]);
        assert_eq!(refusal(&file("/AHx/RL/RL")), None);
        for filters in ["/AHx/RL/RL/RL", "/ASCIIHexDecode/#52unLengthDecode/RunLengthDecode/RL"] {
            assert_eq!(refusal(&file(filters)).as_ref(), Some(&limit), "{filters}");
        }
    }

    #[test]
    fn err_fonts_with_more_widths_than_codes() {
        let limit = ReadError::TooLarge { what: "a font", limit: MAX_FONT_CODES };
        let font = |widths: &str| {
            let text = stream("", "BT /F 9 Tf <0041> Tj ET");
            let font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>";
            let below = format!("<</Type/Font/Subtype/CIDFontType2/BaseFont/A{widths}>>");
            file("4 0 R", &[text, font.to_owned(), below])
        };
        assert_eq!(refusal(&font("/W[0[500 600]3 65535 500]/W2[1 9 1 2 3]")), None);
        assert_eq!(refusal(&font("/W[0 2000000000 500]")), Some(limit.clone()));
        assert_eq!(refusal(&font("/W2[0 9 1 2 3 0 2000000000 1 2 3]")), Some(limit.clone()));
        assert_eq!(refusal(&font(&format!("/W[{}]", "0 65535 5 ".repeat(9)))), Some(limit));
    }

    #[test]
    fn a_page_of_too_many_streams_is_left_out() {
        let blank = format!("{}~>", "z".repeat(2 << 20));
        let one = stream("/Filter/A85", &blank);
        let bytes = file(&format!("[{}]", "4 0 R ".repeat(40)), &[one]);
        let pages = pdf(&bytes, crate::ReadOptions::default()).unwrap();
        assert!(pages.findings.iter().any(|it| it.code == "read/broken-page"));
    }
}
