//! Tesseract as a recogniser.

use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use ratlas_read::{GreyImage, RecogniseError, RecognisedWord, Recogniser, Turn};

use crate::limits::{PICTURE_TIME, START_TIME};
use crate::program::{Answer, NoAnswer, run};
use crate::{answer, hocr};

/// The name of the program.
const PROGRAM: &str = "tesseract";

/// Where its installer for Windows puts it, without telling the system.
const WINDOWS_PROGRAM: &str = r"C:\Program Files\Tesseract-OCR\tesseract.exe";

/// The data with which it tells how a picture lies.
const DIRECTION_DATA: &str = "osd";

/// Why recognition is not to be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OcrError {
    /// The program is not there.
    #[error("tesseract is not installed")]
    NotInstalled,
    /// The data of a language is not there.
    #[error("tesseract has no data for the language `{language}`")]
    NoLanguage {
        /// Tesseract's name of the language, e.g. `deu`.
        language: String,
        /// Those it has.
        installed: Vec<String>,
    },
    /// What was given as languages is none, e.g. `deu,eng`.
    #[error("`{given}` is no list of languages")]
    Languages {
        /// What was given.
        given: String,
    },
    /// The program is there and does not work.
    #[error("tesseract does not work: {reason}")]
    Broken {
        /// What it says.
        reason: String,
    },
}

/// An installed tesseract.
#[derive(Debug, Clone)]
pub struct Tesseract {
    program: OsString,
    /// As tesseract wants them: `deu+tur`.
    languages: String,
    /// All it has data for.
    installed: Vec<String>,
    name: String,
    knows_directions: bool,
    limit: Duration,
}

impl Tesseract {
    /// Finds the program on the search path, or at `program`, and asks it whether it has the
    /// `languages`, e.g. `deu+tur`.
    ///
    /// # Errors
    ///
    /// [`OcrError`] says what is missing.
    pub fn find(program: Option<&Path>, languages: &str) -> Result<Tesseract, OcrError> {
        let wanted = wanted(languages)?;
        let program = match program {
            Some(path) => path.as_os_str().to_owned(),
            None => on_this_system(),
        };
        let version = said(&program, "--version")?;
        let version = answer::version(&version)
            .ok_or_else(|| OcrError::Broken { reason: "it does not tell its version".to_owned() })?
            .to_owned();
        let installed = answer::languages(&said(&program, "--list-langs")?);
        if let Some(missing) = wanted.iter().find(|it| !installed.iter().any(|has| has == *it)) {
            return Err(OcrError::NoLanguage { language: (*missing).to_owned(), installed });
        }
        let knows_directions = installed.iter().any(|it| it == DIRECTION_DATA);
        let languages = wanted.join("+");
        let name = format!("{PROGRAM} {version} {languages}");
        let limit = PICTURE_TIME;
        Ok(Tesseract { program, languages, installed, name, knows_directions, limit })
    }

    /// The languages it has data for, e.g. `deu`.
    pub fn installed(&self) -> &[String] {
        &self.installed
    }

    /// The same with another time limit for one picture.
    #[must_use]
    pub fn with_limit(self, limit: Duration) -> Tesseract {
        Tesseract { limit, ..self }
    }

    /// Asks about a picture in a mode of page segmentation.
    fn ask(&self, image: &GreyImage, mode: &[&str]) -> Result<Answer, RecogniseError> {
        let dpi = image.dpi.to_string();
        let fixed = ["stdin", "stdout", "--dpi", &dpi];
        let arguments: Vec<String> = fixed.iter().chain(mode).map(|it| (*it).to_owned()).collect();
        run(&self.program, &arguments, pgm(image), self.limit).map_err(|it| match it {
            NoAnswer::Timeout => RecogniseError::Timeout { seconds: self.limit.as_secs() },
            NoAnswer::Start(error) | NoAnswer::Lost(error) => failed(&error.to_string()),
        })
    }
}

impl Recogniser for Tesseract {
    fn name(&self) -> &str {
        &self.name
    }

    fn words(&self, image: &GreyImage) -> Result<Vec<RecognisedWord>, RecogniseError> {
        let mode = ["-l", &self.languages, "--psm", "3", "-c", "tessedit_create_hocr=1"];
        let answer = self.ask(image, &mode)?;
        if !answer.is_success {
            return Err(failed(&complaint(&answer)));
        }
        Ok(hocr::words(&String::from_utf8_lossy(&answer.output)))
    }

    fn turn(&self, image: &GreyImage) -> Option<Turn> {
        let mode = ["-l", DIRECTION_DATA, "--psm", "0"];
        let answer = self.knows_directions.then(|| self.ask(image, &mode).ok())??;
        answer::turn(&String::from_utf8_lossy(&answer.output))
    }
}

/// The single languages of a list; names that could be mistaken for options or paths are none.
fn wanted(languages: &str) -> Result<Vec<&str>, OcrError> {
    let is_name = |it: &&str| {
        it.starts_with(|ch: char| ch.is_ascii_alphabetic())
            && it.chars().all(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '_' | '/' | '-'))
    };
    let names: Vec<&str> = languages.split('+').collect();
    if names.iter().all(is_name) {
        Ok(names)
    } else {
        Err(OcrError::Languages { given: languages.to_owned() })
    }
}

fn on_this_system() -> OsString {
    if cfg!(windows) && Path::new(WINDOWS_PROGRAM).is_file() {
        return WINDOWS_PROGRAM.into();
    }
    PROGRAM.into()
}

/// What the program says when asked about itself; old versions say it on standard error.
fn said(program: &OsString, option: &str) -> Result<String, OcrError> {
    let answer = run(program, &[option.to_owned()], Vec::new(), START_TIME);
    let answer = answer.map_err(|it| match it {
        NoAnswer::Start(error) if error.kind() == std::io::ErrorKind::NotFound => {
            OcrError::NotInstalled
        }
        NoAnswer::Start(error) | NoAnswer::Lost(error) => {
            OcrError::Broken { reason: error.to_string() }
        }
        NoAnswer::Timeout => OcrError::Broken { reason: "no answer".to_owned() },
    })?;
    if !answer.is_success {
        return Err(OcrError::Broken { reason: complaint(&answer) });
    }
    let bytes = if answer.output.is_empty() { answer.complaint } else { answer.output };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The last thing the program said about its failure.
fn complaint(answer: &Answer) -> String {
    let text = String::from_utf8_lossy(&answer.complaint);
    let last = text.lines().map(str::trim).rfind(|it| !it.is_empty());
    last.map_or_else(
        || "it ended without an answer".to_owned(),
        |it| it.chars().take(200).collect(),
    )
}

fn failed(reason: &str) -> RecogniseError {
    RecogniseError::Failed { reason: reason.to_owned() }
}

/// A picture in the simplest form there is.
fn pgm(image: &GreyImage) -> Vec<u8> {
    let mut res = format!("P5\n{} {}\n255\n", image.width, image.height).into_bytes();
    res.extend_from_slice(&image.pixels);
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_languages() {
        assert_eq!(wanted("deu+tur"), Ok(vec!["deu", "tur"]));
        assert_eq!(wanted("script/Latin"), Ok(vec!["script/Latin"]));
        for wrong in ["", "deu,eng", "deu+", "-l", "../x", "deu eng"] {
            assert!(matches!(wanted(wrong), Err(OcrError::Languages { .. })), "{wrong}");
        }
    }

    #[test]
    fn writes_pictures() {
        let image = GreyImage { width: 2, height: 1, dpi: 300, pixels: vec![0, 255] };
        assert_eq!(pgm(&image), b"P5\n2 1\n255\n\x00\xff");
    }
}
