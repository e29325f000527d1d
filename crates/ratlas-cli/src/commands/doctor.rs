//! `ratlas doctor`: what can be had on this machine.

use std::path::Path;

use anyhow::Result;
use ratlas_library::{LibraryError, LibraryState, examine_worker};
use ratlas_ocr::Tesseract;
use ratlas_present::Lang;

use crate::args::OcrWhen;
use crate::args::worker::{Doctor, IsolationName};
use crate::commands::{ocr, worker};
use crate::exit::Exit;
use crate::failure;
use crate::print::doctor::{Checked, CheckedReading, DoctorLine, checked};
use crate::session::Session;

/// Finds out and prints.
pub(crate) fn run(doctor: &Doctor, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    let (library, has_failed) = library(&session.library, lang);
    let reading = reading(doctor, session)?;
    let has_failed = has_failed || matches!(reading, CheckedReading::Impossible { .. });
    let found = Checked {
        reading,
        recognition: recognition(doctor, lang),
        library,
        dir: session.library.clone(),
        free_bytes: free_bytes(&session.library),
    };
    if doctor.json {
        session.print_json(&DoctorLine::new(&found))?;
    } else {
        session.print(&checked(&found, lang, session.style))?;
    }
    session.flush()?;
    Ok(if has_failed { Exit::Failed } else { Exit::Done })
}

/// Starts a worker as an ingest would, and has it try what it must not do.
fn reading(doctor: &Doctor, session: &mut Session) -> Result<CheckedReading> {
    if doctor.workers.isolation == IsolationName::Thread {
        return Ok(CheckedReading::Threads);
    }
    let recognition = ocr::recognition(&doctor.ocr, session)?;
    let program = worker::program(&doctor.workers, &doctor.ocr, &recognition)?;
    let (memory, alone, time) = (program.memory(), program.memory_alone(), program.time());
    Ok(match examine_worker(&program) {
        Ok(examined) => CheckedReading::Processes { examined, memory, alone, time },
        Err(error) => CheckedReading::Impossible { reason: reason(&error) },
    })
}

/// What the system says, without what is said around it.
fn reason(error: &LibraryError) -> String {
    let source = std::error::Error::source(error);
    source.map_or_else(|| error.to_string(), ToString::to_string)
}

/// The name of what recognises and the languages it has, or why there is nothing.
fn recognition(doctor: &Doctor, lang: Lang) -> Option<Result<(String, Vec<String>), String>> {
    if doctor.ocr.ocr == OcrWhen::Never {
        return None;
    }
    let found = Tesseract::find(doctor.ocr.tesseract.as_deref(), &doctor.ocr.ocr_lang);
    Some(match found {
        Ok(it) => Ok((ratlas_read::Recogniser::name(&it).to_owned(), it.installed().to_vec())),
        Err(error) => Err(ocr::told(&error, lang)),
    })
}

/// The library's state, or what is wrong with it; none yet is nothing wrong.
fn library(dir: &Path, lang: Lang) -> (Result<LibraryState, String>, bool) {
    match LibraryState::of(dir) {
        Ok(state) => (Ok(state), false),
        Err(error) => {
            let is_wrong = !matches!(error, LibraryError::NotFound { .. });
            (Err(failure::in_library(&error, "", lang)), is_wrong)
        }
    }
}

/// The free bytes where the library is or would be.
#[cfg(unix)]
fn free_bytes(dir: &Path) -> Option<u64> {
    let dir = std::path::absolute(dir).ok()?;
    let existing = dir.ancestors().find(|it| it.exists())?;
    let system = rustix::fs::statvfs(existing).ok()?;
    Some(system.f_bavail.saturating_mul(system.f_frsize))
}

#[cfg(not(unix))]
fn free_bytes(_: &Path) -> Option<u64> {
    None
}
