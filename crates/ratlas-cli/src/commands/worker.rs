//! `ratlas worker`, and how other commands start it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use ratlas_library::{Isolation, Recognition, WorkerProgram, WorkerSettings, serve_worker};

use crate::args::worker::{IsolationName, Worker, Workers};
use crate::args::{Ocr, OcrWhen};
use crate::commands::ocr;
use crate::exit::Exit;
use crate::session::Session;

/// The program that recognises text.
const TESSERACT: &str = "tesseract";

/// The variable with which tesseract is told where its data are.
const TESSERACT_DATA: &str = "TESSDATA_PREFIX";

/// Reads papers for the process that started this one.
pub(crate) fn run(worker: &Worker, mut session: Session) -> Result<Exit> {
    let recognition = ocr::recognition(&worker.ocr, &mut session)?;
    // It holds standard output, which belongs to the answers from here on.
    drop(session);
    let readable =
        if recognition.recogniser.is_some() { tesseract_folders(&worker.ocr) } else { Vec::new() };
    serve_worker(WorkerSettings { recognition, readable }).context("worker")?;
    Ok(Exit::Done)
}

/// Where papers are to be read. Workers recognise text if this process has found how.
pub(crate) fn isolation(
    workers: &Workers,
    ocr: &Ocr,
    recognition: &Recognition,
) -> Result<Isolation> {
    Ok(match workers.isolation {
        IsolationName::Thread => Isolation::Thread,
        IsolationName::Process => Isolation::Process(program(workers, ocr, recognition)?),
    })
}

/// This program as a worker, with the limits that were typed.
pub(crate) fn program(
    workers: &Workers,
    ocr: &Ocr,
    recognition: &Recognition,
) -> Result<WorkerProgram> {
    let program = WorkerProgram::this(arguments(ocr, recognition)).context("worker")?;
    let program = match workers.worker_memory {
        Some(megabytes) => program.with_memory(u64::from(megabytes) << 20),
        None => program,
    };
    Ok(match workers.timeout {
        Some(seconds) => program.with_time(Duration::from_secs(u64::from(seconds))),
        None => program,
    })
}

fn arguments(ocr: &Ocr, recognition: &Recognition) -> Vec<OsString> {
    let when = match (recognition.recogniser.is_some(), ocr.ocr) {
        (false, _) | (_, OcrWhen::Never) => "never",
        (true, OcrWhen::Auto) => "auto",
        (true, OcrWhen::Always) => "always",
    };
    let mut res: Vec<OsString> = ["worker", "--ocr", when].map(OsString::from).to_vec();
    if recognition.recogniser.is_some() {
        res.extend([OsString::from("--ocr-lang"), OsString::from(&ocr.ocr_lang)]);
        if let Some(path) = &ocr.tesseract {
            res.extend([OsString::from("--tesseract"), path.clone().into_os_string()]);
        }
    }
    res
}

/// The folders tesseract is started from: where it lies, with the libraries and data beside it.
fn tesseract_folders(ocr: &Ocr) -> Vec<PathBuf> {
    let program = ocr.tesseract.clone().or_else(|| on_search_path(TESSERACT));
    let program = program.and_then(|it| it.canonicalize().ok());
    let folder = program.as_deref().and_then(Path::parent).map(Path::to_owned);
    // An installation of its own has `bin` beside `lib` and `share`.
    let around = folder.as_deref().filter(|it| it.ends_with("bin")).and_then(Path::parent);
    let around = around.filter(|it| it.parent().is_some()).map(Path::to_owned);
    let data = env::var_os(TESSERACT_DATA).map(PathBuf::from);
    [folder, around, data].into_iter().flatten().collect()
}

fn on_search_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|it| it.join(name)).find(|it| it.is_file())
}
