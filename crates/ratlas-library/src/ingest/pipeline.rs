//! Reading on all cores, writing in order, in bounded memory.
//!
//! Files are read by a pool of threads and handed to one sink in the order in which they came. A
//! window bounds how far reading runs ahead of writing.

use std::collections::VecDeque;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use rayon::{ScopeFifo, ThreadPool, ThreadPoolBuilder};

use crate::error::LibraryError;
use crate::ingest::members::{Inside, Unpacked};
use crate::ingest::read_file::{Outcome, ReadFile, ReadPaper};
use crate::store::files::{UNFINISHED, WalkedFile};

/// The stack of a worker: documents nest, and reading them recurses. A worker's stack costs memory
/// only as far as it is used.
pub(crate) const STACK_BYTES: usize = 32 * 1024 * 1024;

/// More workers than files in the window would have nothing to do.
const MAX_WORKERS: usize = WINDOW_FILES;

/// How many files reading may be ahead: enough that one slow paper does not keep the other workers
/// waiting.
const WINDOW_FILES: usize = 64;

/// How many bytes of files reading may be ahead, so that large files do not add up.
const WINDOW_BYTES: u64 = 256 * 1024 * 1024;

/// How many bytes of members may be ahead: they are held, while files wait on the disk.
const MEMBER_WINDOW_BYTES: u64 = 64 * 1024 * 1024;

/// How long finished papers may wait for the next before they are committed.
const GROUP_WAIT: Duration = Duration::from_millis(200);

/// Takes what was read.
pub(crate) trait Sink {
    /// Takes the next file, in order.
    fn take(&mut self, file: &WalkedFile, outcome: Outcome) -> Result<(), LibraryError>;

    /// A member was left out that nobody expects.
    fn skip(&mut self);

    /// All members of a file were taken.
    fn end_members(&mut self, file: &WalkedFile) -> Result<(), LibraryError>;

    /// Nothing to take for a while.
    fn idle(&mut self) -> Result<(), LibraryError>;
}

/// A pool of workers and the flag that stops them.
pub(crate) struct Pipeline<'a> {
    pool: ThreadPool,
    stop: &'a AtomicBool,
}

/// A file that is being read.
struct InFlight {
    file: WalkedFile,
    outcome: Receiver<ReadFile>,
}

/// Reads a file on disk, or a member from its bytes.
type Read<'a> = dyn Fn(&WalkedFile, Option<Vec<u8>>) -> ReadFile + Sync + 'a;

impl<'a> Pipeline<'a> {
    /// Makes a pool; with 0 workers, one for each core.
    ///
    /// # Errors
    ///
    /// If the system gives no threads.
    pub(crate) fn new(workers: usize, stop: &'a AtomicBool) -> io::Result<Pipeline<'a>> {
        let builder = ThreadPoolBuilder::new()
            .num_threads(workers.min(MAX_WORKERS))
            .stack_size(STACK_BYTES)
            .thread_name(|it| format!("ratlas-read-{it}"));
        Ok(Pipeline { pool: builder.build().map_err(io::Error::other)?, stop })
    }

    /// Reads each of `files` with `read` and hands it to `sink`; gives whether none was left out
    /// because of the stop flag.
    ///
    /// # Errors
    ///
    /// Those of `files` and `sink`; files that are not being read yet are then left out.
    pub(crate) fn run(
        &self,
        mut files: impl FnMut() -> Result<Option<WalkedFile>, LibraryError>,
        read: impl Fn(&WalkedFile, Option<Vec<u8>>) -> ReadFile + Sync,
        sink: &mut dyn Sink,
    ) -> Result<bool, LibraryError> {
        let failed = AtomicBool::new(false);
        let read = |file: &WalkedFile, bytes: Option<Vec<u8>>| {
            let is_over = self.stop.load(Ordering::Relaxed) || failed.load(Ordering::Relaxed);
            if is_over { Outcome::Stopped.into() } else { read(file, bytes) }
        };
        self.pool.in_place_scope_fifo(|scope| {
            let res = self.pump(scope, &mut files, &read, sink);
            failed.store(res.is_err(), Ordering::Relaxed);
            res
        })
    }

    fn pump<'scope>(
        &self,
        scope: &ScopeFifo<'scope>,
        files: &mut dyn FnMut() -> Result<Option<WalkedFile>, LibraryError>,
        read: &'scope Read<'scope>,
        sink: &mut dyn Sink,
    ) -> Result<bool, LibraryError> {
        let mut window = VecDeque::new();
        loop {
            while has_room(&window, WINDOW_BYTES) && !self.stop.load(Ordering::Relaxed) {
                let Some(file) = files()? else { break };
                window.push_back(spawn(scope, file, None, read));
            }
            let Some(InFlight { mut file, outcome }) = window.pop_front() else { break };
            let ReadFile { outcome, parts, members } = receive(&outcome, sink)?;
            if matches!(outcome, Outcome::Stopped) {
                return Ok(false);
            }
            if members.is_none() && parts.is_empty() {
                sink.take(&file, outcome)?;
                continue;
            }
            // Until its members are written it has a time that no file has.
            let modified = std::mem::replace(&mut file.modified, UNFINISHED);
            sink.take(&file, outcome)?;
            file.modified = modified;
            take_parts(&file, parts, sink)?;
            if let Some(members) = members
                && !self.pump_members(scope, Inside::new(&file, members), read, sink)?
            {
                return Ok(false);
            }
            sink.end_members(&file)?;
        }
        // An empty window and a raised flag: there may be files nobody asked for.
        Ok(!self.stop.load(Ordering::Relaxed) || files()?.is_none())
    }
}

impl Pipeline<'_> {
    /// Reads the members of a file as files of their own; gives whether that were all of them.
    fn pump_members<'scope>(
        &self,
        scope: &ScopeFifo<'scope>,
        mut inside: Inside<'_>,
        read: &'scope Read<'scope>,
        sink: &mut dyn Sink,
    ) -> Result<bool, LibraryError> {
        let mut window = VecDeque::new();
        loop {
            while has_room(&window, MEMBER_WINDOW_BYTES) && !self.stop.load(Ordering::Relaxed) {
                match inside.next() {
                    None => break,
                    Some(Unpacked::Skipped) => sink.skip(),
                    Some(Unpacked::File(file, bytes)) => {
                        window.push_back(spawn(scope, file, Some(bytes), read));
                    }
                    Some(Unpacked::Refused(file, outcome)) => window.push_back(done(file, outcome)),
                }
            }
            let Some(InFlight { file, outcome }) = window.pop_front() else { break };
            let ReadFile { outcome, parts, .. } = receive(&outcome, sink)?;
            if matches!(outcome, Outcome::Stopped) {
                return Ok(false);
            }
            sink.take(&file, outcome)?;
            take_parts(&file, parts, sink)?;
        }
        Ok(!self.stop.load(Ordering::Relaxed))
    }
}

/// Hands over the papers that a file holds, each as a file inside of it.
fn take_parts(
    file: &WalkedFile,
    parts: Vec<ReadPaper>,
    sink: &mut dyn Sink,
) -> Result<(), LibraryError> {
    for (number, part) in (1..).zip(parts) {
        sink.take(&file.part(number), Outcome::Read(Box::new(part)))?;
    }
    Ok(())
}

/// A file of which is known what came of it.
fn done(file: WalkedFile, outcome: Outcome) -> InFlight {
    let (sender, receiver) = sync_channel(1);
    // There is room for one.
    let _ = sender.send(outcome.into());
    InFlight { file, outcome: receiver }
}

/// Whether reading may run further ahead.
fn has_room(window: &VecDeque<InFlight>, max_bytes: u64) -> bool {
    let bytes: u64 = window.iter().map(|it| it.file.bytes).sum();
    window.len() < WINDOW_FILES && bytes < max_bytes
}

fn spawn<'scope>(
    scope: &ScopeFifo<'scope>,
    file: WalkedFile,
    bytes: Option<Vec<u8>>,
    read: &'scope Read<'scope>,
) -> InFlight {
    let (sender, outcome) = sync_channel(1);
    let copy = file.clone();
    scope.spawn_fifo(move |_| {
        // Nobody listens any more after an error; the outcome is then of no use.
        let _ = sender.send(read(&copy, bytes));
    });
    InFlight { file, outcome }
}

/// Waits for an outcome; tells the sink if that takes long.
fn receive(outcome: &Receiver<ReadFile>, sink: &mut dyn Sink) -> Result<ReadFile, LibraryError> {
    match outcome.recv_timeout(GROUP_WAIT) {
        Ok(outcome) => return Ok(outcome),
        Err(RecvTimeoutError::Timeout) => sink.idle()?,
        Err(RecvTimeoutError::Disconnected) => {}
    }
    // Workers always send: panics are outcomes.
    Ok(outcome.recv().unwrap_or_else(|_| Outcome::Stopped.into()))
}
