//! One file to one paper. Runs on many threads; whatever a file does stays in its outcome.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use ratlas_extract::{Houses, Origin, paper_id};
use ratlas_model::PageText;
use ratlas_read::{Container, Pages, ReadError};
use serde::{Deserialize, Serialize};

use crate::error::LibraryError;
use crate::ingest::Recognition;
use crate::ingest::members::Members;
use crate::ingest::open_file::content;
use crate::store::files::WalkedFile;
use crate::store::papers::{self, PackedPaper};
use crate::store::waiting::Waiting;
use crate::store::{Packer, Store};

/// The code of a file at which the program itself failed.
const PANIC_CODE: &str = "internal/panic";

/// What came of one file, and what is inside of it.
pub(crate) struct ReadFile {
    pub(crate) outcome: Outcome,
    /// The papers it holds, where it is a gazette or a collection.
    pub(crate) parts: Vec<ReadPaper>,
    /// The files inside, to be unpacked one by one.
    pub(crate) members: Option<Members>,
}

/// What came of one file.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// A paper that was not in the store when the file was opened.
    Read(Box<ReadPaper>),
    /// The bytes are those of the paper with this id.
    Known {
        /// The id.
        id: String,
    },
    /// The file cannot be read.
    Refused {
        /// Stable name of the reason.
        code: String,
        /// The reason, for people.
        reason: String,
    },
    /// No paper, but it holds files.
    Archive,
    /// The ingest was stopped before the file was opened.
    Stopped,
}

/// A paper ready to be written and indexed.
#[derive(Debug)]
pub(crate) struct ReadPaper {
    /// For the store.
    pub(crate) packed: PackedPaper,
    /// For the index.
    pub(crate) pages: Vec<PageText>,
}

/// Asks the store whether it holds a paper; for several threads.
pub(crate) struct KnownPapers {
    store: Mutex<Store>,
    /// Papers that are read again all the same.
    waiting: Waiting,
}

impl KnownPapers {
    /// Opens a connection of its own.
    pub(crate) fn open(dir: &Path, waiting: Waiting) -> Result<KnownPapers, LibraryError> {
        Ok(KnownPapers { store: Mutex::new(Store::open(dir)?), waiting })
    }

    /// Whether the paper is in the store. A paper that is just being written need not be seen, and a
    /// question the store cannot answer costs no more than reading the file.
    pub(crate) fn holds(&self, id: &str) -> bool {
        let store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let Ok(Some(known)) = papers::known(&store.connection, id) else { return false };
        // Of a file that holds several papers, each is linked anew where the file stands now.
        self.waiting.has(&store.connection, known.paper).is_ok_and(|it| !it)
            && papers::has_parts(&store.connection, id).is_ok_and(|it| !it)
    }
}

/// A file that is to be read, as far as its bytes do not tell.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Wanted {
    /// Its path as given.
    pub(crate) path: String,
    /// The id of a paper with its bytes.
    pub(crate) id: String,
    /// Whether it is inside another, so that files inside of it come beside it.
    pub(crate) is_member: bool,
    /// Whether its paper is known, so that only files inside of it matter.
    pub(crate) is_known: bool,
}

/// Reads files where they were asked for: in this process.
pub(crate) struct ReadingHere<'a> {
    /// Papers in it are not read; `None` if all are read again.
    pub(crate) known: Option<&'a KnownPapers>,
    pub(crate) reading: Reading<'a>,
}

impl ReadingHere<'_> {
    /// Reads a file on disk, or a member from its bytes.
    pub(crate) fn read(&self, file: &WalkedFile, bytes: Option<Vec<u8>>) -> ReadFile {
        let is_member = bytes.is_some();
        let bytes = match bytes.map_or_else(|| content(file), Ok) {
            Ok(bytes) => bytes,
            Err(refused) => return refused.into(),
        };
        let id = paper_id(&bytes);
        let is_known = self.known.is_some_and(|it| it.holds(&id));
        let wanted = Wanted { path: file.given_path.clone(), id, is_member, is_known };
        self.reading.read(&wanted, bytes)
    }
}

/// What reading bytes needs besides them. It opens nothing.
pub(crate) struct Reading<'a> {
    pub(crate) packer: &'a Packer,
    pub(crate) houses: &'a Houses,
    pub(crate) recognition: &'a Recognition,
}

impl Reading<'_> {
    /// Reads a file and extracts its record.
    pub(crate) fn read(&self, wanted: &Wanted, bytes: Vec<u8>) -> ReadFile {
        guarded(
            || if wanted.is_member { self.paper(wanted, bytes) } else { self.file(wanted, bytes) },
        )
    }

    /// Reads a file that may have members.
    fn file(&self, wanted: &Wanted, bytes: Vec<u8>) -> ReadFile {
        let name = file_name(&wanted.path);
        match ratlas_read::container(&bytes, name) {
            Container::None => self.paper(wanted, bytes),
            Container::Paper => {
                let members = ratlas_read::members(bytes.clone(), name).ok().map(Members::Here);
                ReadFile { members, ..self.paper(wanted, bytes) }
            }
            Container::Archive => match ratlas_read::members(bytes, name) {
                Ok(members) => {
                    ReadFile { members: Some(Members::Here(members)), ..Outcome::Archive.into() }
                }
                Err(error) => refused_read(&error).into(),
            },
        }
    }

    fn paper(&self, wanted: &Wanted, bytes: Vec<u8>) -> ReadFile {
        self.try_paper(wanted, bytes).unwrap_or_else(ReadFile::from)
    }

    fn try_paper(&self, wanted: &Wanted, bytes: Vec<u8>) -> Result<ReadFile, Outcome> {
        let Wanted { path, id, .. } = wanted.clone();
        if wanted.is_known {
            return Ok(Outcome::Known { id }.into());
        }
        let name = file_name(&wanted.path);
        let origin = Origin::new(id, path, &bytes);
        let pages = ratlas_read::read_with(&bytes, name, self.recognition.read_options())
            .map_err(|it| refused_read(&it))?;
        drop(bytes);
        let (record, parts) = ratlas_extract::extract_all(&pages, self.houses, origin);
        let outcome = Outcome::Read(Box::new(packed(self.packer, record, pages)));
        let parts = parts.into_iter().map(|it| packed(self.packer, it.record, it.pages)).collect();
        Ok(ReadFile { outcome, parts, members: None })
    }
}

/// Packs a paper here, where there are many threads, rather than where it is written.
fn packed(packer: &Packer, record: ratlas_model::Record, pages: Pages) -> ReadPaper {
    let pages: Vec<PageText> = pages.pages.into_iter().map(ratlas_read::Page::into_text).collect();
    ReadPaper { packed: PackedPaper::new(record, &pages, packer), pages }
}

/// The name of a file without its folders.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(std::path::is_separator).next().unwrap_or_default()
}

impl From<Outcome> for ReadFile {
    fn from(outcome: Outcome) -> ReadFile {
        ReadFile { outcome, parts: Vec::new(), members: None }
    }
}

pub(crate) fn refused_read(error: &ReadError) -> Outcome {
    Outcome::Refused { code: error.code().to_owned(), reason: error.to_string() }
}

/// Runs `read`; a panic in it is an outcome.
pub(crate) fn guarded<T: From<Outcome>>(read: impl FnOnce() -> T) -> T {
    // Nothing that `read` could leave half done is looked at again: it only makes new values.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|payload| {
        let reason = format!("the program failed: {}", panic_message(payload.as_ref()));
        Outcome::Refused { code: PANIC_CODE.to_owned(), reason }.into()
    })
}

fn panic_message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn a_panic_is_an_outcome() {
        let outcome = guarded::<Outcome>(|| panic!("span {} off a border", 7));
        expect![[r#"Refused { code: "internal/panic", reason: "the program failed: span 7 off a border" }"#]]
            .assert_eq(&format!("{outcome:?}"));
    }
}
