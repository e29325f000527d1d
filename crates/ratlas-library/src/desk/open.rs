//! From the place of a file to its bytes, which must be those that were read.

use std::fs::File;
use std::io::{Seek, SeekFrom};

use crate::desk::{DeskError, Original, ReadingDesk};
use crate::ingest::open_file;
use crate::store::files::WalkedFile;
use crate::store::path_text;
use crate::worker::FileBytes;

/// A file whose bytes were compared with those that were read.
#[derive(Debug)]
pub struct OpenedOriginal {
    /// How many bytes there are. One who changes the file now can still make them fewer.
    pub length: u64,
    /// The bytes.
    pub content: OriginalContent,
}

/// Where the bytes of a file come from.
#[derive(Debug)]
pub enum OriginalContent {
    /// A file on disk, at its beginning.
    File(File),
    /// A member of an archive, or an attachment.
    Held(Vec<u8>),
}

impl ReadingDesk {
    /// Opens the file; a member is unpacked by a worker.
    ///
    /// # Errors
    ///
    /// [`DeskError::Vanished`], [`DeskError::Changed`]; for members all others, too.
    pub fn open_original(&self, original: &Original) -> Result<OpenedOriginal, DeskError> {
        first(original, |file| match &file.container {
            None => opened(file, &original.id),
            Some(container) => {
                let bytes = self.member(file, container, &original.id)?;
                Ok(OpenedOriginal {
                    length: bytes.len() as u64,
                    content: OriginalContent::Held(bytes),
                })
            }
        })
    }

    /// The bytes of the file for a worker.
    pub(super) fn bytes<'a>(&self, original: &'a Original) -> Result<FileBytes<'a>, DeskError> {
        first(original, |file| {
            let member = match &file.container {
                None => None,
                Some(container) => Some(self.member(file, container, &original.id)?),
            };
            let bytes = FileBytes::open(file, member).map_err(|_| DeskError::Vanished)?;
            if bytes.id() == original.id { Ok(bytes) } else { Err(DeskError::Changed) }
        })
    }

    fn member(&self, file: &WalkedFile, container: &str, id: &str) -> Result<Vec<u8>, DeskError> {
        let inside = file.path.strip_prefix(container).and_then(|it| it.strip_prefix('/'));
        let inside = path_text::path(inside.ok_or(DeskError::Vanished)?);
        let inside = inside.to_str().ok_or(DeskError::Vanished)?;
        let outside = WalkedFile {
            path: container.to_owned(),
            given_path: container.to_owned(),
            container: None,
            bytes: 0,
            modified: file.modified,
        };
        let bytes = FileBytes::open(&outside, None).map_err(|_| DeskError::Vanished)?;
        let member = self.on_demand.member(&bytes, container, inside)?;
        member.filter(|it| ratlas_extract::paper_id(it) == id).ok_or(DeskError::Changed)
    }
}

/// The first of the places of a file where it can be had. Where it was changed in one and is gone from
/// the others, it was changed.
fn first<'a, T>(
    original: &'a Original,
    mut open: impl FnMut(&'a WalkedFile) -> Result<T, DeskError>,
) -> Result<T, DeskError> {
    let mut last = DeskError::Vanished;
    for file in &original.files {
        match open(file) {
            Ok(opened) => return Ok(opened),
            Err(DeskError::Vanished) => {}
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn opened(file: &WalkedFile, id: &str) -> Result<OpenedOriginal, DeskError> {
    let (mut input, _) = open_file(file).map_err(|_| DeskError::Vanished)?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(&mut input).map_err(|_| DeskError::Vanished)?;
    if hasher.finalize().to_hex().as_str() != id {
        return Err(DeskError::Changed);
    }
    let mut file = input.into_inner();
    file.seek(SeekFrom::Start(0)).map_err(|_| DeskError::Vanished)?;
    Ok(OpenedOriginal { length: hasher.count(), content: OriginalContent::File(file) })
}
