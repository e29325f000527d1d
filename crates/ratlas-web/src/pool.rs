//! Libraries, kept open: each is used by one thread at a time.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ratlas_library::{ColumnMemory, Disclosure, Library, LibraryError};
use tokio::sync::Semaphore;

use crate::failure::Failure;
use crate::options::ServeOptions;

/// More questions than this do not wait: the answer would come when nobody waits for it any more.
const MAX_WAITING: usize = 1_024;

/// How long a question waits for its turn.
const MAX_WAIT: Duration = Duration::from_secs(20);

/// Libraries, open and waiting for questions.
#[derive(Debug)]
pub(crate) struct Pool {
    dir: PathBuf,
    disclosure: Disclosure,
    /// What all libraries hold of the index.
    memory: ColumnMemory,
    idle: Mutex<Vec<Opened>>,
    /// So often an open library looks for what is new.
    fresh: Duration,
    turns: Semaphore,
    n_waiting: AtomicUsize,
}

/// An open library, and when it last looked for what is new.
#[derive(Debug)]
struct Opened {
    library: Library,
    looked: Instant,
}

/// Counts a question as waiting as long as it lives.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Pool {
    /// A pool for a library that answers as many questions at a time as the options say.
    pub(crate) fn new(options: &ServeOptions) -> Pool {
        Pool {
            dir: options.library.clone(),
            disclosure: options.disclosure,
            memory: ColumnMemory::default(),
            idle: Mutex::default(),
            fresh: options.limits.fresh,
            turns: Semaphore::new(options.threads.max(1)),
            n_waiting: AtomicUsize::new(0),
        }
    }

    /// How many questions wait for their turn.
    pub(crate) fn n_waiting(&self) -> usize {
        self.n_waiting.load(Ordering::Relaxed)
    }

    fn wait(&self) -> Option<Waiting<'_>> {
        let before = self.n_waiting.fetch_add(1, Ordering::Relaxed);
        let waiting = Waiting(&self.n_waiting);
        (before < MAX_WAITING).then_some(waiting)
    }

    fn take(&self) -> Result<Opened, LibraryError> {
        let idle = self.idle.lock().map(|mut it| it.pop()).unwrap_or_default();
        let Some(mut opened) = idle else { return self.open() };
        if opened.looked.elapsed() < self.fresh {
            return Ok(opened);
        }
        opened.looked = Instant::now();
        match opened.library.refresh() {
            Ok(_) => Ok(opened),
            // It was made anew, restored, or is gone.
            Err(_) => self.open(),
        }
    }

    fn open(&self) -> Result<Opened, LibraryError> {
        let mut library = Library::open_disclosing(&self.dir, self.disclosure)?;
        library.hold_columns(self.memory.clone());
        Ok(Opened { library, looked: Instant::now() })
    }

    fn put_back(&self, opened: Opened) {
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(opened);
        }
    }

    /// Forgets what is open: the next question meets the library as it is on disk.
    fn close_all(&self) {
        if let Ok(mut idle) = self.idle.lock() {
            idle.clear();
        }
    }

    /// Asks a library. One that has become unusable is opened again, once.
    fn ask<T>(&self, question: &impl Fn(&Library) -> Result<T, Failure>) -> Result<T, Failure> {
        let opened = self.take()?;
        match question(&opened.library) {
            Err(failure) if failure.is_of_library() => {
                drop(opened);
                self.close_all();
                let opened = self.open()?;
                let res = question(&opened.library);
                if res.is_ok() {
                    self.put_back(opened);
                }
                res
            }
            res => {
                self.put_back(opened);
                res
            }
        }
    }
}

impl crate::app::App {
    /// Asks a library on a thread that may wait for the disk. The question may be asked twice.
    ///
    /// # Errors
    ///
    /// [`Failure::Busy`] if too many wait, else what the question answers.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl Fn(&Library) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let waiting = self.pool.wait().ok_or(Failure::Busy)?;
        let turn = tokio::time::timeout(MAX_WAIT, self.pool.turns.acquire()).await;
        let turn = turn.map_err(|_| Failure::Busy)?.map_err(|_| Failure::Busy)?;
        drop(waiting);
        let app = self.clone();
        let answer = tokio::task::spawn_blocking(move || app.pool.ask(&question)).await;
        drop(turn);
        answer.unwrap_or(Err(Failure::Broken))
    }
}
