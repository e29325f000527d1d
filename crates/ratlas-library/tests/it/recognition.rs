//! Papers that are pictures: read without recognition, and again once there is some.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use expect_test::expect;
use ratlas_library::{IngestOptions, Library, Recognition};
use ratlas_read::{GreyImage, RecogniseError, RecognisedWord, Recogniser, Turn};

use crate::desk::{Desk, counts};

/// Reads the same word on every picture, and counts them.
#[derive(Default)]
struct Fake(AtomicUsize);

impl Recogniser for Fake {
    fn name(&self) -> &'static str {
        "fake 1"
    }

    fn words(&self, _: &GreyImage) -> Result<Vec<RecognisedWord>, RecogniseError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(vec![RecognisedWord {
            text: "Zuwanderung".to_owned(),
            bbox: [10.0, 10.0, 90.0, 30.0],
            baseline: [28.0, 28.0],
            height: 20.0,
            direction: Turn::None,
            confidence: 0.95,
        }])
    }
}

/// A PDF of one page that is a grey picture.
const SCAN: &str = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<>>>>endobj\n\
    4 0 obj<</Length 73>>stream\n\
    q 100 0 0 100 0 0 cm BI /W 2 /H 1 /CS /G /BPC 8 /F /AHx ID 00ff> EI Q    \nendstream endobj\n\
    trailer<</Root 1 0 R>>\n%%EOF\n";

#[test]
fn papers_wait_for_recognition() {
    let desk = Desk::with_papers(1);
    desk.write("scan.pdf", SCAN);
    let report = desk.ingest("library");
    expect!["found 2, read 2"].assert_eq(&counts(&report));
    assert_eq!(report.findings.keys().collect::<Vec<_>>(), ["read/no-text"]);
    assert_eq!(counts(&desk.ingest("library")), "found 2, unchanged 2");

    let fake = Arc::new(Fake::default());
    let recognition = Recognition { recogniser: Some(fake.clone()), renew: false };
    let options = IngestOptions { recognition, ..IngestOptions::default() };
    let report = desk.ingest_with("library", &options);
    expect!["found 2, read 1, unchanged 1"].assert_eq(&counts(&report));
    assert_eq!(fake.0.load(Ordering::Relaxed), 1);
    assert_eq!(desk.found("library", "Zuwanderung").len(), 1);
    desk.assert_agrees("library");

    // It waits no more, with recognition and without.
    for options in [&options, &IngestOptions::default()] {
        assert_eq!(counts(&desk.ingest_with("library", options)), "found 2, unchanged 2");
    }
    let library = Library::open(&desk.dir("library")).unwrap();
    let dump = library.dump().unwrap();
    assert!(dump.contains("recogniser=\"fake 1\"") && dump.contains("confidence=0.95"), "{dump}");
}
