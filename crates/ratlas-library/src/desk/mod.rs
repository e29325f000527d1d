//! What a reader at a desk asks for: pictures of pages, original files, a reading of what is not stored.
//!
//! Where a file is comes from the store alone ([`original`]). Bytes are opened by workers, never here;
//! what they draw is kept for a while ([`pictures`]). One desk serves all threads; a [`Library`] is
//! for one.
//!
//! [`Library`]: crate::Library

mod error;
mod file_name;
mod open;
mod original;
mod pictures;
mod sizes;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ratlas_model::{PageText, Record};
use ratlas_read::PagePicture;

use self::pictures::{PictureKey, Pictures};
use self::sizes::Sizes;
use crate::error::{In, LibraryError};
use crate::houses::house_files;
use crate::ingest::MAX_FILE_BYTES;
use crate::store::files::WalkedFile;
use crate::worker::{FileBytes, OnDemand, WorkerProgram};

pub use self::error::{DeskError, NoOriginal};
pub use self::open::{OpenedOriginal, OriginalContent};
pub use self::original::Original;

/// How much a desk may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskOptions {
    /// Workers at most; at least one.
    pub workers: usize,
    /// Bytes of pictures that are kept.
    pub picture_bytes: u64,
    /// How long somebody waits for a worker, or for a picture that is just being drawn for another.
    pub patience: Duration,
}

impl Default for DeskOptions {
    /// Two workers, 64 MB, ten seconds.
    fn default() -> DeskOptions {
        DeskOptions { workers: 2, picture_bytes: 64 << 20, patience: Duration::from_secs(10) }
    }
}

/// Gives pictures of pages, original files, and records of files that are not stored.
pub struct ReadingDesk {
    on_demand: OnDemand,
    pictures: Pictures,
    sizes: Sizes,
}

/// A paper that was read and not stored.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadUpload {
    /// What it says.
    pub record: Record,
    /// The texts of its pages.
    pub pages: Vec<PageText>,
}

impl ReadingDesk {
    /// A desk with the city profiles of the library in `dir`. Workers are started when they are needed.
    ///
    /// # Errors
    ///
    /// [`LibraryError::House`] for a wrong profile, [`LibraryError::Io`] for one that cannot be read
    /// and where the system gives no threads.
    pub fn new(
        dir: &Path,
        program: WorkerProgram,
        options: &DeskOptions,
    ) -> Result<ReadingDesk, LibraryError> {
        let DeskOptions { workers, picture_bytes, patience } = *options;
        let houses = house_files(dir)?;
        let on_demand = OnDemand::new(program, workers, patience, houses).within(dir)?;
        let pictures = Pictures::new(picture_bytes, patience);
        Ok(ReadingDesk { on_demand, pictures, sizes: Sizes::default() })
    }

    /// The picture of a page of the file, counted from 1, `width` pixels wide; see
    /// [`ratlas_read::draw_page`]. Places in a paper have the page numbers of its file, also where
    /// that holds several papers.
    ///
    /// Pictures are kept for a while, and so is for a minute that a page gives none. Nothing is drawn
    /// twice at a time.
    ///
    /// # Errors
    ///
    /// [`DeskError`]; `read/not-pdf` and `read/no-such-page` without a worker.
    pub fn picture(
        &self,
        original: &Original,
        page: u32,
        width: u32,
    ) -> Result<Arc<PagePicture>, DeskError> {
        original.check_page(page)?;
        let width = width.clamp(PagePicture::MIN_WIDTH, PagePicture::MAX_WIDTH);
        let key = PictureKey { id: original.id.clone(), page, width };
        self.pictures.get(key, || self.on_demand.draw(&self.bytes(original)?, page, width))
    }

    /// Width and height of each page of the file in points: what the boxes of places on it count in. They
    /// are kept for a while.
    ///
    /// # Errors
    ///
    /// [`DeskError`]; `read/not-pdf` without a worker.
    pub fn page_sizes(&self, original: &Original) -> Result<Arc<[[f32; 2]]>, DeskError> {
        original.check_page(1)?;
        self.sizes.get(&original.id, || self.on_demand.sizes(&self.bytes(original)?))
    }

    /// The same if it is known already: nobody is asked, and nothing waited for.
    pub fn known_page_sizes(&self, original: &Original) -> Option<Arc<[[f32; 2]]>> {
        self.sizes.known(&original.id)
    }

    /// Reads a file that is not stored, as it would be read into the library: the paper it is as a
    /// whole, then those in it if there are several. Files inside of it are not read, and nothing is
    /// written. `name` decides between formats whose content does not tell.
    ///
    /// # Errors
    ///
    /// [`DeskError`].
    pub fn read_upload(&self, bytes: Vec<u8>, name: &str) -> Result<Vec<ReadUpload>, DeskError> {
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(DeskError::of(crate::ingest::too_large()));
        }
        let name = file_name::safe(name, None);
        let file = WalkedFile {
            path: name.clone(),
            given_path: name.clone(),
            container: None,
            bytes: bytes.len() as u64,
            modified: 0,
        };
        let bytes = FileBytes::open(&file, Some(bytes)).map_err(DeskError::of)?;
        let papers = self.on_demand.read(&bytes, &name)?;
        let papers = papers.into_iter();
        Ok(papers.map(|it| ReadUpload { record: it.packed.record, pages: it.pages }).collect())
    }
}
