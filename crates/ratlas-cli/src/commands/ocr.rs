//! Text recognition for the commands that read files.

use std::sync::Arc;

use anyhow::{Result, bail};
use ratlas_library::Recognition;
use ratlas_ocr::{OcrError, Tesseract};
use ratlas_present::Lang;

use crate::args::{Ocr, OcrWhen};
use crate::messages::Msg;
use crate::session::Session;

/// What was asked for, as far as it can be had. Where it is only wanted if it is there, its
/// absence is told by what was found in the papers.
///
/// # Errors
///
/// If it is wanted in any case and cannot be had, and if the languages are none.
pub(crate) fn recognition(ocr: &Ocr, session: &mut Session) -> Result<Recognition> {
    if ocr.ocr == OcrWhen::Never {
        return Ok(Recognition::default());
    }
    let renew = ocr.ocr == OcrWhen::Always;
    match Tesseract::find(ocr.tesseract.as_deref(), &ocr.ocr_lang) {
        Ok(it) => Ok(Recognition { recogniser: Some(Arc::new(it)), renew }),
        Err(error @ OcrError::Languages { .. }) => bail!(told(&error, session.lang)),
        Err(error) if renew => bail!(told(&error, session.lang)),
        Err(OcrError::NotInstalled) => Ok(Recognition::default()),
        Err(error) => {
            session.hint(&told(&error, session.lang))?;
            Ok(Recognition::default())
        }
    }
}

/// Why there is no recognition and what to do.
pub(crate) fn told(error: &OcrError, lang: Lang) -> String {
    match error {
        OcrError::NotInstalled => lang.say(Msg::OcrMissing).to_owned(),
        OcrError::NoLanguage { language, installed } => {
            lang.fill(Msg::OcrNoLanguage, &[language, &installed.join(", ")])
        }
        OcrError::Languages { given } => lang.fill(Msg::OcrLanguages, &[&lang.quoted(given)]),
        other => lang.fill(Msg::OcrBroken, &[&other.to_string()]),
    }
}
