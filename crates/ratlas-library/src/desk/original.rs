//! The file a paper comes from, as far as the store knows it.

use ratlas_model::{Record, SourcePart};
use ratlas_read::ReadError;
use rusqlite::OptionalExtension as _;

use crate::Library;
use crate::desk::file_name;
use crate::desk::{DeskError, NoOriginal};
use crate::error::In;
use crate::ingest::refused_read;
use crate::privacy::{Disclosure, FORGOTTEN_CODE, Withheld, disclosed, is_name_covered};
use crate::store::files::WalkedFile;
use crate::store::{originals, reading};

/// The media type of files with pages that can be drawn.
const PDF: &str = "application/pdf";

/// The file a paper comes from. It may be gone or changed: that shows when it is opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Original {
    /// BLAKE3 of the file's bytes, in hex: the id of the paper, or of the whole it is a part of.
    pub id: String,
    /// By content, e.g. `application/pdf`.
    pub media_type: String,
    /// A name for whoever downloads it: without folders and control characters, with an ending that
    /// says what it holds.
    pub file_name: String,
    /// Size of the file.
    pub bytes: u64,
    /// Number of its pages, as they were read.
    pub pages: u32,
    /// Which of several papers in the file was asked for; `None` for the file as a whole. The pages of
    /// a part are numbered as in the file.
    pub part: Option<SourcePart>,
    /// Where it is, those still there first.
    pub(super) files: Vec<WalkedFile>,
}

impl Original {
    /// Whether its pages can be drawn.
    pub fn has_pictures(&self) -> bool {
        self.media_type == PDF
    }

    pub(super) fn check_page(&self, page: u32) -> Result<(), DeskError> {
        let error = if !self.has_pictures() {
            ReadError::NotPdf
        } else if page == 0 || page > self.pages {
            ReadError::NoSuchPage { page, pages: self.pages }
        } else {
            return Ok(());
        };
        Err(DeskError::of(refused_read(&error)))
    }
}

impl Library {
    /// The file that the paper with this id comes from; of one of several papers in a file, that file.
    /// `id` is whole.
    ///
    /// A file shows everything that stands in it. So there is none to give where anything in it may
    /// not be given, be it an item of the agenda, another of its papers or an attachment, and none
    /// where a name or paper in it was forgotten.
    ///
    /// # Errors
    ///
    /// [`NoOriginal`].
    pub fn original(&self, id: &str, disclosure: &Disclosure) -> Result<Original, NoOriginal> {
        let record = self.record_of(id)?.ok_or(NoOriginal::Unknown)?;
        let part = record.source.part.clone();
        let whole = match &part {
            Some(part) => self.record_of(&part.whole)?.ok_or(NoOriginal::Unknown)?,
            None => record,
        };
        let connection = &self.store.connection;
        if originals::holds_refused(connection, &whole.id, FORGOTTEN_CODE).within(self.dir())? {
            return Err(NoOriginal::Forgotten);
        }
        for paper in originals::papers(connection, &whole.id).within(self.dir())? {
            let record = reading::record(connection, &self.store.packer, paper).optional();
            // A library that was opened for others may not have it.
            let record = record.within(self.dir())?.ok_or(NoOriginal::Withheld)?;
            check_disclosure(record, *disclosure)?;
        }
        let files = originals::files(connection, &whole.id).within(self.dir())?;
        let path = files.first().map_or(&whole.source.path, |it| &it.given_path);
        let file_name = file_name::safe(path, Some(&whole.source.media_type));
        let Record { id, source, .. } = whole;
        let (media_type, bytes, pages) = (source.media_type, source.bytes, source.pages);
        Ok(Original { id, media_type, file_name, bytes, pages, part, files })
    }

    fn record_of(&self, id: &str) -> Result<Option<Record>, NoOriginal> {
        let connection = &self.store.connection;
        let Some(paper) = reading::key(connection, id).within(self.dir())? else { return Ok(None) };
        let record = reading::record(connection, &self.store.packer, paper);
        Ok(Some(record.within(self.dir())?))
    }
}

fn check_disclosure(record: Record, disclosure: Disclosure) -> Result<(), NoOriginal> {
    if is_name_covered(&record) {
        return Err(NoOriginal::Forgotten);
    }
    // What is withheld is told by the record alone.
    match disclosed(record, Vec::new(), &disclosure) {
        Some(it) if it.withheld == Withheld::default() => Ok(()),
        _ => Err(NoOriginal::Withheld),
    }
}
