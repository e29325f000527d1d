//! One file to one paper. Runs on many threads; whatever a file does stays in its outcome.

use std::any::Any;
use std::fs::{self, File};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use ratlas_extract::{Houses, Origin, paper_id};
use ratlas_model::PageText;
use ratlas_read::{Container, Members, Pages, ReadError};

use crate::error::LibraryError;
use crate::fingerprint::content_hash;
use crate::ingest::Recognition;
use crate::ingest::likeness::Signature;
use crate::ingest::text_hash::text_hash;
use crate::store::files::{IO_CODE, WalkedFile};
use crate::store::papers::{self, PackedPage, PackedPaper};
use crate::store::path_text::path;
use crate::store::waiting::Waiting;
use crate::store::{Packer, Store};

/// Files above this are refused unread: council papers of this size are not known, and each worker
/// holds the whole file in memory.
const MAX_FILE_BYTES: u64 = 512 * 1024 * 1024;

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
    fn holds(&self, id: &str) -> bool {
        let store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let Ok(Some(known)) = papers::known(&store.connection, id) else { return false };
        // Of a file that holds several papers, each is linked anew where the file stands now.
        self.waiting.has(&store.connection, known.paper).is_ok_and(|it| !it)
            && papers::has_parts(&store.connection, id).is_ok_and(|it| !it)
    }
}

/// What reading needs besides the file.
pub(crate) struct Reading<'a> {
    /// Papers in it are not read; `None` if all are read again.
    pub(crate) known: Option<&'a KnownPapers>,
    pub(crate) packer: &'a Packer,
    pub(crate) houses: &'a Houses,
    pub(crate) recognition: &'a Recognition,
}

impl Reading<'_> {
    /// Reads a file and extracts its record; `bytes` are those of a member, whose own members come
    /// beside it.
    pub(crate) fn read(&self, file: &WalkedFile, bytes: Option<Vec<u8>>) -> ReadFile {
        guarded(|| match bytes {
            Some(bytes) => self.paper(file, bytes),
            None => self.file(file),
        })
    }

    /// Reads a file on disk.
    fn file(&self, file: &WalkedFile) -> ReadFile {
        let bytes = match content(file) {
            Ok(bytes) => bytes,
            Err(refused) => return refused.into(),
        };
        match ratlas_read::container(&bytes, name(file)) {
            Container::None => self.paper(file, bytes),
            Container::Paper => {
                let members = ratlas_read::members(bytes.clone(), name(file)).ok();
                ReadFile { members, ..self.paper(file, bytes) }
            }
            Container::Archive => match ratlas_read::members(bytes, name(file)) {
                Ok(members) => ReadFile { members: Some(members), ..Outcome::Archive.into() },
                Err(error) => refused_read(&error).into(),
            },
        }
    }

    fn paper(&self, file: &WalkedFile, bytes: Vec<u8>) -> ReadFile {
        self.try_paper(file, bytes).unwrap_or_else(ReadFile::from)
    }

    fn try_paper(&self, file: &WalkedFile, bytes: Vec<u8>) -> Result<ReadFile, Outcome> {
        let id = paper_id(&bytes);
        if self.known.is_some_and(|it| it.holds(&id)) {
            return Ok(Outcome::Known { id }.into());
        }
        let origin = Origin::new(id, file.given_path.clone(), &bytes);
        let pages = ratlas_read::read_with(&bytes, name(file), self.recognition.read_options())
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
    let packed_pages = pages.iter().map(|it| PackedPage::new(it, packer)).collect();
    let packed_record = packer.pack_record(&record);
    let text_hash = text_hash(&pages);
    let content_hash = content_hash(&record, &pages);
    let signature = Signature::of(&pages);
    let paper =
        PackedPaper { record, packed_record, packed_pages, text_hash, content_hash, signature };
    ReadPaper { packed: paper, pages }
}

/// The bytes of a file.
fn content(file: &WalkedFile) -> Result<Vec<u8>, Outcome> {
    let too_large =
        || refused_read(&ReadError::TooLarge { what: "the file", limit: MAX_FILE_BYTES });
    if file.bytes > MAX_FILE_BYTES {
        return Err(too_large());
    }
    let bytes = bounded_bytes(&path(&file.path)).map_err(|it| refused_io(&it))?;
    // It may have grown since the walk.
    if bytes.len() as u64 > MAX_FILE_BYTES { Err(too_large()) } else { Ok(bytes) }
}

/// The bytes a file claims to have, and those that came to it while it was read.
fn bounded_bytes(path: &Path) -> io::Result<Vec<u8>> {
    // Asked before it is opened: opening a pipe that has taken the file's place waits for ever.
    let claimed = fs::metadata(path)?;
    if !claimed.is_file() {
        return Err(io::Error::other("not a file"));
    }
    // Files of the system claim no bytes, and reading some of them waits for ever.
    if claimed.len() == 0 {
        return Ok(Vec::new());
    }
    let expected = claimed.len().min(MAX_FILE_BYTES);
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The file's name without its folders.
fn name(file: &WalkedFile) -> &str {
    file.given_path.rsplit(std::path::is_separator).next().unwrap_or_default()
}

impl From<Outcome> for ReadFile {
    fn from(outcome: Outcome) -> ReadFile {
        ReadFile { outcome, parts: Vec::new(), members: None }
    }
}

pub(crate) fn refused_read(error: &ReadError) -> Outcome {
    Outcome::Refused { code: error.code().to_owned(), reason: error.to_string() }
}

fn refused_io(error: &io::Error) -> Outcome {
    Outcome::Refused { code: IO_CODE.to_owned(), reason: error.to_string() }
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

    #[test]
    fn too_large_files_are_not_opened() {
        let file = WalkedFile {
            path: "/nowhere".to_owned(),
            given_path: "nowhere".to_owned(),
            container: None,
            bytes: MAX_FILE_BYTES + 1,
            modified: 0,
        };
        let Err(Outcome::Refused { code, .. }) = content(&file) else { panic!("was opened") };
        assert_eq!(code, "read/too-large");
    }

    /// A folder stands for all that is no file: a pipe would make a test that fails wait for ever.
    #[test]
    fn what_is_no_file_any_more_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let error = bounded_bytes(folder.path()).unwrap_err();
        assert_eq!(error.to_string(), "not a file");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn files_that_claim_no_bytes_are_not_read() {
        assert_eq!(bounded_bytes(Path::new("/proc/self/status")).unwrap(), b"");
    }
}
