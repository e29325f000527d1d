//! Files for the commands that read them: their bytes, what is inside of them, why not.

use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread;

use anyhow::Result;
use ratlas_present::{Lang, meaning};
use ratlas_read::{Container, Content, Members, ReadError};

use crate::messages::Msg;

/// Larger files are refused before they are read: council papers are below 100 MB, and a file is
/// held in memory as a whole.
const LARGEST_FILE: u64 = 512 << 20;

/// Deeply nested files recurse deeply; the main thread's stack is not ours to size.
const READER_STACK: usize = 64 << 20;

/// One file, or one inside of another.
pub(super) struct Given<'a> {
    pub(super) bytes: &'a [u8],
    /// Its path; inside of another file it goes on.
    pub(super) path: &'a str,
    /// Its name without folders.
    pub(super) name: &'a str,
}

/// What is done with each file, on a stack of its own.
pub(super) type ReadOne<'a, T> = dyn Fn(Given<'_>) -> Result<T, Refusal> + Sync + 'a;

/// Takes what came of a file, or why nothing did, with its path.
pub(super) type Take<'a, T> = dyn FnMut(String, Result<T, Refusal>) -> Result<()> + 'a;

/// Reads a file and those inside of it.
pub(super) fn each<T: Send>(
    file: &Path,
    lang: Lang,
    read: &ReadOne<'_, T>,
    take: &mut Take<'_, T>,
) -> Result<()> {
    let shown = name(file, lang);
    let bytes = match bytes(file) {
        Ok(bytes) => bytes,
        Err(refusal) => return take(shown, Err(refusal)),
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let path = file.to_string_lossy();
    let container = ratlas_read::container(&bytes, &name);
    if container != Container::Archive {
        let given = Given { bytes: &bytes, path: &path, name: &name };
        take(shown.clone(), apart(|| read(given)))?;
    }
    if container == Container::None {
        return Ok(());
    }
    match ratlas_read::members(bytes, &name) {
        Ok(members) => each_member(members, (&path, &shown), read, take),
        Err(error) if container == Container::Archive => take(shown, Err(error.into())),
        // The paper itself has been told.
        Err(_) => Ok(()),
    }
}

/// Reads the files inside of one whose path is given as it is and as it is shown.
fn each_member<T: Send>(
    members: Members,
    (path, shown): (&str, &str),
    read: &ReadOne<'_, T>,
    take: &mut Take<'_, T>,
) -> Result<()> {
    for member in members {
        let path = format!("{path}/{}", member.path);
        let shown = format!("{shown}/{}", member.path);
        let name = member.path.rsplit('/').next().unwrap_or_default();
        match member.content {
            Content::File(bytes) => {
                let given = Given { bytes: &bytes, path: &path, name };
                take(shown, apart(|| read(given)))?;
            }
            Content::Refused(error) => take(shown, Err(error.into()))?,
            Content::Skipped => {}
        }
    }
    Ok(())
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
