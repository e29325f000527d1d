//! The desk: pages to pictures, original files, readings of files that are sent. Shared by all requests.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ratlas_library::{DeskError, DeskOptions, ReadingDesk};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::failure::Failure;
use crate::options::ServeOptions;

/// Requests that are at the desk for each of its workers; others wait outside, where they hold no
/// thread.
const AT_THE_DESK: usize = 2;

/// How long a request waits to get to the desk, and then for a worker.
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes of pictures that are kept: some hundred pages.
const PICTURE_BYTES: u64 = 64 << 20;

/// The desk, once somebody has asked for it.
pub(crate) struct SharedDesk {
    desk: Mutex<Option<Arc<ReadingDesk>>>,
    turns: Semaphore,
    workers: usize,
}

impl std::fmt::Debug for SharedDesk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SharedDesk").field("workers", &self.workers).finish_non_exhaustive()
    }
}

impl SharedDesk {
    /// A desk with half as many workers as questions are answered at a time; none is started yet.
    pub(crate) fn new(threads: usize) -> SharedDesk {
        let workers = threads.div_ceil(2).clamp(1, 4);
        let turns = Semaphore::new(workers * AT_THE_DESK);
        SharedDesk { desk: Mutex::default(), turns, workers }
    }

    /// The desk. One that cannot be set up is tried again by the next who asks.
    fn desk(&self, options: &ServeOptions) -> Result<Arc<ReadingDesk>, Failure> {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(desk) = &*desk {
            return Ok(Arc::clone(desk));
        }
        let limits =
            DeskOptions { workers: self.workers, picture_bytes: PICTURE_BYTES, patience: PATIENCE };
        let new = ReadingDesk::new(&options.library, options.worker.clone(), &limits)?;
        Ok(Arc::clone(desk.insert(Arc::new(new))))
    }
}

impl App {
    /// Asks the desk on a thread that may wait for a worker.
    ///
    /// # Errors
    ///
    /// [`Failure::Busy`] if too many are at it; what the desk itself says is in the answer.
    pub(crate) async fn at_desk<T: Send + 'static>(
        &self,
        question: impl FnOnce(&ReadingDesk) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<Result<T, DeskError>, Failure> {
        let turn = tokio::time::timeout(PATIENCE, self.desk.turns.acquire()).await;
        let turn = turn.map_err(|_| Failure::Busy)?.map_err(|_| Failure::Busy)?;
        let app = self.clone();
        let answer = tokio::task::spawn_blocking(move || {
            let desk = app.desk.desk(&app.options)?;
            Ok(question(&desk))
        });
        let answer = answer.await.unwrap_or(Err(Failure::Broken));
        drop(turn);
        answer
    }

    /// What the desk knows without asking anybody.
    pub(crate) fn known_at_desk<T>(
        &self,
        look: impl FnOnce(&ReadingDesk) -> Option<T>,
    ) -> Option<T> {
        let desk = self.desk.desk.lock().unwrap_or_else(PoisonError::into_inner).clone();
        look(&*desk?)
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Failure {
        match error {
            DeskError::Busy => Failure::Busy,
            DeskError::Timeout { .. } => Failure::TooSlow,
            DeskError::Refused { .. } | DeskError::Vanished | DeskError::Changed => {
                Failure::NotFound
            }
            _ => Failure::Broken,
        }
    }
}
