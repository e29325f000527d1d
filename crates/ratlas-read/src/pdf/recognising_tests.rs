//! Pages that are recognised, by a recogniser that needs no program.

use std::fmt::Write as _;

use ratlas_model::TextLayer;

use super::tests::{at, file, findings};
use super::*;
use crate::{GreyImage, RecogniseError, RecognisedWord, Recogniser, Turn};

/// Answers every picture with the same words on one line, a sixth of an inch high.
struct Fake(Result<&'static str, RecogniseError>);

impl Recogniser for Fake {
    fn name(&self) -> &'static str {
        "fake 1"
    }

    fn words(&self, image: &GreyImage) -> Result<Vec<RecognisedWord>, RecogniseError> {
        assert_eq!(image.pixels.len(), (image.width * image.height) as usize);
        let inch = image.dpi as f32;
        let word = |(idx, text): (usize, &str)| {
            let x = (1.0 + idx as f32) * inch;
            RecognisedWord {
                text: text.to_owned(),
                bbox: [x, inch, x + 0.8 * inch, inch * 1.15],
                baseline: [inch * 1.12, inch * 1.12],
                height: inch * 0.15,
                direction: Turn::None,
                confidence: 0.9,
            }
        };
        self.0.clone().map(|text| text.split(' ').enumerate().map(word).collect())
    }
}

const SAID: Fake = Fake(Ok("Erkannter Text"));

fn read(bytes: &[u8], recogniser: &Fake) -> Pages {
    super::pdf(bytes, ReadOptions { recogniser: Some(recogniser), renew: false }).unwrap()
}

/// A picture that covers the page.
fn scan() -> String {
    let black = "00ff".repeat(32);
    format!("q 400 0 0 300 0 0 cm BI /W 8 /H 8 /CS /G /BPC 8 /F /AHx ID {black}> EI Q\n")
}

#[test]
fn recognises_scans() {
    let bytes = file(&[&scan(), &at(50, 200, "Text")]);
    let pages = read(&bytes, &SAID);
    let page = &pages.pages[0];
    assert_eq!((page.text.as_str(), page.ocr), ("Erkannter Text", true));
    assert_eq!((page.confidence, page.quality), (Some(0.9), Some(1.0)));
    assert_eq!((pages.pages[1].text.as_str(), pages.pages[1].ocr), ("Text", false));
    assert_eq!(pages.text_layer, TextLayer::Mixed);
    assert_eq!(pages.recogniser.as_deref(), Some("fake 1"));
    assert!(pages.findings.is_empty(), "{:?}", pages.findings);
    let [x0, y0, x1, _] = page.words[0].bbox;
    assert!((x0 - 72.0).abs() < 1.0 && (60.0..80.0).contains(&y0), "{:?}", page.words[0].bbox);
    assert!((x1 - 129.6).abs() < 1.0, "{:?}", page.words[0].bbox);
}

#[test]
fn tells_what_was_not_recognised() {
    let told = |recogniser| findings(&read(&file(&[&scan()]), recogniser)).join("; ");
    assert_eq!(told(&Fake(Ok(""))), "read/nothing-recognised: no text was found on page 1");
    assert_eq!(
        told(&Fake(Err(RecogniseError::Timeout { seconds: 9 }))),
        "read/no-text: no text on page 1; \
         read/recognition-failed: recognition failed on page 1: no answer within 9 seconds"
    );
}

#[test]
fn shows_no_recogniser_what_is_empty_or_readable() {
    let never = Fake(Err(RecogniseError::Failed { reason: "was asked".to_owned() }));
    let pages = read(&file(&[&at(50, 200, "Lesbar"), ""]), &never);
    assert_eq!(findings(&pages), ["read/nothing-recognised: no text was found on page 2"]);
    let readable = read(&file(&[&at(50, 200, "Lesbar")]), &never);
    assert_eq!(readable.recogniser, None);
}

/// What a font shows whose letters are one place off.
fn noise() -> String {
    let text = "Ejf Wfsxbmuvoh xjse cfbvgusbhu efn Bvttdivtt cfsjdiufo";
    let mut res = String::new();
    for y in 0..10 {
        let _ = write!(res, "{}", at(30, 280 - 20 * y, text));
    }
    res
}

#[test]
fn tells_noise_and_recognises_it() {
    let bytes = file(&[&noise()]);
    let written = pdf(&bytes, ReadOptions::default()).unwrap();
    assert_eq!(findings(&written), ["read/noise: text that is not readable words on page 1"]);
    assert!(written.pages[0].quality.is_some_and(|it| it < 0.5));
    let pages = read(&bytes, &SAID);
    assert_eq!(pages.pages[0].text, "Erkannter Text");
    assert_eq!(
        findings(&pages),
        ["read/replaced-text: unreadable text was recognised anew on page 1"]
    );
}

#[test]
fn keeps_recognised_text_of_the_file_unless_asked() {
    let bytes = file(&[&format!("{}3 Tr {}", scan(), at(50, 200, "Gescannt"))]);
    assert_eq!(read(&bytes, &SAID).pages[0].text, "Gescannt");
    let options = ReadOptions { recogniser: Some(&SAID), renew: true };
    assert_eq!(super::pdf(&bytes, options).unwrap().pages[0].text, "Erkannter Text");
}

#[test]
fn recognises_scans_with_a_stamp() {
    let bytes = file(&[&format!("{}{}", scan(), at(300, 280, "S. 1"))]);
    assert_eq!(read(&bytes, &SAID).pages[0].text, "Erkannter Text");
    assert_eq!(read(&bytes, &Fake(Ok("S."))).pages[0].text, "S. 1");
}
