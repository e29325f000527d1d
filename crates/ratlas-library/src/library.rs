//! Opening a library, and bringing it up to date.

use std::cell::{Cell, OnceCell};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use ratlas_index::{ColumnMemory, IndexError, PaperIndex, guarded};

use crate::error::{In, LibraryError};
use crate::ingest::{Ingest, IngestObserver, IngestOptions, IngestReport, Places};
use crate::lock::WriterLock;
use crate::privacy::{self, Disclosure};
use crate::replay;
use crate::store::disclosed::{self, EVERYTHING};
use crate::store::{Store, dump};
use crate::thesaurus::{LoadedThesaurus, load_thesaurus};

/// A library on disk, open for reading or for writing.
///
/// Each thread that reads opens its own.
pub struct Library {
    dir: PathBuf,
    pub(crate) store: Store,
    /// Opened when first searched; a library can be read without.
    index: OnceCell<PaperIndex>,
    /// [`Library::state_seq`] when the index was last refreshed.
    seen: Cell<Option<u64>>,
    /// Holds columns of the index, if any are.
    memory: Option<ColumnMemory>,
    /// A file with concepts beside those in its folder.
    other_thesaurus: Option<PathBuf>,
    /// Held as long as this one may write.
    lock: Option<WriterLock>,
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Library { dir, lock, .. } = self;
        f.debug_struct("Library").field("dir", dir).field("lock", lock).finish_non_exhaustive()
    }
}

impl Library {
    /// Opens a library for reading. It may be written meanwhile.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NotFound`] if there is none in the folder; [`LibraryError::Newer`],
    /// [`LibraryError::Older`] and [`LibraryError::Foreign`] if it is not this program's.
    pub fn open(dir: &Path) -> Result<Library, LibraryError> {
        let store = Store::open(dir)?;
        Ok(Library::of(dir, store, None))
    }

    fn of(dir: &Path, store: Store, lock: Option<WriterLock>) -> Library {
        Library {
            dir: dir.to_owned(),
            store,
            index: OnceCell::new(),
            seen: Cell::default(),
            memory: None,
            other_thesaurus: None,
            lock,
        }
    }

    /// Opens a library for reading by others: whatever is asked of it, it answers as if that which may
    /// not be told were not there.
    ///
    /// Withheld are, without [`Disclosure::closed`], the papers that are not public
    /// ([`is_closed`](crate::is_closed)), what others say about them, the closed items of agendas and
    /// everything read in those; without [`Disclosure::private_persons`] the names of private persons. Of files it
    /// tells the names and not the folders.
    ///
    /// # Errors
    ///
    /// As [`Library::open`].
    pub fn open_disclosing(dir: &Path, disclosure: Disclosure) -> Result<Library, LibraryError> {
        let mut library = Library::open(dir)?;
        library.store.names_only = true;
        if disclosure != EVERYTHING {
            library.store.disclose(disclosure).within(dir)?;
        }
        Ok(library)
    }

    /// How much of what it holds this library tells.
    pub fn disclosure(&self) -> Disclosure {
        self.store.disclosure
    }

    /// Opens a library for writing; makes it if there is none.
    ///
    /// An index that is missing, of another version or behind the store is brought up to date; no
    /// paper is read again for it.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Locked`] if another process writes, else as [`Library::open`].
    pub fn open_writable(dir: &Path) -> Result<Library, LibraryError> {
        fs::create_dir_all(dir).within(dir)?;
        let lock = Some(WriterLock::take(dir)?);
        let mut store = Store::open_writable(dir)?;
        // What a killed process was to forget.
        privacy::finish(dir, &mut store)?;
        drop(replay::open_index(dir, &store)?);
        Ok(Library::of(dir, store, lock))
    }

    /// Opens an existing library for writing and leaves its index as it is: for making it anew.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NotFound`] if there is none, else as [`Library::open_writable`].
    pub fn open_to_rebuild(dir: &Path) -> Result<Library, LibraryError> {
        match Store::open(dir) {
            // What is older is brought up to date below.
            Ok(_) | Err(LibraryError::Older { .. }) => {}
            Err(error) => return Err(error),
        }
        let lock = Some(WriterLock::take(dir)?);
        let store = Store::open_writable(dir)?;
        Ok(Library::of(dir, store, lock))
    }

    /// The folder of the library.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Brings the library up to date with the files and folders at `paths`.
    ///
    /// Files of the same size and time as before are not opened, known content is not read again. A
    /// file that cannot be read is in the report and stops nothing. Whatever `observer` is told of
    /// is safe: killed at any moment, the next call completes the library to what it would have
    /// been.
    ///
    /// Once `stop` is true the papers being read are finished and committed.
    ///
    /// # Errors
    ///
    /// [`LibraryError::ReadOnly`] if it is open for reading; [`LibraryError::Store`] and
    /// [`LibraryError::Index`] if the disk is full or fails. What was committed stays.
    pub fn ingest(
        &mut self,
        paths: &[PathBuf],
        options: &IngestOptions,
        observer: &dyn IngestObserver,
        stop: &AtomicBool,
    ) -> Result<IngestReport, LibraryError> {
        self.ingest_places(Places::Folders(paths), options, observer, stop)
    }

    /// Brings the library up to date with the files of a list, which may be longer than memory.
    ///
    /// A folder in the list is ignored; a path at which nothing is, is in the report. The list says
    /// nothing about files that are not in it: none of them counts as vanished.
    ///
    /// # Errors
    ///
    /// As [`Library::ingest`], and [`LibraryError::List`] if the list itself cannot be read.
    pub fn ingest_list(
        &mut self,
        list: &mut dyn Iterator<Item = io::Result<PathBuf>>,
        options: &IngestOptions,
        observer: &dyn IngestObserver,
        stop: &AtomicBool,
    ) -> Result<IngestReport, LibraryError> {
        self.ingest_places(Places::List(list), options, observer, stop)
    }

    pub(crate) fn ingest_places(
        &mut self,
        places: Places<'_>,
        options: &IngestOptions,
        observer: &dyn IngestObserver,
        stop: &AtomicBool,
    ) -> Result<IngestReport, LibraryError> {
        self.check_writable()?;
        let mut index = replay::open_index(&self.dir, &self.store)?;
        let (dir, store) = (&self.dir, &mut self.store);
        let res = Ingest { dir, store, index: &mut index, options, observer, stop }.run(places);
        // What was opened before does not see what was added.
        self.index = OnceCell::new();
        res
    }

    /// Makes the index anew from the store. Searching goes on with the old one meanwhile, which
    /// stays where this fails or is killed.
    ///
    /// # Errors
    ///
    /// As [`Library::ingest`].
    pub fn rebuild_index(&mut self) -> Result<(), LibraryError> {
        self.check_writable()?;
        self.index = OnceCell::new();
        replay::remake(&self.dir, &self.store)
    }

    /// Lets the next search see what was written since the first one. Returns the [`Library::state_seq`] that
    /// it sees, if not a later one.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Index`] if the index cannot be read.
    pub fn refresh(&self) -> Result<u64, LibraryError> {
        // The state first: what is seen may be newer, never older.
        let state = self.state_seq()?;
        if let Some(index) = self.index.get()
            && self.seen.get() != Some(state)
        {
            index.refresh().within(&self.dir)?;
            self.withhold_in(index)?;
            self.seen.set(Some(state));
        }
        Ok(state)
    }

    /// Has the index withhold what the store does. The store is asked last: it knows every paper that
    /// the index holds.
    fn withhold_in(&self, index: &PaperIndex) -> Result<(), LibraryError> {
        if !self.store.disclosure.closed {
            let others = disclosed::closed_beside_index(&self.store.connection);
            index.withhold_closed(others.within(&self.dir)?);
        }
        Ok(())
    }

    /// All tables as one text, without what tells of runs and times: libraries that hold the same
    /// have the same text.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn dump(&self) -> Result<String, LibraryError> {
        dump::dump(&self.store.connection).within(&self.dir)
    }

    /// Holds in memory what every search reads of every hit: for a library that is asked many times. Several
    /// libraries of one folder may share a memory.
    pub fn hold_columns(&mut self, memory: ColumnMemory) {
        self.memory = Some(memory);
        self.index = OnceCell::new();
    }

    /// Searches with the concepts of another file, too. They come first.
    pub fn add_thesaurus(&mut self, path: &Path) {
        self.other_thesaurus = Some(path.to_owned());
        self.index = OnceCell::new();
    }

    /// What it is searched with: the files of the user in its folder, what comes with the program,
    /// the names of boards.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Thesaurus`] names a file that cannot be read at all, [`LibraryError::House`]
    /// a wrong city profile.
    pub fn thesaurus(&self) -> Result<LoadedThesaurus, LibraryError> {
        load_thesaurus(&self.dir, self.other_thesaurus.as_deref())
    }

    /// The index, opened when first asked for.
    pub(crate) fn index(&self) -> Result<&PaperIndex, LibraryError> {
        if let Some(index) = self.index.get() {
            return Ok(index);
        }
        let index = opened_index(&replay::index_dir(&self.dir)).within(&self.dir)?;
        let mut index = index.with_thesaurus(self.thesaurus()?.thesaurus);
        if let Some(memory) = &self.memory {
            index = index.with_memory(memory.clone());
        }
        self.withhold_in(&index)?;
        Ok(self.index.get_or_init(|| index))
    }

    /// Lets go of the index: what was opened before does not see what is written now.
    pub(crate) fn close_index(&mut self) {
        self.index = OnceCell::new();
    }

    /// Refuses to write to a library that is open for reading.
    pub(crate) fn check_writable(&self) -> Result<(), LibraryError> {
        match self.lock {
            Some(_) => Ok(()),
            None => Err(LibraryError::ReadOnly { dir: self.dir.clone() }),
        }
    }
}

/// Opens the index. One that was made anew may take its place between two of its files: then that
/// one is opened.
fn opened_index(dir: &Path) -> Result<PaperIndex, IndexError> {
    let mut before = identity(dir);
    loop {
        let opened = guarded(|| PaperIndex::open(dir));
        let now = identity(dir);
        if opened.is_ok() || now == before {
            return opened;
        }
        before = now;
    }
}

/// What tells a folder from another one in its place.
#[cfg(unix)]
fn identity(dir: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = fs::metadata(dir).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

/// Elsewhere a folder in use cannot be moved.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<(u64, u64)> {
    None
}
