//! Which encoding the bytes of a text are in.
//!
//! UTF-8 and UTF-16 tell themselves. Among the single-byte encodings the decoding wins whose
//! letters outside ASCII stand where such letters stand in words: `ü` between lower-case letters
//! is a word, `Ÿ` there is not. The detector of browsers is asked where this says nothing.

mod repair;

use ratlas_model::{Finding, Severity};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text and the encoding it was in.
#[derive(Debug, PartialEq)]
pub(crate) struct Decoded {
    /// The text, without byte order mark.
    pub(crate) text: String,
    /// The encoding's WHATWG name in lower case.
    pub(crate) encoding: String,
    /// What was odd about it, e.g. `read/mixed-encoding`.
    pub(crate) findings: Vec<Finding>,
}

/// How much of a text is looked at to tell single-byte encodings apart.
const SAMPLE_BYTES: usize = 1 << 20;

/// Of how many bytes of a text one must be zero, all at even or all at odd places, for UTF-16:
/// text in Latin letters has every second.
const UTF16_ZERO_ONE_IN: usize = 4;

/// The letters outside ASCII that European languages of the Latin script use in words.
const LETTERS: &str = "äöüÄÖÜßéèêëàâáãåæçñíìîïóòôõøœúùûÿÉÈÊËÀÂÁÃÅÆÇÑÍÌÎÏÓÒÔÕØŒÚÙÛŸšžŠŽğışİŞĞłŁ";

/// Signs outside ASCII that stand between words of office texts.
const SIGNS: &str = "€§°„“”‚‘’«»–—…•·´©®²³¼½¾×±µ\u{a0}\u{ad}";

/// Decodes a text, guessing its encoding.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, len)) = Encoding::for_bom(bytes) {
        return untwisted(decode_as(&bytes[len..], encoding));
    }
    if let Some(encoding) = utf16(bytes) {
        let mut decoded = decode_as(bytes, encoding);
        let message = format!("no byte order mark; read as {}", decoded.encoding);
        decoded.findings.push(finding("read/no-byte-order-mark", Severity::Info, message));
        return decoded;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return untwisted(decode_as(bytes, UTF_8));
    }
    let single = single_byte(&bytes[..bytes.len().min(SAMPLE_BYTES)]);
    if let Some(decoded) = mixed(bytes, single) {
        return decoded;
    }
    decode_as(bytes, if is_broken_utf8(bytes) { UTF_8 } else { single })
}

/// Decodes a text that says which encoding it is in. A byte order mark is believed before that,
/// and what the letters spell where what it says cannot be true.
pub(crate) fn decode_declared(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let Some(declared) = declared.filter(|_| Encoding::for_bom(bytes).is_none()) else {
        return decode(bytes);
    };
    if is_plausible(bytes, declared) {
        return untwisted(decode_as(bytes, declared));
    }
    let mut decoded = decode(bytes);
    let said = declared.name().to_ascii_lowercase();
    if said != decoded.encoding {
        let message = format!("declared as {said}, but it is {}", decoded.encoding);
        decoded.findings.push(finding("read/wrong-encoding", Severity::Warning, message));
    }
    decoded
}

/// Decodes with an encoding that is known.
pub(crate) fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let encoding = encoding.name().to_ascii_lowercase();
    Decoded { text: text.into_owned(), encoding, findings: Vec::new() }
}

fn finding(code: &'static str, severity: Severity, message: String) -> Finding {
    Finding { code: code.into(), severity, message, at: Vec::new() }
}

/// Whether a declaration can be true: texts that declare UTF-8 and are not are common.
fn is_plausible(bytes: &[u8], declared: &'static Encoding) -> bool {
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let says_utf8 = declared == UTF_8;
    // UTF-16 is never declared in its own letters: whoever reads `charset=utf-16` reads bytes.
    let says_utf16 = declared == UTF_16LE || declared == UTF_16BE;
    (says_utf8 == is_utf8 && !says_utf16) || (is_utf8 && bytes.is_ascii() && !says_utf16)
}

/// A text of UTF-8 with single bytes of windows-1252, if it reads better so than in one encoding.
fn mixed(bytes: &[u8], single: &'static Encoding) -> Option<Decoded> {
    let repaired = repair::mixed(bytes)?;
    let has_utf8 = bytes.utf8_chunks().any(|it| !it.valid().is_ascii());
    if !has_utf8 || sense(&repaired.text) <= sense(&decode_as(bytes, single).text) {
        return None;
    }
    let message = format!("UTF-8 with windows-1252 at {} places", repaired.n_places);
    let findings = vec![finding("read/mixed-encoding", Severity::Warning, message)];
    Some(Decoded { text: repaired.text, encoding: "utf-8".to_owned(), findings })
}

/// Undoes a second encoding.
fn untwisted(mut decoded: Decoded) -> Decoded {
    if let Some(repaired) = repair::encoded_twice(&decoded.text) {
        let message = format!("letters were encoded twice at {} places", repaired.n_places);
        decoded.findings.push(finding("read/encoded-twice", Severity::Warning, message));
        decoded.text = repaired.text;
    }
    decoded
}

/// UTF-16 without a mark: every second byte is zero, always on the same side.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |side| sample.iter().skip(side).step_by(2).filter(|it| **it == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * UTF16_ZERO_ONE_IN > sample.len() && even * 16 < odd {
        Some(UTF_16LE)
    } else if even * UTF16_ZERO_ONE_IN > sample.len() && odd * 16 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8 with a few broken places, e.g. cut at the end or joined with another text.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut n_good, mut n_bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().chars().filter(|it| !it.is_ascii()).count();
        n_bad += usize::from(!chunk.invalid().is_empty());
    }
    n_good > 4 * n_bad
}

/// The single-byte encoding whose letters make sense.
///
/// Earlier ones win ties: a text without a euro sign is the same in windows-1252 and
/// ISO-8859-15. Another encoding than these, e.g. windows-1250, is believed to the detector only
/// where none of these makes sense.
fn single_byte(bytes: &[u8]) -> &'static Encoding {
    let candidates = [WINDOWS_1252, ISO_8859_15, MACINTOSH];
    let scores = candidates.map(|it| sense(&decode_as(bytes, it).text));
    let best = *scores.iter().max().expect("there are three candidates");
    let guess = detected(bytes);
    if best <= 0 || (!candidates.contains(&guess) && sense(&decode_as(bytes, guess).text) > best) {
        return guess;
    }
    let first = scores.iter().position(|it| *it == best).expect("the best is one of them");
    candidates[first]
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"de"), Utf8Detection::Deny)
}

/// How well the characters outside ASCII stand in the words of a decoding.
fn sense(text: &str) -> i64 {
    let mut before = ' ';
    let mut res = 0;
    let mut chars = text.chars().peekable();
    while let Some(it) = chars.next() {
        if !it.is_ascii() {
            res += fits(before, it, chars.peek().copied().unwrap_or(' '));
        }
        before = it;
    }
    res
}

/// Whether one character stands well between its neighbours: 2 yes, 1 perhaps, -3 no.
fn fits(before: char, it: char, after: char) -> i64 {
    let in_word = before.is_alphabetic() || after.is_alphabetic();
    let is_between = before.is_alphabetic() && after.is_alphabetic();
    if SIGNS.contains(it) {
        // A typographic apostrophe, a soft hyphen or a gender dot may stand inside a word.
        return if is_between && !matches!(it, '’' | '\u{ad}' | '·' | '´') { -3 } else { 1 };
    }
    if !LETTERS.contains(it) || !in_word {
        return -3;
    }
    let is_capital_inside = it.is_uppercase() && before.is_lowercase();
    match it {
        _ if is_capital_inside => -3,
        'ä' | 'ö' | 'ü' | 'ß' | 'Ä' | 'Ö' | 'Ü' => 3,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Die Stadt München prüft die Größe: „Öffentlichkeit“ – § 5, Übung für Bürger";

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes);
        assert_eq!((decoded.encoding.as_str(), decoded.text.as_str()), (encoding, text));
    }

    fn utf16_bytes(text: &str, one: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(one).collect()
    }

    #[test]
    fn reads_utf8_and_utf16() {
        check(TEXT.as_bytes(), "utf-8", TEXT);
        check(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), "utf-8", TEXT);
        check(&utf16_bytes(TEXT, u16::to_le_bytes), "utf-16le", TEXT);
        check(&utf16_bytes(TEXT, u16::to_be_bytes), "utf-16be", TEXT);
        check(&utf16_bytes(&format!("\u{feff}{TEXT}"), u16::to_le_bytes), "utf-16le", TEXT);
    }

    #[test]
    fn reads_single_byte_encodings() {
        check(&WINDOWS_1252.encode(TEXT).0, "windows-1252", TEXT);
        check(b"F\xfcr 5 \xa4 Geb\xfchr", "iso-8859-15", "Für 5 € Gebühr");
        check(b"F\xfcr 5 \x80 Geb\xfchr", "windows-1252", "Für 5 € Gebühr");
        check(b"Gr\x9a\xa7e f\x9fr M\x9fnchen", "macintosh", "Größe für München");
        check(
            b"\x85ffentliche Sitzung, \x86bung, \xd2so\xd3",
            "macintosh",
            "Öffentliche Sitzung, Übung, “so”",
        );
        check(b"ohne Umlaute", "utf-8", "ohne Umlaute");
        check(b"GEB\xdcHR UND STRA\xdfE", "windows-1252", "GEBÜHR UND STRAßE");
    }

    #[test]
    fn repairs_mixed_and_twice_encoded_texts() {
        let codes = |bytes: &[u8], text: &str| {
            let decoded = decode(bytes);
            assert_eq!(decoded.text, text);
            decoded.findings.into_iter().map(|it| it.code.into_owned()).collect::<Vec<_>>()
        };
        let mixed = [TEXT.as_bytes(), b" f\xfcr Stra\xdfe"].concat();
        assert_eq!(codes(&mixed, &format!("{TEXT} für Straße")), ["read/mixed-encoding"]);
        let (twice, ..) = WINDOWS_1252.decode(TEXT.as_bytes());
        assert_eq!(codes(twice.as_bytes(), TEXT), ["read/encoded-twice"]);
        let names = "Ãšrsula und São Tomé, Â§";
        assert!(decode(names.as_bytes()).text.contains("São Tomé"));
        assert!(
            codes("São, Ángela, Łódź, Århus".as_bytes(), "São, Ángela, Łódź, Århus").is_empty()
        );
        assert_eq!(codes(&utf16_bytes(TEXT, u16::to_le_bytes), TEXT), ["read/no-byte-order-mark"]);
    }

    #[test]
    fn tells_declarations_that_are_wrong() {
        let check = |bytes: &[u8], declared, encoding: &str, n_findings| {
            let decoded = decode_declared(bytes, Some(declared));
            assert_eq!((decoded.encoding.as_str(), decoded.findings.len()), (encoding, n_findings));
        };
        let legacy = WINDOWS_1252.encode(TEXT).0;
        check(&legacy, UTF_8, "windows-1252", 1);
        check(&legacy, WINDOWS_1252, "windows-1252", 0);
        check(TEXT.as_bytes(), WINDOWS_1252, "utf-8", 1);
        check(b"abc", WINDOWS_1252, "windows-1252", 0);
    }

    #[test]
    fn reads_utf8_that_was_cut() {
        let cut = &TEXT.as_bytes()[..=TEXT.find('ü').unwrap()];
        let long = [TEXT.as_bytes(), cut].concat();
        assert_eq!(decode(&long).encoding, "utf-8");
    }
}
