//! `ratlas extract`: what is read from a file, without a library.

use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread;

use anyhow::Result;
use ratlas_extract::{Houses, Origin, paper_id};
use ratlas_library::Recognition;
use ratlas_model::{PageText, Record};
use ratlas_read::ReadError;

use crate::args::Extract;
use crate::commands::ocr;
use crate::exit::Exit;
use crate::messages::codes::meaning;
use crate::messages::{Lang, Msg};
use crate::print::{facts, pages};
use crate::session::Session;

/// Larger files are refused before they are read: council papers are below 100 MB, and a file is
/// held in memory as a whole.
const LARGEST_FILE: u64 = 512 << 20;

/// Deeply nested files recurse deeply; the main thread's stack is not ours to size.
const READER_STACK: usize = 64 << 20;

/// Reads each file and prints its facts. A file that cannot be read does not stop the others.
pub(crate) fn run(extract: Extract, session: &mut Session) -> Result<Exit> {
    let known = ratlas_library::houses(&session.library)?;
    let houses = if extract.no_houses { Houses::none() } else { &known };
    let recognition = ocr::recognition(&extract.ocr, session)?;
    let reading = Reading { houses, recognition: &recognition };
    let mut res = Exit::Done;
    for (idx, file) in extract.files.iter().enumerate() {
        match paper(file, &reading) {
            Ok(paper) => print(paper, idx, &extract, session)?,
            Err(refusal) => {
                session.file_error(&name(file, session.lang), &refusal.words(session.lang))?;
                res = Exit::Failed;
            }
        }
    }
    session.flush()?;
    Ok(res)
}

fn print(mut paper: Paper, idx: usize, extract: &Extract, session: &mut Session) -> Result<()> {
    if extract.json {
        paper.record.pages = extract.text.then_some(paper.pages);
        session.print_json(&paper.record)?;
        return Ok(());
    }
    if idx > 0 {
        session.print("\n\n")?;
    }
    session.print(&facts::sheet(&paper.record, &paper.pages, session.lang, session.style))?;
    if extract.text {
        session.print(&pages::texts(&paper.pages, session.lang, session.style))?;
    }
    Ok(())
}

/// With what files are read.
pub(super) struct Reading<'a> {
    pub(super) houses: &'a Houses,
    pub(super) recognition: &'a Recognition,
}

/// What a file became.
pub(super) struct Paper {
    pub(super) record: Record,
    pages: Vec<PageText>,
}

/// Why a file is not read.
pub(super) enum Refusal {
    /// The system does not give its bytes.
    Io(io::Error),
    /// Its bytes are not read: the code and what came with it.
    Unread(&'static str, String),
}

impl Refusal {
    /// The reason and the remedy in one sentence each.
    pub(super) fn words(&self, lang: Lang) -> String {
        match self {
            Refusal::Io(error) if error.kind() == io::ErrorKind::NotFound => {
                lang.say(Msg::NoFile).to_owned()
            }
            Refusal::Io(error) if error.kind() == io::ErrorKind::IsADirectory => {
                format!("{} {}", lang.say(Msg::IsFolder), lang.say(Msg::ExtractFolderHint))
            }
            Refusal::Io(error) => refused(lang, "read/io", &error.to_string()),
            Refusal::Unread(code, message) => refused(lang, code, message),
        }
    }
}

impl From<ReadError> for Refusal {
    fn from(error: ReadError) -> Refusal {
        Refusal::Unread(error.code(), error.to_string())
    }
}

fn refused(lang: Lang, code: &str, message: &str) -> String {
    match meaning(lang, code) {
        Some(meaning) => format!("{} {}", meaning.sentence, meaning.remedy),
        None => message.to_owned(),
    }
}

pub(super) fn name(file: &Path, lang: Lang) -> String {
    if is_standard_input(file) {
        lang.say(Msg::StandardInput).to_owned()
    } else {
        file.display().to_string()
    }
}

pub(super) fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

fn paper(file: &Path, reading: &Reading<'_>) -> Result<Paper, Refusal> {
    let bytes = bytes(file)?;
    apart(|| read(&bytes, file, reading))
}

/// The bytes of a file that is not too large.
pub(super) fn bytes(file: &Path) -> Result<Vec<u8>, Refusal> {
    let bytes = first_bytes(file).map_err(Refusal::Io)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Refusal::Unread("read/too-large", String::new()));
    }
    Ok(bytes)
}

/// The bytes of a file, at most one more than are read.
fn first_bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut res = Vec::new();
    if is_standard_input(file) {
        io::stdin().lock().take(LARGEST_FILE + 1).read_to_end(&mut res)?;
    } else {
        File::open(file)?.take(LARGEST_FILE + 1).read_to_end(&mut res)?;
    }
    Ok(res)
}

/// Runs a reader on a stack of its own; a mistake in the program becomes a refusal.
pub(super) fn apart<F, T>(reader: F) -> Result<T, Refusal>
where
    F: FnOnce() -> Result<T, Refusal> + Send,
    T: Send,
{
    let panicked = || Refusal::Unread("internal/panic", String::new());
    thread::scope(|scope| {
        let reader = thread::Builder::new()
            .name("ratlas-read".to_owned())
            .stack_size(READER_STACK)
            .spawn_scoped(scope, || catch_unwind(AssertUnwindSafe(reader)))
            .map_err(Refusal::Io)?;
        reader.join().map_err(|_| panicked())?.map_err(|_| panicked())?
    })
}

pub(super) fn read(bytes: &[u8], file: &Path, reading: &Reading<'_>) -> Result<Paper, Refusal> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let read = ratlas_read::read_with(bytes, &name, reading.recognition.read_options())?;
    let origin = Origin::new(paper_id(bytes), file.to_string_lossy().into_owned(), bytes);
    let record = ratlas_extract::extract(&read, reading.houses, origin);
    let pages = read.pages.into_iter().map(ratlas_read::Page::into_text).collect();
    Ok(Paper { record, pages })
}
