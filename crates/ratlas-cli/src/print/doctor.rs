//! What can be had on this machine, for people and as JSON.

use std::path::PathBuf;
use std::time::Duration;

use ratlas_library::{Attempt, Examined, LibraryState};
use ratlas_present::{Lang, on_one_line};
use serde::Serialize;
use serde_json::{Map, Value};

use super::colour::Style;
use super::push_line;
use crate::messages::Msg;

/// The version of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// All that was found out.
pub(crate) struct Checked {
    pub(crate) reading: CheckedReading,
    /// Name and languages, or why there is none; `None` where none is wanted.
    pub(crate) recognition: Option<Result<(String, Vec<String>), String>>,
    /// The library's state, or what is wrong with it.
    pub(crate) library: Result<LibraryState, String>,
    pub(crate) dir: PathBuf,
    pub(crate) free_bytes: Option<u64>,
}

/// Where papers are read.
pub(crate) enum CheckedReading {
    Threads,
    Processes {
        examined: Examined,
        /// Bytes at the first and at the second try.
        memory: u64,
        alone: u64,
        time: Duration,
    },
    Impossible {
        reason: String,
    },
}

/// Everything under headings.
pub(crate) fn checked(of: &Checked, lang: Lang, style: Style) -> String {
    let title = lang.fill(Msg::DoctorVersion, &[&VERSION, &system()]);
    let mut res = format!("{}\n", style.bold(&title));
    let recognition = match &of.recognition {
        None => vec![lang.say(Msg::DoctorOff).to_owned()],
        Some(Err(reason)) => vec![reason.clone()],
        Some(Ok((name, languages))) => {
            vec![name.clone(), lang.fill(Msg::DoctorLanguages, &[&languages.join(", ")])]
        }
    };
    for (heading, lines) in [
        (Msg::DoctorWorkers, reading(&of.reading, lang)),
        (Msg::DoctorRecognition, recognition),
        (Msg::DoctorLibrary, library(of, lang)),
        (Msg::DoctorDisk, of.free_bytes.map(|it| lang.bytes(it)).into_iter().collect()),
    ] {
        if !lines.is_empty() {
            push_line(&mut res, "");
            push_line(&mut res, &style.bold(lang.say(heading)));
        }
        lines.iter().flat_map(|it| it.lines()).for_each(|it| {
            push_line(&mut res, &format!("  {}", on_one_line(it)));
        });
    }
    res
}

fn system() -> String {
    format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)
}

fn reading(of: &CheckedReading, lang: Lang) -> Vec<String> {
    let (examined, memory, alone, time) = match of {
        CheckedReading::Threads => return vec![lang.say(Msg::DoctorThreads).to_owned()],
        CheckedReading::Impossible { reason } => {
            return vec![lang.fill(Msg::DoctorNoProcess, &[reason])];
        }
        CheckedReading::Processes { examined, memory, alone, time } => {
            (examined, memory, alone, time)
        }
    };
    let labelled = |label: Msg, value: &str| format!("{}: {value}", lang.say(label));
    let limit = lang.fill(Msg::DoctorMemoryLimit, &[&(memory >> 20), &(alone >> 20)]);
    let is_limited = is_refused(examined, Attempt::Memory);
    let limit = if is_limited { limit } else { lang.fill(Msg::DoctorNoLimit, &[&limit]) };
    let seconds = lang.fill(Msg::DoctorSeconds, &[&time.as_secs()]);
    let mut res = vec![
        lang.say(Msg::DoctorProcesses).to_owned(),
        labelled(Msg::DoctorMemory, &limit),
        labelled(Msg::DoctorTime, &seconds),
    ];
    for (label, attempt) in [
        (Msg::DoctorNetwork, Attempt::Network),
        (Msg::DoctorWrite, Attempt::Write),
        (Msg::DoctorRead, Attempt::Read),
    ] {
        let is_refused = is_refused(examined, attempt);
        let answer = if is_refused { Msg::DoctorRefused } else { Msg::DoctorAllowed };
        res.push(labelled(label, lang.say(answer)));
    }
    let sandbox = &examined.sandbox;
    let landlock = sandbox.landlock.map(|it| lang.fill(Msg::DoctorLandlock, &[&it]));
    let means: Vec<String> =
        landlock.into_iter().chain(sandbox.calls.then(|| "seccomp".to_owned())).collect();
    if !means.is_empty() {
        res.push(labelled(Msg::DoctorMeans, &means.join(", ")));
    }
    res.extend(sandbox.missing.iter().map(|it| lang.fill(Msg::DoctorMissing, &[it])));
    res
}

fn is_refused(examined: &Examined, what: Attempt) -> bool {
    examined.attempts.iter().any(|(attempt, is_refused)| *attempt == what && *is_refused)
}

fn library(of: &Checked, lang: Lang) -> Vec<String> {
    let state = match &of.library {
        Ok(state) => state,
        Err(reason) => return vec![reason.clone()],
    };
    let papers = lang.number(state.papers);
    let index = match state.is_index_current {
        Some(true) => Msg::DoctorIndexCurrent,
        Some(false) => Msg::DoctorIndexBehind,
        None => Msg::DoctorIndexMissing,
    };
    let mut res = vec![
        of.dir.display().to_string(),
        lang.fill(Msg::DoctorPapers, &[&papers, &state.version]),
        lang.say(index).to_owned(),
    ];
    res.extend(state.is_being_written.then(|| lang.say(Msg::DoctorBeingWritten).to_owned()));
    res
}

/// The same as JSON.
#[derive(Debug, Serialize)]
pub(crate) struct DoctorLine<'a> {
    schema: &'static str,
    version: &'static str,
    system: String,
    reading: Value,
    recognition: RecognitionPart<'a>,
    library: LibraryPart<'a>,
    free_bytes: Option<u64>,
}

#[derive(Debug, Serialize)]
struct RecognitionPart<'a> {
    name: Option<&'a str>,
    languages: &'a [String],
    reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct LibraryPart<'a> {
    path: String,
    version: Option<i64>,
    papers: Option<u64>,
    index_current: Option<bool>,
    being_written: Option<bool>,
    reason: Option<&'a str>,
}

impl<'a> DoctorLine<'a> {
    pub(crate) fn new(of: &'a Checked) -> DoctorLine<'a> {
        let (name, languages, no_recognition) = match &of.recognition {
            None => (None, [].as_slice(), None),
            Some(Err(reason)) => (None, [].as_slice(), Some(reason.as_str())),
            Some(Ok((name, languages))) => (Some(name.as_str()), languages.as_slice(), None),
        };
        let state = of.library.as_ref().ok();
        DoctorLine {
            schema: "ratlas/doctor/1",
            version: VERSION,
            system: system(),
            reading: reading_value(&of.reading),
            recognition: RecognitionPart { name, languages, reason: no_recognition },
            library: LibraryPart {
                path: of.dir.display().to_string(),
                version: state.map(|it| it.version),
                papers: state.map(|it| it.papers),
                index_current: state.and_then(|it| it.is_index_current),
                being_written: state.map(|it| it.is_being_written),
                reason: of.library.as_ref().err().map(String::as_str),
            },
            free_bytes: of.free_bytes,
        }
    }
}

fn reading_value(of: &CheckedReading) -> Value {
    match of {
        CheckedReading::Threads => serde_json::json!({ "isolation": "thread" }),
        CheckedReading::Impossible { reason } => {
            serde_json::json!({ "isolation": null, "reason": reason })
        }
        CheckedReading::Processes { examined, memory, alone, time } => {
            let refused: Map<String, Value> = examined
                .attempts
                .iter()
                .map(|(attempt, is_refused)| (attempt.as_str().to_owned(), (*is_refused).into()))
                .collect();
            serde_json::json!({
                "isolation": "process",
                "memory_bytes": memory,
                "memory_bytes_alone": alone,
                "seconds": time.as_secs(),
                "landlock": examined.sandbox.landlock,
                "seccomp": examined.sandbox.calls,
                "ends_with_parent": examined.sandbox.ends_with_parent,
                "refused": refused,
                "missing": examined.sandbox.missing,
            })
        }
    }
}
