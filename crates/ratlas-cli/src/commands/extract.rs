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
use ratlas_read::{Container, Content, Members, ReadError};

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
    let mut n_printed = 0;
    let lang = session.lang;
    for file in &extract.files {
        let mut take = |path: String, paper: Result<Paper, Refusal>| -> Result<()> {
            match paper {
                Ok(paper) => {
                    print(paper, n_printed, &extract, session)?;
                    n_printed += 1;
                }
                Err(refusal) => {
                    session.file_error(&path, &refusal.words(session.lang))?;
                    res = Exit::Failed;
                }
            }
            Ok(())
        };
        each(file, &name(file, lang), &reading, &mut take)?;
    }
    session.flush()?;
    Ok(res)
}

/// Takes a paper, or why there is none, with its path.
type Take<'a> = dyn FnMut(String, Result<Paper, Refusal>) -> Result<()> + 'a;

/// Hands out the paper of a file and those inside of it.
fn each(file: &Path, shown: &str, reading: &Reading<'_>, take: &mut Take<'_>) -> Result<()> {
    let bytes = match bytes(file) {
        Ok(bytes) => bytes,
        Err(refusal) => return take(shown.to_owned(), Err(refusal)),
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let given = file.to_string_lossy();
    let container = ratlas_read::container(&bytes, &name);
    if container != Container::Archive {
        take(shown.to_owned(), apart(|| read(&bytes, &given, &name, reading)))?;
    }
    if container == Container::None {
        return Ok(());
    }
    match ratlas_read::members(bytes, &name) {
        Ok(members) => each_member(members, (&given, shown), reading, take),
        Err(error) if container == Container::Archive => {
            take(shown.to_owned(), Err(Refusal::Unread(error.code(), error.to_string())))
        }
        // The paper itself has been told.
        Err(_) => Ok(()),
    }
}

/// Hands out the papers inside of a file, whose path is given as it is and as it is shown.
fn each_member(
    members: Members,
    (given, shown): (&str, &str),
    reading: &Reading<'_>,
    take: &mut Take<'_>,
) -> Result<()> {
    for member in members {
        let given = format!("{given}/{}", member.path);
        let shown = format!("{shown}/{}", member.path);
        let name = member.path.rsplit('/').next().unwrap_or_default();
        match member.content {
            Content::File(bytes) => take(shown, apart(|| read(&bytes, &given, name, reading)))?,
            Content::Refused(error) => {
                take(shown, Err(Refusal::Unread(error.code(), error.to_string())))?;
            }
            Content::Skipped => {}
        }
    }
    Ok(())
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

/// The bytes of a file that is not too large.
pub(super) fn bytes(file: &Path) -> Result<Vec<u8>, Refusal> {
    bounded(first_bytes(file).map_err(Refusal::Io)?)
}

fn bounded(bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
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

pub(super) fn read(
    bytes: &[u8],
    path: &str,
    name: &str,
    reading: &Reading<'_>,
) -> Result<Paper, Refusal> {
    let read = ratlas_read::read_with(bytes, name, reading.recognition.read_options())?;
    let origin = Origin::new(paper_id(bytes), path.to_owned(), bytes);
    let record = ratlas_extract::extract(&read, reading.houses, origin);
    let pages = read.pages.into_iter().map(ratlas_read::Page::into_text).collect();
    Ok(Paper { record, pages })
}
