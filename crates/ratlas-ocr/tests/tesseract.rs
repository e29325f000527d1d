//! Programs in the place of tesseract, and tesseract itself where it is installed.

#![allow(clippy::print_stderr, reason = "a test that had nothing to try says so")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::Path;

use ratlas_ocr::{OcrError, Tesseract};
use ratlas_read::{GreyImage, Recogniser};

#[test]
fn err_where_it_is_not_installed() {
    let found = Tesseract::find(Some(Path::new("/nowhere/tesseract")), "deu");
    assert_eq!(found.unwrap_err(), OcrError::NotInstalled);
}

#[cfg(unix)]
mod programs {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::Duration;

    use ratlas_read::{RecogniseError, Turn};
    use tempfile::TempDir;

    use super::*;

    const IMAGE: GreyImage = GreyImage { width: 1, height: 1, dpi: 300, pixels: Vec::new() };

    /// A program that answers a picture, or the question for its direction, with a command.
    fn program(answer: &str) -> (TempDir, Result<Tesseract, OcrError>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tesseract");
        let script = format!(
            "#!/bin/sh\ncase \"$1\" in\n--version) echo 'tesseract 9.1';;\n\
             --list-langs) printf 'List of languages (2):\\ndeu\\nosd\\n';;\n\
             *) {answer};;\nesac\n"
        );
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        let found = Tesseract::find(Some(&path), "deu");
        (folder, found)
    }

    fn answer(command: &str) -> Result<String, RecogniseError> {
        let (_folder, found) = program(command);
        let found = found.unwrap().with_limit(Duration::from_millis(300));
        let words = found.words(&IMAGE)?;
        Ok(words.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn tells_name_and_languages() {
        let (folder, found) = program("true");
        assert_eq!(found.unwrap().name(), "tesseract 9.1 deu");
        let missing = Tesseract::find(Some(&folder.path().join("tesseract")), "deu+tur");
        let installed = vec!["deu".to_owned(), "osd".to_owned()];
        let language = "tur".to_owned();
        assert_eq!(missing.unwrap_err(), OcrError::NoLanguage { language, installed });
    }

    #[test]
    fn reads_words() {
        let word = "<span class=\"ocr_line\" title=\"bbox 1 1 9 9\"><span class=\"ocrx_word\" \
                    title=\"bbox 1 1 5 9; x_wconf 90\">Rat</span></span>";
        assert_eq!(answer(&format!("cat > /dev/null; echo '{word}'")), Ok("Rat".to_owned()));
        assert_eq!(answer("true"), Ok(String::new()));
    }

    #[test]
    fn reads_directions() {
        let said = "Rotate: 90\\nOrientation confidence: 8\\n";
        let (_folder, found) = program(&format!("printf '{said}'"));
        assert_eq!(found.unwrap().turn(&IMAGE), Some(Turn::Right));
    }

    #[test]
    fn survives_programs_that_fail() {
        let failed = |reason: &str| Err(RecogniseError::Failed { reason: reason.to_owned() });
        assert_eq!(answer("echo 'no data' >&2; exit 1"), failed("no data"));
        assert_eq!(answer("kill -9 $$"), failed("it ended without an answer"));
        let timeout = Err(RecogniseError::Timeout { seconds: 0 });
        assert_eq!(answer("exec tail -f /dev/null"), timeout);
        // A child that keeps the output open must not hold us up.
        assert_eq!(answer("sleep 2 & exit 0"), timeout);
    }
}

/// A picture of nothing: what the real program is told must suit it.
#[test]
fn the_installed_one_understands_us() {
    let found = ["deu", "eng"].iter().find_map(|it| Tesseract::find(None, it).ok());
    let Some(found) = found else {
        eprintln!("not tried: tesseract is not installed");
        return;
    };
    let image = GreyImage { width: 400, height: 300, dpi: 300, pixels: vec![255; 120_000] };
    assert_eq!(found.words(&image), Ok(Vec::new()));
    assert_eq!(found.turn(&image), None);
}
